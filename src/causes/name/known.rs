//! Names that the vocabulary knows in other words or another order: "damage to the nerves" as "nerve damage".

use super::Namer;
use crate::causes::{
    lexicon::{LIGHT, TAILS, has},
    vocabulary::{Concept, ConceptKind},
};

/// Words between a name and where or when it is.
const PLACING: &[&str] = &["in", "to", "at", "on", "around", "near", "inside", "within", "during", "between"];

/// What words that speak of medicines in general are filed under.
const DRUG_EFFECT: &str = "drug side effect";

/// Medicines in general.
const DRUG_WORDS: &[&str] =
    &["medication", "medications", "drug", "drugs", "medicine", "medicines", "pharmaceuticals", "meds"];

/// Words beside [`DRUG_WORDS`] that leave them general.
const DRUG_COMPANY: &[&str] = &[
    "side",
    "effect",
    "effects",
    "reaction",
    "reactions",
    "adverse",
    "to",
    "from",
    "of",
    "prescription",
    "over-the-counter",
    "and",
    "or",
    "prescribed",
    "use",
    "allergic",
    "medical",
    "recreational",
    "illegal",
    "change",
    "changes",
    "in",
    "for",
    "with",
    "otc",
];

/// Heads that mean no more than that something is wrong with what stands before them.
const WRONG_WITH: &[&str] = &[
    "problem",
    "problems",
    "issue",
    "issues",
    "trouble",
    "troubles",
    "condition",
    "conditions",
    "disease",
    "diseases",
    "disorder",
    "disorders",
    "illness",
    "illnesses",
];

impl<'t> Namer<'_, 't> {
    /// The name of a whole heading or other text, whose parts are not wanted.
    pub(in crate::causes) fn known(&self, words: &[&str]) -> Option<&'t Concept> {
        let found = self.lookup(words).or_else(|| self.stripped(words)).or_else(|| self.turned(words));
        found.or_else(|| self.same_trouble(words)).or_else(|| self.placed(words))
    }

    pub(super) fn lookup(&self, words: &[&str]) -> Option<&'t Concept> {
        if words.is_empty() { None } else { self.vocabulary.lookup(&words.join(" ")) }
    }

    /// A name with words beside it that do not change it: "severe dehydration", "estrogen therapy".
    pub(super) fn stripped(&self, words: &[&str]) -> Option<&'t Concept> {
        let low: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let lead = low.iter().take_while(|word| has(LIGHT, word)).count();
        let tail = low.iter().rev().take_while(|word| has(TAILS, word)).count();
        for from in 0..=lead {
            for to in (words.len().saturating_sub(tail)..=words.len()).rev() {
                if from < to
                    && (from, to) != (0, words.len())
                    && let Some(concept) = self.lookup(&words[from..to])
                {
                    return Some(concept);
                }
            }
        }
        // A class of drugs may have before it what it is for: "asthma bronchodilators".
        let classes = (1..words.len().min(4)).find_map(|from| self.lookup(&words[from..]));
        classes.filter(|concept| {
            concept.kind == ConceptKind::DrugClass
                && self.lookup(&words[..1]).is_some_and(|first| first.kind != ConceptKind::DrugClass)
        })
    }

    /// "Stroke in the back of the brain" as "stroke": a name and where it is.
    fn placed(&self, words: &[&str]) -> Option<&'t Concept> {
        let place = words.iter().position(|word| has(PLACING, &word.to_lowercase())).filter(|&at| at > 0)?;
        let found = self.lookup(&words[..place]).or_else(|| self.stripped(&words[..place]))?;
        let plain = !matches!(found.kind, ConceptKind::Symptom | ConceptKind::Category);
        plain.then_some(found)
    }

    /// "Neurological issues" as "neurological disorders".
    fn same_trouble(&self, words: &[&str]) -> Option<&'t Concept> {
        let (last, before) = words.split_last().filter(|(_, before)| !before.is_empty())?;
        if !has(WRONG_WITH, &last.to_lowercase()) {
            return None;
        }
        let heads = ["disorder", "disease", "condition", "problem"];
        heads.iter().find_map(|head| self.lookup(&[before, &[*head]].concat()))
    }

    /// "Damage to the nerves" as "nerve damage", "problems with the inner ear" as "inner ear disorder".
    pub(super) fn turned(&self, words: &[&str]) -> Option<&'t Concept> {
        let joint = words.iter().position(|word| {
            matches!(*word, "of" | "to" | "with" | "in" | "affecting" | "from" | "for" | "against")
        })?;
        let (head, rest) = (&words[..joint], &words[joint + 1..]);
        let skip =
            rest.iter().take_while(|word| matches!(**word, "the" | "a" | "an" | "your" | "one's")).count();
        let rest = &rest[skip..];
        if head.is_empty() || rest.is_empty() {
            return None;
        }
        if matches!(words[joint], "for" | "against") {
            // "Medicines for depression".
            let drugs = has(DRUG_WORDS, &head[head.len() - 1].to_lowercase());
            let heads = ["medicines", "medications", "drugs"];
            return heads.iter().filter(|_| drugs).find_map(|it| self.lookup(&[rest, &[*it]].concat()));
        }
        let turned = [rest, head].concat();
        self.lookup(&turned).or_else(|| {
            let wrong = has(WRONG_WITH, &head[head.len() - 1].to_lowercase());
            let heads = ["disorder", "disease", "problem", "condition"];
            heads.iter().filter(|_| wrong).find_map(|other| self.lookup(&[rest, &[*other]].concat()))
        })
    }

    /// Medicines in general, which are filed under their side effects.
    pub(super) fn drugs(&self, words: &[&str]) -> Option<&'t Concept> {
        let low: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let general =
            low.iter().all(|word| has(DRUG_WORDS, word) || has(DRUG_COMPANY, word) || has(LIGHT, word));
        (general && low.iter().any(|word| has(DRUG_WORDS, word)))
            .then(|| self.vocabulary.lookup(DRUG_EFFECT))
            .flatten()
    }
}
