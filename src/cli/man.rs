//! `etio man`: the manual pages, made from the flags themselves.

use std::{fs, path::PathBuf};

use anyhow::Context as _;
use clap::{Args, CommandFactory as _};
use clap_mangen::Man;

use super::{exit::Exit, output};

/// Print the manual page, or write the pages of all commands to a folder
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  etio man | man -l -
  etio man search | man -l -
  etio man --dir ~/.local/share/man/man1")]
pub(super) struct ManArgs {
    /// A command, for its page
    #[arg(value_name = "COMMAND", conflicts_with = "dir")]
    command: Option<String>,
    /// Write all pages (etio.1, etio-search.1, ...) to this folder
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    dir: Option<PathBuf>,
}

pub(super) fn run(args: &ManArgs) -> anyhow::Result<Exit> {
    let mut etio = super::args::Args::command();
    if let Some(dir) = &args.dir {
        let write = || fs::create_dir_all(dir).and_then(|()| clap_mangen::generate_to(etio, dir));
        write().with_context(|| format!("{}: the pages cannot be written", dir.display()))?;
        return Ok(Exit::Done);
    }
    etio.build();
    let command = match &args.command {
        None => etio,
        Some(name) => super::help::command(&etio, name)?.clone(),
    };
    let mut page = Vec::new();
    Man::new(command).manual("etio").render(&mut page)?;
    output::print(&String::from_utf8(page).context("a manual page is text")?)?;
    Ok(Exit::Done)
}
