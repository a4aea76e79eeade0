//! Goes over a section's passages, reads each by its shape, and writes its mentions down.

mod evidence;
mod lead;
mod pieces;
mod unfound;

pub(super) use evidence::are_mostly_causes;
pub(super) use pieces::named_pieces;

use lead::{Lead, runs_in};
use pieces::pieces_under;
use unfound::{is_bare, place_unfound};

use super::{
    asked::Question,
    context::Sense,
    cue,
    grade::{self, Grade},
    heading::Head,
    item,
    name::{Cause, Namer},
    phrase::{self, Place},
    prose,
    reading::{Reading, Tokens},
    setting::Setting,
    sieve,
    table::{self, Layout},
    topic::Subject,
    vocabulary::Vocabulary,
};
use crate::model::{Mention, Passage, PassageKind, Qualifier, Role, Section, Span, Stance, Topic};

/// Finds the causes of every passage of a section.
pub(super) fn find_in_section(
    section: &mut Section,
    setting: &Setting,
    subject: &Subject,
    vocabulary: &Vocabulary,
) {
    let mut lead = Lead::default();
    let mut heads = setting.heads.clone();
    let mut answered: Option<Setting> = None;
    let mut layout = Layout::default();
    let mut known_list = false;
    for at in 0..section.passages.len() {
        let asked = Question::of(&section.passages[at], subject, vocabulary);
        answered = asked.map(|it| it.setting(setting)).or(answered);
        let setting = answered.as_ref().unwrap_or(setting);
        if let Some(before) = at.checked_sub(1) {
            lead.read_past(&section.passages[before]);
        }
        lead.turn(&section.passages, at, subject, vocabulary);
        let passage = &section.passages[at];
        let begins = lead.begins(&section.passages, at);
        if begins && passage.block == PassageKind::TableRow {
            layout = Layout::of(&section.passages[at..], vocabulary);
        }
        if begins && setting.under_title {
            known_list = match passage.block {
                PassageKind::TableRow => layout.holds_causes(),
                _ => {
                    evidence::lists_causes(&section.passages[at..], vocabulary)
                        || evidence::heads_text(&section.passages[at..], vocabulary)
                }
            };
        }
        let known = known_list && setting.under_title && lead.sense == Sense::Silent && is_entry(passage);
        let listed = known || lead.lists_causes(passage, setting) || runs_in(passage, setting, vocabulary);
        let announced = matches!(setting.sense, Sense::Causes(_)) || setting.under_title;
        if !listed && heads.is_empty() && !announced && !cue::has_cue(&passage.text) {
            continue;
        }
        let text = passage.text.clone();
        let reading = Reading::new(&text, vocabulary);
        let mut page = Finder::new(&reading, vocabulary, subject, setting, lead.frame(setting));
        if !setting.heads.is_empty() {
            page.place_heads(&mut heads);
        }
        match (passage.block, listed) {
            (PassageKind::TableRow, _) => table::read(&mut page, &layout, listed, begins),
            (PassageKind::ListItem | PassageKind::Paragraph, true) => item::read(&mut page),
            (PassageKind::ListItem, false) if lead.sense == Sense::NoCauses => {}
            _ => prose::read(&mut page, &(0..reading.len())),
        }
        section.passages[at].causes = page.finish();
    }
    if !heads.is_empty() {
        place_unfound(section, setting, &heads);
    }
}

/// Whether a passage is one of a list or table.
fn is_entry(passage: &Passage) -> bool {
    matches!(passage.block, PassageKind::ListItem | PassageKind::TableRow)
}

/// How the mentions of a passage are filed.
pub(super) struct Frame {
    pub(super) of: Topic,
    pub(super) grade: Grade,
    pub(super) group: Option<String>,
    /// What the line before the list says of every substance in it: "a lack of the following".
    pub(super) lends: Option<Qualifier>,
}

/// The work on one passage.
pub(super) struct Finder<'a, 't> {
    pub(super) reading: &'a Reading<'t>,
    pub(super) vocabulary: &'t Vocabulary,
    pub(super) subject: &'a Subject,
    pub(super) setting: &'a Setting,
    pub(super) frame: Frame,
    /// The causes that the passage or its heading is about: what "this" means in it.
    pub(super) heads: Vec<Cause>,
    /// Whether the last effect spoken of was a cause of the page's topic.
    pub(super) spoke_of_cause: bool,
    /// How the sentence before stated its causes, and whether it named any.
    pub(super) said: Option<(Statement, bool)>,
    mentions: Vec<Mention>,
    /// Where causes were stated, and whether of the topic at hand.
    told: Vec<(Tokens, bool)>,
}

/// How a cause is stated.
#[derive(Clone)]
pub(super) struct Statement {
    pub(super) of: Topic,
    pub(super) role: Role,
    pub(super) stance: Stance,
    pub(super) grade: Grade,
}

impl<'a, 't> Finder<'a, 't> {
    fn new(
        reading: &'a Reading<'t>,
        vocabulary: &'t Vocabulary,
        subject: &'a Subject,
        setting: &'a Setting,
        frame: Frame,
    ) -> Self {
        Self {
            reading,
            vocabulary,
            subject,
            setting,
            frame,
            heads: setting.heads.iter().map(|head| head.cause.clone()).collect(),
            spoke_of_cause: false,
            said: None,
            mentions: Vec::new(),
            told: Vec::new(),
        }
    }

