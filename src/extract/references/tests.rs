//! Whole pages: which blocks are taken as references, and which places in the text cite them.

use proptest::prelude::*;

use super::{Citing, FoundReferences, cite_all, cites::Citation, find};
use crate::model::{Block, BlockKind, Format, Head, Landmark, Link, Page, Region, Span};

const PARAGRAPH: BlockKind = BlockKind::Paragraph;

fn heading() -> BlockKind {
    BlockKind::Heading(2)
}

fn item(list: u32, marker: &str) -> BlockKind {
    BlockKind::ListItem { list, depth: 0, marker: marker.into(), term: 0 }
}

/// A page of these blocks in one container.
fn page(blocks: &[(BlockKind, &str)]) -> Page {
    let mut text = String::new();
    let mut made = Vec::new();
    for (kind, words) in blocks {
        let start = text.chars().count();
        text.push_str(words);
        made.push(Block {
            kind: kind.clone(),
            text: (*words).to_owned(),
            range: Span::new(start, text.chars().count()),
            region: 0,
            links: Vec::new(),
            raised: Vec::new(),
            bold: false,
            anchors: Vec::new(),
            gap: 0,
        });
        text.push('\n');
    }
    let root = Region {
        parent: None,
        tag: String::new(),
        landmark: Landmark::None,
        names: String::new(),
        hidden: false,
        blocks: 0..made.len(),
    };
    Page {
        format: Format::Text,
        plain: true,
        encoding: "utf-8".into(),
        text,
        blocks: made,
        regions: vec![root],
        head: Head::default(),
        cited: Vec::new(),
        doubts: Vec::new(),
    }
}

fn titles(found: &FoundReferences) -> Vec<&str> {
    found.references.iter().map(|reference| reference.title.as_deref().unwrap_or("-")).collect()
}

fn blocks(found: &FoundReferences) -> Vec<usize> {
    found.blocks.iter().copied().collect()
}

/// The citations of each text, as "marker>key" or "marker?".
fn cites(texts: &[&str], found: &FoundReferences) -> Vec<String> {
    let passages: Vec<Citing<'_>> = texts.iter().map(|text| Citing { text, block: None, at: 0 }).collect();
    let shown = |Citation { marker, reference, .. }: Citation| {
        reference.map_or_else(|| format!("{marker}?"), |key| format!("{marker}>{key}"))
    };
    cite_all(&passages, found).into_iter().flatten().map(shown).collect()
}

#[test]
fn a_list_glued_to_its_policy_ends_at_furniture() {
    let found = find(&page(&[
        (PARAGRAPH, "Naps are good for you."),
        (
            PARAGRAPH,
            "SourcesHistoryNapline has strict sourcing guidelines and relies on peer-reviewed studies. Read our editorial policy.- On naps. (2024).https://example.gov/naps/",
        ),
        (
            item(1, "-"),
            "Roe B, et al. (2018). The scoop on yawns.https://www.ncbi.nlm.nih.gov/pmc/articles/PMC61419/",
        ),
        (item(1, "-"), "Zinc at night. (n.d.).https://example.org/zinc"),
        (PARAGRAPH, "Updated: 2/24/2014"),
        (item(2, "-"), "6 causes of yawning"),
    ]));
    assert_eq!(titles(&found), ["On naps", "The scoop on yawns", "Zinc at night"]);
    assert_eq!(blocks(&found), [1, 2, 3]);
    assert_eq!(found.references[1].key, "pmc:PMC61419");
    assert_eq!(found.references[0].as_printed, "On naps. (2024).https://example.gov/naps/");
}

#[test]
fn a_policy_of_its_own_is_cut_and_is_no_reference() {
    let found = find(&page(&[
        (heading(), "Sources"),
        (PARAGRAPH, "Napline uses only high-quality sources, including peer-reviewed studies."),
        (item(1, "1."), "Roe J. Naps. Nap J. 2011;12(3):45-50."),
        (item(1, "2."), "Doe J. Yawns. Nap J. 2012;13(3):4-5."),
        (heading(), "Read next"),
    ]));
    assert_eq!((titles(&found), blocks(&found)), (vec!["Naps", "Yawns"], vec![0, 1, 2, 3]));
}

#[test]
fn a_numbered_run_needs_no_heading() {
    let found = find(&page(&[
        (item(1, "•"), "Chronic yawning"),
        (item(2, "1."), "Nap cramp. Academy of Naps. http://naps.example.org/topic?a=1."),
        (item(2, "2."), "Yawns. Institute of Yawns. http://yawns.example.org/."),
        (heading(), "What is a nap?"),
    ]));
    assert_eq!((titles(&found), blocks(&found)), (vec!["Nap cramp", "Yawns"], vec![1, 2]));
    assert_eq!(found.references[1].marker.as_deref(), Some("2"));
}

/// A list of two whose blocks are these, under "References".
fn two_works(blocks: &[(BlockKind, &str)]) -> FoundReferences {
    let found = find(&page(&[&[(heading(), "References")], blocks, &[(heading(), "Read next")]].concat()));
    assert_eq!(titles(&found), ["Naps", "Yawns"], "{blocks:?}");
    assert_eq!(found.blocks.len(), blocks.len() + 1, "{blocks:?}");
    found
}

