//! Pandoc's Markdown of a web page: `::: name` stands for an element with that name, and `{.name}` after a link
//! or a heading for its attributes. Elements become elements again, so that furniture is known by its names.

use std::{borrow::Cow, sync::LazyLock};

use regex::Regex;

use crate::read::draft;

/// Attributes behind a link, an image or a span in brackets.
static BEHIND: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"([)\]])\{[.#a-z][^{}\n]*\}").expect("the pattern is valid"));

/// One attribute: an id, a class, or a key with its value.
static PART: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"#([\w:.-]+)|\.([\w:-]+)|([a-z][\w-]*)="([^"]*)""#).expect("the pattern is valid")
});

/// The same text with such marks as HTML; what has none is left as it is.
pub(super) fn as_html(text: &str) -> Cow<'_, str> {
    let fenced = text.lines().any(|line| line.trim_start().starts_with(":::"));
    if !fenced && !BEHIND.is_match(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match line.trim_start().strip_prefix(":::") {
            Some(rest) => fence(line, rest.trim_start_matches(':').trim(), &mut out),
            None => out.push_str(&BEHIND.replace_all(line, "$1")),
        }
    }
    Cow::Owned(out)
}

/// An element's begin, or its end where there is no name.
fn fence(line: &str, rest: &str, out: &mut String) {
    let indent = &line[..line.len() - line.trim_start().len()];
    out.push('\n');
    out.push_str(indent);
    if rest.is_empty() {
        out.push_str("</div>\n\n");
        return;
    }
    let (mut id, mut classes, mut more) = (String::new(), Vec::new(), String::new());
    match rest.strip_prefix('{').map(|rest| rest.trim_end_matches([':', ' ', '}'])) {
        None => classes.push(rest.trim_end_matches([':', ' '])),
        Some(attributes) => {
            for part in PART.captures_iter(attributes) {
                if let Some(found) = part.get(1) {
                    found.as_str().clone_into(&mut id);
                } else if let Some(found) = part.get(2) {
                    classes.push(found.as_str());
                } else if ["role", "aria-label", "hidden", "aria-hidden"].contains(&&part[3]) {
                    more.push_str(&format!(" {}=\"", &part[3]));
                    draft::escape(&part[4], &mut more);
                    more.push('"');
                }
            }
        }
    }
    out.push_str("<div id=\"");
    draft::escape(&id, out);
    out.push_str("\" class=\"");
    draft::escape(&classes.join(" "), out);
    out.push_str(&format!("\"{more}>\n\n"));
}

#[cfg(test)]
mod tests {
    use super::as_html;

    #[test]
    fn fences_are_elements_again() {
        let text = "::: {#consent .box role=\"dialog\"}\nCookies\n:::\n[Skip](#main){.sr}\n";
        let html = as_html(text);
        assert_eq!(
            html,
            "\n<div id=\"consent\" class=\"box\" role=\"dialog\">\n\nCookies\n\n</div>\n\n[Skip](#main)\n"
        );
        assert_eq!(as_html("Ratio 1:2 {see}"), "Ratio 1:2 {see}");
    }
}
