//! Where answers go: standard output, wide and coloured as the terminal is, through a pager if they
//! are long; remarks go to standard error.

use std::io::{self, IsTerminal as _, Write as _};

use etio::Look;

use super::{args::Global, config::Config, pager, screen};

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
    pager: Option<String>,
    hints: bool,
}

impl Output {
    /// The output that flags, settings and the terminal ask for.
    pub(super) fn new(global: &Global, config: &Config) -> Self {
        let terminal = io::stdout().is_terminal();
        Self {
            json: global.json,
            quiet: global.quiet,
            verbose: global.verbose,
            look: screen::look(config, terminal),
            terminal,
            pager: config.text("pager").map(str::to_owned),
            hints: config.is_on("hints"),
        }
    }

    /// Prints an answer.
    ///
    /// # Errors
    /// When standard output is closed or full.
    pub(super) fn print(&self, text: &str) -> anyhow::Result<()> {
        print(text)
    }

    /// Prints an answer that may be long: on a terminal through the pager.
    ///
    /// # Errors
    /// When standard output is closed or full.
    pub(super) fn print_long(&self, text: &str) -> anyhow::Result<()> {
        if self.terminal && !self.json && pager::show(text, self.pager.as_deref()) {
            return Ok(());
        }
        print(text)
    }

    /// Says something beside the answer, on standard error.
    pub(super) fn remark(&self, text: &str) {
        if !self.quiet {
            // Remarks are dispensable: a closed standard error is no reason to stop.
            let _ = writeln!(io::stderr().lock(), "{}", text.trim_end());
        }
    }

    /// Says what to type next: to a person at a terminal, and not to a program or a file.
    pub(super) fn hint(&self, text: &str) {
        if self.hints && self.terminal && !self.json && io::stderr().is_terminal() {
            self.remark(text);
        }
    }

    /// Whether a bar may be drawn on standard error.
    pub(super) fn draws_bars(&self) -> bool {
        !self.quiet && io::stderr().is_terminal() && !screen::is_dumb()
    }
}

/// Prints a text.
///
/// # Errors
/// When standard output is closed or full.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()?;
    Ok(())
}
