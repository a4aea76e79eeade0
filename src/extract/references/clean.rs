//! Takes off an entry what is no part of the citation proper: its number, back links, addresses, ids,
//! the words of link buttons, dates of access. What is left is cut into fields by `entry`.

use std::{borrow::Cow, sync::LazyLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use regex::{Captures, Regex, Replacer};

use super::address;
use crate::extract::pattern::pattern;

/// A date in one of the ways of citations.
const DATE: &str = r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:18|19|20)\d\d|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?,?\s+(?:18|19|20)\d\d|(?:18|19|20)\d\d[\s/-]+(?:[A-Z][a-z]{2,8}|\d{1,2})\.?(?:[\s/-]+\d{1,2}\b)?|[A-Z][a-z]{2,8}\.?\s+(?:18|19|20)\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:18|19|20)\d\d)";

pattern!(NUMBER, r"^(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)\]:])\s*");
pattern!(BACK_LINK, r"^[\^↑]\s*(?:(?i:jump up(?: to)?):?\s*)?(?:\d*[a-z]\b\s+)*|\s*[↩↑⤴]\u{FE0E}?\s*\d*$");
pattern!(
    LINK_WORDS,
    r"(?i)\s*\[\s*(?:doi|pmc|pmc free article|free pmc article|free article|free full text|full text|pubmed|pubmed abstract|google scholar|cross\s?ref(?: full text)?|web of science|isi|scopus|medline|view article|abstract|article|pdf|publisher|cas|ads)\s*\]"
);
pattern!(
    LAST_LINK_WORDS,
    r"(?i)(?:[\s·|,]+(?:(?:free )?pmc free article|free full text|pubmed(?: abstract)?|google scholar|cross\s?ref(?: full text)?|web of science|view article|trusted source|go to source|link to source))+[\s.]*$"
);
pattern!(
    ACCESSED,
    r"[\[(]?\b(?i:(?:last |date |first )?(?:accessed|retrieved|cited|viewed|visited|archived))(?: on| in|(?: at| from| via) \S+ on| at)?:?,?\s+",
    DATE,
    r"(?:,?\s*(?:from|at)\b)?[\])]?[.;,:]?"
);
pattern!(
    AVAILABLE,
    r"[\[(]?\b(?i:(?:also |now )?(?:available|accessed|retrieved|found|viewed)\s+(?:online\s+)?(?:at|from|via|on)|available|url|link|website|doi)\s*:?\s*[\])]?[.,]?\s*$"
);
pattern!(
    STATED_DATE,
    r"[\[(]?\b(?i:(?:page |content )?(?:last |first )?(published|posted|created|issued|released|updated|reviewed|revised|modified))(?: online| on)?:?,?\s+",
    DATE,
    r"[\])]?[.;,]?"
);
pattern!(
    ID,
    r#"(?i)(?:\bdoi\s*[:.]?\s*)?\b10\.\d{4,9}/[^\s"<>“”\[\]]+|\b(?:pubmed\s+)?(?:pmid|pmcid|s2cid|issn|isbn|oclc|bibcode|nbk)\b\s*[:#]?\s*[\w-]+[.;,]?|\b(?:PMC|NBK)\s?\d{3,9}\b[.;,]?|\bepub(?:\s+ahead of print)?(?:\s+\d{4}(?:\s+[A-Z][a-z]{2})?(?:\s+\d{1,2})?)?[.;]?|\[epub ahead of print\]\.?|\[internet\]|\[online\]|\[pdf\]|\(pdf\)|\[web ?page\]|\[press release\]"#
);
pattern!(EMPTY_BRACKETS, r"[\[(]\s*[\])]|\bdoi\s*:?\s*$");
pattern!(YEAR, r"\b(1[89]\d\d|20\d\d)\b");

/// What is left of an entry, and what was learnt on the way.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cleaned {
    /// The citation proper.
    pub body: String,
    /// The first address, as printed.
    pub address: Option<String>,
    /// The year of a date that the entry states apart ("Published May 2, 2019").
    pub stated_year: Option<u16>,
}

