//! Where a query matched in a text: words by their stems, spellings as found, phrases whole.

use super::evaluate::Marks;
use crate::{
    index::{WordAt, words},
    model::Span,
};

impl Marks {
    /// The stretches of a text to mark, in order and not overlapping.
    pub(super) fn find(&self, text: &str) -> Vec<Span> {
        let words = words(text);
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (number, word) in words.iter().enumerate() {
            if self.stems.contains(&word.stem) || self.spellings.contains(&word.surface) {
                found.push((number, number + 1));
            }
        }
        for (phrase, slop) in &self.phrases {
            // Most names of a concept have a word that the text has not.
            if phrase.iter().all(|stem| words.iter().any(|word| word.stem == *stem)) {
                found.extend(phrases(&words, phrase, *slop as usize));
            }
        }
        found.sort_unstable();
        joined(found).into_iter().map(|(first, last)| span(text, &words, first, last)).collect()
    }
}

/// Where the words of a phrase stand, at most `slop` others between them: the whole phrase where
/// they are side by side, each word where they are not.
fn phrases(words: &[WordAt], phrase: &[String], slop: usize) -> Vec<(usize, usize)> {
    let is_here = |first: usize| {
        words.len() >= first + phrase.len()
            && words[first..].iter().zip(phrase).all(|(word, stem)| word.stem == *stem)
    };
    if slop == 0 {
        return (0..words.len())
            .filter(|first| is_here(*first))
            .map(|first| (first, first + phrase.len()))
            .collect();
    }
    let mut found = Vec::new();
    let is_of = |word: &WordAt| phrase.contains(&word.stem);
    for first in (0..words.len()).filter(|first| is_of(&words[*first])) {
        let near = &words[first..words.len().min(first + phrase.len() + slop)];
        if phrase.iter().all(|stem| near.iter().any(|word| word.stem == *stem)) {
            let marked = near.iter().enumerate().filter(|(_, word)| is_of(word));
            found.extend(marked.map(|(number, _)| (first + number, first + number + 1)));
        }
    }
    found
}

/// Sorted ranges of words, those that overlap made one.
fn joined(ranges: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for (first, last) in ranges {
        match joined.last_mut() {
            Some(before) if first < before.1 => before.1 = before.1.max(last),
            _ => joined.push((first, last)),
        }
    }
    joined
}

fn span(text: &str, words: &[WordAt], first: usize, last: usize) -> Span {
    Span::of_bytes(text, words[first].start, words[last - 1].end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, marks: &Marks) -> Vec<String> {
        marks.find(text).into_iter().map(|span| span.slice(text).to_owned()).collect()
    }

    #[test]
    fn stems_spellings_and_phrases_are_marked() {
        let mut marks = Marks::default();
        marks.stems.insert("twitch".into());
        marks.spellings.insert("fasciculation".into());
        marks.phrases.push((vec!["restless".into(), "leg".into()], 0));
        let text = "Naïve “twitches” or fasciculation, restless   legs’ twitching.";
        assert_eq!(marked(text, &marks), ["twitches", "fasciculation", "restless   legs", "twitching"]);
    }

    #[test]
    fn words_near_each_other_are_marked_apart() {
        let mut marks = Marks::default();
        marks.phrases.push((vec!["low".into(), "potassium".into()], 2));
        assert_eq!(marked("A low level of potassium, and potassium alone", &marks), ["low", "potassium"]);
        assert!(marked("low in iron, in zinc and in potassium", &marks).is_empty());
    }
}
