//! A work that a page cites, as printed and parsed.

use serde::{Deserialize, Serialize};

/// A cited work. Fields that the page does not print are none; nothing is looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// By which two pages are seen to cite the same work: `doi:`, else `pmid:`, `pmc:`, `nbk:`, else
    /// `url:` and the canonical address, else `work:` and title and year.
    pub key: String,
    /// The number or letter before it in the list.
    pub marker: Option<String>,
    /// The entry as it stands in the page.
    pub as_printed: String,
    /// The authors as printed.
    pub authors: Option<String>,
    /// The title of the work.
    pub title: Option<String>,
    /// The journal or book it appeared in.
    pub container: Option<String>,
    /// The publisher.
    pub publisher: Option<String>,
    /// The edition ("24th").
    pub edition: Option<String>,
    /// The year.
    pub year: Option<u16>,
    /// Volume, issue, pages or chapter as printed ("chap 429").
    pub locator: Option<String>,
    /// The address as printed.
    pub url: Option<String>,
    /// The DOI, lower-case, without a resolver.
    pub doi: Option<String>,
    /// The PubMed id.
    pub pmid: Option<String>,
    /// The PubMed Central id ("PMC6407543").
    pub pmcid: Option<String>,
    /// The NCBI Bookshelf id ("NBK557731").
    pub bookshelf: Option<String>,
}

/// A place in a passage that cites a reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cite {
    /// The marker as printed, brackets off ("12").
    pub marker: String,
    /// The key of the reference.
    pub reference: String,
}
