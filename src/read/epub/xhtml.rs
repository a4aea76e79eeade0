//! XHTML made ready for a reader of HTML, which knows no elements that close themselves.

use std::{borrow::Cow, sync::LazyLock};

use regex::{Captures, Regex};

/// Elements that have no content in HTML either.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

static CLOSED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"<([A-Za-z][A-Za-z0-9:]*)(\s[^<>]*)?/>").expect("the pattern is valid"));

/// The same page as HTML. What a book calls its parts by (`epub:type`) is kept as a name of theirs.
pub(super) fn as_html(text: &str) -> Cow<'_, str> {
    let html = CLOSED.replace_all(text, |found: &Captures<'_>| {
        let (name, rest) = (&found[1], found.get(2).map_or("", |rest| rest.as_str()));
        if VOID.contains(&name.to_ascii_lowercase().as_str()) {
            format!("<{name}{rest}>")
        } else {
            format!("<{name}{rest}></{name}>")
        }
    });
    if html.contains(" epub:type=") {
        return Cow::Owned(html.replace(" epub:type=", " data-component="));
    }
    html
}

#[cfg(test)]
mod tests {
    use super::as_html;

    #[test]
    fn closes_what_closes_itself() {
        assert_eq!(
            as_html("<title/><a id='x'/><br/>A<section epub:type=\"rearnotes\">"),
            "<title></title><a id='x'></a><br>A<section data-component=\"rearnotes\">"
        );
    }
}