/// Parts the number before an entry from the entry, and takes its back links off.
pub(super) fn part_marker(text: &str) -> (Option<String>, String) {
    let text = text.trim();
    let text =
        if text.contains(['^', '↑', '↩', '⤴']) { BACK_LINK.replace_all(text, "") } else { text.into() };
    let text = text.trim();
    let may = text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '[' | '('));
    let Some(found) = Some(text).filter(|_| may).and_then(|text| NUMBER.captures(text)) else {
        return (None, text.to_owned());
    };
    let rest = &text[found[0].len()..];
    let number = found.iter().skip(1).flatten().next().map(|group| group.as_str().to_owned());
    // "2.5 million naps" is no second entry.
    if rest.is_empty() || rest.starts_with(|first: char| first.is_ascii_digit()) {
        return (None, text.to_owned());
    }
    (number, rest.to_owned())
}

/// Takes addresses, ids, link words and dates of access off `entry`.
pub(super) fn clean(entry: &str) -> Cleaned {
    let mut stated = StatedYear::default();
    let mut body = String::with_capacity(entry.len());
    let mut cursor = 0;
    let mut first_address = None;
    for range in address::find(entry) {
        body.push_str(&entry[cursor..range.start]);
        cut_lead(&mut body);
        body.push(' ');
        first_address.get_or_insert_with(|| entry[range.clone()].to_owned());
        cursor = range.end;
    }
    body.push_str(&entry[cursor..]);
    let told = Telling::of(&body);
    let mut body: Cow<'_, str> = Cow::Owned(body);
    if body.contains('[') {
        replace(&mut body, &LINK_WORDS, "");
    }
    if told.any(Telling::ACCESSED) {
        replace(&mut body, &ACCESSED, " ");
    }
    if told.any(Telling::STATED) {
        replace(&mut body, &STATED_DATE, |found: &Captures<'_>| {
            stated.note(&found[1], &found[0]);
            " "
        });
    }
    if told.any(Telling::ID) {
        replace(&mut body, &ID, " ");
    }
    if told.any(Telling::DOI) || has_empty_bracket(&body) {
        replace(&mut body, &EMPTY_BRACKETS, " ");
    }
    let mut body = fold(&body);
    if ends_in(body.trim_end_matches(['.', ' ']), &LAST_WORDS) {
        cut_last(&mut body, &LAST_LINK_WORDS);
    }
    cut_lead(&mut body);
    Cleaned { body: fold(&body), address: first_address, stated_year: stated.published.or(stated.changed) }
}

/// Words that must be in an entry for one of the patterns to match, and what they tell.
#[derive(Clone, Copy, Debug)]
struct Telling(u8);

impl Telling {
    const ACCESSED: u8 = 1;
    const STATED: u8 = 1 << 1;
    const ID: u8 = 1 << 2;
    const DOI: u8 = 1 << 3;

    const WORDS: [(&str, u8); 29] = [
        ("accessed", Self::ACCESSED),
        ("retrieved", Self::ACCESSED),
        ("cited", Self::ACCESSED),
        ("viewed", Self::ACCESSED),
        ("visited", Self::ACCESSED),
        ("archived", Self::ACCESSED),
        ("published", Self::STATED),
        ("posted", Self::STATED),
        ("created", Self::STATED),
        ("issued", Self::STATED),
        ("released", Self::STATED),
        ("updated", Self::STATED),
        ("reviewed", Self::STATED),
        ("revised", Self::STATED),
        ("modified", Self::STATED),
        ("10.", Self::ID),
        ("pmid", Self::ID),
        ("pmc", Self::ID),
        ("s2cid", Self::ID),
        ("issn", Self::ID),
        ("isbn", Self::ID),
        ("oclc", Self::ID),
        ("bibcode", Self::ID),
        ("nbk", Self::ID),
        ("epub", Self::ID),
        ("line]", Self::ID),
        ("net]", Self::ID),
        ("pdf", Self::ID),
        ("doi", Self::DOI),
    ];

    fn of(entry: &str) -> Self {
        let brackets = u8::from(entry.contains(" release]") || entry.contains("page]")) * Self::ID;
        let words = TELLING.find_overlapping_iter(entry);
        Self(words.fold(brackets, |told, word| told | Self::WORDS[word.pattern().as_usize()].1))
    }

    fn any(self, told: u8) -> bool {
        self.0 & told != 0
    }
}

static TELLING: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(Telling::WORDS.map(|(word, _)| word))
        .expect("the words make an automaton")
});

/// The last words of what `LAST_LINK_WORDS` and `AVAILABLE` match.
const LAST_WORDS: [&str; 8] =
    ["article", "text", "pubmed", "abstract", "scholar", "ref", "science", "source"];
