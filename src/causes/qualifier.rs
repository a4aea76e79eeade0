//! What is said of a substance: too much of it, too little, withdrawal from it.

use super::{
    lexicon::has,
    reading::{Reading, Tokens},
};
use crate::model::Qualifier;

/// A qualified phrase: what is said, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Qualified {
    pub(super) qualifier: Qualifier,
    /// The words that say it.
    pub(super) words: Tokens,
    /// The substance.
    pub(super) core: Tokens,
}

/// Words before the substance, longest first.
const BEFORE: &[(&[&str], Qualifier)] = &[
    (&["not", "eating", "enough"], Qualifier::Lack),
    (&["not", "drinking", "enough"], Qualifier::Lack),
    (&["don't", "eat", "enough"], Qualifier::Lack),
    (&["don't", "drink", "enough"], Qualifier::Lack),
    (&["don't", "get", "enough"], Qualifier::Lack),
    (&["don’t", "eat", "enough"], Qualifier::Lack),
    (&["don’t", "drink", "enough"], Qualifier::Lack),
    (&["don’t", "get", "enough"], Qualifier::Lack),
    (&["aren't", "getting", "enough"], Qualifier::Lack),
    (&["aren’t", "getting", "enough"], Qualifier::Lack),
    (&["being", "low", "in"], Qualifier::Low),
    (&["low", "in"], Qualifier::Low),
    (&["not", "getting", "enough", "of"], Qualifier::Lack),
    (&["not", "getting", "enough"], Qualifier::Lack),
    (&["not", "enough"], Qualifier::Lack),
    (&["low", "blood", "levels", "of"], Qualifier::Low),
    (&["low", "levels", "of"], Qualifier::Low),
    (&["low", "level", "of"], Qualifier::Low),
    (&["low"], Qualifier::Low),
    (&["an", "excess", "of"], Qualifier::Excess),
    (&["excess", "of"], Qualifier::Excess),
    (&["excessive", "amounts", "of"], Qualifier::Excess),
    (&["excessive", "use", "of"], Qualifier::Excess),
    (&["excessive", "intake", "of"], Qualifier::Excess),
    (&["excessive", "consumption", "of"], Qualifier::Excess),
    (&["large", "amounts", "of"], Qualifier::Excess),
    (&["overuse", "of"], Qualifier::Excess),
    (&["overconsumption", "of"], Qualifier::Excess),
    (&["too", "much"], Qualifier::Excess),
    (&["too", "many"], Qualifier::Excess),
    (&["excessive"], Qualifier::Excess),
    (&["excess"], Qualifier::Excess),
    (&["overdose", "of"], Qualifier::Overdose),
    (&["overdoses", "of"], Qualifier::Overdose),
    (&["overdose", "on"], Qualifier::Overdose),
    (&["overdosing", "on"], Qualifier::Overdose),
    (&["withdrawal", "from"], Qualifier::Withdrawal),
    (&["lack", "of"], Qualifier::Lack),
    (&["absence", "of"], Qualifier::Lack),
    (&["shortage", "of"], Qualifier::Lack),
    (&["too", "little"], Qualifier::Lack),
    (&["insufficient"], Qualifier::Lack),
    (&["inadequate"], Qualifier::Lack),
    (&["deficiency", "of"], Qualifier::Deficiency),
    (&["deficiency", "in"], Qualifier::Deficiency),
    (&["deficiencies", "of"], Qualifier::Deficiency),
    (&["deficiencies", "in"], Qualifier::Deficiency),
];

/// Words after the substance.
const AFTER: &[(&[&str], Qualifier)] = &[
    (&["overdose", "overdoses"], Qualifier::Overdose),
    (&["withdrawal"], Qualifier::Withdrawal),
    (&["deficiency", "deficiencies"], Qualifier::Deficiency),
    (&["overuse", "excess"], Qualifier::Excess),
];

/// Takes a phrase apart into qualifier and core.
pub(super) fn qualified(reading: &Reading<'_>, at: &Tokens) -> Option<Qualified> {
    let last = at.end.checked_sub(1)?;
    let before = BEFORE.iter().find(|(words, _)| words.len() < at.len() && reading.starts(at.start, words));
    if let Some(&(words, qualifier)) = before {
        let core = at.start + words.len()..at.end;
        return Some(Qualified { qualifier, words: at.start..core.start, core });
    }
    let after = AFTER.iter().find(|(words, _)| at.len() > 1 && has(words, reading.word(last)));
    after.map(|&(_, qualifier)| Qualified { qualifier, words: last..at.end, core: at.start..last })
}

/// Whether a phrase that begins here says that there is too much or too little of something.
pub(super) fn opens(reading: &Reading<'_>, at: usize) -> bool {
    BEFORE.iter().any(|(words, _)| words.len() > 1 && reading.starts(at, words))
}

/// What a lead-in says of all that it lists: "a lack of the following", "low levels of:".
pub(super) fn lent(reading: &Reading<'_>) -> Option<Qualifier> {
    let found = (0..reading.len()).find_map(|at| {
        let (words, qualifier) = BEFORE.iter().find(|(words, _)| reading.starts(at, words))?;
        let next = reading.word(at + words.len());
        (next == ":" || next.is_empty() || has(LISTED, next)).then_some(*qualifier)
    });
    let plural = || {
        (0..reading.len()).any(|at| {
            reading.word(at) == "deficiencies"
                && has(&["include", "includes", "are", ":"], reading.word(at + 1))
        })
    };
    found.or_else(|| plural().then_some(Qualifier::Deficiency))
}

/// Words for what is listed after them.
const LISTED: &[&str] =
    &["the", "these", "certain", "any", "vitamins", "nutrients", "minerals", "one", "some", "following"];

/// The qualifier that a phrase speaks of when it speaks of nothing else: "withdrawal", "overdose".
pub(super) fn bare(reading: &Reading<'_>, at: &Tokens) -> Option<Qualifier> {
    let last = reading.word(at.end.checked_sub(1)?);
    AFTER.iter().find(|(words, _)| has(words, last)).map(|&(_, qualifier)| qualifier)
}

#[cfg(test)]
mod tests {
    use super::{Qualifier, qualified};
    use crate::causes::{Vocabulary, reading::Reading};

    #[test]
    fn finds_it_before_and_after() {
        for (text, qualifier, core) in [
            ("Low levels of zinc", Qualifier::Low, "zinc"),
            ("caffeine overdose", Qualifier::Overdose, "caffeine"),
            ("withdrawal from alcohol", Qualifier::Withdrawal, "alcohol"),
            ("Vitamin D deficiencies", Qualifier::Deficiency, "Vitamin D"),
        ] {
            let reading = Reading::new(text, Vocabulary::shipped());
            let found = qualified(&reading, &(0..reading.len())).unwrap();
            assert_eq!((found.qualifier, reading.raw_of(&found.core)), (qualifier, core));
        }
    }
}
