//! `etio topics` and `etio causes`: what there is to ask about.

use std::path::Path;

use clap::Args;
use etio::{Reader, Spoken, json, subjects_plain};
use serde::Serialize;

use super::{exit::Exit, output::Output, vocabulary::Own};

/// What a list of topics or causes is asked with.
#[derive(Debug, Args)]
pub(super) struct SubjectsArgs {
    /// A line each, columns between tabs: id, name, independent sources, pages
    #[arg(long, conflicts_with = "json")]
    plain: bool,
    #[command(flatten)]
    own: Own,
}

#[derive(Serialize)]
struct Topics {
    topics: Vec<Spoken>,
}

#[derive(Serialize)]
struct Causes {
    causes: Vec<Spoken>,
}

pub(super) fn topics(args: &SubjectsArgs, dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    list(args, dir, output, etio::topics, |topics| json("topics", &Topics { topics }))
}

pub(super) fn causes(args: &SubjectsArgs, dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    list(args, dir, output, etio::causes, |causes| json("causes", &Causes { causes }))
}

fn list(
    args: &SubjectsArgs,
    dir: &Path,
    output: &Output,
    ask: impl FnOnce(&Reader) -> etio::Result<Vec<Spoken>>,
    as_json: impl FnOnce(Vec<Spoken>) -> String,
) -> anyhow::Result<Exit> {
    let rows = ask(&etio::open(dir, &*args.own.load()?)?)?;
    let exit = if rows.is_empty() { Exit::Nothing } else { Exit::Done };
    if output.json {
        output.print(&as_json(rows))?;
    } else if args.plain {
        output.print(&subjects_plain(&rows))?;
    } else {
        output.print_long(&output.look.subjects(&rows))?;
    }
    Ok(exit)
}
