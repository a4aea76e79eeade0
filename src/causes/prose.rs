//! Running text: each sentence's cues, the phrase on the cause's side of each, and what is on the other.

use super::{
    context::Sense,
    cue::{Cue, Shape, cues},
    finder::{Finder, Statement},
    grade,
    lexicon::{GENERIC, POINTERS, RELATIVE, STAND_INS, class, has},
    name::Cause,
    phrase::Place,
    reading::{NameAt, Tokens},
    stance::{stance, verb_start},
    vocabulary::ConceptKind,
};
use crate::model::{Frequency, Role, Stance, Topic};

/// What a sentence says is caused.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Effect {
    /// The page's topic, in these words.
    Topic(Option<String>),
    /// What was spoken of before ("it", "this").
    Back,
    /// Another symptom or condition.
    Other(Topic),
    /// A cause that the passage has named already: its own cause is an indirect one.
    Cause,
    /// Something that is none of these.
    Unknown,
}

/// Reads the sentences of a stretch.
pub(super) fn read(finder: &mut Finder<'_, '_>, at: &Tokens) {
    let mut before: Option<Tokens> = None;
    for sentence in finder.reading.sentences() {
        if sentence.start < at.end && sentence.end > at.start {
            let within = sentence.start.max(at.start)..sentence.end.min(at.end);
            before = read_sentence(finder, &within, before.as_ref());
        }
    }
}

/// Reads one sentence; `before` is what the last one was about. Returns what this one is about.
fn read_sentence(finder: &mut Finder<'_, '_>, sentence: &Tokens, before: Option<&Tokens>) -> Option<Tokens> {
    let mut left_off = sentence.start;
    examples(finder, sentence);
    let said_before = finder.said.take();
    let found = cues(finder.reading, sentence);
    if found.is_empty() {
        members(finder, sentence);
    }
    for cue in found {
        // A cue inside of a list that was read already says nothing new ("a reaction to pollen").
        if cue.at.start < left_off && cue.shape == Shape::EffectFirst {
            continue;
        }
        let read = match cue.shape {
            Shape::EffectFirst | Shape::SignOf | Shape::WorseWith => effect_first(finder, sentence, &cue),
            Shape::CauseFirst | Shape::Worsens | Shape::Blame => cause_first(finder, sentence, &cue, before),
            Shape::Noun => noun(finder, sentence, &cue),
            Shape::HaveAs => have_as(finder, sentence, &cue),
        };
        left_off = read.unwrap_or(left_off);
    }
    so_do(finder, sentence, said_before);
    included(finder, sentence);
    opening_name(finder, sentence)
}

