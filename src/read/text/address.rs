//! Bare web addresses in plain text, which are its links.

use crate::model::{Link, Span};

/// The links in `text`.
pub(super) fn links(text: &str) -> Vec<Link> {
    let mut links = Vec::new();
    let mut from = 0;
    while let Some(start) = next(text, from) {
        let end = end(text, start);
        if text[start..end].len() > "https://".len() {
            let href = text[start..end].to_owned();
            links.push(Link { span: Span::of_bytes(text, start, end), href });
        }
        from = end.max(start + 1);
    }
    links
}

/// Where the next address at or after the byte `from` begins, glued to a word or not.
fn next(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let scheme = rest.match_indices("://").find_map(|(at, _)| {
        ["https", "http"].iter().find(|scheme| rest[..at].ends_with(*scheme)).map(|scheme| at - scheme.len())
    });
    let bare = rest.match_indices("www.").find_map(|(at, _)| {
        let before = rest[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && c != '/' && c != '.').then_some(at)
    });
    let first = match (scheme, bare) {
        (Some(a), Some(b)) => a.min(b),
        (a, b) => a.or(b)?,
    };
    Some(from + first)
}

/// Where the address that begins at `start` ends: before white space, quotes, and the marks of the sentence.
fn end(text: &str, start: usize) -> usize {
    let address = &text[start..];
    let stop = address.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '|'));
    let mut address = &address[..stop.unwrap_or(address.len())];
    // Two addresses glued together.
    if let Some(at) = address.get(8..).and_then(|tail| tail.find("http://").or_else(|| tail.find("https://")))
        && !address[..8 + at].ends_with(['/', '='])
    {
        address = &address[..8 + at];
    }
    loop {
        let unopened = address.ends_with(')') && address.matches(')').count() > address.matches('(').count();
        match address.strip_suffix(['.', ',', ';', ':', '!', '?', '\'', '’', ']', '}', '*']) {
            Some(shorter) => address = shorter,
            None if unopened => address = &address[..address.len() - 1],
            None => return start + address.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::links;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        let text = "Naps. (2024).https://example.org/a_(b)/, (see http://example.com/x) or www.example.net.";
        let found: Vec<_> = links(text).into_iter().map(|link| link.href).collect();
        assert_eq!(found, ["https://example.org/a_(b)/", "http://example.com/x", "www.example.net"]);
        assert!(links("awww. http:// alone").is_empty());
    }
}
