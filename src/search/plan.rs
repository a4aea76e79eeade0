//! A query made ready to be evaluated: which words are evidence, which concepts they name, which
//! kinds of section they ask for, and what must hold.

use std::ops::Range;

use super::{
    query::{Form, Phrase, Query, Word},
    question,
    switches::Part,
};
use crate::{
    causes::{Concept, Vocabulary},
    index::{WordAt, words},
    model::SectionKind,
};

/// Needs that a mask of found words has room for; later words of a very long question still score.
pub(super) const MASKED: usize = 64;

/// A subject is named in so many words at most.
const SUBJECT_WORDS: usize = 4;

/// A query of more words is a letter to somebody.
const LETTER: usize = 12;

/// A query made ready.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    /// The words that are evidence.
    pub(super) needs: Vec<Need>,
    /// The concepts that they name.
    pub(super) concepts: Vec<NamedHere<'a>>,
    /// The kinds of section that answer it.
    pub(super) kinds: Vec<SectionKind>,
    /// What must hold, or must not ([`Query::Not`]).
    pub(super) hard: Vec<&'a Query>,
    /// Whether it is a few words that name a subject, and no question.
    pub(super) is_subject: bool,
    /// The concepts that its quoted words name: for its subject, not for matching.
    pub(super) quoted: Vec<&'a Concept>,
}

/// A word that is evidence.
#[derive(Debug)]
pub(super) struct Need {
    /// The word as typed, without marks around it.
    pub(super) label: String,
    /// What finds it.
    pub(super) term: Term,
    /// What finds it in another spelling: "IL6" for "IL-6" and the other way round.
    pub(super) joined: Option<Vec<String>>,
    /// The kind of section that does as well as the word.
    pub(super) kind: Option<SectionKind>,
}

/// What finds a word or a phrase.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Term {
    /// These stems side by side; one is a word.
    Stems { stems: Vec<String>, slop: u32 },
    /// Words that begin so.
    Prefix(String),
    /// Words spelt nearly so, and its stem.
    Near { surface: String, stem: String },
}

/// A concept that some of the words name.
#[derive(Debug)]
pub(super) struct NamedHere<'a> {
    pub(super) concept: &'a Concept,
    /// The needs that the name covers.
    pub(super) needs: Vec<usize>,
    /// Its other names, by their stems.
    pub(super) names: Vec<Vec<String>>,
}

impl<'a> Plan<'a> {
    pub(super) fn of(query: &'a Query, vocabulary: &'a Vocabulary, fuzzy: bool) -> Self {
        let parts = match query {
            Query::Sequence(parts) => parts.as_slice(),
            part => std::slice::from_ref(part),
        };
        let (mut soft, mut hard) = (Vec::new(), Vec::new());
        for part in parts {
            match part {
                Query::Word(word) => soft.push(word),
                part => hard.push(part),
            }
        }
        let has_subject = hard.iter().any(|part| !matches!(part, Query::Not(_) | Query::Field(_)));
        let mut plan = Self {
            needs: Vec::new(),
            concepts: Vec::new(),
            kinds: Vec::new(),
            hard,
            is_subject: false,
            quoted: Vec::new(),
        };
        plan.quoted = plan
            .hard
            .iter()
            .flat_map(|part| quoted(part))
            .flat_map(|text| concepts_in(text, vocabulary))
            .collect();
        plan.add_words(&soft, has_subject, vocabulary, fuzzy);
        plan
    }

    /// Ids of the concepts that the query names.
    pub(super) fn concept_ids(&self) -> Vec<&str> {
        let named = self.concepts.iter().map(|named| named.concept);
        named.chain(self.quoted.iter().copied()).map(|concept| concept.id.as_str()).collect()
    }

    // Parts of a plan are numbered: needs, then concepts, then pairs of neighbours, then related words.

    /// The number of a concept as a part.
    pub(super) fn concept(&self, number: usize) -> usize {
        self.needs.len() + number
    }

