//! Passage to mentions: which causes a passage names, of what, how common, how serious, how surely.
//!
//! A passage is read only where a heading or lead-in announces causes, or where it has a causal cue
//! (`cue`). Lists, headings and tables are read as names (`item`, `heading`, `table`), running text by
//! its cues (`prose`); `phrase` takes phrases apart and `name` finds what they name.

mod asked;
mod context;
mod cue;
mod finder;
mod fold;
mod grade;
mod heading;
mod item;
#[rustfmt::skip] // Lists of words, many on a line.
mod lexicon;
mod name;
mod phrase;
mod prose;
mod qualifier;
mod reading;
mod setting;
mod sieve;
mod stance;
mod table;
mod topic;
mod vocabulary;

#[cfg(test)]
mod gold;

use crate::model::Document;
pub use vocabulary::{
    About, Concept, ConceptKind, Entry, Joined, Origin, Problem, ProblemLevel, Store, Tally, Terms,
    Vocabulary, Written,
};

/// Finds the topics of a document and the causes that its passages name, and writes them into it
/// (`document.topics`, and `causes` of every passage).
///
/// They are found with the shipped vocabulary and then renamed by this one: what is found never depends
/// on a user's own files, so that a change to these asks for no page again.
pub fn find(document: &mut Document, vocabulary: &Vocabulary) {
    read(document, Vocabulary::shipped());
    vocabulary.rename(document);
}

fn read(document: &mut Document, vocabulary: &Vocabulary) {
    let subject = topic::Subject::of(document, vocabulary);
    document.topics.clone_from(&subject.topics);
    if subject.main().is_none() {
        return;
    }
    let settings = setting::of_sections(document, &subject, vocabulary);
    for (section, setting) in document.sections.iter_mut().zip(&settings) {
        finder::find_in_section(section, setting, &subject, vocabulary);
    }
}
