//! What the line before a list says of its items, and lists that have lost their marks.

use super::Frame;
use crate::{
    causes::{
        context::{self, Sense},
        cue,
        grade::{self, Grade},
        heading,
        lexicon::{class, classes},
        qualifier,
        reading::Reading,
        setting::Setting,
        topic::Subject,
        vocabulary::Vocabulary,
    },
    model::{Passage, PassageKind, Qualifier, Topic},
};

/// The most words of a line that is a list item without a mark.
const SHORT_LINE: usize = 6;

/// The most words of such a line where a list was announced.
const UNMARKED: usize = 30;

/// What the last lead-in said, for the items that follow it.
#[derive(Default)]
pub(super) struct Lead {
    pub(super) text: Option<String>,
    /// A paragraph that announces a list, while what follows may be that list without its marks.
    pub(super) open: Option<String>,
    pub(super) sense: Sense,
    pub(super) grade: Grade,
    pub(super) of: Option<Topic>,
    /// Whether it only hands on what was said: "These include:".
    pub(super) bridges: bool,
    /// Whether it says more than the heading does.
    pub(super) telling: bool,
    pub(super) lends: Option<Qualifier>,
}

impl Lead {
    /// Reads the lead-in of the passage `at`, unless it is the one that was read last.
    pub(super) fn turn(
        &mut self,
        passages: &[Passage],
        at: usize,
        subject: &Subject,
        vocabulary: &Vocabulary,
    ) {
        self.open_or_close(&passages[at]);
        let lead_in = passages[at].lead_in.as_ref().or(self.open.as_ref()).cloned();
        if lead_in == self.text && at > 0 {
            return;
        }
        *self = Self { text: lead_in, open: self.open.take(), ..Self::default() };
        let Some(text) = &self.text else { return };
        let reading = Reading::new(text, vocabulary);
        self.sense = context::of_lead_in(&reading, subject, vocabulary);
        self.grade = grade::of_lead_in(&reading);
        if let Sense::Causes(of) = &self.sense {
            self.of.clone_from(of);
            self.telling = reading.len() > 8;
        }
        self.lends = qualifier::lent(&reading);
        let last = reading.sentences().pop().unwrap_or(0..0);
        self.bridges = context::bridges(&reading, &last);
        if self.sense == Sense::Silent && context::bridges(&reading, &(0..reading.len())) {
            self.look_back(passages, at, subject, vocabulary);
        }
    }

    /// Whether a list or table begins with the passage `at`.
    pub(super) fn begins(&self, passages: &[Passage], at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| &passages[before]);
        before.is_none_or(|it| it.block != passages[at].block || it.lead_in != passages[at].lead_in)
    }

    /// Keeps a paragraph that ends with a colon as the lead-in of the short paragraphs after it.
    pub(super) fn open_or_close(&mut self, passage: &Passage) {
        let paragraph = passage.block == PassageKind::Paragraph && passage.lead_in.is_none();
        if !paragraph || passage.text.ends_with(':') || !is_unmarked_item(&passage.text) {
            self.open = None;
        }
    }

    /// Opens a list after this passage, if it announces one.
    pub(super) fn read_past(&mut self, passage: &Passage) {
        if passage.block == PassageKind::Paragraph && passage.text.ends_with(':') {
            self.open = Some(passage.text.clone());
        }
    }

    /// A lead-in without sense of its own ("These include:") has that of the sentence before it.
    fn look_back(&mut self, passages: &[Passage], at: usize, subject: &Subject, vocabulary: &Vocabulary) {
        let before = passages[..at].iter().rev().find(|it| Some(&it.text) != self.text.as_ref());
        let Some(before) = before.filter(|it| it.block == PassageKind::Paragraph && cue::has_cue(&it.text))
        else {
            return;
        };
        let reading = Reading::new(&before.text, vocabulary);
        if let Sense::Causes(of) = context::of_lead_in(&reading, subject, vocabulary) {
            self.sense = Sense::Causes(of);
            self.grade = self.grade.or(grade::of_words(&reading, &(0..reading.len())));
        }
    }

    /// Whether a passage is one of a list of causes.
    pub(super) fn lists_causes(&self, passage: &Passage, setting: &Setting) -> bool {
        let announced = matches!(setting.sense, Sense::Causes(_));
        match passage.block {
            PassageKind::ListItem | PassageKind::TableRow => match self.sense {
                Sense::Causes(_) => true,
                Sense::NoCauses => false,
                Sense::Silent => announced && (setting.heads.is_empty() || setting.heads_list),
            },
            PassageKind::Paragraph if self.open.is_some() => {
                matches!(self.sense, Sense::Causes(_))
                    || announced && setting.heads.is_empty() && (self.bridges || is_short_line(&passage.text))
            }
            PassageKind::Paragraph => announced && setting.heads.is_empty() && is_short_line(&passage.text),
            PassageKind::LeadIn => false,
        }
    }

    pub(super) fn frame(&self, setting: &Setting) -> Frame {
        let spoken = setting.heads.iter().find_map(|head| head.cause.spoken);
        let plain = setting.group.as_deref().is_none_or(|group| group.split_whitespace().count() <= 1);
        let group = match (&self.text, &self.sense) {
            (Some(text), Sense::Causes(_)) if plain && self.telling || setting.group.is_none() => {
                Some(text.clone())
            }
            _ => setting.group.clone(),
        };
        Frame {
            of: self.of.clone().unwrap_or_else(|| setting.of.clone()),
            grade: self.grade.or(setting.grade),
            group,
            lends: self.lends.or(spoken),
        }
    }
}

