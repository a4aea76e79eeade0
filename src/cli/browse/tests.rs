//! The screen without a terminal: keys in, the state and what is drawn out.

use etio::{
    Answer, By, CauseGroup, Cut, DateOf, Groups, Highlights, Hit, Named, PassageKind, SectionKind, Source,
    SourceGroup,
};
use ratatui::{
    Terminal,
    backend::TestBackend,
    crossterm::event::{KeyCode, KeyEvent, KeyModifiers},
};

use super::{
    super::exit::Exit,
    ask::{Question, Reply, Text},
    event::{Effect, Event},
    state::{Mode, State},
    view,
};

fn hit(id: &str, source: &str, text: &str) -> Hit {
    Hit {
        id: id.to_owned(),
        page: id.split('.').next().unwrap_or_default().to_owned(),
        root: String::new(),
        path: format!("{source}.html"),
        title: Some("Twitching".to_owned()),
        source: Some(Source { id: source.to_lowercase(), name: source.to_owned() }),
        supplied_by: None,
        date: Some(DateOf { kind: "reviewed".to_owned(), value: "2024-02-26".to_owned() }),
        section: vec!["Causes".to_owned()],
        section_kind: SectionKind::Causes,
        block: PassageKind::ListItem,
        lead_in: None,
        text: text.to_owned(),
        columns: Vec::new(),
        highlights: Highlights::default(),
        score: 1.0,
        missing_terms: Vec::new(),
        causes: Vec::new(),
        references: Vec::new(),
        also_in: Vec::new(),
        why: None,
    }
}

/// Two causes, the first of two sources.
fn answer(query: &str) -> Answer {
    let source = |hit: Hit| SourceGroup { source: hit.source.clone(), passages: vec![hit] };
    let group = |name: &str, sources: Vec<SourceGroup>| CauseGroup {
        cause: Some(Named { id: name.to_lowercase(), name: name.to_owned() }),
        independent_sources: sources.len(),
        total: 3,
        sources,
    };
    let stress = vec![
        source(hit("a.1.1", "Larkfield", "Stress keeps nerves on alert.")),
        source(hit("b.1.1", "Alder", "Worry \u{1b}[31mtires muscles.")),
    ];
    let coffee = vec![source(hit("b.1.2", "Alder", "Too much coffee."))];
    Answer {
        query: query.to_owned(),
        by: By::Cause,
        read_as: None,
        incomplete: false,
        did_you_mean: Vec::new(),
        total: 3,
        independent_sources: 2,
        groups: Groups::Cause { groups: vec![group("Stress", stress), group("Caffeine", coffee)] },
        cut: Cut::default(),
    }
}

fn key(state: &mut State, code: KeyCode) -> Option<Effect> {
    state.update(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)))
}

fn letter(state: &mut State, letter: char) -> Option<Effect> {
    key(state, KeyCode::Char(letter))
}

/// A screen with an answer on it.
fn answered(size: (u16, u16)) -> State {
    let mut state = State::new("twitching", size);
    state.update(Event::Told(Reply::Found(Box::new(answer("twitching")))));
    state
}

fn drawn(state: &State) -> String {
    let mut terminal = Terminal::new(TestBackend::new(state.size.0, state.size.1)).unwrap();
    terminal.draw(|frame| view::draw(frame, state, view::Theme::of(etio::Look::default()))).unwrap();
    terminal.backend().to_string()
}

#[test]
fn every_letter_asks_anew() {
    let mut state = State::new("", (80, 24));
    assert_eq!(state.first(), Question::Topics);
    assert_eq!(letter(&mut state, 'q'), Some(Effect::Ask(Question::Search("q".to_owned()))));
    assert_eq!(
        state.update(Event::Pasted("\nx".to_owned())),
        Some(Effect::Ask(Question::Search("q x".to_owned())))
    );
    key(&mut state, KeyCode::Backspace);
    key(&mut state, KeyCode::Backspace);
    assert_eq!(key(&mut state, KeyCode::Backspace), Some(Effect::Ask(Question::Topics)));
    // An answer to what is not asked any more.
    state.update(Event::Told(Reply::Found(Box::new(answer("q")))));
    assert!(state.tree.rows().is_empty());
    assert_eq!(key(&mut state, KeyCode::Esc), Some(Effect::Leave(Exit::Done)));
}