    pub(super) fn namer(&self) -> Namer<'a, 't> {
        Namer { reading: self.reading, vocabulary: self.vocabulary }
    }

    /// How a cause of the frame's topic is stated that nothing more is said of.
    pub(super) fn plain(&self) -> Statement {
        Statement {
            of: self.frame.of.clone(),
            role: Role::Cause,
            stance: Stance::Asserted,
            grade: self.frame.grade,
        }
    }

    /// Reads a phrase as names of causes, states those that are causes, and returns them.
    pub(super) fn state_phrase(&mut self, at: &Tokens, place: Place, how: &Statement) -> Vec<Cause> {
        let mut stated = Vec::new();
        let lent = self.frame.lends.filter(|_| place == Place::Item);
        let mut wider = Grade::default();
        for (cause, is_example) in pieces_under(&self.namer(), at, place, lent) {
            let of_page = self.subject.is_same(&how.of.id) || self.frame.of.id == how.of.id;
            let fits =
                sieve::is_cause(&self.namer(), &cause, self.subject, place) && cause.named.id != how.of.id;
            // "A serious problem such as A or B" grades its examples.
            if !is_example {
                wider = grade::of_words(self.reading, &cause.at);
            }
            if fits && (of_page || cause.is_known()) {
                let role = if is_example && how.role == Role::Cause { Role::Example } else { how.role };
                self.state(&cause, &Statement { role, grade: wider.or(how.grade), ..how.clone() });
                stated.push(cause);
            }
        }
        stated
    }

    /// Writes a mention down, or adds what it says to one of the same cause and topic.
    pub(super) fn state(&mut self, cause: &Cause, how: &Statement) {
        let of_topic = how.of.id == self.frame.of.id || self.subject.is_same(&how.of.id);
        self.told.push((cause.at.clone(), of_topic));
        let bytes = self.reading.bytes(&cause.at);
        let range = Span::of_bytes(self.reading.raw, bytes.start, bytes.end);
        let same = self
            .mentions
            .iter_mut()
            .find(|it| it.cause.id == cause.named.id && it.of.id == how.of.id && it.stance == how.stance);
        if let Some(same) = same {
            same.frequency = same.frequency.or(how.grade.frequency);
            same.severity = same.severity.or(how.grade.severity);
            same.qualifier = same.qualifier.or(cause.qualifier);
            return;
        }
        self.mentions.push(Mention {
            cause: cause.named.clone(),
            as_written: self.reading.raw[bytes].to_owned(),
            range,
            of: how.of.clone(),
            frequency: how.grade.frequency,
            severity: how.grade.severity,
            group: self.frame.group.clone(),
            qualifier: cause.qualifier,
            stance: how.stance,
            role: how.role,
        });
    }

    /// Whether a stretch has told a cause of the topic at hand already.
    pub(super) fn told_in(&self, at: &Tokens) -> bool {
        self.told.iter().any(|(told, of_topic)| *of_topic && at.start <= told.start && told.end <= at.end)
    }

    /// Notes that a stretch is told as the cause of something else.
    pub(super) fn tell_elsewhere(&mut self, at: &Tokens) {
        self.told.push((at.clone(), false));
    }

    /// Whether a place was told as the cause of something else.
    pub(super) fn told_elsewhere(&self, at: &Tokens) -> bool {
        self.told.iter().any(|(told, of_topic)| !of_topic && told.start < at.end && at.start < told.end)
    }

    /// States the heading's causes where this passage names them, and takes them off the list.
    fn place_heads(&mut self, heads: &mut Vec<Head>) {
        let how = self.plain();
        heads.retain(|head| {
            let place = self.place_of(head);
            if let Some(at) = &place {
                self.state(&Cause { at: at.clone(), ..head.cause.clone() }, &how);
            }
            place.is_none()
        });
    }

    /// Where the passage names a cause of its heading.
    fn place_of(&self, head: &Head) -> Option<Tokens> {
        let named =
            self.reading.names().iter().find(|name| {
                name.concept.id == head.cause.named.id && !is_bare(self.reading.raw_of(&name.at))
            });
        if let Some(named) = named {
            return Some(named.at.clone());
        }
        let wanted = head.as_written.to_ascii_lowercase();
        let at = self.reading.low.find(&wanted)?;
        let tokens = self.reading.covering(at..at + wanted.len());
        (self.reading.bytes(&tokens) == (at..at + wanted.len())).then_some(tokens)
    }

    /// Reads a phrase as examples of a wider cause, which may lend them words ("deficiency").
    pub(super) fn state_examples(&mut self, at: &Tokens, wider: &Cause, how: &Statement) {
        for piece in phrase::pieces(self.reading, at, Place::Prose) {
            let cause = self.namer().cause(&piece, Some(wider));
            if sieve::is_cause(&self.namer(), &cause, self.subject, Place::Prose) {
                self.state(&cause, how);
            }
        }
    }

    fn finish(mut self) -> Vec<Mention> {
        self.mentions.sort_by_key(|it| (it.range.start, it.range.end));
        self.mentions
    }

    /// Whether a cause whose name has a word like this one was stated here already.
    pub(super) fn has_named(&self, word: &str) -> bool {
        let stem: String = word.chars().take(5).collect();
        let like = |name: &str| name.to_lowercase().split_whitespace().any(|word| word.starts_with(&stem));
        self.mentions.iter().any(|it| like(&it.cause.name) || like(&it.as_written))
    }
}
