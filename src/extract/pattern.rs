//! How the patterns of this room are compiled: with the letters of a few scripts, told by blocks, and the digits of
//! ASCII. All of Unicode's in dozens of places took longer to compile than a page takes to read.

use regex::Regex;

/// What stands for classes of Unicode. Of the scripts with capitals Latin, Greek and Cyrillic are told apart; where
/// capitals and small letters alternate, all are both.
const CLASSES: [(&str, &str); 6] = [
    // Boundaries of Unicode's make the engine leave its quick path at the first letter beyond ASCII, and nearly every
    // list of references has a dash or a quotation mark.
    (r"\b", r"(?-u:\b)"),
    (r"\d", "[0-9]"),
    (r"\w", r"[0-9A-Z_a-zÀ-ÖØ-öø-ʯͰ-\u{1fff}\u{2c00}-\u{2dff}\u{3040}-\u{d7ff}\u{f900}-\u{fdff}]"),
    (r"\p{L}", r"[A-Za-zÀ-ÖØ-öø-ʯͰ-\u{1fff}\u{2c00}-\u{2dff}\u{3040}-\u{d7ff}\u{f900}-\u{fdff}]"),
    (r"\p{Lu}", r"[A-ZÀ-ÖØ-ÞĀ-ɏΆ-ΏΑ-ΫЀ-ЯḀ-ỿ]"),
    (r"\p{Ll}", r"[a-zß-öø-ÿĀ-ɏά-ώа-џḀ-ỿ]"),
];

/// Compiles `pattern`.
pub(super) fn compile(pattern: &str) -> Regex {
    let slim = |pattern: String, (class, letters): &(&str, &str)| pattern.replace(class, letters);
    Regex::new(&CLASSES.iter().fold(pattern.to_owned(), slim)).expect("the pattern is valid")
}

/// A static pattern, compiled when it is first needed.
macro_rules! pattern {
    ($name:ident, $($part:expr),+ $(,)?) => {
        static $name: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| {
            $crate::extract::pattern::compile(&[$($part),+].concat())
        });
    };
}
pub(super) use pattern;

#[cfg(test)]
mod tests {
    use super::compile;

    #[test]
    fn letters_are_those_of_names() {
        let name = compile(r"^\p{Lu}[\p{L}'-]+$");
        for known in ["Doe", "Ångström", "Dvořák", "Żuławski", "Παπαδόπουλος", "Иванов", "Nguyễn"]
        {
            assert!(name.is_match(known), "{known}");
        }
        for other in ["doe", "12", "Doe, J", "“Doe”", "Doe–Roe"] {
            assert!(!name.is_match(other), "{other}");
        }
        assert!(compile(r"^[\d.]+\b").is_match("1.5 mg"));
    }
}
