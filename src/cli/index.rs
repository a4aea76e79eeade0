//! `etio index`: reads pages and brings the index up to date.

use std::path::{Path, PathBuf};

use clap::Args;
use etio::{Clock, Format, Index, Run, Update, UpdateReport, Wanted, json};

use super::{bar::Bar, config::Config, exit::Exit, interrupt, output::Output, vocabulary::Own, watch};

/// Read pages and bring the index up to date
///
/// Only what changed is read. Folders are remembered with their options; without a PATH all of them are
/// updated (the first time: ./corpus). Files that .gitignore, .ignore or .etioignore files in the folder
/// name are left out, and so are hidden files.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
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
    /// Read every page again, into a new index that takes the place of the old one when it is whole
    #[arg(long)]
    rebuild: bool,
    /// Follow the folders and keep the index up to date, until Ctrl-C
    #[arg(long, conflicts_with_all = ["dry_run"])]
    watch: bool,
    /// Pages to read at once [env: ETIO_JOBS] [default: one for each processor]
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
  etio index --dry-run                        what would be read, and what would go
  etio index --watch                          keep up with what is saved
  etio index --prune                          let go of pages whose folder is gone";

fn source_rule(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, glob)) if !name.trim().is_empty() && !glob.is_empty() => {
            Ok((name.trim().to_owned(), glob.to_owned()))
        }
        _ => Err("write NAME=GLOB, for example 'City Clinic=clinic-*.txt'".to_owned()),
    }
}

pub(super) fn run(args: &IndexArgs, dir: &Path, config: &Config, output: &Output) -> anyhow::Result<Exit> {
    let asked = Update {
        paths: paths(args, dir, config),
        sources: args.sources.clone(),
        formats: wanted(args),
        prune: args.prune,
        dry_run: args.dry_run,
        rebuild: args.rebuild,
        no_wait: args.no_wait,
        jobs: args.jobs.map(usize::from).or_else(|| config.number("jobs")).unwrap_or_default(),
    };
    let vocabulary = args.own.load()?;
    let is_first = Index::roots_of_any_version(dir).is_empty();
    let report = with_run(output, |run| {
        let mut report = etio::update(dir, &asked, run)?;
        if !report.interrupted {
            report.renamed = etio::note_vocabulary(dir, &vocabulary, &asked, run)?;
        }
        Ok(report)
    })?;
    if args.watch && !report.interrupted {
        return watch::run(dir, &asked, &report, output);
    }
    if output.json {
        output.print(&json("index", &report))?;
    } else if !output.quiet {
        output.print(&output.look.report(&report))?;
        if is_first && report.added > 0 && !asked.dry_run {
            let etio = config.program();
            output.remark(&format!("next: {etio} topics, then {etio} search WORDS"));
        }
    }
    Ok(exit(&report))
}

/// The folders to read: those that are named, else those of the library with what its index remembers.
fn paths(args: &IndexArgs, dir: &Path, config: &Config) -> Vec<PathBuf> {
    let library = config.library().filter(|_| args.paths.is_empty());
    let Some(library) = library.filter(|library| !library.roots.is_empty()) else {
        return args.paths.clone();
    };
    let remembered = Index::roots_of_any_version(dir).into_iter().map(|root| PathBuf::from(root.path));
    library.roots.iter().cloned().chain(remembered).collect()
}

/// Updates an index under Ctrl-C, with a bar.
pub(super) fn update(dir: &Path, asked: &Update, output: &Output) -> anyhow::Result<UpdateReport> {
    with_run(output, |run| etio::update(dir, asked, run))
}

/// Does something under Ctrl-C, with a bar.
fn with_run<T>(output: &Output, work: impl FnOnce(&mut Run<'_>) -> etio::Result<T>) -> anyhow::Result<T> {
    quiet_readers();
    let mut bar = Bar::new(output.draws_bars() && !output.json, output.quiet);
    Ok(work(&mut Run { clock: Clock::system(), stop: interrupt::flag(), progress: &mut bar })?)
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