const LEADING_WORDS: [&str; 9] = ["at", "from", "via", "on", "available", "url", "link", "website", "doi"];

fn ends_in(text: &str, words: &[&str]) -> bool {
    let text = text.as_bytes();
    words.iter().any(|word| {
        let from = text.len().checked_sub(word.len());
        from.is_some_and(|from| text[from..].eq_ignore_ascii_case(word.as_bytes()))
    })
}

/// Cuts the words that lead to an address off the end of `text` ("Available from:").
fn cut_lead(text: &mut String) {
    let bare = text.trim_end_matches(|last: char| last.is_whitespace() || ".,:])".contains(last));
    if ends_in(bare, &LEADING_WORDS) {
        cut_last(text, &AVAILABLE);
    }
}

/// Whether a bracket in `text` may be empty.
fn has_empty_bracket(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| {
        matches!(pair[0], b'[' | b'(')
            && (matches!(pair[1], b']' | b')') || pair[1].is_ascii_whitespace() || !pair[1].is_ascii())
    })
}

fn replace(text: &mut Cow<'_, str>, pattern: &Regex, by: impl Replacer) {
    if let Cow::Owned(changed) = pattern.replace_all(text, by) {
        *text = Cow::Owned(changed);
    }
}

/// The year in `text`, the last one where there are several.
pub(super) fn last_year(text: &str) -> Option<u16> {
    YEAR.find_iter(text).last().and_then(|found| found.as_str().parse().ok())
}

#[derive(Default)]
struct StatedYear {
    published: Option<u16>,
    changed: Option<u16>,
}

impl StatedYear {
    fn note(&mut self, verb: &str, date: &str) {
        let verb = verb.to_ascii_lowercase();
        let slot = if matches!(verb.as_str(), "updated" | "reviewed" | "revised" | "modified") {
            &mut self.changed
        } else {
            &mut self.published
        };
        *slot = slot.or_else(|| last_year(date));
    }
}

fn cut_last(text: &mut String, pattern: &Regex) {
    if let Some(found) = pattern.find(text) {
        text.truncate(found.start());
    }
}

/// Single spaces, none before a stop, and one stop where cutting left two.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let stray = word.chars().all(|character| matches!(character, '.' | ',' | ';' | ':' | '|' | '·'));
        if stray && (out.is_empty() || out.ends_with(['.', ',', ';', ':', '?', '!'])) {
            continue;
        }
        if !out.is_empty() && !stray {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{clean, part_marker};

    #[test]
    fn the_number_and_back_links_are_taken_off() {
        assert_eq!(part_marker("[12] Roe J. Naps."), (Some("12".into()), "Roe J. Naps.".into()));
        assert_eq!(part_marker("3.Roe J. Naps."), (Some("3".into()), "Roe J. Naps.".into()));
        assert_eq!(part_marker("^ Jump up to: a b Roe J. Naps. ↩︎"), (None, "Roe J. Naps.".into()));
        assert_eq!(part_marker("2.5 million naps"), (None, "2.5 million naps".into()));
    }

    #[test]
    fn only_the_citation_proper_is_left() {
        let cases = [
            ("Naps. (2021).https://example.org/naps", "Naps. (2021).", None),
            ("Naps. Available at: https://example.org/naps. Accessed March 3, 2024.", "Naps.", None),
            (
                "Naps. Published May 2, 2019. Updated June 2021. Accessed 3 July 2024. www.example.org/n",
                "Naps.",
                Some(2019),
            ),
            (
                "Naps. Nap J. 2011;1:2-3. doi:10.1234/x. PMID: 5; PMCID: PMC777. [PubMed] [Google Scholar]",
                "Naps. Nap J. 2011;1:2-3.",
                None,
            ),
            (
                "Naps [Internet]. Town: Press; 2019 [cited 2020 Jan 5]. Available from: https://example.org",
                "Naps. Town: Press; 2019",
                None,
            ),
            ("Naps. Nap J. 2011;1:2. CrossRef | PubMed", "Naps. Nap J. 2011;1:2.", None),
        ];
        for (entry, body, year) in cases {
            let cleaned = clean(entry);
            assert_eq!((cleaned.body.as_str(), cleaned.stated_year), (body, year), "{entry}");
        }
    }
}
