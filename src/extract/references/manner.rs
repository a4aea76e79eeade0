//! The manners of citing (APA, Vancouver, titles in quotation marks, web pages) and which one an entry
//! is written in; each is read into the same few fields.

use super::{
    address, author, clean,
    container::{self, Container},
    segments,
};
use crate::extract::pattern::pattern;

// A year in brackets, with a month or a day perhaps, or words for none.
pattern!(
    BRACKET_YEAR,
    r"[\(\[]\s*(?:(?:c\.?\s*)?(?:[A-Z][a-z]{2,8}\.?,?\s+(?:\d{1,2},?\s+)?|\d{1,2}\s+[A-Z][a-z]{2,8}\.?\s+)?((?:18|19|20)\d\d)[a-z]?(?:\s*[,;/–-]\s*[^()\[\]]{0,30}|\s+[A-Z][a-z]{2,8}\.?(?:\s+\d{1,2})?)?|(?i:n\.?\s?d\.?|no date|undated|in press|forthcoming))\s*[\)\]]"
);

// A title in quotation marks.
pattern!(QUOTED, r#"“([^“”]{3,300})”|"([^"]{3,300})"|‘([^‘’]{8,300})’[,.]"#);

// A year at the very end of a title, which is no part of it (", 2011").
pattern!(YEAR_AT_END, r",\s*(?:[A-Z][a-z]{2,8}\.?\s+)?((?:19|20)\d\d)$");

/// The fields that an entry's own words give.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub authors: Option<String>,
    pub title: Option<String>,
    pub year: Option<u16>,
    pub container: Container,
}

/// Reads the fields of `body` in the manner it is written in. `linked` are the words of a link that may
/// be the title.
pub(super) fn read(body: &str, url: Option<&str>, linked: Option<&str>) -> Fields {
    if let Some(fields) = read_quoted(body, url) {
        return fields;
    }
    if let Some(found) = container::dated(body) {
        return read_vancouver(&body[..found.head_end], found, url);
    }
    if let Some(found) = BRACKET_YEAR.captures(body) {
        let whole = found.get(0).expect("group 0 is the match");
        let year = found.get(1).and_then(|year| year.as_str().parse().ok());
        return read_apa(&body[..whole.start()], &body[whole.end()..], year, url);
    }
    let mut fields = read_plain(body, url);
    // Of two parts the linked one is the work, unless it is who publishes it.
    if let Some(linked) =
        linked.and_then(title).filter(|words| body.contains(words) && !author::is_organisation(words, url))
        && let Some(other) =
            fields.title.replace(linked.clone()).filter(|other| *other != linked && !other.contains(&linked))
    {
        fields.container.publisher = fields.container.publisher.filter(|publisher| *publisher != linked);
        fields.container.name = fields.container.name.filter(|name| *name != linked).or(Some(other));
    }
    fields
}

/// "Doe, Jane. “Title.” Container, vol. 2, 2019, pp. 3-5" and "Publisher: “Title.”"
fn read_quoted(body: &str, url: Option<&str>) -> Option<Fields> {
    if !body.bytes().any(|byte| matches!(byte, b'"' | 0xE2)) {
        return None;
    }
    let found = QUOTED.captures(body)?;
    let whole = found.get(0)?;
    let words = found.iter().skip(1).flatten().next()?.as_str();
    let (before, after) = (body[..whole.start()].trim(), body[whole.end()..].trim());
    let opens = before.is_empty() || before.ends_with(['.', ':', ',', ')', ']']);
    let closes = words.ends_with(['.', ',', '?', '!'])
        || after.is_empty()
        || after.starts_with(['.', ',', ';', '('])
        || before.is_empty();
    if !opens || !closes {
        return None;
    }
    let (before, year_before) = BRACKET_YEAR.captures(before).map_or((before, None), |year| {
        let whole = year.get(0).expect("group 0 is the match");
        (before[..whole.start()].trim(), year.get(1).and_then(|year| year.as_str().parse().ok()))
    });
    let mut fields = Fields { title: title(words), year: year_before, ..Fields::default() };
    let after = after.trim_start_matches([',', '.', ';']).trim();
    fields.container = container::mla(after);
    fields.year = fields.year.or_else(|| clean::last_year(after));
    let who = author::tidy(before);
    if !who.is_empty() {
        // "Example Clinic: “Title.”" names who publishes; people wrote.
        if before.ends_with(':') && author::leading(before).is_none()
            || author::is_organisation(who, url) && fields.container.publisher.is_none()
        {
            fields.container.publisher.get_or_insert_with(|| who.to_owned());
        } else {
            fields.authors = Some(who.to_owned());
        }
    }
    Some(fields)
}

