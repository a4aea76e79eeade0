//! Bare web addresses in plain text, which are its links.

use super::super::fold::floor;
use crate::model::{Link, Span};

/// The longest address, in bytes; browsers stop at about as much.
const LONGEST: usize = 4096;

/// The links in `text`.
pub(super) fn links(text: &str) -> Vec<Link> {
    let mut links = Vec::new();
    let mut starts = Starts { text, scheme: scheme(text, 0), bare: bare(text, 0) };
    // Scalar values are counted on from link to link: a long line may be full of them.
    let (mut bytes, mut chars, mut from) = (0, 0, 0);
    while let Some(start) = starts.next(from) {
        let end = end(text, start);
        let address = &text[start..end];
        if address.len() > "https://".len() {
            let first = chars + text[bytes..start].chars().count();
            (bytes, chars) = (end, first + address.chars().count());
            links.push(Link { span: Span::new(first, chars), href: address.to_owned() });
        }
        from = end.max(start + 1);
    }
    links
}

/// Where the next address of each sort begins; sought again only when it has been passed.
struct Starts<'t> {
    text: &'t str,
    scheme: Option<usize>,
    bare: Option<usize>,
}

impl Starts<'_> {
    /// Where the next address at or after the byte `from` begins, glued to a word or not.
    fn next(&mut self, from: usize) -> Option<usize> {
        if self.scheme.is_some_and(|at| at < from) {
            self.scheme = scheme(self.text, from);
        }
        if self.bare.is_some_and(|at| at < from) {
            self.bare = bare(self.text, from);
        }
        [self.scheme, self.bare].into_iter().flatten().min()
    }
}

/// Where the next address with a scheme begins.
fn scheme(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.match_indices("://").find_map(|(at, _)| {
        let scheme = ["https", "http"].iter().find(|scheme| rest[..at].ends_with(*scheme));
        scheme.map(|scheme| from + at - scheme.len())
    })
}

/// Where the next address without one begins.
fn bare(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.match_indices("www.").find_map(|(at, _)| {
        let before = rest[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && c != '/' && c != '.').then_some(from + at)
    })
}

/// Where the address that begins at `start` ends: before white space, quotes, and the marks of the sentence.
fn end(text: &str, start: usize) -> usize {
    let address = &text[start..floor(text, start + LONGEST)];
    let stop = address.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '|'));
    let mut address = &address[..stop.unwrap_or(address.len())];
    // Two addresses glued together.
    if let Some(at) = scheme(address, 8).filter(|at| !address[..*at].ends_with(['/', '='])) {
        address = &address[..at];
    }
    let count = |mark: char| address.matches(mark).count();
    let mut unopened = count(')').saturating_sub(count('('));
    loop {
        match address.strip_suffix(['.', ',', ';', ':', '!', '?', '\'', '’', ']', '}', '*']) {
            Some(shorter) => address = shorter,
            None if unopened > 0 && address.ends_with(')') => {
                unopened -= 1;
                address = &address[..address.len() - 1];
            }
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
        let glued = links("é http://a.example/1https://b.example/2) www.c.example");
        let hrefs: Vec<_> = glued.iter().map(|link| link.href.as_str()).collect();
        assert_eq!(hrefs, ["http://a.example/1", "https://b.example/2", "www.c.example"]);
        assert_eq!(glued[0].span, crate::model::Span::new(2, 20));
    }
}
