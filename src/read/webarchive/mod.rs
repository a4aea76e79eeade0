//! Safari's web archives: a property list with the page and all that it loaded. Frames and images stay out.

mod plist;

use std::borrow::Cow;

use super::{
    File, Unreadable, encoding,
    reader::{Pages, Reader},
};
use crate::model::{Format, Page};
use plist::{Plist, Value};

/// Reads `.webarchive` files.
pub(super) struct WebArchive;

impl Reader for WebArchive {
    fn knows(&self, file: &File<'_>) -> bool {
        file.bytes.starts_with(plist::MARK)
    }

    fn format(&self, _: &File<'_>) -> Option<Format> {
        Some(Format::WebArchive)
    }

    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable> {
        let broken = |what: &str| Unreadable::Broken(format!("a broken web archive ({what})"));
        let list = Plist::of(file.bytes).ok_or_else(|| broken("it is cut short"))?;
        let top = list.top().ok_or_else(|| broken("it has no contents"))?;
        let Some(main) = list.get(&top, "WebMainResource") else {
            return Err(Unreadable::NotText("a property list"));
        };
        let text = |key: &str| match list.get(&main, key) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        };
        let Some(Value::Data(data)) = list.get(&main, "WebResourceData") else {
            return Err(broken("the page is missing"));
        };
        let address = text("WebResourceURL").filter(|address| address.starts_with("http"));
        let content = encoding::recoded(Cow::Borrowed(data), text("WebResourceTextEncodingName").as_deref());
        let is_plain = text("WebResourceMIMEType").as_deref() == Some("text/plain");
        let name = if is_plain { "page.txt" } else { "page.html" };
        pages.part(None, &File { bytes: &content, name }, &mut |page: &mut Page| {
            if address.is_some() {
                page.head.saved_from.clone_from(&address);
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::plist::tests::{Item, list};
    use crate::{model::Format, read};

    #[test]
    fn the_main_resource_is_the_page() {
        let page = b"<title>Naps</title><h1>Naps</h1><p>Caf\xe9 owners nap.</p>";
        let main = Item::Dict(vec![
            ("WebResourceData", Item::Data(page.to_vec())),
            ("WebResourceURL", Item::Text("https://clinic.example/naps")),
            ("WebResourceTextEncodingName", Item::Text("windows-1252")),
        ]);
        let bytes = list(&Item::Dict(vec![("WebMainResource", main)]));
        let read = read::read(&bytes, "a.webarchive").unwrap();
        assert_eq!(read.format, Format::WebArchive);
        assert_eq!(read.head.saved_from.as_deref(), Some("https://clinic.example/naps"));
        assert_eq!(read.blocks[1].text, "Café owners nap.");
        for cut in 8..bytes.len() {
            assert!(read::read(&bytes[..cut], "a.webarchive").is_err());
        }
        let other = list(&Item::Dict(vec![("Name", Item::Text("x"))]));
        assert!(read::read(&other, "a.webarchive").unwrap_err().to_string().contains("property list"));
    }
}
