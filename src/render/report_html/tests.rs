//! The report of a small comparison: whole, and with nothing of a page in its markup.

use std::collections::BTreeMap;

use super::*;
use crate::{
    compare::{Cell, CellMention, Row},
    model::{Named, PageId, Role, Stance},
};

const HOSTILE: &str =
    "</style><script>alert(1)</script><img src=x onerror=a> \u{1b}[31m \u{202e}x \" ' & ]]>";

fn comparison(words: &str) -> Comparison {
    let page = PageId::from("aaaaaaaaaa".to_owned());
    let named = |id: &str| Named { id: id.into(), name: words.into() };
    let mention = CellMention {
        as_written: words.into(),
        passage: "aaaaaaaaaa.0.abc".into(),
        page: page.clone(),
        section: vec![words.into()],
        lead_in: Some(words.into()),
        text: words.into(),
        group: None,
        frequency: None,
        severity: None,
        qualifier: None,
        stance: Stance::Asserted,
        role: Role::Cause,
        references: Vec::new(),
    };
    let column = Column {
        id: "a".into(),
        name: Some(words.into()),
        supplied_by: Some(words.into()),
        pages: Vec::new(),
    };
    let cell = Cell { label: "named".into(), mentions: vec![mention.clone(), mention] };
    let row = Row {
        cause: named("x"),
        cause_kind: None,
        broader: Vec::new(),
        depth: 0,
        independent_sources: 1,
        cells: BTreeMap::from([("a".to_owned(), cell)]),
    };
    Comparison {
        query: words.into(),
        topic: Some(named("t")),
        independent_sources: 1,
        sources: vec![column],
        causes: vec![row],
        ..Comparison::default()
    }
}

#[test]
fn nothing_of_a_page_is_markup() {
    let page = comparison_html(&comparison(HOSTILE));
    assert_eq!(page.matches("<script").count() + page.matches("<img").count(), 0, "{page}");
    assert_eq!(page.matches("</style>").count(), 1);
    assert!(!page.contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn it_loads_nothing_and_says_so() {
    let page = comparison_html(&comparison("Stress"));
    assert!(page.contains("Content-Security-Policy") && page.contains("default-src 'none'"), "{page}");
    for outside in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert_eq!(page.matches("<blockquote>").count(), 1, "one passage stands once in a cell");
    assert!(page.contains("no medical advice"));
}

#[test]
fn nothing_found_is_said() {
    let page = comparison_html(&Comparison { query: "zebra".into(), ..Comparison::default() });
    assert!(page.contains("No page is about <bdi>zebra</bdi>"), "{page}");
}
