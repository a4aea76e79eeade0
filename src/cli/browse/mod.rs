//! `etio browse`: a screen to type at, to read what was found, and to follow it to its pages.
//!
//! What is on the screen is a value ([`state`]), which events change ([`update`]) and which is drawn
//! ([`view`]); the index answers from a thread of its own ([`ask`]).

mod ask;
mod event;
mod help;
mod line;
mod quotation;
mod screen;
mod state;
#[cfg(test)]
mod tests;
mod tree;
mod update;
mod view;

use std::{
    env,
    io::{self, IsTerminal as _},
    path::Path,
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::Duration,
};

use clap::Args;
use etio::clean;
use ratatui::crossterm::event as terminal;

use super::{exit::Exit, interrupt, open_page, output::Output, vocabulary::Own};
use ask::Question;
use event::{Effect, Event};
use screen::Screen;
use state::State;
use view::Theme;

/// How often one looks whether the process was asked to end, and whether the terminal is still there.
const TICK: Duration = Duration::from_millis(100);

/// Search while you type, and read what is found in its context
///
/// Causes and sources fold and unfold; the passage that is selected stands in its context beside them. `?`
/// shows the keys.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  etio browse\n  etio browse what causes dizziness")]
pub(super) struct BrowseArgs {
    /// A query to begin with; several arguments are one query
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    own: Own,
}

pub(super) fn run(args: &BrowseArgs, dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    anyhow::ensure!(!output.json, "browse is for people; `etio search --json` is for programs");
    let is_dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    let is_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    anyhow::ensure!(
        is_terminal && !is_dumb,
        "browse needs a terminal to draw on; `etio search` prints its answer"
    );
    let vocabulary = args.own.load()?;
    let reader = etio::open(dir, &vocabulary)?;
    let query = args.query.iter().map(|word| word.trim()).collect::<Vec<_>>().join(" ");

    let (tell, told) = channel();
    let ask = ask::desk(reader, vocabulary, tell.clone());
    let stop = interrupt::flag();
    let screen = Screen::take()?;
    listen(tell);
    let state = State::new(&query, screen.size()?);
    Browser { screen, state, ask, theme: Theme::of(output.look) }.go(&told, stop)
}

/// Hears what is typed, in a thread of its own: once a terminal is gone, its keys are waited for without end.
fn listen(tell: Sender<Event>) {
    thread::spawn(move || {
        while let Ok(event) = terminal::read() {
            let heard = match event {
                terminal::Event::Key(key) if key.is_press() || key.is_repeat() => Event::Key(key),
                terminal::Event::Paste(text) => Event::Pasted(text),
                terminal::Event::Resize(columns, lines) => Event::Resized(columns, lines),
                _ => continue,
            };
            if tell.send(heard).is_err() {
                break;
            }
        }
    });
}

struct Browser {
    screen: Screen,
    state: State,
    ask: Sender<Question>,
    theme: Theme,
}

impl Browser {
    fn go(mut self, told: &Receiver<Event>, stop: &AtomicBool) -> anyhow::Result<Exit> {
        self.ask(self.state.first());
        self.draw()?;
        while !stop.load(Ordering::Relaxed) && self.screen.is_there() {
            let Ok(event) = told.recv_timeout(TICK) else { continue };
            // What was typed in one go is taken in one go, and drawn once.
            for event in std::iter::once(event).chain(told.try_iter()) {
                if let Some(exit) = self.take_in(event)? {
                    return Ok(exit);
                }
            }
            self.draw()?;
        }
        Ok(Exit::Interrupted)
    }

    /// Draws the state. That the terminal is gone is seen to by the loop.
    fn draw(&mut self) -> anyhow::Result<()> {
        let drawn = self.screen.draw(|frame| view::draw(frame, &self.state, self.theme));
        if self.screen.is_there() { Ok(drawn?) } else { Ok(()) }
    }

    /// Changes the state, and does what is to be done; if that is to leave, says how.
    fn take_in(&mut self, event: Event) -> anyhow::Result<Option<Exit>> {
        if matches!(event, Event::Lost) {
            anyhow::bail!("the search broke off; that is a bug in etio");
        }
        match self.state.update(event) {
            None => {}
            Some(Effect::Leave(exit)) => return Ok(Some(exit)),
            Some(Effect::Ask(question)) => self.ask(question),
            Some(Effect::Open(file, or_else)) => match open_page::open(&file) {
                Ok(()) => self.state.note = format!("opened {}", clean(&file.display().to_string())),
                Err(_) if file.exists() => self.ask(or_else),
                Err(error) => self.state.note = clean(&error.to_string()).into_owned(),
            },
            Some(Effect::Copy(text)) => {
                self.screen.send(&quotation::copying(&text))?;
                self.state.note = format!("copied, if your terminal lets programs copy: {text}");
            }
        }
        Ok(None)
    }

    fn ask(&self, question: Question) {
        // A desk that cannot be asked any more has said so itself.
        let _ = self.ask.send(question);
    }
}
