//! What was found, a line a row; the row that is selected stays in view.

use etio::{Hit, clean};
use ratatui::{
    style::Style,
    text::{Line, Span},
};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::{super::state::State, super::tree::Row, theme::Theme};

/// The lines of the list that can be seen.
pub(super) fn lines(state: &State, width: usize, height: usize, theme: Theme) -> Vec<Line<'static>> {
    let rows = state.tree.rows();
    let top = state.selected.saturating_sub(height / 2).min(rows.len().saturating_sub(height));
    let seen = rows.iter().enumerate().skip(top).take(height);
    seen.map(|(at, row)| line(state, *row, at == state.selected, width, theme)).collect()
}

fn line(state: &State, row: Row, is_selected: bool, width: usize, theme: Theme) -> Line<'static> {
    let (indent, text, style) = written(state, row, theme);
    let fold = match row.is_passage() {
        true => "  ",
        false if state.tree.is_folded(row) => "+ ",
        false => "- ",
    };
    let here = if is_selected { ">" } else { " " };
    let text = cut(&format!("{here}{}{fold}{text}", " ".repeat(indent)), width);
    let style = if is_selected { style.patch(theme.selected()) } else { style };
    let filled = if is_selected { width.saturating_sub(text.width()) } else { 0 };
    Line::from(Span::styled(format!("{text}{}", " ".repeat(filled)), style))
}

/// How far in a row stands, its words and their style.
fn written(state: &State, row: Row, theme: Theme) -> (usize, String, Style) {
    if row.is_passage() {
        let text = state.tree.hit(row).map_or("", |hit| &hit.text);
        return (2, clean(text).into_owned(), Style::new());
    }
    if let Some(source) = state.tree.source(row) {
        let name = source.source.as_ref().map_or("source not stated", |source| &source.name);
        return (1, format!("{} ({})", clean(name), dates(&source.passages)), theme.source());
    }
    let group = state.tree.group(row);
    let name = group.cause.as_ref().map_or("No cause named", |cause| &cause.name);
    let sources = if group.independent_sources == 1 { "source" } else { "sources" };
    (0, format!("{} ({} {sources})", clean(name), group.independent_sources), theme.heading())
}

/// As of which year a source says this; with several pages, from which to which.
fn dates(hits: &[Hit]) -> String {
    let year = |hit: &Hit| hit.date.as_ref().map(|date| date.value.chars().take(4).collect::<String>());
    let years: Vec<String> = hits.iter().filter_map(year).collect();
    match (years.iter().min(), years.iter().max()) {
        (Some(first), Some(last)) if first == last => clean(first).into_owned(),
        (Some(first), Some(last)) => clean(&format!("{first} to {last}")).into_owned(),
        _ => "no date".to_owned(),
    }
}

/// The text, cut to so many columns, with a sign where something is cut.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 0;
    for letter in text.chars() {
        used += letter.width().unwrap_or(0);
        if used >= width {
            break;
        }
        kept.push(letter);
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_cut_never_splits_a_wide_letter() {
        assert_eq!(cut("leg cramps", 10), "leg cramps");
        assert_eq!(cut("leg cramps", 6), "leg c…");
        assert_eq!(cut("手足抽筋", 6), "手足…");
        assert_eq!(cut("a", 0), "…");
    }
}
