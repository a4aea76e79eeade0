//! Dates as pages print them, turned into ISO 8601. A date without its day or month stays so.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::pattern::compile;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

static FORMS: LazyLock<[Regex; 6]> = LazyLock::new(|| {
    let month = r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    [
        r"^(?P<y>\d{4})-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?(?:[T ]\S*)?".to_owned(),
        format!(r"(?i)^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? +)?{month}\.? +(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? *(?P<y>(?:19|20)\d\d)"),
        format!(r"(?i)^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? +)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? +{month}\.?,? +(?P<y>(?:19|20)\d\d)"),
        format!(r"(?i)^{month}\.?,? +(?P<y>\d{{4}})\b"),
        r"^(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>\d{4})\b".to_owned(),
        r"^(?P<y>(?:19|20)\d{2})(?:/(?P<m>\d{1,2})/(?P<d>\d{1,2}))?\b".to_owned(),
    ]
    .map(|form| compile(&form))
});

/// Reads the date that `text` begins with: its ISO 8601 form, and how many bytes it takes.
///
/// `3/4/2014` is read as month and day, as in most pages that write so; where the first number cannot be
/// a month, it is the day.
pub(super) fn read(text: &str) -> Option<(String, usize)> {
    if !text.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    FORMS.iter().find_map(|form| {
        let found = form.captures(text)?;
        let number = |name| found.name(name).and_then(|part| part.as_str().parse::<u16>().ok());
        let year = number("y")?;
        let named = found.name("name").and_then(|name| month(name.as_str()));
        let (month, day) = match (number("a"), number("b")) {
            (Some(a), Some(b)) if a > 12 => (Some(b), Some(a)),
            (Some(a), Some(b)) => (Some(a), Some(b)),
            _ => (named.or(number("m")), number("d")),
        };
        Some((iso(year, month, day)?, found.get(0)?.end()))
    })
}

fn month(name: &str) -> Option<u16> {
    let name = name.to_lowercase();
    let at = MONTHS.iter().position(|month| month.starts_with(&name[..3]))?;
    u16::try_from(at + 1).ok()
}

fn iso(year: u16, month: Option<u16>, day: Option<u16>) -> Option<String> {
    let narrow = |n: u16| i8::try_from(n).ok();
    if !(1900..=2100).contains(&year) {
        return None;
    }
    match (month, day) {
        (Some(month), Some(day)) => {
            let date = Date::new(i16::try_from(year).ok()?, narrow(month)?, narrow(day)?).ok()?;
            Some(date.to_string())
        }
        (Some(month @ 1..=12), None) => Some(format!("{year}-{month:02}")),
        (None, None) => Some(year.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn reads_the_forms_that_pages_print() {
        for (text, iso) in [
            ("January 7, 2025- Causes", "2025-01-07"),
            ("11 September 2019", "2019-09-11"),
            ("2/24/2014", "2014-02-24"),
            ("24/2/2014", "2014-02-24"),
            ("Sep 6, 2013 Copyright", "2013-09-06"),
            ("2023-04-05T10:00:00Z", "2023-04-05"),
            ("March 2020", "2020-03"),
            ("Tuesday, May 3rd, 2022", "2022-05-03"),
            ("2019.", "2019"),
        ] {
            assert_eq!(read(text).map(|(iso, _)| iso).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn reads_no_date_where_there_is_none() {
        for text in ["1234 Main", "31/31/2014", "Februaryish", "20222", "May be 2 or 3", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
