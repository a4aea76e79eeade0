//! `etio quote`: the passage that a sentence comes from.

use std::path::Path;

use clap::Args;
use etio::{Index, json};

use super::{exit::Exit, output::Output};

/// Find the passage that a sentence comes from
///
/// It may be quoted with other quotation marks or case, with an ellipsis (...) for what is left out, or with
/// a few words changed; the answer says which. Where nothing is near, the exit status is 1.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  etio quote 'A muscle that has been worked harder than usual may go on flickering'
  etio quote 'coffee ... make nerves easier to excite' --json")]
pub(super) struct QuoteArgs {
    /// The sentence; several arguments are one text
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
    /// How many passages
    #[arg(long = "limit", short = 'n', value_name = "N", default_value_t = 3)]
    n: usize,
}

pub(super) fn run(args: &QuoteArgs, dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    let reader = Index::open(dir)?.reader()?;
    let quotation = etio::quote(&reader, &args.text.join(" "), args.n)?;
    if output.json {
        output.print(&json("quote", &quotation))?;
    } else {
        output.print_long(&output.look.quotation(&quotation))?;
    }
    Ok(if quotation.passages.is_empty() { Exit::Nothing } else { Exit::Done })
}
