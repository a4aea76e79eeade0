//! `etio sources`: who publishes the pages, their dates and people; copies; old pages.

use std::path::Path;

use clap::Args;
use etio::{Clock, CopyFamily, Index, SourceEntry, json};
use serde::Serialize;

use super::{exit::Exit, output::Output};

/// List the sources with their pages, dates, people and references
///
/// A page goes by the date of its review, else of its last update, else of its publication.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  etio sources
  etio sources --source 'upland clinic'
  etio sources --copies
  etio sources --stale 3y
  etio sources --stale 18m --today 2024-05-31 --json")]
pub(super) struct SourcesArgs {
    /// Only this source; can be given several times
    #[arg(long, value_name = "S", conflicts_with_all = ["copies", "stale"])]
    source: Vec<String>,
    /// List the families of copies: pages whose text is, for the most part, one
    #[arg(long, conflicts_with = "stale")]
    copies: bool,
    /// List the pages older than this: 3y, 18m, 6w, 90d
    #[arg(long, value_name = "AGE")]
    stale: Option<String>,
    /// Count ages from this day instead of today
    #[arg(long, value_name = "DATE", requires = "stale")]
    today: Option<String>,
}

#[derive(Serialize)]
struct Sources {
    sources: Vec<SourceEntry>,
}

#[derive(Serialize)]
struct Copies {
    families: Vec<CopyFamily>,
}

pub(super) fn run(args: &SourcesArgs, dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    let reader = Index::open(dir)?.reader()?;
    if args.copies {
        let families = etio::copy_families(&reader)?;
        let is_empty = families.is_empty();
        let text = || output.look.copy_families(&families);
        print(output, text, || json("copies", &Copies { families: families.clone() }))?;
        return Ok(exit(is_empty));
    }
    if let Some(age) = &args.stale {
        let today = args.today.clone().unwrap_or_else(|| Clock::system().day());
        let pages = etio::stale(&reader, &today, age)?;
        print(output, || output.look.stale(&pages), || json("stale", &pages))?;
        return Ok(exit(pages.stale.is_empty() && pages.not_stated.is_empty()));
    }
    let sources = etio::sources(&reader, &args.source)?;
    let is_empty = sources.is_empty();
    let is_whole = !args.source.is_empty();
    let text = || output.look.sources(&sources, is_whole);
    print(output, text, || json("sources", &Sources { sources: sources.clone() }))?;
    Ok(exit(is_empty))
}

fn print(
    output: &Output,
    text: impl FnOnce() -> String,
    as_json: impl FnOnce() -> String,
) -> anyhow::Result<()> {
    if output.json { output.print(&as_json()) } else { output.print_long(&text()) }
}

fn exit(is_empty: bool) -> Exit {
    if is_empty { Exit::Nothing } else { Exit::Done }
}
