//! PubMed's records in XML (`PubmedArticleSet`), with the works that they cite.

use super::{
    nbib::{date, language, month},
    record::{Record, capitalized, id_of},
};
use crate::{
    model::{Cited, Format, Reference},
    read::{
        File, Unreadable,
        reader::{Pages, Reader},
        written::Decoded,
        xml::{self, Element},
    },
};

/// Reads sets of PubMed's records.
pub(in crate::read) struct PubMed;

impl Reader for PubMed {
    fn knows(&self, file: &File<'_>) -> bool {
        file.first() == Some(b'<') && {
            let opening = file.opening();
            ["<pubmedarticle", "<pubmedbookarticle"].iter().any(|tag| opening.contains(tag))
        }
    }

    fn format(&self, _: &File<'_>) -> Option<Format> {
        Some(Format::PubMed)
    }

    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable> {
        let decoded = Decoded::of(file.bytes)?;
        xml::each(&decoded.text, &["PubmedArticle", "PubmedBookArticle"], &mut |article| {
            pages.budget.entry()?;
            let record = read(&article);
            let name = record.pmid.clone().unwrap_or_else(|| "record".to_owned());
            pages.one(&name, Ok(record.page(Format::PubMed, &decoded.encoding)));
            Ok(())
        })
    }
}

fn read(set: &Element) -> Record {
    let empty = Element::default();
    let citation =
        set.elements().find(|it| it.name != "PubmedData" && it.name != "PubmedBookData").unwrap_or(&empty);
    let article = citation.find(&["Article"]).unwrap_or(citation);
    let ids = set.find(&["PubmedData", "ArticleIdList"]);
    let id = |kind: &str, as_kind: &str| ids.and_then(|ids| listed(ids, kind, as_kind));
    let doi =
        || article.all("ELocationID").find(|it| it.attribute("EIdType") == Some("doi")).map(Element::text);
    let dates = [
        article.find(&["ArticleDate"]),
        article.find(&["Journal", "JournalIssue", "PubDate"]),
        article.find(&["Book", "PubDate"]),
    ];
    let title = article.text_at(&["ArticleTitle"]).or_else(|| article.text_at(&["Book", "BookTitle"]));
    Record {
        title: title.map(|title| title.trim_end_matches('.').trim_matches(['[', ']']).to_owned()),
        journal: article
            .text_at(&["Journal", "Title"])
            .or_else(|| article.text_at(&["Book", "Publisher", "PublisherName"])),
        authors: article
            .find(&["AuthorList"])
            .map(|list| list.all("Author").filter_map(name).collect())
            .unwrap_or_default(),
        published: dates.into_iter().flatten().find_map(date_of),
        language: article.text_at(&["Language"]).as_deref().and_then(language),
        doi: id("doi", "doi").or_else(|| id_of("doi", &doi()?)),
        pmid: citation.text_at(&["PMID"]),
        pmcid: id("pmc", "pmc"),
        parts: article.find(&["Abstract"]).map(parts).unwrap_or_default(),
        cited: set.below(&["Reference"]).into_iter().map(cited).collect(),
        ..Record::default()
    }
}

/// An id in a list of them.
fn listed(ids: &Element, kind: &str, as_kind: &str) -> Option<String> {
    ids.all("ArticleId")
        .filter(|id| id.attribute("IdType") == Some(kind))
        .find_map(|id| id_of(as_kind, &id.text()))
}

fn name(author: &Element) -> Option<String> {
    let last = author.text_at(&["LastName"]);
    let first = author.text_at(&["ForeName"]).or_else(|| author.text_at(&["Initials"]));
    match (first, last) {
        (Some(first), Some(last)) => Some(format!("{first} {last}")),
        (_, last) => last.or_else(|| author.text_at(&["CollectiveName"])),
    }
}

fn date_of(element: &Element) -> Option<String> {
    let Some(year) = element.text_at(&["Year"]) else {
        return element.text_at(&["MedlineDate"]).as_deref().and_then(date);
    };
    let Some(month) = element.text_at(&["Month"]).as_deref().and_then(month) else { return Some(year) };
    match element.text_at(&["Day"]).and_then(|day| day.parse::<u8>().ok()) {
        Some(day) => Some(format!("{year}-{month:02}-{day:02}")),
        None => Some(format!("{year}-{month:02}")),
    }
}

fn parts(abstracts: &Element) -> Vec<(Option<String>, String)> {
    let part = |part: &Element| {
        let heading = part.attribute("Label").filter(|label| *label != "UNLABELLED").map(capitalized);
        (heading, part.text())
    };
    abstracts.all("AbstractText").map(part).filter(|(_, text)| !text.is_empty()).collect()
}

fn cited(reference: &Element) -> Cited {
    let printed = reference.text_at(&["Citation"]).unwrap_or_default();
    let ids = reference.find(&["ArticleIdList"]);
    let id = |kind: &str, as_kind: &str| ids.and_then(|ids| listed(ids, kind, as_kind));
    Cited {
        anchor: None,
        reference: Reference {
            as_printed: printed,
            doi: id("doi", "doi"),
            pmid: id("pubmed", "pmid"),
            pmcid: id("pmc", "pmc"),
            ..Reference::default()
        },
    }
}
