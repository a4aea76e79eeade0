//! Sentences without a cue of their own, which go on with what was said: "So are A and B", "Examples
//! include C", and sentences on members of the class that a heading or item names.

use crate::{
    causes::{
        context::Sense,
        finder::{Finder, Statement},
        grade,
        lexicon::{class, has},
        name::Cause,
        phrase::Place,
        reading::{NameAt, Tokens},
        vocabulary::ConceptKind,
    },
    model::Role,
};

/// "So are A and B", "... culprits; so can C": what was said last is said of these too.
pub(super) fn so_do(finder: &mut Finder<'_, '_>, sentence: &Tokens, before: Option<(Statement, bool)>) {
    let reading = finder.reading;
    let opens = |at: usize| {
        at == sentence.start || matches!(reading.word(at - 1), ";" | "," | "and" | "–" | "—" | "-")
    };
    let so = sentence.clone().filter(|&at| opens(at)).find_map(|at| {
        let same = SAME.iter().find(|words| reading.starts(at, words)).map(|words| words.len());
        let so = reading.word(at) == "so" && has(SO_VERBS, reading.word(at + 1)) && reading.is_word(at + 2);
        same.or(so.then_some(2)).map(|len| (at, at + len))
    });
    let Some((so, from)) = so else { return };
    let said = if so == sentence.start { before } else { finder.said.clone() };
    let how = match said {
        Some((how, _)) => how,
        None if matches!(finder.setting.sense, Sense::Causes(_)) => finder.plain(),
        None => return,
    };
    finder.state_phrase(&(from..sentence.end), Place::Prose, &how);
    finder.said = Some((how, true));
}

/// Words that say of what follows what was said before.
pub(super) const SAME: &[&[&str]] = &[
    &["the", "same", "goes", "for"],
    &["the", "same", "is", "true", "of"],
    &["the", "same", "is", "true", "for"],
    &["the", "same", "applies", "to"],
];

/// Verbs after "so" that repeat what was said.
pub(super) const SO_VERBS: &[&str] = &["is", "are", "can", "may", "might", "could", "do", "does", "will"];

/// A sentence without a cue, among causes, whose subject is one: "Antibiotics slow the bowel" under
/// "Medicines", "Osteoarthritis can affect the back" under "Arthritis".
pub(super) fn members(finder: &mut Finder<'_, '_>, sentence: &Tokens) {
    let reading = finder.reading;
    let announced = matches!(finder.setting.sense, Sense::Causes(_)) || finder.setting.under_title;
    let named = |at: usize| reading.name_over(at).is_some();
    if finder.heads.is_empty() && !announced
        || sentence.clone().any(|at| !named(at) && is_other_talk(reading.word(at)))
    {
        return;
    }
    let verb = sentence.clone().find(|&at| {
        reading.is(at, class::FINITE) && reading.name_over(at).is_none_or(|name| name.at.len() == 1)
    });
    let subject = sentence.start..verb.unwrap_or(sentence.end).min(sentence.start + 24);
    let told_of = sentence.start..verb.map_or(sentence.end, |verb| (verb + 2).min(sentence.end));
    if told_of.clone().any(|at| has(OF_SOME, reading.word(at))) {
        return;
    }
    // "... is much rarer.", but not "is a rare condition".
    let rarely =
        verb.map(|verb| verb + 1..(verb + 3).min(sentence.end)).filter(|at| !reading.is_word(at.end));
    let rarely = rarely.unwrap_or(0..0);
    let grade = grade::of_words(reading, &rarely).or(finder.frame.grade);
    let plain = Statement { grade, ..finder.plain() };
    let how = Statement { role: Role::Example, ..plain.clone() };
    let inside = reading.names_in(&subject).to_vec();
    for (n, name) in inside.iter().enumerate() {
        let from = if n == 0 { sentence.start } else { inside[n - 1].at.end };
        if !(from..name.at.start).all(|at| is_list_joint(finder, at)) {
            return;
        }
        if finder.vocabulary.is_within(&name.concept.id, &finder.frame.of.id) {
            return;
        }
        match finder.heads.iter().find(|head| is_of_class(finder, head, name)).cloned() {
            Some(head) => finder.state_examples(&name.at, &head, &how),
            None if finder.heads.is_empty() && is_cause_kind(name.concept.kind) => {
                finder.state_phrase(&name.at, Place::Prose, &plain);
            }
            None => return,
        }
    }
}

