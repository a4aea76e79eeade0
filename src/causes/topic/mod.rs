//! What a page is about: the symptom or condition in its title, and the words by which its text may
//! speak of it.

mod body;
mod stem;
mod title;

use self::body::told_by_body;
use self::stem::{initials, stem};
use self::title::{effect_of_title, from_title, from_vocabulary, is_part_of_name, own_topic};
use super::{
    fold::{fold, fold_text},
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
    /// Whether the text tells the topic and the title is a figure of speech for it.
    figurative: bool,
}

/// Pairs of concepts that lay texts use for one another.
const ALIKE: &[(&str, &str)] = &[
    ("muscle-twitching", "muscle-spasm"),
    ("muscle-twitching", "eyelid-twitching"),
    ("muscle-cramps", "muscle-spasm"),
    ("dizziness", "lightheadedness"),
    ("fatigue", "tiredness"),
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
        Self { figurative: subject.figurative, ..Self::new(topics.collect(), &also, vocabulary) }
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
            topics.extend(told_by_body(document, vocabulary));
        }
        let figurative = !topics.is_empty() && from_title(title, vocabulary).is_empty();
        if topics.is_empty() {
            let headings = document.sections.iter().filter_map(|section| section.heading.as_deref());
            let texts = headings.chain(document.also_called.iter().map(String::as_str));
            topics = told_by_texts(title, texts, vocabulary).unwrap_or_default();
        }
        if topics.is_empty() {
            topics.extend(own_topic(title));
        }
        Self { figurative, ..Self::new(topics, &document.also_called, vocabulary) }
    }

    fn new(topics: Vec<Topic>, also_called: &[String], vocabulary: &Vocabulary) -> Self {
        let Some(main) = topics.first() else {
            return Self {
                topics,
                alike: Vec::new(),
                stems: Vec::new(),
                initials: None,
                called: Vec::new(),
                figurative: false,
            };
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
        Self { stems, initials: initials(&main.as_written), topics, alike, called, figurative: false }
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

    /// Whether a title is nothing but the main topic ("Itching", "Nosebleeds (epistaxis)", "Swollen ankles: a
    /// guide"), or a figure of speech for it.
    pub(super) fn is_whole_title(&self, title: &str) -> bool {
        let words = |text: &str| text.split_whitespace().count();
        let own = own_topic(title.split('(').next().unwrap_or_default());
        let whole = |(own, main): (Topic, &Topic)| words(&own.as_written) <= words(&main.as_written);
        self.figurative || own.zip(self.main()).is_some_and(whole)
    }

    /// Whether a title speaks of the main topic.
    pub(super) fn is_in_title(&self, title: &str) -> bool {
        self.main().is_some_and(|main| title.contains(&main.as_written))
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
        self.places_in(reading, at, vocabulary).max_by_key(|place| place.end).cloned()
    }

    /// The first place in a stretch that speaks of the topic.
    pub(super) fn first_in(
        &self,
        reading: &Reading<'_>,
        at: &Tokens,
        vocabulary: &Vocabulary,
    ) -> Option<Tokens> {
        self.places_in(reading, at, vocabulary).min_by_key(|place| place.start).cloned()
    }

    fn places_in<'r>(
        &self,
        reading: &'r Reading<'_>,
        at: &Tokens,
        vocabulary: &Vocabulary,
    ) -> impl Iterator<Item = &'r Tokens> {
        let (start, end) = (at.start, at.end);
        let places = self.places(reading, vocabulary).iter();
        places.filter(move |place| start <= place.start && place.end <= end)
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

/// The topics that headings and other names tell, where the title's own words are not known. Where it names
/// more than the vocabulary knows of it ("Fanconi anemia"), only a text that names just that ("What is
/// anemia?") tells them.
fn told_by_texts<'t>(
    title: &str,
    mut texts: impl Iterator<Item = &'t str>,
    vocabulary: &Vocabulary,
) -> Option<Vec<Topic>> {
    let asked = effect_of_title(title, vocabulary);
    let part = from_vocabulary(asked, vocabulary).into_iter().next();
    let part = part
        .filter(|it| is_part_of_name(title, it, vocabulary) || title::is_adjective_in(asked, it, vocabulary));
    texts.find_map(|text| {
        let found = from_vocabulary(text, vocabulary);
        let first = found.first()?;
        let fits =
            part.as_ref().is_none_or(|part| part.id == first.id && !is_part_of_name(text, first, vocabulary));
        fits.then_some(found)
    })
}

/// What stands in a text's first brackets, if it is short.
fn in_brackets(text: &str) -> Option<&str> {
    let inside = text.split_once('(')?.1.split(')').next()?;
    (!inside.is_empty() && inside.len() <= 40).then_some(inside)
}
