//! The fields of a query, and what a word before a colon that is no field may have been meant to be.

pub(super) use super::query::Field;
use super::spelling::distance;
use crate::{index::words, model::SectionKind};

/// The fields, as typed.
const NAMES: [&str; 7] = ["source", "author", "reviewer", "section", "cause", "ref", "reviewed"];

/// Names by which a key of a cited work starts: `doi:10.1/x` is `ref:doi:10.1/x`.
const KEYS: [&str; 7] = ["doi", "pmid", "pmc", "pmcid", "nbk", "url", "work"];

/// Letters of the shortest word that looks like a field.
const SHORTEST: usize = 3;

/// Whether this is the name of a field.
pub(super) fn is_known(name: &str) -> bool {
    let name = name.to_lowercase();
    NAMES.contains(&name.as_str()) || (KEYS.contains(&name.as_str()) && !matches!(&*name, "url" | "work"))
}

/// What to say of a word before a colon that looks like a field and is none. In a sentence, and where it has
/// capitals ("IgG:albumin"), it is a word unless it is nearly a field.
pub(super) fn meant(name: &str, value: &str, in_sentence: bool) -> Option<String> {
    if value.starts_with("//") || !name.chars().all(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    let has_capitals = name.contains(char::is_uppercase);
    let name = name.to_lowercase();
    let near = NAMES.iter().map(|known| (distance(&name, known), known)).min();
    if let Some((1..=2, known)) = near.filter(|_| name.len() > 3) {
        return Some(format!("there is no field `{name}:`; did you mean `{known}:`?"));
    }
    if in_sentence || has_capitals || name.len() < SHORTEST {
        return None;
    }
    let names = NAMES.map(|name| format!("{name}:")).join(", ");
    Some(format!(
        "there is no field `{name}:`; the fields are {names} (for the words, put a space behind the colon)"
    ))
}

/// The field of this name with this value, or what is wrong with the value.
pub(super) fn read(name: &str, value: &str) -> Result<Field, String> {
    let name = name.to_lowercase();
    let value = value.trim_end_matches(['?', '!', ',', ';']).replace('"', "");
    if name != "reviewed" && words(&value).is_empty() {
        return Err(format!("`{name}:` needs a word after it"));
    }
    Ok(match name.as_str() {
        "source" => Field::Source(value),
        "author" => Field::Author(value),
        "reviewer" => Field::Reviewer(value),
        "cause" => Field::Cause(value),
        "section" => Field::Section(section(&value)?),
        "reviewed" => reviewed(&value)?,
        "ref" => Field::Reference(value),
        key => Field::Reference(format!("{key}:{value}")),
    })
}

/// A kind of section by its name, however its words are parted.
fn section(value: &str) -> Result<SectionKind, String> {
    let name = value.to_lowercase().replace(['-', ' '], "_");
    let all = SectionKind::ALL.map(SectionKind::name);
    let plural = format!("{name}s");
    SectionKind::from_name(&name).or_else(|| SectionKind::from_name(&plural)).ok_or_else(|| {
        match all.iter().map(|known| (distance(&name, known), known)).min() {
            Some((..=2, known)) => format!("there is no kind of section `{value}`; did you mean `{known}`?"),
            _ => format!("there is no kind of section `{value}`; the kinds are {}", all.join(", ")),
        }
    })
}

/// `2020..2024`, `2020..`, `..2024` or `2020`.
fn reviewed(value: &str) -> Result<Field, String> {
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    let end = |text: &str| match text {
        "" => Ok(None),
        text if is_date(text) => Ok(Some(text.to_owned())),
        text => Err(format!("`{text}` is no date; write reviewed:2020..2024 or reviewed:2023-06..")),
    };
    match (end(from)?, end(to)?) {
        (None, None) => Err("write from when to when, as in reviewed:2020..2024".to_owned()),
        (Some(from), Some(to)) if later(&from, &to) => Err(format!("{from} is later than {to}")),
        (from, to) => Ok(Field::Reviewed(from, to)),
    }
}

/// Whether this is `2014`, `2014-02` or `2014-02-24`.
pub(super) fn is_date(text: &str) -> bool {
    let digits = |part: &str, count, most| {
        part.len() == count
            && part.bytes().all(|b| b.is_ascii_digit())
            && part.parse().is_ok_and(|n: u32| n <= most)
    };
    let mut parts = text.split('-');
    parts.next().is_some_and(|year| digits(year, 4, 9999))
        && parts.next().is_none_or(|month| digits(month, 2, 12))
        && parts.next().is_none_or(|day| digits(day, 2, 31))
        && parts.next().is_none()
}

/// Whether one date is later than another for certain: "2014" is not later than "2014-02".
pub(super) fn later(date: &str, than: &str) -> bool {
    let length = date.len().min(than.len());
    match (date.get(..length), than.get(..length)) {
        (Some(date), Some(than)) => date > than,
        _ => date > than,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_compared_as_far_as_both_say() {
        assert!(later("2015", "2014-02-24") && !later("2014", "2014-02-24") && !later("2014-02-24", "2014"));
        assert!(
            is_date("2014")
                && is_date("2014-02-24")
                && !is_date("14")
                && !is_date("2014-13")
                && !is_date("2014-")
        );
    }

    #[test]
    fn a_slip_is_told_from_a_word_with_a_colon() {
        assert!(meant("sorce", "x", true).unwrap().contains("`source:`"));
        assert!(meant("colour", "red", false).unwrap().contains("the fields are source:"));
        assert_eq!(meant("note", "this", true), None);
        assert_eq!(meant("IgG", "albumin", false), None);
        assert_eq!(meant("http", "//a.org", false), None);
        assert_eq!(meant("10", "30", false), None);
    }

    #[test]
    fn values_are_checked() {
        assert_eq!(read("section", "When-to-see-doctor"), Ok(Field::Section(SectionKind::WhenToSeeDoctor)));
        assert!(read("section", "cauzes").unwrap_err().contains("`causes`"));
        assert_eq!(read("reviewed", "2020.."), Ok(Field::Reviewed(Some("2020".into()), None)));
        assert!(read("reviewed", "2024..2020").is_err() && read("reviewed", "..").is_err());
        assert_eq!(read("pmid", "123"), Ok(Field::Reference("pmid:123".into())));
    }
}
