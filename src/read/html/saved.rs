//! The comments in which browsers and SingleFile note where and when they saved a page.

use jiff::fmt::rfc2822;

/// What such a comment says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Note {
    /// The page's address.
    pub(super) url: Option<String>,
    /// When it was saved, ISO 8601.
    pub(super) date: Option<String>,
}

/// What `comment` notes, if it is such a note.
pub(super) fn note(comment: &str) -> Option<Note> {
    if let Some((_, rest)) = comment.split_once("saved from url=") {
        // The number in brackets is the address's length.
        let url = rest.strip_prefix('(').and_then(|r| r.split_once(')')).map_or(rest, |(_, url)| url);
        return address(url).map(|url| Note { url: Some(url), date: None });
    }
    if !comment.contains("SingleFile") {
        return None;
    }
    let field = |name: &str| {
        comment
            .lines()
            .find_map(|line| line.trim().strip_prefix(name).map(str::trim).filter(|v| !v.is_empty()))
    };
    let date = field("saved date:").and_then(iso);
    Some(Note { url: field("url:").and_then(address), date })
}

fn address(text: &str) -> Option<String> {
    let url = text.split_whitespace().next()?;
    (url.contains(':') && !url.starts_with("about:")).then(|| url.to_owned())
}

/// A date as ISO 8601, of one written as JavaScript's `Date` writes it
/// ("Wed Mar 06 2024 10:02:11 GMT+0100 (Central European Standard Time)") or in ISO 8601 or RFC 2822.
fn iso(written: &str) -> Option<String> {
    let plain = written.split(" (").next().unwrap_or(written).trim();
    if let Ok(time) = plain.parse::<jiff::Timestamp>() {
        return Some(time.to_string());
    }
    if let Ok(time) = jiff::Zoned::strptime("%a %b %d %Y %H:%M:%S GMT%z", plain) {
        return Some(time.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
    }
    if let Ok(time) = rfc2822::parse(plain) {
        return Some(time.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
    }
    plain.parse::<jiff::civil::Date>().ok().map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_notes_of_browsers() {
        let ie = note(" saved from url=(0026)https://example.org/naps/ ").unwrap();
        assert_eq!(ie.url.as_deref(), Some("https://example.org/naps/"));
        let single = "\n Page saved with SingleFile \n url: https://example.org/a?b=1 \n saved date: \
                      Wed Mar 06 2024 10:02:11 GMT+0100 (Central European Standard Time)\n";
        let single = note(single).unwrap();
        assert_eq!(single.url.as_deref(), Some("https://example.org/a?b=1"));
        assert_eq!(single.date.as_deref(), Some("2024-03-06T10:02:11+01:00"));
        assert_eq!(note("nothing of the kind"), None);
    }
}
