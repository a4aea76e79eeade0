//! `etio sources`: who publishes the pages, their dates and people; copies; old pages.

use std::path::Path;

use clap::Args;
use etio::{Clock, CopyFamily, Index, SourceEntry, copies_plain, json, sources_plain, stale_plain};
use serde::Serialize;

use super::{exit::Exit, output::Output};

/// List the sources with their pages, dates, people and references
///
/// A page goes by the date of its review, else of its last update, else of its publication.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  etio sources
  etio sources 'upland clinic'
  etio sources --copies
  etio sources --stale 3y
  etio sources --stale 18m --today 2024-05-31 --json")]
pub(super) struct SourcesArgs {
    /// Only these sources
    #[arg(value_name = "SOURCE", conflicts_with_all = ["copies", "stale"])]
    named: Vec<String>,
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
    /// A line a page, columns between tabs: source, its name, date, page, path, title; with --copies: first
    /// page of the family, source, date, page, path, title
    #[arg(long, conflicts_with = "json")]
    plain: bool,
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
    let form = Form { plain: args.plain, output };
    if args.copies {
        let families = etio::copy_families(&reader)?;
        let is_empty = families.is_empty();
        form.print(
            || output.look.copy_families(&families),
            || copies_plain(&families),
            || json("copies", &Copies { families: families.clone() }),
        )?;
        return Ok(exit(is_empty));
    }
    if let Some(age) = &args.stale {
        let today = args.today.clone().unwrap_or_else(|| Clock::system().day());
        let pages = etio::stale(&reader, &today, age)?;
        form.print(|| output.look.stale(&pages), || stale_plain(&pages), || json("stale", &pages))?;
        return Ok(exit(pages.stale.is_empty() && pages.not_stated.is_empty()));
    }
    let asked = [&args.named[..], &args.source].concat();
    let sources = etio::sources(&reader, &asked)?;
    form.print(
        || output.look.sources(&sources, !asked.is_empty()),
        || sources_plain(&sources),
        || json("sources", &Sources { sources: sources.clone() }),
    )?;
    Ok(exit(sources.is_empty()))
}

/// In which of its forms an answer is printed.
struct Form<'a> {
    plain: bool,
    output: &'a Output,
}

impl Form<'_> {
    fn print(
        &self,
        text: impl FnOnce() -> String,
        plain: impl FnOnce() -> String,
        as_json: impl FnOnce() -> String,
    ) -> anyhow::Result<()> {
        match self.output.json {
            true => self.output.print(&as_json()),
            false if self.plain => self.output.print(&plain()),
            false => self.output.print_long(&text()),
        }
    }
}

fn exit(is_empty: bool) -> Exit {
    if is_empty { Exit::Nothing } else { Exit::Done }
}
