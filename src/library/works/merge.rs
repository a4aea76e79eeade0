//! Which entries of lists name one work. Two that share an id do, though one page prints a DOI and
//! another a PubMed id; so do two with the same long title and the same year.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{index::PageEntry, model::Reference};

/// Words that a title needs to name one work together with a year: "Muscle cramps" is many.
const TELLING_TITLE: usize = 5;

/// One work as pages print it.
pub(super) struct Merged {
    /// The fullest entry, and what the others add.
    pub(super) reference: Reference,
    /// Every key that its entries have.
    pub(super) keys: BTreeSet<String>,
    /// The entries in the order of pages, each with its page's place in the list that was given.
    pub(super) entries: Vec<(usize, Reference)>,
}

/// The works of these pages, each once, in the order in which pages name them.
pub(super) fn works(pages: &[(usize, PageEntry)]) -> Vec<Merged> {
    let entries: Vec<(usize, &Reference)> = pages
        .iter()
        .enumerate()
        .flat_map(|(at, (_, page))| {
            page.head.iter().flat_map(move |head| head.references.iter().map(move |it| (at, it)))
        })
        .collect();
    let mut first: Vec<usize> = (0..entries.len()).collect();
    let mut holder: HashMap<String, usize> = HashMap::new();
    for (number, (_, entry)) in entries.iter().enumerate() {
        for name in names(entry) {
            let other = *holder.entry(name).or_insert(number);
            let (a, b) = (root(&first, other), root(&first, number));
            first[a.max(b)] = a.min(b);
        }
    }
    let mut works: BTreeMap<usize, Vec<(usize, Reference)>> = BTreeMap::new();
    for (number, (at, entry)) in entries.iter().enumerate() {
        works.entry(root(&first, number)).or_default().push((*at, (*entry).clone()));
    }
    works.into_values().map(merged).collect()
}

/// What each entry goes by.
fn names(entry: &Reference) -> Vec<String> {
    let ids =
        [("doi:", &entry.doi), ("pmid:", &entry.pmid), ("pmc:", &entry.pmcid), ("nbk:", &entry.bookshelf)];
    let ids =
        ids.into_iter().filter_map(|(scheme, id)| Some(format!("{scheme}{}", id.as_ref()?.to_lowercase())));
    let title = entry.title.as_deref().map(folded).filter(|title| title.split(' ').count() >= TELLING_TITLE);
    let titled = title.zip(entry.year).map(|(title, year)| format!("title:{title} {year}"));
    std::iter::once(entry.key.clone()).chain(ids).chain(titled).collect()
}

fn root(first: &[usize], mut number: usize) -> usize {
    while first[number] != number {
        number = first[number];
    }
    number
}

/// The fullest entry, the first of the fullest, and what others add to it.
fn merged(entries: Vec<(usize, Reference)>) -> Merged {
    let fullest = entries.iter().rev().max_by_key(|(_, entry)| fullness(entry));
    let mut reference = fullest.map(|(_, entry)| entry.clone()).unwrap_or_default();
    // Of where it appeared and who published it, what one page prints is kept together: two pages
    // may say the same in other words.
    let mut is_placed = reference.container.is_some() || reference.publisher.is_some();
    for (_, entry) in &entries {
        let fill = |field: &mut Option<String>, from: &Option<String>| {
            if field.is_none() {
                field.clone_from(from);
            }
        };
        fill(&mut reference.authors, &entry.authors);
        fill(&mut reference.title, &entry.title);
        if !is_placed {
            fill(&mut reference.container, &entry.container);
            fill(&mut reference.publisher, &entry.publisher);
            is_placed = reference.container.is_some() || reference.publisher.is_some();
        }
        fill(&mut reference.edition, &entry.edition);
        fill(&mut reference.locator, &entry.locator);
        fill(&mut reference.url, &entry.url);
        fill(&mut reference.doi, &entry.doi);
        fill(&mut reference.pmid, &entry.pmid);
        fill(&mut reference.pmcid, &entry.pmcid);
        fill(&mut reference.bookshelf, &entry.bookshelf);
        reference.year = reference.year.or(entry.year);
    }
    reference.marker = None;
    let keys: BTreeSet<String> = entries.iter().map(|(_, entry)| entry.key.clone()).collect();
    if let Some(best) = keys.iter().min_by_key(|key| (rank(key), *key)) {
        reference.key.clone_from(best);
    }
    Merged { reference, keys, entries }
}

/// How much an entry says.
fn fullness(entry: &Reference) -> (usize, usize) {
    let texts =
        [&entry.authors, &entry.title, &entry.container, &entry.publisher, &entry.edition, &entry.locator];
    let said = texts.iter().filter(|text| text.is_some()).count() + usize::from(entry.year.is_some());
    (said, entry.authors.as_ref().map_or(0, String::len))
}

/// The order in which kinds of key name a work.
fn rank(key: &str) -> usize {
    const SCHEMES: [&str; 5] = ["doi:", "pmid:", "pmc:", "nbk:", "url:"];
    SCHEMES.iter().position(|scheme| key.starts_with(scheme)).unwrap_or(SCHEMES.len())
}

/// Letters and digits in lower case, accents off, all else single spaces.
fn folded(text: &str) -> String {
    let letters: String =
        text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    letters
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
