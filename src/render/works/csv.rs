//! Works cited as CSV (RFC 4180): one line a work and page that cites it.

use crate::{
    library::{CitingPage, Work, WorksCited},
    render::comparison_csv::field,
};

/// The names of the columns.
const HEAD: &str = "key,kind,authors,title,container,publisher,edition,year,locator,url,doi,pmid,pmcid,\
                    bookshelf,independent_sources,source_id,source,page,path,marker,as_printed,passages";

/// The works as CSV, a line for each page that cites one; lines end with CR LF. A cell that a spreadsheet
/// would take for a formula begins with an apostrophe.
#[must_use]
pub fn works_csv(works: &WorksCited) -> String {
    let mut out = format!("{HEAD}\r\n");
    for work in &works.works {
        for page in &work.cited_by {
            let values = line(work, page);
            out.push_str(&values.iter().map(|value| field(value)).collect::<Vec<_>>().join(","));
            out.push_str("\r\n");
        }
    }
    out
}

fn line(work: &Work, page: &CitingPage) -> [String; 22] {
    let it = &work.reference;
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    let passages: Vec<&str> = page.passages.iter().map(|passage| passage.id.as_str()).collect();
    [
        it.key.clone(),
        work.kind.map_or("", crate::library::WorkKind::name).to_owned(),
        text(&it.authors),
        text(&it.title),
        text(&it.container),
        text(&it.publisher),
        text(&it.edition),
        it.year.map(|year| year.to_string()).unwrap_or_default(),
        text(&it.locator),
        text(&it.url),
        text(&it.doi),
        text(&it.pmid),
        text(&it.pmcid),
        text(&it.bookshelf),
        work.independent_sources.to_string(),
        page.source.as_ref().map(|source| source.id.clone()).unwrap_or_default(),
        page.source.as_ref().map(|source| source.name.clone()).unwrap_or_default(),
        page.page.to_string(),
        page.path.clone(),
        text(&page.marker),
        page.as_printed.clone(),
        passages.join(" "),
    ]
}
