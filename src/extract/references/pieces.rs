//! What single pieces of text are to a list of references: entries in a row, more of an entry, a
//! remark, the furniture behind the list.

use std::ops::Range;

use super::{address, clean, shape};

/// The digits of a list mark ("12." and "\[12\]").
pub(super) fn number_of(marker: &str) -> Option<String> {
    let digits = marker.trim_matches(|character: char| !character.is_ascii_alphanumeric());
    (!digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| digits.to_owned())
}

/// Whether `text` is the number of an entry and nothing else ("12", "\[12\]", "12.").
pub(super) fn is_number(text: &str) -> bool {
    text.len() <= 6 && number_of(text).is_some_and(|number| !number.starts_with('0'))
}

/// Whether `text` is an address and nothing else.
pub(super) fn is_bare_address(text: &str) -> bool {
    let found = address::find(text);
    let marks = |text: &str| !text.contains(char::is_alphanumeric);
    found.len() == 1 && marks(&text[..found[0].start]) && marks(&text[found[0].end..])
}

/// Whether `text` only goes on with an entry: its address, its ids, the words of its links.
pub(super) fn is_more(text: &str) -> bool {
    if text.len() > 400 {
        return false;
    }
    let addresses = address::find(text);
    if !opens_as_more(text, addresses.first()) || is_furniture(text) {
        return false;
    }
    let points = !addresses.is_empty()
        || text.contains('[')
        || ["doi", "PMID", "PMC", "Accessed", "Retrieved"].iter().any(|open| text.starts_with(open));
    points && text.contains(char::is_alphanumeric) && !clean::clean(text).body.contains(char::is_alphanumeric)
}

/// Whether the first word of `text` may be one that cleaning takes off; nearly all entries fail here.
fn opens_as_more(text: &str, address: Option<&Range<usize>>) -> bool {
    const WORDS: [&str; 46] = [
        "10",
        "abstract",
        "accessed",
        "also",
        "archived",
        "article",
        "available",
        "bibcode",
        "cited",
        "content",
        "created",
        "cross",
        "date",
        "doi",
        "epub",
        "first",
        "found",
        "free",
        "full",
        "go",
        "google",
        "isbn",
        "issn",
        "issued",
        "last",
        "link",
        "modified",
        "nbk",
        "now",
        "oclc",
        "page",
        "pm",
        "posted",
        "published",
        "pubmed",
        "released",
        "retrieved",
        "reviewed",
        "revised",
        "s2cid",
        "trusted",
        "updated",
        "url",
        "view",
        "visited",
        "web",
    ];
    let Some(at) = text.find(char::is_alphanumeric) else { return false };
    let word = &text.as_bytes()[at..];
    let opens = |known: &&str| {
        word.get(..known.len()).is_some_and(|head| head.eq_ignore_ascii_case(known.as_bytes()))
    };
    // In brackets may stand the words of a button, and more.
    text[..at].contains(['[', '('])
        || address.is_some_and(|address| address.start <= at)
        || WORDS.iter().any(opens)
}

/// Lines that end a list without being a heading.
pub(super) fn is_furniture(text: &str) -> bool {
    const OPENS: [&str; 16] = [
        "share",
        "last ",
        "updated",
        "reviewed",
        "medically",
        "published",
        "copyright",
        "©",
        "written by",
        "by ",
        "read next",
        "read this next",
        "tag ",
        "related",
        "version info",
        "review date",
    ];
    let head: String = text.chars().take(16).collect::<String>().to_lowercase();
    OPENS.iter().any(|open| head.starts_with(open)) && shape::points(text, false) < shape::STRONG
}

/// Whether an item of a list of references is a remark ("The survey was not held in 2020.").
pub(super) fn is_note(text: &str) -> bool {
    const VERBS: [&str; 10] =
        [" is ", " are ", " was ", " were ", " does ", " do ", " did ", " has ", " have ", " may "];
    let (_, text) = clean::part_marker(text);
    text.split_whitespace().count() < 2
        || (text.ends_with('.') && VERBS.iter().any(|verb| text.contains(verb)))
}

/// The entry that is glued to the end of a policy ("... our editorial policy.- On naps. (2021).https://...").
pub(super) fn behind_policy(text: &str) -> Option<&str> {
    ["- ", "• ", "policy.", "process."].iter().find_map(|mark| {
        let (at, mark) = text
            .rmatch_indices(mark)
            .find(|(at, _)| text[..*at].trim_end().ends_with('.') || mark.ends_with('.'))?;
        let rest = text[at + mark.len()..].trim();
        (shape::points(rest, false) >= shape::STRONG).then_some(rest)
    })
}

