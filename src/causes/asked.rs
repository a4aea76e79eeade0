//! Questions that stand in the text as headings do: "What are the less common causes of hiccups?" before a
//! list, or a reader's letter before the section that answers it.

use super::{
    context::{self, Sense},
    grade::{self, Grade},
    reading::Reading,
    setting::Setting,
    topic::Subject,
    vocabulary::Vocabulary,
};
use crate::model::{Passage, PassageKind, Section, SectionKind};

/// The most words of a question that stands as a heading.
const LONGEST: usize = 40;

/// The most words of a line that stands as one.
const SHORT: usize = 6;

/// Marks that such a line does not end with.
const MARKS: [char; 6] = ['.', '?', '!', ':', ';', ','];

/// What a question says of its answer.
#[derive(Clone, Debug)]
pub(super) struct Question {
    text: String,
    sense: Sense,
    pub(super) grade: Grade,
}

impl Question {
    /// The question that a passage asks, if it is one on causes or on something that is none.
    pub(super) fn of(passage: &Passage, subject: &Subject, vocabulary: &Vocabulary) -> Option<Self> {
        let text = passage.text.trim_end();
        let plain = matches!(passage.block, PassageKind::Paragraph | PassageKind::LeadIn);
        if plain
            && passage.lead_in.is_none()
            && text.split_whitespace().count() <= SHORT
            && !text.ends_with(MARKS)
        {
            return Self::of_line(text, subject, vocabulary);
        }
        if !plain || !text.ends_with('?') || text.split_whitespace().count() > LONGEST {
            return None;
        }
        let reading = Reading::new(text, vocabulary);
        let last = reading.sentences().pop()?;
        let sense = context::of_question(&reading, &last, subject, vocabulary);
        let grade = grade::of_words(&reading, &last);
        (sense != Sense::Silent).then(|| Self { text: reading.raw_of(&last).to_owned(), sense, grade })
    }

    /// What a line says that stands as a heading without the mark of one: "Rarer reasons".
    fn of_line(text: &str, subject: &Subject, vocabulary: &Vocabulary) -> Option<Self> {
        let reading = Reading::new(text, vocabulary);
        let last = reading.word(reading.len().saturating_sub(1));
        let of_causes =
            ["causes", "reasons", "triggers", "culprits", "suspects", "responsible"].contains(&last);
        let sense = context::of_heading(&reading, SectionKind::Other, subject, vocabulary);
        let grade = grade::of_heading(&reading);
        (of_causes && matches!(sense, Sense::Causes(_))).then(|| Self { text: text.to_owned(), sense, grade })
    }

    /// The setting of what answers the question.
    pub(super) fn setting(&self, around: &Setting) -> Setting {
        let of = match &self.sense {
            Sense::Causes(Some(of)) => of.clone(),
            _ => around.of.clone(),
        };
        Setting {
            sense: self.sense.clone(),
            group: Some(self.text.clone()),
            grade: self.grade,
            heads: Vec::new(),
            heads_list: true,
            of,
            under_title: false,
        }
    }
}

/// A question that the sections after it may answer.
pub(super) struct Asked {
    path: Vec<String>,
    pub(super) question: Question,
}

impl Asked {
    /// Whether a section answers it: one under the same heading, or one that is called the answer.
    pub(super) fn reaches(&self, section: &Section) -> bool {
        let deeper = section.path.len() > self.path.len() && section.path.starts_with(&self.path);
        deeper && !self.path.is_empty() || is_answer(section)
    }
}

/// The question that a section ends with.
pub(super) fn asked_last(section: &Section, subject: &Subject, vocabulary: &Vocabulary) -> Option<Asked> {
    let question = Question::of(section.passages.last()?, subject, vocabulary)?;
    Some(Asked { path: section.path.clone(), question })
}

/// Whether a section is called the answer to what was asked before.
pub(super) fn is_answer(section: &Section) -> bool {
    let heading = section.heading.as_deref().unwrap_or_default();
    let word = heading.split_whitespace().last().unwrap_or_default();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    matches!(word.as_str(), "answer" | "answers" | "a" | "reply" | "response")
        && heading.split_whitespace().count() <= 3
}
