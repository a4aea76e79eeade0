//! Scores search on a judged collection in BEIR's layout, in one process:
//!
//! ```text
//! cargo run --release --example evaluate -- FOLDER          corpus.jsonl, queries.jsonl or .tsv, qrels/test.tsv or qrels.tsv
//!     --index DIR      keep the index here, and use it if it is there
//!     --queries FILE   --qrels FILE   other than the folder's own
//!     --every N        every Nth query
//!     --sections       what is judged are sections of pages that are indexed at --index: FILE-STEM#HEADING,
//!                      the heading by its letters alone
//!     -v               the figures of each query
//! ```
//!
//! Prints nDCG@10, recall@100 and reciprocal rank, and nDCG@10 by each further column of the queries.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
    time::Instant,
};

use anyhow::{Context, bail};
use etio::{By, Clock, Groups, Index, Reader, Request, Run, Update, Vocabulary, search, update};

/// How many results are looked at.
const DEPTH: usize = 100;

fn main() -> anyhow::Result<()> {
    let options = Options::read()?;
    let folder = tempfile::tempdir()?;
    let index = options.index.clone().unwrap_or_else(|| folder.path().join("index"));
    let names = if options.sections {
        HashMap::new()
    } else {
        build(&options.folder, &folder.path().join("pages"), &index)?
    };
    let reader = Index::open(&index)?.reader()?;
    let judged = judgements(&options.qrels)?;
    let mut table = Table::default();
    let start = Instant::now();
    for query in queries(&options.queries)?.iter().step_by(options.every) {
        let Some(gold) = judged.get(&query.id) else { continue };
        let ranking =
            if options.sections { sections(&reader, query)? } else { articles(&reader, query, &names)? };
        let figures = Figures::of(&ranking, gold);
        if options.verbose {
            println!("{:.3}\t{}\t{}\t{}", figures.ndcg, query.id, query.text, query.labels.join("\t"));
        }
        table.add(&query.labels, figures);
    }
    table.print(start.elapsed().as_millis());
    Ok(())
}

struct Options {
    folder: PathBuf,
    index: Option<PathBuf>,
    queries: PathBuf,
    qrels: PathBuf,
    every: usize,
    sections: bool,
    verbose: bool,
}

impl Options {
    fn read() -> anyhow::Result<Self> {
        let (mut folder, mut index, mut queries, mut qrels) = (None, None, None, None);
        let (mut every, mut sections, mut verbose) = (1, false, false);
        let mut args = std::env::args().skip(1);
        while let Some(arg) = args.next() {
            let mut value = || args.next().with_context(|| format!("{arg} needs a value"));
            match arg.as_str() {
                "--index" => index = Some(PathBuf::from(value()?)),
                "--queries" => queries = Some(PathBuf::from(value()?)),
                "--qrels" => qrels = Some(PathBuf::from(value()?)),
                "--every" => every = value()?.parse().context("--every needs a number")?,
                "--sections" => sections = true,
                "-v" => verbose = true,
                _ if arg.starts_with('-') => bail!("no option {arg}"),
                _ => folder = Some(PathBuf::from(arg)),
            }
        }
        let folder = folder.unwrap_or_default();
        let first = |names: &[&str]| names.iter().map(|name| folder.join(name)).find(|path| path.is_file());
        Ok(Self {
            queries: queries.or_else(|| first(&["queries.tsv", "queries.jsonl"])).context("no queries")?,
            qrels: qrels
                .or_else(|| first(&["qrels/test.tsv", "qrels.tsv", "qrels/dev.tsv"]))
                .context("no qrels")?,
            every: every.max(1),
            folder,
            index,
            sections,
            verbose,
        })
    }
}

/// A query and what its kind is.
struct Asked {
    id: String,
    text: String,
    labels: Vec<String>,
}

fn queries(path: &Path) -> anyhow::Result<Vec<Asked>> {
    let text = fs::read_to_string(path)?;
    let is_json = path.extension().is_some_and(|it| it == "jsonl");
    let read = |line: &str| {
        if is_json {
            let value: serde_json::Value = serde_json::from_str(line)?;
            return Ok(Asked { id: id(&value)?, text: string(&value, "text"), labels: Vec::new() });
        }
        let mut parts = line.split('\t').map(str::to_owned);
        let id = parts.next().unwrap_or_default();
        Ok(Asked { id, text: parts.next().unwrap_or_default(), labels: parts.collect() })
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(read).collect()
}

/// Query to document to grade. Both `query 0 document grade` and BEIR's three columns are read.
fn judgements(path: &Path) -> anyhow::Result<HashMap<String, HashMap<String, u32>>> {
    let mut judged: HashMap<String, HashMap<String, u32>> = HashMap::new();
    for line in fs::read_to_string(path)?.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let (Some(query), Some(grade)) = (parts.first(), parts.last()) else { continue };
        // The heading of the columns has no grade.
        let Ok(grade) = grade.parse::<u32>() else { continue };
        if grade > 0 && parts.len() >= 3 {
            judged.entry((*query).to_owned()).or_default().insert(parts[parts.len() - 2].to_owned(), grade);
        }
    }
    Ok(judged)
}

