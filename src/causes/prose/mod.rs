//! Running text: each sentence's cues, the phrase on the cause's side of each (`verb`, `noun`, `subject`),
//! what is on the other (`effect`), and sentences that go on with what was said (`echo`).

mod among;
mod aside;
mod circumstance;
mod echo;
mod effect;
mod mentioned;
mod noun;
mod subject;
mod talk;
mod verb;

use self::among::members;
use self::circumstance::circumstances;
use self::echo::{examples, included, so_do};
use self::noun::noun;
use self::verb::{cause_first, effect_first, have_as};
use super::{
    context::Sense,
    cue::{Cue, Shape, cues},
    finder::{Finder, Statement},
    grade,
    lexicon::has,
    reading::Tokens,
    stance::stance,
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
            read_sentence(finder, &within, before.as_ref());
            before = Some(within);
        }
    }
}

/// Reads one sentence; `before` is the one before it.
fn read_sentence(finder: &mut Finder<'_, '_>, sentence: &Tokens, before: Option<&Tokens>) {
    let mut left_off = sentence.start;
    if asks_whether(finder, sentence) {
        return;
    }
    examples(finder, sentence, before);
    let said_before = finder.said.take();
    let among_causes = matches!(finder.setting.sense, Sense::Causes(_)) || finder.setting.under_title;
    for cue in cues(finder.reading, sentence) {
        // A cue inside of a list that was read already says nothing new ("a reaction to pollen").
        if cue.at.start < left_off && cue.shape == Shape::EffectFirst {
            continue;
        }
        let read = match cue.shape {
            Shape::EffectFirst | Shape::SignOf | Shape::WorseWith => effect_first(finder, sentence, &cue),
            Shape::Told if !among_causes => None,
            Shape::CauseFirst | Shape::Worsens | Shape::Blame | Shape::Told => {
                cause_first(finder, sentence, &cue, before)
            }
            Shape::Noun => noun(finder, sentence, &cue),
            Shape::HaveAs => have_as(finder, sentence, &cue),
            Shape::Company => {
                circumstance::company(finder, sentence, &cue);
                None
            }
        };
        left_off = read.unwrap_or(left_off);
    }
    circumstances(finder, sentence);
    members(finder, sentence);
    so_do(finder, sentence, said_before);
    included(finder, sentence);
}

/// "Does low iron make you bruise?": a question that says nothing yet, where what follows does not answer it.
fn asks_whether(finder: &Finder<'_, '_>, sentence: &Tokens) -> bool {
    let reading = finder.reading;
    let asks = ["does", "do", "is", "are", "can", "could", "will", "did", "has", "have"];
    reading.word(sentence.end - 1) == "?"
        && sentence.end == reading.len()
        && has(&asks, reading.word(sentence.start))
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
