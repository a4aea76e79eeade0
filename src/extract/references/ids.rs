//! The ids that registries give to works: DOI, PubMed, PubMed Central and NCBI Bookshelf, as they
//! stand in text and in addresses.

use std::{borrow::Cow, ops::Range};

use regex::Captures;

use super::address;
use crate::extract::pattern::pattern;

pattern!(DOI, r#"\b10\.\d{4,9}/[^\s"<>“”\[\]{}|]+"#);
pattern!(PMID_IN_TEXT, r"(?i)\bpmid\b\s*[:#]?\s*(\d{1,9})\b");
pattern!(
    PMID_IN_ADDRESS,
    r"(?ix) pubmed\.ncbi\.nlm\.nih\.gov/(\d{1,9})\b
          | ncbi\.nlm\.nih\.gov/(?:m/)?(?:entrez/)?pubmed/(?:\?term=)?(\d{1,9})\b
          | europepmc\.org/(?:article|abstract)/med/(\d{1,9})\b
          | [?&;]pmid=(\d{1,9})\b"
);
pattern!(PMCID, r"\b(?:PMC|pmc)[\s:]{0,2}(\d{3,9})\b");
pattern!(PMCID_IN_ADDRESS, r"(?i)pmc/articles/(\d{3,9})\b");
pattern!(BOOKSHELF, r"(?i)\bNBK(\d{2,9})\b");

/// Ends of an article's address that are no part of the DOI in it.
const VIEWS: [&str; 13] = [
    "/full",
    "/fulltext",
    "/abstract",
    "/pdf",
    "/epdf",
    "/html",
    "/full/html",
    "/meta",
    "/references",
    "/summary",
    ".pdf",
    ".full",
    ".abstract",
];

/// What a work is registered under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ids {
    pub doi: Option<String>,
    pub pmid: Option<String>,
    pub pmcid: Option<String>,
    pub bookshelf: Option<String>,
}

impl Ids {
    /// The ids that `text` prints, in words or in addresses.
    pub(super) fn of_text(text: &str) -> Self {
        Self::among(text, &address::find(text))
    }

    /// The ids that `text` prints, whose addresses stand at `addresses`.
    pub(super) fn among(text: &str, addresses: &[Range<usize>]) -> Self {
        let mut ids = Self::default();
        for range in addresses {
            ids = ids.or(Self::of_address(&text[range.clone()]));
        }
        let named = Registries::named_in(text);
        ids.or(Self {
            doi: named
                .doi
                .then(|| DOI.find(text))
                .flatten()
                .and_then(|found| tidy_doi(found.as_str(), false)),
            pmid: named.pmid.then(|| first_group(PMID_IN_TEXT.captures(text))).flatten(),
            pmcid: numbered("PMC", named.pmc.then(|| first_group(PMCID.captures(text))).flatten()),
            bookshelf: numbered("NBK", named.nbk.then(|| first_group(BOOKSHELF.captures(text))).flatten()),
        })
    }

    /// The ids in an address: registries' own pages, and publishers' that carry a DOI.
    pub(super) fn of_address(address: &str) -> Self {
        let address = decode(address);
        let named = Registries::named_in(&address);
        let pmcid = || PMCID.captures(&address).or_else(|| PMCID_IN_ADDRESS.captures(&address));
        let pubmed = named.pubmed || named.pmid || named.pmc;
        Self {
            doi: named.doi.then(|| doi_in_address(&address)).flatten(),
            pmid: pubmed.then(|| first_group(PMID_IN_ADDRESS.captures(&address))).flatten(),
            pmcid: numbered("PMC", named.pmc.then(|| first_group(pmcid())).flatten()),
            bookshelf: numbered(
                "NBK",
                named.nbk.then(|| first_group(BOOKSHELF.captures(&address))).flatten(),
            ),
        }
    }

    /// These ids, and what they lack from `other`.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            doi: self.doi.or(other.doi),
            pmid: self.pmid.or(other.pmid),
            pmcid: self.pmcid.or(other.pmcid),
            bookshelf: self.bookshelf.or(other.bookshelf),
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.doi.is_none() && self.pmid.is_none() && self.pmcid.is_none() && self.bookshelf.is_none()
    }
}

/// Which registries a text may name, by a scan of its bytes; patterns are tried on those alone.
#[derive(Debug, Default)]
struct Registries {
    doi: bool,
    pmid: bool,
    pmc: bool,
    nbk: bool,
    pubmed: bool,
}

impl Registries {
    fn named_in(text: &str) -> Self {
        let mut named = Self::default();
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return named;
        }
        for three in text.as_bytes().windows(3) {
            match three[0] {
                b'1' => named.doi |= three == b"10.",
                b'p' | b'P' => match (three[1] | 0x20, three[2] | 0x20) {
                    (b'm', b'i') => named.pmid = true,
                    (b'm', b'c') => named.pmc = true,
                    (b'u', b'b') => named.pubmed = true,
                    _ => {}
                },
                b'n' | b'N' => named.nbk |= three.eq_ignore_ascii_case(b"nbk"),
                _ => {}
            }
        }
        named
    }
}

