//! `etio completions`: a script for a shell; and the answers to it. The script runs etio, which knows
//! its own flags and asks the index for the names of sources, causes and topics.

mod values;

use std::{env, ffi::OsString, io};

use anyhow::Context as _;
use clap::{Args, CommandFactory as _, ValueEnum};
use clap_complete::env::{Bash, EnvCompleter, Fish, Powershell, Zsh};

use super::{exit::Exit, output};

/// The variable by which a script asks for completions; its value is the shell's name.
const ASKS: &str = "ETIO_COMPLETE";

/// Print a script that completes commands, flags, and the names in your index
///
/// Names of sources, causes and topics come from the index that the line asks (--index, -L, else your
/// settings). Make the script again when etio is updated.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Where to put it:
  bash         etio completions bash > ~/.local/share/bash-completion/completions/etio
  zsh          etio completions zsh > ~/.zfunc/_etio     (a folder of fpath, before compinit)
  fish         etio completions fish > ~/.config/fish/completions/etio.fish
  PowerShell   etio completions powershell >> $PROFILE

Make a folder that is not there yet with `mkdir -p`.

For this shell only:
  source <(etio completions bash)")]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

impl Shell {
    fn completer(self) -> &'static dyn EnvCompleter {
        match self {
            Self::Bash => &Bash,
            Self::Zsh => &Zsh,
            Self::Fish => &Fish,
            Self::Powershell => &Powershell,
        }
    }
}

pub(super) fn run(args: &CompletionsArgs) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    args.shell.completer().write_registration(ASKS, "etio", "etio", "etio", &mut script)?;
    output::print(&String::from_utf8(script).context("a script is text")?)?;
    Ok(Exit::Done)
}

/// Answers a script, where one asks: `ETIO_COMPLETE=bash etio -- etio search --sou`.
pub(super) fn answer() -> Option<anyhow::Result<Exit>> {
    let shell = env::var(ASKS).ok().filter(|shell| !shell.is_empty())?;
    Some(
        Shell::from_str(&shell, true)
            .map_err(|_| anyhow::anyhow!("{ASKS}={shell}: no such shell"))
            .and_then(reply),
    )
}

fn reply(shell: Shell) -> anyhow::Result<Exit> {
    let words: Vec<OsString> = env::args_os().skip_while(|arg| arg != "--").skip(1).collect();
    if words.is_empty() {
        return Ok(Exit::Nothing);
    }
    let mut command = values::with_values(super::args::Args::command(), &words);
    command.build();
    let mut found = Vec::new();
    shell.completer().write_complete(&mut command, words, env::current_dir().ok().as_deref(), &mut found)?;
    // Standard output may have been closed by a shell that waits no longer.
    match io::Write::write_all(&mut io::stdout().lock(), &found) {
        Ok(()) => Ok(Exit::Done),
        Err(_) => Ok(Exit::Nothing),
    }
}
