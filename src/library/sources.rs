//! The sources, with their pages, dates and people, and what each page cites.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::Families;
use crate::{
    error::{Error, Result},
    index::{PageEntry, Reader, words},
    model::{DateOf, Dates, PageId, Source},
};

/// How alike two names must be, from 0 to 1, for one to be offered for the other.
const ALIKE: f64 = 0.8;

/// A source and its pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceEntry {
    /// The source; none for all pages whose source is not known. Each of these stands for itself.
    pub source: Option<Source>,
    /// Who supplied texts of these pages.
    pub supplied_by: Vec<Source>,
    /// Its pages, by path.
    pub pages: Vec<SourcePage>,
}

/// A page with its dates and people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourcePage {
    /// Its id.
    pub id: PageId,
    /// The root that the page is in: for links, and no part of the JSON, which is the same on every machine.
    #[serde(skip)]
    pub root: String,
    /// Its path in its root.
    pub path: String,
    /// Its document's title.
    pub title: Option<String>,
    /// The date it goes by: reviewed, else updated, else published; none where it states none.
    pub date: Option<DateOf>,
    /// All dates that it states.
    pub dates: Dates,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who edited it.
    pub editors: Vec<String>,
    /// Who reviewed it.
    pub medical_reviewers: Vec<String>,
    /// Works in its list of references.
    pub references: usize,
    /// Citations in its text whose reference is not in the page.
    pub unresolved_citations: usize,
    /// The first page of its family of copies, where it has copies.
    pub family: Option<PageId>,
    /// Other pages of its family.
    pub copies: usize,
}

/// The sources by name, and last the pages whose source is not known; only those that are `asked` for
/// by id or words of the name, where any is. Revisions, which a newer page of the same article stands
/// for, are left out.
///
/// # Errors
/// When no source is called what is asked for, or the index is damaged.
pub fn sources(reader: &Reader, asked: &[String]) -> Result<Vec<SourceEntry>> {
    let cards = reader.cards()?;
    let families = Families::of(reader)?;
    let groups = families.groups();
    let copies: HashMap<usize, usize> =
        groups.iter().flat_map(|group| group.iter().map(|page| (*page, group.len() - 1))).collect();
    let mut entries: BTreeMap<(bool, String, String), SourceEntry> = BTreeMap::new();
    for (number, page) in reader.pages()?.into_iter().enumerate() {
        let card = &cards[number];
        if card.revision || !is_wanted(asked, card.source.as_ref()) {
            continue;
        }
        let key = match &card.source {
            Some(source) => (false, source.name.to_lowercase(), source.id.clone()),
            None => (true, String::new(), String::new()),
        };
        let entry = entries.entry(key).or_insert_with(|| SourceEntry {
            source: card.source.clone(),
            supplied_by: Vec::new(),
            pages: Vec::new(),
        });
        let copies = copies.get(&number).copied().unwrap_or_default();
        let family = (copies > 0).then(|| cards[families.family(number)].id.clone());
        entry.pages.push(SourcePage { date: card.date_of(), family, copies, ..of_page(page) });
        entry.supplied_by.extend(card.supplied_by.clone());
    }
    if let (true, Some(name)) = (entries.is_empty(), asked.first()) {
        return Err(no_source(name, cards.iter().filter_map(|card| card.source.as_ref())));
    }
    let mut entries: Vec<_> = entries.into_values().collect();
    for entry in &mut entries {
        entry.supplied_by.sort();
        entry.supplied_by.dedup();
    }
    Ok(entries)
}

/// The error for a source that is not there, with the one that may have been meant.
pub(crate) fn no_source<'a>(asked: &str, all: impl Iterator<Item = &'a Source>) -> Error {
    let hint = match nearest(asked, all) {
        Some(source) => format!("did you mean `{}`?", source.name),
        None => "`etio sources` lists them".to_owned(),
    };
    Error::Unknown(format!("{asked}: no source is called so; {hint}"))
}

