//! How much a piece of text looks like a citation.

use super::{address, author, ids::Ids, signs::Signs};
use crate::extract::pattern::pattern;

/// Evidence enough to take a piece as a reference where nothing else says that it is one.
pub(super) const STRONG: u8 = 3;
/// Evidence enough under a heading "References".
pub(super) const WEAK: u8 = 1;

pattern!(
    BRACKET_YEAR,
    r"\((?:[A-Z][a-z]+\.? )?(?:(?:19|20)\d\d[a-z]?(?:,[^)]{1,20})?|(?i:n\.?d\.?))\)(?:[.,:;]|\s*$|\s+[A-Z“‘]|https?:)"
);
pattern!(
    JOURNAL_YEAR,
    r"\b(?:19|20)\d\d(?: [A-Z][a-z]{2,8}\.?(?:[-–/][A-Z][a-z]{2,8})?(?: \d{1,2})?)?\s?[;:]\s?[A-Za-z]{0,2}\d|;\s?(?:19|20)\d\d\s?[:.]"
);
pattern!(IN_BOOK, r"\bIn: .{3,120}\b[Ee]d(?:s|itors?)?\b");
pattern!(QUOTED, r#"^[^“"]{0,120}[:.,]\s*[“"][^”"]{4,200}[.,?!]?[”"]|^[“"][^”"]{4,200}[.,?!]?[”"]"#);
pattern!(
    ACCESSED,
    r"\b(?:[Aa]ccessed|[Rr]etrieved|[Cc]ited)\b.{0,12}\b(?:19|20)\d\d|\b(?:Available|Accessed|Retrieved) (?:at|from)\b"
);
pattern!(ENDS_IN_YEAR, r"[.,;]\s*(?:[A-Z][a-z]{2,8}\.?\s+)?(?:\d{1,2},\s*)?(?:19|20)\d\d\.?$");

/// Points for how much `text` looks like a citation; `numbered` where a number stands before it.
pub(super) fn points(text: &str, numbered: bool) -> u8 {
    // Citations are neither words of a menu nor essays.
    if text.len() < 8 || text.len() > 1500 {
        return 0;
    }
    // Most text shows at a glance that it is no citation: no year, no address, no quoted title.
    let signs = Signs::of(text);
    let has_year = signs.any(Signs::ONE_OR_TWO | Signs::ROUND) && may_have_year(text);
    let mut points = u8::from(numbered);
    if signs.any(Signs::SLASH | Signs::STOP) {
        let addresses = address::find(text);
        points += match addresses.last() {
            Some(range) if stands_alone(text, range.start) => 2,
            Some(_) => 1,
            None => 0,
        };
        if signs.any(Signs::DIGIT) {
            points += 2 * u8::from(!Ids::among(text, &addresses).is_empty());
        }
    }
    if has_year {
        points += 2 * u8::from(signs.any(Signs::ROUND) && BRACKET_YEAR.is_match(text));
        points += 3 * u8::from(signs.any(Signs::COLON) && JOURNAL_YEAR.is_match(text));
        points += u8::from(ends_in_digit(text) && ENDS_IN_YEAR.is_match(text));
    }
    if has_year || points > u8::from(numbered) {
        points += 2 * u8::from(ACCESSED.is_match(text));
    }
    points += 3 * u8::from(signs.any(Signs::COLON) && text.contains("In: ") && IN_BOOK.is_match(text));
    points += u8::from(text.len() < 400 && signs.any(Signs::QUOTE) && QUOTED.is_match(text));
    // Names alone are cheap to mistake: "Vitamin K. It ...".
    if points > u8::from(numbered) || has_year || text.contains("et al") {
        points += 2 * u8::from(author::opens_with_people(text));
    }
    points
}

/// Whether `text` holds the first digits of a year, or words for none.
fn may_have_year(text: &str) -> bool {
    text.as_bytes().windows(3).any(|three| match three {
        [b'2', b'0', last] | [b'1', b'8' | b'9', last] => last.is_ascii_digit(),
        [b'(', first, _] => first.eq_ignore_ascii_case(&b'n'),
        _ => false,
    })
}

fn ends_in_digit(text: &str) -> bool {
    text.strip_suffix('.').unwrap_or(text).ends_with(|last: char| last.is_ascii_digit())
}

/// Whether the address at byte `at` is a part of its own and no object of a sentence ("visit ...").
fn stands_alone(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    let before = before.strip_suffix("at:").or_else(|| before.strip_suffix("from:")).unwrap_or(before);
    before.is_empty()
        || before.ends_with(['.', ')', ']', ':', '”', '"', '?', ',', ';', '-', '|'])
        || text[..at].ends_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::{STRONG, WEAK, points};

    #[test]
    fn citations_have_points_and_prose_has_none() {
        for text in [
            "On naps. (2021).https://sleep.example.org/naps/",
            "Roe J, et al. (2019). Naps at noon.https://example.org/n",
            "Roe J, Doe B. Naps at noon. Nap J. 2011;12(3):45-50.",
            "Roe J. Naps. In: Doe B, ed. Book of Sleep. 2nd ed. Town: Press; 2011:chap 4.",
            "Naps. Example Clinic. Accessed March 3, 2024. https://example.org/n",
        ] {
            assert!(points(text, false) >= STRONG, "{text}: {}", points(text, false));
        }
        assert!(points("Naps at noon. Academy of Naps. http://naps.example.org/topic?a=1.", true) >= STRONG);
        assert!(points("Example Clinic: “Naps at noon.”", false) >= WEAK);
        for text in [
            "Call 911 if twitching lasts.",
            "A vitamin B12 level below 200 pg/mL",
            "Exercise (twitching is seen after exercise)",
            "This text was written by people and is meant for people. Ask your doctor.",
        ] {
            assert_eq!(points(text, false), 0, "{text}");
        }
        assert!(points("To find help near you, visit www.example.org/help", true) < STRONG);
    }
}
