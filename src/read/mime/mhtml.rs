//! MHTML: a page with its images in one message, as Chromium, Internet Explorer and others save it. Its
//! frames and images stay out.

use super::Entity;
use crate::{
    model::{Format, Page},
    read::{
        File, Unreadable,
        reader::{Pages, Reader},
    },
};

/// Reads MHTML.
pub(in crate::read) struct Mhtml;

impl Reader for Mhtml {
    fn knows(&self, file: &File<'_>) -> bool {
        if !file.first().is_some_and(|first| first.is_ascii_alphabetic()) {
            return false;
        }
        let opening = file.opening();
        let head = opening.split("\n\n").next().unwrap_or_default();
        let head = head.split("\r\n\r\n").next().unwrap_or_default();
        let begins =
            ["from:", "mime-version:", "snapshot-content-location:", "subject:", "date:", "content-type:"];
        begins.iter().any(|name| head.starts_with(name))
            && head.contains("multipart/related")
            && (head.contains("mime-version:") || head.contains("snapshot-content-location:"))
            && !head.contains("message-id:")
    }

    fn format(&self, _: &File<'_>) -> Option<Format> {
        Some(Format::Mhtml)
    }

    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable> {
        let message = Entity::of(file.bytes, 0);
        let saved = message.date();
        let stated = message.header("snapshot-content-location");
        let root = message.parameter("start");
        let parts = message.leaves(pages.budget)?;
        let is_page =
            |part: &&Entity<'_>| matches!(part.kind().as_str(), "text/html" | "application/xhtml+xml");
        let is_root = |part: &&Entity<'_>| root.is_some() && part.header("content-id") == root;
        let page =
            parts.iter().find(|part| is_root(part) && is_page(part)).or_else(|| parts.iter().find(is_page));
        let Some(page) = page.or_else(|| parts.iter().find(|part| part.kind() == "text/plain")) else {
            return Err(Unreadable::Broken(
                "a web archive without a page in it; it may be cut short".to_owned(),
            ));
        };
        let address =
            stated.or_else(|| page.header("content-location")).map(|address| address.replace(' ', ""));
        let address = address.filter(|address| address.starts_with("http"));
        let content = page.content(pages.budget)?;
        pages.part(None, &File { bytes: &content, name: "page.html" }, &mut |read: &mut Page| {
            if address.is_some() {
                read.head.saved_from.clone_from(&address);
            }
            if saved.is_some() {
                read.head.saved.clone_from(&saved);
            }
        })
    }
}