/// Whether a paragraph among causes opens with the name of one, set off by a full stop: "Stress. When ...".
pub(super) fn runs_in(passage: &Passage, setting: &Setting, vocabulary: &Vocabulary) -> bool {
    let open = setting.heads.is_empty() || setting.heads_list;
    let among_causes = matches!(setting.sense, Sense::Causes(_)) && open;
    if !among_causes || passage.block != PassageKind::Paragraph {
        return false;
    }
    let text = after_number(&passage.text);
    let Some((name, rest)) = text.split_once(". ") else { return false };
    if name.len() > 60 || name.split_whitespace().count() > SHORT_LINE {
        return false;
    }
    // A name that the vocabulary does not know whole is one if it has no verb and is explained.
    let explained = rest.split_whitespace().count() > 3 && opens_with_name(text);
    let words = |text: &str| text.split_whitespace().count();
    let known = || vocabulary.scan(name).iter().map(|it| words(&name[it.start..it.end])).sum::<usize>();
    let names_something = || heading::is_class(name) || known() * 2 >= words(name);
    vocabulary.lookup(name).is_some() || explained && names_something()
}

/// A line without the number before it: "1. Drugs".
fn after_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.strip_prefix(['.', ')']).filter(|_| rest.len() < text.len()).map_or(text, str::trim_start)
}

/// Whether a paragraph after the announcement of a list is one of its items: numbered, or no sentence.
fn is_unmarked_item(text: &str) -> bool {
    let numbered = after_number(text).len() < text.len();
    let line = !text.ends_with(['.', '?', '!', ':']) && text.split_whitespace().count() <= UNMARKED;
    numbered || line || opens_with_name(text)
}

/// Whether the first sentence of a text is no sentence, but a name before its explanation.
fn opens_with_name(text: &str) -> bool {
    let first = text.split_once(". ").map_or(text.trim_end_matches('.'), |(first, _)| first);
    let verb = |word: &str| {
        let word = word.to_ascii_lowercase();
        classes(word.trim_matches(|c: char| !c.is_alphanumeric())) & class::FINITE != 0
    };
    first.split_whitespace().count() <= UNMARKED / 2 && !first.split_whitespace().any(verb)
}

/// Whether a paragraph is a line of a list that lost its marks: a few words, no sentence; or a name
/// and a colon before its explanation.
fn is_short_line(text: &str) -> bool {
    let text = after_number(text);
    let name = [": ", " – ", " — ", " - "]
        .iter()
        .find_map(|mark| text.split_once(mark))
        .map_or(text, |(name, _)| name);
    let whole = name.len() == text.len();
    let words = name.split_whitespace().count();
    words <= SHORT_LINE && !(whole && text.ends_with(['.', '?', '!', ':']))
}
