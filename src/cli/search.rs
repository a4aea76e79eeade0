//! `etio search`: ranked passages, grouped by cause and then source.

use std::{path::Path, time::Instant};

use clap::{Args, ValueEnum};
use etio::{Answer, By, Request, SectionKind, Vocabulary, clean, json};
use serde::Serialize;

use super::{exit::Exit, output::Output, vocabulary::Own};

/// Search the pages
///
/// QUERY is words, or a question as you would ask it. "A phrase" in quotes, OR, NOT or -word, ( ),
/// word~ (spelling), word*, "a b"~5 (near), and fields: source: author: reviewer: section: cause: ref:
/// reviewed:2020..2024.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct SearchArgs {
    /// What to look for; several arguments are one query
    #[arg(value_name = "QUERY", required_unless_present_any = ["source", "cause", "section"])]
    query: Vec<String>,
    #[command(flatten)]
    choice: Choice,
    /// Say how the query is read, and why each passage stands where it does
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    own: Own,
}

/// Which of what was found is shown, and how it is grouped.
#[derive(Debug, Args)]
pub(super) struct Choice {
    /// Group the passages
    #[arg(long, value_name = "GROUP", default_value = "cause")]
    by: Grouping,
    /// How many of these (causes, sources, articles or passages)
    #[arg(long = "limit", short = 'n', value_name = "N")]
    n: Option<usize>,
    /// How many passages of each
    #[arg(long, value_name = "N", default_value_t = 3)]
    per_group: usize,
    /// Only passages of this source; can be given several times
    #[arg(long, value_name = "S")]
    source: Vec<String>,
    /// Only passages that name this cause; can be given several times
    #[arg(long, value_name = "C")]
    cause: Vec<String>,
    /// Only passages from sections of this kind, such as causes or treatment; can be given several times
    #[arg(long, value_name = "KIND", value_parser = section)]
    section: Vec<SectionKind>,
    /// Only pages reviewed (else updated, else published) on or after this date: 2020, 2020-05, 2020-05-31
    #[arg(long, value_name = "DATE")]
    after: Option<String>,
    /// Let words differ by a letter or two
    #[arg(long)]
    fuzzy: bool,
    /// Count and show copies of a page as pages of their own
    #[arg(long)]
    no_fold: bool,
}

const EXAMPLES: &str = "\
Examples:
  etio search what causes muscle twitching
  etio search muscle -caffeine
  etio search '\"vitamin D\" deficiency' --by source
  etio search twitching --cause stress --section causes --after 2020 --json";

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Grouping {
    /// By cause, then source.
    Cause,
    /// By source.
    Source,
    /// One passage for each article.
    Article,
    /// Not at all: passages, best first.
    None,
}

fn section(name: &str) -> Result<SectionKind, String> {
    SectionKind::from_name(name).ok_or_else(|| {
        let kinds: Vec<&str> = SectionKind::ALL.into_iter().map(SectionKind::name).collect();
        format!("the kinds are {}", kinds.join(", "))
    })
}

pub(super) fn run(args: &SearchArgs, dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    let start = Instant::now();
    if args.explain {
        output.remark(&format!("read as: {}", clean(&etio::parse(&words(&args.query))?.to_string())));
    }
    let answer = answer(&args.query, &args.choice, args.explain, &*args.own.load()?, dir)?;
    let took_ms = output.verbose.then(|| start.elapsed().as_millis());
    if output.json {
        output.print(&json("search", &Timed { answer: &answer, took_ms }))?;
    } else {
        output.print_long(&output.look.answer(&answer))?;
        if let Some(took_ms) = took_ms {
            output.remark(&format!("took {took_ms} ms"));
        }
    }
    Ok(exit(&answer))
}

/// An answer, and with -v the time it took: nothing else in it depends on the moment.
#[derive(Serialize)]
struct Timed<'a> {
    #[serde(flatten)]
    answer: &'a Answer,
    #[serde(skip_serializing_if = "Option::is_none")]
    took_ms: Option<u128>,
}

/// Whether anything was found.
pub(super) fn exit(answer: &Answer) -> Exit {
    if answer.total == 0 { Exit::Nothing } else { Exit::Done }
}

impl Choice {
    /// Whether it says by itself which passages to show.
    pub(super) fn is_a_question(&self) -> bool {
        !(self.source.is_empty() && self.cause.is_empty() && self.section.is_empty())
    }
}

/// Answers a query from the index in `dir`.
pub(super) fn answer(
    query: &[String],
    choice: &Choice,
    explain: bool,
    vocabulary: &Vocabulary,
    dir: &Path,
) -> anyhow::Result<Answer> {
    let reader = etio::open(dir, vocabulary)?;
    let request = Request {
        query: words(query),
        by: match choice.by {
            Grouping::Cause => By::Cause,
            Grouping::Source => By::Source,
            Grouping::Article => By::Article,
            Grouping::None => By::None,
        },
        limit: choice.n,
        per_group: choice.per_group,
        source: choice.source.clone(),
        cause: choice.cause.clone(),
        section: choice.section.clone(),
        after: choice.after.clone(),
        fuzzy: choice.fuzzy,
        explain,
        fold_copies: !choice.no_fold,
    };
    Ok(etio::search(&reader, vocabulary, &request)?)
}

/// Several arguments are one query. A word to leave out may have a space before it (see `shield`).
fn words(query: &[String]) -> String {
    query.iter().map(|word| word.trim()).collect::<Vec<_>>().join(" ")
}
