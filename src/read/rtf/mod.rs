//! RTF, by a small reader of our own: text in any code page, paragraphs, headings by outline level or style,
//! bold and raised words, lists, tables, links, notes. Pictures and objects are passed over.

mod body;
mod charset;
mod destination;
mod fields;
mod state;
mod token;

use self::{body::Body, token::Tokens};
use super::{
    File, Unreadable, draft,
    reader::{Pages, Reader},
};
use crate::model::Format;

/// Reads Rich Text Format.
pub(super) struct Rtf;

impl Reader for Rtf {
    fn knows(&self, file: &File<'_>) -> bool {
        file.bytes.trim_ascii_start().starts_with(b"{\\rtf")
    }

    fn format(&self, _: &File<'_>) -> Option<Format> {
        Some(Format::Rtf)
    }

    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable> {
        let mut body = Body::new();
        let mut doubts = Vec::new();
        for token in Tokens::new(file.bytes) {
            if !body.take(token) {
                doubts.push(super::doubt("too long or too deeply nested; the rest was left out", "the end"));
                break;
            }
        }
        let (flow, card) = body.finish();
        let page = flow.page(card, Format::Rtf, &mut doubts);
        pages.whole(draft::finish(page, doubts));
        Ok(())
    }
}
