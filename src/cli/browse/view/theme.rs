//! How the parts of the screen look. Without colour, they differ by weight and marks.

use ratatui::style::{Color, Modifier, Style};

/// Whether the screen has colours.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli::browse) struct Theme {
    pub(in crate::cli::browse) colour: bool,
}

impl Theme {
    /// A cause; a title.
    pub(super) fn heading(self) -> Style {
        self.tinted(Style::new().add_modifier(Modifier::BOLD), Color::Cyan)
    }

    /// Who says it.
    pub(super) fn source(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// A word that was searched for.
    pub(super) fn found(self) -> Style {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        if self.colour { bold.fg(Color::Yellow) } else { bold.add_modifier(Modifier::UNDERLINED) }
    }

    /// What is there if one looks for it.
    pub(super) fn faint(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// Where one is.
    pub(super) fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    fn tinted(self, style: Style, colour: Color) -> Style {
        if self.colour { style.fg(colour) } else { style }
    }
}
