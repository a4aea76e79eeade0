//! What a page is about: the symptom or condition in its title, and the words by which its text may
//! speak of it.

use super::{
    cue,
    fold::{fold, fold_text},
    name::own,
    reading::{Reading, Tokens},
    vocabulary::{Concept, ConceptKind, Vocabulary},
};
use crate::model::{Document, Topic};

/// A page's topic, ready to be known again in its text.
pub(super) struct Subject {
    /// The page's topics, the main one first; empty where the page does not tell.
    pub(super) topics: Vec<Topic>,
    /// Ids that mean the main topic on this page.
    alike: Vec<String>,
    /// First letters of the topic's last words, where they alone tell the topic: "twitc".
    stems: Vec<String>,
    /// The initials of its name, as texts shorten it: "LHON".
    initials: Option<String>,
    /// Folded names that the page itself gives its topic.
    called: Vec<String>,
}

/// Pairs of concepts that lay texts use for one another.
const ALIKE: &[(&str, &str)] = &[
    ("muscle-twitching", "muscle-spasm"),
    ("muscle-twitching", "eyelid-twitching"),
    ("muscle-cramps", "muscle-spasm"),
    ("dizziness", "lightheadedness"),
    ("fatigue", "tiredness"),
];

/// Last words that many topics share, which tell no topic alone.
const COMMON_HEADS: &[&str] = &[
    "pain",
    "ache",
    "disease",
    "disorder",
    "syndrome",
    "problem",
    "loss",
    "swelling",
    "infection",
    "breath",
    "deficiency",
    "pressure",
    "skin",
    "failure",
    "blood",
    "weakness",
    "discharge",
    "cancer",
    "sugar",
    "heart",
    "type",
    "rate",
    "legs",
    "hands",
    "feet",
    "eyes",
    "eye",
    "throat",
    "stools",
    "stool",
    "urine",
    "nose",
    "mouth",
    "1",
    "2",
    "stomach",
    "weight",
    "muscles",
    "attack",
    "beat",
    "deficit",
    "condition",
    "anemia",
    "dystrophy",
    "atrophy",
    "palsy",
    "tumor",
];

/// How many passages at the start of a page may tell its topic's other names.
const OPENING: usize = 8;

impl Subject {
    /// Finds the topic of a document.
    pub(super) fn of(document: &Document, vocabulary: &Vocabulary) -> Self {
        let subject = Self::told_by_head(document, vocabulary);
        let Some(main) = subject.main() else { return subject };
        // What stands in brackets after the topic is another name of it: "Swollen legs (oedema)".
        let openings = document.sections.iter().flat_map(|section| &section.passages).take(OPENING);
        let title = document.title.as_deref().unwrap_or_default();
        let in_title = in_brackets(title)
            .filter(|it| vocabulary.lookup(it).is_some_and(|concept| concept.kind == ConceptKind::Symptom));
        let also: Vec<String> = openings
            .filter_map(|passage| subject.bracketed(&passage.text, vocabulary))
            .chain(in_title.map(str::to_owned))
            .collect();
        if also.is_empty() {
            return subject;
        }
        let also: Vec<String> = document.also_called.iter().cloned().chain(also).collect();
        let main = main.clone();
        let topics =
            subject.topics.into_iter().filter(|it| it.id == main.id || !also.contains(&it.as_written));
        Self::new(topics.collect(), &also, vocabulary)
    }

    /// What stands in brackets right after the topic, if it is a name: of a symptom or in capitals.
    fn bracketed(&self, text: &str, vocabulary: &Vocabulary) -> Option<String> {
        let inside = in_brackets(text)?;
        let open = text.find('(')?;
        let known = vocabulary.lookup(inside);
        let short = |word: &str| {
            (2..=8).contains(&word.len()) && word.chars().all(|c| c.is_uppercase() || c.is_numeric())
        };
        let capitals = inside.split(' ').take(3).any(short) && inside.split(' ').count() <= 3;
        let named = known.map_or(capitals, |concept| concept.kind == ConceptKind::Symptom || capitals);
        if !named {
            return None;
        }
        let reading = Reading::new(&text[..open], vocabulary);
        let last = self.last_in(&reading, &(0..reading.len()), vocabulary)?;
        (last.end == reading.len()).then(|| inside.to_owned())
    }

