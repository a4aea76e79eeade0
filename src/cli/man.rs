//! `etio man`: the manual pages, made from the flags themselves.

use std::{fs, io, path::Path, path::PathBuf};

use anyhow::Context as _;
use clap::{Args, Command, CommandFactory as _};
use clap_mangen::{
    Man,
    roff::{Roff, roman},
};

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
    etio.build();
    if let Some(dir) = &args.dir {
        let write = || fs::create_dir_all(dir).and_then(|()| write_all(&etio, dir));
        write().with_context(|| format!("{}: the pages cannot be written", dir.display()))?;
        return Ok(Exit::Done);
    }
    let command = match &args.command {
        None => &etio,
        Some(name) => super::help::command(&etio, name)?,
    };
    output::print(&String::from_utf8(page(command)?).context("a manual page is text")?)?;
    Ok(Exit::Done)
}

/// The pages of a command and of those below it.
fn write_all(command: &Command, dir: &Path) -> io::Result<()> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    fs::write(dir.join(format!("{name}.1")), page(command)?)?;
    command.get_subcommands().try_for_each(|below| write_all(below, dir))
}

/// A page. What `-h` hides is told here, and what stands below the flags in `--help` has sections.
fn page(command: &Command) -> io::Result<Vec<u8>> {
    let man = Man::new(command.clone().mut_args(|arg| arg.hide_short_help(false)))
        .source(concat!("etio ", env!("CARGO_PKG_VERSION")))
        .manual("etio");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    let below = command.get_after_long_help().or_else(|| command.get_after_help());
    below.map_or_else(Roff::new, |below| sections(&below.to_string())).to_writer(&mut page)?;
    Ok(page)
}

/// The paragraphs of a help text: `Examples:` heads lines that stay as they are, `Exit status: ...` a
/// sentence.
fn sections(text: &str) -> Roff {
    let mut roff = Roff::new();
    for paragraph in text.split("\n\n") {
        let (head, body) = match paragraph.split_once(':') {
            Some((head, body)) if head.chars().all(|c| c.is_alphabetic() || c == ' ') => (Some(head), body),
            _ => (None, paragraph),
        };
        match head {
            Some(head) => roff.control("SH", [head.to_uppercase().as_str()]),
            None => roff.control("PP", []),
        };
        let as_it_is = body.starts_with('\n') || body.starts_with("  ");
        if as_it_is {
            roff.control("nf", []);
        }
        for line in body.trim_matches('\n').lines() {
            roff.text([roman(if as_it_is { line } else { line.trim_start() })]);
        }
        if as_it_is {
            roff.control("fi", []);
        }
    }
    roff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flag_is_told_and_examples_stay_lines() {
        let mut etio = crate::cli::args::Args::command();
        etio.build();
        let text = String::from_utf8(page(&etio).unwrap()).unwrap();
        assert!(text.contains("When to use colour"), "{text}");
        assert!(text.contains(".SH EXAMPLES\n.nf\n"), "{text}");
        assert!(text.contains(".SH \"EXIT STATUS\"\n"), "{text}");
        assert!(!text.contains("EXTRA"), "{text}");
    }

    #[test]
    fn a_paragraph_without_a_heading_is_one() {
        let text = sections("Examples:\n  etio a\n\n  etio b\n\n`etio b: c` is on b.").to_roff();
        let shown = ".nf\n  etio a\n.fi\n.PP\n.nf\n  etio b\n.fi\n.PP\n`etio b: c` is on b.\n";
        assert_eq!(text, format!(".SH EXAMPLES\n{shown}"));
    }
}
