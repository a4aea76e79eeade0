//! What a section is about, by the words of its heading. The words are data (kinds.toml).

use std::{collections::BTreeMap, sync::LazyLock};

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

use super::letters;
use crate::model::SectionKind;

#[derive(Deserialize)]
struct Table {
    strong: BTreeMap<String, Vec<String>>,
    weak: BTreeMap<String, Vec<String>>,
}

struct Matcher {
    automaton: AhoCorasick,
    /// For each pattern: its kind, and whether it needs a word's end after it.
    patterns: Vec<(SectionKind, bool)>,
}

static STRONG: LazyLock<Matcher> = LazyLock::new(|| Matcher::of(&table().strong));
static WEAK: LazyLock<Matcher> = LazyLock::new(|| Matcher::of(&table().weak));

fn table() -> Table {
    toml::from_str(include_str!("kinds.toml")).expect("kinds.toml is valid")
}

impl Matcher {
    fn of(table: &BTreeMap<String, Vec<String>>) -> Self {
        let (mut phrases, mut patterns) = (Vec::new(), Vec::new());
        for (kind, names) in table {
            let kind = SectionKind::from_name(kind).expect("kinds.toml names kinds of the design");
            for name in names {
                let stem = name.strip_suffix('*');
                phrases.push(stem.unwrap_or(name).to_owned());
                patterns.push((kind, stem.is_none()));
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(phrases)
            .expect("kinds.toml fits an automaton");
        Self { automaton, patterns }
    }

    /// The kind of the first phrase in a folded heading, the longest of those that begin there.
    fn first(&self, heading: &str) -> Option<SectionKind> {
        let bytes = heading.as_bytes();
        let apart = |at: Option<&u8>| at.is_none_or(|byte| !byte.is_ascii_alphanumeric());
        self.automaton
            .find_overlapping_iter(heading)
            .filter(|found| {
                let (_, whole) = self.patterns[found.pattern().as_usize()];
                let opens = apart(found.start().checked_sub(1).and_then(|before| bytes.get(before)));
                opens && (!whole || apart(bytes.get(found.end())))
            })
            .min_by_key(|found| (found.start(), std::cmp::Reverse(found.end())))
            .map(|found| self.patterns[found.pattern().as_usize()].0)
    }
}

/// What the words of a heading say; none where they say nothing of it.
pub(super) fn of_heading(heading: &str) -> Option<SectionKind> {
    let folded = letters::lower(heading);
    STRONG.first(&folded).or_else(|| WEAK.first(&folded))
}

/// What the words of a heading say without a doubt: not by a weak phrase such as "what is".
pub(super) fn surely(heading: &str) -> Option<SectionKind> {
    STRONG.first(&letters::lower(heading))
}

#[cfg(test)]
mod tests {
    use super::of_heading;
    use crate::model::SectionKind::*;

    #[test]
    fn tells_kinds_by_wording() {
        for (heading, kind) in [
            ("Common causes of dizziness", Some(Causes)),
            ("Questions for diagnosing the cause of dizziness", Some(Diagnosis)),
            ("Medicines that can cause dizziness", Some(Causes)),
            ("What are the treatments for vertigo ?", Some(Treatment)),
            ("What is (are) vertigo ?", Some(Overview)),
            ("What other symptoms might occur with dizziness?", Some(Symptoms)),
            ("What are the genetic changes related to X ?", Some(Genetics)),
            ("Is X inherited ?", Some(Inheritance)),
            ("How many people are affected by X ?", Some(Frequency)),
            ("When to Contact a Medical Professional", Some(WhenToSeeDoctor)),
            ("What to Expect at Your Office Visit", Some(Diagnosis)),
            ("The bottom line", Some(Summary)),
            ("Who is at risk for X ?", Some(RiskFactors)),
            ("How does someone get shingles?", Some(Causes)),
            ("Am I going to need surgery?", Some(Treatment)),
            ("See a GP if you have a rash", Some(WhenToSeeDoctor)),
            ("Who does it affect?", Some(RiskFactors)),
            ("Is psoriasis contagious?", None),
            ("Fast facts on gout", Some(Overview)),
            ("What to know about the causes of gout", Some(Causes)),
            ("Pain relief", Some(Treatment)),
            ("Vaccination", Some(Prevention)),
            ("If left untreated", Some(Complications)),
            ("Is a sore throat serious?", None),
            ("How to spot a stroke", Some(Symptoms)),
            ("Looking after yourself", Some(Treatment)),
            ("Eat a balanced diet", None),
        ] {
            assert_eq!(of_heading(heading), kind, "{heading}");
        }
    }
}
