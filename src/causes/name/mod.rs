//! From the words of a phrase to the concept that they name. What the vocabulary does not know keeps a
//! name of its own, made so that the same words in another number or case give the same one.

mod known;
mod own;

use own::compositions;
pub(super) use own::{own, slug};

use super::{
    lexicon::{GENERIC, GENERIC_MODIFIERS, has},
    phrase::Piece,
    qualifier::{bare, qualified},
    reading::{Reading, Tokens},
    vocabulary::{Concept, ConceptKind, Vocabulary},
};
use crate::model::{Named, Qualifier};

/// A cause by its name, before it is known of what and how.
#[derive(Clone, Debug)]
pub(super) struct Cause {
    pub(super) named: Named,
    /// What sort of thing it is, where the vocabulary knows it.
    pub(super) kind: Option<ConceptKind>,
    /// The words of it.
    pub(super) at: Tokens,
    pub(super) qualifier: Option<Qualifier>,
    /// The qualifier alone, which examples of it share: "drug overdose (caffeine ...)".
    pub(super) spoken: Option<Qualifier>,
}

impl Cause {
    /// What lends a qualifier to the names under it and is no name itself.
    pub(super) fn spoken_of(qualifier: Qualifier, at: &Tokens) -> Self {
        let named = Named { id: String::new(), name: String::new() };
        Self { named, kind: None, at: at.clone(), qualifier: None, spoken: Some(qualifier) }
    }

    /// Whether the vocabulary knows it.
    pub(super) fn is_known(&self) -> bool {
        self.kind.is_some()
    }
}

/// Names phrases of one reading.
pub(super) struct Namer<'r, 't> {
    pub(super) reading: &'r Reading<'t>,
    pub(super) vocabulary: &'t Vocabulary,
}

/// Heads of which an example is named by its first word: "poisoning, such as with lead".
const LENDING_HEADS: &[&str] = &[
    "poisoning",
    "infection",
    "infections",
    "cancer",
    "cancers",
    "allergy",
    "allergies",
    "injury",
    "injuries",
    "disease",
    "diseases",
    "disorder",
    "disorders",
    "intolerance",
    "abuse",
];

