//! `etio topics` and `etio causes`: what there is to ask about.

use std::path::Path;

use etio::{Index, Reader, Spoken, json};
use serde::Serialize;

use super::{exit::Exit, output::Output};

#[derive(Serialize)]
struct Topics {
    topics: Vec<Spoken>,
}

#[derive(Serialize)]
struct Causes {
    causes: Vec<Spoken>,
}

pub(super) fn topics(dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    list(dir, output, etio::topics, |topics| json("topics", &Topics { topics }))
}

pub(super) fn causes(dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    list(dir, output, etio::causes, |causes| json("causes", &Causes { causes }))
}

fn list(
    dir: &Path,
    output: &Output,
    ask: impl FnOnce(&Reader) -> etio::Result<Vec<Spoken>>,
    as_json: impl FnOnce(Vec<Spoken>) -> String,
) -> anyhow::Result<Exit> {
    let rows = ask(&Index::open(dir)?.reader()?)?;
    let exit = if rows.is_empty() { Exit::Nothing } else { Exit::Done };
    if output.json {
        output.print(&as_json(rows))?;
    } else {
        output.print_long(&output.look.subjects(&rows))?;
    }
    Ok(exit)
}
