//! `etio extract`: what the reader makes of one file.

use std::path::PathBuf;

use clap::Args;
use etio::{Extracted, document_json, document_json_line};

use super::{exit::Exit, output::Output, vocabulary::Own};

/// Show what is made of one page, without an index
///
/// A file with several pages (a web archive, an export of records, a book) shows all of them; with --json
/// each is an object on a line of its own.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct ExtractArgs {
    /// A saved page, or a file with several
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Of a file with several pages, only this one: what stands after `!/` in its path
    #[arg(long, value_name = "INNER")]
    page: Option<String>,
    /// Show also what was cut, and by which rule
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    own: Own,
}

const EXAMPLES: &str = "\
Examples:
  etio extract page.html
  etio extract page.html --explain
  etio extract page.txt --json
  etio extract crawl.warc.gz --page https://clinic.example/cramps";

pub(super) fn run(args: &ExtractArgs, output: &Output) -> anyhow::Result<Exit> {
    let vocabulary = args.own.load()?;
    let mut pages = etio::extract_pages(&args.file, &vocabulary)?;
    if let Some(inner) = &args.page {
        pages.retain(|page| page.as_ref().is_ok_and(|page| is_named(page, inner)));
        if pages.is_empty() {
            anyhow::bail!("{}: no page in it is named {inner}", args.file.display());
        }
    }
    if pages.len() == 1 {
        let page = pages.remove(0)?;
        if output.json {
            output.print(&document_json(&page, args.explain))?;
        } else {
            output.print_long(&text(&page, args.explain, output))?;
        }
        return Ok(Exit::Done);
    }
    let mut shown = Vec::new();
    let mut exit = Exit::Done;
    for page in pages {
        match page {
            Ok(page) if output.json => shown.push(document_json_line(&page, args.explain)),
            Ok(page) => shown.push(text(&page, args.explain, output)),
            Err(error) => {
                output.remark(&format!("etio: {}", etio::clean(&error.to_string())));
                exit = Exit::Unread;
            }
        }
    }
    output.print_long(&shown.join(if output.json { "" } else { "\n" }))?;
    Ok(exit)
}

fn is_named(page: &Extracted, inner: &str) -> bool {
    page.document.path.strip_suffix(inner).is_some_and(|file| file.ends_with("!/"))
}

fn text(page: &Extracted, explain: bool, output: &Output) -> String {
    let mut text = output.look.document(&page.document);
    if explain {
        text.push('\n');
        text.push_str(&output.look.cut(&page.cut));
    }
    text
}
