//! Notes that a user keeps beside a page: `NAME.meta.toml`, next to `NAME`. They win over what the page
//! says.

use std::{
    fs::{self, Metadata},
    io,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use super::walk::{Stat, plainly};
use crate::extract::{self, Given};

/// What follows a page's name in that of its notes.
pub(super) const ENDING: &str = ".meta.toml";

/// The largest file of notes, in bytes.
const LARGEST: u64 = 64 << 10;

/// Notes as they are written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Notes {
    title: Option<String>,
    source: Option<String>,
    url: Option<String>,
    saved: Option<Date>,
    published: Option<Date>,
    updated: Option<Date>,
    reviewed: Option<Date>,
    supplied_by: Option<String>,
}

/// A date, in quotation marks or without.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Date {
    Toml(toml::value::Datetime),
    Year(i64),
    Text(String),
}

/// The place of the notes beside a file.
pub(super) fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(ENDING);
    file.with_file_name(name)
}

/// By what a change of the notes is seen without opening them; never 0.
pub(super) fn mark(metadata: &Metadata) -> u64 {
    let Stat { size, modified, inode, .. } = Stat::of(metadata);
    let mut hasher = blake3::Hasher::new();
    hasher.update(&size.to_le_bytes()).update(&modified.to_le_bytes()).update(&inode.to_le_bytes());
    let bytes = hasher.finalize().as_bytes()[..8].try_into().expect("of 32 bytes");
    u64::from_le_bytes(bytes).max(1)
}

/// What the notes beside a file say; nothing where there are none.
///
/// # Errors
/// What is wrong with them, naming the file.
pub(super) fn read(file: &Path) -> Result<Given, String> {
    let path = beside(file);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let wrong = |what: &str| format!("{name} beside it: {what}");
    match fs::metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Given::default()),
        Ok(metadata) if metadata.is_file() && metadata.len() <= LARGEST => {}
        Ok(_) => return Err(wrong("no file, or too large for one of notes")),
        Err(error) => return Err(wrong(&plainly(&error))),
    }
    let text = fs::read_to_string(&path).map_err(|error| wrong(&plainly(&error)))?;
    given(&text).map_err(|what| wrong(&what))
}

fn given(text: &str) -> Result<Given, String> {
    let notes: Notes = toml::from_str(text).map_err(|error| {
        let line =
            error.span().map_or(1, |span| 1 + text[..span.start.min(text.len())].matches('\n').count());
        format!("line {line}: {}", error.message())
    })?;
    let source = |name: Option<String>| name.as_deref().map(extract::source_named);
    Ok(Given {
        title: notes.title,
        source: source(notes.source),
        url: notes.url,
        saved: notes.saved.map(|date| iso("saved", &date)).transpose()?,
        published: notes.published.map(|date| iso("published", &date)).transpose()?,
        updated: notes.updated.map(|date| iso("updated", &date)).transpose()?,
        reviewed: notes.reviewed.map(|date| iso("reviewed", &date)).transpose()?,
        supplied_by: source(notes.supplied_by),
    })
}

/// A date as it is kept: a year, a month or a day, or a moment.
fn iso(key: &str, date: &Date) -> Result<String, String> {
    let text = match date {
        Date::Toml(date) => date.to_string(),
        Date::Year(year) => year.to_string(),
        Date::Text(text) => text.trim().to_owned(),
    };
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.clone(),
    };
    match whole.parse::<jiff::civil::Date>() {
        Ok(_) => Ok(text),
        Err(_) => Err(format!("{key} = {text:?} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_read() {
        let notes = "title = 'Jumpy calves'\nsource = 'Upland Clinic'\npublished = 2021\nreviewed = 2024-05-01\nsaved = '2024-06'";
        let given = given(notes).unwrap();
        assert_eq!(given.title.as_deref(), Some("Jumpy calves"));
        assert_eq!(given.source.unwrap().id, "upland-clinic");
        assert_eq!(given.published.as_deref(), Some("2021"));
        assert_eq!(
            (given.reviewed.as_deref(), given.saved.as_deref()),
            (Some("2024-05-01"), Some("2024-06"))
        );
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        assert!(given("\ntitel = 'x'").unwrap_err().starts_with("line 2: unknown field `titel`"));
        assert!(given("updated = 'in May'").unwrap_err().contains("is no date"));
    }
}