fn id(value: &serde_json::Value) -> anyhow::Result<String> {
    let id = value.get("_id").or_else(|| value.get("id")).context("a line without _id")?;
    Ok(id.as_str().map_or_else(|| id.to_string(), str::to_owned))
}

fn string(value: &serde_json::Value, key: &str) -> String {
    value.get(key).and_then(|it| it.as_str()).unwrap_or_default().to_owned()
}

/// Indexes a corpus as saved text pages, unless it is; returns which document each page is.
fn build(folder: &Path, pages: &Path, index: &Path) -> anyhow::Result<HashMap<String, String>> {
    let corpus = fs::read_to_string(folder.join("corpus.jsonl")).context("corpus.jsonl")?;
    let is_there = Index::open(index).is_ok();
    fs::create_dir_all(pages)?;
    let mut names = HashMap::new();
    for (number, line) in corpus.lines().filter(|line| !line.trim().is_empty()).enumerate() {
        let value: serde_json::Value = serde_json::from_str(line)?;
        let stem = format!("d{number:07}");
        if !is_there {
            let text = format!("{}\n\n{}\n", string(&value, "title"), string(&value, "text"));
            fs::write(pages.join(format!("{stem}.txt")), text)?;
        }
        names.insert(stem, id(&value)?);
    }
    if !is_there {
        let asked = Update { paths: vec![pages.to_path_buf()], ..Update::default() };
        let mut run = Run { clock: Clock::system(), stop: &AtomicBool::new(false), progress: &mut () };
        update(index, &asked, &mut run)?;
    }
    Ok(names)
}

fn answer(reader: &Reader, query: &Asked, by: By) -> anyhow::Result<Groups> {
    let request = Request { query: query.text.clone(), by, limit: Some(DEPTH), ..Request::default() };
    match search(reader, Vocabulary::shipped(), &request) {
        Ok(answer) => Ok(answer.groups),
        Err(error) => {
            eprintln!("failed: {}: {error}", query.text);
            Ok(Groups::None { passages: Vec::new() })
        }
    }
}

fn articles(reader: &Reader, query: &Asked, names: &HashMap<String, String>) -> anyhow::Result<Vec<String>> {
    let Groups::Article { articles } = answer(reader, query, By::Article)? else { return Ok(Vec::new()) };
    Ok(articles.iter().filter_map(|article| names.get(stem(&article.path))).cloned().collect())
}

/// What is found, as FILE-STEM#HEADING, all headings above a passage from the innermost.
fn sections(reader: &Reader, query: &Asked) -> anyhow::Result<Vec<String>> {
    let Groups::None { passages } = answer(reader, query, By::None)? else { return Ok(Vec::new()) };
    let mut ranking: Vec<String> = Vec::new();
    for hit in &passages {
        // Headings inside a judged section are parts of it.
        let Some(heading) = hit.section.iter().rev().find(|it| it.ends_with('?')).or(hit.section.first())
        else {
            continue;
        };
        let letters: String =
            heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == '_').collect();
        let name = format!("{}#{letters}", stem(&hit.path));
        if !ranking.contains(&name) {
            ranking.push(name);
        }
    }
    Ok(ranking)
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[derive(Clone, Copy, Default)]
struct Figures {
    ndcg: f64,
    recall: f64,
    reciprocal: f64,
}

impl Figures {
    fn of(ranking: &[String], gold: &HashMap<String, u32>) -> Self {
        let gain = |(rank, grade): (usize, u32)| f64::from(grade) / (rank as f64 + 2.0).log2();
        let grades: Vec<u32> = ranking.iter().map(|it| gold.get(it).copied().unwrap_or(0)).collect();
        let mut best: Vec<u32> = gold.values().copied().collect();
        best.sort_unstable_by(|a, b| b.cmp(a));
        let ideal: f64 = best.iter().copied().take(10).enumerate().map(gain).sum();
        let found = grades.iter().take(DEPTH).filter(|grade| **grade > 0).count();
        let first = grades.iter().take(10).position(|grade| *grade > 0);
        Self {
            ndcg: grades.iter().copied().take(10).enumerate().map(gain).sum::<f64>() / ideal,
            recall: found as f64 / gold.len() as f64,
            reciprocal: first.map_or(0.0, |rank| 1.0 / (rank + 1) as f64),
        }
    }
}

#[derive(Default)]
struct Table {
    all: Vec<Figures>,
    labelled: BTreeMap<(usize, String), Vec<f64>>,
}

impl Table {
    fn add(&mut self, labels: &[String], figures: Figures) {
        self.all.push(figures);
        for (column, label) in labels.iter().enumerate() {
            self.labelled.entry((column, label.clone())).or_default().push(figures.ndcg);
        }
    }

    fn print(&self, millis: u128) {
        let count = self.all.len().max(1);
        let mean = |of: fn(&Figures) -> f64| self.all.iter().map(of).sum::<f64>() / count as f64;
        println!(
            "{} queries: nDCG@10 {:.4}, recall@100 {:.4}, MRR@10 {:.4}, {:.1} ms a query",
            self.all.len(),
            mean(|it| it.ndcg),
            mean(|it| it.recall),
            mean(|it| it.reciprocal),
            millis as f64 / count as f64
        );
        for ((_, label), values) in &self.labelled {
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            println!("    {label}: {mean:.3} ({})", values.len());
        }
    }
}
