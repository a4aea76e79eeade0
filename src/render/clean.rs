//! Text from pages, made safe for a terminal: a page can neither move the cursor, nor colour, rename
//! or reorder what is shown.

use std::borrow::Cow;

/// The text with what could drive a terminal made visible as U+FFFD; line ends and tabs become
/// spaces. One scalar value stands for one, so offsets hold.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| safe(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(safe).collect())
}

fn safe(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        // Embeddings, overrides and isolates of the bidirectional algorithm (UAX #9) can show text
        // in another order than it has.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        c if c.is_control() => '\u{FFFD}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn nothing_drives_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mred\u{7}"), "a\u{FFFD}[31mred\u{FFFD}");
        assert_eq!(clean("x\u{9b}2J \u{202e}evil\u{2069}"), "x\u{FFFD}2J \u{FFFD}evil\u{FFFD}");
        assert_eq!(clean("two\nlines\tand"), "two lines and");
    }

    #[test]
    fn ordinary_text_is_untouched() {
        assert!(matches!(clean("naïve “µ” עברית 手"), std::borrow::Cow::Borrowed(_)));
    }
}
