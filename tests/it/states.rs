//! What an index answers, so that two states of one can be compared; and folders of pages to make them from.

use std::{fmt::Write as _, path::Path, sync::atomic::AtomicBool};

use etio::{By, Clock, Index, Request, Run, Update, UpdateReport, Vocabulary};
use serde_json::Value;

use crate::case::{Case, html};

/// Causes that the pages name, in turn.
const CAUSES: &[&str] = &[
    "Caffeine",
    "Stress",
    "Lack of sleep",
    "Dehydration",
    "Low potassium",
    "Nicotine",
    "Muscle fatigue",
    "Anxiety",
    "Diabetes",
    "Pinched nerve",
    "Alcohol",
    "Heat",
];

/// Titles that the pages bear, in turn.
const TITLES: &[&str] =
    &["Muscle twitching", "Leg cramps", "Dizziness", "Hiccups", "Dry mouth", "Tinnitus", "Headache"];

/// Questions with one or more words, phrases, fields and operators: forty of them.
pub(crate) fn questions() -> Vec<String> {
    let mut all: Vec<String> = TITLES.iter().map(|title| format!("what causes {title}?")).collect();
    all.extend(CAUSES.iter().map(|cause| (*cause).to_lowercase()));
    all.extend(CAUSES.iter().take(8).map(|cause| format!("cause:\"{cause}\"")));
    let mixed = [
        "\"within a few days\"",
        "stress -caffeine",
        "stress OR heat",
        "dehydrat*",
        "section:causes sleep",
        "cramps at night",
        "jumping muscle",
        "\"nearly everyone\" rests",
        "twitching NOT stress",
        "rare causes of tinnitus",
        "part seven",
        "coffee",
        "zebra",
    ];
    all.extend(mixed.map(str::to_owned));
    assert_eq!(all.len(), 40);
    all
}

/// A page that is told from others by its number and by how often it was changed.
pub(crate) fn page(number: usize, version: usize) -> String {
    let title = TITLES[number % TITLES.len()];
    let causes: Vec<&str> = (0..2 + (number + version) % 4)
        .map(|at| CAUSES[(number * 5 + version * 3 + at * 7) % CAUSES.len()])
        .collect();
    let rests = "rests enough and drinks water ".repeat(1 + (number + version * 2) % 5);
    html(&format!("{title}, part {number}"), &causes).replace("rests enough", &format!("{rests}{version}"))
}

/// A folder of so many pages, not indexed yet.
pub(crate) fn folder(pages: usize) -> Case {
    let case = Case::new();
    (0..pages).for_each(|number| case.write(&format!("pages/{number:03}.html"), page(number, 0)));
    case
}

/// Brings an index up to date with a folder, at a moment that is always the same.
pub(crate) fn update(index: &Path, pages: &Path) -> UpdateReport {
    let asked = Update { paths: vec![pages.to_path_buf()], prune: true, jobs: 1, ..Update::default() };
    let stop = AtomicBool::new(false);
    etio::update(index, &asked, &mut Run { clock: Clock::at(0), stop: &stop, progress: &mut () }).unwrap()
}

/// All that an index answers to some of the questions, scores included, as text; ids, which depend on where a
/// page first lay, are left out.
pub(crate) fn answers(index: &Path, questions: &[String]) -> etio::Result<String> {
    let reader = Index::open(index)?.reader()?;
    let mut all = String::new();
    for question in questions {
        let request =
            Request { query: question.clone(), by: By::None, limit: Some(50), ..Request::default() };
        let answer = etio::search(&reader, Vocabulary::shipped(), &request)?;
        let mut answer = serde_json::to_value(&answer).unwrap();
        strip(&mut answer);
        writeln!(all, "{question}: {answer}").unwrap();
    }
    for page in reader.pages()? {
        writeln!(all, "{} {} {}", page.path, page.hash, page.passages).unwrap();
    }
    Ok(all)
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            let is_passage = fields.contains_key("section_kind");
            if is_passage || fields.contains_key("source") {
                fields.shift_remove("id");
                fields.shift_remove("page");
            }
            fields.values_mut().for_each(strip);
        }
        Value::Array(values) => values.iter_mut().for_each(strip),
        _ => {}
    }
}

/// Random numbers that are the same on every run (SplitMix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}

/// Copies an index, its files' times and all.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        std::fs::copy(entry.path(), &target).unwrap();
        let modified = entry.metadata().unwrap().modified().unwrap();
        std::fs::File::options().write(true).open(target).unwrap().set_modified(modified).unwrap();
    }
}

/// The names of the files of an index's folder that no commit speaks of, locks aside.
pub(crate) fn leftovers(index: &Path) -> Vec<String> {
    let meta = std::fs::read_to_string(index.join("meta.json")).unwrap();
    let names =
        std::fs::read_dir(index).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let known = |name: &String| {
        name.ends_with(".lock") || [".roots.json", "meta.json", "register.etio"].contains(&name.as_str())
    };
    names.filter(|name| !known(name) && !meta.contains(&format!("\"{name}\""))).collect()
}
