//! Documents: one article kept as PDF, EPUB, DOCX, ODT, RTF and Markdown says the same as its HTML; what is
//! broken or built to harm is named.

mod hostile;
pub(crate) mod made;
mod pdf;
mod programs;

use serde_json::Value;

use crate::case::Case;

/// What a document says: its headings, its items and paragraphs, the causes it names, the works it cites.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    headings: Vec<String>,
    passages: Vec<String>,
    causes: Vec<String>,
    references: Vec<String>,
}

impl Said {
    fn of(document: &Value) -> Self {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let sections = || document["sections"].as_array().unwrap().iter();
        let passages = || sections().flat_map(|section| section["passages"].as_array().unwrap());
        let mentions = || passages().flat_map(|passage| passage["causes"].as_array().unwrap());
        Self {
            headings: sections()
                .filter(|section| !section["passages"].as_array().unwrap().is_empty())
                .map(|section| text(&section["heading"]))
                .collect(),
            passages: passages().map(|passage| text(&passage["text"])).collect(),
            causes: mentions().map(|mention| text(&mention["cause"]["id"])).collect(),
            references: document["references"]
                .as_array()
                .unwrap()
                .iter()
                .map(|work| text(&work["key"]))
                .collect(),
        }
    }
}

/// What etio makes of a file.
fn extract(name: &str, bytes: &[u8]) -> Value {
    let case = Case::new().page(name, bytes);
    case.run(&["extract", &format!("pages/{name}"), "--json"]).code(0).json()
}

#[test]
fn every_format_says_what_the_page_says() {
    let html = extract("a.html", made::html().as_bytes());
    let wanted = Said::of(&html);
    assert_eq!(
        wanted.headings,
        ["What is tingling?", "Common causes of tingling fingers", "When to see a doctor"]
    );
    assert_eq!(wanted.causes.len(), 3, "{wanted:?}");
    assert_eq!(wanted.references.len(), 2, "{wanted:?}");
    for (name, bytes) in made::all() {
        let document = extract(name, &bytes);
        assert_eq!(Said::of(&document), wanted, "{name}");
        assert_eq!(document["title"], "Why fingers tingle", "{name}");
        assert_eq!(document["authors"], serde_json::json!(["Ada Orr"]), "{name}");
    }
}

#[test]
fn formats_are_told_by_content() {
    for (name, bytes) in made::all() {
        let (_, extension) = name.rsplit_once('.').unwrap();
        if extension == "md" {
            continue;
        }
        let wanted = extract(name, &bytes)["format"].clone();
        assert_eq!(extract("unnamed", &bytes)["format"], wanted, "{name}");
        assert_eq!(extract("wrong.html", &bytes)["format"], wanted, "{name}");
    }
}

#[test]
fn terms_and_what_they_mean_are_items() {
    let pairs =
        [("Stress", "Fast breathing makes the fingers tingle."), ("Diabetes", "High sugar harms nerves.")];
    let mut text =
        "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Causes of tingling</w:t></w:r></w:p>"
            .to_owned();
    let mut content = "<text:h text:outline-level=\"1\">Causes of tingling</text:h>".to_owned();
    for (term, meaning) in pairs {
        for (style, words) in [("DefinitionTerm", term), ("Definition", meaning)] {
            text.push_str(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
            ));
        }
        for (style, words) in [("List_20_Heading", term), ("List_20_Contents", meaning)] {
            content.push_str(&format!("<text:p text:style-name=\"{style}\">{words}</text:p>"));
        }
    }
    let styles = "<w:styles><w:style w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style>\
                  <w:style w:styleId=\"DefinitionTerm\"><w:name w:val=\"Definition Term\"/></w:style>\
                  <w:style w:styleId=\"Definition\"><w:name w:val=\"Definition\"/></w:style></w:styles>";
    let docx = made::zip(&[
        ("word/document.xml", &format!("<w:document><w:body>{text}</w:body></w:document>")),
        ("word/styles.xml", styles),
    ]);
    let odt = made::zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
            "content.xml",
            &format!(
                "<office:document-content><office:body>{content}</office:body></office:document-content>"
            ),
        ),
    ]);
    for (name, bytes) in [("a.docx", docx), ("a.odt", odt)] {
        let said = Said::of(&extract(name, &bytes));
        let wanted = pairs.map(|(term, meaning)| format!("{term}: {meaning}"));
        assert_eq!(said.passages, wanted, "{name}");
    }
}
