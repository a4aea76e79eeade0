//! Pages as a bad disk, a cut download or an ill-wisher would have them: none panics or takes long.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use etio::{Hints, PageId, Vocabulary};

/// How long one page may take. A debug build on a busy machine is allowed more.
pub(crate) const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 2 });

/// Marsaglia's xorshift: the same mutations every time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `end`, 0 if there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() % end.max(1) as u64).unwrap()
    }

    /// A stretch of at most `longest` of so many bytes.
    fn stretch(&mut self, bytes: usize, longest: usize) -> std::ops::Range<usize> {
        let start = self.below(bytes);
        start..bytes.min(start + self.below(longest))
    }
}

/// The demo pages, by name.
pub(crate) fn demo() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/demo");
    let mut pages: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "html" || extension == "txt"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap()))
        .collect();
    pages.sort();
    assert!(!pages.is_empty());
    pages
}

/// Extracts a page and says how long it took.
#[track_caller]
fn check(what: &str, bytes: &[u8], name: &str, limit: Duration) {
    let start = Instant::now();
    if let Ok(page) = etio::read(bytes, name) {
        let hints =
            Hints { id: PageId::give(bytes, name, 0), path: name.to_owned(), given: etio::Given::default() };
        let _ = etio::extract(&page, &hints, Vocabulary::shipped());
    }
    let took = start.elapsed();
    assert!(took <= limit, "{what} of {name}, {} bytes, took {took:?}", bytes.len());
}

/// Does one to four things to a page that no page should suffer.
pub(crate) fn mutate(dice: &mut Dice, page: &mut Vec<u8>, pages: &[(String, Vec<u8>)]) {
    const ODD: &[&[u8]] = &[
        b"<",
        b">",
        b"</",
        b"<!--",
        b"\0",
        b"\xff\xfe",
        b"\xe2\x80",
        b"&#",
        b"<table><tr>",
        b"<p",
        b"\r",
        b"\"",
        b"'",
        b"[1]",
    ];
    for _ in 0..=dice.below(4) {
        match dice.below(7) {
            0 => {
                for _ in 0..=dice.below(40) {
                    let at = dice.below(page.len());
                    if let Some(byte) = page.get_mut(at) {
                        *byte ^= 1 << dice.below(8);
                    }
                }
            }
            1 => cut_tags(dice, page),
            2 => {
                let stretch = dice.stretch(page.len(), 2_000);
                page.drain(stretch);
            }
            3 => {
                let stretch = dice.stretch(page.len(), 200);
                let piece = page[stretch.clone()].repeat(1 + dice.below(100));
                page.splice(stretch.end..stretch.end, piece);
            }
            4 => {
                let (_, other) = &pages[dice.below(pages.len())];
                let piece = other[dice.stretch(other.len(), 3_000)].to_vec();
                let at = dice.below(page.len());
                page.splice(at..at, piece);
            }
            5 => page.truncate(dice.below(page.len())),
            _ => {
                let at = dice.below(page.len());
                page.splice(at..at, ODD[dice.below(ODD.len())].repeat(1 + dice.below(5)));
            }
        }
    }
}

/// Takes out some of the ends of tags, which leaves a tenth of them open.
fn cut_tags(dice: &mut Dice, page: &mut Vec<u8>) {
    let end = if dice.below(2) == 0 { b'>' } else { b'<' };
    page.retain(|byte| *byte != end || dice.below(10) > 0);
}

fn mutations(count: usize, seed: u64) {
    let pages = demo();
    let mut dice = Dice(seed);
    for number in 0..count {
        let (name, page) = &pages[number % pages.len()];
        let mut page = page.clone();
        mutate(&mut dice, &mut page, &pages);
        // The name is a hint to the format, so the wrong one is a mutation too.
        let name = if dice.below(8) == 0 { "page.html" } else { name };
        check(&format!("mutation {number} of seed {seed}"), &page, name, LIMIT);
    }
}

#[test]
fn a_few_hundred_mutations() {
    mutations(300, 0x9e37_79b9_7f4a_7c15);
}

#[test]
#[ignore = "takes minutes; run it in a release build"]
fn five_thousand_mutations() {
    mutations(5_000, 0x2545_f491_4f6c_dd1d);
}

#[test]
fn ten_thousand_deep() {
    for tag in [
        "div",
        "p",
        "b",
        "ul><li",
        "blockquote",
        "table><tr><td",
        "details><summary",
        "dl><dd",
        "h2",
        "a href=x",
        "font",
        "section",
    ] {
        let page = format!("<h1>Hiccups</h1>{}Stress causes hiccups.", format!("<{tag}>").repeat(10_000));
        check(tag, page.as_bytes(), "deep.html", LIMIT);
    }
    check(
        "json",
        format!("<script type=\"application/ld+json\">{}</script><p>Hiccups", "[".repeat(10_000)).as_bytes(),
        "deep.html",
        LIMIT,
    );
    check("parentheses", "(".repeat(10_000).as_bytes(), "deep.txt", LIMIT);
    let steps: String = (0..10_000).map(|depth| format!("{}- stress\n", " ".repeat(depth % 500))).collect();
    check("indents", steps.as_bytes(), "deep.txt", LIMIT);
}

/// Lines without an end: prose, a list run together, one word, markers, addresses.
fn long_lines(bytes: usize, limit: Duration) {
    for piece in [
        "Stress and too much coffee can cause hiccups, mostly at night. ",
        "- Stress ",
        "x",
        "hiccups can be caused by ",
        "stress, ",
        "[1] ",
        "https://doi.org/10.5555/h.1 ",
        "Oduya F. Hiccups. 2019;4(2):11-19. ",
        "<b>Stress</b> ",
        "<br>",
        "<",
        "&nbsp;",
        "â€™",
    ] {
        let line = piece.repeat(bytes / piece.len());
        check(&format!("a line of {piece:?}"), line.as_bytes(), "line.txt", limit);
        check(&format!("a line of {piece:?}"), format!("<p>{line}").as_bytes(), "line.html", limit);
    }
}

#[test]
fn a_line_of_a_hundred_kilobytes() {
    long_lines(100_000, LIMIT);
}

#[test]
#[ignore = "takes minutes; run it in a release build"]
fn a_line_of_five_megabytes() {
    long_lines(5_000_000, LIMIT);
}

/// What is too long is cut, so that it takes no longer.
#[test]
#[ignore = "takes minutes; run it in a release build"]
fn a_line_of_fifty_megabytes() {
    long_lines(50_000_000, LIMIT);
}
