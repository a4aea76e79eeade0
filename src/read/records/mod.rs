//! Records of articles as libraries and reference managers export them: title, people, journal, dates, ids
//! and an abstract; PubMed's in XML and in lines, and RIS. Each record of a file is a page.

mod lines;
mod nbib;
mod pubmed;
mod record;
mod ris;

pub(super) use nbib::Nbib;
pub(super) use pubmed::PubMed;
pub(super) use record::{Record, id_of, pmcid};
pub(super) use ris::Ris;
