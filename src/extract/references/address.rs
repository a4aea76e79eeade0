//! Web addresses: finding them in running text, and the canonical form by which two of them are seen
//! to be one.

use std::ops::Range;

use url::Url;

use crate::extract::pattern::pattern;

// An address with a scheme or `www.`, or a host with a path ("cdc.gov/sleep/about").
pattern!(
    ADDRESS,
    r#"(?i)https?://[^\s<>"“”]+|\bwww\.[^\s<>"“”]+|\b(?:[a-z0-9][a-z0-9-]*\.)+(?:gov|org|com|edu|net|int|info|io|eu|uk|au|ca|nz|ie|in|de|ch)/[^\s<>"“”]*"#
);

/// Hosts that are often glued to the word before them; what precedes one is not part of the host.
const WELL_KNOWN_HOSTS: [&str; 6] = [
    "pubmed.ncbi.nlm.nih.gov/",
    "pmc.ncbi.nlm.nih.gov/",
    "ncbi.nlm.nih.gov/",
    "dx.doi.org/",
    "doi.org/",
    "cdc.gov/",
];

/// Words before an address in running text.
const LEADS_TO_ADDRESS: [&str; 12] =
    ["at", "from", "visit", "see", "via", "on", "to", "URL", "site", "website", "is", "and"];

/// Where addresses stand in `text`, as byte ranges, closing punctuation off.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    // Nearly every block of a page has none, and a byte scan says so at once.
    if !may_hold_one(text) {
        return Vec::new();
    }
    ADDRESS
        .find_iter(text)
        .map(|found| {
            let start = found.start() + glued_prefix(&text[..found.start()], found.as_str());
            start..found.start() + trim_end(found.as_str()).len()
        })
        .filter(|range| range.len() > 3)
        .collect()
}

/// Whether `text` holds what every address holds: a scheme, `www.`, or the end of a host before a slash.
fn may_hold_one(text: &str) -> bool {
    let bytes = text.as_bytes();
    if !bytes.contains(&b'/') {
        return text.contains("www.");
    }
    let ends_host = |(at, _): (usize, &str)| {
        let before = &bytes[..at];
        let letters = before.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let scheme = before.ends_with(b":") && bytes.get(at + 1) == Some(&b'/');
        scheme || ((2..=4).contains(&letters) && before[..at - letters].ends_with(b"."))
    };
    text.match_indices('/').any(ends_host) || ["www.", "WWW.", "Www."].iter().any(|www| text.contains(www))
}

/// How many bytes at the front of `address`, which stands behind `before`, belong to the word that it is
/// glued to.
fn glued_prefix(before: &str, address: &str) -> usize {
    if address.contains("://") {
        return 0;
    }
    let host = address.split('/').next().unwrap_or_default();
    let known = WELL_KNOWN_HOSTS.iter().find_map(|known| address.get(..=host.len())?.strip_suffix(known));
    if let Some(prefix) = known {
        return if prefix.ends_with("www.") { prefix.len() - "www.".len() } else { prefix.len() };
    }
    // "On muscle cramp.example.org/cramp" goes on with a title; "visit naps.example.org/cramp" does not.
    let word = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let in_title =
        before.ends_with(' ') && word.ends_with(char::is_alphanumeric) && !LEADS_TO_ADDRESS.contains(&word);
    let Some((label, rest)) = host.split_once('.').filter(|_| in_title) else { return 0 };
    let is_word = label.bytes().all(|byte| byte.is_ascii_lowercase()) && label != "www" && rest.contains('.');
    if is_word { label.len() + 1 } else { 0 }
}

/// `address` without the punctuation of the sentence it stands in; a bracket stays when it closes one
/// that the address opens.
pub(super) fn trim_end(address: &str) -> &str {
    let mut rest = address;
    while let Some(last) = rest.chars().next_back() {
        let closes = |open: char| rest.matches(last).count() > rest.matches(open).count();
        let cut = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '»' | '*' | '…' | '|' => true,
            ')' => closes('('),
            ']' => closes('['),
            '}' => closes('{'),
            _ => false,
        };
        if !cut {
            break;
        }
        rest = &rest[..rest.len() - last.len_utf8()];
    }
    rest
}

/// Whether `text` is one address and nothing else.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    !text.contains(char::is_whitespace)
        && find(text).first().is_some_and(|range| *range == (0..trim_end(text).len()))
}

/// The canonical form of a web address, without its scheme: `www.`, a trailing slash, the fragment
/// and parameters that only say who came from where are dropped. None for what is no web address.
pub(crate) fn canonical(address: &str) -> Option<String> {
    let address = address.trim();
    let parsed = if address.contains("://") {
        Url::parse(address)
    } else {
        Url::parse(&format!("https://{}", address.trim_start_matches('/')))
    };
    let url =
        parsed.ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.username().is_empty())?;
    let host = url.host_str()?.trim_end_matches('.');
    let host = host.strip_prefix("www.").unwrap_or(host);
    if !host.contains('.') {
        return None;
    }
    let path = url.path().split(";jsessionid=").next().unwrap_or_default().trim_end_matches('/');
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let kept: Vec<&str> = url.query().unwrap_or_default().split('&').filter(|pair| says_what(pair)).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    Some(format!("{host}{port}{path}{query}"))
}

/// Whether a parameter may say which page it is, and not only how the reader came to it.
fn says_what(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or_default().to_ascii_lowercase();
    let tracks = name.starts_with("utm_")
        || name.starts_with("mc_")
        || matches!(
            name.as_str(),
            "" | "fbclid"
                | "gclid"
                | "msclkid"
                | "sid"
                | "sessionid"
                | "session_id"
                | "phpsessid"
                | "jsessionid"
                | "_ga"
        );
    !tracks
}

#[cfg(test)]
mod tests {
    use super::{canonical, find, is_address};

    fn first(text: &str) -> &str {
        find(text).into_iter().next().map_or("", |range| &text[range])
    }

    #[test]
    fn finds_an_address_glued_or_bracketed_or_bare() {
        assert_eq!(
            first("On naps. (2021).https://sleep.example.org/naps/."),
            "https://sleep.example.org/naps/"
        );
        assert_eq!(first("Naps (see www.example.org/naps_(short))."), "www.example.org/naps_(short)");
        assert_eq!(first("Naps. example.gov/naps/index.html, 2019"), "example.gov/naps/index.html");
        assert_eq!(first("Slow myopathy.ncbi.nlm.nih.gov/books/NBK1/"), "ncbi.nlm.nih.gov/books/NBK1/");
        assert_eq!(first("(2021). Slow cramp.sleepers.org/naps"), "sleepers.org/naps");
        assert_eq!(first("For help visit my.sleepers.org/naps"), "my.sleepers.org/naps");
        assert_eq!(first("and/or neither nor, 1/2"), "");
        assert!(is_address("https://example.org/a."));
        assert!(!is_address("see https://example.org/a"));
    }

    #[test]
    fn one_page_has_one_canonical_address() {
        let forms = [
            "http://www.Example.org/Naps/?utm_source=x&id=3#top",
            "https://example.org/Naps?id=3",
            "www.example.org/Naps?id=3&fbclid=9",
            "//example.org:443/Naps/?id=3",
        ];
        for form in forms {
            assert_eq!(canonical(form).as_deref(), Some("example.org/Naps?id=3"), "{form}");
        }
        assert_eq!(canonical("mailto:a@example.org"), None);
        assert_eq!(canonical("not an address"), None);
    }
}
