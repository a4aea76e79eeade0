//! A passage as it is copied: its words, who says so, and as of when.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use etio::{Hit, InContext, clean};

/// The passage in quotation marks, with its source, title, date and address.
pub(super) fn quotation(hit: &Hit, found: Option<&InContext>) -> String {
    let source = hit.source.as_ref().map_or("source not stated", |source| &source.name);
    let supplier = hit.supplied_by.as_ref().map_or_else(String::new, |it| format!(" (text by {})", it.name));
    let title = hit.title.as_ref().map_or_else(String::new, |title| format!(", “{title}”"));
    let date = hit.date.as_ref();
    let date = date.map_or_else(|| "date not stated".to_owned(), |it| format!("{} {}", it.kind, it.value));
    let head = found.and_then(|found| found.page.head.as_ref());
    let place = head.and_then(|head| head.url.as_deref()).unwrap_or(&hit.path);
    let quotation = format!("“{}” ({source}{supplier}{title}, {date}, {place})", hit.text);
    clean(&quotation).into_owned()
}

/// What tells a terminal to copy a text (OSC 52). The terminal may be far away, over ssh; whether it
/// does as it is told, it does not say.
pub(super) fn copying(text: &str) -> String {
    format!("\u{1b}]52;c;{}\u{7}", STANDARD.encode(text))
}
