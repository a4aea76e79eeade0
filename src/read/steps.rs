//! XML, step by step. A document type is passed over: nothing is fetched, and no entity of its own is known.

use std::borrow::Cow;

use quick_xml::{
    Reader,
    escape::unescape,
    events::{BytesStart, Event},
};

/// An element that begins.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// The attribute of this name, whatever prefix it bears.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let found = self
            .0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)?;
        Some(unescape(&found.value).unwrap_or(Cow::Borrowed(&found.value)).into_owned())
    }
}

/// What comes next.
pub(super) enum Step<'a> {
    /// An element of this name, its prefix off, begins.
    Open(&'a str, Tag<'a>),
    /// An element ends.
    Close(&'a str),
    /// Text, its references resolved.
    Text(&'a str),
}

/// Walks over `text` and shows every step to `visit`; whether all of it was XML.
pub(super) fn walk(text: &str, mut visit: impl FnMut(Step<'_>)) -> bool {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => visit(Step::Open(tag.local_name().as_ref(), Tag(&tag))),
            Ok(Event::Empty(tag)) => {
                visit(Step::Open(tag.local_name().as_ref(), Tag(&tag)));
                visit(Step::Close(tag.local_name().as_ref()));
            }
            Ok(Event::End(tag)) => visit(Step::Close(tag.local_name().as_ref())),
            Ok(Event::Text(text)) => visit(Step::Text(&text)),
            Ok(Event::CData(text)) => visit(Step::Text(&text)),
            Ok(Event::GeneralRef(name)) => {
                let written = format!("&{};", &*name);
                if let Ok(text) = unescape(&written) {
                    visit(Step::Text(&text));
                }
            }
            Ok(Event::Eof) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, walk};

    #[test]
    fn entities_of_a_document_are_not_resolved() {
        let mut seen = String::new();
        let bomb = "<!DOCTYPE x [<!ENTITY a \"lol\"><!ENTITY b SYSTEM \"file:///etc/hosts\">]>\
                    <w:x k='1 &amp; 2'>&a;&b;&lt;ok&#33;</w:x>";
        let whole = walk(bomb, |step| match step {
            Step::Open(name, tag) => seen.push_str(&format!("<{name} {}>", tag.get("k").unwrap())),
            Step::Close(name) => seen.push_str(&format!("</{name}>")),
            Step::Text(text) => seen.push_str(text),
        });
        assert!(whole);
        assert_eq!(seen, "<x 1 & 2><ok!</x>");
    }
}
