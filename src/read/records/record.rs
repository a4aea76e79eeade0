//! What a record says of an article, and the page that is made of it.

use crate::{
    model::{Cited, Format, Head, Page},
    read::{markup::Markup, written},
};

/// What a record says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct Record {
    pub(in crate::read) title: Option<String>,
    pub(in crate::read) journal: Option<String>,
    pub(in crate::read) authors: Vec<String>,
    pub(in crate::read) editors: Vec<String>,
    pub(in crate::read) published: Option<String>,
    pub(in crate::read) updated: Option<String>,
    pub(in crate::read) language: Option<String>,
    pub(in crate::read) doi: Option<String>,
    pub(in crate::read) pmid: Option<String>,
    pub(in crate::read) pmcid: Option<String>,
    pub(in crate::read) url: Option<String>,
    /// The parts of the abstract, each with its heading where it has one.
    pub(in crate::read) parts: Vec<(Option<String>, String)>,
    pub(in crate::read) cited: Vec<Cited>,
}

impl Record {
    /// The head of the article's page.
    pub(in crate::read) fn head(&self) -> Head {
        let mut meta = Vec::new();
        let mut add = |name: &str, value: &str| meta.push((name.to_owned(), value.to_owned()));
        self.authors.iter().for_each(|author| add("citation_author", author));
        self.editors.iter().for_each(|editor| add("itemprop:editor", editor));
        for (name, value) in [
            ("citation_journal_title", &self.journal),
            ("citation_publication_date", &self.published),
            ("dcterms.modified", &self.updated),
            ("citation_doi", &self.doi),
            ("citation_pmid", &self.pmid),
            ("citation_pmcid", &self.pmcid),
        ] {
            if let Some(value) = value {
                add(name, value);
            }
        }
        Head {
            title: self.title.clone(),
            language: self.language.clone(),
            canonical: self.address(),
            meta,
            ..Head::default()
        }
    }

    /// The article's address: that of its DOI, else the one stated, else its place in PubMed Central or PubMed.
    fn address(&self) -> Option<String> {
        let doi = self.doi.as_ref().map(|doi| format!("https://doi.org/{doi}"));
        let pmc = || Some(format!("https://pmc.ncbi.nlm.nih.gov/articles/{}/", self.pmcid.as_ref()?));
        let pubmed = || Some(format!("https://pubmed.ncbi.nlm.nih.gov/{}/", self.pmid.as_ref()?));
        doi.or_else(|| self.url.clone()).or_else(pmc).or_else(pubmed)
    }

    /// A page of its title and abstract.
    pub(super) fn page(mut self, format: Format, encoding: &str) -> Page {
        let mut markup = Markup::default();
        markup.open("main", &[]);
        markup.element("h1", self.title.as_deref().unwrap_or_default());
        if !self.parts.is_empty() {
            markup.element("h2", "Abstract");
        }
        for (heading, text) in &self.parts {
            markup.element("h3", heading.as_deref().unwrap_or_default());
            markup.element("p", text);
        }
        markup.close("main");
        let cited = std::mem::take(&mut self.cited);
        Page { cited, ..written::from_html(format, &markup.finish(), encoding, self.head()) }
    }
}

/// The parts of an abstract that was written in one piece, where its headings are in capitals with a colon
/// behind ("METHODS: We asked ... RESULTS: Naps ...").
pub(super) fn parts(text: &str) -> Vec<(Option<String>, String)> {
    let mut parts: Vec<(Option<String>, String)> = vec![(None, String::new())];
    for sentence in sentences(text) {
        match sentence.split_once(": ").filter(|(heading, _)| is_heading(heading)) {
            Some((heading, rest)) => parts.push((Some(capitalized(heading)), rest.to_owned())),
            None => {
                let (_, last) = parts.last_mut().expect("the first is there from the beginning");
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(sentence);
            }
        }
    }
    parts.retain(|(_, text)| !text.is_empty());
    parts
}

/// A heading as it is set in capitals, as it would be set in a page.
pub(super) fn capitalized(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let mut letters = lower.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Pieces that end as sentences do, before a capital letter.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (next, _) in text.match_indices(' ').map(|(at, space)| (at + 1, space)) {
        if text[start..next - 1].ends_with(['.', '?', '!', ')'])
            && text[next..].starts_with(char::is_uppercase)
        {
            sentences.push(start..next - 1);
            start = next;
        }
    }
    sentences.push(start..text.len());
    sentences.into_iter().map(|range| text[range].trim()).filter(|sentence| !sentence.is_empty()).collect()
}

fn is_heading(text: &str) -> bool {
    (4..=60).contains(&text.len())
        && text.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '/' | '&' | ',' | '-' | '(' | ')'))
}

/// A name as people say it, of one that is filed by the family name ("Orr, Ada B").
pub(super) fn spoken(name: &str) -> String {
    match name.split_once(',') {
        Some((family, given)) if !given.trim().is_empty() => format!("{} {}", given.trim(), family.trim()),
        _ => name.trim().trim_end_matches(',').to_owned(),
    }
}

/// The id in what a field says, where it is one of the kind: a DOI, or digits.
pub(in crate::read) fn id_of(kind: &str, text: &str) -> Option<String> {
    let text = text.trim();
    match kind {
        "doi" => {
            let at = text.find("10.")?;
            let doi = text[at..].split_whitespace().next()?.trim_end_matches(['.', ',', ';']);
            doi.contains('/').then(|| doi.to_lowercase())
        }
        "pmid" => {
            (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.to_owned())
        }
        _ => pmcid(text),
    }
}

/// A PubMed Central id, with its letters.
pub(in crate::read) fn pmcid(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.strip_prefix("PMC").or_else(|| text.strip_prefix("pmc")).unwrap_or(text);
    let digits = digits.split('.').next().unwrap_or(digits);
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| format!("PMC{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abstracts_are_parted_at_their_headings() {
        let parts = parts(
            "BACKGROUND: Naps help. METHODS AND AIMS: We asked 5 people (all adults) Who slept? RESULTS: They did.",
        );
        let headings: Vec<_> = parts.iter().map(|(heading, _)| heading.as_deref().unwrap_or("")).collect();
        assert_eq!(headings, ["Background", "Methods and aims", "Results"]);
        assert_eq!(parts[1].1, "We asked 5 people (all adults) Who slept?");
        assert_eq!(super::parts("Of note: DNA: is."), [(None, "Of note: DNA: is.".to_owned())]);
    }

    #[test]
    fn ids_are_read_whatever_stands_around_them() {
        assert_eq!(id_of("doi", "https://doi.org/10.1234/Nap.5.").as_deref(), Some("10.1234/nap.5"));
        assert_eq!(id_of("pmc", "7654321").as_deref(), Some("PMC7654321"));
        assert_eq!(id_of("pmid", "none"), None);
    }
}