/// "So are A and B", "... culprits; so can C": what was said last is said of these too.
fn so_do(finder: &mut Finder<'_, '_>, sentence: &Tokens, before: Option<(Statement, bool)>) {
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
const SAME: &[&[&str]] = &[
    &["the", "same", "goes", "for"],
    &["the", "same", "is", "true", "of"],
    &["the", "same", "is", "true", "for"],
    &["the", "same", "applies", "to"],
];

/// Verbs after "so" that repeat what was said.
const SO_VERBS: &[&str] = &["is", "are", "can", "may", "might", "could", "do", "does", "will"];

/// A sentence without a cue, among causes, whose subject is one: "Antibiotics slow the bowel" under
/// "Medicines", "Osteoarthritis can affect the back" under "Arthritis".
fn members(finder: &mut Finder<'_, '_>, sentence: &Tokens) {
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
fn is_cause_kind(kind: ConceptKind) -> bool {
    use ConceptKind::{Category, Procedure, Substance, Symptom};
    !matches!(kind, Category | Procedure | Substance | Symptom)
}

/// Whether a word may stand between the names of a list.
fn is_list_joint(finder: &Finder<'_, '_>, at: usize) -> bool {
    let reading = finder.reading;
    matches!(reading.word(at), "," | "and" | "or" | "as" | "well") || reading.is(at, class::LEADING)
}

/// Whether a concept is one of those that a heading or item names together.
fn is_of_class(finder: &Finder<'_, '_>, head: &Cause, name: &NameAt<'_>) -> bool {
    let drug = matches!(name.concept.kind, ConceptKind::Drug | ConceptKind::DrugClass);
    let (id, class) = (&name.concept.id, &head.named.id);
    id != class && (finder.vocabulary.is_within(id, class) || drug && class == DRUGS)
}

/// The concept under which pages file all medicines.
const DRUGS: &str = "drug-side-effect";

/// Words of a subject that is not the cause itself: "people with diabetes", "if anemia is found".
const OF_SOME: &[&str] = &["not", "if", "when", "with", "without", "unlike", "like"];

/// Words of sentences on something other than causes: treatment, company, chances.
fn is_other_talk(word: &str) -> bool {
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

/// "Y is caused by X".
fn effect_first(finder: &mut Finder<'_, '_>, sentence: &Tokens, cue: &Cue) -> Option<usize> {
    let effect = if cue.at.start == sentence.start {
        if reads_as_noun(finder, cue) {
            return None;
        }
        Effect::Back
    } else {
        effect_before(finder, sentence, cue)
    };
    let after = cue.at.end..(cue.at.end + 6).min(sentence.end);
    let reversed = has(MUTUAL, finder.reading.word(cue.at.start))
        && !matches!(effect, Effect::Topic(_))
        && finder.subject.first_in(finder.reading, &after, finder.vocabulary).is_some();
    if reversed {
        return cause_first(finder, sentence, cue, None);
    }
    // What is a sign of something is a symptom: the page's, not a cause that was spoken of.
    let sign = matches!(
        finder.reading.word(cue.at.start),
        "sign" | "signs" | "symptom" | "symptoms" | "indicate" | "indication"
    );
    let effect = if sign && effect == Effect::Back { Effect::Topic(None) } else { effect };
    let source = has(SOURCES, finder.reading.word(cue.at.start));
    let topical = matches!(effect, Effect::Topic(_))
        || effect == Effect::Back && (finder.heads.is_empty() || source)
        || effect == Effect::Cause && source;
    finder.spoke_of_cause = effect == Effect::Cause;
    if cue.shape != Shape::EffectFirst && !topical {
        return None;
    }
    let role = if cue.shape == Shape::WorseWith { Role::Worsens } else { Role::Cause };
    let how = statement(finder, sentence, cue, effect, role)?;
    let causes = finder.state_phrase(&(cue.at.end..sentence.end), Place::Prose, &how);
    finder.said = (role == Role::Cause).then_some((how, !causes.is_empty()));
    causes.iter().map(|cause| cause.at.end).max()
}

/// Verbs that only tell where something comes from.
const SOURCES: &[&str] = &["stem", "stems", "stemming", "arise", "arises", "come", "comes"];

/// Cues of which either side may be the cause: "X is linked to Y".
const MUTUAL: &[&str] = &["linked", "associated", "related", "tied", "connected"];

/// "Side effects of the drug include ...": the words at the opening are no predicate.
fn reads_as_noun(finder: &Finder<'_, '_>, cue: &Cue) -> bool {
    !matches!(finder.reading.word(cue.at.start), "caused" | "triggered" | "due" | "because")
}

/// "X can cause Y".
fn cause_first(
    finder: &mut Finder<'_, '_>,
    sentence: &Tokens,
    cue: &Cue,
    before: Option<&Tokens>,
) -> Option<usize> {
    let reading = finder.reading;
    // A name may begin within the cue: "leave you [feeling tired]".
    let over = reading.name_over(cue.at.end - 1).filter(|name| name.at.end > cue.at.end);
    let after = over.map_or(cue.at.end, |name| name.at.start)..sentence.end;
    if cue.shape == Shape::Worsens && reading.word(cue.at.start).starts_with("make") {
        after.clone().take(9).find(|&at| reading.word(at) == "worse")?;
    }
    let verb = verb_start(reading, sentence.start, cue.at.start);
    let subject = subject_before(finder, sentence, verb);
    let listed = after.clone().find(|&at| {
        matches!(reading.word(at), "include" | "includes" | "are")
            || matches!(reading.word(at), "such" | "including" | "like")
                && (reading.word(at) != "such" || reading.word(at + 1) == "as")
    });
    let of_end = listed.unwrap_or(after.end);
    let of_it = cue.at.clone().any(|at| matches!(reading.word(at), "it" | "them" | "this"));
    let effect = if of_it {
        Effect::Back
    } else if cue.shape == Shape::Blame {
        blamed_for(finder, &(after.start..of_end))
    } else {
        effect_after(finder, &subject, &(after.start..of_end))
    };
    let role = if cue.shape == Shape::Worsens { Role::Worsens } else { Role::Cause };
    if role == Role::Worsens && !matches!(effect, Effect::Topic(_) | Effect::Back) {
        return None;
    }
    let relative = verb > sentence.start && matches!(reading.word(verb - 1), "that" | "which" | "who");
    let how = statement(finder, sentence, cue, effect, role)?;
    if relative {
        return relative_clause(finder, sentence, verb - 1, listed, &how);
    }
    let subject = predicated(finder, sentence, verb).unwrap_or(subject);
    if is_pointing(finder, &subject) {
        // "Tea should be avoided, since it can make Y worse": the subject of the main clause.
        if subject.start > sentence.start
            && matches!(reading.word(subject.start - 1), "since" | "because" | "as" | "and")
        {
            let first = sentence.clone().find(|&at| reading.is(at, class::FINITE)).unwrap_or(subject.start);
            let main = subject_opening(finder, sentence.start, first.min(subject.start - 1));
            if !is_pointing(finder, &main) {
                finder.state_phrase(&main, Place::Prose, &how);
                return None;
            }
        }
        // "This can cause ...": what the sentence before was about.
        if finder.heads.is_empty() {
            let meant = before?.clone();
            finder.state_phrase(&meant, Place::Item, &how);
        }
        return None;
    }
    let causes = finder.state_phrase(&subject, Place::Prose, &how);
    // "Other factors may play a role, including A and B": of a subject that names nothing.
    let open = |at: usize| reading.word(at.saturating_sub(1)) == "," && !matches!(reading.word(at), "are");
    let topical = finder.subject.first_in(reading, &subject, finder.vocabulary).is_some();
    if let Some(list) = listed.filter(|&at| causes.is_empty() && role == Role::Cause && !topical && open(at))
    {
        let from = list_start(finder, list + 1 + usize::from(reading.word(list) == "such"));
        finder.state_phrase(&(from..sentence.end), Place::Prose, &how);
    }
    finder.said = (role == Role::Cause).then_some((how, !causes.is_empty()));
    None
}

/// "It", "these conditions", "some": a subject that names nothing.
fn is_pointing(finder: &Finder<'_, '_>, at: &Tokens) -> bool {
    let reading = finder.reading;
    let words: Vec<&str> = at.clone().filter(|&i| reading.is_word(i)).map(|i| reading.word(i)).collect();
    match words.as_slice() {
        [] => true,
        [only] => has(POINTERS, only),
        [first, second, rest @ ..] => {
            has(&["it", "this", "these", "they", "those", "that", "you", "he", "she", "we"], first)
                && (rest.is_empty() || has(STAND_INS, second) || has(GENERIC, second))
        }
    }
}

/// "Drugs that cause Y include A and B"; "the flu, which can cause Y".
fn relative_clause(
    finder: &mut Finder<'_, '_>,
    sentence: &Tokens,
    pronoun: usize,
    listed: Option<usize>,
    how: &Statement,
) -> Option<usize> {
    let reading = finder.reading;
    let predicated = predicated(finder, sentence, pronoun);
    if let Some(verb) = listed.filter(|_| predicated.is_none()) {
        let from = list_start(finder, verb + 1 + usize::from(reading.word(verb) == "such"));
        let causes = finder.state_phrase(&(from..sentence.end), Place::Prose, how);
        return causes.iter().map(|cause| cause.at.end).max();
    }
    if let Some(subject) = predicated {
        finder.state_phrase(&subject, Place::Prose, how);
        return None;
    }
    // The name right before the pronoun, where the vocabulary knows it for one.
    let end = if reading.word(pronoun.wrapping_sub(1)) == "," { pronoun - 1 } else { return None };
    let name = reading.names_in(&(sentence.start..end)).last().filter(|name| name.at.end == end)?;
    let opens = name.at.start == sentence.start || name.at.start == sentence.start + 1;
    if opens && finder.heads.is_empty() {
        finder.state_phrase(&name.at.clone(), Place::Prose, how);
    }
    None
}

/// "X is one of the infections that cause Y": the subject X of the noun that ends at `end`.
fn predicated(finder: &Finder<'_, '_>, sentence: &Tokens, end: usize) -> Option<Tokens> {
    let reading = finder.reading;
    let near = end.saturating_sub(9).max(sentence.start)..end;
    let copula =
        near.rev().find(|&at| reading.is(at, class::FINITE) || matches!(reading.word(at), "," | ";"))?;
    let is_copula = matches!(reading.word(copula), "is" | "are" | "be" | "was" | "were");
    let class =
        has(&["a", "an", "the", "one", "among", "examples", "another", "some"], reading.word(copula + 1));
    let start = verb_start(reading, sentence.start, copula + 1);
    let subject = subject_before(finder, sentence, start);
    (is_copula && class && start > sentence.start && !is_pointing(finder, &subject)).then_some(subject)
}

/// What a thing is to blame for: what comes next, or what was spoken of.
fn blamed_for(finder: &Finder<'_, '_>, after: &Tokens) -> Effect {
    let close = after.start..after.end.min(after.start + 9);
    match finder.subject.first_in(finder.reading, &close, finder.vocabulary) {
        Some(topic) => Effect::Topic((topic.len() < 6).then(|| finder.reading.raw_of(&topic).to_owned())),
        None if matches!(finder.reading.word(after.start), "for" | "in") => effect_in(finder, &close, true),
        None => Effect::Back,
    }
}

/// "Causes of Y include X", "X is a common cause of Y".
fn noun(finder: &mut Finder<'_, '_>, sentence: &Tokens, cue: &Cue) -> Option<usize> {
    let reading = finder.reading;
    let verb = (cue.at.end..sentence.end).find(|&at| has(LISTING, reading.word(at)));
    let of_end = verb.unwrap_or(sentence.end);
    let with_of = matches!(reading.word(cue.at.end - 1), "of" | "for" | "behind")
        || has(&["of", "for", "behind"], reading.word(cue.at.end));
    let of = if with_of { effect_in(finder, &(cue.at.end..of_end), false) } else { Effect::Back };
    let of = if of == Effect::Unknown && matches!(finder.setting.sense, Sense::Causes(_)) {
        Effect::Back
    } else {
        of
    };
    let described = cue.at.start.saturating_sub(4).max(sentence.start)..cue.at.start + 1;
    let grade = grade::of_words(reading, &described);
    let mut how = statement(finder, sentence, cue, of, Role::Cause)?;
    how.grade = grade.or(how.grade);
    let copula = copula_before(finder, sentence, cue);
    let weak = has(WEAK_NOUNS, reading.word(cue.at.start)) && !with_of;
    let among_causes = matches!(finder.setting.sense, Sense::Causes(_)) || finder.setting.under_title;
    if weak && (!among_causes || reading.word(cue.at.end) == "why") {
        return None;
    }
    if let Some(copula) = copula {
        let subject = subject_before(finder, sentence, copula);
        if !is_pointing(finder, &subject) {
            let causes = finder.state_phrase(&subject, Place::Prose, &how);
            finder.said = Some((how, !causes.is_empty()));
        }
        return None;
    }
    let verb = verb?;
    let from = list_start(finder, verb + usize::from(!reading.word(verb).starts_with("rang")));
    if verb > cue.at.end + 14 || asks(finder, sentence, cue) {
        return None;
    }
    let causes = finder.state_phrase(&(from..sentence.end), Place::Prose, &how);
    causes.iter().map(|cause| cause.at.end).max()
}

/// Where the names begin after "include": past "the following" and a colon.
fn list_start(finder: &Finder<'_, '_>, from: usize) -> usize {
    let reading = finder.reading;
    let following = from + usize::from(reading.word(from) == "the");
    let past = if reading.word(following) == "following" { following + 1 } else { from };
    past + usize::from(reading.word(past) == ":")
}

/// Nouns that speak of causes only where causes are spoken of.
const WEAK_NOUNS: &[&str] = &["reason", "reasons", "suspect", "suspects", "offender", "offenders"];

/// Words between "causes of Y" and the causes.
const LISTING: &[&str] = &[
    "include",
    "includes",
    "including",
    "are",
    "is",
    "be",
    "ranging",
    "range",
    ":",
    "such",
    "like",
    "was",
    "were",
];

/// Whether the noun is what someone looks for ("find the cause"), not what is told.
fn asks(finder: &Finder<'_, '_>, sentence: &Tokens, cue: &Cue) -> bool {
    (sentence.start..cue.at.start).any(|at| has(SEARCHING, finder.reading.word(at)))
}

const SEARCHING: &[&str] = &[
    "determine",
    "find",
    "identify",
    "diagnose",
    "treat",
    "treating",
    "depend",
    "depends",
    "know",
    "rule",
    "tests",
    "evaluate",
    "suspect",
    "address",
    "understand",
    "discover",
];

/// The "is" of "X is a common cause", if the noun is said of what stands before it.
fn copula_before(finder: &Finder<'_, '_>, sentence: &Tokens, cue: &Cue) -> Option<usize> {
    let reading = finder.reading;
    let near = cue.at.start.saturating_sub(9).max(sentence.start)..cue.at.start;
    let verb = near.rev().find(|&at| {
        matches!(
            reading.word(at),
            "is" | "are" | "be" | "was" | "were" | "remains" | "among" | "isn't" | "isn’t" | "," | ";" | "if"
        )
    })?;
    if matches!(reading.word(verb), "," | ";" | "if") {
        return None;
    }
    let plain = (verb + 1..cue.at.start).all(|at| {
        reading.is_word(at) && !has(NOT_BETWEEN, reading.word(at)) && (!reading.is(at, class::FINITE))
    });
    let start = verb_start(reading, sentence.start, verb + usize::from(reading.word(verb) != "among"));
    (plain && start > sentence.start).then_some(start)
}

/// Words that part "X is" from a "cause" said of something else.
const NOT_BETWEEN: &[&str] = &[
    "in", "with", "to", "from", "for", "on", "at", "that", "which", "who", "because", "if", "when", "whose",
    "no", "unknown", "unclear", "whatever", "caused", "causing",
];

/// "X may have Y as a side effect".
fn have_as(finder: &mut Finder<'_, '_>, sentence: &Tokens, cue: &Cue) -> Option<usize> {
    let reading = finder.reading;
    let have = (sentence.start..cue.at.start)
        .rev()
        .find(|&at| matches!(reading.word(at), "have" | "has" | "list" | "lists" | "cause"))?;
    let effect = effect_in(finder, &(have + 1..cue.at.start), true);
    if !matches!(effect, Effect::Topic(_)) {
        return None;
    }
    let subject = subject_before(finder, sentence, verb_start(reading, sentence.start, have));
    let how = statement(finder, sentence, cue, effect, Role::Cause)?;
    finder.state_phrase(&subject, Place::Prose, &how);
    if matches!(reading.word(cue.at.end), ":" | "including") {
        let how = Statement { role: Role::Example, ..how };
        finder.state_phrase(&(cue.at.end + 1..sentence.end), Place::Prose, &how);
    }
    None
}

/// "Common deficiencies include A, B and C" in an item on deficiencies.
fn included(finder: &mut Finder<'_, '_>, sentence: &Tokens) {
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
fn examples(finder: &mut Finder<'_, '_>, sentence: &Tokens) {
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

/// The concept that a sentence opens with, which "this" in the next one may mean.
fn opening_name(finder: &Finder<'_, '_>, sentence: &Tokens) -> Option<Tokens> {
    let opening = sentence.start..(sentence.start + 8).min(sentence.end);
    let name =
        finder.reading.names_in(&opening).first().filter(|name| name.at.start <= sentence.start + 1)?;
    if finder.subject.is(name.concept, finder.vocabulary) || name.concept.kind == ConceptKind::Symptom {
        return None;
    }
    Some(name.at.clone())
}

/// Puts together what a sentence says of a cause; none if it is of something that is not kept.
fn statement(
    finder: &Finder<'_, '_>,
    sentence: &Tokens,
    cue: &Cue,
    effect: Effect,
    role: Role,
) -> Option<Statement> {
    let reading = finder.reading;
    let main = finder.frame.of.clone();
    let stance = stance(reading, sentence, &cue.at);
    let described = grade::of_words(reading, &(sentence.start..cue.at.start));
    let most = reading.word(cue.at.start).starts_with("account")
        && (cue.at.end..(cue.at.end + 6).min(sentence.end))
            .any(|at| has(&["half", "most", "majority", "two-thirds"], reading.word(at)));
    // "Most nosebleeds are caused by dry air".
    let most = most || cue.shape == Shape::EffectFirst && reading.word(sentence.start) == "most";
    let most = grade::Grade { frequency: most.then_some(Frequency::Common), severity: None };
    let grade = grade::of_adverbs(reading, sentence, &cue.at)
        .or(most)
        .or(grade::Grade { frequency: None, severity: described.severity });
    let grade = grade.or(finder.frame.grade);
    let statement = |of: Topic, role: Role| Some(Statement { of, role, stance, grade });
    match effect {
        Effect::Topic(words) => {
            let page = finder.subject.main()?;
            let of = Topic { as_written: words.unwrap_or_else(|| page.as_written.clone()), ..page.clone() };
            statement(of, role)
        }
        Effect::Back if finder.heads.is_empty() => statement(main, role),
        Effect::Back | Effect::Cause => {
            statement(main, if role == Role::Cause { Role::Indirect } else { role })
        }
        Effect::Other(topic) => Some(Statement { of: topic, role, stance, grade: grade::Grade::default() }),
        Effect::Unknown => None,
    }
    .filter(|it| it.stance != Stance::Denied || it.role != Role::Indirect)
}

/// What stands before a cue as its effect.
fn effect_before(finder: &Finder<'_, '_>, sentence: &Tokens, cue: &Cue) -> Effect {
    let reading = finder.reading;
    let clause = clause_start(finder, sentence, cue.at.start)..cue.at.start;
    let verb = verb_start(reading, clause.start, cue.at.start);
    let said_of_subject = verb < cue.at.start || reading.word(cue.at.start.saturating_sub(1)) == ",";
    if said_of_subject {
        let found = effect_in(finder, &(clause.start..verb), true);
        // "In some families, it is ...": the subject is the pronoun alone.
        let near = verb.saturating_sub(2).max(clause.start)..verb;
        return if found == Effect::Unknown { effect_in(finder, &near, true) } else { found };
    }
    // "X due to Y": the nearest name, close by.
    let near = cue.at.start.saturating_sub(4).max(clause.start)..cue.at.start;
    match effect_in(finder, &near, false) {
        Effect::Unknown => match effect_in(finder, &clause, true) {
            Effect::Topic(words) => Effect::Topic(words),
            other => {
                if clause.len() < 8 {
                    other
                } else {
                    Effect::Unknown
                }
            }
        },
        found => found,
    }
}

/// Where the clause that ends at `end` begins.
fn clause_start(finder: &Finder<'_, '_>, sentence: &Tokens, end: usize) -> usize {
    let reading = finder.reading;
    let boundary = (sentence.start..end).rev().find(|&at| match reading.word(at) {
        ";" | ":" | "—" | "–" | "but" | "because" | "whereas" | "while" => true,
        "," => {
            matches!(
                reading.word(at + 1),
                "it" | "they" | "this" | "these" | "he" | "she" | "and" | "so" | "others" | "some"
            ) && (at + 1..end).any(|i| reading.is(i, class::FINITE))
                && !matches!(reading.word(at + 2), "can" | "may" | "is" | "are" | "often")
        }
        _ => false,
    });
    boundary.map_or(sentence.start, |at| at + 1)
}

/// What a stretch speaks of: its first name (or last), the page's topic before all others.
fn effect_in(finder: &Finder<'_, '_>, at: &Tokens, first: bool) -> Effect {
    let reading = finder.reading;
    let (subject, vocabulary) = (finder.subject, finder.vocabulary);
    let topic = if first {
        subject.first_in(reading, at, vocabulary)
    } else {
        subject.last_in(reading, at, vocabulary)
    };
    let names = reading.names_in(at);
    let other =
        names.iter().filter(|name| is_effect(name.concept.kind) && !subject.is(name.concept, vocabulary));
    let other =
        if first { other.min_by_key(|name| name.at.start) } else { other.max_by_key(|name| name.at.end) };
    match (topic, other) {
        (Some(topic), Some(other)) if !first && other.at.start > topic.end => {
            other_effect(finder, &other.at, other.concept)
        }
        (Some(topic), Some(other))
            if first && other.at.end <= topic.start && !joined(finder, other.at.end, topic.start) =>
        {
            other_effect(finder, &other.at, other.concept)
        }
        (Some(topic), _) => Effect::Topic((topic.len() < 6).then(|| reading.raw_of(&topic).to_owned())),
        (None, Some(other)) => other_effect(finder, &other.at, other.concept),
        (None, None) => pointing(finder, at),
    }
}

/// Whether two names stand in one list ("nausea and dizziness"), or one is but company of the other.
fn joined(finder: &Finder<'_, '_>, from: usize, to: usize) -> bool {
    to - from <= 6
        && (from..to).all(|at| {
            !finder.reading.is(at, class::FINITE)
                && !matches!(finder.reading.word(at), "in" | "with" | "from" | "of" | "by" | "after")
        })
}

fn is_effect(kind: ConceptKind) -> bool {
    matches!(
        kind,
        ConceptKind::Symptom
            | ConceptKind::Condition
            | ConceptKind::Infection
            | ConceptKind::Injury
            | ConceptKind::State
            | ConceptKind::Deficiency
    )
}

fn other_effect(finder: &Finder<'_, '_>, at: &Tokens, concept: &super::vocabulary::Concept) -> Effect {
    let (id, vocabulary) = (concept.id.as_str(), finder.vocabulary);
    let near =
        |head: &Cause| vocabulary.is_within(&head.named.id, id) || vocabulary.is_within(id, &head.named.id);
    if finder.heads.iter().any(|head| near(head) || has_word(&head.named.name, &last_word(&concept.name))) {
        return Effect::Cause;
    }
    let as_written = finder.reading.raw_of(at).to_owned();
    Effect::Other(Topic { id: concept.id.clone(), name: concept.name.clone(), as_written })
}

/// The last word of a name, in the singular.
fn last_word(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or_default().to_lowercase().trim_end_matches('s').to_owned()
}

/// Whether a name has this word, in either number.
fn has_word(name: &str, word: &str) -> bool {
    name.to_lowercase().split(' ').any(|it| it.trim_end_matches('s') == word)
}

/// A stretch without names: whether it points back to something.
fn pointing(finder: &Finder<'_, '_>, at: &Tokens) -> Effect {
    let reading = finder.reading;
    let words: Vec<&str> = at.clone().filter(|&i| reading.is_word(i)).map(|i| reading.word(i)).collect();
    let Some(last) =
        words.iter().rev().find(|word| !has(&["can", "may", "also", "is", "are", "often", "be"], word))
    else {
        return Effect::Back;
    };
    if last.len() > 3 && finder.has_named(last) {
        return Effect::Cause;
    }
    if *last == "others" && finder.spoke_of_cause {
        return Effect::Cause;
    }
    let pointer = words.iter().take(4).any(|word| has(POINTERS, word)) && words.len() <= 6;
    let stand_in = words.len() <= 5
        && (has(STAND_INS, last)
            || has(&["pain", "cases", "episodes", "attacks", "spasms", "discomfort"], last));
    if (pointer && !words.iter().any(|word| has(RELATIVE, word) && !has(&["that", "which", "as"], word)))
        || stand_in
    {
        Effect::Back
    } else {
        Effect::Unknown
    }
}

/// The noun phrase that ends where a verb begins.
fn subject_before(finder: &Finder<'_, '_>, sentence: &Tokens, verb: usize) -> Tokens {
    let reading = finder.reading;
    let (mut start, mut clause) = (verb, false);
    while start > sentence.start {
        let at = start - 1;
        if let Some(name) = reading.name_over(at).filter(|name| name.at.len() > 1 && name.at.end <= verb) {
            start = name.at.start.max(sentence.start);
            continue;
        }
        let word = reading.word(at);
        let bounded = matches!(word, ";" | ":" | "—" | "–" | "?" | "!" | "." | "“")
            || reading.is(at, class::FINITE)
            || reading.is(at, class::RELATIVE) && !has(ADVERBS, word) && !is_as_in_list(finder, at);
        if bounded && !(word == "not" && at == sentence.start) {
            // A relative clause belongs to the noun before it, which is the subject.
            let pronoun = [at, at.wrapping_sub(1)]
                .into_iter()
                .find(|&i| matches!(reading.word(i), "that" | "which" | "who"));
            if let Some(pronoun) = pronoun.filter(|&i| i > sentence.start && follows_noun(finder, i)) {
                let subject = subject_before(finder, sentence, pronoun);
                return subject.start..if is_list_end(finder, start, verb) { verb } else { subject.end };
            }
            clause = word != "that" && word != ";";
            break;
        }
        start = at;
    }
    // "X harms the nerves, causing Y": the subject of the whole sentence.
    let participle = reading.word(verb).ends_with("ing")
        && matches!(
            reading.word(verb.wrapping_sub(1)),
            "," | "thus" | "thereby" | "and" | "often" | "sometimes"
        );
    if participle && clause {
        let first = sentence.clone().find(|&at| {
            reading.is(at, class::FINITE) && reading.name_over(at).is_none_or(|name| name.at.len() == 1)
        });
        return subject_opening(finder, sentence.start, first.unwrap_or(verb).min(verb));
    }
    // The object of an earlier clause ("though it passes, a cold can ...") is no part of this one.
    if let Some(comma) =
        (start..verb).find(|&at| clause && reading.word(at) == ",").filter(|comma| comma + 1 < verb)
    {
        return subject_opening(finder, comma + 1, verb);
    }
    // "X results from Y and causes Z": the subject of both verbs is X.
    if start > sentence.start && matches!(reading.word(verb - 1), "and" | "or" | ",") {
        let first = sentence.clone().find(|&at| reading.is(at, class::FINITE)).unwrap_or(verb);
        return subject_opening(finder, sentence.start, first.min(verb));
    }
    subject_opening(finder, start, verb)
}

/// Whether what follows a clause is the end of the list that the clause stood in: ", and anemia".
fn is_list_end(finder: &Finder<'_, '_>, from: usize, verb: usize) -> bool {
    let reading = finder.reading;
    (from..verb).any(|at| reading.word(at) == "," && matches!(reading.word(at + 1), "and" | "or"))
}

/// Adverbs, which may stand anywhere in a subject.
const ADVERBS: &[&str] = &[
    "often",
    "sometimes",
    "usually",
    "typically",
    "frequently",
    "generally",
    "especially",
    "particularly",
    "most",
    "even",
    "not",
    "along",
    "together",
];

/// Whether "that" belongs to the noun before it, and not to a verb of saying ("shows that").
fn follows_noun(finder: &Finder<'_, '_>, at: usize) -> bool {
    let word = finder.reading.word(at - 1);
    finder.reading.is_word(at - 1) && !finder.reading.is(at - 1, class::FINITE) && !has(SAYING, word)
}

/// Words before a "that" that opens a statement.
const SAYING: &[&str] = &[
    "shown",
    "indicate",
    "indicates",
    "indicated",
    "evidence",
    "possible",
    "likely",
    "idea",
    "sure",
    "clear",
    "unlikely",
    "reported",
    "fact",
    "so",
    "suggested",
    "thought",
    "believed",
    "known",
    "proposed",
    "theory",
    "true",
    "discovered",
    "concluded",
    "noted",
    "aware",
    "probable",
    "theorize",
    "hypothesize",
    "suspect",
    "suspected",
    "chance",
    "possibility",
];

/// A subject without the adverbial before it ("In some cases, ...") and the aside after it.
fn subject_opening(finder: &Finder<'_, '_>, start: usize, end: usize) -> Tokens {
    let reading = finder.reading;
    let mut start = start;
    let comma = (start..end).find(|&at| reading.word(at) == ",");
    if let Some(comma) =
        comma.filter(|_| has(INTRODUCING, reading.word(start)) || reading.word(start).ends_with("ly"))
    {
        start = comma + 1;
    }
    let aside =
        (start..end).find(|&at| has(ASIDES, reading.word(at)) && reading.word(at.wrapping_sub(1)) == ",");
    let aside = aside.or_else(|| (start..end).find(|&at| reading.starts(at, &[",", "in", "addition"])));
    start..aside.unwrap_or(end)
}

/// Words that open an adverbial at the start of a sentence.
const INTRODUCING: &[&str] = &[
    "in",
    "for",
    "however",
    "sometimes",
    "along",
    "with",
    "as",
    "although",
    "though",
    "while",
    "besides",
    "according",
    "by",
    "at",
    "during",
    "on",
    "like",
    "unlike",
    "often",
    "also",
    "moreover",
    "furthermore",
    "additionally",
    "thus",
    "among",
    "after",
    "when",
    "if",
    "because",
    "since",
    "then",
    "so",
    "yet",
    "still",
    "instead",
    "here",
    "therefore",
    "other",
    "first",
    "second",
    "similarly",
    "likewise",
    "overall",
    "over",
    "even",
    "indeed",
    "perhaps",
    "and",
    "but",
    "rarely",
    "from",
    "to",
    "under",
];

/// Words after a comma that open an aside about the effect.
const ASIDES: &[&str] = &["besides", "along", "together", "aside", "apart"];

/// Whether "as" or "especially" stands inside of a list of names: "such as", "as well as".
fn is_as_in_list(finder: &Finder<'_, '_>, at: usize) -> bool {
    let reading = finder.reading;
    match reading.word(at) {
        "as" => {
            reading.word(at.wrapping_sub(1)) == "such"
                || reading.word(at + 1) == "well"
                || reading.word(at.wrapping_sub(1)) == "well"
        }
        "both" | "either" => true,
        _ => false,
    }
}

/// What stands after a cue as its effect, or beside its subject ("anemia, in addition to Y, causes ...").
fn effect_after(finder: &Finder<'_, '_>, subject: &Tokens, after: &Tokens) -> Effect {
    let reading = finder.reading;
    let stop =
        after.clone().find(|&at| matches!(reading.word(at), ";" | "." | "?" | "but")).unwrap_or(after.end);
    let within = after.start..stop;
    let beside = subject.end..after.start;
    for stretch in [&within, &beside] {
        if let Some(topic) = finder.subject.first_in(reading, stretch, finder.vocabulary) {
            return Effect::Topic((topic.len() < 6).then(|| reading.raw_of(&topic).to_owned()));
        }
    }
    if reading.words_in(&within) == 0 || has(&["too", "also", "as"], reading.word(within.start)) {
        return Effect::Back;
    }
    let words: Vec<&str> = within.clone().take(3).map(|at| reading.word(at)).collect();
    if let Some(first) =
        words.first().filter(|first| has(&["it", "this", "them", "these", "symptoms", "one"], first))
    {
        let plain = words.len() < 2
            || !reading.is_word(within.start + 1)
            || has(&["it", "them", "one"], first)
            || has(&["worse", "as", "too"], words[1])
            || has(GENERIC, words[1])
            || has(STAND_INS, words[1]);
        return if plain { Effect::Back } else { Effect::Unknown };
    }
    match effect_in(finder, &within, true) {
        Effect::Other(topic) => Effect::Other(topic),
        Effect::Back => Effect::Back,
        _ if within.clone().take(9).any(|at| reading.word(at) == "cases") => Effect::Back,
        _ => Effect::Unknown,
    }
}
