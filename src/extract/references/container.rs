//! What a cited work appeared in, as the part of an entry behind its title prints it: journal or
//! book, publisher, edition, and volume, pages or chapter.

use super::{author, segments};
use crate::extract::pattern::pattern;

pattern!(
    DATED,
    r"\b(?P<date>(?P<year>(?:18|19|20)\d\d))(?:\s+[A-Z][a-z]{2,8}\.?(?:\s?[-–/]\s?[A-Z][a-z]{2,8}\.?)?(?:\s+\d{1,2})?(?:[-–]\d{1,2})?)?\s*[;:]\s*(?P<locator>(?:[A-Za-z]{0,2}\d|pp?\.|[Cc]hap|[Ss]uppl|\().*)"
);
pattern!(
    AFTER_SEMICOLON,
    r"(?P<date>;)\s*(?:[A-Z][a-z]{2,8}\.?\s+)?(?P<year>(?:18|19|20)\d\d)\b[-–\s.:,;]*(?P<locator>.*)"
);
pattern!(
    PRESS_AT_END,
    r"[.)\]]\s+\p{Lu}[\p{L} ,.()]{1,40}:\s+[^:;.]{2,80}?(?P<date>,)\s*(?P<year>(?:19|20)\d\d)\.?$"
);
pattern!(IN_BOOK, r"(?:^|[.?!,;]\s+)In:?\s+");
pattern!(EDITORS, r"(?:,?\s*\(?\b[Ee](?:ds?|ditors?)\b\.?\)?)\s*[,.:]?\s*");
pattern!(
    EDITION,
    r"(?i)[,.]?\s*[(\[]?\b(\d{1,2}(?:st|nd|rd|th|d)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|revised|rev)\s+ed(?:ition|n)?\b\.?[)\]]?"
);
pattern!(
    LOCATOR,
    r"^(?:[Vv]ol(?:ume)?\.?\s*)?[A-Za-z]?\d+\s*(?:\([^)]*\))?\s*(?:[,:;]|$)|^(?:[Pp]{1,2}\.?|[Pp]ages?|[Cc]hap(?:ter)?\.?|[Nn]o\.|[Vv]ol(?:ume)?\.?|[Aa]rt(?:icle)?\.?)\s*\d"
);
pattern!(
    VOLUME_BEHIND_COMMA,
    r"[,.]\s*((?:[Vv]ol(?:ume)?\.?\s*)?\d{1,4}\s*(?:\([^)]*\))?\s*(?:[,:;]\s*(?:pp?\.\s*)?[A-Za-z]?\d.*|$))"
);
pattern!(YEAR_AT_END, r",\s*(?:[A-Z][a-z]{2,8}\.?\s+)?(?:19|20)\d\d$");
pattern!(YEAR_WITHIN, r"^(.*?)[,.\s]+\(?((?:19|20)\d\d)\)?\b[,;:.\s]*(.*)$");

/// What a work appeared in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Container {
    /// The journal or book.
    pub name: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The edition of the book.
    pub edition: Option<String>,
    /// Volume, issue, pages or chapter.
    pub locator: Option<String>,
}

/// A year as journals and books print it: what stands before it, and the locator behind it.
#[derive(Debug)]
pub(super) struct Dated {
    /// Bytes of the entry before the year.
    pub head_end: usize,
    /// The year.
    pub year: u16,
    /// Whether a publisher stands before it.
    pub after_press: bool,
    /// What stands behind the year.
    pub locator: Option<String>,
}

