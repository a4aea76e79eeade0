//! Pages that are older than one wants to trust, and those that do not say how old they are.

use jiff::{Span, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    error::{Error, Result},
    index::{PageCard, Reader},
    model::{DateOf, PageId, Source},
};

/// Old pages: `etio.stale/1`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StalePages {
    /// The day that ages are counted from, ISO 8601.
    pub today: String,
    /// Pages dated before this day are old.
    pub before: String,
    /// All pages that were looked at.
    pub pages: usize,
    /// The old pages, oldest first.
    pub stale: Vec<StalePage>,
    /// Pages that state no date, by path.
    pub not_stated: Vec<StalePage>,
}

/// A page that is old, or whose age cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StalePage {
    /// Its id.
    pub id: PageId,
    /// Its path in the root.
    pub path: String,
    /// Its title.
    pub title: Option<String>,
    /// Who publishes it.
    pub source: Option<Source>,
    /// Its date: reviewed, else updated, else published; none where it states none.
    pub date: Option<DateOf>,
}

/// Pages that are older on this day (`2026-11-23`) than this age (`3y`, `18m`, `6w`, `90d`), by their
/// date of review, else of update, else of publication. A page that states less of its date than would
/// tell ("2014" of a day in 2014) is not called old.
///
/// # Errors
/// When the day or the age is not of that form, or the index is damaged.
pub fn stale(reader: &Reader, today: &str, age: &str) -> Result<StalePages> {
    let day: Date = today.parse().map_err(|_| {
        Error::Usage(format!("{today}: not a day; write it as year-month-day, such as 2024-05-31"))
    })?;
    let before = day.checked_sub(span(age)?).map_err(|_| {
        Error::Usage(format!("{age}: longer than the calendar goes back; write a shorter age, such as 3y"))
    })?;
    let before = before.to_string();
    let mut found = StalePages { today: today.to_owned(), before, ..StalePages::default() };
    for card in reader.cards()?.iter().filter(|card| !card.revision) {
        found.pages += 1;
        match card.date() {
            None => found.not_stated.push(page(card)),
            Some((_, date)) if is_before(date, &found.before) => found.stale.push(page(card)),
            Some(_) => {}
        }
    }
    let date = |page: &StalePage| page.date.as_ref().map(|date| date.value.clone());
    found.stale.sort_by_key(date);
    Ok(found)
}

fn page(card: &PageCard) -> StalePage {
    StalePage {
        id: card.id.clone(),
        path: card.path.clone(),
        title: card.title.clone(),
        source: card.source.clone(),
        date: card.date_of(),
    }
}

/// Whether a date, which may be a year or a month, is before a day, as far as it says.
fn is_before(date: &str, day: &str) -> bool {
    let length = date.len().min(day.len());
    date.get(..length) < day.get(..length)
}

/// An age as people write it.
fn span(age: &str) -> Result<Span> {
    let wrong = || {
        Error::Usage(format!("{age}: not an age; write a number and y, m, w or d, such as 3y, 18m or 90d"))
    };
    let age = age.trim();
    let unit = age.chars().next_back().ok_or_else(wrong)?;
    let number: u32 = age[..age.len() - unit.len_utf8()].trim().parse().map_err(|_| wrong())?;
    let span = match unit.to_ascii_lowercase() {
        'y' => Span::new().try_years(number),
        'm' => Span::new().try_months(number),
        'w' => Span::new().try_weeks(number),
        'd' => Span::new().try_days(number),
        _ => return Err(wrong()),
    };
    span.map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::sample::{Sample, index_of};

    fn old(age: &str, today: &str) -> Result<(Vec<String>, usize)> {
        let dated = |path: &str, date: &str| {
            let mut page = Sample::page(path);
            page.head().dates.reviewed = Some(date.into());
            page
        };
        let (_dir, reader) = index_of(&[dated("b", "2014"), dated("a", "2013-06-30"), Sample::page("none")]);
        let found = stale(&reader, today, age)?;
        Ok((found.stale.into_iter().map(|page| page.path).collect(), found.not_stated.len()))
    }

    #[test]
    fn the_oldest_come_first_and_what_is_not_stated_stands_apart() {
        assert_eq!(old("3y", "2020-01-01").unwrap(), (vec!["a".into(), "b".into()], 1));
        assert_eq!(old("3y", "2017-06-01").unwrap(), (vec!["a".into()], 1));
        assert_eq!(old("90d", "2013-07-01").unwrap(), (Vec::new(), 1));
        assert_eq!(old("18m", "2015-01-01").unwrap(), (vec!["a".into()], 1));
    }

    #[test]
    fn what_is_no_age_or_day_is_an_error() {
        for age in ["", "3", "y", "3x", "-3y", "3é", "99999999999999999999y", "99999y"] {
            assert!(matches!(old(age, "2020-01-01"), Err(Error::Usage(_))), "{age}");
        }
        assert!(old("3y", "2020-13-01").is_err() && old("3y", "yesterday").is_err());
    }
}
