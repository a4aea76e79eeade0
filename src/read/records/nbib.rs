//! PubMed's own form of lines, as its "Send to" saves records (`.nbib`, and "PubMed" text).

use super::{
    lines::{self, Lines, all, first},
    record::{Record, id_of, parts, pmcid, spoken},
};
use crate::{
    model::Format,
    read::{
        File, Unreadable,
        reader::{Pages, Reader},
        written::Decoded,
    },
};

/// Reads `.nbib` files.
pub(in crate::read) struct Nbib;

impl Reader for Nbib {
    fn knows(&self, file: &File<'_>) -> bool {
        file.first() == Some(b'P') && file.opening().starts_with("pmid-")
    }

    fn format(&self, _: &File<'_>) -> Option<Format> {
        Some(Format::Nbib)
    }

    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable> {
        let decoded = Decoded::of(file.bytes)?;
        lines::each(&decoded.text, "PMID", None, &mut |lines| {
            pages.budget.entry()?;
            let record = read(lines);
            let name = record.pmid.clone().unwrap_or_else(|| "record".to_owned());
            pages.one(&name, Ok(record.page(Format::Nbib, &decoded.encoding)));
            Ok(())
        })
    }
}

fn read(lines: &Lines) -> Record {
    // "10.1234/x [doi]"
    let doi = all(lines, "LID").chain(all(lines, "AID")).find(|id| id.ends_with("[doi]"));
    let authors: Vec<String> = all(lines, "FAU").map(spoken).collect();
    Record {
        title: first(lines, &["TI", "BTI"]).map(str::to_owned),
        journal: first(lines, &["JT", "TA"]).map(str::to_owned),
        authors: if authors.is_empty() { all(lines, "AU").map(str::to_owned).collect() } else { authors },
        published: first(lines, &["DP"]).and_then(date),
        language: first(lines, &["LA"]).and_then(language),
        doi: doi.and_then(|doi| id_of("doi", doi)),
        pmid: first(lines, &["PMID"]).and_then(|id| id_of("pmid", id)),
        pmcid: first(lines, &["PMC"]).and_then(pmcid),
        parts: first(lines, &["AB"]).map(parts).unwrap_or_default(),
        ..Record::default()
    }
}

/// "2018 May 17", "2018 May-Jun" or "2018" as ISO 8601.
pub(super) fn date(written: &str) -> Option<String> {
    let mut words = written.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let year =
        words.next().filter(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))?;
    let Some(month) = words.next().and_then(month) else { return Some(year.to_owned()) };
    match words.next().and_then(|day| day.parse::<u8>().ok()).filter(|day| (1..=31).contains(day)) {
        Some(day) => Some(format!("{year}-{month:02}-{day:02}")),
        None => Some(format!("{year}-{month:02}")),
    }
}

/// The number of a month, by its number or its name.
pub(super) fn month(word: &str) -> Option<u8> {
    const NAMES: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = word.to_lowercase();
    let number = lower.parse::<u8>().ok().filter(|month| (1..=12).contains(month));
    let named =
        || NAMES.iter().position(|name| lower.starts_with(name)).and_then(|at| u8::try_from(at + 1).ok());
    number.or_else(named)
}

/// A language's tag, of the three letters that libraries use.
pub(super) fn language(code: &str) -> Option<String> {
    const CODES: &[(&str, &str)] = &[
        ("eng", "en"),
        ("ger", "de"),
        ("fre", "fr"),
        ("spa", "es"),
        ("ita", "it"),
        ("por", "pt"),
        ("dut", "nl"),
        ("rus", "ru"),
        ("chi", "zh"),
        ("jpn", "ja"),
        ("pol", "pl"),
        ("dan", "da"),
        ("swe", "sv"),
    ];
    CODES.iter().find(|(three, _)| *three == code).map(|(_, two)| (*two).to_owned())
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_are_as_exact_as_they_are_written() {
        assert_eq!(date("2018 May 17").as_deref(), Some("2018-05-17"));
        assert_eq!(date("2018 May-Jun").as_deref(), Some("2018-05"));
        assert_eq!(date("2018").as_deref(), Some("2018"));
        assert_eq!(date("2018/11/02").as_deref(), Some("2018-11-02"));
        assert_eq!(date("Spring"), None);
    }
}
