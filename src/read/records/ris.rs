//! RIS, in which reference managers exchange records.

use super::{
    lines::{self, Lines, all, first, tag},
    nbib::date,
    record::{Record, id_of, parts, spoken},
};
use crate::{
    model::Format,
    read::{
        File, Unreadable,
        reader::{Pages, Reader},
        written::Decoded,
    },
};

/// Reads RIS files.
pub(in crate::read) struct Ris;

impl Reader for Ris {
    fn knows(&self, file: &File<'_>) -> bool {
        // Some data bases put lines about themselves before the first record.
        if file.first() != Some(b'T') && !file.is_named(&["ris"]) {
            return false;
        }
        let head = String::from_utf8_lossy(file.head());
        let mut tags = head.trim_start_matches('\u{feff}').lines().take(20).filter_map(tag);
        tags.next().is_some_and(|(tag, _)| tag == "TY")
    }

    fn format(&self, _: &File<'_>) -> Option<Format> {
        Some(Format::Ris)
    }

    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable> {
        let decoded = Decoded::of(file.bytes)?;
        lines::each(&decoded.text, "TY", Some("ER"), &mut |lines| {
            pages.budget.entry()?;
            let record = read(lines);
            let names = [&record.doi, &record.pmid, &record.url, &record.title];
            let name = names.into_iter().flatten().next().cloned().unwrap_or_else(|| "record".to_owned());
            pages.one(&name, Ok(record.page(Format::Ris, &decoded.encoding)));
            Ok(())
        })
    }
}

fn read(lines: &Lines) -> Record {
    let authors = ["AU", "A1"].into_iter().flat_map(|tag| all(lines, tag)).map(spoken).collect();
    let abstracts = first(lines, &["AB", "N2"]);
    Record {
        title: first(lines, &["TI", "T1", "CT", "BT"]).map(str::to_owned),
        journal: first(lines, &["JF", "T2", "JO", "JA", "J2"]).map(str::to_owned),
        authors,
        published: first(lines, &["DA", "PY", "Y1"]).and_then(date),
        doi: first(lines, &["DO", "M3"]).and_then(|id| id_of("doi", id)),
        pmid: first(lines, &["AN"]).and_then(|id| id_of("pmid", id)),
        pmcid: first(lines, &["C2"]).filter(|id| id.starts_with("PMC")).and_then(|id| id_of("pmc", id)),
        url: first(lines, &["UR", "L2"]).filter(|url| url.starts_with("http")).map(str::to_owned),
        parts: abstracts.map(parts).unwrap_or_default(),
        ..Record::default()
    }
}
