//! The terminal while `etio browse` has it, and the way back: what was there before is there again,
//! however the process ends.

use std::{
    io::{self, IsTerminal as _, Stdout, Write as _},
    panic,
};

use ratatui::{
    Frame, Terminal,
    backend::CrosstermBackend,
    crossterm::{
        cursor::Show,
        event::{DisableBracketedPaste, EnableBracketedPaste},
        execute,
        terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
    },
};

/// The terminal, given back when this is dropped.
pub(super) struct Screen(Terminal<CrosstermBackend<Stdout>>);

impl Screen {
    /// Takes the terminal. A panic from now on gives it back before it says anything.
    ///
    /// # Errors
    /// When there is no terminal, or it cannot be set up.
    pub(super) fn take() -> io::Result<Self> {
        enable_raw_mode()?;
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |what| {
            give_back();
            usual(what);
        }));
        // Whatever fails from here on, the terminal is given back.
        let taken = execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)
            .and_then(|()| Terminal::new(CrosstermBackend::new(io::stdout())));
        if taken.is_err() {
            give_back();
        }
        taken.map(Self)
    }

    /// Columns and lines.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) fn size(&self) -> io::Result<(u16, u16)> {
        self.0.size().map(|size| (size.width, size.height))
    }

    /// Draws what is different from what was drawn last.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.0.draw(view).map(drop)
    }

    /// Sends something to the terminal that is not drawn.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) fn send(&mut self, what: &str) -> io::Result<()> {
        let mut stdout = io::stdout().lock();
        stdout.write_all(what.as_bytes())?;
        stdout.flush()
    }

    /// Whether the terminal is still there.
    pub(super) fn is_there(&self) -> bool {
        io::stdout().is_terminal() && io::stdin().is_terminal()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// A terminal that is gone cannot be given back, and nobody looks at it.
fn give_back() {
    let _ = execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}
