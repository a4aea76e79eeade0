//! The tail of a cut-off text: sites that show only the beginning of a section end it with "... Read more
//! about" and the name of the page that goes on.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::compile;

static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    compile(r"(?i)(?:\.\.\.|…)\s*(?:(?:read|learn|see) more|continue reading|more)\b.{0,80}$")
});

/// Where the page's own text ends: before the link that a cut-off text ends with. The dots stay, for they
/// say that it was cut.
pub(super) fn end(text: &str) -> usize {
    if !(text.contains("...") || text.contains('…')) {
        return text.len();
    }
    let Some(tail) = TAIL.find(text) else { return text.len() };
    let dots = if text[tail.start()..].starts_with('…') { '…'.len_utf8() } else { 3 };
    tail.start() + dots
}

#[cfg(test)]
mod tests {
    use super::end;

    #[test]
    fn cuts_the_link_and_keeps_the_dots() {
        let text = "Cramps are contractions at the ... Read more about crampsintroduction";
        assert_eq!(&text[..end(text)], "Cramps are contractions at the ...");
        assert_eq!(end("Wait... then stretch."), 21);
    }
}
