//! What a page says of itself outside its text, read into the terms of a document: JSON-LD
//! (schema.org), Open Graph, Highwire `citation_*`, Dublin Core and microdata.

use serde_json::Value;

use super::{date, people};
use crate::model::{Dates, Head};

/// What the head of a page says.
#[derive(Clone, Debug, Default)]
pub(super) struct Metadata {
    pub(super) authors: Vec<String>,
    pub(super) editors: Vec<String>,
    pub(super) reviewers: Vec<String>,
    pub(super) dates: Dates,
    /// Names of the site or publisher, the surest first.
    pub(super) publishers: Vec<String>,
    pub(super) also_called: Vec<String>,
    pub(super) doi: Option<String>,
    pub(super) pmid: Option<String>,
    pub(super) pmcid: Option<String>,
}

/// Types of schema.org whose objects describe the page's article.
const ARTICLES: &[&str] = &[
    "Article",
    "WebPage",
    "BlogPosting",
    "Report",
    "Review",
    "MedicalCondition",
    "TechArticle",
    "FAQPage",
    "QAPage",
];

/// Reads a head.
pub(super) fn read(head: &Head) -> Metadata {
    let mut data = Metadata::default();
    for object in head.json_ld.iter().filter(|object| is_article(object)) {
        read_object(object, &mut data);
    }
    for (name, value) in &head.meta {
        read_meta(name, value, &mut data);
    }
    data
}

fn is_article(object: &Value) -> bool {
    let says = |kind: &str| ARTICLES.iter().any(|article| kind.ends_with(article));
    match &object["@type"] {
        Value::String(kind) => says(kind),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).any(says),
        _ => false,
    }
}

fn read_object(object: &Value, data: &mut Metadata) {
    add_people(&mut data.authors, &names(&object["author"]));
    add_people(&mut data.editors, &names(&object["editor"]));
    for field in ["reviewedBy", "medicalReviewer"] {
        add_people(&mut data.reviewers, &names(&object[field]));
    }
    set(&mut data.dates.published, object["datePublished"].as_str());
    set(&mut data.dates.updated, object["dateModified"].as_str());
    set(&mut data.dates.reviewed, object["lastReviewed"].as_str());
    data.publishers.extend(names(&object["publisher"]).into_iter().take(1));
    data.publishers.extend(names(&object["sourceOrganization"]).into_iter().take(1));
    let about = &object["about"];
    for value in [&object["alternateName"], &about["alternateName"]] {
        for name in strings(value) {
            if !data.also_called.contains(&name) {
                data.also_called.push(name);
            }
        }
    }
}

fn read_meta(name: &str, value: &str, data: &mut Metadata) {
    let value = value.trim();
    if value.is_empty() {
        return;
    }
    match name {
        "author" | "article:author" | "citation_author" | "dc.creator" | "dcterms.creator"
        | "parsely-author" | "sailthru.author" | "byl" | "itemprop:author" | "rel:author"
            if !value.contains("://") =>
        {
            add_people(&mut data.authors, &[value.strip_prefix("By ").unwrap_or(value).to_owned()]);
        }
        "itemprop:reviewedby" | "reviewedby" | "medical_reviewer" => {
            add_people(&mut data.reviewers, &[value.to_owned()]);
        }
        "citation_doi" => note(&mut data.doi, value.strip_prefix("doi:").unwrap_or(value)),
        "citation_pmid" => note(&mut data.pmid, value),
        "citation_pmcid" => note(&mut data.pmcid, value),
        "itemprop:editor" => add_people(&mut data.editors, &[value.to_owned()]),
        "article:published_time"
        | "itemprop:datepublished"
        | "citation_publication_date"
        | "citation_date"
        | "dc.date.issued"
        | "dcterms.issued"
        | "datepublished"
        | "publish-date"
        | "pubdate"
        | "parsely-pub-date"
        | "dc.date"
        | "sailthru.date" => set(&mut data.dates.published, Some(value)),
        "article:modified_time"
        | "og:updated_time"
        | "itemprop:datemodified"
        | "last-modified"
        | "dcterms.modified"
        | "dc.date.modified"
        | "datemodified"
        | "lastmod" => {
            set(&mut data.dates.updated, Some(value));
        }
        "itemprop:lastreviewed"
        | "lastreviewed"
        | "last-reviewed"
        | "dc.date.reviewed"
        | "dcterms.reviewed" => set(&mut data.dates.reviewed, Some(value)),
        "og:site_name"
        | "citation_publisher"
        | "dc.publisher"
        | "dcterms.publisher"
        | "citation_journal_title"
        | "itemprop:publisher" => {
            data.publishers.push(value.to_owned());
        }
        "application-name" | "apple-mobile-web-app-title" if data.publishers.is_empty() => {
            data.publishers.push(value.to_owned());
        }
        _ => {}
    }
}

/// The names in a value of schema.org: a text, an object with a name, or several.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) if !name.contains("://") => vec![name.trim().to_owned()],
        Value::Array(values) => values.iter().flat_map(names).collect(),
        Value::Object(_) => {
            let name = strings(&value["name"]);
            let degrees = strings(&value["honorificSuffix"]).join(", ");
            match (name.into_iter().next(), degrees.is_empty()) {
                (Some(name), true) => vec![name],
                (Some(name), false) if !name.contains(&degrees) => vec![format!("{name}, {degrees}")],
                (Some(name), false) => vec![name],
                (None, _) => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => {
            vec![text.trim().to_owned()].into_iter().filter(|text| !text.is_empty()).collect()
        }
        Value::Array(values) => values.iter().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

fn add_people(known: &mut Vec<String>, more: &[String]) {
    for name in more.iter().flat_map(|value| people::read(value)) {
        if !known.iter().any(|other| people::key(other) == people::key(&name)) {
            known.push(name);
        }
    }
}

/// Keeps the first of several.
fn note(id: &mut Option<String>, value: &str) {
    id.get_or_insert_with(|| value.trim().to_owned());
}

fn set(date: &mut Option<String>, value: Option<&str>) {
    if date.is_none() {
        *date = value.and_then(|value| date::read(value.trim())).map(|(iso, _)| iso);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::read;
    use crate::model::Head;

    #[test]
    fn reads_schema_org() {
        let head = Head {
            json_ld: vec![
                json!({"@type": "BreadcrumbList", "author": "No One"}),
                json!({"@type": ["MedicalWebPage"], "author": [{"@type": "Person", "name": "Sue Vale"}], "lastReviewed": "2024-05-01",
                    "reviewedBy": {"name": "Ada Orr", "honorificSuffix": "MD"}, "publisher": {"name": "Larkfield"}}),
            ],
            meta: vec![
                ("article:modified_time".into(), "2024-06-02T08:00:00+00:00".into()),
                ("og:site_name".into(), "Larkfield Health".into()),
            ],
            ..Head::default()
        };
        let data = read(&head);
        assert_eq!(data.authors, ["Sue Vale"]);
        assert_eq!(data.reviewers, ["Ada Orr, MD"]);
        assert_eq!(data.dates.reviewed.as_deref(), Some("2024-05-01"));
        assert_eq!(data.dates.updated.as_deref(), Some("2024-06-02"));
        assert_eq!(data.publishers, ["Larkfield", "Larkfield Health"]);
    }
}
