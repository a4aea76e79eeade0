//! `etio show`: a page, or a passage in its context.

use std::path::Path;

use anyhow::Context as _;
use clap::Args;
use etio::shown_json;

use super::{exit::Exit, output::Output, vocabulary::Own};

/// Show a page, or a passage in its context
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  etio show k3v9x0b2qd.4.a91\n  etio show k3v\n  etio show leaflets/cramps.html --json\n  etio show k3v --open"
)]
pub(super) struct ShowArgs {
    /// An id that a search shows, or the beginning of one; or a page's path in its folder
    #[arg(value_name = "ID")]
    id: String,
    /// Open the saved file in the program that opens such files
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    own: Own,
}

pub(super) fn run(args: &ShowArgs, dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    let shown = etio::show(&etio::open(dir, &*args.own.load()?)?, &args.id)?;
    if args.open {
        let file = etio::file_of_page(shown.page());
        let name = file.display();
        output.remark(&etio::clean(&format!("{name}")));
        open::that_detached(&file).with_context(|| format!("{name}: it could not be opened"))?;
        return Ok(Exit::Done);
    }
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
