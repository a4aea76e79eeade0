//! What holds of every page there can be: no panic, passages that are the page's own words, and an
//! index that does not depend on its history.

use std::{fs, path::Path, sync::atomic::AtomicBool};

use etio::{By, Clock, Extracted, Hints, Index, Page, PageId, Request, Run, Update, Vocabulary};
use proptest::prelude::*;

/// Pieces that pages are made of, sound and broken.
const PIECES: &[&str] = &[
    "<h1>Hiccups</h1>",
    "<h2>What causes hiccups?</h2>",
    "<p>Hiccups can be caused by stress, fizzy drinks and alcohol.[1]</p>",
    "<ul><li>Stress</li><li>A full stomach<sup>2</sup></li></ul>",
    "<table><tr><th>Cause</th><th>How common</th></tr><tr><td>Stroke</td><td>Rare</td></tr></table>",
    "<dl><dt>Aspirin</dt><dd>in high doses</dd></dl>",
    "<details><summary>Sources</summary><ol><li id=\"r1\">Oduya F. Hiccups. 2019. doi:10.5555/h.1</li></ol></details>",
    "<nav><a href=\"/\">Home</a></nav>",
    "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"author\":[{\"name\":",
    "<div hidden><p style=\"display:none\">",
    "</div></ul></table>",
    "<!-- ",
    "<title>Hiccups | Wrenfield Health</title>",
    "Hiccups: Causes - Wrenfield Health\n",
    "Medically reviewed by Ruben Aldaya, MD — Written by Odalys Brandt — Updated on October 21, 2024- Causes\n",
    "Causes\n\n",
    "Common causes of hiccups include:\n",
    "- Stress: it makes you swallow air 1, 2.\n",
    "  • Eating too fast\n",
    "\n\nReferences\n\n1. Oduya F. Hiccups. J Rounds. 2019;4(2):11-19. PMID: 99000001\n",
    "Itâ€™s rare, â€œmostlyâ€\u{9d} harmless.\r\n",
    "\u{feff}\u{200b}\u{ad}\u{202e}",
    "İ ǅ ﬁ ß \u{301}\u{1f600} 息",
    "&amp;&#0;&#x110000;&nbsp;&bogus;",
    "\t\u{b}\u{c}\u{85}\u{2028}",
];

/// Text as pages have it: pieces of pages, parted by any text at all.
fn page_text() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![3 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Bytes that may be a page: pieces of pages, parted by any bytes.
fn page_bytes() -> impl Strategy<Value = Vec<u8>> {
    let bytes = proptest::collection::vec(any::<u8>(), 0..40);
    let high = proptest::collection::vec(0x80..=0xffu8, 0..40);
    let piece = prop_oneof![
        3 => proptest::sample::select(PIECES).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => high,
        1 => bytes,
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// The page and what is made of it; none where it is no page.
fn extract(bytes: &[u8], name: &str) -> Option<(Page, Extracted)> {
    let hints =
        Hints { id: PageId::give(bytes, name, 0), path: name.to_owned(), given: etio::Given::default() };
    let page = etio::read(bytes, name).ok()?;
    let extracted = etio::extract(&page, &hints, Vocabulary::shipped());
    Some((page, extracted))
}

/// Asserts that the words of each passage stand in its range of the page, in order.
fn assert_own_words(page: &Page, extracted: &Extracted) {
    let chars: Vec<char> = page.text.chars().collect();
    for passage in extracted.document.sections.iter().flat_map(|section| &section.passages) {
        let stretch: String =
            chars[passage.range.start as usize..passage.range.end as usize].iter().collect();
        let mut rest = stretch.as_str();
        for word in passage.text.split_whitespace() {
            let at =
                rest.find(word).unwrap_or_else(|| panic!("{word:?} of {passage:?} is not in {stretch:?}"));
            rest = &rest[at + word.len()..];
        }
    }
}

proptest! {
    #![proptest_config(few(64))]

    #[test]
    fn any_text_is_a_page_and_passages_are_its_own_words(text in page_text()) {
        for name in ["page.txt", "page.html"] {
            if let Some((page, extracted)) = extract(text.as_bytes(), name) {
                assert_own_words(&page, &extracted);
            }
        }
    }

    #[test]
    fn any_bytes_are_a_page_or_none(bytes in page_bytes()) {
        if let Some((page, extracted)) = extract(&bytes, "page.html") {
            assert_own_words(&page, &extracted);
        }
    }
}

proptest! {
    #![proptest_config(few(6))]

    #[test]
    fn an_index_does_not_depend_on_its_history(texts in proptest::collection::vec(page_text(), 2..5)) {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("pages")).unwrap();
        for (number, text) in texts.iter().enumerate() {
            fs::write(at("pages").join(format!("{number}.html")), text).unwrap();
        }
        update(&at("index"), &at("pages"), false);
        let once = answers(&at("index"));
        update(&at("index"), &at("pages"), false);
        prop_assert_eq!(&answers(&at("index")), &once);
        update(&at("index"), &at("pages"), true);
        prop_assert_eq!(&answers(&at("index")), &once);

        fs::remove_file(at("pages").join("0.html")).unwrap();
        update(&at("index"), &at("pages"), false);
        update(&at("clean"), &at("pages"), false);
        prop_assert_eq!(answers(&at("index")), answers(&at("clean")));
        let reader = Index::open(&at("index")).unwrap().reader().unwrap();
        prop_assert!(reader.pages().unwrap().iter().all(|page| page.path != "0.html"));
    }
}

/// Brings an index up to date with a folder, at a moment that is always the same.
fn update(index: &Path, pages: &Path, rebuild: bool) {
    let asked = Update { paths: vec![pages.to_path_buf()], prune: true, rebuild, ..Update::default() };
    let stop = AtomicBool::new(false);
    etio::update(index, &asked, &mut Run { clock: Clock::at(0), stop: &stop, progress: &mut () }).unwrap();
}

/// All that an index answers to a few questions, as JSON.
fn answers(index: &Path) -> String {
    let reader = Index::open(index).unwrap().reader().unwrap();
    let mut text = String::new();
    for query in ["hiccups", "what causes hiccups?", "stress", "\"fizzy drinks\" OR stroke"] {
        for by in [By::None, By::Cause] {
            let request = Request { query: query.to_owned(), by, ..Request::default() };
            let answer = etio::search(&reader, Vocabulary::shipped(), &request).unwrap();
            text.push_str(&etio::json("search", &answer));
        }
    }
    text + &format!("{:?}{:?}", etio::causes(&reader).unwrap(), etio::topics(&reader).unwrap())
}
