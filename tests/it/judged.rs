//! Judged questions over the demo pages: how high search puts the passages that answer them.

use std::{path::Path, sync::atomic::AtomicBool};

use etio::{By, Clock, Groups, Hit, Index, Reader, Request, Run, Update, Vocabulary, search, update};
use serde::Deserialize;

/// A little under today's figures (docs/ranking.md); a change that falls below has made search worse.
const LEAST_RECIPROCAL_RANK: f64 = 0.80;
const LEAST_IN_FIRST_THREE: f64 = 0.88;

#[derive(Deserialize)]
struct Judged {
    question: Vec<Question>,
}

#[derive(Deserialize)]
struct Question {
    ask: String,
    /// Page and a few words of the passage.
    answers: Vec<(String, String)>,
}

impl Question {
    /// The place of the first passage that answers, from 1.
    fn rank(&self, reader: &Reader) -> Option<usize> {
        let request =
            Request { query: self.ask.clone(), by: By::None, limit: Some(10), ..Request::default() };
        let answer = search(reader, Vocabulary::shipped(), &request).unwrap();
        let Groups::None { passages } = answer.groups else { unreachable!("asked for") };
        passages.iter().position(|hit| self.is_answered_by(hit)).map(|place| place + 1)
    }

    fn is_answered_by(&self, hit: &Hit) -> bool {
        self.answers.iter().any(|(page, words)| hit.path.ends_with(page.as_str()) && hit.text.contains(words))
    }
}

#[test]
fn judged_questions_are_answered_near_the_top() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let judged = std::fs::read_to_string(root.join("tests/judged.toml")).unwrap();
    let judged: Judged = toml::from_str(&judged).unwrap();
    assert!(judged.question.len() >= 60, "{}", judged.question.len());

    let dir = tempfile::tempdir().unwrap();
    // The folder's own .etioignore keeps the demo out of people's indexes; a copy has none.
    let pages = dir.path().join("pages");
    std::fs::create_dir(&pages).unwrap();
    for entry in std::fs::read_dir(root.join("corpus/demo")).unwrap() {
        let path = entry.unwrap().path();
        if !path.ends_with(".etioignore") {
            std::fs::copy(&path, pages.join(path.file_name().unwrap())).unwrap();
        }
    }
    let asked = Update { paths: vec![pages], ..Update::default() };
    let mut run = Run { clock: Clock::system(), stop: &AtomicBool::new(false), progress: &mut () };
    update(&dir.path().join("index"), &asked, &mut run).unwrap();
    let reader = Index::open(&dir.path().join("index")).unwrap().reader().unwrap();

    let ranks: Vec<Option<usize>> = judged.question.iter().map(|it| it.rank(&reader)).collect();
    for (question, rank) in judged.question.iter().zip(&ranks) {
        if rank.is_none_or(|rank| rank > 3) {
            println!("{}: {rank:?}", question.ask);
        }
    }
    let all = ranks.len() as f64;
    let reciprocal = ranks.iter().flatten().map(|rank| 1.0 / *rank as f64).sum::<f64>() / all;
    let in_three = ranks.iter().flatten().filter(|rank| **rank <= 3).count() as f64 / all;
    println!("{all} questions: mean reciprocal rank {reciprocal:.3}, in the first three {in_three:.3}");
    assert!(reciprocal >= LEAST_RECIPROCAL_RANK, "mean reciprocal rank {reciprocal:.3}");
    assert!(in_three >= LEAST_IN_FIRST_THREE, "in the first three {in_three:.3}");
}
