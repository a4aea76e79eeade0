//! What happens to the screen of `etio browse`, and what it asks for in turn.

use std::path::PathBuf;

use ratatui::crossterm::event::KeyEvent;

use super::{
    super::exit::Exit,
    ask::{Question, Reply},
};

/// Something that happened.
#[derive(Clone, Debug)]
pub(super) enum Event {
    Key(KeyEvent),
    /// A text was pasted; its line ends are no keys.
    Pasted(String),
    /// The terminal has so many columns and lines now.
    Resized(u16, u16),
    Told(Reply),
    /// Nobody answers any more.
    Lost,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    Ask(Question),
    /// Open this file in the browser, or if there is none, ask this.
    Open(PathBuf, Question),
    Copy(String),
    Leave(Exit),
}
