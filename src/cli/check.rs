//! `etio check`: the index against itself, and against the pages.

use std::path::Path;

use etio::json;

use super::{exit::Exit, output::Output};

pub(super) fn run(dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    let check = etio::check(dir)?;
    if output.json {
        output.print(&json("check", &check))?;
    } else if !output.quiet {
        output.print_long(&output.look.check(&check))?;
    }
    Ok(if check.sound { Exit::Done } else { Exit::Index })
}