    /// The number of a pair of neighbours as a part.
    pub(super) fn pair(&self, number: usize) -> usize {
        self.concept(self.concepts.len()) + number
    }

    /// The number of a related word as a part.
    pub(super) fn related(&self, number: usize) -> usize {
        self.pair(self.needs.len().saturating_sub(1)) + number
    }

    fn add_words(&mut self, soft: &[&Word], has_subject: bool, vocabulary: &'a Vocabulary, fuzzy: bool) {
        let read = Soft::read(soft);
        let found = vocabulary.scan(&read.text);
        let ranges: Vec<Range<usize>> =
            found.iter().map(|found| read.words_at(found.start, found.end)).collect();
        let asked = read.asked();
        let kept = read.kept(&ranges, has_subject);
        let mut need_of = vec![None; soft.len()];
        for (number, word) in soft.iter().enumerate().filter(|(number, _)| kept[*number]) {
            let kind = asked.iter().find(|(range, _)| range.contains(&number)).map(|(_, kind)| *kind);
            need_of[number] = Some(self.needs.len());
            self.needs.push(Need {
                label: label(&word.text),
                term: term(word, fuzzy),
                joined: joined(word),
                kind,
            });
        }
        self.is_subject = asked.is_empty()
            && self.hard.is_empty()
            && (1..=SUBJECT_WORDS).contains(&self.needs.len())
            && self.needs.len() == soft.len();
        self.kinds = asked.into_iter().map(|(_, kind)| kind).collect();
        for (found, range) in found.iter().zip(ranges) {
            let needs: Vec<usize> =
                range.filter_map(|number| need_of[number]).filter(|need| *need < MASKED).collect();
            if !needs.is_empty() {
                self.concepts.push(NamedHere { concept: found.concept, needs, names: names(found.concept) });
            }
        }
    }
}

/// The soft words of a query as one text.
struct Soft {
    text: String,
    /// Where each word stands in it.
    places: Vec<Range<usize>>,
    read: Vec<Vec<WordAt>>,
}

impl Soft {
    fn read(soft: &[&Word]) -> Self {
        let mut read = Self { text: String::new(), places: Vec::new(), read: Vec::new() };
        for word in soft {
            if !read.text.is_empty() {
                read.text.push(' ');
            }
            let start = read.text.len();
            read.text.push_str(&word.text);
            read.places.push(start..read.text.len());
            read.read.push(words(&word.text));
        }
        read
    }

    /// The words that a stretch of the text touches.
    fn words_at(&self, start: usize, end: usize) -> Range<usize> {
        let first = self.places.iter().position(|place| place.end > start).unwrap_or(self.places.len());
        let last = self.places.iter().rposition(|place| place.start < end).map_or(first, |last| last + 1);
        first..last.max(first)
    }

