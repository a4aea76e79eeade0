//! `etio refs`: works cited, each once, with who cites it.

use std::path::Path;

use clap::{Args, ValueEnum};
use etio::{
    RefsRequest, Style, WorksCited, json, json_line, works_bibtex, works_csl_json, works_csv, works_in_style,
    works_plain, works_ris,
};

use super::{exit::Exit, output::Output, vocabulary::Own};

/// List the works that pages cite, each once, with who cites it
///
/// QUERY is a topic (the works that pages about it cite), words (the works cited where they stand, or that
/// have them in their own entry), or the id of a work: a DOI, PMID or PMCID.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  etio refs muscle twitching
  etio refs --shared
  etio refs caffeine --style vancouver
  etio refs PMC6407543
  etio refs dizziness --format bibtex > dizziness.bib")]
pub(super) struct RefsArgs {
    /// A topic, words or an id; several arguments are one query
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// Only works that two or more independent sources cite
    #[arg(long)]
    shared: bool,
    /// Print a plain list in this style, ready to be pasted
    #[arg(long, value_name = "STYLE", conflicts_with_all = ["format", "ndjson", "json"])]
    style: Option<Manner>,
    /// How to write the works
    #[arg(long, value_name = "FORMAT", default_value = "table", conflicts_with_all = ["json", "ndjson"])]
    format: Form,
    /// A JSON object a line, one for each work
    #[arg(long, conflicts_with = "json")]
    ndjson: bool,
    /// A line a work, columns between tabs: key, year, kind of evidence, independent sources, ids of the pages
    /// that cite it, the entry as printed
    #[arg(long, conflicts_with_all = ["json", "ndjson", "format", "style"])]
    plain: bool,
    #[command(flatten)]
    own: Own,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Manner {
    /// As the ICMJE recommends; numbered.
    Vancouver,
    /// American Medical Association; numbered.
    Ama,
    /// American Psychological Association; by author.
    Apa,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    /// For people.
    Table,
    /// One JSON object, as with --json.
    Json,
    /// A line a work and page, for spreadsheets.
    Csv,
    /// BibTeX, in UTF-8.
    Bibtex,
    /// RIS, for EndNote, Zotero and others.
    Ris,
    /// CSL-JSON, for Zotero, Pandoc and others.
    CslJson,
}

pub(super) fn run(args: &RefsArgs, dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    let vocabulary = args.own.load()?;
    let reader = etio::open(dir, &vocabulary)?;
    let query = args.query.iter().map(|word| word.trim()).collect::<Vec<_>>().join(" ");
    let request = RefsRequest { query, shared: args.shared };
    let works = etio::works_cited(&reader, &vocabulary, &request)?;
    print(&works, args, output)?;
    Ok(if works.works.is_empty() { Exit::Nothing } else { Exit::Done })
}

fn print(works: &WorksCited, args: &RefsArgs, output: &Output) -> anyhow::Result<()> {
    if output.json {
        return output.print(&json("refs", works));
    }
    if args.plain {
        return output.print(&works_plain(works));
    }
    if args.ndjson {
        return output.print(&works.works.iter().map(|work| json_line("work", work)).collect::<String>());
    }
    if let Some(style) = args.style {
        let style = match style {
            Manner::Vancouver => Style::Vancouver,
            Manner::Ama => Style::Ama,
            Manner::Apa => Style::Apa,
        };
        return output.print_long(&works_in_style(works, style));
    }
    match args.format {
        Form::Table => output.print_long(&output.look.works(works)),
        Form::Json => output.print(&json("refs", works)),
        Form::Csv => output.print(&works_csv(works)),
        Form::Bibtex => output.print(&works_bibtex(works)),
        Form::Ris => output.print(&works_ris(works)),
        Form::CslJson => output.print(&works_csl_json(works)),
    }
}
