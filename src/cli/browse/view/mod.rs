//! The state, drawn. Every text of a page is cleaned before it is drawn.

mod flow;
mod list;
mod passage;
mod theme;

use etio::clean;
use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line, Span},
    widgets::Paragraph,
};
use unicode_width::UnicodeWidthStr as _;

use super::state::{Mode, Reading, State};
use flow::Flow;
use list::cut;
pub(super) use theme::Theme;

/// From so many columns on, the passage stands beside the list, and else below it.
const WIDE: u16 = 70;

/// What stands before the query.
const PROMPT: &str = "search: ";

/// Draws the state.
pub(super) fn draw(frame: &mut Frame<'_>, state: &State, theme: Theme) {
    let area = frame.area();
    if area.width < 12 || area.height < 4 {
        return put(frame, area, vec![Line::raw("too small")]);
    }
    let body = Rect { y: area.y + 1, height: area.height - 2, ..area };
    let last = Rect { y: area.bottom() - 1, height: 1, ..area };
    match &state.mode {
        Mode::Reading(reading) => {
            text(frame, Rect { y: area.y, height: area.height - 1, ..area }, reading);
            put(frame, last, vec![foot(state, area.width, "up down move  q back", theme)]);
        }
        mode => {
            query(frame, Rect { height: 1, ..area }, state, *mode == Mode::Typing, theme);
            found(frame, body, state, theme);
            put(frame, last, vec![foot(state, area.width, keys(mode, area.width), theme)]);
        }
    }
}

fn query(frame: &mut Frame<'_>, area: Rect, state: &State, is_typing: bool, theme: Theme) {
    let text = clean(&state.query.text()).into_owned();
    put(frame, area, vec![Line::from(vec![Span::styled(PROMPT, theme.heading()), Span::raw(text)])]);
    if is_typing {
        let column = PROMPT.width() + clean(&state.query.before()).width();
        let column = u16::try_from(column).unwrap_or(u16::MAX).min(area.width - 1);
        frame.set_cursor_position(Position::new(area.x + column, area.y));
    }
}

/// What was found: in a line, as a list, and the passage that is selected.
fn found(frame: &mut Frame<'_>, area: Rect, state: &State, theme: Theme) {
    let head = Rect { height: 1, ..area };
    put(frame, head, vec![Line::raw(cut(&state.head, width(area)))]);
    let area = Rect { y: area.y + 1, height: area.height - 1, ..area };
    if state.tree.rows().is_empty() {
        return put(frame, area, hint(state, width(area), theme));
    }
    let (list, passage) =
        if area.width >= WIDE { beside(frame, area, theme) } else { below(frame, area, theme) };
    put(frame, list, list::lines(state, width(list), usize::from(list.height), theme));
    put(frame, passage, passage::lines(state, width(passage), usize::from(passage.height), theme));
}

fn beside(frame: &mut Frame<'_>, area: Rect, theme: Theme) -> (Rect, Rect) {
    let list = Rect { width: area.width * 2 / 5, ..area };
    let rule = Rect { x: list.right(), width: 1, ..area };
    put(frame, rule, vec![Line::styled("│", theme.faint()); usize::from(area.height)]);
    (list, Rect { x: rule.right() + 1, width: area.width - list.width - 2, ..area })
}

fn below(frame: &mut Frame<'_>, area: Rect, theme: Theme) -> (Rect, Rect) {
    let list = Rect { height: area.height / 2, ..area };
    let rule = Rect { y: list.bottom(), height: 1, ..area };
    put(frame, rule, vec![Line::styled("─".repeat(width(area)), theme.faint())]);
    (list, Rect { y: rule.bottom(), height: area.height - list.height - 1, ..area })
}

/// What there is to type, while nothing is typed.
fn hint(state: &State, width: usize, theme: Theme) -> Vec<Line<'static>> {
    let mut flow = Flow::new(width);
    if state.query.is_blank() && !state.topics.is_empty() {
        flow.put(0, "Type a word or a question. The pages are about:", theme.faint());
        state.topics.iter().for_each(|topic| flow.put(2, &clean(topic), ratatui::style::Style::new()));
    }
    flow.lines
}

fn text(frame: &mut Frame<'_>, area: Rect, reading: &Reading) {
    let seen = reading.lines.iter().skip(reading.top).take(usize::from(area.height));
    put(frame, area, seen.map(|line| Line::raw(line.clone())).collect());
}

/// The last line: what came of the last key, else which keys there are.
fn foot(state: &State, columns: u16, keys: &str, theme: Theme) -> Line<'static> {
    let is_note = !state.note.is_empty();
    let (text, style) = if is_note { (&*state.note, theme.source()) } else { (keys, theme.faint()) };
    Line::styled(cut(text, usize::from(columns)), style)
}

fn keys(mode: &Mode, columns: u16) -> &'static str {
    match (mode, columns >= WIDE) {
        (Mode::Typing, true) => "type a question  enter to what was found  ctrl-u empty the line  esc leave",
        (Mode::Typing, false) => "enter to what was found  esc leave",
        (_, true) => "enter page  v text  c compare  r references  y copy  space fold  / edit  ? q",
        (_, false) => "enter c r y  space fold  / edit  ? q",
    }
}

fn width(area: Rect) -> usize {
    usize::from(area.width)
}

fn put(frame: &mut Frame<'_>, area: Rect, lines: Vec<Line<'static>>) {
    frame.render_widget(Paragraph::new(lines), area);
}