/// Finds the year of "Journal. 2011;12(3):45", "Press; 2011:chap 429" or "Town: Press, 2011" in `body`.
pub(super) fn dated(body: &str) -> Option<Dated> {
    // "2019;2019:56" has a volume behind its semicolon, no year.
    let follows_year = |found: &regex::Captures<'_>| {
        let before = found.get(0).map_or("", |whole| &body[..whole.start()]);
        before.ends_with(|last: char| last.is_ascii_digit())
    };
    // Byte tests say at once which of the manners a body cannot be in.
    let semicolon = body.contains(';');
    let colon = body.contains(':');
    if !semicolon && !colon {
        return None;
    }
    let ends_in_digit = || body.trim_end_matches('.').ends_with(|last: char| last.is_ascii_digit());
    let press = Some(body)
        .filter(|_| semicolon)
        .and_then(|body| AFTER_SEMICOLON.captures(body))
        .filter(|found| !follows_year(found))
        .or_else(|| if colon && ends_in_digit() { PRESS_AT_END.captures(body) } else { None });
    let after_press = press.is_some();
    let found = press.or_else(|| DATED.captures(body))?;
    // "2024 Jan-" goes on being written; it has no place.
    let locator =
        found.name("locator").and_then(|locator| tidy(locator.as_str())).filter(|locator| has_digit(locator));
    Some(Dated {
        head_end: found.name("date")?.start(),
        year: found["year"].parse().ok()?,
        after_press,
        locator,
    })
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Parts what stands between authors and year into the title and what it appeared in.
pub(super) fn of_head(head: &str, publisher_last: bool) -> (&str, Container) {
    if let Some(found) = IN_BOOK.find(head).filter(|found| found.start() > 0) {
        return (&head[..found.start()], book(&head[found.end()..], publisher_last));
    }
    let parts = segments::of(head);
    let [first, .., last] = parts[..] else { return (head, Container::default()) };
    if publisher_last {
        let behind_title = head.find(first).map_or("", |at| &head[at + first.len()..]);
        let mut container = book(behind_title.trim_start_matches(['.', ' ']), true);
        if container.name.is_none() && container.publisher.is_none() {
            container.publisher = tidy(last);
        }
        if let Some(found) = EDITION
            .captures(first)
            .filter(|found| found.get(0).is_some_and(|edition| edition.end() == first.len()))
        {
            container.edition = Some(found[1].to_owned());
            return (&first[..first.len() - found[0].len()], container);
        }
        return (first, container);
    }
    // Shortened journal names have stops of their own ("Front. Nap. Sci"); titles keep one part at least.
    let mut from = parts.len() - 1;
    while from > 1 && is_shortened_word(parts[from - 1]) {
        from -= 1;
    }
    let at = offset(head, parts[from]);
    let name = head[at..].trim().trim_end_matches(['.', ',']);
    (head[..at].trim(), Container { name: tidy(name), ..Container::default() })
}

/// Parts what stands behind year or authors into the title and what it appeared in.
pub(super) fn of_tail<'a>(tail: &'a str, by_people: bool, url: Option<&str>) -> (&'a str, Container) {
    if let Some(found) = IN_BOOK.find(tail).filter(|found| found.start() > 0) {
        return (&tail[..found.start()], book(&tail[found.end()..], false));
    }
    let parts = segments::of(tail);
    let [first, ref behind @ ..] = parts[..] else { return (tail, Container::default()) };
    if behind.is_empty() {
        return (tail, Container::default());
    }
    let mut container = Container::default();
    let mut title_end = offset(tail, first) + first.len();
    for (at, part) in behind.iter().enumerate() {
        let rest = &tail[offset(tail, part)..];
        if let Some((name, locator)) = journal(rest) {
            container.name = tidy(name);
            container.locator = tidy(locator);
            break;
        }
        if is_date(part) {
            continue;
        }
        let publishes = (part.contains(": ") && !has_digit(part))
            || author::is_organisation(part, url)
            || part.contains(", a service of");
        let dated = YEAR_AT_END.is_match(part);
        if (by_people || dated) && !publishes && (author::is_name(part) || is_journal(part)) {
            container.name = container.name.or_else(|| tidy(part));
        } else if publishes || author::is_name(part) {
            // "Town: Press" names its town first.
            let name = if part.contains(": ") && author::is_name(part) {
                part.rsplit(": ").next().unwrap_or(part)
            } else {
                part
            };
            container.publisher = container.publisher.or_else(|| tidy(name));
        } else if at == 0 {
            // A title in two sentences.
            title_end = offset(tail, part) + part.len();
        }
    }
    (&tail[..title_end], container)
}

/// What follows a title in quotation marks: "Example Journal, vol. 2, no. 1, 2019, pp. 3-5".
pub(super) fn mla(after: &str) -> Container {
    let name = after.split([',', '.', ';']).next().unwrap_or_default().trim();
    let name = name.split(" (").next().unwrap_or_default();
    let locator = after.find("vol.").or_else(|| after.find("pp.")).or_else(|| after.find("p. "));
    let behind_name = after.get(name.len()..).unwrap_or_default().trim_start_matches(['.', ',', ' ']);
    let locator = locator.and_then(|at| tidy(&after[at..])).or_else(|| self::locator(behind_name));
    let named = author::is_name(name) && !is_date(name);
    Container { name: if named { tidy(name) } else { None }, locator, ..Container::default() }
}

