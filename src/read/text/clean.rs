//! Takes out of a text what is no part of it: the byte order mark, control characters, zero-width spaces;
//! and makes every end of line a line feed.

use std::borrow::Cow;

use super::super::fold::{is_invisible, is_stray_control};

/// The text as ranges count in it.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let is_clean =
        |c: char| c == '\n' || c == '\t' || c == ' ' || !(c.is_control() || is_invisible(c) || is_end(c));
    if text.chars().all(is_clean) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut before = '\0';
    for c in text.chars() {
        match c {
            '\n' if before == '\r' => {}
            '\r' => cleaned.push('\n'),
            c if is_end(c) => cleaned.push('\n'),
            c if is_stray_control(c) || is_invisible(c) => {}
            c => cleaned.push(c),
        }
        before = c;
    }
    Cow::Owned(cleaned)
}

/// Whether `c` ends a line or a page without being a line feed.
fn is_end(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn line_ends_are_one_and_the_unseen_is_gone() {
        assert_eq!(clean("\u{feff}Tea\r\nand\rna\u{ad}ps\u{c}\0Rest"), "Tea\nand\nnaps\nRest");
        assert!(matches!(clean("as\tit is\n"), std::borrow::Cow::Borrowed(_)));
    }
}