/// The entries that one block holds: numbered ones in a row, or addresses parted by semicolons.
pub(super) fn split(text: &str) -> Vec<&str> {
    let mut starts = vec![0];
    for (open, close) in [("", ". "), ("[", "]"), ("(", ")"), ("", ") ")] {
        let mark = |number: usize| format!("{open}{number}{close}");
        if !text.starts_with(&mark(1)) {
            continue;
        }
        for number in 2..500 {
            let from = starts.last().copied().unwrap_or_default() + 1;
            let Some(found) = text.get(from..).and_then(|rest| rest.find(&format!(" {}", mark(number))))
            else {
                break;
            };
            starts.push(from + found + 1);
        }
        break;
    }
    if starts.len() == 1 {
        let parts: Vec<&str> = text.split("; ").map(str::trim).collect();
        let each = parts.len() > 1 && parts.iter().all(|part| !address::find(part).is_empty());
        return if each { parts } else { behind_addresses(text) };
    }
    starts.push(text.len());
    starts.windows(2).map(|pair| text[pair[0]..pair[1]].trim()).collect()
}

/// The entries in a row that an address ends each ("..., 2019, https://... “Naps,” Nap Trust, https://...").
fn behind_addresses(text: &str) -> Vec<&str> {
    let addresses = address::find(text);
    let is_entry = |piece: &str| shape::points(piece, false) >= shape::STRONG && !is_more(piece);
    let mut starts = vec![0];
    for pair in addresses.windows(2) {
        let (start, end) = (starts[starts.len() - 1], pair[0].end);
        let stopped = text[end..].trim_start_matches(['.', ';', ',']);
        let next = stopped.trim_start();
        let opens = next.starts_with(|first: char| first.is_uppercase() || matches!(first, '“' | '"' | '['));
        let at = text.len() - next.len();
        let parted = opens && next.len() < stopped.len() && at < pair[1].start;
        if parted && is_entry(&text[start..end]) && is_entry(&text[at..pair[1].end]) {
            starts.push(at);
        }
    }
    starts.push(text.len());
    starts.windows(2).map(|pair| text[pair[0]..pair[1]].trim()).collect()
}

#[cfg(test)]
mod tests {
    use super::{
        behind_policy, is_bare_address, is_furniture, is_more, is_note, is_number, number_of, split,
    };

    #[test]
    fn pieces_are_told_apart() {
        assert!(
            is_more("https://example.org/naps")
                && is_more("doi: 10.1234/x")
                && is_more("[PubMed] [Google Scholar]")
        );
        assert!(!is_more("Updated: 2/24/2014") && !is_more("Naps. https://example.org"));
        assert!(
            is_furniture("Last reviewed on May 5, 2020") && !is_furniture("Roe J. Naps. Nap J. 2011;1:2.")
        );
        assert!(is_note("The survey was not held in 2020. ↩︎") && !is_note("Nap Trust. The Nap Index."));
        assert_eq!(number_of("[12]").as_deref(), Some("12"));
        assert_eq!(number_of("•"), None);
    }

    #[test]
    fn entries_in_a_row_are_parted() {
        assert_eq!(
            split("1. Roe J. Naps in 3. 2. Doe J. Yawns."),
            ["1. Roe J. Naps in 3.", "2. Doe J. Yawns."]
        );
        assert_eq!(split("Naps, https://a.example.org; Yawns, https://b.example.org").len(), 2);
        assert_eq!(split("Naps; yawns. 2011"), ["Naps; yawns. 2011"]);
        let two = "Roe, \"Naps,\" Nap J, 2019, https://doi.org/10.1234/n.1. \"Yawns,\" Nap Trust, https://a.example.org/y.";
        assert_eq!(split(two).len(), 2);
        let one = "Roe J. Naps. 2019. https://doi.org/10.1234/n.1. Accessed May 3, 2020 from https://a.example.org.";
        assert_eq!(split(one), [one]);
        assert!(
            is_bare_address("• https://example.org/n") && !is_bare_address("Naps. https://example.org/n")
        );
        assert!(is_number("[12]") && is_number("3.") && !is_number("2 naps") && !is_number("007"));
        let policy = "Napline is strict. Read our editorial policy.- On naps. (2021).https://example.org/n";
        assert_eq!(behind_policy(policy), Some("On naps. (2021).https://example.org/n"));
        assert_eq!(behind_policy("Napline is strict. Read our editorial policy."), None);
    }
}
