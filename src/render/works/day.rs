//! A date as a page states it, to the day, the month or the year, as styles write it.

/// A date; the day is none where the month is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: u16,
    month: Option<usize>,
    day: Option<u8>,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Day {
    /// The date of an ISO 8601 text, which may have a time after it.
    pub(super) fn of(iso: &str) -> Option<Self> {
        let mut parts = iso.split(['T', ' ']).next()?.split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let month =
            parts.next().and_then(|month| month.parse().ok()).filter(|month| (1..=12).contains(month));
        let day = parts.next().and_then(|day| day.parse().ok()).filter(|day| (1..=31).contains(day));
        Some(Self { year, month, day: month.and(day) })
    }

    /// "2024 Feb 26", as Vancouver has it.
    pub(super) fn year_first(self) -> String {
        let month = self.month_name().map(|name| format!(" {}", &name[..3])).unwrap_or_default();
        let day = self.day.map(|day| format!(" {day}")).unwrap_or_default();
        format!("{}{month}{day}", self.year)
    }

    /// "February 26, 2024", as AMA has it.
    pub(super) fn month_first(self) -> String {
        match (self.month_name(), self.day) {
            (Some(month), Some(day)) => format!("{month} {day}, {}", self.year),
            (Some(month), None) => format!("{month} {}", self.year),
            _ => self.year.to_string(),
        }
    }

    /// "2024, February 26", as APA has it.
    pub(super) fn year_comma(self) -> String {
        let month = self.month_name().map(|name| format!(", {name}")).unwrap_or_default();
        let day = self.day.map(|day| format!(" {day}")).unwrap_or_default();
        format!("{}{month}{day}", self.year)
    }

    /// "2024-02-26".
    pub(super) fn iso(self) -> String {
        let part = |part: Option<usize>| part.map(|part| format!("-{part:02}")).unwrap_or_default();
        format!("{}{}{}", self.year, part(self.month), part(self.day.map(usize::from)))
    }

    fn month_name(self) -> Option<&'static str> {
        self.month.map(|month| MONTHS[month - 1])
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    fn written(iso: &str) -> [String; 4] {
        let day = Day::of(iso).unwrap();
        [day.year_first(), day.month_first(), day.year_comma(), day.iso()]
    }

    #[test]
    fn a_date_is_written_as_far_as_it_is_stated() {
        let whole = ["2024 Feb 6", "February 6, 2024", "2024, February 6", "2024-02-06"];
        assert_eq!(written("2024-02-06"), whole);
        assert_eq!(written("2024-02-06T21:03:00Z"), whole);
        assert_eq!(written("2024-02"), ["2024 Feb", "February 2024", "2024, February", "2024-02"]);
        assert_eq!(written("2024"), ["2024", "2024", "2024", "2024"]);
        assert_eq!(Day::of("soon"), None);
        assert_eq!(written("2024-13-02")[3], "2024");
    }
}
