//! `etio demo`: a question answered from the pages that come with etio, in an index of their own.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use clap::Args;
use etio::{Error, Update, Vocabulary, clean, json};

use super::{
    config::{Config, home},
    demo_pages::PAGES,
    exit::Exit,
    index,
    output::Output,
    search::{self, Choice},
};

/// Answer a question from pages that come with etio
///
/// The pages are invented, of invented publishers, in the shapes of real ones. They have an index of their
/// own in your cache folder and never mix with your pages.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  etio demo\n  etio demo leg cramps at night")]
pub(super) struct DemoArgs {
    /// A question (default: muscle twitching)
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    choice: Choice,
}

const QUESTION: &str = "muscle twitching";

pub(super) fn run(args: &DemoArgs, config: &Config, output: &Output) -> anyhow::Result<Exit> {
    let place = folder()?;
    let index = place.join("index");
    let update = Update { paths: vec![place.join("pages")], prune: true, no_wait: true, ..Update::default() };
    match index::update(&index, &update, output) {
        Ok(_) => {}
        // Another demo is at it, or was: what it made is as good.
        Err(error) if matches!(error.downcast_ref(), Some(Error::Locked(_))) => {}
        Err(error)
            if matches!(error.downcast_ref(), Some(Error::OtherVersion { .. } | Error::Damaged { .. })) =>
        {
            index::update(&index, &Update { rebuild: true, ..update }, output)?;
        }
        Err(error) => return Err(error),
    }
    let default = [QUESTION.to_owned()];
    let query =
        if args.query.is_empty() && !args.choice.is_a_question() { &default[..] } else { &args.query };
    let answer = search::answer(query, &args.choice, config, false, Vocabulary::shipped(), &index)?;
    if output.json {
        output.print(&json("search", &answer))?;
    } else {
        let next = if output.quiet { "" } else { NEXT };
        output.print_long(&format!("{}{}\n{next}", asked(&answer.query), output.look.answer(&answer)))?;
    }
    Ok(search::exit(&answer))
}

fn asked(query: &str) -> String {
    if query.is_empty() { String::new() } else { format!("etio search {}\n\n", clean(query)) }
}

/// What to type next, narrow enough for forty columns.
const NEXT: &str = "\
These pages are invented; what they say
is no medical advice. What to type next:
  etio demo leg cramps at night
  etio demo dizziness --by source
  etio index FOLDER        pages of your own; then
  etio search WORDS        and etio compare WORDS
";

/// The demo's own folder, with its pages in it: in the user's cache, else among temporary files.
fn folder() -> anyhow::Result<PathBuf> {
    let name = format!("demo-{:016x}", fingerprint());
    if let Some(cache) = home::cache() {
        let folder = cache.join(&name);
        if write_pages(&folder).is_ok() {
            return Ok(folder);
        }
    }
    let folder = env::temp_dir().join(format!("etio-{name}"));
    write_pages(&folder).map_err(|reason| Error::Read { path: folder.clone(), reason })?;
    Ok(folder)
}

/// Writes the pages that are not there yet. Each is written aside and then named, so that another demo
/// never reads half a page.
fn write_pages(folder: &Path) -> io::Result<()> {
    let pages = folder.join("pages");
    fs::create_dir_all(&pages)?;
    for (name, bytes) in PAGES {
        let page = pages.join(name);
        if fs::metadata(&page).is_ok_and(|metadata| metadata.len() == bytes.len() as u64) {
            continue;
        }
        let aside = folder.join(format!(".{name}.{}", std::process::id()));
        fs::write(&aside, bytes)?;
        fs::rename(&aside, &page)?;
    }
    Ok(())
}

/// Tells the pages of one version of etio from another's (FNV-1a).
fn fingerprint() -> u64 {
    let pages = PAGES.iter().flat_map(|(name, bytes)| name.bytes().chain(bytes.iter().copied()));
    let all = env!("CARGO_PKG_VERSION").bytes().chain(pages);
    all.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