/// `text` as a locator, where it is one ("12:45-50", "pp. 3-5").
pub(super) fn locator(text: &str) -> Option<String> {
    let text = text.trim();
    if LOCATOR.is_match(text) { tidy(text) } else { None }
}

/// "Doe J, ed. Book. 2nd ed. Town: Press": editors away, then book, edition and publisher.
fn book(text: &str, publisher_last: bool) -> Container {
    let mut rest = text.trim();
    let mut container = Container::default();
    if let Some(found) =
        EDITORS.find(rest).filter(|found| found.end() < rest.len() && !is_edition_at(rest, found.start()))
    {
        rest = rest[found.end()..].trim();
    } else if let Some((_, end)) = author::leading(rest) {
        rest = rest[end..].trim();
    }
    let without_edition;
    if let Some(found) = EDITION.captures(rest) {
        container.edition = Some(found[1].to_owned());
        without_edition = EDITION.replace(rest, ".").into_owned();
        rest = &without_edition;
    }
    if let Some((before, inside)) = rest.split_once('(').filter(|(_, inside)| LOCATOR.is_match(inside)) {
        container.locator = inside.split(')').next().and_then(tidy);
        container.publisher = inside.split_once(')').and_then(|(_, behind)| tidy(behind));
        container.name = tidy(before);
        return container;
    }
    let parts = segments::of(rest);
    let published = parts.last().filter(|last| publisher_last || last.contains(": "));
    let publisher_at = published.map(|last| offset(rest, last));
    if let Some(last) = published {
        container.publisher = tidy(last.rsplit(": ").next().unwrap_or(last));
    }
    let name = publisher_at.map_or(rest, |at| &rest[..at]);
    container.name = segments::of(name).first().and_then(|name| tidy(name));
    container
}

/// Whether "ed." at byte `at` follows an ordinal and so means an edition, no editor.
fn is_edition_at(text: &str, at: usize) -> bool {
    EDITION.find(text).is_some_and(|edition| (edition.start()..edition.end()).contains(&at))
}

/// Journal and locator of "Journal, 12(3), 45-50" or "Journal 2011, 12, 45".
fn journal(text: &str) -> Option<(&str, &str)> {
    if let Some(found) = VOLUME_BEHIND_COMMA.captures(text) {
        let name = &text[..found.get(0)?.start()];
        let sentences = segments::of(name);
        let one = sentences
            .split_last()
            .is_some_and(|(_, before)| before.iter().all(|part| is_shortened_word(part)));
        if one && name.split_whitespace().count() <= 12 && !name.contains(": ") {
            let name = name.split(", 19").next().unwrap_or(name).split(", 20").next().unwrap_or(name);
            return Some((name, found.get(1)?.as_str()));
        }
    }
    let found = YEAR_WITHIN.captures(text)?;
    let (name, locator) = (found.get(1)?.as_str(), found.get(3)?.as_str());
    (author::is_name(name) && LOCATOR.is_match(locator)).then_some((name, locator))
}

/// Whether `part`, which may be written as a sentence is, names a journal ("The European nap journal").
fn is_journal(part: &str) -> bool {
    const WORDS: [&str; 14] = [
        "journal",
        "medicine",
        "science",
        "sciences",
        "research",
        "neurology",
        "reviews",
        "reports",
        "letters",
        "annals",
        "archives",
        "proceedings",
        "lancet",
        "bmj",
    ];
    let words = || part.split(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty());
    part.starts_with(char::is_uppercase)
        && words().count() <= 12
        && words().any(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

/// Whether `part` is a date and nothing more.
fn is_date(part: &str) -> bool {
    part.chars().any(|character| character.is_ascii_digit())
        && part
            .split(|character: char| !character.is_alphabetic())
            .filter(|word| !word.is_empty())
            .all(is_month)
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = word.to_lowercase();
    MONTHS.iter().any(|month| word.starts_with(month)) && word.len() <= 9
}

fn is_shortened_word(part: &str) -> bool {
    part.len() <= 8 && !part.contains(' ') && part.starts_with(char::is_uppercase)
}

/// Where `part`, a slice of `text`, begins in it.
fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}

/// `text` without the punctuation around it; none where nothing is left.
fn tidy(text: &str) -> Option<String> {
    let text = text.trim().trim_matches([',', ';', ':']).trim().trim_end_matches('.').trim();
    let text = YEAR_AT_END.find(text).map_or(text, |year| &text[..year.start()]);
    text.contains(char::is_alphanumeric).then(|| text.to_owned())
}
