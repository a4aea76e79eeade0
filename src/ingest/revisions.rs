//! The same article saved more than once: of pages with one canonical address the newest is
//! searched, and the others are its revisions.

use std::{cmp::Reverse, collections::BTreeMap};

use jiff::Timestamp;
use url::Url;

use crate::{
    index::{Edition, Line, PageEntry},
    model::{Document, PageId},
};

/// What is known of a page that has an address.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) id: PageId,
    pub(super) root: String,
    pub(super) path: String,
    /// The path of its file in the root, and its name in it.
    pub(super) file: String,
    pub(super) inner: Option<String>,
    pub(super) revised_by: Option<PageId>,
    edition: Edition,
    /// When its file was last written, nanoseconds since 1970.
    modified: i64,
}

/// A page whose part changes: it becomes a revision of that page, or (none) is searched again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// Which of the pages that were held up.
    pub(super) at: usize,
    /// The newer page.
    pub(super) revised_by: Option<PageId>,
}

impl Held {
    /// What matters here of a page; none where it states no address of its own.
    pub(super) fn of(entry: &PageEntry) -> Option<Self> {
        Some(Self {
            id: entry.id.clone(),
            root: entry.root.clone(),
            path: entry.path.clone(),
            file: entry.file().to_owned(),
            inner: entry.inner.clone(),
            revised_by: entry.revised_by.clone(),
            edition: entry.edition.clone()?,
            modified: entry.modified,
        })
    }

    /// The same of a page's line in the ledger.
    pub(super) fn of_line(line: &Line) -> Option<Self> {
        Some(Self {
            id: line.id.clone(),
            root: line.root.to_string(),
            path: line.path.clone(),
            file: line.file().to_owned(),
            inner: line.inner().map(ToOwned::to_owned),
            revised_by: line.revised_by.clone(),
            edition: line.edition.clone()?,
            modified: line.modified,
        })
    }

    /// When it was saved, else when its file was last written; then that time to the nanosecond.
    fn age(&self) -> (String, i64) {
        let written = || Timestamp::from_nanosecond(self.modified.into()).unwrap_or(Timestamp::UNIX_EPOCH);
        (self.edition.saved.clone().unwrap_or_else(|| written().to_string()), self.modified)
    }
}

/// The article that a document is an edition of, where it states its address.
pub(super) fn edition_of(document: &Document) -> Option<Edition> {
    Some(Edition { address: address(document.url.as_deref()?)?, saved: document.saved.clone() })
}

/// The changes that make the newest of each article the one that is searched.
pub(super) fn settle(held: &[Held]) -> Vec<Change> {
    let mut articles: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, page) in held.iter().enumerate() {
        articles.entry(&page.edition.address).or_default().push(at);
    }
    let mut changes = Vec::new();
    for pages in articles.into_values() {
        let rank = |at: &&usize| (held[**at].age(), Reverse((&held[**at].root, &held[**at].path)));
        let newest = match &pages[..] {
            [only] => *only,
            _ => *pages.iter().max_by(|a, b| rank(a).cmp(&rank(b))).expect("an article has a page"),
        };
        for at in pages {
            let revised_by = (at != newest).then(|| held[newest].id.clone());
            if held[at].revised_by != revised_by {
                changes.push(Change { at, revised_by });
            }
        }
    }
    changes
}

/// An address as it is compared: without scheme, `www.`, fragment, campaign marks and closing slash.
/// A site's front page is no article's address, whatever a page says.
fn address(url: &str) -> Option<String> {
    let url = Url::parse(url.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?;
    let path = url.path().trim_end_matches('/');
    let query: Vec<String> = url
        .query_pairs()
        .filter(|(key, _)| !key.starts_with("utm_"))
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    if path.is_empty() && query.is_empty() {
        return None;
    }
    Some(format!("{}{path}?{}", host.strip_prefix("www.").unwrap_or(host), query.join("&")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(id: &str, address: &str, age: &str, revised_by: Option<&str>) -> Held {
        Held {
            id: id.to_owned().into(),
            root: "/r".to_owned(),
            path: id.to_owned(),
            file: id.to_owned(),
            inner: None,
            revised_by: revised_by.map(|id| id.to_owned().into()),
            edition: Edition { address: address.to_owned(), saved: Some(age.to_owned()) },
            modified: 0,
        }
    }

    #[test]
    fn the_newest_is_searched_and_the_oldest_again_when_it_is_alone() {
        let two =
            [held("old", "a", "2020", None), held("new", "a", "2024", None), held("b", "b", "2021", None)];
        assert_eq!(settle(&two), [Change { at: 0, revised_by: Some("new".to_owned().into()) }]);
        let settled = [held("old", "a", "2020", Some("new")), held("new", "a", "2024", None)];
        assert_eq!(settle(&settled), []);
        assert_eq!(settle(&settled[..1]), [Change { at: 0, revised_by: None }]);
    }

    #[test]
    fn addresses_are_compared_without_what_does_not_matter() {
        let plain = address("https://www.clinic.example/twitching/");
        assert_eq!(plain, address("http://clinic.example/twitching?utm_source=mail#causes"));
        assert_ne!(plain, address("https://clinic.example/twitching?page=2"));
        assert_eq!(address("https://clinic.example/"), None);
        assert_eq!(address("file:///home/me/x.html"), None);
    }
}