#[test]
fn numbers_are_set_in_many_ways() {
    let row = |text: &str| {
        let bar = text.find(" | ").unwrap_or(0);
        let cells = vec![Span::new(0, bar), Span::new(bar + 3, text.chars().count())];
        BlockKind::TableRow { table: 1, header: false, cells }
    };
    // The second work shows no year or address: its number alone speaks for it.
    let lines: [&[(BlockKind, &str)]; 5] = [
        &[(PARAGRAPH, "[1] Roe J. Naps. Nap J. 2011;12(3):45-50."), (PARAGRAPH, "[2] Doe J. Yawns.")],
        &[(PARAGRAPH, "(1) Roe J. Naps. 2011."), (PARAGRAPH, "(2) Doe J. Yawns. Nap J.")],
        &[(PARAGRAPH, "1 Roe J. Naps. Nap J. 2011;12(3):45-50."), (PARAGRAPH, "2 Doe J. Yawns. 2012.")],
        &[
            (PARAGRAPH, "1"),
            (PARAGRAPH, "Roe J. Naps. Nap J. 2011;12(3):45-50."),
            (PARAGRAPH, "2"),
            (PARAGRAPH, "Doe J. Yawns. Nap J. 2012;13(3):4-5."),
        ],
        &[
            (row("1. | Roe J. Naps. Nap J. 2011;1:5."), "1. | Roe J. Naps. Nap J. 2011;1:5."),
            (row("2. | Doe J. Yawns. Nap J. 2012;1:6."), "2. | Doe J. Yawns. Nap J. 2012;1:6."),
        ],
    ];
    for blocks in lines {
        let found = two_works(blocks);
        let markers: Vec<_> = found.references.iter().map(|work| work.marker.as_deref()).collect();
        assert_eq!(markers, [Some("1"), Some("2")], "{blocks:?}");
    }
}

#[test]
fn items_that_are_addresses_are_entries_each() {
    let found = find(&page(&[
        (heading(), "Article sources (2)"),
        (PARAGRAPH, "We use what the makers of pillows print. See how we work."),
        (item(1, ""), "https://doi.org/10.1234/n.5"),
        (item(1, ""), "https://www.example.org/yawns"),
    ]));
    let keys: Vec<&str> = found.references.iter().map(|work| work.key.as_str()).collect();
    assert_eq!(keys, ["doi:10.1234/n.5", "url:example.org/yawns"]);
    assert_eq!(blocks(&found), [0, 1, 2, 3]);
}

#[test]
fn prose_under_a_heading_of_sources_is_no_list() {
    let found = find(&page(&[
        (heading(), "Sources"),
        (PARAGRAPH, "Caffeine hides in tea, cola and chocolate."),
        (item(1, ""), "tea"),
        (item(1, ""), "chocolate"),
        (PARAGRAPH, "In 2019 a cup of tea held less of it."),
    ]));
    assert!(found.references.is_empty() && found.blocks.is_empty());
}

#[test]
fn a_lost_list_leaves_unresolved_markers_and_no_references() {
    let found = find(&page(&[
        (PARAGRAPH, "Naps can go wrong."),
        (heading(), "References"),
        (heading(), "Disclaimer"),
        (PARAGRAPH, "This text is meant for readers and replaces no advice."),
    ]));
    assert!(found.references.is_empty() && found.blocks.is_empty());
    assert_eq!(found.empty_headings.iter().copied().collect::<Vec<_>>(), [1]);
    let text = "It came from a severe napping disorder 1. It was a nap-rich factor 1 (NRF1) antibody, which went away with pillows 2.";
    assert_eq!(cites(&[text], &found), ["1?", "2?"]);
}

#[test]
fn numbers_without_a_list_must_count_up() {
    let found = FoundReferences::default();
    assert_eq!(cites(&["Naps help nappers 1. They help sleepers 2."], &found), ["1?", "2?"]);
    assert_eq!(cites(&["The team lost its games 7. The team won games 2."], &found), [""; 0]);
    assert_eq!(cites(&["Naps help [4]."], &found), ["4?"]);
}

