//! A place in a journal or book as printed ("12(3): 45–50", "chap 429"), taken apart.

use std::sync::LazyLock;

use regex::Regex;

/// The parts of a place; none of them where it cannot be taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Locator {
    pub(super) volume: Option<String>,
    pub(super) issue: Option<String>,
    /// First and last page with a hyphen between them.
    pub(super) pages: Option<String>,
    pub(super) chapter: Option<String>,
}

static IN_A_JOURNAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:vol(?:ume|\.)?\s*)?(\d{1,5})\s*(?:\(([^()]{1,20})\))?(?:\s*[:,]\s*(?:pp?\.?\s*)?([a-z]?\d[a-z0-9]*(?:\s*[-–—]\s*[a-z]?\d[a-z0-9]*)?))?\.?$",
    )
    .expect("a valid expression")
});

static IN_A_BOOK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:(chap(?:ter)?|ch)\.?|pp?\.?|pages?)\s*([a-z]?\d[a-z0-9]*(?:\s*[-–—]\s*[a-z]?\d[a-z0-9]*)?)\.?$")
        .expect("a valid expression")
});

impl Locator {
    /// The parts of a place as printed.
    pub(super) fn of(printed: &str) -> Self {
        let printed = printed.trim();
        if let Some(parts) = IN_A_JOURNAL.captures(printed) {
            let part = |at| parts.get(at).map(|part| hyphened(part.as_str()));
            return Self { volume: part(1), issue: part(2), pages: part(3), chapter: None };
        }
        if let Some(parts) = IN_A_BOOK.captures(printed) {
            let place = parts.get(2).map(|part| hyphened(part.as_str()));
            let is_chapter = parts.get(1).is_some();
            return if is_chapter {
                Self { chapter: place, ..Self::default() }
            } else {
                Self { pages: place, ..Self::default() }
            };
        }
        Self::default()
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn hyphened(text: &str) -> String {
    let parts: Vec<&str> = text.split(['-', '–', '—']).map(str::trim).collect();
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::Locator;

    #[test]
    fn places_are_taken_apart() {
        let parts = |printed| {
            let it = Locator::of(printed);
            [it.volume, it.issue, it.pages, it.chapter].map(Option::unwrap_or_default).join("|")
        };
        assert_eq!(parts("12(3):45-50"), "12|3|45-50|");
        assert_eq!(parts("9 (2): 40–47"), "9|2|40-47|");
        assert_eq!(parts("12: 201–12"), "12||201-12|");
        assert_eq!(parts("7(Suppl 1):e12"), "7|Suppl 1|e12|");
        assert_eq!(parts("chap 429"), "|||429");
        assert_eq!(parts("pp. 12–14"), "||12-14|");
        assert!(Locator::of("the back cover").is_empty());
    }
}
