//! What kind of evidence a work is, as far as its reference says so. What it leaves open stays open.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::model::Reference;

/// What kind of evidence a work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkKind {
    /// An article in a journal: it has a PubMed id, or a volume and pages of what it appeared in.
    JournalArticle,
    /// A book or a chapter of one: an edition, a chapter, an ISBN, or an id of the NCBI Bookshelf.
    Book,
    /// A page of a government.
    GovernmentPage,
    /// An entry of an encyclopedia.
    Encyclopedia,
    /// A report in the news.
    News,
}

impl WorkKind {
    /// The kind of a work; none where the reference does not say.
    #[must_use]
    pub fn of(reference: &Reference) -> Option<Self> {
        let address = Address::of(reference.url.as_deref());
        if is_book(reference) {
            Some(Self::Book)
        } else if is_article(reference) {
            Some(Self::JournalArticle)
        } else if address.has("encyclopedia") || address.has("ency") || names(reference, &["encyclop"]) {
            Some(Self::Encyclopedia)
        } else if address.has("news") || names(reference, &["news", "newspaper", "newswire"]) {
            Some(Self::News)
        } else if address.is_of_a_government() {
            Some(Self::GovernmentPage)
        } else {
            None
        }
    }

    /// The name for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::JournalArticle => "journal article",
            Self::Book => "book",
            Self::GovernmentPage => "government page",
            Self::Encyclopedia => "encyclopedia",
            Self::News => "news",
        }
    }
}

fn is_book(reference: &Reference) -> bool {
    let is_chapter = reference.locator.as_deref().is_some_and(|it| it.to_lowercase().starts_with("ch"));
    reference.bookshelf.is_some()
        || reference.edition.is_some()
        || is_chapter
        || reference.as_printed.contains("ISBN")
}

/// A DOI alone names books and data too; with a journal's volume and pages it is an article's.
fn is_article(reference: &Reference) -> bool {
    let has_volume = reference.locator.as_deref().is_some_and(|it| it.contains(':') || it.contains('('));
    let appeared = reference.container.is_some() && (has_volume || reference.doi.is_some());
    reference.pmid.is_some() || reference.pmcid.is_some() || appeared
}

/// Whether what it appeared in, or who published it, has a word that begins so ("encyclop"), or is
/// such a word.
fn names(reference: &Reference, words: &[&str]) -> bool {
    let named = [&reference.container, &reference.publisher].into_iter().flatten();
    let mut parts = named.flat_map(|name| name.split(|c: char| !c.is_alphanumeric())).map(str::to_lowercase);
    parts
        .any(|part| words.iter().any(|word| part == *word || (*word == "encyclop" && part.starts_with(word))))
}

/// The words of an address: the labels of its host and the parts of its path.
struct Address {
    host: Vec<String>,
    path: Vec<String>,
}

impl Address {
    fn of(address: Option<&str>) -> Self {
        let url = address.and_then(|address| Url::parse(address.trim()).ok());
        let split = |text: &str, at: char| text.split(at).map(str::to_lowercase).collect::<Vec<_>>();
        Self {
            host: url.as_ref().and_then(Url::host_str).map(|host| split(host, '.')).unwrap_or_default(),
            path: url.as_ref().map(|url| split(url.path(), '/')).unwrap_or_default(),
        }
    }

    fn has(&self, word: &str) -> bool {
        self.host.iter().chain(&self.path).any(|part| part == word)
    }

    /// By the domains that governments keep to themselves: `.gov`, `.gov.uk`, `.gouv.fr`, `.gc.ca`, `.mil`.
    fn is_of_a_government(&self) -> bool {
        let reserved =
            |label: &String| matches!(label.as_str(), "gov" | "gouv" | "gob" | "govt" | "gc" | "mil");
        match &self.host[..] {
            [.., last] if matches!(last.as_str(), "gov" | "mil") => true,
            [.., second, last] => last.len() == 2 && reserved(second),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(change: impl Fn(&mut Reference)) -> Option<WorkKind> {
        let mut reference = Reference::default();
        change(&mut reference);
        WorkKind::of(&reference)
    }

    fn at(url: &str) -> Option<WorkKind> {
        kind(|it| it.url = Some(url.into()))
    }

    #[test]
    fn ids_and_parts_tell_articles_and_books() {
        assert_eq!(kind(|it| it.pmid = Some("1".into())), Some(WorkKind::JournalArticle));
        assert_eq!(kind(|it| it.bookshelf = Some("NBK1".into())), Some(WorkKind::Book));
        assert_eq!(kind(|it| it.edition = Some("2nd".into())), Some(WorkKind::Book));
        assert_eq!(kind(|it| it.doi = Some("10.5555/a".into())), None);
        let article = |it: &mut Reference| {
            it.container = Some("Oral Med Rounds".into());
            it.locator = Some("23(1):12-19".into());
        };
        assert_eq!(kind(article), Some(WorkKind::JournalArticle));
    }

    #[test]
    fn addresses_tell_governments_encyclopedias_and_news() {
        assert_eq!(at("https://www.agency.gov/sleep"), Some(WorkKind::GovernmentPage));
        assert_eq!(at("https://health.gov.uk/sleep"), Some(WorkKind::GovernmentPage));
        assert_eq!(at("https://gov.example.com/sleep"), None);
        assert_eq!(at("https://agency.gov/ency/article/1.htm"), Some(WorkKind::Encyclopedia));
        assert_eq!(at("https://daily.example/news/cramps"), Some(WorkKind::News));
        assert_eq!(at("not an address"), None);
        let tamsin = kind(|it| it.publisher = Some("Tamsin Encyclopedia of Symptoms".into()));
        assert_eq!(tamsin, Some(WorkKind::Encyclopedia));
        assert_eq!(kind(|it| it.publisher = Some("Good news bears".into())), Some(WorkKind::News));
    }
}
