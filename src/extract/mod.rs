//! Blocks to a document: furniture away, then title, source, people, dates, sections, references and
//! passages with their causes. Takes values and returns values; it cannot fail.

mod boilerplate;
mod byline;
mod citing;
mod date;
mod given;
mod headings;
mod kinds;
mod language;
mod letters;
mod metadata;
mod other_names;
mod pattern;
mod people;
mod references;
mod sections;
mod signature;
mod source;
mod teaser;
mod title;
mod view;

use crate::{
    causes::{self, Vocabulary},
    model::{Dates, Document, Page, PageId, Source},
};
use boilerplate::{Context, Verdicts};
pub use given::Given;
use view::View;

/// The version of the rules of reading, extraction and causes. It counts up with every change that makes
/// another document of a page, so that an index knows which pages to read again.
pub const RULES: u32 = 4;

/// What a caller knows of a page beside its bytes.
#[derive(Clone, Debug)]
pub struct Hints {
    /// The page's id, which its passages' ids begin with.
    pub id: PageId,
    /// The path to show.
    pub path: String,
    /// What the user says of it, which wins over what the page says.
    pub given: Given,
}

/// A document, and what was left out of it.
#[derive(Clone, Debug)]
pub struct Extracted {
    /// What the page says.
    pub document: Document,
    /// The blocks that were cut as furniture, in order.
    pub cut: Vec<Cut>,
}

/// A block that was cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Its text.
    pub text: String,
    /// The rule that cut it.
    pub rule: &'static str,
}

/// The source of this name, in its usual form; for names that a user gives.
#[must_use]
pub fn source_named(name: &str) -> Source {
    source::named(name)
}

/// Makes a document of a page, with the causes that its passages name.
#[must_use]
pub fn extract(page: &Page, hints: &Hints, vocabulary: &Vocabulary) -> Extracted {
    let mut extracted = extract_text(page, hints);
    causes::find(&mut extracted.document, vocabulary);
    extracted
}

/// Makes a document of a page, without topics and causes.
#[must_use]
pub fn extract_text(page: &Page, hints: &Hints) -> Extracted {
    let view = View::of(page);
    let titles = title::find(&view);
    let byline = byline::find(&view);
    let found = references::find(page);

    let mut verdicts = Verdicts::new(page.blocks.len());
    verdicts.cut_all(byline.blocks.iter().copied(), "byline");
    verdicts.cut_all(found.blocks.iter().copied(), "reference");
    let verdicts = boilerplate::judge(&Context { view: &view, title: titles.title.as_deref() }, verdicts);

    let standing: Vec<usize> = verdicts.standing().collect();
    let headings = headings::find(&view, &standing);
    let mut sectioned = sections::build(&view, &standing, &headings, &hints.id);
    let unresolved_citations = citing::cite(page, &mut sectioned, &found);
    let sections = sectioned.sections;

    let data = metadata::read(&page.head);
    let url = address(page);
    let claims = source::Claims {
        names: data.publishers,
        title: titles.title.as_deref(),
        url: url.as_deref(),
        suffix: titles.suffix.as_deref(),
    };
    let source = hints.given.source.clone().or_else(|| source::publisher(&view, &claims));
    let supplied_by = source::supplier(&view, source.as_ref());
    let body: Vec<&str> =
        sections.iter().flat_map(|section| &section.passages).map(|passage| passage.text.as_str()).collect();
    let also_called = other_names::find(&sections, data.also_called);

    let mut document = Document {
        path: hints.path.clone(),
        format: page.format,
        encoding: page.encoding.clone(),
        language: language::of(page, &body.join("\n")),
        signature: signature::of(body.into_iter()),
        title: title::without_source(titles.title, source.as_ref()),
        source,
        supplied_by,
        url,
        doi: data.doi,
        pmid: data.pmid,
        pmcid: data.pmcid,
        saved: page.head.saved.clone(),
        authors: merge(merge(data.authors, byline.authors), data.makers),
        editors: merge(data.editors, byline.editors),
        medical_reviewers: merge(data.reviewers, byline.reviewers),
        dates: Dates {
            published: data.dates.published.or(byline.dates.published),
            updated: data.dates.updated.or(byline.dates.updated),
            reviewed: data.dates.reviewed.or(byline.dates.reviewed),
        },
        topics: Vec::new(),
        also_called,
        sections,
        references: found.references,
        unresolved_citations,
        doubts: page.doubts.clone(),
    };
    hints.given.put_over(&mut document);
    let cut = (0..page.blocks.len())
        .filter_map(|block| Some(Cut { text: page.blocks[block].text.clone(), rule: verdicts.rule(block)? }))
        .collect();
    Extracted { document, cut }
}

/// The page's address: canonical, else by Open Graph, else the one it was saved from, else a "URL:" line.
fn address(page: &Page) -> Option<String> {
    let head = &page.head;
    let web = |text: &String| text.starts_with("http://") || text.starts_with("https://");
    let graph = head.meta.iter().find(|(name, _)| name == "og:url").map(|(_, value)| value);
    let labelled = page.blocks.iter().take(8).find_map(|block| {
        let (_, rest) = block.text.split_once("URL: ")?;
        Some(rest.split(' ').next().unwrap_or(rest).to_owned())
    });
    [head.canonical.as_ref(), graph, head.saved_from.as_ref(), labelled.as_ref()]
        .into_iter()
        .flatten()
        .find(|url| web(url))
        .cloned()
}

/// The people that a page's metadata names, in the form that its text gives them where that says more;
/// those of the text, where the metadata names none.
fn merge(stated: Vec<String>, printed: Vec<String>) -> Vec<String> {
    if stated.is_empty() {
        return printed;
    }
    let longer = |name: String| {
        let other = printed.iter().find(|other| people::key(other) == people::key(&name));
        other.filter(|other| other.len() > name.len()).cloned().unwrap_or(name)
    };
    stated.into_iter().map(longer).collect()
}
