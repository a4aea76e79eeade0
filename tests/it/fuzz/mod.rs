//! Random input for as long as one likes, for each reader of a format, extraction, references and the query
//! parser: no panic, no input that takes long, no memory beyond bounds. What once failed stands in
//! `tests/seeds/TARGET/` and comes first.

mod pieces;
mod readers;
mod watch;

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use etio::{Hints, PageId, Vocabulary};

use crate::mutations::{Dice, demo, mutate};
use pieces::{QUERIES, REFERENCES};

/// Makes an input.
type Make = dyn Fn(&mut Dice) -> Vec<u8>;

/// What is fuzzed: how its input is made, and what is done with it.
struct Target {
    name: &'static str,
    make: Box<Make>,
    /// What is done with an input; how many pages there were in it.
    eat: fn(&[u8], &'static str) -> u32,
    /// The name under which the input is read.
    file: &'static str,
}

/// All targets, the readers first.
fn targets() -> Vec<Target> {
    let mut targets = readers::targets();
    let pages = demo();
    let of = |name, make, eat| Target { name, make, eat, file: "" };
    targets.push(of(
        "extract",
        Box::new(move |dice| {
            let mut page = pages[dice.below(pages.len())].1.clone();
            mutate(dice, &mut page, &pages);
            page
        }),
        |bytes, _| extract(bytes, if bytes.len().is_multiple_of(3) { "page.txt" } else { "page.html" }),
    ));
    targets.push(of("references", Box::new(|dice| some(dice, REFERENCES, 60)), |bytes, _| {
        extract(bytes, if bytes.len().is_multiple_of(3) { "page.txt" } else { "page.html" })
    }));
    targets.push(of("query", Box::new(|dice| some(dice, QUERIES, 20)), |bytes, _| {
        drop(etio::parse(&String::from_utf8_lossy(bytes)));
        0
    }));
    targets
}

/// Some of these pieces one behind another, some of them cut.
fn some(dice: &mut Dice, from: &[&str], most: usize) -> Vec<u8> {
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

/// Reads all pages of a file, and extracts each; how many there are.
fn extract(bytes: &[u8], file: &str) -> u32 {
    let mut count = 0;
    let _ = etio::pages(bytes, file, &mut |part| {
        let hints = Hints {
            id: PageId::give(b"", file, 0),
            path: part.inner.unwrap_or_default(),
            given: etio::Given::default(),
        };
        count += 1;
        if let Ok(page) = part.page {
            drop(etio::extract(&page, &hints, Vocabulary::shipped()));
        }
    });
    count
}

fn seeds(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds").join(target)
}

/// Runs a target on its seeds, then for so long on what it makes, and prints how that went.
///
/// # Errors
/// What went wrong with which input; the input is kept.
fn fuzz(target: &Target, time: Duration, least: u64, seed: u64) -> Result<(), String> {
    for entry in fs::read_dir(seeds(target.name)).into_iter().flatten() {
        watch::run(target, &fs::read(entry.unwrap().path()).unwrap())?;
    }
    let (mut dice, start) = (Dice(seed), Instant::now());
    let (mut inputs, mut slowest, mut most) = (0_u64, Duration::ZERO, 0);
    while start.elapsed() < time || inputs < least {
        let cost = watch::run(target, &(target.make)(&mut dice))?;
        (slowest, most) = (slowest.max(cost.time), most.max(cost.memory.unwrap_or(0)));
        inputs += 1;
    }
    println!(
        "{}: {inputs} inputs in {:?}, slowest {slowest:?}, largest {} MB",
        target.name,
        start.elapsed(),
        most >> 20
    );
    Ok(())
}

#[test]
fn a_little_of_each_target() {
    for target in targets() {
        fuzz(&target, Duration::from_millis(200), 20, 0x9e37_79b9_7f4a_7c15)
            .unwrap_or_else(|fault| panic!("{fault}"));
    }
}

/// Ten minutes a target, or `ETIO_FUZZ_SECONDS`; of all targets, or those whose names `ETIO_FUZZ_TARGETS` lists;
/// from another seed each time unless `ETIO_FUZZ_SEED` names one. A target ends with its first fault, and the
/// others go on.
#[test]
#[ignore = "ten minutes a target: `just soak`"]
fn ten_minutes_of_each_target() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let time = Duration::from_secs(number("ETIO_FUZZ_SECONDS").unwrap_or(600));
    let seed = number("ETIO_FUZZ_SEED").unwrap_or_else(|| u64::from(std::process::id()) << 20 | 1);
    let only = std::env::var("ETIO_FUZZ_TARGETS").unwrap_or_default();
    let is_wanted = |target: &Target| only.is_empty() || only.split(',').any(|name| name == target.name);
    println!("seed {seed}");
    let targets: Vec<Target> = targets().into_iter().filter(is_wanted).collect();
    assert!(!targets.is_empty(), "no target is named {only:?}");
    let mut faults = Vec::new();
    for target in &targets {
        if let Err(fault) = fuzz(target, time, 20, seed) {
            println!("{fault}");
            faults.push(fault);
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
