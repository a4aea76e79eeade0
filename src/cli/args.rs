//! The flags that every command has, and the list of commands.

use std::{borrow::Cow, ffi::OsString, path::PathBuf};

use clap::{ColorChoice, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

use super::{
    browse::BrowseArgs, compare::CompareArgs, completions::CompletionsArgs, config::ConfigArgs,
    demo::DemoArgs, extract::ExtractArgs, forget::ForgetArgs, help::HelpArgs, index::IndexArgs, man::ManArgs,
    other_words, quote::QuoteArgs, refs::RefsArgs, search::SearchArgs, show::ShowArgs, sources::SourcesArgs,
    subjects::SubjectsArgs, vocabulary::VocabularyArgs,
};

/// Search saved health articles: what causes a symptom, according to whom.
///
/// etio reads pages that you saved, keeps their articles, sections and the works they cite, finds
/// which causes each passage names, and answers a question with passages grouped by cause and source.
/// It never opens a network connection. It says what sources say and is no medical advice.
#[derive(Debug, Parser)]
#[command(
    name = "etio",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    after_help = "`etio help COMMAND` has examples; `etio help query` is on queries, `etio help json` on JSON.",
    after_long_help = EXAMPLES
)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// Reads the command line. Its errors and its help are coloured as `--color` says.
///
/// # Errors
/// When a word or flag is known to be called otherwise here; any other mistake is told, and ends the
/// process, by clap.
pub(super) fn parse(words: Vec<OsString>) -> anyhow::Result<Args> {
    let command = Args::command().color(colour(&words));
    let read = command.try_get_matches_from(words).and_then(|read| Args::from_arg_matches(&read));
    read.or_else(|error| match other_words::proposal(&error) {
        Some(proposal) => Err(etio::Error::Usage(proposal).into()),
        None => error.exit(),
    })
}

/// What `--color` says, looked up before the rest is read.
fn colour(words: &[OsString]) -> ColorChoice {
    let mut words = words.iter().map(|word| word.to_string_lossy()).take_while(|word| word != "--");
    let mut said = None;
    while let Some(word) = words.next() {
        if word == "--color" {
            said = words.next().map(Cow::into_owned);
        } else if let Some(value) = word.strip_prefix("--color=") {
            said = Some(value.to_owned());
        }
    }
    match said.as_deref() {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

const EXAMPLES: &str = "\
Examples:
  etio demo
  etio index ~/saved-pages
  etio search what causes muscle twitching
  etio search '\"vitamin D\" -supplements' --by source
  etio compare muscle twitching

`etio help query` is on how a query is written, `etio help json` on answers for programs.

Exit status: 0 found or done; 1 nothing found; 2 wrong usage or query; 3 done, but some pages could not \
be read; 4 no index, or it is locked, damaged or of another version; 130 interrupted.";

/// Flags of all commands. Those that are settings are none here where they are not given: what holds
/// then is for [`super::config::Config`] to say.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Options of all commands")]
pub(super) struct Global {
    /// The folder of the index [env: ETIO_INDEX] [default: index/current]
    #[arg(long, global = true, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    index: Option<PathBuf>,
    /// Ask this library of your config file [env: ETIO_LIBRARY]
    #[arg(long, short = 'L', global = true, value_name = "NAME", conflicts_with = "index")]
    library: Option<String>,
    /// Answer as one JSON object
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// Print answers and errors only
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// Say more, such as how long it took
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub(super) verbose: bool,
    /// When to use colour: auto, always, never [env: ETIO_COLOR, NO_COLOR, CLICOLOR_FORCE] [default: auto]
    #[arg(long, global = true, value_name = "WHEN", hide_short_help = true, hide_possible_values = true)]
    color: Option<When>,
    /// When titles link to the saved page: auto, always, never [env: ETIO_HYPERLINKS] [default: auto]
    #[arg(long, global = true, value_name = "WHEN", hide_short_help = true, hide_possible_values = true)]
    hyperlinks: Option<When>,
    /// Columns [env: ETIO_WIDTH, COLUMNS] [default: the terminal's, else 80]
    #[arg(
        long,
        global = true,
        value_name = "N",
        hide_short_help = true,
        value_parser = clap::value_parser!(u16).range(20..=1000)
    )]
    width: Option<u16>,
    /// Print long answers without a pager [env: ETIO_PAGER, PAGER]
    #[arg(long, global = true, hide_short_help = true)]
    no_pager: bool,
}

impl Global {
    /// The settings that are given as flags, by their keys.
    pub(super) fn settings(&self) -> Vec<(&'static str, String)> {
        let when = |when: When| when.to_possible_value().expect("no value is skipped").get_name().to_owned();
        let index = self.index.as_ref().map(|index| index.display().to_string());
        let pager = self.no_pager.then(|| "cat".to_owned());
        let given = [
            ("index", index),
            ("library", self.library.clone()),
            ("color", self.color.map(when)),
            ("hyperlinks", self.hyperlinks.map(when)),
            ("width", self.width.map(|width| width.to_string())),
            ("pager", pager),
        ];
        given.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }
}

/// When something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal that can
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Demo(DemoArgs),
    Index(IndexArgs),
    Forget(ForgetArgs),
    Search(SearchArgs),
    Browse(BrowseArgs),
    Compare(CompareArgs),
    /// List the symptoms and conditions that the pages are about
    #[command(after_long_help = "Example:\n  etio topics --json")]
    Topics(SubjectsArgs),
    /// List the causes that the pages name
    #[command(after_long_help = "Example:\n  etio causes --json")]
    Causes(SubjectsArgs),
    Refs(RefsArgs),
    Sources(SourcesArgs),
    Quote(QuoteArgs),
    Show(ShowArgs),
    Extract(ExtractArgs),
    /// Say what is indexed, what could not be read, and why
    #[command(after_long_help = "Example:\n  etio status")]
    Status,
    /// Check the index against itself and against the pages, and say what to do
    #[command(after_long_help = "Example:\n  etio check")]
    Check,
    Vocabulary(VocabularyArgs),
    Config(ConfigArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
    Help(HelpArgs),
}

impl Command {
    /// Whether it runs also where the settings are wrong.
    pub(super) fn needs_no_settings(&self) -> bool {
        matches!(self, Self::Config(_) | Self::Completions(_) | Self::Man(_) | Self::Help(_))
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_flags_do_not_contradict_each_other() {
        super::Args::command().debug_assert();
    }
}
