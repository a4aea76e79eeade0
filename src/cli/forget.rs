//! `etio forget`: takes pages out of the index.

use std::path::{Path, PathBuf};

use clap::Args;
use etio::{Clock, Forget, json};

use super::{exit::Exit, output::Output};

/// Take pages out of the index; their files stay
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  etio forget ~/saved-pages\n  etio forget --source Healthline")]
pub(super) struct ForgetArgs {
    /// A folder or page that was indexed
    #[arg(value_name = "PATH", required_unless_present = "source", conflicts_with = "source")]
    path: Option<PathBuf>,
    /// All pages of this source
    #[arg(long, value_name = "S")]
    source: Option<String>,
}

pub(super) fn run(args: &ForgetArgs, dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    let what = match (&args.path, &args.source) {
        (Some(path), _) => Forget::Path(path.clone()),
        (None, source) => Forget::Source(source.clone().unwrap_or_default()),
    };
    let forgotten = etio::forget(dir, &what, &Clock::system())?;
    if output.json {
        output.print(&json("forget", &forgotten))?;
    } else if !output.quiet {
        output.print(&output.look.forgotten(&forgotten))?;
    }
    Ok(Exit::Done)
}