fn numbered(registry: &str, number: Option<String>) -> Option<String> {
    number.map(|number| format!("{registry}{number}"))
}

fn doi_in_address(address: &str) -> Option<String> {
    let doi = tidy_doi(DOI.find(address)?.as_str(), true)?;
    // The addresses of articles may end in the publisher's own number after the DOI.
    let own_number = |(_, last): &(&str, &str)| last.bytes().all(|byte| byte.is_ascii_digit());
    match doi.rsplit_once('/').filter(own_number) {
        Some((head, _)) if address.contains("/article") && head.matches('/').count() > 1 => {
            Some(head.to_owned())
        }
        _ => Some(doi),
    }
}

fn first_group(captures: Option<Captures<'_>>) -> Option<String> {
    captures?.iter().skip(1).flatten().next().map(|group| group.as_str().to_owned())
}

/// A DOI as registered, lower-case, without what follows it in a sentence or an address.
fn tidy_doi(found: &str, in_address: bool) -> Option<String> {
    let mut doi = found.to_ascii_lowercase();
    for stop in ["http", "pmid", "pmcid"] {
        if let Some(at) = doi.find(stop).filter(|&at| at > 8) {
            doi.truncate(at);
        }
    }
    if in_address {
        let end = doi.find(['?', '&', '#']).unwrap_or(doi.len());
        doi.truncate(end);
    }
    let mut rest = address::trim_end(doi.trim_end_matches('/'));
    if in_address {
        for view in VIEWS {
            rest = rest.strip_suffix(view).unwrap_or(rest);
        }
    }
    let (_, suffix) = rest.split_once('/')?;
    (!suffix.is_empty()).then(|| rest.to_owned())
}

/// `address` with its escapes of ASCII characters undone ("%2F").
fn decode(address: &str) -> Cow<'_, str> {
    if !address.contains('%') {
        return Cow::Borrowed(address);
    }
    let mut out = String::with_capacity(address.len());
    let mut rest = address;
    while let Some((head, tail)) = rest.split_once('%') {
        out.push_str(head);
        let byte =
            tail.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(u8::is_ascii_graphic);
        rest = if let Some(byte) = byte {
            out.push(char::from(byte));
            &tail[2..]
        } else {
            out.push('%');
            tail
        };
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::Ids;

    fn doi(text: &str) -> Option<String> {
        Ids::of_text(text).doi
    }

    #[test]
    fn a_doi_is_found_wherever_it_is_printed() {
        for text in [
            "Nerves. 2017;3:1-9. doi: 10.1234/AB(12)99-x. PMID: 777",
            "https://doi.org/10.1234/ab(12)99-x",
            "http://dx.doi.org/10.1234%2FAB(12)99-x.",
            "https://onlinelibrary.example.com/doi/full/10.1234/ab(12)99-x?campaign=2",
            "https://link.example.com/article/10.1234/ab(12)99-x/fulltext.pdf"
                .replace("/fulltext.pdf", ".pdf")
                .as_str(),
            "(doi:10.1234/ab(12)99-x)",
        ] {
            assert_eq!(doi(text).as_deref(), Some("10.1234/ab(12)99-x"), "{text}");
        }
        assert_eq!(
            doi("https://naps.example.com/naps/article/doi/10.1234/naps/zz01/555").as_deref(),
            Some("10.1234/naps/zz01")
        );
        assert_eq!(doi("version 10.2/3 of 2010"), None);
    }

    #[test]
    fn registries_have_several_addresses_for_one_work() {
        for address in [
            "https://pubmed.ncbi.nlm.nih.gov/123456/",
            "http://www.ncbi.nlm.nih.gov/pubmed/123456",
            "PMID: 123456",
        ] {
            assert_eq!(Ids::of_text(address).pmid.as_deref(), Some("123456"), "{address}");
        }
        for address in [
            "www.ncbi.nlm.nih.gov/pmc/articles/PMC98765/",
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC98765/pdf/x.pdf",
            "https://europepmc.org/article/PMC/PMC98765",
            "PMCID: PMC98765",
        ] {
            assert_eq!(Ids::of_text(address).pmcid.as_deref(), Some("PMC98765"), "{address}");
        }
        assert_eq!(
            Ids::of_address("https://www.ncbi.nlm.nih.gov/books/NBK4321/").bookshelf.as_deref(),
            Some("NBK4321")
        );
        assert!(Ids::of_text("Vitamin D and 100% of nothing").is_empty());
    }
}
