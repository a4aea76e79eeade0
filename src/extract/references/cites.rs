//! Places in the text that cite: the markers of every passage of a page, with the references they
//! resolve to. The page is looked at as a whole, for whether a number is a marker depends on the others.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    FoundReferences,
    evidence::Evidence,
    ids::Ids,
    key,
    markers::{self, Form, Mark},
};
use crate::model::{Block, Reference, Span};

/// A passage that may cite.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Citing<'a> {
    /// Its text.
    pub text: &'a str,
    /// The block it is from, whose raised stretches and links are used.
    pub block: Option<&'a Block>,
    /// Where its text begins in that of the block, in scalar values.
    pub at: usize,
}

/// A marker in a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Citation {
    /// As printed, brackets off; each number of "[1,3-5]" is a marker of its own.
    pub marker: String,
    /// Where it stands in the passage.
    pub span: Span,
    /// The key of the reference; none where the page does not have it.
    pub reference: Option<String>,
}

/// The markers of each of `passages`, in the order of the page.
pub(crate) fn cite_all(passages: &[Citing<'_>], found: &FoundReferences) -> Vec<Vec<Citation>> {
    let works = Works::of(found);
    let marks: Vec<Vec<Mark>> =
        passages.iter().map(|passage| markers::scan(passage, |href| works.by_link(href).is_some())).collect();
    let evidence = Evidence::of(&marks, found);
    let cite = |(passage, marks): (&Citing<'_>, &Vec<Mark>)| {
        let mut seen = BTreeSet::new();
        let mut citations = Vec::new();
        for mark in marks {
            let reference = works.resolve(mark, &evidence);
            if !evidence.accepts(mark, reference.is_some())
                || (reference.is_none() && works.leads_to_note(mark))
            {
                continue;
            }
            let reference = reference.map(|reference| reference.key.clone());
            if seen.insert((mark.words.clone(), reference.clone())) {
                let span = Span::of_bytes(passage.text, mark.at.start, mark.at.end);
                citations.push(Citation { marker: mark.words.clone(), span, reference });
            }
        }
        citations
    };
    passages.iter().zip(&marks).map(cite).collect()
}

/// The references of a page, by all that points at them.
struct Works<'a> {
    found: &'a FoundReferences,
    by_anchor: BTreeMap<&'a str, usize>,
    by_key: BTreeMap<String, usize>,
    by_number: BTreeMap<u32, usize>,
}

impl<'a> Works<'a> {
    fn of(found: &'a FoundReferences) -> Self {
        let mut works =
            Self { found, by_anchor: BTreeMap::new(), by_key: BTreeMap::new(), by_number: BTreeMap::new() };
        for (at, (reference, target)) in found.references.iter().zip(&found.targets).enumerate() {
            for anchor in &target.anchors {
                works.by_anchor.entry(anchor).or_insert(at);
            }
            let Reference { doi, pmid, pmcid, bookshelf, url, .. } = reference;
            for key in keys_of([doi, pmid, pmcid, bookshelf], url.as_deref()) {
                works.by_key.entry(key).or_insert(at);
            }
            if target.ordered
                && let Ok(number) = u32::try_from(target.ordinal)
            {
                works.by_number.entry(number).or_insert(at);
            }
        }
        works
    }

    /// The reference that a link leads to: its entry, or the work itself.
    fn by_link(&self, href: &str) -> Option<usize> {
        if let Some((_, fragment)) = href.split_once('#')
            && let Some(&at) = self.by_anchor.get(fragment)
        {
            return Some(at);
        }
        if href.starts_with('#') || self.by_key.is_empty() {
            return None;
        }
        let Ids { doi, pmid, pmcid, bookshelf } = Ids::of_address(href);
        let keys = keys_of([&doi, &pmid, &pmcid, &bookshelf], Some(href));
        keys.into_iter().find_map(|key| self.by_key.get(&key).copied())
    }

    /// Whether a marker leads to a remark that is in the page, so that nothing is missing.
    fn leads_to_note(&self, mark: &Mark) -> bool {
        let notes = &self.found.notes;
        let fragment = mark.href.as_deref().and_then(|href| href.strip_prefix('#'));
        let numbered = || {
            mark.number
                .and_then(|number| usize::try_from(number).ok())
                .is_some_and(|at| notes.ordinals.contains(&at))
        };
        fragment.is_some_and(|fragment| notes.anchors.contains(fragment)) || numbered()
    }

    fn resolve(&self, mark: &Mark, evidence: &Evidence) -> Option<&'a Reference> {
        let by_link = mark.href.as_deref().and_then(|href| self.by_link(href));
        let by_number = || {
            let number = mark.number?;
            let in_turn = || usize::try_from(number).ok()?.checked_sub(1).filter(|_| evidence.in_turn);
            self.by_number.get(&number).copied().or_else(in_turn)
        };
        let by_name = || {
            let (surname, year) = mark.author_year.as_ref()?;
            let surname = key::folded(surname);
            self.found.references.iter().position(|reference| {
                if reference.year != Some(*year) {
                    return false;
                }
                let authors = reference.authors.as_deref().map(key::folded).unwrap_or_default();
                let rest = authors.strip_prefix(&surname);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
        };
        let at = match mark.form {
            Form::AuthorYear => by_name(),
            _ => by_link.or_else(by_number),
        };
        self.found.references.get(at?)
    }
}

/// Every key that a work of these ids (DOI, PubMed, PubMed Central, Bookshelf) at this address could go by.
fn keys_of(ids: [&Option<String>; 4], url: Option<&str>) -> Vec<String> {
    let schemes = ["doi:", "pmid:", "pmc:", "nbk:"];
    let by_id = schemes.iter().zip(ids).filter_map(|(scheme, id)| Some(format!("{scheme}{}", id.as_ref()?)));
    by_id.chain(url.and_then(key::of_address)).collect()
}
