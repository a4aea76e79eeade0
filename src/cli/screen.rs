//! What the screen is: how wide, whether it takes colour and links, whether it is dark. Settings say
//! it, else the variables that programs agree on, else the terminal.

use std::env;

use etio::{Look, Paint, Theme};

use super::{args::When, config::Config};

/// A terminal's columns are taken from this on.
const NARROWEST: usize = 20;

/// Text is not wider than this by itself, however wide the terminal.
const WIDEST: usize = 200;

/// Terminals that have links, by the variable that they set for what runs in them.
const HAVE_LINKS: [&str; 7] = [
    "KITTY_WINDOW_ID",
    "WEZTERM_PANE",
    "GHOSTTY_RESOURCES_DIR",
    "KONSOLE_VERSION",
    "WT_SESSION",
    "DOMTERM",
    "FOOT_SERVER",
];

/// How answers look, on a terminal or off it.
pub(super) fn look(config: &Config, terminal: bool) -> Look {
    let said = config.number("width").or_else(columns);
    let colour = colour(config, terminal);
    let width = said.unwrap_or_else(|| {
        if terminal { textwrap::termwidth().clamp(NARROWEST, WIDEST) } else { Look::default().width }
    });
    Look {
        width,
        colour,
        theme: theme(config),
        asterisks: terminal && !colour,
        breaks: terminal || said.is_some(),
        links: links(config, terminal),
    }
}

/// Whether the terminal can do nothing but print.
pub(super) fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}

fn columns() -> Option<usize> {
    env::var("COLUMNS").ok()?.parse().ok().filter(|columns| (NARROWEST..=1000).contains(columns))
}

fn colour(config: &Config, terminal: bool) -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_on = |name| env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    match config.choice("color") {
        Some(When::Always) => true,
        Some(When::Never) => false,
        _ if is_set("NO_COLOR") => false,
        _ if is_on("CLICOLOR_FORCE") => true,
        _ => terminal && !is_dumb() && env::var_os("CLICOLOR").is_none_or(|value| value != "0"),
    }
}

fn links(config: &Config, terminal: bool) -> bool {
    match config.choice("hyperlinks") {
        Some(When::Always) => true,
        Some(When::Never) => false,
        _ => terminal && !is_dumb() && env::var_os("TMUX").is_none() && has_links(),
    }
}

fn has_links() -> bool {
    let is = |name: &str, values: &[&str]| {
        env::var(name).is_ok_and(|value| values.iter().any(|known| value.starts_with(known)))
    };
    let vte = env::var("VTE_VERSION").ok().and_then(|version| version.parse::<u32>().ok());
    HAVE_LINKS.iter().any(|name| env::var_os(name).is_some())
        || vte.is_some_and(|version| version >= 5000)
        || is("TERM_PROGRAM", &["iTerm", "vscode", "WezTerm", "ghostty", "Hyper"])
        || is("TERM", &["xterm-kitty", "alacritty", "foot", "contour"])
}

/// The theme: as set, else by the background that the terminal tells of; then each colour as set.
fn theme(config: &Config) -> Theme {
    let is_light = match config.text("theme") {
        Some("light") => true,
        Some("dark") => false,
        _ => background_is_light(),
    };
    let base = if is_light { Theme::LIGHT } else { Theme::DARK };
    let paint = |key, base| {
        let set = config.text(key).map(str::parse::<Paint>);
        set.map_or(base, |paint| paint.expect("paints are checked when they are read"))
    };
    Theme {
        heading: paint("colors.heading", base.heading),
        source: paint("colors.source", base.source),
        matched: paint("colors.match", base.matched),
        faint: paint("colors.faint", base.faint),
        warning: paint("colors.warning", base.warning),
    }
}

/// `COLORFGBG` is foreground and background by number, as "0;15"; 7 and 9 to 15 are light.
fn background_is_light() -> bool {
    let Ok(value) = env::var("COLORFGBG") else { return false };
    let background = value.rsplit(';').next().and_then(|number| number.parse::<u8>().ok());
    background.is_some_and(|number| number == 7 || (9..=15).contains(&number))
}
