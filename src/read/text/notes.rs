//! The lines that clippers and reader modes put before a page that they save as text ("Title: ...",
//! "URL: ...", "Source: ...", "Date: ...").

use super::row::Row;
use crate::model::Head;

/// What lines at the top may say: the word before the colon, and the name of what it says in a head.
const KEYS: &[(&str, Note)] = &[
    ("title", Note::Title),
    ("url", Note::Address),
    ("link", Note::Address),
    ("source url", Note::Address),
    ("original url", Note::Address),
    ("url source", Note::Address),
    ("source", Note::Meta("og:site_name")),
    ("site", Note::Meta("og:site_name")),
    ("publisher", Note::Meta("og:site_name")),
    ("author", Note::Meta("author")),
    ("byline", Note::Meta("author")),
    ("date", Note::Meta("article:published_time")),
    ("published", Note::Meta("article:published_time")),
    ("published time", Note::Meta("article:published_time")),
    ("updated", Note::Meta("article:modified_time")),
    ("saved", Note::Saved),
    ("clipped", Note::Saved),
    ("retrieved", Note::Saved),
];

/// Lines between the notes and the page.
const BEGIN: [&str; 3] = ["markdown content:", "content:", "text:"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Note {
    Title,
    Address,
    Saved,
    Meta(&'static str),
}

/// Reads such lines into a head; how many rows they take. One alone, or none that says the title or the
/// address, is part of the page.
pub(super) fn read(rows: &[Row<'_>]) -> (Head, usize) {
    let notes: Vec<(Note, &str)> = rows
        .iter()
        .enumerate()
        .take(KEYS.len())
        .map_while(|(at, row)| note(row.text).filter(|_| at == 0 || row.gap <= 1))
        .collect();
    let says = |what: Note| notes.iter().any(|(note, _)| *note == what);
    if notes.len() < 2 || !(says(Note::Title) || says(Note::Address)) {
        return (Head::default(), 0);
    }
    let mut head = Head::default();
    for (note, value) in &notes {
        let value = (*value).to_owned();
        match note {
            Note::Title => head.title = Some(value),
            Note::Address if value.starts_with("http") => head.canonical = Some(value),
            // "Source: https://..." is an address all the same.
            Note::Meta("og:site_name") if value.starts_with("http") => head.canonical = Some(value),
            Note::Saved => head.saved = day(&value),
            Note::Meta(name) => head.meta.push(((*name).to_owned(), value)),
            Note::Address => {}
        }
    }
    // A line that says that the page begins is none of it.
    let begins =
        rows.get(notes.len()).is_some_and(|row| BEGIN.iter().any(|it| row.text.eq_ignore_ascii_case(it)));
    (head, notes.len() + usize::from(begins))
}

fn note(line: &str) -> Option<(Note, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim().trim_matches('*').to_lowercase();
    let (_, note) = KEYS.iter().find(|(name, _)| *name == key)?;
    let value = value.trim().trim_matches('*').trim();
    (!value.is_empty()).then_some((*note, value))
}

/// A date, where it begins with one in ISO 8601.
fn day(value: &str) -> Option<String> {
    let day = value.get(..10)?;
    day.parse::<jiff::civil::Date>().is_ok().then(|| day.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{super::row::rows, read};

    #[test]
    fn lines_before_a_page_are_its_head() {
        let text = "Title: On naps\nURL: https://a.example/naps\nSource: Upland Clinic\nSaved: 2024-03-06 10:00\n\nNaps help.";
        let (head, taken) = read(&rows(text));
        assert_eq!(taken, 4);
        assert_eq!(head.title.as_deref(), Some("On naps"));
        assert_eq!(head.canonical.as_deref(), Some("https://a.example/naps"));
        assert_eq!(head.meta, [("og:site_name".to_owned(), "Upland Clinic".to_owned())]);
        assert_eq!(head.saved.as_deref(), Some("2024-03-06"));
    }

    #[test]
    fn lines_with_gaps_between_them_are_its_head_too() {
        let text = "Title: On naps\n\nURL Source: https://a.example/naps\n\nPublished Time: 2023-11-02T09:00:00Z\n\n\
                    Markdown Content:\nNaps help.";
        let (head, taken) = read(&rows(text));
        assert_eq!((taken, head.canonical.as_deref()), (4, Some("https://a.example/naps")));
    }

    #[test]
    fn a_line_of_the_page_is_none_of_them() {
        assert_eq!(read(&rows("Title: On naps\nNaps help.")).1, 0);
        assert_eq!(read(&rows("Source: naps\nDate: today\nNaps help.")).1, 0);
    }
}
