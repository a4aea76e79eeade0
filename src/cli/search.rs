//! `etio search`: ranked passages, grouped by cause and then source.

use std::{path::Path, time::Instant};

use clap::{Args, ValueEnum};
use etio::{Answer, By, Request, SectionKind, Vocabulary, answer_plain, clean, json};
use serde::Serialize;

use super::{advice, config::Config, exit::Exit, output::Output, suggest, vocabulary::Own};

/// Search the pages
///
/// QUERY is words, or a question as you would ask it. "A phrase" in quotes, OR, NOT or -word, ( ),
/// word~ (spelling), word*, "a b"~5 (near), and fields: source: author: reviewer: section: cause: ref:
/// reviewed:2020..2024.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct SearchArgs {
    /// What to look for; several arguments are one query
    #[arg(value_name = "QUERY", required_unless_present_any = ["source", "cause", "section"])]
    query: Vec<String>,
    #[command(flatten)]
    choice: Choice,
    /// Say how the query is read, and why each passage stands where it does
    #[arg(long, help_heading = "How they are shown")]
    explain: bool,
    /// A line a passage, columns between tabs: id, source, date, path, headings, causes, text; best first
    /// where --by does not say otherwise
    #[arg(long, conflicts_with = "json", help_heading = "How they are shown")]
    plain: bool,
    #[command(flatten)]
    own: Own,
}

/// Which of what was found is shown, and how it is grouped.
#[derive(Clone, Debug, Args)]
pub(super) struct Choice {
    /// Group the passages [env: ETIO_SEARCH_BY] [default: cause]
    #[arg(long, value_name = "GROUP", help_heading = "How they are shown")]
    by: Option<Grouping>,
    /// How many of these (causes, sources, articles or passages) [env: ETIO_SEARCH_LIMIT]
    #[arg(long = "limit", short = 'n', value_name = "N", help_heading = "How they are shown")]
    n: Option<usize>,
    /// How many passages of each [env: ETIO_SEARCH_PER_GROUP] [default: 3]
    #[arg(long, value_name = "N", help_heading = "How they are shown")]
    per_group: Option<usize>,
    /// Only passages of this source; can be given several times
    #[arg(long, value_name = "S", help_heading = "Which passages")]
    pub(super) source: Vec<String>,
    /// Only passages that name this cause; can be given several times
    #[arg(long, value_name = "C", help_heading = "Which passages")]
    pub(super) cause: Vec<String>,
    /// Only passages from sections of this kind, such as causes or treatment; can be given several times
    #[arg(long, value_name = "KIND", value_parser = section, help_heading = "Which passages")]
    section: Vec<SectionKind>,
    /// Only pages reviewed (else updated, else published) on or after this date: 2020, 2020-05, 2020-05-31
    #[arg(long, value_name = "DATE", help_heading = "Which passages")]
    after: Option<String>,
    /// Let words differ by a letter or two [env: ETIO_SEARCH_FUZZY]
    #[arg(long, help_heading = "Which passages")]
    fuzzy: bool,
    /// Count and show copies of a page as pages of their own
    #[arg(long, help_heading = "How they are shown")]
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
        format!("no kind of section has this name{}", suggest::or_the_list(name, &kinds))
    })
}

pub(super) fn run(args: &SearchArgs, dir: &Path, config: &Config, output: &Output) -> anyhow::Result<Exit> {
    let start = Instant::now();
    if args.explain {
        output.remark(&format!("read as: {}", clean(&etio::parse(&words(&args.query))?.to_string())));
    }
    let mut choice = args.choice.clone();
    if args.plain {
        choice.by.get_or_insert(Grouping::None);
    }
    let vocabulary = args.own.load()?;
    let answer = answer(&args.query, &choice, config, args.explain, &vocabulary, dir)?;
    let took_ms = output.verbose.then(|| start.elapsed().as_millis());
    if output.json {
        output.print(&json("search", &Timed { answer: &answer, took_ms }))?;
    } else if args.plain {
        output.print(&answer_plain(&answer))?;
    } else {
        output.print_long(&output.look.answer(&answer))?;
        if answer.total == 0 {
            advice::on_nothing(&words(&args.query), &args.choice, &vocabulary, dir, output)?;
        } else if answer.independent_sources > 1 && advice::names_a_topic(&answer, &vocabulary) {
            let words = clean(&answer.query).into_owned();
            output.hint(&format!("\ncompare what they say: {} compare {words}", config.program()));
        }
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
    config: &Config,
    explain: bool,
    vocabulary: &Vocabulary,
    dir: &Path,
) -> anyhow::Result<Answer> {
    let reader = etio::open(dir, vocabulary)?;
    let request = Request {
        query: words(query),
        by: match choice.by.or_else(|| config.choice("search.by")) {
            Some(Grouping::Source) => By::Source,
            Some(Grouping::Article) => By::Article,
            Some(Grouping::None) => By::None,
            Some(Grouping::Cause) | None => By::Cause,
        },
        limit: choice.n.or_else(|| config.number("search.limit")),
        per_group: choice
            .per_group
            .or_else(|| config.number("search.per_group"))
            .unwrap_or_else(|| Request::default().per_group),
        source: choice.source.clone(),
        cause: choice.cause.clone(),
        section: choice.section.clone(),
        after: choice.after.clone(),
        fuzzy: choice.fuzzy || config.is_on("search.fuzzy"),
        explain,
        fold_copies: !choice.no_fold,
    };
    Ok(etio::search(&reader, vocabulary, &request)?)
}

/// Several arguments are one query. A word to leave out may have a space before it (see `shield`).
fn words(query: &[String]) -> String {
    query.iter().map(|word| word.trim()).collect::<Vec<_>>().join(" ")
}