    /// The subject by the title, the headings and the names that the page gives it.
    fn told_by_head(document: &Document, vocabulary: &Vocabulary) -> Self {
        let title = document.title.as_deref().unwrap_or_default();
        let mut topics = from_title(title, vocabulary);
        if topics.is_empty() {
            let headings = document.sections.iter().filter_map(|section| section.heading.as_deref());
            let found =
                headings.map(|heading| from_vocabulary(heading, vocabulary)).find(|found| !found.is_empty());
            topics = found.unwrap_or_default();
        }
        if topics.is_empty() {
            let called = document.also_called.iter();
            topics = called
                .map(|name| from_vocabulary(name, vocabulary))
                .find(|it| !it.is_empty())
                .unwrap_or_default();
        }
        if topics.is_empty() {
            topics.extend(own_topic(title));
        }
        Self::new(topics, &document.also_called, vocabulary)
    }

    fn new(topics: Vec<Topic>, also_called: &[String], vocabulary: &Vocabulary) -> Self {
        let Some(main) = topics.first() else {
            return Self { topics, alike: Vec::new(), stems: Vec::new(), initials: None, called: Vec::new() };
        };
        let mut alike = vec![main.id.clone()];
        for (a, b) in ALIKE {
            if *a == main.id {
                alike.push((*b).to_owned());
            } else if *b == main.id {
                alike.push((*a).to_owned());
            }
        }
        let mut called = vec![fold_text(&main.as_written), fold_text(&main.name)];
        called.extend(also_called.iter().map(|name| fold_text(name)));
        called.sort_unstable();
        called.dedup();
        called.retain(|name| !name.is_empty() && vocabulary.lookup(name).is_none());
        alike.extend(also_called.iter().filter_map(|name| vocabulary.lookup(name)).map(|it| it.id.clone()));
        let names = alike.iter().filter_map(|id| vocabulary.concept(id)).map(|concept| concept.name.as_str());
        let stems = std::iter::once(main.name.as_str()).chain(names).filter_map(stem).collect();
        Self { stems, initials: initials(&main.as_written), topics, alike, called }
    }

    /// The subject of a page whose topic has this name.
    #[cfg(test)]
    pub(super) fn named(name: &str, vocabulary: &Vocabulary) -> Self {
        Self::new(from_title(name, vocabulary), &[], vocabulary)
    }

    /// The main topic.
    pub(super) fn main(&self) -> Option<&Topic> {
        self.topics.first()
    }

    /// Whether a concept is the main topic, by another name or as a kind of it ("eyelid twitching").
    pub(super) fn is(&self, concept: &Concept, vocabulary: &Vocabulary) -> bool {
        let Some(main) = self.main() else { return false };
        // A kind of the symptom, or the wider one ("the swelling" on a page on swollen ankles).
        let kin = concept.kind == ConceptKind::Symptom
            && (vocabulary.is_within(&concept.id, &main.id) || vocabulary.is_within(&main.id, &concept.id));
        let stemmed = || {
            stem(&concept.name).is_some_and(|it| self.stems.contains(&it))
                && vocabulary.is_within(&concept.id, &main.id)
        };
        self.is_same(&concept.id) || kin || stemmed()
    }

    /// Whether a concept is the main topic itself.
    pub(super) fn is_same(&self, id: &str) -> bool {
        self.alike.iter().any(|alike| alike == id)
    }

    /// Where a stretch of text speaks of the topic, the last place in it.
    pub(super) fn last_in(
        &self,
        reading: &Reading<'_>,
        at: &Tokens,
        vocabulary: &Vocabulary,
    ) -> Option<Tokens> {
        let places = self.places(reading, vocabulary).iter();
        places
            .filter(|place| at.start <= place.start && place.end <= at.end)
            .max_by_key(|place| place.end)
            .cloned()
    }

    /// The first place in a stretch that speaks of the topic.
    pub(super) fn first_in(
        &self,
        reading: &Reading<'_>,
        at: &Tokens,
        vocabulary: &Vocabulary,
    ) -> Option<Tokens> {
        let places = self.places(reading, vocabulary).iter();
        places
            .filter(|place| at.start <= place.start && place.end <= at.end)
            .min_by_key(|place| place.start)
            .cloned()
    }

