//! `etio compare`: what the sources say of the causes of a topic, and where they differ.

use std::{io::Write as _, path::Path};

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use etio::{
    CompareRequest, Comparison, Level, Reader, Spoken, comparison_csv, comparison_html, comparison_markdown,
    comparison_plain, json, subjects_plain,
};
use serde::Serialize;

use super::{advice, config::Config, exit::Exit, open_page, output::Output, vocabulary::Own};

/// Compare what sources say: cause by source, and where they differ
///
/// QUERY is a symptom or condition by any of its names, or a question that names it. Without it the topics
/// are listed that two sources or more speak of.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  etio compare
  etio compare muscle twitching
  etio compare fasciculations --level broad --format markdown > twitching.md
  etio compare fasciculations --format html > twitching.html
  etio compare fasciculations --open
  etio compare anemia --source 'upland clinic' --source zephyr")]
pub(super) struct CompareArgs {
    /// A topic; several arguments are one query
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// How to write the comparison
    #[arg(long, value_name = "FORMAT", default_value = "table", conflicts_with = "json")]
    format: Form,
    /// A line a statement, columns between tabs: cause, its name, source, what it says, passage, text; without
    /// QUERY a line a topic: id, name, independent sources, pages
    #[arg(long, conflicts_with_all = ["json", "format", "open"])]
    plain: bool,
    /// Write the HTML report to a file and open it in the browser
    #[arg(long, conflicts_with = "json")]
    open: bool,
    /// How finely to tell causes apart [env: ETIO_COMPARE_LEVEL] [default: cause]
    #[arg(long, value_name = "LEVEL")]
    level: Option<Depth>,
    /// Only this source; can be given several times
    #[arg(long, value_name = "S")]
    source: Vec<String>,
    /// Count copies of a page as sources of their own
    #[arg(long)]
    no_fold: bool,
    #[command(flatten)]
    own: Own,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A table for people.
    Table,
    /// One JSON object, as with --json.
    Json,
    /// A line a mention, for spreadsheets.
    Csv,
    /// A report in Markdown.
    Markdown,
    /// A report in one HTML file, to be read, sent or printed.
    Html,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Depth {
    /// A row for each cause.
    Cause,
    /// Narrower causes counted with their broader ones.
    Broad,
}

/// The topics that can be compared.
#[derive(Serialize)]
struct Topics {
    topics: Vec<Spoken>,
}

pub(super) fn run(args: &CompareArgs, dir: &Path, config: &Config, output: &Output) -> anyhow::Result<Exit> {
    let vocabulary = args.own.load()?;
    let reader = etio::open(dir, &vocabulary)?;
    let query = args.query.iter().map(|word| word.trim()).collect::<Vec<_>>().join(" ");
    if query.is_empty() {
        return list(&reader, args, output);
    }
    if args.open && !matches!(args.format, Form::Table | Form::Html) {
        anyhow::bail!("--open shows the HTML report; leave --format out, or write --format html");
    }
    let request = CompareRequest {
        query,
        level: match args.level.or_else(|| config.choice("compare.level")) {
            Some(Depth::Broad) => Level::Broad,
            Some(Depth::Cause) | None => Level::Cause,
        },
        sources: args.source.clone(),
        fold: !args.no_fold,
    };
    let comparison = etio::compare(&reader, &vocabulary, &request)?;
    match args.format {
        _ if args.open && !comparison.sources.is_empty() => open(&comparison, output)?,
        _ if output.json => output.print(&json("compare", &comparison))?,
        _ if args.plain => output.print(&comparison_plain(&comparison))?,
        Form::Table => {
            output.print_long(&output.look.comparison(&comparison))?;
            if comparison.sources.is_empty() {
                advice::on_no_topic(&comparison.query, &reader, &vocabulary, output)?;
            }
        }
        Form::Json => output.print(&json("compare", &comparison))?,
        Form::Csv => output.print(&comparison_csv(&comparison))?,
        Form::Markdown => output.print(&comparison_markdown(&comparison))?,
        Form::Html => output.print(&comparison_html(&comparison))?,
    }
    Ok(if comparison.sources.is_empty() { Exit::Nothing } else { Exit::Done })
}

/// Writes the report to a file of its own among temporary files and opens it.
fn open(comparison: &Comparison, output: &Output) -> anyhow::Result<()> {
    let mut file = tempfile::Builder::new().prefix("etio-").suffix(".html").tempfile()?;
    file.write_all(comparison_html(comparison).as_bytes())?;
    let (_, path) = file.keep().context("the report could not be kept")?;
    output.print(&format!("{}\n", path.display()))?;
    open_page::open(&path)
}

/// What there is to compare.
fn list(reader: &Reader, args: &CompareArgs, output: &Output) -> anyhow::Result<Exit> {
    let topics = etio::comparable(reader)?;
    let exit = if topics.is_empty() { Exit::Nothing } else { Exit::Done };
    if output.json || args.format == Form::Json {
        output.print(&json("topics", &Topics { topics }))?;
    } else if args.plain {
        output.print(&subjects_plain(&topics))?;
    } else {
        output.print_long(&output.look.subjects(&topics))?;
    }
    Ok(exit)
}
