//! `etio status`: what is indexed, what could not be read, and why.

use std::path::Path;

use etio::{Index, json};

use super::{exit::Exit, output::Output};

pub(super) fn run(dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    let status = etio::status(&Index::open(dir)?.reader()?)?;
    if output.json {
        output.print(&json("status", &status))?;
    } else {
        output.print_long(&output.look.status(&status))?;
    }
    Ok(Exit::Done)
}
