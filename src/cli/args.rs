//! The flags that every command has, and the list of commands.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::{
    compare::CompareArgs, demo::DemoArgs, extract::ExtractArgs, forget::ForgetArgs, index::IndexArgs,
    quote::QuoteArgs, refs::RefsArgs, search::SearchArgs, show::ShowArgs, sources::SourcesArgs,
    subjects::SubjectsArgs, vocabulary::VocabularyArgs,
};

/// Search saved health articles: what causes a symptom, according to whom.
///
/// etio reads pages that you saved, keeps their articles, sections and the works they cite, finds
/// which causes each passage names, and answers a question with passages grouped by cause and source.
/// It never opens a network connection. It says what sources say and is no medical advice.
#[derive(Debug, Parser)]
#[command(name = "etio", version, max_term_width = 100, after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  etio demo
  etio index ~/saved-pages
  etio search what causes muscle twitching
  etio search '\"vitamin D\" -supplements' --by source
  etio compare muscle twitching

Exit status: 0 found or done; 1 nothing found; 2 wrong usage or query; 3 done, but some pages could not
be read; 4 no index, or it is locked, damaged or of another version; 130 interrupted.";

/// Flags of all commands.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Global {
    /// The folder of the index
    #[arg(long, global = true, value_name = "DIR", env = "ETIO_INDEX", default_value = "index/current")]
    pub(super) index: PathBuf,
    /// Answer as one JSON object
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: When,
    /// Print answers and errors only
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// Say more, such as how long it took
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub(super) verbose: bool,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    Always,
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Demo(DemoArgs),
    Index(IndexArgs),
    Forget(ForgetArgs),
    Search(SearchArgs),
    Compare(CompareArgs),
    /// List the symptoms and conditions that the pages are about
    #[command(after_help = "Example:\n  etio topics --json")]
    Topics(SubjectsArgs),
    /// List the causes that the pages name
    #[command(after_help = "Example:\n  etio causes --json")]
    Causes(SubjectsArgs),
    Refs(RefsArgs),
    Sources(SourcesArgs),
    Quote(QuoteArgs),
    Show(ShowArgs),
    Extract(ExtractArgs),
    /// Say what is indexed, what could not be read, and why
    #[command(after_help = "Example:\n  etio status")]
    Status,
    /// Check the index against itself and against the pages, and say what to do
    #[command(after_help = "Example:\n  etio check")]
    Check,
    Vocabulary(VocabularyArgs),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_flags_do_not_contradict_each_other() {
        super::Args::command().debug_assert();
    }
}
