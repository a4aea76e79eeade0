//! The topic that a page's text tells, where its title is a figure of speech: "When your voice turns to gravel".

use std::collections::HashMap;

use super::title::{own_topic, topic};
use crate::{
    causes::{
        fold::fold_text,
        vocabulary::{Concept, ConceptKind, Vocabulary},
    },
    model::{Document, Passage, Topic},
};

/// How many passages at the start are read.
const READ: usize = 60;

/// In how many of them it must be named once.
const SHARE: usize = 8;

/// How many of them must name it.
const OPENING: usize = 6;

/// The symptom or condition that the opening names and that the text speaks of most. None where the title's own
/// words come again in the text: then they name what the page is about.
pub(super) fn told_by_body(document: &Document, vocabulary: &Vocabulary) -> Option<Topic> {
    let own = own_topic(document.title.as_deref().unwrap_or_default())?;
    let own = fold_text(&own.as_written);
    let passages: Vec<&Passage> =
        document.sections.iter().flat_map(|section| &section.passages).take(READ).collect();
    if passages.iter().any(|passage| fold_text(&passage.text).contains(&own)) {
        return None;
    }
    let mut tally: HashMap<&str, Told<'_>> = HashMap::new();
    let headings = document.sections.iter().filter_map(|section| section.heading.as_deref());
    let texts = passages.iter().map(|passage| passage.text.as_str()).enumerate();
    for (at, text) in texts.chain(headings.map(|heading| (OPENING, heading))) {
        for name in vocabulary.scan(text).into_iter().filter(|name| may_be_topic(name.concept.kind)) {
            let told = tally.entry(&name.concept.id).or_insert_with(|| Told {
                concept: name.concept,
                as_written: text[name.start..name.end].to_owned(),
                first: at,
                times: 0,
            });
            told.times += 1;
        }
    }
    let mut told: Vec<Told<'_>> = tally.into_values().collect();
    told.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| a.concept.id.cmp(&b.concept.id)));
    let next = told.get(1).map_or(0, |next| next.times);
    let most = told.into_iter().next()?;
    let leads = most.times > 2 && most.times * 2 >= next * 3 || most.times == 2 && next < 2;
    // A text that comes back to it is about it; a question in the title asks for it in other words.
    let asks = document.title.as_deref().is_some_and(|title| title.ends_with('?'));
    let surely = leads && (asks || most.times > 2 && most.times * SHARE >= passages.len());
    (surely && most.first < OPENING).then(|| topic(most.concept, &most.as_written))
}

/// A concept that the text names.
struct Told<'v> {
    concept: &'v Concept,
    as_written: String,
    /// The number of the first passage that names it.
    first: usize,
    times: usize,
}

fn may_be_topic(kind: ConceptKind) -> bool {
    matches!(kind, ConceptKind::Symptom | ConceptKind::Condition | ConceptKind::Infection)
}