#[test]
fn markers_lead_to_their_entries() {
    let mut page = page(&[
        (PARAGRAPH, "Naps help.1 They do indeed2 (see Naps)."),
        (heading(), "References"),
        (item(1, "1."), "Roe J. Naps. Nap J. 2011;12(3):45-50. doi:10.1234/a"),
        (item(1, "2."), "Doe J. Yawns. Nap J. 2012;13(3):4-5. doi:10.1234/b"),
    ]);
    page.blocks[3].anchors.push("ref2".into());
    let text = page.blocks[0].text.clone();
    let span = |words: &str| {
        Span::of_bytes(&text, text.find(words).unwrap(), text.find(words).unwrap() + words.len())
    };
    page.blocks[0].raised = vec![span("1"), span("2")];
    page.blocks[0].links = vec![
        Link { span: span("2"), href: "#ref2".into() },
        Link { span: span("see Naps"), href: "https://doi.org/10.1234/A".into() },
    ];
    let found = find(&page);
    let passages = [Citing { text: &text[11..], block: Some(&page.blocks[0]), at: 11 }];
    let keys: Vec<_> =
        cite_all(&passages, &found).remove(0).into_iter().filter_map(|citation| citation.reference).collect();
    assert_eq!(keys, ["doi:10.1234/b", "doi:10.1234/a"]);
    let texts = [
        "Naps [1-2].",
        "Yawns (2).",
        "Roe (2011) held so (Doe et al., 2012).",
        "Sleep is good for sleepers 2.",
    ];
    let (a, b) = (">doi:10.1234/a", ">doi:10.1234/b");
    let expected = [
        format!("1{a}"),
        format!("2{b}"),
        format!("2{b}"),
        format!("Roe (2011){a}"),
        format!("Doe et al., 2012{b}"),
        format!("2{b}"),
    ];
    assert_eq!(cites(&texts, &found), expected);
}

#[test]
fn a_marker_that_leads_to_a_remark_misses_nothing() {
    let found = find(&page(&[
        (heading(), "Footnotes"),
        (item(1, "1."), "The survey did not ask nappers."),
        (item(1, "2."), "Nap survey. Accessed at: https://example.gov/naps"),
    ]));
    assert_eq!(titles(&found), ["Nap survey"]);
    assert_eq!(
        cites(&["Many nap [1]. Some yawn [2]. Few sleep [3]."], &found),
        ["2>url:example.gov/naps", "3?"]
    );
}

#[test]
fn headings_that_name_other_sources_give_no_references() {
    let found = find(&page(&[
        (heading(), "Sources"),
        (item(1, "-"), "Milk and cheese"),
        (item(1, "-"), "Eggs"),
        (heading(), "Resources"),
        (item(2, "-"), "To find help near you, visit www.example.org/help"),
        (item(2, "-"), "Call the nap line, 24 hours a day"),
    ]));
    assert!(found.references.is_empty() && found.blocks.is_empty(), "{:?}", titles(&found));
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(lines in prop::collection::vec(".{0,60}|[A-Z]?[a-z]{1,8}[ .,;:()\\[\\]0-9“”/-]{1,9}(http://a.bc/|10\\.1234/x|et al\\.|In: |References|Sources:|ed\\.)?.{0,9}", 0..8)) {
        let mut made = vec![(heading(), "References")];
        made.extend(lines.iter().enumerate().filter(|(_, line)| !line.is_empty()).map(|(at, line)| {
            (if at % 3 == 0 { PARAGRAPH } else { item(1, "") }, line.as_str())
        }));
        let page = page(&made);
        let found = find(&page);
        let texts: Vec<&str> = lines.iter().map(String::as_str).collect();
        cites(&texts, &found);
        for reference in &found.references {
            for word in reference.as_printed.split_whitespace() {
                prop_assert!(page.text.contains(word), "{word} of {reference:?}");
            }
        }
    }
}

/// Prints what is found in saved pages of real sites, where a folder of them is at hand.
#[test]
#[ignore = "prints what is found; for reading, not for judging"]
fn real_pages() {
    let folder = std::env::var("ETIO_REAL_PAGES")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../shared").into());
    let folder = std::path::Path::new(&folder);
    let mut paths = Vec::new();
    for name in ["pages", "bench/extraction/health/html"] {
        if let Ok(entries) = std::fs::read_dir(folder.join(name)) {
            paths.extend(entries.flatten().map(|entry| entry.path()));
        }
    }
    if paths.is_empty() {
        eprintln!("skipped: no saved pages in {}", folder.display());
    }
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let Ok(page) = crate::read::read(&std::fs::read(&path).unwrap(), &name) else { continue };
        let start = std::time::Instant::now();
        let found = find(&page);
        let took = start.elapsed();
        let (count, empty) = (found.references.len(), &found.empty_headings);
        eprintln!(
            "== {name}: {count} references, empty headings {empty:?}, {} blocks in {took:?}",
            page.blocks.len()
        );
        for &block in &found.blocks {
            eprintln!("   [{block}] {}", page.blocks[block].text);
        }
        for reference in &found.references {
            eprintln!("   {}", serde_json::to_string(reference).unwrap());
        }
        let rest: Vec<&Block> = (0..page.blocks.len())
            .filter(|at| !found.blocks.contains(at))
            .map(|at| &page.blocks[at])
            .collect();
        let passages: Vec<Citing<'_>> =
            rest.iter().map(|block| Citing { text: &block.text, block: Some(block), at: 0 }).collect();
        for (block, cites) in rest.iter().zip(cite_all(&passages, &found)) {
            for Citation { marker, span, reference } in cites {
                let before = &block.text[..span.bytes(&block.text).start];
                let tail: String =
                    before.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
                eprintln!("   cites {marker:?} after {tail:?}: {reference:?}");
            }
        }
    }
}
