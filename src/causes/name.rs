//! From the words of a phrase to the concept that they name. What the vocabulary does not know keeps a
//! name of its own, made so that the same words in another number or case give the same one.

use super::{
    lexicon::{GENERIC, GENERIC_MODIFIERS, LIGHT, TAILS, has},
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

    /// The name of a whole heading or other text, whose parts are not wanted.
    pub(super) fn known(&self, words: &[&str]) -> Option<&'t Concept> {
        let found = self.lookup(words).or_else(|| self.stripped(words)).or_else(|| self.turned(words));
        found.or_else(|| self.same_trouble(words)).or_else(|| self.placed(words))
    }

    fn words(&self, at: &Tokens) -> Vec<&'t str> {
        at.clone().map(|i| self.reading.raw_of(&(i..i + 1))).collect()
    }

    fn lookup(&self, words: &[&str]) -> Option<&'t Concept> {
        if words.is_empty() { None } else { self.vocabulary.lookup(&words.join(" ")) }
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

    /// A name with words beside it that do not change it: "severe dehydration", "estrogen therapy".
    fn stripped(&self, words: &[&str]) -> Option<&'t Concept> {
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
    fn turned(&self, words: &[&str]) -> Option<&'t Concept> {
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

    /// Medicines in general, which are filed under their side effects.
    fn drugs(&self, words: &[&str]) -> Option<&'t Concept> {
        let low: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let general =
            low.iter().all(|word| has(DRUG_WORDS, word) || has(DRUG_COMPANY, word) || has(LIGHT, word));
        (general && low.iter().any(|word| has(DRUG_WORDS, word)))
            .then(|| self.vocabulary.lookup(DRUG_EFFECT))
            .flatten()
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

/// The forms that a qualified name may have in the vocabulary, the usual one first.
fn compositions(qualifier: Qualifier, words: &[&str]) -> Vec<String> {
    let skip = words
        .iter()
        .take_while(|word| {
            has(
                &["certain", "some", "other", "of", "the", "a", "your", "enough", "any", "proper"],
                &word.to_lowercase(),
            )
        })
        .count();
    let cut = words
        .iter()
        .position(|word| matches!(*word, "in" | "levels" | "level"))
        .filter(|&at| at > skip)
        .unwrap_or(words.len());
    let core = words[skip.min(cut)..cut].join(" ");
    let forms: &[&str] = match qualifier {
        Qualifier::Overdose => &["* overdose"],
        Qualifier::Excess => &["too much *", "excessive *"],
        Qualifier::Withdrawal => &["* withdrawal"],
        Qualifier::Deficiency => &["* deficiency", "low *"],
        Qualifier::Lack => &["lack of *", "* deficiency", "low *"],
        Qualifier::Low => &["low *", "* deficiency", "low blood *"],
    };
    forms.iter().map(|form| form.replace('*', &core)).collect()
}

/// A name of its own for words that the vocabulary does not know: equal but for case, number and
/// determiners, equal in id.
pub(super) fn own(words: &str) -> Named {
    let parts: Vec<&str> = words.split_whitespace().collect();
    let last = parts
        .iter()
        .position(|word| matches!(*word, "of" | "in" | "to" | "with" | "from"))
        .unwrap_or(parts.len());
    let mut plain = Vec::with_capacity(parts.len());
    for (at, part) in parts.iter().enumerate() {
        let capitals = part.chars().filter(|c| c.is_uppercase()).count() > 1;
        let word = if capitals { (*part).to_owned() } else { part.to_lowercase().replace('\u{2019}', "'") };
        plain.push(if at + 1 == last && !capitals { singular(&word) } else { word });
    }
    let mut name = plain.join(" ");
    let id: String = slug(&name);
    if let Some(first) = name.chars().next() {
        name.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    Named { id, name }
}

/// Letters and digits, hyphens between.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.to_lowercase().chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !super::fold::is_apostrophe(c) && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// The singular of a noun, by its ending.
fn singular(word: &str) -> String {
    let keep = ["ss", "us", "is", "'s"].iter().any(|end| word.ends_with(end));
    match word {
        _ if keep || word.len() < 4 => word.to_owned(),
        _ if word.ends_with("ies") => format!("{}y", &word[..word.len() - 3]),
        _ if ["xes", "ches", "shes", "sses"].iter().any(|end| word.ends_with(end))
            && !word.ends_with("aches") =>
        {
            word[..word.len() - 2].to_owned()
        }
        _ => word.strip_suffix('s').unwrap_or(word).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn equal_names_meet() {
        assert_eq!(own("Wobbly gears"), own("wobbly gear"));
        assert_eq!(own("swellings of the gland").id, "swelling-of-the-gland");
        assert_eq!(own("MTHFR gene mutations").name, "MTHFR gene mutation");
    }
}