/// "Doe J, Roe B. Title. Journal. 2011;12(3):45-50" and chapters "In: ... eds. Book. 2nd ed. Town: Press; 2011".
fn read_vancouver(head: &str, found: container::Dated, url: Option<&str>) -> Fields {
    let (authors, rest) = who(head, url);
    let (title_text, mut container) = container::of_head(rest, found.after_press);
    container.locator = container.locator.or(found.locator);
    Fields { authors, title: title(title_text), year: Some(found.year), container }
}

/// "Doe, J. (2019). Title. Container, 12(3), 45-50" and "Title. (2019)."
fn read_apa(head: &str, tail: &str, year: Option<u16>, url: Option<&str>) -> Fields {
    let tail = tail.trim_start_matches(['.', ',', ':', ';', ' ']).trim();
    let head = head.trim();
    let people = author::leading(head);
    // "Doe J. Title. Journal (2011) 12:45-50": the year stands behind the title.
    let beyond_people = people.map_or("", |(_, end)| head[end..].trim());
    if beyond_people.contains(char::is_alphabetic) {
        let (title_text, mut container) = container::of_head(beyond_people, false);
        container.locator = container.locator.or_else(|| container::locator(tail));
        return Fields {
            authors: people.map(|(names, _)| names.to_owned()),
            title: title(title_text),
            year,
            container,
        };
    }
    if let Some((names, _)) = people {
        let (title_text, container) = container::of_tail(tail, true, url);
        return Fields { authors: Some(names.to_owned()), title: title(title_text), year, container };
    }
    let parts = segments::of(tail);
    let publisher_follows =
        parts.len() == 1 && author::is_organisation(parts[0], url) && !author::is_organisation(head, url);
    if head.is_empty()
        || !(tail.is_empty() || publisher_follows || parts.is_empty() || container::locator(tail).is_some())
    {
        let (title_text, container) = container::of_tail(tail, false, url);
        let authors = Some(author::tidy(head)).filter(|names| !names.is_empty()).map(str::to_owned);
        return Fields { authors, title: title(title_text), year, container };
    }
    let mut container = Container { locator: container::locator(tail), ..Container::default() };
    let mut title_text = head;
    if publisher_follows {
        container.publisher = Some(parts[0].to_owned());
    } else if container.locator.is_some() {
        let (first, behind) = container::of_head(head, false);
        title_text = first;
        container.name = behind.name;
    }
    Fields { authors: None, title: title(title_text), year, container }
}

/// "Title. Publisher" and "Organisation. Title", the year somewhere or nowhere.
fn read_plain(body: &str, url: Option<&str>) -> Fields {
    let (authors, rest) = who(body, url);
    let by_people = authors.is_some() && author::opens_with_people(body);
    let (title_text, container) = container::of_tail(rest, by_people, url);
    let (title_text, year) = YEAR_AT_END.captures(title_text).map_or((title_text, None), |found| {
        (&title_text[..found.get(0).map_or(0, |whole| whole.start())], found[1].parse().ok())
    });
    let behind = rest.find(title_text).map_or("", |at| &rest[at + title_text.len()..]);
    Fields { authors, title: title(title_text), year: year.or_else(|| clean::last_year(behind)), container }
}

/// The authors at the head of `text`, people or an organisation that a title follows, and the rest.
fn who<'a>(text: &'a str, url: Option<&str>) -> (Option<String>, &'a str) {
    if let Some((names, end)) = author::leading(text) {
        return (Some(names.to_owned()), text[end..].trim());
    }
    let parts = segments::of(text);
    if let [first, second, ..] = parts[..]
        && author::is_organisation(first, url)
        && !author::is_organisation(second, None)
    {
        let rest = text.find(second).map_or("", |at| &text[at..]);
        return (Some(first.to_owned()), rest);
    }
    (None, text)
}

/// `words` as a title: quotation marks and the closing stop off. None without letters in it.
pub(super) fn title(words: &str) -> Option<String> {
    let mut rest = words.trim();
    loop {
        let shorter = rest
            .trim_end_matches([',', ';', ':', '.', '|', '–', '-'])
            .trim_start_matches([',', ';', ':', '.', '|', '–', '-'])
            .trim();
        let unquoted = [('“', '”'), ('"', '"'), ('‘', '’')]
            .into_iter()
            .find_map(|(open, close)| shorter.strip_prefix(open)?.strip_suffix(close))
            .filter(|inside| !inside.contains(['“', '”', '"', '‘']));
        match unquoted {
            Some(inside) => rest = inside,
            None if shorter.len() < rest.len() => rest = shorter,
            None => break,
        }
    }
    (rest.contains(char::is_alphabetic) && !address::is_address(rest)).then(|| rest.to_owned())
}
