//! `etio topics` and `etio causes`: what there is to ask about.

use std::path::Path;

use clap::Args;
use etio::{Reader, Spoken, json};
use serde::Serialize;

use super::{exit::Exit, output::Output, vocabulary::Own};

/// What a list of topics or causes is asked with.
#[derive(Debug, Args)]
pub(super) struct SubjectsArgs {
    #[command(flatten)]
    pub(super) own: Own,
}

#[derive(Serialize)]
struct Topics {
    topics: Vec<Spoken>,
}

#[derive(Serialize)]
struct Causes {
    causes: Vec<Spoken>,
}

pub(super) fn topics(own: &Own, dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    list(own, dir, output, etio::topics, |topics| json("topics", &Topics { topics }))
}

pub(super) fn causes(own: &Own, dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    list(own, dir, output, etio::causes, |causes| json("causes", &Causes { causes }))
}

fn list(
    own: &Own,
    dir: &Path,
    output: &Output,
    ask: impl FnOnce(&Reader) -> etio::Result<Vec<Spoken>>,
    as_json: impl FnOnce(Vec<Spoken>) -> String,
) -> anyhow::Result<Exit> {
    let rows = ask(&etio::open(dir, &*own.load()?)?)?;
    let exit = if rows.is_empty() { Exit::Nothing } else { Exit::Done };
    if output.json {
        output.print(&as_json(rows))?;
    } else {
        output.print_long(&output.look.subjects(&rows))?;
    }
    Ok(exit)
}
