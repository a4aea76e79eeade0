//! The topics that a title or heading names.

use crate::{
    causes::{
        cue,
        name::own,
        reading::Reading,
        vocabulary::{Concept, ConceptKind, Vocabulary},
    },
    model::Topic,
};

/// The topics that a title names.
pub(super) fn from_title(title: &str, vocabulary: &Vocabulary) -> Vec<Topic> {
    let asked = effect_of_title(title, vocabulary);
    let found = from_vocabulary(asked, vocabulary);
    match found.first() {
        None => from_stems(asked, vocabulary),
        // "Why are my ankles swollen?" is about more than swelling.
        Some(first) if !first.as_written.contains(' ') && found.len() == 1 => {
            let whole = from_stems(asked, vocabulary);
            let narrower =
                whole.first().is_some_and(|it| it.id != first.id && vocabulary.is_within(&it.id, &first.id));
            if narrower { whole } else { found }
        }
        // "Acute febrile neutrophilic dermatosis" is not about fever.
        Some(first) if is_adjective_in(asked, first, vocabulary) => Vec::new(),
        // "Leber hereditary optic neuropathy" is about more than neuropathy.
        Some(first) if is_part_of_name(asked, first, vocabulary) => Vec::new(),
        Some(_) => found,
    }
}

/// Whether a symptom was found by an adjective that says something of the noun after it.
pub(super) fn is_adjective_in(title: &str, found: &Topic, vocabulary: &Vocabulary) -> bool {
    let word = found.as_written.as_str();
    let adjective = !word.contains(' ') && ["ile", "ous", "ic", "al"].iter().any(|end| word.ends_with(end));
    let after = title.find(word).map_or("", |at| title[at + word.len()..].trim_start());
    let noun = after.split_whitespace().next().is_some_and(|next| {
        next.starts_with(char::is_alphabetic) && !TITLE_WORDS.contains(&next.to_lowercase().as_str())
    });
    let topics = || from_vocabulary(after, vocabulary).len();
    adjective && noun && topics() == 0
}

/// Whether a title names a condition in more words than the one that was found in it.
pub(super) fn is_part_of_name(title: &str, found: &Topic, vocabulary: &Vocabulary) -> bool {
    let symptom = vocabulary.concept(&found.id).is_some_and(|concept| concept.kind == ConceptKind::Symptom);
    let words = |text: &str| text.split_whitespace().count();
    // "Insulin resistance and prediabetes" names two, each whole.
    let whole = |own: &Topic| {
        let parts = own.as_written.split([',', '(', ')', '/', '&']).flat_map(|it| it.split(" and "));
        let near = parts.flat_map(|it| it.split(" or ")).find(|it| it.contains(&found.as_written));
        near.is_some_and(|near| words(near) <= words(&found.as_written))
    };
    !symptom && own_topic(title).is_some_and(|own| !whole(&own))
}

/// "Can stress cause headaches?" is about headaches: the part after the verb.
pub(super) fn effect_of_title<'t>(title: &'t str, vocabulary: &'t Vocabulary) -> &'t str {
    let reading = Reading::new(title, vocabulary);
    let cues = cue::cues(&reading, &(0..reading.len()));
    let split = cues.iter().find(|cue| {
        cue.shape == cue::Shape::CauseFirst || reading.word(cue.at.end.saturating_sub(1)) == "of"
    });
    let after = split.map_or("", |cue| reading.raw_of(&(cue.at.end..reading.len())));
    if reading_has_name(after, vocabulary) { after } else { title }
}

fn reading_has_name(text: &str, vocabulary: &Vocabulary) -> bool {
    !from_vocabulary(text, vocabulary).is_empty()
}

/// The symptoms and conditions named in a text, symptoms first, each once.
pub(super) fn from_vocabulary(text: &str, vocabulary: &Vocabulary) -> Vec<Topic> {
    let mut found: Vec<(bool, Topic)> = Vec::new();
    for name in vocabulary.scan(text) {
        let is_symptom = match name.concept.kind {
            ConceptKind::Symptom => true,
            ConceptKind::Condition
            | ConceptKind::Infection
            | ConceptKind::Injury
            | ConceptKind::Deficiency
            | ConceptKind::State => false,
            _ => continue,
        };
        let topic = topic(name.concept, &text[name.start..name.end]);
        if !found.iter().any(|(_, it)| it.id == topic.id) {
            found.push((is_symptom, topic));
        }
    }
    found.sort_by_key(|(is_symptom, _)| !is_symptom);
    found.into_iter().map(|(_, topic)| topic).collect()
}

/// A symptom whose name's words all stand in the title in some form: "Why do muscles twitch?".
fn from_stems(title: &str, vocabulary: &Vocabulary) -> Vec<Topic> {
    let best = vocabulary.symptom_in(title).filter(|concept| stands_in(concept, title));
    best.map(|concept| topic(concept, title.trim_end_matches(['?', '.']).trim())).into_iter().collect()
}

/// Whether two words are forms of one: "twitching" and "twitch", but not "protein" and "Proteus".
fn are_forms(a: &str, b: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "", "s", "es", "e", "ed", "en", "ing", "ings", "ling", "y", "ness", "er", "ers", "ped", "ping",
        "ted", "ting", "ie", "ies", "ied", "iness",
    ];
    let shared =
        a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    shared >= 3 && ENDINGS.contains(&&a[shared..]) && ENDINGS.contains(&&b[shared..])
}

/// Whether all the words of one of a concept's names stand in a title, the short ones whole.
fn stands_in(concept: &Concept, title: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|it| !it.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let said = words(title);
    let begins = |word: &String| said.iter().any(|it| are_forms(word, it));
    let names = std::iter::once(&concept.name).chain(&concept.names);
    names.map(|name| words(name)).any(|name| {
        let mut telling = name.iter().filter(|word| !TITLE_WORDS.contains(&word.as_str())).peekable();
        telling.peek().is_some() && telling.all(begins)
    })
}

pub(super) fn topic(concept: &Concept, as_written: &str) -> Topic {
    Topic { id: concept.id.clone(), name: concept.name.clone(), as_written: as_written.to_owned() }
}

/// Words around a topic in titles.
const TITLE_WORDS: &[&str] = &[
    "what",
    "causes",
    "cause",
    "of",
    "why",
    "do",
    "does",
    "is",
    "are",
    "the",
    "a",
    "an",
    "my",
    "your",
    "i",
    "you",
    "symptoms",
    "treatment",
    "treatments",
    "diagnosis",
    "overview",
    "and",
    "most",
    "common",
    "possible",
    "about",
    "how",
    "to",
    "when",
    "have",
    "get",
    "understanding",
    "in",
    "?",
];

/// The title without the words that every title has, as a topic the vocabulary does not know.
pub(super) fn own_topic(title: &str) -> Option<Topic> {
    let head = title.split([':', '|', '?', '–', '—']).next().unwrap_or_default();
    let words: Vec<&str> = head.split_whitespace().collect();
    let plain = |word: &&&str| TITLE_WORDS.contains(&word.to_lowercase().as_str());
    let from = words.iter().take_while(plain).count();
    let mut to = words.len() - words[from..].iter().rev().take_while(plain).count();
    // "Citrullinemia type I": the numeral belongs to the name.
    if words.get(to).is_some_and(|word| *word == "I") && matches!(words[to - 1], "type" | "Type" | "stage") {
        to += 1;
    }
    let words = words.get(from..to).filter(|words| !words.is_empty() && words.len() <= 8)?.join(" ");
    let named = own(&words);
    (!named.id.is_empty()).then_some(Topic { id: named.id, name: named.name, as_written: words })
}