impl<'t> Namer<'_, 't> {
    /// The cause that a part of a phrase names; `under` is the one it is an example of.
    pub(super) fn cause(&self, piece: &Piece, under: Option<&Cause>) -> Cause {
        let span = piece.at.start..piece.head.as_ref().map_or(piece.at.end, |head| head.end);
        let mut words = self.words(&piece.at);
        words.extend(piece.head.iter().flat_map(|head| self.words(head)));
        let spoken = bare(self.reading, &piece.at);
        self.shared(piece, &words, under).map_or_else(
            || self.plain(piece, &words, spoken, &span),
            |(named, kind, qualifier)| Cause { named, kind, at: span.clone(), qualifier, spoken },
        )
    }

    fn words(&self, at: &Tokens) -> Vec<&'t str> {
        at.clone().map(|i| self.reading.raw_of(&(i..i + 1))).collect()
    }

    /// A name that is whole only with words of an earlier part, or of what it is an example of.
    fn shared(
        &self,
        piece: &Piece,
        words: &[&str],
        under: Option<&Cause>,
    ) -> Option<(Named, Option<ConceptKind>, Option<Qualifier>)> {
        if let Some(frame) = &piece.frame {
            let qualifier = qualified(self.reading, &(frame.start..frame.end + 1)).map(|it| it.qualifier);
            if let Some(found) = qualifier.and_then(|qualifier| self.qualify(qualifier, words, false)) {
                return Some(found);
            }
        }
        if let Some(trunk) = &piece.trunk {
            let known = self.lookup(words).or_else(|| self.stripped(words));
            let turned =
                known.is_none().then(|| self.turned(&[&self.words(trunk), words].concat())).flatten();
            if let Some(concept) = turned {
                return Some((named(concept), Some(concept.kind), None));
            }
        }
        let under = under?;
        if let Some(found) = under.spoken.and_then(|qualifier| self.qualify(qualifier, words, true)) {
            return Some(found);
        }
        let head = self.reading.word(under.at.end - 1);
        let lent = has(LENDING_HEADS, head).then(|| self.lookup(&[words, &[head]].concat())).flatten();
        lent.map(|concept| (named(concept), Some(concept.kind), None))
    }

    /// "Caffeine" under "overdose", "iron" after "low levels of": only for what one can have too much
    /// or too little of. `surely` where the text leaves no other sense.
    fn qualify(
        &self,
        qualifier: Qualifier,
        words: &[&str],
        surely: bool,
    ) -> Option<(Named, Option<ConceptKind>, Option<Qualifier>)> {
        let concept = self.known(words);
        let substance = concept.is_some_and(|concept| {
            matches!(concept.kind, ConceptKind::Substance | ConceptKind::Drug | ConceptKind::DrugClass)
        });
        match qualifier {
            Qualifier::Overdose | Qualifier::Excess => {
                concept.filter(|_| substance).map(|it| (named(it), Some(it.kind), Some(qualifier)))
            }
            _ => {
                let composed =
                    compositions(qualifier, words).into_iter().find_map(|name| self.vocabulary.lookup(&name));
                match composed {
                    Some(it) => Some((named(it), Some(it.kind), Some(qualifier))),
                    None if substance || surely && concept.is_none() => {
                        Some((own(&compositions(qualifier, words)[0]), None, Some(qualifier)))
                    }
                    None => None,
                }
            }
        }
    }

    fn plain(&self, piece: &Piece, words: &[&str], spoken: Option<Qualifier>, span: &Tokens) -> Cause {
        let at = span.clone();
        let made = |named, kind, qualifier| Cause { named, kind, at: at.clone(), qualifier, spoken };
        let parts = piece.head.is_none().then(|| qualified(self.reading, &piece.at)).flatten();
        let qualifier = parts.as_ref().map(|parts| parts.qualifier);
        let technical = self.bracketed(piece).filter(|it| it.kind == ConceptKind::Condition);
        if let Some(concept) = self.lookup(words) {
            // "Weak muscles (myopathy)": the condition in brackets is what the lay words mean, and so is
            // the narrower one that an abbreviation stands for.
            let lay = |it: &&Concept| {
                let short = piece.bracket.as_ref().is_some_and(|inside| {
                    inside.len() == 1 && self.reading.raw_of(inside).chars().all(char::is_uppercase)
                });
                concept.kind == ConceptKind::Symptom
                    || short && self.vocabulary.is_within(&it.id, &concept.id)
            };
            let concept = technical.filter(lay).unwrap_or(concept);
            return made(named(concept), Some(concept.kind), qualifier);
        }
        if let Some(parts) = parts {
            let core = self.words(&parts.core);
            let found = compositions(parts.qualifier, &core)
                .into_iter()
                .find_map(|name| self.vocabulary.lookup(&name));
            let in_row = matches!(parts.qualifier, Qualifier::Overdose | Qualifier::Excess);
            if let Some(concept) = found.or_else(|| in_row.then(|| self.known(&core)).flatten()) {
                return made(named(concept), Some(concept.kind), qualifier);
            }
            if !in_row || parts.qualifier == Qualifier::Overdose {
                return made(own(&compositions(parts.qualifier, &core)[0]), None, qualifier);
            }
            return made(own(&core.join(" ")), None, qualifier);
        }
        let plural = words.last().is_some_and(|word| word.ends_with('s'));
        let alias = || self.bracketed(piece).filter(|it| it.kind != ConceptKind::Drug || !plural);
        let found = self.known(words).or_else(alias).or_else(|| self.drugs(words));
        match found {
            Some(concept) => made(named(concept), Some(concept.kind), None),
            None => made(own(&words.join(" ")), None, None),
        }
    }

    /// The technical name in the brackets after a lay one: "weak muscles (myopathy)".
    fn bracketed(&self, piece: &Piece) -> Option<&'t Concept> {
        let inside = piece.bracket.as_ref()?;
        let end = inside
            .clone()
            .find(|&at| matches!(self.reading.word(at), "," | ";" | "-" | "–"))
            .unwrap_or(inside.end);
        // Several names are examples, not another name.
        let listed = end < inside.end && !has(ALIAS_WORDS, self.reading.word(end + 1));
        if listed && self.reading.word(end) == "," {
            return None;
        }
        let words = self.words(&(inside.start..end));
        let skip = words.iter().take_while(|word| has(ALIAS_WORDS, &word.to_lowercase())).count();
        self.lookup(&words[skip..])
    }
}

/// Words that open another name: "also known as".
const ALIAS_WORDS: &[&str] = &[
    "also",
    "known",
    "called",
    "as",
    "or",
    "the",
    "a",
    "an",
    "aka",
    "i.e",
    "e.g",
    "formerly",
    "medically",
    "sometimes",
    "technically",
    "often",
];

/// Whether words say nothing of what it is: "other underlying medical conditions".
pub(super) fn is_generic(words: &[&str]) -> bool {
    words.iter().all(|word| has(GENERIC, word) || has(GENERIC_MODIFIERS, word))
}

fn named(concept: &Concept) -> Named {
    Named { id: concept.id.clone(), name: concept.name.clone() }
}
