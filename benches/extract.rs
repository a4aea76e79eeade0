//! How fast pages are read and extracted, beside the floor: the HTML parser alone on the same pages.
//! `cargo bench --bench extract` prints both, and their ratio; `cargo test` runs it once, small.
//!
//! Pages: the folder in `ETIO_BENCH_PAGES` where that is set, else the demo pages of the project.

use std::{
    fs,
    hint::black_box,
    path::PathBuf,
    time::{Duration, Instant},
};

use etio::{Hints, PageId, Vocabulary};

/// Rounds over all pages; the quickest one counts, as the one least disturbed.
const ROUNDS: usize = 7;

fn main() {
    let pages = pages();
    let megabytes = pages.iter().map(Vec::len).sum::<usize>() as f64 / 1e6;
    let rounds = if std::env::args().any(|arg| arg == "--bench") { ROUNDS } else { 1 };
    println!("{} HTML pages, {megabytes:.1} MB, one thread", pages.len());

    let floor = quickest(rounds, || {
        for page in &pages {
            black_box(scraper::Html::parse_document(&String::from_utf8_lossy(page)));
        }
    });
    let read = quickest(rounds, || {
        for page in &pages {
            black_box(etio::read(page, "page.html").ok());
        }
    });
    let hints = Hints { id: PageId::give(b"", "", 0), path: String::new(), given: etio::Given::default() };
    let extracted = quickest(rounds, || {
        for page in &pages {
            if let Ok(page) = etio::read(page, "page.html") {
                black_box(etio::extract_text(&page, &hints));
            }
        }
    });
    let vocabulary = Vocabulary::shipped();
    let whole = quickest(rounds, || {
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

fn quickest(rounds: usize, mut run: impl FnMut()) -> Duration {
    let times = (0..rounds).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn pages() -> Vec<Vec<u8>> {
    let demo = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus/demo");
    let folder = std::env::var_os("ETIO_BENCH_PAGES").map_or(demo, PathBuf::from);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
        .collect()
}
