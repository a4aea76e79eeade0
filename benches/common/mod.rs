//! What the benches share: the pages they read, and the quickest of several rounds.

use std::{
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

/// Rounds over all pages; the quickest one counts, as the one least disturbed.
const ROUNDS: usize = 7;

/// How many rounds there are: one where a test runs the bench.
pub fn rounds() -> usize {
    if std::env::args().any(|arg| arg == "--bench") { ROUNDS } else { 1 }
}

/// How long this takes.
pub fn timed(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

/// The least of what so many rounds take.
pub fn quickest(rounds: usize, mut run: impl FnMut() -> Duration) -> Duration {
    (0..rounds).map(|_| run()).min().unwrap_or_default()
}

/// The HTML pages of the folder in `ETIO_BENCH_PAGES`, else of the demo, by their names. Says how many.
pub fn pages() -> Vec<Vec<u8>> {
    let demo = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus/demo");
    let folder = std::env::var_os("ETIO_BENCH_PAGES").map_or(demo, PathBuf::from);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .collect();
    paths.sort();
    let read = |path: &PathBuf| fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let pages: Vec<Vec<u8>> = paths.iter().map(read).collect();
    println!("{} HTML pages, {:.1} MB, one thread", pages.len(), megabytes(&pages));
    pages
}

/// Their size.
pub fn megabytes(pages: &[Vec<u8>]) -> f64 {
    pages.iter().map(Vec::len).sum::<usize>() as f64 / 1e6
}
