//! Goes over a section's passages, reads each by its shape, and writes its mentions down.

use super::{
    context::{self, Sense},
    cue,
    grade::{self, Grade},
    heading::{self, Head},
    item,
    lexicon::{class, classes},
    name::{self, Cause, Namer},
    phrase::{self, Place},
    prose, qualifier,
    reading::{Reading, Tokens},
    setting::Setting,
    sieve, table,
    topic::Subject,
    vocabulary::{ConceptKind, Vocabulary},
};
use crate::model::{Mention, Passage, PassageKind, Qualifier, Role, Section, Span, Stance, Topic};

/// The most words of a line that is a list item without a mark.
const SHORT_LINE: usize = 6;

/// The most words of such a line where a list was announced.
const UNMARKED: usize = 30;

/// Finds the causes of every passage of a section.
pub(super) fn find_in_section(
    section: &mut Section,
    setting: &Setting,
    subject: &Subject,
    vocabulary: &Vocabulary,
) {
    let mut lead = Lead::default();
    let mut heads = setting.heads.clone();
    for at in 0..section.passages.len() {
        if let Some(before) = at.checked_sub(1) {
            lead.read_past(&section.passages[before]);
        }
        lead.turn(&section.passages, at, subject, vocabulary);
        let passage = &section.passages[at];
        let listed = lead.lists_causes(passage, setting) || runs_in(passage, setting, vocabulary);
        let announced = matches!(setting.sense, Sense::Causes(_));
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
            (PassageKind::TableRow, _) => table::read(&mut page, passage, listed),
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

/// Where no passage names the causes of its heading, the first one bears them, at no place in its text.
fn place_unfound(section: &mut Section, setting: &Setting, heads: &[Head]) {
    let Some(first) = section.passages.first_mut() else { return };
    for Head { cause: head, as_written } in heads {
        if !first.causes.iter().any(|it| it.cause.id == head.named.id && it.of.id == setting.of.id) {
            let mention = Mention {
                cause: head.named.clone(),
                as_written: as_written.clone(),
                range: Span::new(0, 0),
                of: setting.of.clone(),
                frequency: setting.grade.frequency,
                severity: setting.grade.severity,
                group: setting.group.clone(),
                qualifier: head.qualifier,
                stance: Stance::Asserted,
                role: Role::Cause,
            };
            first.causes.insert(0, mention);
        }
    }
    first.causes.sort_by_key(|it| (it.range.start, it.range.end));
}

/// What the last lead-in said, for the items that follow it.
#[derive(Default)]
struct Lead {
    text: Option<String>,
    /// A paragraph that announces a list, while what follows may be that list without its marks.
    open: Option<String>,
    sense: Sense,
    grade: Grade,
    of: Option<Topic>,
    /// Whether it only hands on what was said: "These include:".
    bridges: bool,
    /// Whether it says more than the heading does.
    telling: bool,
    lends: Option<Qualifier>,
}

/// How the mentions of a passage are filed.
pub(super) struct Frame {
    pub(super) of: Topic,
    pub(super) grade: Grade,
    pub(super) group: Option<String>,
    /// What the line before the list says of every substance in it: "a lack of the following".
    pub(super) lends: Option<Qualifier>,
}

impl Lead {
    /// Reads the lead-in of the passage `at`, unless it is the one that was read last.
    fn turn(&mut self, passages: &[Passage], at: usize, subject: &Subject, vocabulary: &Vocabulary) {
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

    /// Keeps a paragraph that ends with a colon as the lead-in of the short paragraphs after it.
    fn open_or_close(&mut self, passage: &Passage) {
        let paragraph = passage.block == PassageKind::Paragraph && passage.lead_in.is_none();
        if !paragraph || passage.text.ends_with(':') {
            self.open = None;
        } else if self.open.as_deref().is_some_and(|_| !is_unmarked_item(&passage.text)) {
            self.open = None;
        }
    }

    /// Opens a list after this passage, if it announces one.
    fn read_past(&mut self, passage: &Passage) {
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
    fn lists_causes(&self, passage: &Passage, setting: &Setting) -> bool {
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

    fn frame(&self, setting: &Setting) -> Frame {
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
fn runs_in(passage: &Passage, setting: &Setting, vocabulary: &Vocabulary) -> bool {
    let among_causes = matches!(setting.sense, Sense::Causes(_)) && setting.heads.is_empty();
    if !among_causes || passage.block != PassageKind::Paragraph {
        return false;
    }
    let name = after_number(&passage.text).split_once(". ").map(|(name, _)| name);
    let short = name.filter(|name| name.len() <= 60 && name.split_whitespace().count() <= SHORT_LINE);
    short.is_some_and(|name| vocabulary.lookup(name).is_some())
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
    let name = text.split_once(": ").map_or(text, |(name, _)| name);
    let whole = name.len() == text.len();
    let words = name.split_whitespace().count();
    words <= SHORT_LINE && !(whole && text.ends_with(['.', '?', '!', ':']))
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
        let named = self.reading.names().iter().find(|name| name.concept.id == head.cause.named.id);
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

/// The causes that a phrase names, each with whether it is an example of an earlier one.
pub(super) fn named_pieces(namer: &Namer<'_, '_>, at: &Tokens, place: Place) -> Vec<(Cause, bool)> {
    pieces_under(namer, at, place, None)
}

/// As [`named_pieces`], with what a line before them says of all: "low levels of:".
fn pieces_under(
    namer: &Namer<'_, '_>,
    at: &Tokens,
    place: Place,
    lent: Option<Qualifier>,
) -> Vec<(Cause, bool)> {
    let lender = lent.map(|qualifier| Cause::spoken_of(qualifier, at));
    let pieces = phrase::pieces(namer.reading, at, place);
    let mut causes: Vec<Cause> = Vec::with_capacity(pieces.len());
    let mut found = Vec::new();
    for piece in &pieces {
        let under = piece.example_of.and_then(|at| causes.get(at)).cloned().or_else(|| lender.clone());
        let cause = namer.cause(piece, under.as_ref());
        causes.push(cause.clone());
        found.push((cause, piece.example_of.is_some()));
        let parent = &causes[causes.len() - 1];
        let inner = bracket_examples(namer, piece, &parent.clone());
        found.extend(inner.into_iter().map(|cause| (cause, true)));
    }
    found
}

/// Causes named in the brackets after a wider one: "drug overdose (caffeine, amphetamines)".
fn bracket_examples(namer: &Namer<'_, '_>, piece: &phrase::Piece, parent: &Cause) -> Vec<Cause> {
    let Some(bracket) = &piece.bracket else { return Vec::new() };
    let reading = namer.reading;
    let intro = [&["such", "as"][..], &["e.g"], &["like"], &["including"], &["for", "example"]];
    let announced = intro.iter().any(|words| reading.starts(bracket.start, words));
    let start = if announced {
        bracket.start + if reading.word(bracket.start + 1) == "as" { 2 } else { 1 }
    } else {
        bracket.start
    };
    let from = (start..bracket.end)
        .find(|&at| reading.is_word(at) && !matches!(reading.word(at), "from" | "with" | "example"))
        .unwrap_or(bracket.end);
    let pieces = phrase::pieces(reading, &(from..bracket.end), Place::Item);
    let causes: Vec<Cause> = pieces.iter().map(|piece| namer.cause(piece, Some(parent))).collect();
    let named: Vec<&Cause> = causes.iter().filter(|cause| !is_rest(reading, cause)).collect();
    let alias = named.first().is_some_and(|cause| cause.named.id == parent.named.id);
    let known = |cause: &&&Cause| cause.kind.is_some_and(|kind| kind != ConceptKind::Symptom);
    let known = named.iter().filter(known).count();
    let listed = named.len() > 1 && known == named.len()
        || named.len() > 2 && known * 3 >= named.len() * 2
        || named.len() == 1 && is_member(namer, named[0], parent);
    if announced || listed && !alias { causes } else { Vec::new() }
}

/// "Others" at the end of a list.
fn is_rest(reading: &Reading<'_>, cause: &Cause) -> bool {
    name::is_generic(&cause.at.clone().map(|at| reading.word(at)).collect::<Vec<_>>())
}

/// Whether a cause is one of the class that another names: "blood thinners (warfarin)".
fn is_member(namer: &Namer<'_, '_>, cause: &Cause, class: &Cause) -> bool {
    let (id, above) = (&cause.named.id, &class.named.id);
    let drug = matches!(cause.kind, Some(ConceptKind::Drug | ConceptKind::Substance));
    let of_drugs = heading::is_class(namer.reading.raw_of(&class.at));
    id != above && (namer.vocabulary.is_within(id, above) || drug && of_drugs && !class.is_known())
}
