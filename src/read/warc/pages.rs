//! Which records of a WARC file are pages, and what they say of them.

use std::io::BufRead;

use super::{
    http::Answer,
    record::{Record, Records},
};
use crate::{
    model::{Format, Page},
    read::{self, File, Unreadable, encoding, reader::Pages},
};

/// Reads the pages of a stream that was packed into so many bytes.
pub(super) fn read(stream: &mut dyn BufRead, packed: u64, out: &mut Pages<'_>) -> Result<(), Unreadable> {
    let mut records = Records::of(stream, packed, out.budget);
    while let Some(record) = records.next(out.budget)? {
        let target = record.target().map(str::to_owned);
        let Some(target) = target.filter(|_| is_wanted(&record)) else {
            records.skip(&record, out.budget)?;
            continue;
        };
        let block = match records.block(&record, out.budget) {
            Ok(Some(block)) => block,
            Ok(None) => {
                out.one(&target, Err(Unreadable::Broken("larger than a page may be".to_owned())));
                continue;
            }
            Err(reason) => {
                // After this nothing more can be found in the file.
                out.one(&target, Err(reason));
                return Ok(());
            }
        };
        if let Err(reason) = page(&record, &target, &block, out) {
            out.one(&target, Err(reason));
        }
    }
    Ok(())
}

/// Whether a record may hold a page: what a server answered, a file of its own, or a page in another format.
fn is_wanted(record: &Record) -> bool {
    matches!(record.kind(), "response" | "resource" | "conversion")
        && record.target().is_some_and(|target| {
            let is_web = target.starts_with("http:") || target.starts_with("https:");
            (is_web || record.kind() != "response")
                && !target.starts_with("metadata:")
                && !target.ends_with("/robots.txt")
        })
}

/// Hands over the page of a record, if it is one.
fn page(record: &Record, target: &str, block: &[u8], out: &mut Pages<'_>) -> Result<(), Unreadable> {
    let stated = record.header("content-type").unwrap_or_default();
    let is_http = record.kind() == "response" && !stated.starts_with("text/html");
    let (kind, body) = if is_http {
        let Some(answer) = Answer::of(block) else {
            return Err(Unreadable::Broken("no answer of a server in it".to_owned()));
        };
        if !(200..300).contains(&answer.status)
            || !may_be_page(answer.header("content-type").unwrap_or_default())
        {
            return Ok(());
        }
        (answer.header("content-type").unwrap_or_default().to_owned(), answer.body(out.budget)?)
    } else {
        (stated.to_owned(), block.to_vec())
    };
    if body.is_empty() || !is_page(&kind, &body, target) {
        return Ok(());
    }
    let charset = kind.split(';').skip(1).find_map(|it| it.trim().strip_prefix("charset="));
    let body = encoding::recoded(body.into(), charset.map(|charset| charset.trim_matches('"')));
    let saved = record.header("warc-date").map(str::to_owned);
    let name = if kind.starts_with("text/plain") { "page.txt" } else { "page.html" };
    out.part(Some(target), &File { bytes: &body, name }, &mut |page: &mut Page| {
        page.head.saved_from = Some(target.to_owned());
        page.head.saved = saved.clone().or_else(|| page.head.saved.take());
    })
}

/// Whether a type may be that of a page; without one its bytes decide.
fn may_be_page(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind.is_empty()
        || matches!(
            kind.as_str(),
            "text/html"
                | "application/xhtml+xml"
                | "text/plain"
                | "application/pdf"
                | "text/xml"
                | "application/xml"
        )
}

/// Whether a body of a type that may be a page is one. Servers call scripts and data plain text, and there
/// is much XML that is no article.
fn is_page(kind: &str, body: &[u8], target: &str) -> bool {
    if !may_be_page(kind) {
        return false;
    }
    let found = read::format(body, target);
    match kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "text/html" | "application/xhtml+xml" | "text/plain" => found.is_some(),
        _ => found.is_some_and(|format| format != Format::Text),
    }
}