    /// All places of a text that speak of the topic; looked for once.
    fn places<'r>(&self, reading: &'r Reading<'_>, vocabulary: &Vocabulary) -> &'r [Tokens] {
        reading.topics.get_or_init(|| {
            let named = reading
                .names()
                .iter()
                .filter(|name| self.is(name.concept, vocabulary))
                .map(|name| name.at.clone());
            let words = (0..reading.len()).filter(|&at| self.is_told_by(reading, at)).map(|at| at..at + 1);
            named.chain(words).chain(self.called_in(reading)).collect()
        })
    }

    /// Whether one word tells the topic: its last word in some form, or its initials.
    fn is_told_by(&self, reading: &Reading<'_>, at: usize) -> bool {
        self.stems.iter().any(|stem| reading.word(at).starts_with(stem.as_str()))
            || self.initials.as_deref().is_some_and(|initials| initials == reading.raw_of(&(at..at + 1)))
    }

    /// Places where the page's own names for its topic stand, which the vocabulary does not know.
    fn called_in(&self, reading: &Reading<'_>) -> Vec<Tokens> {
        if self.called.is_empty() {
            return Vec::new();
        }
        let folded = fold(reading.raw);
        let word = |at: usize| &folded.text[folded.words[at].folded.clone()];
        let mut places = Vec::new();
        for name in &self.called {
            let parts: Vec<&str> = name.split(' ').collect();
            let starts = 0..(folded.words.len() + 1).saturating_sub(parts.len());
            for start in
                starts.filter(|start| parts.iter().enumerate().all(|(n, part)| word(start + n) == *part))
            {
                let last = start + parts.len() - 1;
                places.push(reading.covering(folded.words[start].raw.start..folded.words[last].raw.end));
            }
        }
        places
    }
}

/// The topics that a title names.
fn from_title(title: &str, vocabulary: &Vocabulary) -> Vec<Topic> {
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
fn is_adjective_in(title: &str, found: &Topic, vocabulary: &Vocabulary) -> bool {
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
fn is_part_of_name(title: &str, found: &Topic, vocabulary: &Vocabulary) -> bool {
    let symptom = vocabulary.concept(&found.id).is_some_and(|concept| concept.kind == ConceptKind::Symptom);
    let own = own_topic(title);
    !symptom
        && own.is_some_and(|own| {
            own.as_written.split_whitespace().count() > found.as_written.split_whitespace().count()
        })
}

/// "Can stress cause headaches?" is about headaches: the part after the verb.
fn effect_of_title<'t>(title: &'t str, vocabulary: &'t Vocabulary) -> &'t str {
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
fn from_vocabulary(text: &str, vocabulary: &Vocabulary) -> Vec<Topic> {
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

/// What stands in a text's first brackets, if it is short.
fn in_brackets(text: &str) -> Option<&str> {
    let inside = text.split_once('(')?.1.split(')').next()?;
    (!inside.is_empty() && inside.len() <= 40).then_some(inside)
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

/// The first letters of a name's last word, if they tell it from other names.
fn stem(name: &str) -> Option<String> {
    let last = name.split_whitespace().last()?.to_lowercase();
    let base = last.trim_end_matches('s');
    (base.len() > 4 && !COMMON_HEADS.contains(&base) && !COMMON_HEADS.contains(&last.as_str()))
        .then(|| base.chars().take(5).collect())
}

/// The initials of a name of several words.
fn initials(name: &str) -> Option<String> {
    let letters: String =
        name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_alphabetic()).collect();
    (2..=6).contains(&letters.len()).then(|| letters.to_uppercase())
}

fn topic(concept: &Concept, as_written: &str) -> Topic {
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
fn own_topic(title: &str) -> Option<Topic> {
    let head = title.split([':', '|', '?', '–', '—']).next().unwrap_or_default();
    let words: Vec<&str> = head.split_whitespace().collect();
    let plain = |word: &&&str| TITLE_WORDS.contains(&word.to_lowercase().as_str());
    let from = words.iter().take_while(plain).count();
    let to = words.len() - words[from..].iter().rev().take_while(plain).count();
    let words = words.get(from..to).filter(|words| !words.is_empty() && words.len() <= 8)?.join(" ");
    let named = own(&words);
    (!named.id.is_empty()).then_some(Topic { id: named.id, name: named.name, as_written: words })
}
