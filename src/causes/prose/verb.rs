//! "X can cause Y", "Y is caused by X", "X may have Y as a side effect".

use super::{
    Effect,
    among::is_class_head,
    effect::{effect_after, effect_before, effect_in},
    noun::list_start,
    opening_name, statement,
    subject::{is_pointing, subject_before, subject_opening},
    talk::{DEFINITE, is_other_talk},
};
use crate::{
    causes::{
        context::Sense,
        cue::{Cue, Shape},
        finder::{Finder, Statement},
        lexicon::{class, has},
        phrase::Place,
        reading::Tokens,
        stance::verb_start,
    },
    model::Role,
};

/// "Y is caused by X".
pub(super) fn effect_first(finder: &mut Finder<'_, '_>, sentence: &Tokens, cue: &Cue) -> Option<usize> {
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
    // "I have traced it to A": what was spoken of.
    let of_it = finder.reading.word(cue.at.start + 1) == "it";
    let effect = if of_it { Effect::Back } else { effect };
    let effect = if sign && effect == Effect::Back { Effect::Topic(None) } else { effect };
    let source = has(SOURCES, finder.reading.word(cue.at.start));
    // "This information comes from ..." tells who says so.
    let before = sentence.start..cue.at.start;
    if source && before.clone().any(|at| has(SAYINGS, finder.reading.word(at))) {
        return None;
    }
    // What makes a cause's own pain worse is none of the topic's causes.
    if cue.shape == Shape::WorseWith && !finder.heads.is_empty() {
        return None;
    }
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
pub(super) const SOURCES: &[&str] = &["stem", "stems", "stemming", "arise", "arises", "come", "comes"];

/// Nouns for what is told.
const SAYINGS: &[&str] =
    &["information", "data", "numbers", "figures", "content", "text", "word", "name", "term", "evidence"];

/// Cues of which either side may be the cause: "X is linked to Y".
pub(super) const MUTUAL: &[&str] = &["linked", "associated", "related", "tied", "connected"];

/// "Side effects of the drug include ...": the words at the opening are no predicate.
pub(super) fn reads_as_noun(finder: &Finder<'_, '_>, cue: &Cue) -> bool {
    !matches!(finder.reading.word(cue.at.start), "caused" | "triggered" | "due" | "because")
}

/// "X can cause Y".
pub(super) fn cause_first(
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
    if cue.shape == Shape::Told && !tells_one_more(finder, sentence, cue, &subject) {
        return None;
    }
    let listed = after.clone().find(|&at| {
        matches!(reading.word(at), "include" | "includes" | "are" | ":")
            || matches!(reading.word(at), "such" | "including" | "like")
                && (reading.word(at) != "such" || reading.word(at + 1) == "as")
    });
    let of_end = listed.unwrap_or(after.end);
    let of_it = cue.at.clone().any(|at| matches!(reading.word(at), "it" | "them" | "this"));
    let effect = if of_it {
        Effect::Back
    } else if matches!(cue.shape, Shape::Blame | Shape::Told) {
        blamed_for(finder, &(after.start..of_end))
    } else {
        effect_after(finder, &subject, &(after.start..of_end))
    };
    let role = if cue.shape == Shape::Worsens { Role::Worsens } else { Role::Cause };
    if role == Role::Worsens && !matches!(effect, Effect::Topic(_) | Effect::Back) {
        return None;
    }
    // "It may do the same" under a heading on treatment: the same as what was said there.
    if cue.shape == Shape::Blame && effect == Effect::Back && finder.setting.sense == Sense::NoCauses {
        return None;
    }
    let relative = verb > sentence.start && matches!(reading.word(verb - 1), "that" | "which" | "who");
    if matches!(effect, Effect::Other(_)) {
        finder.tell_elsewhere(&subject);
    }
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
            let meant = opening_name(finder, before?)?;
            finder.state_phrase(&meant, Place::Item, &how);
        }
        return None;
    }
    let causes = finder.state_phrase(&subject, Place::Prose, &how);
    // "The following drugs can cause Y: A, B and C".
    let of_topic = how.of.id == finder.frame.of.id;
    if let Some(colon) = listed.filter(|&at| reading.word(at) == ":" && role == Role::Cause && of_topic) {
        let how = Statement { role: Role::Example, ..how.clone() };
        finder.state_phrase(&(colon + 1..sentence.end), Place::Prose, &how);
    }
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

/// Whether a subject that does something to the body may be one more cause: not what the heading names, nor a
/// part of the body, nor what was done of late, nor anything that only makes things worse.
fn tells_one_more(finder: &Finder<'_, '_>, sentence: &Tokens, cue: &Cue, subject: &Tokens) -> bool {
    let reading = finder.reading;
    let after = cue.at.end..(cue.at.end + 9).min(sentence.end);
    let other = sentence.clone().any(|at| is_other_talk(reading.word(at)) && reading.name_over(at).is_none());
    let closed = finder.heads.iter().any(|head| !is_class_head(finder, head));
    let relative = matches!(reading.word(cue.at.start.wrapping_sub(1)), "that" | "which" | "who" | "to");
    let before_relative =
        (subject.end..cue.at.start).any(|at| matches!(reading.word(at), "that" | "which" | "who" | "to"));
    let worse = after.clone().any(|at| matches!(reading.word(at), "worse" | "better" | "easier"));
    let definite = has(DEFINITE, reading.word(subject.start));
    !(other || closed || relative || before_relative || worse || definite)
}

/// "Drugs that cause Y include A and B"; "the flu, which can cause Y".
pub(super) fn relative_clause(
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
pub(super) fn predicated(finder: &Finder<'_, '_>, sentence: &Tokens, end: usize) -> Option<Tokens> {
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
pub(super) fn blamed_for(finder: &Finder<'_, '_>, after: &Tokens) -> Effect {
    let close = after.start..after.end.min(after.start + 9);
    match finder.subject.first_in(finder.reading, &close, finder.vocabulary) {
        Some(topic) => Effect::Topic((topic.len() < 6).then(|| finder.reading.raw_of(&topic).to_owned())),
        None if matches!(finder.reading.word(after.start), "for" | "in") => effect_in(finder, &close, true),
        None => Effect::Back,
    }
}

/// "X may have Y as a side effect".
pub(super) fn have_as(finder: &mut Finder<'_, '_>, sentence: &Tokens, cue: &Cue) -> Option<usize> {
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
