//! `etio index`: reads pages and brings the index up to date.

use std::path::{Path, PathBuf};

use clap::Args;
use etio::{Clock, Format, Run, Update, UpdateReport, Wanted, json};

use super::{bar::Bar, exit::Exit, interrupt, output::Output, vocabulary::Own};

/// Read pages and bring the index up to date
///
/// Only what changed is read. Folders are remembered with their options; without a PATH all of them are
/// updated (the first time: ./corpus). Files that .gitignore, .ignore or .etioignore files in the folder
/// name are left out, and so are hidden files.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct IndexArgs {
    /// Folders or pages
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Let a folder lose most or all of its pages
    #[arg(long)]
    prune: bool,
    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Read every page again
    #[arg(long)]
    rebuild: bool,
    /// Pages to read at once (default: one for each processor)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Do not wait for another etio that writes to this index
    #[arg(long)]
    no_wait: bool,
    /// Who publishes the pages whose name or path fits GLOB; can be given several times
    #[arg(long = "source", value_name = "NAME=GLOB", value_parser = source_rule)]
    sources: Vec<(String, String)>,
    /// Read only these formats, parted by commas (html,text,warc ...; `all` reads all again)
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = only)]
    format_only: Vec<Option<Format>>,
    /// Leave out these formats, parted by commas
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    skip: Vec<Format>,
    #[command(flatten)]
    own: Own,
}

/// A format, or none for `all`.
fn only(name: &str) -> Result<Option<Format>, String> {
    if name == "all" { Ok(None) } else { name.parse().map(Some) }
}

/// Which formats are wanted, where the command line says so.
fn wanted(args: &IndexArgs) -> Option<Wanted> {
    let said = !args.format_only.is_empty() || !args.skip.is_empty();
    let only = if args.format_only.contains(&None) {
        Vec::new()
    } else {
        args.format_only.iter().copied().flatten().collect()
    };
    said.then(|| Wanted { only, skip: args.skip.clone() })
}

const EXAMPLES: &str = "\
Examples:
  etio index ~/saved-pages
  etio index                                  update all folders
  etio index leaflets --source 'City Clinic=clinic-*.txt'
  etio index exports --format-only nbib,ris   remembered with the folder
  etio index --prune                          let go of pages whose folder is gone";

fn source_rule(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, glob)) if !name.trim().is_empty() && !glob.is_empty() => {
            Ok((name.trim().to_owned(), glob.to_owned()))
        }
        _ => Err("write NAME=GLOB, for example 'City Clinic=clinic-*.txt'".to_owned()),
    }
}

pub(super) fn run(args: &IndexArgs, dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    let asked = Update {
        paths: args.paths.clone(),
        sources: args.sources.clone(),
        formats: wanted(args),
        prune: args.prune,
        dry_run: args.dry_run,
        rebuild: args.rebuild,
        jobs: args.jobs.map_or(0, usize::from),
    };
    let vocabulary = args.own.load()?;
    let mut report = update(dir, &asked, output)?;
    if !report.interrupted {
        report.renamed = etio::note_vocabulary(dir, &vocabulary, asked.dry_run)?;
    }
    if output.json {
        output.print(&json("index", &report))?;
    } else if !output.quiet {
        output.print(&output.look.report(&report))?;
    }
    Ok(exit(&report))
}

/// Updates an index under Ctrl-C, with a bar.
pub(super) fn update(dir: &Path, asked: &Update, output: &Output) -> anyhow::Result<UpdateReport> {
    quiet_readers();
    let mut bar = Bar::new(output.draws_bars() && !output.json);
    let mut run = Run { clock: Clock::system(), stop: interrupt::flag(), progress: &mut bar };
    Ok(etio::update(dir, asked, &mut run)?)
}

fn exit(report: &UpdateReport) -> Exit {
    if report.interrupted {
        Exit::Interrupted
    } else if !report.failed.is_empty() {
        Exit::Unread
    } else if report.pages() == 0 && report.gone == 0 {
        Exit::Nothing
    } else {
        Exit::Done
    }
}

/// A bug that panics on a page is reported as that page's failure; the usual message, in the midst of
/// a bar, would only alarm.
fn quiet_readers() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let reads = std::thread::current().name().is_some_and(|name| name.starts_with("reader"));
        if !reads {
            usual(panic);
        }
    }));
}
