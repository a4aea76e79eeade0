//! The promises of a `Page`, for any bytes; and a way to look at how real pages are read.

use proptest::prelude::*;

use super::read;
use crate::model::{BlockKind, Page, Span};

/// Checks what holds for every page.
fn check(page: &Page) {
    let length = page.text.chars().count();
    for block in &page.blocks {
        assert!(!block.text.trim().is_empty());
        assert_eq!(block.text, block.text.split_whitespace().collect::<Vec<_>>().join(" "));
        assert!(block.range.end as usize <= length && block.range.start < block.range.end);
        assert!(block.region < page.regions.len());
        let mut found = block.range.slice(&page.text);
        for word in block.text.split_whitespace().filter(|word| *word != "|") {
            let at = found.find(word).unwrap_or_else(|| panic!("{word:?} of {block:?} not in {found:?}"));
            found = &found[at + word.len()..];
        }
        let chars = block.text.chars().count();
        let inside = |span: &Span| span.start <= span.end && span.end as usize <= chars;
        assert!(block.links.iter().all(|link| inside(&link.span) && !link.span.is_empty()));
        assert!(block.raised.iter().all(inside));
        if let BlockKind::TableRow { cells, .. } = &block.kind {
            assert!(cells.iter().all(inside), "{block:?}");
        }
    }
    for (place, region) in page.regions.iter().enumerate() {
        assert!(region.parent.is_none_or(|parent| parent < place));
        assert!(region.blocks.start <= region.blocks.end && region.blocks.end <= page.blocks.len());
        assert!(page.blocks[region.blocks.clone()].iter().all(|block| block.region >= place));
    }
}

/// Tag soup: what the parser and the walk find hardest.
fn soup() -> impl Strategy<Value = String> {
    let tags = "div|p|a href=x|b|i|ul|ol|li|dl|dt|dd|table|tr|td|th|caption|thead|tbody|h2|button|summary|pre|\
                sup|span|span hidden|template|select|option|form|body|head|title|svg|math|br|details|nobr|font|\
                td rowspan=3|th colspan=2|div role=heading|span class=sr-only|label|x-y|frameset|script|li value=3";
    let names: Vec<&str> = tags.split('|').collect();
    let open = proptest::sample::select(names.clone()).prop_map(|name| format!("<{name}>"));
    let close = proptest::sample::select(names)
        .prop_map(|name| format!("</{}>", name.split(' ').next().unwrap_or(name)));
    let words =
        proptest::sample::select(vec!["Tea ", " naps", "é", "• x", "1. y", "\n", "<br>", "<!-- z -->", "T."]);
    let words = words.prop_map(str::to_owned);
    proptest::collection::vec(prop_oneof![open, close, words], 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(page) = read(&bytes, "a.html") {
            check(&page);
        }
    }

    #[test]
    fn any_text_is_read(text in "(\\PC|[ \\t\\r\\n|•.-]|- |1\\. |https://){0,120}") {
        if let Ok(page) = read(text.as_bytes(), "a.txt") {
            check(&page);
        }
    }

    #[test]
    fn any_tag_soup_is_read(soup in soup()) {
        if let Ok(page) = read(format!("<html>{soup}").as_bytes(), "a.html") {
            check(&page);
        }
    }
}

#[test]
fn deep_nesting_neither_overflows_nor_hangs() {
    let page = read("<div>Nap".repeat(10_000).as_bytes(), "deep.html").unwrap();
    assert!(page.blocks.len() > 5_000);
    assert_eq!(page.doubts[0].what, "nested too deep; the rest was left out");
}

#[test]
fn endless_tags_are_read_at_once() {
    let attributes: String = (0..40_000).map(|n| format!("a{n}=1 class=b ")).collect();
    let page = read(format!("<html><p>Nap<p {attributes}>Tea").as_bytes(), "a.html").unwrap();
    assert_eq!((page.blocks.len(), page.doubts.len()), (2, 0));
    let data = format!("<html><p>Nap<img src='data:{}'><p>Tea", "x y=".repeat(100_000));
    assert_eq!(read(data.as_bytes(), "a.html").unwrap().blocks.len(), 2);
}

/// Prints the blocks of the files named in `ETIO_DUMP`, parted by colons.
#[test]
#[ignore = "prints; for reading by eye"]
fn dump() {
    for path in std::env::var("ETIO_DUMP").unwrap_or_default().split(':').filter(|path| !path.is_empty()) {
        let bytes = std::fs::read(path).unwrap();
        println!("=== {path}");
        let page = match read(&bytes, path) {
            Ok(page) => page,
            Err(error) => {
                println!("{error:?}");
                continue;
            }
        };
        check(&page);
        println!("{:?} {} {:?}", page.format, page.encoding, page.doubts);
        println!("{:?} {:?}", page.head.title, page.head.meta.iter().take(12).collect::<Vec<_>>());
        for block in &page.blocks {
            let region = &page.regions[block.region];
            let hidden = if region.hidden { "HIDDEN " } else { "" };
            let bold = if block.bold { "*" } else { "" };
            println!(
                "{hidden}[{}.{}] {:?}{bold} l{} | {}",
                region.tag,
                region.names,
                block.kind,
                block.links.len(),
                block.text
            );
        }
    }
}