/// Kinds of which the subject of any sentence among causes is one.
pub(super) fn is_cause_kind(kind: ConceptKind) -> bool {
    use ConceptKind::{Category, Procedure, Substance, Symptom};
    !matches!(kind, Category | Procedure | Substance | Symptom)
}

/// Whether a word may stand between the names of a list.
pub(super) fn is_list_joint(finder: &Finder<'_, '_>, at: usize) -> bool {
    let reading = finder.reading;
    matches!(reading.word(at), "," | "and" | "or" | "as" | "well") || reading.is(at, class::LEADING)
}

/// Whether a concept is one of those that a heading or item names together.
pub(super) fn is_of_class(finder: &Finder<'_, '_>, head: &Cause, name: &NameAt<'_>) -> bool {
    let drug = matches!(name.concept.kind, ConceptKind::Drug | ConceptKind::DrugClass);
    let (id, class) = (&name.concept.id, &head.named.id);
    id != class && (finder.vocabulary.is_within(id, class) || drug && class == DRUGS)
}

/// The concept under which pages file all medicines.
pub(super) const DRUGS: &str = "drug-side-effect";

/// Words of a subject that is not the cause itself: "people with diabetes", "if anemia is found".
pub(super) const OF_SOME: &[&str] = &["not", "if", "when", "with", "without", "unlike", "like"];

/// Words of sentences on something other than causes: treatment, company, chances.
pub(super) fn is_other_talk(word: &str) -> bool {
    const STARTS: &[&str] = &[
        "treat",
        "help",
        "prevent",
        "reliev",
        "doctor",
        "symptom",
        "diagnos",
        "avoid",
        "reduc",
        "risk",
        "effective",
        "prescri",
        "recommend",
        "therap",
        "control",
        "cure",
        "used",
    ];
    STARTS.iter().any(|start| word.starts_with(start))
        || matches!(word, "?" | "ease" | "eases" | "sign" | "signs")
}

/// "Common deficiencies include A, B and C" in an item on deficiencies.
pub(super) fn included(finder: &mut Finder<'_, '_>, sentence: &Tokens) {
    let reading = finder.reading;
    let Some(verb) = sentence.clone().find(|&at| matches!(reading.word(at), "include" | "includes")) else {
        return;
    };
    let noun = reading
        .word(verb.saturating_sub(1))
        .trim_end_matches('s')
        .trim_end_matches("ie")
        .trim_end_matches('y')
        .to_owned();
    let of_head = finder.heads.iter().position(|head| {
        let last = reading.word(head.at.end.saturating_sub(1));
        noun.len() > 4
            && (last.starts_with(&noun)
                || head
                    .named
                    .name
                    .to_lowercase()
                    .split_whitespace()
                    .last()
                    .is_some_and(|last| last.starts_with(&noun)))
    });
    let Some(index) = of_head else { return };
    let head = finder.heads[index].clone();
    let how = Statement { role: Role::Example, ..finder.plain() };
    finder.state_examples(&(verb + 1..sentence.end), &head, &how);
}

/// "Some drugs can cause Y. Examples include A and B.": what the sentence before said is said of these.
pub(super) fn examples(finder: &mut Finder<'_, '_>, sentence: &Tokens) {
    let reading = finder.reading;
    let of_head = (!finder.heads.is_empty()).then(|| (finder.plain(), true));
    let Some((how, named)) = finder.said.clone().or(of_head) else { return };
    let opens = matches!(reading.word(sentence.start), "examples" | "these" | "they" | "among");
    let verb = (sentence.start..(sentence.start + 7).min(sentence.end))
        .find(|&at| matches!(reading.word(at), "include" | "includes" | "are" | "be"));
    let surely = matches!(reading.word(sentence.start), "examples" | "among");
    let opens = opens && (!named || surely);
    let Some(verb) = verb.filter(|&at| opens && (reading.word(at).starts_with("include") || surely)) else {
        return;
    };
    finder.state_phrase(&(verb + 1..sentence.end), Place::Prose, &Statement { role: Role::Example, ..how });
}
