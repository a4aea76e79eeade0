//! A document, or a passage in its context, by its id.

use serde::Serialize;

use crate::{
    error::{Error, Result},
    index::{PageEntry, Reader, StoredPassage},
    model::{PageId, Section},
};

/// Passages shown before and after the one that was asked for.
const AROUND: usize = 2;

/// Ids named when a short one fits several.
const CANDIDATES: usize = 5;

/// What an id stands for.
#[derive(Clone, Debug)]
pub enum Shown {
    /// A page, whose document has its sections, as far as passages stand in them; and the other saves of its
    /// article, the newest first.
    Document(Box<PageEntry>, Vec<Save>),
    /// A passage.
    Passage(Box<InContext>),
}

/// Another save of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Save {
    /// Its page.
    pub page: PageId,
    /// The path in its root.
    pub path: String,
    /// When it was saved, where it says so, ISO 8601.
    pub saved: Option<String>,
    /// Whether it is the newest, which is the one that is searched.
    pub newest: bool,
}

impl Shown {
    /// The page that it is or stands in.
    #[must_use]
    pub fn page(&self) -> &PageEntry {
        match self {
            Self::Document(page, _) => page,
            Self::Passage(found) => &found.page,
        }
    }
}

/// A passage with those around it.
#[derive(Clone, Debug)]
pub struct InContext {
    /// Its page; the document is without its sections.
    pub page: PageEntry,
    /// Those before it.
    pub before: Vec<StoredPassage>,
    /// It.
    pub passage: StoredPassage,
    /// Those after it.
    pub after: Vec<StoredPassage>,
}

/// What this id stands for: a page by the first letters of its id or by its path, a passage by its
/// id, each part of which may be cut short.
///
/// # Errors
/// When nothing or several things have this id, or the index is damaged.
pub fn show(reader: &Reader, id: &str) -> Result<Shown> {
    if let Some(card) = reader.cards()?.iter().find(|card| card.path == id) {
        return document(reader, &card.id.clone());
    }
    if id.contains('.') {
        return passage(reader, id);
    }
    match &reader.page_ids(id)?[..] {
        [page] => document(reader, page),
        [] => Err(Error::Unknown(format!(
            "{id}: no page or passage has this id or path; `etio sources` lists the pages"
        ))),
        pages => {
            let some = pages.iter().take(CANDIDATES).map(PageId::as_str).collect::<Vec<_>>().join(", ");
            let more = if pages.len() > CANDIDATES { ", ..." } else { "" };
            Err(Error::Unknown(format!("{id}: {} pages have ids that begin so: {some}{more}", pages.len())))
        }
    }
}

fn document(reader: &Reader, id: &PageId) -> Result<Shown> {
    let mut page = page(reader, id)?;
    if let Some(head) = &mut page.head {
        head.sections = sections(reader.passages(id)?);
    }
    let saves = saves(reader, &page)?;
    Ok(Shown::Document(Box::new(page), saves))
}

/// The other saves of a page's article.
fn saves(reader: &Reader, page: &PageEntry) -> Result<Vec<Save>> {
    let newest = page.revised_by.as_ref().unwrap_or(&page.id);
    let mut lines = reader.lines()?;
    lines.retain(|line| {
        line.id != page.id && (line.id == *newest || line.revised_by.as_ref() == Some(newest))
    });
    let saved = |line: &crate::index::Line| line.edition.as_ref().and_then(|edition| edition.saved.clone());
    lines.sort_by_key(|line| std::cmp::Reverse((line.id == *newest, saved(line), line.modified)));
    let saves = lines.into_iter().map(|line| Save {
        saved: saved(&line),
        newest: line.id == *newest,
        page: line.id,
        path: line.path,
    });
    Ok(saves.collect())
}

fn passage(reader: &Reader, id: &str) -> Result<Shown> {
    let passage = reader.passage(id)?;
    let (before, after): (Vec<_>, Vec<_>) = reader
        .passages(&passage.page)?
        .into_iter()
        .filter(|other| other.ordinal != passage.ordinal && other.ordinal.abs_diff(passage.ordinal) <= AROUND)
        .partition(|other| other.ordinal < passage.ordinal);
    Ok(Shown::Passage(Box::new(InContext { page: page(reader, &passage.page)?, before, passage, after })))
}

fn page(reader: &Reader, id: &PageId) -> Result<PageEntry> {
    reader.page(id)?.ok_or_else(|| Error::Unknown(format!("{id}: the index has no record of this page")))
}

/// The sections that these passages, in order, stand in. The index does not keep levels; the depth
/// of the heading stands for it.
fn sections(passages: Vec<StoredPassage>) -> Vec<Section> {
    let mut sections: Vec<(usize, Section)> = Vec::new();
    for stored in passages {
        if sections.last().is_none_or(|(number, _)| *number != stored.section) {
            let section = Section {
                heading: stored.path.last().cloned(),
                level: u8::try_from(stored.path.len()).unwrap_or(u8::MAX).min(6),
                path: stored.path,
                kind: stored.kind,
                passages: Vec::new(),
            };
            sections.push((stored.section, section));
        }
        if let Some((_, section)) = sections.last_mut() {
            section.passages.push(stored.passage);
        }
    }
    sections.into_iter().map(|(_, section)| section).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        index::sample::{Sample, index_of},
        model::SectionKind,
    };

    #[test]
    fn ids_and_paths_are_shown() {
        let sample = Sample::page("d/cramps.html")
            .section("Causes", SectionKind::Causes, &["Heat.", "Thirst.", "Age."])
            .section("Relief", SectionKind::Treatment, &["Stretch the leg."]);
        let (_dir, reader) = index_of(&[sample.clone(), Sample::page("d/cold.html")]);
        let Shown::Document(page, _) = show(&reader, "dcr").unwrap() else { panic!("a page") };
        assert_eq!(
            page.head.unwrap().sections.iter().map(|it| it.passages.len()).collect::<Vec<_>>(),
            [3, 1]
        );
        assert!(matches!(show(&reader, "d/cold.html"), Ok(Shown::Document(..))));
        let Shown::Passage(found) = show(&reader, &sample.sections[0].passages[1].id).unwrap() else {
            panic!()
        };
        assert_eq!(
            (found.before.len(), found.passage.passage.text.as_str(), found.after.len()),
            (1, "Thirst.", 2)
        );
        assert!(show(&reader, "d").unwrap_err().to_string().contains("2 pages"));
        assert!(show(&reader, "zzz").is_err());
    }
}
