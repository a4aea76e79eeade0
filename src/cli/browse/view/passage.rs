//! The passage that is selected, in its context: whose page it is, what stands above and below it.

use etio::{Hit, InContext, PassageKind, Span as Marked, StoredPassage, clean, grading};
use ratatui::{style::Style, text::Line};

use super::{super::state::State, flow::Flow, theme::Theme};

/// The lines of the passage that can be seen.
pub(super) fn lines(state: &State, width: usize, height: usize, theme: Theme) -> Vec<Line<'static>> {
    let Some(hit) = state.hit() else { return Vec::new() };
    let mut pane = Pane { flow: Flow::new(width), theme };
    pane.origin(hit);
    let found = state.neighbours();
    pane.around(found.map_or(&[], |found| &found.before));
    let start = pane.flow.lines.len();
    pane.hit(hit);
    let end = pane.flow.lines.len();
    pane.around(found.map_or(&[], |found| &found.after));
    pane.foot(hit, found);
    // By itself it is put so that all of the passage is seen, or at least its beginning.
    let usual = end.saturating_sub(height).min(start);
    let last = pane.flow.lines.len().saturating_sub(height).max(usual);
    let top = usual.saturating_add_signed(state.scroll).min(last);
    pane.flow.lines.into_iter().skip(top).take(height).collect()
}

struct Pane {
    flow: Flow,
    theme: Theme,
}

impl Pane {
    /// Whose page it is, its title and date, and the headings above the passage.
    fn origin(&mut self, hit: &Hit) {
        let title = hit.title.as_deref().unwrap_or("(no title)");
        self.flow.put(0, &clean(title), self.theme.heading());
        let source = hit.source.as_ref().map_or("source not stated", |source| &source.name);
        let supplier = hit.supplied_by.as_ref().map(|it| format!(" (text by {})", it.name));
        let date = hit.date.as_ref();
        let date =
            date.map_or_else(|| "date not stated".to_owned(), |it| format!("{} {}", it.kind, it.value));
        let line = format!("{source}{}, {date}", supplier.unwrap_or_default());
        self.flow.put(0, &clean(&line), self.theme.source());
        self.flow.gap();
        if !hit.section.is_empty() {
            self.flow.put(0, &clean(&hit.section.join(" > ")), self.theme.source());
        }
    }

    /// The passages before it or after it.
    fn around(&mut self, passages: &[StoredPassage]) {
        for stored in passages {
            let mark = if stored.passage.block == PassageKind::ListItem { "  • " } else { "  " };
            self.flow.hang(0, mark, &[(&clean(&stored.passage.text), self.theme.faint())]);
        }
    }

    fn hit(&mut self, hit: &Hit) {
        let mark = if hit.block == PassageKind::ListItem { "> • " } else { "> " };
        let text = clean(&hit.text);
        self.flow.hang(0, mark, &marked(&text, &hit.highlights.text, self.theme.found()));
        let grades = hit.causes.iter().map(|mention| (mention, grading(mention)));
        for (mention, grade) in grades.filter(|(_, grade)| !grade.is_empty()) {
            self.flow.put(4, &clean(&format!("[{}: {grade}]", mention.cause.name)), Style::new());
        }
        if !hit.missing_terms.is_empty() {
            self.flow.put(4, &clean(&format!("lacks: {}", hit.missing_terms.join(", "))), Style::new());
        }
        if !hit.also_in.is_empty() {
            let names: Vec<&str> = hit.also_in.iter().map(|source| source.name.as_str()).collect();
            self.flow.put(4, &clean(&format!("also in: {}", names.join(", "))), Style::new());
        }
    }

    fn foot(&mut self, hit: &Hit, found: Option<&InContext>) {
        self.flow.gap();
        let cited = hit.references.len();
        if cited > 0 {
            let works = if cited == 1 { "work" } else { "works" };
            self.flow.put(0, &format!("cites {cited} {works}: r"), self.theme.faint());
        }
        let address = found.and_then(|found| found.page.head.as_ref()?.url.as_deref());
        self.flow.put(0, &clean(address.unwrap_or(&hit.path)), self.theme.faint());
        self.flow.put(0, &clean(&hit.id), self.theme.faint());
    }
}

/// A text in pieces, those apart that were searched for.
fn marked<'t>(text: &'t str, spans: &[Marked], found: Style) -> Vec<(&'t str, Style)> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for bytes in spans.iter().map(|span| span.bytes(text)).filter(|bytes| !bytes.is_empty()) {
        if bytes.start >= done {
            pieces.push((&text[done..bytes.start], Style::new()));
            pieces.push((&text[bytes.clone()], found));
            done = bytes.end;
        }
    }
    pieces.push((&text[done..], Style::new()));
    pieces
}
