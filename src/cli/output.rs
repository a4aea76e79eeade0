//! Where answers go: standard output, wide and coloured as the terminal is, through a pager if they
//! are long; remarks go to standard error.

use std::{
    env,
    io::{self, IsTerminal as _, Write as _},
    process::{Command, Stdio},
};

use etio::Look;

use super::args::{Global, When};

/// Lines of text are not wider than this, however wide the terminal.
const WIDEST: usize = 100;

/// How and where this process answers.
#[derive(Clone, Debug)]
pub(super) struct Output {
    /// Whether as JSON.
    pub(super) json: bool,
    /// Whether remarks are left out.
    pub(super) quiet: bool,
    /// Whether to say more.
    pub(super) verbose: bool,
    /// How answers for people look.
    pub(super) look: Look,
    terminal: bool,
}

impl Output {
    /// The output that these flags and the terminal ask for.
    pub(super) fn new(global: &Global) -> Self {
        let terminal = io::stdout().is_terminal();
        let colour = match global.color {
            When::Always => true,
            When::Never => false,
            When::Auto => {
                terminal && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && !is_dumb()
            }
        };
        let width = if terminal { textwrap::termwidth().clamp(30, WIDEST) } else { Look::default().width };
        Self {
            json: global.json,
            quiet: global.quiet,
            verbose: global.verbose,
            look: Look { width, colour },
            terminal,
        }
    }

    /// Prints an answer.
    ///
    /// # Errors
    /// When standard output is closed or full.
    pub(super) fn print(&self, text: &str) -> anyhow::Result<()> {
        let mut stdout = io::stdout().lock();
        stdout.write_all(text.as_bytes())?;
        stdout.flush()?;
        Ok(())
    }

    /// Prints an answer that may be long: on a terminal through the pager.
    ///
    /// # Errors
    /// When standard output is closed or full.
    pub(super) fn print_long(&self, text: &str) -> anyhow::Result<()> {
        if self.terminal && !self.json && page(text) {
            return Ok(());
        }
        self.print(text)
    }

    /// Says something beside the answer, on standard error.
    pub(super) fn remark(&self, text: &str) {
        if !self.quiet {
            // Remarks are dispensable: a closed standard error is no reason to stop.
            let _ = writeln!(io::stderr().lock(), "{}", text.trim_end());
        }
    }

    /// Whether a bar may be drawn on standard error.
    pub(super) fn draws_bars(&self) -> bool {
        !self.quiet && io::stderr().is_terminal() && !is_dumb()
    }
}

fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Shows the text in the user's pager, and says whether that worked. `less` is told to leave short
/// texts alone and to pass colours on.
fn page(text: &str) -> bool {
    let pager = env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
    let mut words = pager.split_whitespace();
    let Some(program) = words.next().filter(|program| *program != "cat") else { return false };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    if env::var_os("LESS").is_none() {
        command.env("LESS", "FRX");
    }
    let Ok(mut child) = command.spawn() else { return false };
    if let Some(mut stdin) = child.stdin.take() {
        // A pager that is left early closes the pipe; that is no error.
        let _ = stdin.write_all(text.as_bytes());
    }
    child.wait().is_ok()
}
