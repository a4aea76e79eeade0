//! How the parts of the screen look: as answers look elsewhere. Without colour they differ by weight and
//! marks.

use etio::{Look, Paint};
use ratatui::style::{Color, Modifier, Style};

/// The colours of the screen.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli::browse) struct Theme(Look);

/// The sixteen colours that every terminal has, by number.
const COLOURS: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

impl Theme {
    /// The colours of these answers.
    pub(in crate::cli::browse) fn of(look: Look) -> Self {
        Self(look)
    }

    /// A cause; a title.
    pub(super) fn heading(self) -> Style {
        self.style(self.0.theme.heading)
    }

    /// Who says it.
    pub(super) fn source(self) -> Style {
        self.style(self.0.theme.source)
    }

    /// A word that was searched for.
    pub(super) fn found(self) -> Style {
        let style = self.style(self.0.theme.matched);
        if self.0.colour { style } else { style.add_modifier(Modifier::UNDERLINED) }
    }

    /// What is there if one looks for it.
    pub(super) fn faint(self) -> Style {
        self.style(self.0.theme.faint)
    }

    /// Where one is.
    pub(super) fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    fn style(self, paint: Paint) -> Style {
        let attributes = [
            (paint.bold, Modifier::BOLD),
            (paint.dim, Modifier::DIM),
            (paint.italic, Modifier::ITALIC),
            (paint.underline, Modifier::UNDERLINED),
            (paint.reverse, Modifier::REVERSED),
        ];
        let on = attributes.into_iter().filter(|(on, _)| *on);
        let style = on.fold(Style::new(), |style, (_, attribute)| style.add_modifier(attribute));
        let colour =
            paint.colour.filter(|_| self.0.colour).and_then(|number| COLOURS.get(usize::from(number)));
        colour.map_or(style, |colour| style.fg(*colour))
    }
}
