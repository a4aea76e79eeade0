//! Other names of a page's subject, so that all its passages are found by them: the names that its
//! metadata and its section of names give, and those in its opening ("POMC deficiency, also called
//! ...", "... (ALL)"). They serve to find and are shown nowhere.

use std::cell::LazyCell;

use super::analyzer::{WordAt, words};
use crate::model::{Document, Section};

/// Passages from the start of a page in which it introduces its subject.
const OPENING: usize = 8;

/// Words before a name in which the title has to stand.
const REACH: usize = 14;

/// A longer stretch is a remark, not a name.
const LONGEST_NAME: usize = 8;

/// What comes before another name.
const CUES: [&str; 14] = [
    "also called",
    "also known as",
    "also termed",
    "also referred to as",
    "often called",
    "sometimes called",
    "commonly called",
    "commonly known as",
    "formerly called",
    "formerly known as",
    "previously called",
    "previously known as",
    "sometimes known as",
    "sometimes referred to as",
];

/// What ends a list of names.
const ENDS: [&str; 9] =
    [" is ", " are ", " was ", " which ", " because ", " refers ", " occurs ", " affects ", " has "];

/// The other names, each once, in the order of the page.
pub(super) fn other_names(head: &Document, sections: &[Section]) -> Vec<String> {
    let mut names = head.also_called.clone();
    let title = telling(&words(head.title.as_deref().unwrap_or_default()));
    let opening = sections.iter().flat_map(|section| &section.passages).take(OPENING);
    for passage in opening.filter(|_| !title.is_empty()) {
        for name in introduced(&passage.text, &title) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// The stems of a title that tell what it is about.
fn telling(title: &[WordAt]) -> Vec<String> {
    const EMPTY: [&str; 18] = [
        "a", "an", "and", "are", "by", "cause", "causes", "for", "in", "is", "of", "on", "or", "the", "to",
        "what", "why", "with",
    ];
    title.iter().filter(|word| !EMPTY.contains(&&*word.surface)).map(|word| word.stem.clone()).collect()
}

/// The names that a text gives for the subject just after it was named.
fn introduced(text: &str, title: &[String]) -> Vec<String> {
    // Most passages name nothing: their words are not even read.
    let read = LazyCell::new(|| words(text));
    let mut names = Vec::new();
    // ASCII alone is folded, so that every place stays the same.
    let folded = text.to_ascii_lowercase();
    for cue in CUES {
        for (at, _) in folded.match_indices(cue) {
            let after = at + cue.len();
            if is_named_before(&read, at, title) && folded[after..].starts_with(' ') {
                names.extend(listed(&text[after..]));
            }
        }
    }
    for (open, _) in text.match_indices('(') {
        let Some(close) = text[open..].find(')') else { break };
        let inside = text[open + 1..open + close].split([';', ',']).next().unwrap_or_default().trim();
        let letters = inside.chars().filter(|c| c.is_uppercase()).count();
        let is_short = inside.split(' ').count() <= 4;
        if letters >= 2 && is_short && is_named_before(&read, open, title) {
            names.push(inside.to_owned());
        }
    }
    names
}

/// Whether at least half of the title stands in the words just before this place.
fn is_named_before(read: &[WordAt], at: usize, title: &[String]) -> bool {
    let before = read.partition_point(|word| word.end <= at);
    let near = &read[before.saturating_sub(REACH)..before];
    let named = title.iter().filter(|stem| near.iter().any(|word| word.stem == **stem)).count();
    named * 2 >= title.len() && named > 0
}

/// The names that a list begins with: "X, Y, or Z, is a ..." has three.
fn listed(text: &str) -> Vec<String> {
    let mut end = text.find(['(', ')', ';', ':', '\n']).unwrap_or(text.len());
    end = text[..end].find(". ").unwrap_or(end);
    end = ENDS.iter().filter_map(|word| text[..end].find(word)).min().unwrap_or(end);
    let names = text[..end].split(',').flat_map(|part| part.split(" or "));
    names
        .map(name)
        .filter(|name| (1..=LONGEST_NAME).contains(&words(name).len()))
        .map(str::to_owned)
        .collect()
}

/// A name without what joins it to others or quotes it.
fn name(text: &str) -> &str {
    let text = text.trim();
    let text = ["or ", "and ", "the ", "a ", "an "]
        .iter()
        .fold(text, |text, word| text.strip_prefix(word).unwrap_or(text));
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '"' | '“' | '”' | '‘' | '\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, title: &str) -> Vec<String> {
        introduced(text, &telling(&words(title)))
    }

    #[test]
    fn names_stand_just_after_the_subject() {
        let text =
            "Marsh fever (MF), also known as reed ague, fen sickness or “bog shakes”, is a fever of spring.";
        assert_eq!(found(text, "Marsh fever"), ["reed ague", "fen sickness", "bog shakes", "MF"]);
        assert_eq!(
            found("Marsh fever (MF; also called reed ague) is rare.", "Marsh fever"),
            ["reed ague", "MF"]
        );
    }

    #[test]
    fn names_of_other_things_are_left() {
        assert!(found("It harms platelets (also called thrombocytes).", "Marsh fever").is_empty());
        assert!(found("Marsh fever (see the list below) is rare.", "Marsh fever").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "(\\PC|also called |\\(|\\)|fever |, )*") {
            introduced(&text, &["fever".to_owned()]);
        }
    }
}
