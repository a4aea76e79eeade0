//! `etio show`: a page, or a passage in its context.

use std::path::Path;

use clap::Args;
use etio::shown_json;

use super::{exit::Exit, output::Output, vocabulary::Own};

/// Show a page, or a passage in its context
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  etio show k3v9x0b2qd.4.a91\n  etio show k3v\n  etio show leaflets/cramps.html --json"
)]
pub(super) struct ShowArgs {
    /// An id that a search shows, or the beginning of one; or a page's path in its folder
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    own: Own,
}

pub(super) fn run(args: &ShowArgs, dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    let shown = etio::show(&etio::open(dir, &*args.own.load()?)?, &args.id)?;
    if !output.json {
        output.print_long(&output.look.shown(&shown))?;
        return Ok(Exit::Done);
    }
    match shown_json(&shown) {
        Some(json) => output.print(&json).map(|()| Exit::Done),
        None => {
            output.remark(&output.look.shown(&shown));
            Ok(Exit::Nothing)
        }
    }
}
