//! Works cited, for people: each work as printed, who cites it, and in which passages.

use crate::{
    library::{CitingPage, Work, WorksCited},
    render::{
        answer::source_name,
        clean,
        look::{Lines, Look, Tint, count, excerpt},
    },
};

/// Letters of a passage that are shown.
const SHOWN: usize = 160;

/// Passages shown of a page; the others are counted.
const PASSAGES: usize = 3;

impl Look {
    /// Works cited.
    #[must_use]
    pub fn works(self, works: &WorksCited) -> String {
        let mut lines = Lines::new(self);
        lines.put(0, &self.heading(works));
        if works.incomplete {
            let note = "some pages could not be read, so there may be more; see `etio status`";
            lines.put(0, &self.tint(Tint::Warning, note));
        }
        for work in &works.works {
            lines.gap();
            self.work(work, &mut lines);
        }
        self.unresolved(works, &mut lines);
        lines.finish()
    }

    fn heading(self, works: &WorksCited) -> String {
        let topic = works.topic.as_ref().map(|topic| topic.name.as_str());
        let about = match topic.or(Some(works.query.as_str()).filter(|query| !query.is_empty())) {
            Some(about) => format!("{}: ", self.tint(Tint::Heading, &clean(about))),
            None => String::new(),
        };
        let shared = works.works.iter().filter(|work| work.independent_sources > 1).count();
        let all = count(works.works.len(), "work cited", "works cited");
        match shared {
            0 => format!("{about}{all}"),
            _ if shared == works.works.len() => {
                format!("{about}{all}, each by two independent sources or more")
            }
            _ => format!("{about}{all}, {shared} of them by two independent sources or more"),
        }
    }

    fn work(self, work: &Work, lines: &mut Lines) {
        lines.put(0, &self.tint(Tint::Source, &clean(&work.reference.as_printed)));
        let kind = work.kind.map_or_else(|| "kind not stated".to_owned(), |kind| kind.name().to_owned());
        let sources = count(work.independent_sources, "independent source", "independent sources");
        lines.put(2, &format!("{kind}; cited by {sources}"));
        lines.put(2, &self.tint(Tint::Faint, &clean(&work.reference.key)));
        for page in &work.cited_by {
            self.citing(page, lines);
        }
    }

    fn citing(self, page: &CitingPage, lines: &mut Lines) {
        let source = source_name(page.source.as_ref());
        let title = page.title.as_deref().map_or_else(String::new, |title| {
            format!(", {}", self.linked(&format!("“{}”", clean(title)), &page.root, &page.path))
        });
        let copy = if page.family.is_some() { ", has copies" } else { "" };
        let nowhere = if page.passages.is_empty() { ", in its list only" } else { "" };
        lines.hang(2, "• ", &format!("{source}{title} ({}){copy}{nowhere}", clean(&page.path)));
        for passage in page.passages.iter().take(PASSAGES) {
            let text = excerpt(&clean(&passage.text), SHOWN);
            lines.put(4, &format!("“{text}” {}", self.tint(Tint::Faint, &clean(&passage.id))));
        }
        if let Some(more) = page.passages.len().checked_sub(PASSAGES).filter(|more| *more > 0) {
            lines.put(4, &format!("… and {}", count(more, "more passage", "more passages")));
        }
    }

    fn unresolved(self, works: &WorksCited, lines: &mut Lines) {
        if works.unresolved.is_empty() {
            return;
        }
        lines.gap();
        lines.put(0, &self.tint(Tint::Heading, "Cited, but the reference is not in the saved page"));
        for of_page in works.unresolved.chunk_by(|a, b| a.page == b.page) {
            let markers: Vec<String> = of_page.iter().map(|it| format!("[{}]", clean(&it.marker))).collect();
            let source = source_name(of_page[0].source.as_ref());
            let path = clean(&of_page[0].path).into_owned();
            lines.hang(2, "• ", &format!("{source} ({path}): {}", markers.join(" ")));
        }
    }
}
