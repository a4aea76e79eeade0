//! Takes off an entry what is no part of the citation proper: its number, back links, addresses, ids,
//! the words of link buttons, dates of access. What is left is cut into fields by `entry`.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::address;

macro_rules! pattern {
    ($name:ident, $($part:expr),+) => {
        static $name: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(&[$($part),+].concat()).expect("the pattern is valid"));
    };
}

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
    let Some(found) = NUMBER.captures(text) else { return (None, text.to_owned()) };
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
        cut_last(&mut body, &AVAILABLE);
        body.push(' ');
        first_address.get_or_insert_with(|| entry[range.clone()].to_owned());
        cursor = range.end;
    }
    body.push_str(&entry[cursor..]);
    let body = LINK_WORDS.replace_all(&body, "");
    let body = ACCESSED.replace_all(&body, " ");
    let body = STATED_DATE.replace_all(&body, |found: &Captures<'_>| {
        stated.note(&found[1], &found[0]);
        " "
    });
    let body = ID.replace_all(&body, " ");
    let body = EMPTY_BRACKETS.replace_all(&body, " ");
    let mut body = fold(&body);
    cut_last(&mut body, &LAST_LINK_WORDS);
    cut_last(&mut body, &AVAILABLE);
    Cleaned { body: fold(&body), address: first_address, stated_year: stated.published.or(stated.changed) }
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
