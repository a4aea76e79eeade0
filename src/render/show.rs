//! A page or a passage by its id, for people and as JSON: `etio show`.

use serde::Serialize;

use super::{
    answer::source_name,
    clean, document, json,
    look::{Lines, Look, Tint},
};
use crate::{
    library::{InContext, Save, Shown},
    model::{Dates, Document, Passage, PassageKind, SectionKind, Source},
};

impl Look {
    /// A page as its document, or a passage among its neighbours.
    #[must_use]
    pub fn shown(self, shown: &Shown) -> String {
        match shown {
            Shown::Passage(found) => self.in_context(found),
            Shown::Document(page, saves) => match &page.head {
                Some(head) => self.document(head) + &self.saves(saves),
                None => {
                    let reason =
                        page.failure.as_ref().map_or("it was not read yet", |failure| &failure.reason);
                    format!("{}\n", clean(&format!("{}: {reason}", page.path)))
                }
            },
        }
    }

    fn saves(self, saves: &[Save]) -> String {
        let mut lines = Lines::new(self);
        if !saves.is_empty() {
            lines.put(0, "");
            lines.put(0, &self.tint(Tint::Heading, "Other saves of this article"));
        }
        for Save { page, path, saved, newest } in saves {
            let when = saved.as_deref().map(|saved| format!(", saved {saved}")).unwrap_or_default();
            let newest = if *newest { ", the newest, which is searched" } else { "" };
            lines.hang(2, "", &clean(&format!("{page}  {path}{when}{newest}")));
        }
        lines.finish()
    }

    fn in_context(self, found: &InContext) -> String {
        let mut lines = Lines::new(self);
        let head = found.page.head.as_ref();
        let title = head.and_then(|head| head.title.as_deref()).unwrap_or("(no title)");
        lines.put(0, &self.tint(Tint::Heading, &clean(title)));
        let source = source_name(head.and_then(|head| head.source.as_ref()));
        let dates = head.map_or_else(|| "date not stated".to_owned(), |head| document::dates(&head.dates));
        lines.put(0, &format!("{source}, {}", clean(&dates)));
        let path = self.tint(Tint::Faint, &clean(&found.page.path));
        lines.put(0, &self.linked(&path, &found.page.root, &found.page.path));
        lines.gap();
        let mut section = None;
        let all = found.before.iter().chain([&found.passage]).chain(&found.after);
        for stored in all {
            if section != Some(stored.section) {
                lines.put(2, &self.tint(Tint::Source, &clean(&stored.path.join(" > "))));
                section = Some(stored.section);
            }
            let asked = stored.ordinal == found.passage.ordinal;
            let bullet = if stored.passage.block == PassageKind::ListItem { "• " } else { "" };
            let mark = format!("{} {bullet}", if asked { ">" } else { " " });
            lines.hang(2, &mark, &clean(&stored.passage.text));
        }
        lines.finish()
    }
}

/// A page as `etio.document/1`, or a passage among its neighbours as `etio.passage/1`; none for a page
/// that never could be read. Where the page was asked for as a citation, that too.
#[must_use]
pub fn shown_json(shown: &Shown, citation: Option<&str>) -> Option<String> {
    let citation = citation.map(str::trim_end);
    match shown {
        Shown::Document(page, saves) => page.head.as_ref().map(|document| {
            let answer = &WithSaves { document, revisions: saves };
            json("document", &Cited { answer, citation })
        }),
        Shown::Passage(found) => {
            Some(json("passage", &Cited { answer: &PassageInContext::of(found), citation }))
        }
    }
}

/// A document with what only the index knows of it.
#[derive(Serialize)]
struct WithSaves<'a> {
    #[serde(flatten)]
    document: &'a Document,
    revisions: &'a [Save],
}

/// An answer with the page as a citation.
#[derive(Serialize)]
struct Cited<'a, T> {
    #[serde(flatten)]
    answer: &'a T,
    #[serde(skip_serializing_if = "Option::is_none")]
    citation: Option<&'a str>,
}

#[derive(Serialize)]
struct PassageInContext<'a> {
    page: &'a str,
    path: &'a str,
    title: Option<&'a str>,
    source: Option<&'a Source>,
    supplied_by: Option<&'a Source>,
    url: Option<&'a str>,
    dates: Option<&'a Dates>,
    section: &'a [String],
    section_kind: SectionKind,
    passage: &'a Passage,
    before: Vec<&'a Passage>,
    after: Vec<&'a Passage>,
}

impl<'a> PassageInContext<'a> {
    fn of(found: &'a InContext) -> Self {
        let head = found.page.head.as_ref();
        Self {
            page: found.page.id.as_str(),
            path: &found.page.path,
            title: head.and_then(|head| head.title.as_deref()),
            source: head.and_then(|head| head.source.as_ref()),
            supplied_by: head.and_then(|head| head.supplied_by.as_ref()),
            url: head.and_then(|head| head.url.as_deref()),
            dates: head.map(|head| &head.dates),
            section: &found.passage.path,
            section_kind: found.passage.kind,
            passage: &found.passage.passage,
            before: found.before.iter().map(|stored| &stored.passage).collect(),
            after: found.after.iter().map(|stored| &stored.passage).collect(),
        }
    }
}
