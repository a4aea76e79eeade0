//! How long a whole `etio search` takes, grouped by cause and not at all, and a whole `etio compare`, beside a bare
//! tantivy program that opens the same index, asks for the same words and fetches ten stored passages, and beside a
//! process that does nothing. Each question is asked by all in turn, a process each; medians of wall time and their
//! ratios are printed. `cargo test` runs it once, small.
//!
//! Index: the folder in `ETIO_BENCH_INDEX` where that is set, else one of the demo pages.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use tantivy::{
    Index, TantivyDocument, Term,
    collector::TopDocs,
    query::{BooleanQuery, Occur, Query, TermQuery},
    schema::{IndexRecordOption, Value},
};

const QUESTIONS: [&str; 8] = [
    "anemia",
    "dizziness",
    "causes of kidney stones",
    "What causes muscle twitching?",
    "treatment of high blood pressure",
    "is cystic fibrosis inherited",
    "leg cramps at night",
    "vitamin d deficiency symptoms",
];

/// Rounds over all questions.
const ROUNDS: usize = 15;

/// What is timed: its name, and the process that asks a question.
type Ask<'a> = (&'a str, &'a dyn Fn(&str) -> Command);

/// Passages that the bare program fetches.
const FETCHED: usize = 10;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let Some(at) = args.iter().position(|arg| arg == "--bare") {
        return bare(Path::new(&args[at + 1]), &args[at + 2]);
    }
    let rounds = if args.iter().any(|arg| arg == "--bench") { ROUNDS } else { 1 };
    let scratch = tempfile::tempdir().expect("a temporary folder can be made");
    let index = std::env::var_os("ETIO_BENCH_INDEX").map_or_else(|| demo(scratch.path()), PathBuf::from);
    let own = std::env::current_exe().expect("this program has a path");
    let etio = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_etio"));
        command.args(words);
        command
    };
    let asks: [Ask<'_>; 5] = [
        ("bare tantivy", &|question| {
            let mut command = Command::new(&own);
            command.arg("--bare").arg(&index).arg(question);
            command
        }),
        ("etio --version", &|_| etio(&["--version"])),
        ("etio search", &|question| etio(&["search", question])),
        ("etio search --by none", &|question| etio(&["search", question, "--by", "none"])),
        ("etio compare", &|question| etio(&["compare", question])),
    ];
    let mut times = asks.map(|_| Vec::new());
    for question in QUESTIONS.iter().cycle().take(QUESTIONS.len() * rounds) {
        for ((_, ask), times) in asks.iter().zip(&mut times) {
            times.push(timed(ask(question).env("ETIO_INDEX", &index)));
        }
    }
    println!("{} questions, {rounds} rounds, whole processes, medians of wall time", QUESTIONS.len());
    let medians = times.map(median);
    for ((name, _), time) in asks.iter().zip(medians) {
        let ratio = time.as_secs_f64() / medians[0].as_secs_f64();
        println!("{name:22} {:6.1} ms  {ratio:5.2} x bare tantivy", time.as_secs_f64() * 1e3);
    }
}

/// Opens the index, asks for the words of the question and prints the best passages as they are stored.
fn bare(index: &Path, question: &str) {
    let index = Index::open_in_dir(index).expect("the index opens");
    let schema = index.schema();
    let (text, stored) = (field(&schema, "text"), field(&schema, "stored"));
    let mut analyzer = index.tokenizers().get("en_stem").expect("tantivy has an English analyzer");
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    let mut words = analyzer.token_stream(question);
    while words.advance() {
        let term = Term::from_field_text(text, &words.token().text);
        clauses.push((Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))));
    }
    let searcher = index.reader().expect("the index is read").searcher();
    let query = BooleanQuery::new(clauses);
    let found = searcher.search(&query, &TopDocs::with_limit(FETCHED).order_by_score()).expect("it searches");
    for (score, place) in found {
        let record: TantivyDocument = searcher.doc(place).expect("a record is fetched");
        let passage = record.get_first(stored).map(|value| format!("{:?}", value.as_value()));
        println!("{score} {}", passage.unwrap_or_default());
    }
}

fn field(schema: &tantivy::schema::Schema, name: &str) -> tantivy::schema::Field {
    schema.get_field(name).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// An index of the demo pages; of copies, because the folder keeps its own out of any index.
fn demo(scratch: &Path) -> PathBuf {
    let (pages, index) = (scratch.join("pages"), scratch.join("index"));
    fs::create_dir(&pages).expect("a folder can be made");
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/demo");
    for page in fs::read_dir(shipped).expect("the demo pages are there").flatten() {
        if !page.file_name().to_string_lossy().starts_with('.') {
            fs::copy(page.path(), pages.join(page.file_name())).expect("a page can be copied");
        }
    }
    let mut run = Command::new(env!("CARGO_BIN_EXE_etio"));
    run.arg("index").arg(pages).arg("--index").arg(&index);
    timed(&mut run);
    index
}

fn timed(command: &mut Command) -> Duration {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the program runs");
    assert!(status.code().is_some_and(|code| code < 2), "{command:?}");
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