#[test]
fn groups_fold_and_unfold() {
    let mut state = answered((80, 24));
    let context = |id: &str| Some(Effect::Ask(Question::Context(id.to_owned())));
    assert_eq!((state.tree.rows().len(), state.selected), (6, 2));
    letter(&mut state, 'h');
    assert_eq!(state.selected, 1);
    letter(&mut state, 'h');
    assert_eq!((state.tree.rows().len(), state.selected), (5, 1));
    letter(&mut state, 'h');
    letter(&mut state, ' ');
    assert_eq!((state.tree.rows().len(), state.selected), (2, 0));
    assert_eq!(key(&mut state, KeyCode::Down), context("b.1.2"));
    key(&mut state, KeyCode::Enter);
    assert_eq!((state.tree.rows().len(), state.selected), (4, 1));
    letter(&mut state, '+');
    assert_eq!((state.tree.rows().len(), state.selected), (8, 5));
    key(&mut state, KeyCode::End);
    assert_eq!(state.hit().unwrap().id, "b.1.2");
    letter(&mut state, '-');
    assert_eq!((state.tree.rows().len(), state.selected), (2, 1));
}

#[test]
fn keys_ask_for_what_they_say() {
    let mut state = answered((80, 24));
    let text = |of: Text| Some(Effect::Ask(Question::Text(of, 79)));
    let passage = "a.1.1".to_owned();
    assert_eq!(letter(&mut state, 'v'), text(Text::Page { passage: passage.clone() }));
    assert_eq!(letter(&mut state, 'r'), text(Text::References { passage }));
    assert_eq!(letter(&mut state, 'c'), text(Text::Comparison { topics: vec!["twitching".to_owned()] }));
    let copied =
        "“Stress keeps nerves on alert.” (Larkfield, “Twitching”, reviewed 2024-02-26, Larkfield.html)";
    assert_eq!(letter(&mut state, 'y'), Some(Effect::Copy(copied.to_owned())));
    assert_eq!(letter(&mut state, 'q'), Some(Effect::Leave(Exit::Done)));
    let interrupt = Event::Key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
    assert_eq!(state.update(interrupt), Some(Effect::Leave(Exit::Interrupted)));
}

#[test]
fn a_text_takes_the_screen_and_is_asked_for_again_at_another_width() {
    let mut state = answered((80, 24));
    let of = Text::References { passage: "a.1.1".to_owned() };
    let text = (0..60).map(|line| format!("line {line}\n")).collect::<String>();
    state.update(Event::Told(Reply::Text { of: of.clone(), text, line: 0 }));
    assert!(drawn(&state).contains("line 22"));
    key(&mut state, KeyCode::End);
    assert!(drawn(&state).contains("line 59"));
    assert_eq!(state.update(Event::Resized(40, 20)), Some(Effect::Ask(Question::Text(of, 39))));
    assert_eq!(letter(&mut state, 'q'), None);
    assert_eq!(state.mode, Mode::Choosing);
    letter(&mut state, '?');
    assert!(drawn(&state).contains("edit the query"));
}

#[test]
fn the_screen_is_drawn_at_every_size() {
    for size in [(160, 50), (80, 24), (40, 20)] {
        let state = answered(size);
        let screen = drawn(&state);
        for part in
            ["search: twitching", "3 passages from 2", "- Stress (2 sources)", "+ Caffeine", "Twitching"]
        {
            assert!(screen.contains(part), "{part} at {size:?}\n{screen}");
        }
        assert!(screen.contains("reviewed 2024-02-26"), "{size:?}\n{screen}");
    }
    for size in [(1, 1), (12, 4), (13, 5), (69, 6), (70, 4)] {
        drawn(&answered(size));
    }
}

#[test]
fn a_page_cannot_drive_the_terminal_through_the_screen() {
    let mut state = answered((100, 24));
    letter(&mut state, '+');
    for _ in 0..8 {
        key(&mut state, KeyCode::Down);
        assert!(!drawn(&state).contains('\u{1b}'));
    }
    state.select(4);
    assert!(matches!(letter(&mut state, 'y'), Some(Effect::Copy(text)) if !text.contains('\u{1b}')));
}