    /// The kinds of section asked for, each with the words that do.
    fn asked(&self) -> Vec<(Range<usize>, SectionKind)> {
        let stem = |read: &Vec<WordAt>| match &read[..] {
            [word] => word.stem.clone(),
            _ => String::new(),
        };
        let stems: Vec<String> = self.read.iter().map(stem).collect();
        question::asks(&stems.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Which words are kept: those that only make it a question are not, unless nothing else is left.
    fn kept(&self, concepts: &[Range<usize>], has_subject: bool) -> Vec<bool> {
        let shouted =
            |text: &str| text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
        let is_long = Part::QuestionWords.is_on() && self.places.len() > LETTER;
        let all_shouted = self.places.iter().all(|place| shouted(&self.text[place.clone()]));
        let is_kept = |number: usize| {
            let text = &self.text[self.places[number].clone()];
            // "hepatitis A", "a clot in IT": a letter or an abbreviation, not an article.
            let is_name = !all_shouted && shouted(text) && number > 0 && text != "I";
            let is_empty = matches!(&self.read[number][..], [word] if Part::QuestionWords.is_on() && question::is_empty(&word.surface));
            let is_chatter =
                is_long && matches!(&self.read[number][..], [word] if question::is_chatter(&word.surface));
            is_name
                || !(is_empty || is_chatter)
                || concepts.iter().any(|range| range.len() > 1 && range.contains(&number))
        };
        let kept: Vec<bool> = (0..self.places.len()).map(is_kept).collect();
        if has_subject || kept.contains(&true) { kept } else { vec![true; kept.len()] }
    }
}

/// What finds a word.
pub(super) fn term(word: &Word, fuzzy: bool) -> Term {
    let mut found = words(&word.text);
    match (&word.form, &found[..]) {
        (Form::Prefix, [only]) => Term::Prefix(only.surface.clone()),
        (Form::Near, [_]) => near(found.remove(0)),
        (Form::Plain, [_]) if fuzzy => near(found.remove(0)),
        _ => Term::Stems { stems: found.into_iter().map(|word| word.stem).collect(), slop: 0 },
    }
}

/// The stems of a word written as one where it is written as two, and the other way round where a digit
/// follows letters: "x-ray" and "xray", "IL-6" and "IL6", "p53" and "p-53".
fn joined(word: &Word) -> Option<Vec<String>> {
    let found = words(&word.text);
    match &found[..] {
        _ if word.form != Form::Plain => None,
        [one] => {
            let digits = one.surface.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 0)?;
            let (letters, digits) = one.surface.split_at(digits);
            let is_code = digits.bytes().all(|b| b.is_ascii_digit());
            is_code.then(|| stems(&format!("{letters} {digits}")))
        }
        [a, b] => Some(stems(&format!("{}{}", a.surface, b.surface))),
        _ => None,
    }
}

/// What finds a phrase.
pub(super) fn phrase(phrase: &Phrase) -> Term {
    Term::Stems { stems: stems(&phrase.text), slop: phrase.slop }
}

fn near(word: WordAt) -> Term {
    Term::Near { surface: word.surface, stem: word.stem }
}

fn stems(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.stem).collect()
}

/// A word without the marks around it.
fn label(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// The names of a concept, by their stems, each once.
fn names(concept: &Concept) -> Vec<Vec<String>> {
    let mut names: Vec<_> =
        std::iter::once(&concept.name).chain(&concept.names).map(|name| stems(name)).collect();
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    names
}

/// The words that a part of a query quotes and asks for.
fn quoted(query: &Query) -> Vec<&str> {
    match query {
        Query::Sequence(parts) | Query::All(parts) | Query::Any(parts) => {
            parts.iter().flat_map(quoted).collect()
        }
        Query::Word(word) => vec![&word.text],
        Query::Phrase(phrase) => vec![&phrase.text],
        Query::Not(_) | Query::Field(_) => Vec::new(),
    }
}

fn concepts_in<'a>(text: &str, vocabulary: &'a Vocabulary) -> Vec<&'a Concept> {
    vocabulary.scan(text).into_iter().map(|found| found.concept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::parse;

    fn needs(query: &str) -> Vec<String> {
        let query = parse(query).unwrap();
        Plan::of(&query, Vocabulary::shipped(), false).needs.into_iter().map(|need| need.label).collect()
    }

    #[test]
    fn words_of_the_question_go_as_long_as_others_remain() {
        assert_eq!(needs("What causes muscle twitching?"), ["causes", "muscle", "twitching"]);
        assert_eq!(needs("What is it?"), ["What", "is", "it"]);
        assert_eq!(needs("is it contagious hepatitis A"), ["contagious", "hepatitis", "A"]);
        assert_eq!(needs("WHAT IS GOUT"), ["GOUT"]);
        assert_eq!(needs("what is \"restless legs\""), [""; 0]);
    }

    #[test]
    fn a_word_with_marks_is_its_words_side_by_side() {
        let query = parse("x-ray").unwrap();
        let plan = Plan::of(&query, Vocabulary::shipped(), false);
        assert_eq!(plan.needs[0].term, Term::Stems { stems: vec!["x".into(), "ray".into()], slop: 0 });
    }
}
