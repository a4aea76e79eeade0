//! How long finding causes takes, alone, beside the floor: the HTML parser alone on the same pages.
//! `cargo bench --bench causes` prints both, and their ratio; `cargo test` runs it once, small.
//!
//! Pages: the folder in `ETIO_BENCH_PAGES` where that is set, else the demo pages of the project. Under
//! `valgrind --tool=callgrind` the two calls can be compared by instructions, where the clock says little.

mod common;

use std::hint::black_box;

use common::{pages, quickest, rounds, timed};
use etio::{Document, Hints, PageId, Vocabulary};

fn main() {
    let (pages, rounds) = (pages(), rounds());

    let hints = Hints { id: PageId::give(b"", "", 0), path: String::new(), given: etio::Given::default() };
    let documents: Vec<Document> = pages
        .iter()
        .filter_map(|page| etio::read(page, "page.html").ok())
        .map(|page| etio::extract_text(&page, &hints).document)
        .collect();
    let vocabulary = Vocabulary::shipped();
    // The maps of names are made ready by the first search in them, once for a whole run.
    documents.first().cloned().iter_mut().for_each(|document| etio::find_causes(document, vocabulary));

    let floor = quickest(rounds, || timed(|| parse(&pages)));
    let causes = quickest(rounds, || {
        let mut fresh = documents.clone();
        timed(|| find(&mut fresh, vocabulary))
    });
    let found: usize = {
        let mut fresh = documents.clone();
        find(&mut fresh, vocabulary);
        let passages = fresh.iter().flat_map(|it| &it.sections).flat_map(|it| &it.passages);
        passages.map(|passage| passage.causes.len()).sum()
    };
    println!("parse only (scraper)   {:8.2} ms", floor.as_secs_f64() * 1e3);
    println!(
        "causes alone           {:8.2} ms  {:5.3} x parse only, {found} mentions",
        causes.as_secs_f64() * 1e3,
        causes.as_secs_f64() / floor.as_secs_f64()
    );
}

#[inline(never)]
fn parse(pages: &[Vec<u8>]) {
    for page in pages {
        black_box(scraper::Html::parse_document(&String::from_utf8_lossy(page)));
    }
}

#[inline(never)]
fn find(documents: &mut [Document], vocabulary: &Vocabulary) {
    for document in documents {
        etio::find_causes(document, vocabulary);
    }
}
