//! How fast pages are read and extracted, beside the floor: the HTML parser alone on the same pages.
//! `cargo bench --bench extract` prints both, and their ratio; `cargo test` runs it once, small.
//!
//! Pages: the folder in `ETIO_BENCH_PAGES` where that is set, else the demo pages of the project.

mod common;

use std::hint::black_box;

use common::{megabytes, pages, quickest, rounds, timed};
use etio::{Hints, PageId, Vocabulary};

fn main() {
    let (pages, rounds) = (pages(), rounds());
    let megabytes = megabytes(&pages);
    let quickest = |run: &dyn Fn()| quickest(rounds, || timed(run));

    let floor = quickest(&|| {
        for page in &pages {
            black_box(scraper::Html::parse_document(&String::from_utf8_lossy(page)));
        }
    });
    let read = quickest(&|| {
        for page in &pages {
            black_box(etio::read(page, "page.html").ok());
        }
    });
    let hints = Hints { id: PageId::give(b"", "", 0), path: String::new(), given: etio::Given::default() };
    let extracted = quickest(&|| {
        for page in &pages {
            if let Ok(page) = etio::read(page, "page.html") {
                black_box(etio::extract_text(&page, &hints));
            }
        }
    });
    let vocabulary = Vocabulary::shipped();
    let whole = quickest(&|| {
        for page in &pages {
            if let Ok(page) = etio::read(page, "page.html") {
                black_box(etio::extract(&page, &hints, vocabulary));
            }
        }
    });
    for (name, time) in [
        ("parse only (scraper)", floor),
        ("read", read),
        ("read and extract, causes apart", extracted),
        ("read and extract, with causes", whole),
    ] {
        let rate = megabytes / time.as_secs_f64();
        let ratio = time.as_secs_f64() / floor.as_secs_f64();
        println!("{name:32} {rate:6.1} MB/s  {ratio:5.2} x parse only");
    }
}
