//! HTML in the making, for formats that say by styles and numbers what HTML says by tags. They are written
//! down as HTML and read as such, so that lists, tables, links and notes are told by one reader.

mod card;
mod flow;
mod hyperlink;
mod inline;

pub(super) use self::{
    card::Card,
    flow::{Flow, Item, Kind},
    hyperlink::hyperlink,
    inline::{Inline, Look},
};
use crate::model::{Doubt, Page};

/// A page that was made so, ready to be handed over.
pub(super) fn finish(mut page: Page, mut doubts: Vec<Doubt>) -> Page {
    super::shorten::shorten(&mut page, &mut doubts);
    Page { encoding: "utf-8".to_owned(), doubts, ..page }
}

/// Adds `text` to `html` as text: nothing in it is a tag.
pub(super) fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '&' => html.push_str("&amp;"),
            '"' => html.push_str("&quot;"),
            '\t' | '\n' => html.push(' '),
            c if c.is_control() => {}
            c => html.push(c),
        }
    }
}
