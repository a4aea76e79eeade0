//! Random input for as long as one likes, for reading, extraction, references and the query parser: no panic, no
//! input that takes long, no memory beyond bounds. What once crashed stands in `tests/seeds/TARGET/` and comes first.

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use etio::{Hints, PageId, Vocabulary};

use crate::mutations::{Dice, LIMIT, demo, mutate};

/// Bytes of memory that a run may come to hold.
const MEMORY: u64 = 500 << 20;

/// Pieces that reference lists are made of.
const REFERENCES: &[&str] = &[
    "References\n\n",
    "<h2>Sources</h2><ol>",
    "<li id=\"cite_note-3\">",
    "</li>\n",
    "[12] ",
    "12. ",
    "^ a b c ",
    "Oduya F, Van der Berg-Ruiz J, et al. ",
    "\"Hiccups and Fizzy Drinks.\" ",
    "J Rounds. ",
    "2019;4(2):11-19. ",
    "doi:10.5555/h.(1)<2>;3.",
    "https://doi.org/10.5555/",
    "PMID: 99000001 PMC9900001 ",
    "NBK12345 ",
    "Accessed 3/4/2021. ",
    "(2019, May 7). ",
    "Published online 2020 ",
    "https://clinic.example/a?b=c&utm_source=x#y ",
    "ISBN 978-0-00-000000-2. ",
    "2nd ed. Alder House; 2011. p. 3–99, e12. ",
    "<sup><a href=\"#r1\">1,2-4</a></sup>",
    "Hiccups can be caused by stress [1, 3-5](6). ",
];

/// Pieces that queries are made of.
const QUERIES: &[&str] = &[
    "\"",
    "(",
    ")",
    "-",
    "OR ",
    "NOT ",
    "AND ",
    "~",
    "*",
    "\"a b\"~5 ",
    "source:",
    "author:\"",
    "reviewer:",
    "section:causes ",
    "cause:stress ",
    "ref:10.5555/h.1 ",
    "reviewed:2020..2024 ",
    "reviewed:..",
    "what causes hiccups? ",
    "isn't ",
    "word~ ",
    "muscle* ",
    ": ",
    "..",
    "é",
    "İ",
    "\u{301}",
    "\u{202e}",
    "\0",
    "\n",
    " ",
    "stress ",
    "::",
    "--",
    "((((((((",
    "-(",
    "\\",
];

type Target = (&'static str, fn(&mut Dice, &[(String, Vec<u8>)]) -> Vec<u8>, fn(&[u8]));

/// What is fuzzed: how its input is made, and what is done with it.
const TARGETS: &[Target] = &[
    ("read", mutated, |bytes| drop(etio::read(bytes, name(bytes)))),
    ("extract", mutated, extract),
    ("references", |dice, _| pieces(dice, REFERENCES, 60), extract),
    (
        "query",
        |dice, _| pieces(dice, QUERIES, 20),
        |bytes| drop(etio::parse(&String::from_utf8_lossy(bytes))),
    ),
];

/// A mutated page; sometimes without its beginning, so that both formats meet all of it.
fn mutated(dice: &mut Dice, pages: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut page = pages[dice.below(pages.len())].1.clone();
    mutate(dice, &mut page, pages);
    page
}

/// Some of these pieces one behind another, some of them cut.
fn pieces(dice: &mut Dice, from: &[&str], most: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    for _ in 0..=dice.below(most) {
        let piece = from[dice.below(from.len())].as_bytes();
        let end = if dice.below(6) == 0 { dice.below(piece.len()) } else { piece.len() };
        bytes.extend(piece[..end].repeat(if dice.below(40) == 0 { 200 } else { 1 }));
        if dice.below(12) == 0 {
            bytes.push(dice.below(256) as u8);
        }
    }
    bytes
}

/// The bytes say under which name they are read, so that a seed is a file and nothing else.
fn name(bytes: &[u8]) -> &'static str {
    if bytes.len().is_multiple_of(3) { "page.txt" } else { "page.html" }
}

fn extract(bytes: &[u8]) {
    if let Ok(page) = etio::read(bytes, name(bytes)) {
        let hints = Hints {
            id: PageId::give(bytes, "page", 0),
            path: "page".to_owned(),
            given: etio::Given::default(),
        };
        drop(etio::extract(&page, &hints, Vocabulary::shipped()));
    }
}

fn seeds(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds").join(target)
}

/// Runs a target on one input. An input that fails is kept, so that it can be looked into.
fn run(target: &Target, bytes: &[u8]) -> Duration {
    let start = Instant::now();
    let ended = catch_unwind(AssertUnwindSafe(|| (target.2)(bytes)));
    let took = start.elapsed();
    if ended.is_err() || took > LIMIT {
        let kept = std::env::temp_dir().join(format!("etio-{}-{}", target.0, blake(bytes)));
        fs::write(&kept, bytes).unwrap();
        panic!("{}: panicked or took {took:?} on {}; put it into tests/seeds", target.0, kept.display());
    }
    took
}

fn blake(bytes: &[u8]) -> String {
    PageId::give(bytes, "seed", 0).as_str().to_owned()
}

fn fuzz(target: &Target, time: Duration, seed: u64) {
    for entry in fs::read_dir(seeds(target.0)).into_iter().flatten() {
        run(target, &fs::read(entry.unwrap().path()).unwrap());
    }
    let (pages, mut dice, start) = (demo(), Dice(seed), Instant::now());
    let (mut inputs, mut slowest) = (0_u64, Duration::ZERO);
    while start.elapsed() < time || inputs < 20 {
        let bytes = (target.1)(&mut dice, &pages);
        slowest = slowest.max(run(target, &bytes));
        inputs += 1;
    }
    println!("{}: {inputs} inputs in {:?}, slowest {slowest:?}", target.0, start.elapsed());
}

/// The most memory this process held, where the system says so.
fn most_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}

#[test]
fn a_second_of_each_target() {
    TARGETS.iter().for_each(|target| fuzz(target, Duration::from_secs(1), 0x9e37_79b9_7f4a_7c15));
}

/// Ten minutes a target, or `ETIO_FUZZ_SECONDS`; from another seed each time unless `ETIO_FUZZ_SEED` names one.
#[test]
#[ignore = "ten minutes a target: `just soak`"]
fn ten_minutes_of_each_target() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let time = Duration::from_secs(number("ETIO_FUZZ_SECONDS").unwrap_or(600));
    let seed = number("ETIO_FUZZ_SEED").unwrap_or_else(|| u64::from(std::process::id()) << 20 | 1);
    println!("seed {seed}");
    TARGETS.iter().for_each(|target| fuzz(target, time, seed));
    let memory = most_memory();
    println!("most memory: {memory:?} bytes");
    assert!(memory.is_none_or(|memory| memory < MEMORY));
}
