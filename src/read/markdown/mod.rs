//! Markdown: CommonMark with tables and footnotes, as notes programs and web clippers write it, with what its
//! front matter says. It is turned into HTML and read as such.

mod fences;
mod front;
mod notes;
mod tables;
mod tell;

use std::borrow::Cow;

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
    let tables = tables::as_html(body);
    let body = fences::as_html(&tables);
    // Pandoc, whose marks those are, writes quotes and dashes by keys of a typewriter.
    let is_typewritten = [&tables, &body].iter().any(|text| matches!(text, Cow::Owned(_)));
    let typewritten = if is_typewritten { Options::ENABLE_SMART_PUNCTUATION } else { Options::empty() };
    let options = typewritten
        | Options::ENABLE_TABLES
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
