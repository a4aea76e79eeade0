//! `etio vocabulary`: what causes and topics are called, and files of one's own; and the flag by which
//! other commands take such a file for one run.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use etio::{About, ConceptFilter, ConceptKind, ConceptList, InUse, Shelf, json};
use serde::Serialize;

use super::{config::home, exit::Exit, output::Output, suggest};

/// The flag for a vocabulary of one run.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Own {
    /// Use this vocabulary file (TOML, OBO or MeSH) for this run, in place of those in your config folder;
    /// can be given several times
    #[arg(long = "vocabulary", value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Own {
    /// The vocabulary in use.
    pub(super) fn load(&self) -> anyhow::Result<InUse> {
        Ok(shelf().vocabulary(&self.files)?)
    }
}

/// Look at the names of causes and topics, and add names of your own
///
/// etio knows that "Lou Gehrig's disease" and "ALS" are one. A TOML file of your own, or an ontology (the
/// Disease or Symptom Ontology, HPO, MONDO in OBO; MeSH descriptors in ASCII or XML), adds names; see
/// docs/vocabulary.md. Pages need not be read again.
#[derive(Debug, Args)]
pub(super) struct VocabularyArgs {
    #[command(subcommand)]
    command: VocabularyCommand,
}

#[derive(Debug, Subcommand)]
enum VocabularyCommand {
    List(ListArgs),
    Show(ShowArgs),
    Check(CheckArgs),
    Import(ImportArgs),
}

/// List concepts
#[derive(Debug, Args)]
#[command(
    after_long_help = "Examples:\n  etio vocabulary list twitch\n  etio vocabulary list --kind deficiency\n  etio vocabulary list --from hp -n 20"
)]
struct ListArgs {
    /// Words that all stand in one of the names
    #[arg(value_name = "WORD")]
    words: Vec<String>,
    /// Only concepts of this kind, such as symptom or drug_class
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<ConceptKind>,
    /// Only concepts from this file; etio is what is shipped
    #[arg(long, value_name = "FILE")]
    from: Option<String>,
    /// At most so many
    #[arg(long = "limit", short = 'n', value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    own: Own,
}

/// Show one concept: its names, its kind, what is broader and narrower, and which files it is from
#[derive(Debug, Args)]
#[command(after_long_help = "Example:\n  etio vocabulary show lou gehrig's disease")]
struct ShowArgs {
    /// Any of its names, or its id
    #[arg(value_name = "NAME", required = true)]
    name: Vec<String>,
    #[command(flatten)]
    own: Own,
}

/// Say what is wrong with a vocabulary file, a line a problem
#[derive(Debug, Args)]
#[command(
    after_long_help = "Exit status: 0 usable; 2 not usable.\n\nExample:\n  etio vocabulary check my.toml"
)]
struct CheckArgs {
    /// A vocabulary file: TOML, OBO, or MeSH descriptors
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Put a vocabulary file into your config folder, from where it holds for every run
#[derive(Debug, Args)]
#[command(
    after_long_help = "Examples:\n  etio vocabulary import hp.obo\n  etio vocabulary import d2024.bin --replace"
)]
struct ImportArgs {
    /// A vocabulary file: TOML, OBO, or MeSH descriptors
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Put it in the place of an earlier one of the same name
    #[arg(long)]
    replace: bool,
}

fn kind(name: &str) -> Result<ConceptKind, String> {
    ConceptKind::from_name(name).ok_or_else(|| {
        let kinds: Vec<&str> = ConceptKind::ALL.into_iter().map(ConceptKind::name).collect();
        format!("no kind has this name{}", suggest::or_the_list(name, &kinds))
    })
}

pub(super) fn run(args: &VocabularyArgs, output: &Output) -> anyhow::Result<Exit> {
    match &args.command {
        VocabularyCommand::List(args) => list(args, output),
        VocabularyCommand::Show(args) => show(args, output),
        VocabularyCommand::Check(args) => check(args, output),
        VocabularyCommand::Import(args) => import(args, output),
    }
}

/// What is listed, and the files it is from.
#[derive(Serialize)]
struct Listed<'a> {
    files: Vec<Listing>,
    #[serde(flatten)]
    list: &'a ConceptList,
}

/// A file beside what is shipped.
#[derive(Serialize)]
struct Listing {
    file: String,
    #[serde(flatten)]
    about: About,
}

fn list(args: &ListArgs, output: &Output) -> anyhow::Result<Exit> {
    let shelf = shelf();
    let vocabulary = shelf.vocabulary(&args.own.files)?;
    let filter = ConceptFilter {
        words: args.words.clone(),
        kind: args.kind,
        from: args.from.clone(),
        limit: args.limit,
    };
    let list = etio::concepts(&vocabulary, &filter);
    let files = shelf.about(&args.own.files)?;
    if output.json {
        let files = files.into_iter().map(|(file, about)| Listing { file, about }).collect();
        output.print(&json("vocabulary", &Listed { files, list: &list }))?;
    } else {
        let is_all = args.words.is_empty() && args.kind.is_none() && args.from.is_none();
        let files = if is_all { output.look.vocabulary_files(&files) } else { String::new() };
        output.print_long(&format!("{}{files}", output.look.concepts(&list)))?;
    }
    Ok(if list.total == 0 { Exit::Nothing } else { Exit::Done })
}

fn show(args: &ShowArgs, output: &Output) -> anyhow::Result<Exit> {
    let concept = etio::concept(&*args.own.load()?, &args.name.join(" "))?;
    if output.json {
        output.print(&json("concept", &concept))?;
    } else {
        output.print_long(&output.look.concept(&concept))?;
    }
    Ok(Exit::Done)
}

fn check(args: &CheckArgs, output: &Output) -> anyhow::Result<Exit> {
    let checked = shelf().check(&args.file)?;
    if output.json {
        output.print(&json("vocabulary-check", &checked))?;
    } else {
        output.print_long(&output.look.checked(&checked))?;
    }
    Ok(if checked.errors > 0 { Exit::Usage } else { Exit::Done })
}

fn import(args: &ImportArgs, output: &Output) -> anyhow::Result<Exit> {
    let imported = shelf().import(&args.file, args.replace)?;
    if output.json {
        output.print(&json("vocabulary-import", &imported))?;
    } else {
        output.print_long(&output.look.imported(&imported))?;
    }
    Ok(if imported.path.is_none() { Exit::Usage } else { Exit::Done })
}

/// The user's own vocabularies: `etio/vocabulary` in the config folder, compiled in the cache.
fn shelf() -> Shelf {
    Shelf::new(home::config().map(|config| config.join("vocabulary")), home::cache())
}
