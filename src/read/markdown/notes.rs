//! Footnotes: their words are put at the end, in one list, whose items the marks in the text link to.

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::read::draft;

/// The same events, with the footnotes last.
pub(super) fn at_the_end<'t>(events: impl Iterator<Item = Event<'t>>) -> Vec<Event<'t>> {
    let mut text: Vec<Event<'t>> = Vec::new();
    let mut notes: Vec<(CowStr<'t>, Vec<Event<'t>>)> = Vec::new();
    let mut numbers: HashMap<CowStr<'t>, usize> = HashMap::new();
    let mut inside = false;
    for event in events {
        let event = match event {
            Event::Start(Tag::FootnoteDefinition(name)) => {
                inside = true;
                notes.push((name, Vec::new()));
                continue;
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                inside = false;
                continue;
            }
            Event::FootnoteReference(name) => {
                let next = numbers.len() + 1;
                let number = *numbers.entry(name.clone()).or_insert(next);
                Event::InlineHtml(mark(&name, number).into())
            }
            event => event,
        };
        match notes.last_mut().filter(|_| inside) {
            Some((_, words)) => words.push(event),
            None => text.push(event),
        }
    }
    if notes.is_empty() {
        return text;
    }
    // Numbered as the marks are, which come in the order of the text.
    notes.sort_by_key(|(name, _)| numbers.get(name).copied().unwrap_or(usize::MAX));
    text.push(Event::Html("<section role=\"doc-endnotes\"><ol class=\"footnotes\">\n".into()));
    for (name, words) in notes {
        let mut item = "<li id=\"".to_owned();
        draft::escape(&id(&name), &mut item);
        item.push_str("\">");
        text.push(Event::Html(item.into()));
        text.extend(words);
        text.push(Event::Html("</li>\n".into()));
    }
    text.push(Event::Html("</ol></section>\n".into()));
    text
}

fn mark(name: &str, number: usize) -> String {
    let mut html = "<sup><a href=\"#".to_owned();
    draft::escape(&id(name), &mut html);
    html.push_str(&format!("\">{number}</a></sup>"));
    html
}

fn id(name: &str) -> String {
    format!("note-{name}")
}