/// The source whose name, id or a word of whose name is nearest to what was typed.
fn nearest<'a>(asked: &str, all: impl Iterator<Item = &'a Source>) -> Option<&'a Source> {
    let asked = asked.to_lowercase();
    let alike = |source: &Source| {
        let name = source.name.to_lowercase();
        let of_words = name.split(' ').map(|word| strsim::jaro_winkler(&asked, word));
        of_words.chain([strsim::jaro_winkler(&asked, &name)]).fold(0.0, f64::max)
    };
    let scored = all.map(|source| (alike(source), source)).filter(|(score, _)| *score >= ALIKE);
    // The name decides between two that are as near, so that the answer is the same on every run.
    scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1))).map(|(_, source)| source)
}

fn of_page(page: PageEntry) -> SourcePage {
    let mut found = SourcePage {
        id: page.id,
        root: page.root,
        path: page.path,
        title: None,
        date: None,
        dates: Dates::default(),
        authors: Vec::new(),
        editors: Vec::new(),
        medical_reviewers: Vec::new(),
        references: 0,
        unresolved_citations: 0,
        family: None,
        copies: 0,
    };
    if let Some(head) = page.head {
        found.references = head.references.len();
        found.unresolved_citations = head.unresolved_citations.len();
        found.title = head.title;
        found.dates = head.dates;
        found.authors = head.authors;
        found.editors = head.editors;
        found.medical_reviewers = head.medical_reviewers;
    }
    found
}

fn is_wanted(asked: &[String], source: Option<&Source>) -> bool {
    let is = |source: &Source| asked.iter().any(|name| is_source(name, &source.id, &source.name));
    asked.is_empty() || source.is_some_and(is)
}

/// Whether a source is meant by its id, its name, words of its name, or its name in one word.
pub(crate) fn is_source(asked: &str, id: &str, name: &str) -> bool {
    let joined = |text: &str| words(text).into_iter().map(|word| word.surface).collect::<String>();
    asked.eq_ignore_ascii_case(id) || has_words(name, asked) || joined(asked) == joined(name)
}

/// Whether words stand in a name side by side.
pub(crate) fn has_words(name: &str, asked: &str) -> bool {
    let folded = |text: &str| words(text).into_iter().map(|word| word.surface).collect::<Vec<_>>();
    let (name, asked) = (folded(name), folded(asked));
    !asked.is_empty() && name.windows(asked.len()).any(|window| window == asked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        index::sample::{Sample, index_of},
        model::Reference,
    };

    #[test]
    fn sources_are_by_name_and_the_unknown_last() {
        let mut dated = Sample::page("b.html").source("Zephyr Health");
        dated.head().dates.published = Some("2020".into());
        dated.head().dates.updated = Some("2021-03".into());
        dated.head().references.push(Reference::default());
        dated.head().medical_reviewers.push("A. Pym, MD".into());
        let (_dir, reader) =
            index_of(&[Sample::page("a.html"), dated, Sample::page("c.html").source("Upland Clinic")]);
        let found = sources(&reader, &[]).unwrap();
        let names: Vec<_> =
            found.iter().map(|entry| entry.source.as_ref().map(|it| it.name.as_str())).collect();
        assert_eq!(names, [Some("Upland Clinic"), Some("Zephyr Health"), None]);
        let page = &found[1].pages[0];
        assert_eq!(page.date.as_ref().map(|date| (&*date.kind, &*date.value)), Some(("updated", "2021-03")));
        assert_eq!((page.references, page.copies, &page.family), (1, 0, &None));
        assert_eq!(page.medical_reviewers, ["A. Pym, MD"]);
        assert_eq!(sources(&reader, &["zephyr".into()]).unwrap().len(), 1);
        let error = |asked: &str| sources(&reader, &[asked.into()]).unwrap_err().to_string();
        assert!(error("nobody").contains("`etio sources` lists them"));
        assert!(error("uplnad").contains("did you mean `Upland Clinic`?"));
    }

    #[test]
    fn sources_are_meant_by_parts_of_their_names() {
        let is = |asked| is_source(asked, "upland-clinic", "Upland Clinic");
        assert!(is("upland") && is("UPLAND clinic") && is("uplandclinic") && is("upland-clinic"));
        assert!(!is("up") && !is("clinic upland") && !is(""));
    }
}
