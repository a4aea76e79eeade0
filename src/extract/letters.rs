//! Texts in the letters in which they are compared. Most text is ASCII, and is folded byte by byte.

/// Lower-case, with straight apostrophes.
pub(super) fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().map(|c| if matches!(c, '’' | '‘') { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

/// Letters and digits alone, lower-case.
pub(super) fn alphanumeric(text: &str) -> String {
    if text.is_ascii() {
        let bytes = text.bytes().filter(u8::is_ascii_alphanumeric);
        return bytes.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    }
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether `text` ends with `end`, which is ASCII and lower-case or marks, in whatever case.
pub(super) fn ends_with(text: &str, end: &str) -> bool {
    let at = text.len().checked_sub(end.len());
    at.and_then(|at| text.as_bytes().get(at..)).is_some_and(|tail| tail.eq_ignore_ascii_case(end.as_bytes()))
}

/// Whether `text` begins with `start`, which is ASCII and lower-case, in whatever case.
pub(super) fn starts_with(text: &str, start: &str) -> bool {
    text.as_bytes().get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_as_unicode_does() {
        assert_eq!(lower("Don’t NAP"), "don't nap");
        assert_eq!(lower("It's ÉTÉ"), "it's été");
        assert_eq!(alphanumeric("Vitamin B-12!"), "vitaminb12");
        assert_eq!(alphanumeric("Ménière’s"), "ménières");
        assert!(ends_with("Read MORE…", "more…") && !ends_with("ore", "more"));
        assert!(starts_with("About The author", "about the") && !starts_with("é", "ab"));
    }
}
