//! `etio extract`: what the reader makes of one page.

use std::path::PathBuf;

use clap::Args;
use etio::document_json;

use super::{exit::Exit, output::Output, vocabulary::Own};

/// Show what is made of one page, without an index
#[derive(Debug, Args)]
#[command(
    after_long_help = "Examples:\n  etio extract page.html\n  etio extract page.html --explain\n  etio extract page.txt --json"
)]
pub(super) struct ExtractArgs {
    /// A saved page
    #[arg(value_name = "PAGE")]
    page: PathBuf,
    /// Show also what was cut, and by which rule
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    own: Own,
}

pub(super) fn run(args: &ExtractArgs, output: &Output) -> anyhow::Result<Exit> {
    let extracted = etio::extract_file(&args.page, &*args.own.load()?)?;
    if output.json {
        output.print(&document_json(&extracted, args.explain))?;
        return Ok(Exit::Done);
    }
    let mut text = output.look.document(&extracted.document);
    if args.explain {
        text.push('\n');
        text.push_str(&output.look.cut(&extracted.cut));
    }
    output.print_long(&text)?;
    Ok(Exit::Done)
}
