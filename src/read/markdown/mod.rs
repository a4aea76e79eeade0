//! Markdown: CommonMark with tables and footnotes, as notes programs and web clippers write it, with what its
//! front matter says. It is turned into HTML and read as such.

mod fences;
mod front;
mod notes;
mod tell;

use pulldown_cmark::{Options, Parser, html};

pub(super) use self::tell::is_markdown;
use super::draft::Card;
use crate::model::{Doubt, Format, Page};

/// Reads a decoded Markdown page.
pub(super) fn read(text: &str, doubts: &mut Vec<Doubt>) -> Page {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (fields, body) = front::split(text);
    let mut card = Card::default();
    fields.iter().for_each(|(key, value)| front::note(key, value, &mut card));
    let body = fences::as_html(body);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_SUPERSCRIPT
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_TASKLISTS;
    let mut out = String::with_capacity(body.len() * 5 / 4);
    html::push_html(&mut out, notes::at_the_end(Parser::new_ext(&body, options)).into_iter());
    card.page(&out, Format::Markdown, doubts)
}
