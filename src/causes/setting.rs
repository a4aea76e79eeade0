//! Under which headings a section stands: whether they announce causes, of what, how graded, and
//! whether its own heading is itself a cause.

use super::{
    asked::{Asked, asked_last, is_answer},
    context::{self, Sense},
    grade::{self, Grade},
    heading::{self, Head},
    reading::Reading,
    topic::Subject,
    vocabulary::{ConceptKind, Vocabulary},
};
use crate::model::{Document, Section, SectionKind, Topic};

/// What a section's headings say of its causes.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    /// What stands under them.
    pub(super) sense: Sense,
    /// The heading that mentions are filed under.
    pub(super) group: Option<String>,
    /// The grade that the headings give.
    pub(super) grade: Grade,
    /// The causes that the section's own heading names.
    pub(super) heads: Vec<Head>,
    /// Whether what is listed under that heading are kinds of it ("Lung problems"), causes too.
    pub(super) heads_list: bool,
    /// The topic that they are the causes of.
    pub(super) of: Topic,
    /// Whether the page's title asks for causes and no heading says otherwise.
    pub(super) under_title: bool,
}

/// The setting of every section.
pub(super) fn of_sections(document: &Document, subject: &Subject, vocabulary: &Vocabulary) -> Vec<Setting> {
    let title = document.title.as_deref().unwrap_or_default();
    let title_reading = Reading::new(title, vocabulary);
    let sense =
        |reading: &Reading<'_>| context::of_heading(reading, SectionKind::Causes, subject, vocabulary);
    // "What causes hiccups, and how do you stop them?" asks for causes too.
    let question = title.split([',', '?', ':']).next().unwrap_or_default();
    let first = matches!(title_reading.word(0), "what" | "why").then(|| Reading::new(question, vocabulary));
    let asks = sense(&title_reading) != Sense::Silent
        || first.is_some_and(|first| matches!(sense(&first), Sense::Causes(_)));
    let page = Page { title, asks, subject, vocabulary };
    let settings = page.settings(document);
    // A page on a symptom tells its causes under headings of all sorts.
    let of_symptom = subject.main().and_then(|main| vocabulary.concept(&main.id));
    let of_symptom = of_symptom.is_some_and(|concept| concept.kind == ConceptKind::Symptom);
    let told = settings.iter().any(|setting| matches!(setting.sense, Sense::Causes(_)));
    let of_symptom = of_symptom && (told && subject.is_in_title(title) || subject.is_whole_title(title));
    if asks || !of_symptom { settings } else { Page { asks: true, ..page }.settings(document) }
}

/// What all sections of a page have in common.
struct Page<'a> {
    title: &'a str,
    /// Whether the title asks for causes.
    asks: bool,
    subject: &'a Subject,
    vocabulary: &'a Vocabulary,
}

impl Page<'_> {
    fn settings(&self, document: &Document) -> Vec<Setting> {
        let mut settings: Vec<Setting> = Vec::with_capacity(document.sections.len());
        let mut asked: Option<Asked> = None;
        for section in &document.sections {
            let mut setting = self.setting(section);
            asked = asked.filter(|it| it.reaches(section));
            if let Some(asked) = &asked {
                self.answer(asked, section, &mut setting);
            }
            asked = asked_last(section, self.subject, self.vocabulary).or(asked);
            settings.push(setting);
        }
        settings
    }

    fn setting(&self, section: &Section) -> Setting {
        let main = self.subject.main().cloned().unwrap_or_else(|| Topic {
            id: String::new(),
            name: String::new(),
            as_written: String::new(),
        });
        let mut setting = Setting {
            sense: Sense::Silent,
            group: None,
            grade: Grade::default(),
            heads: Vec::new(),
            heads_list: true,
            of: main,
            under_title: false,
        };
        let headings = self.headings(section);
        let own = headings.len().saturating_sub(1);
        let (mut silent_own, mut graded) = (false, false);
        for (depth, text) in headings.iter().enumerate().rev() {
            let reading = Reading::new(text, self.vocabulary);
            let is_own = depth == own;
            let kind = if is_own { section.kind } else { SectionKind::Other };
            let sense = context::of_heading(&reading, kind, self.subject, self.vocabulary);
            // "6. Your thyroid" is one of those that the title promises, whatever stands above it.
            let promised = self.asks && !is_own && headings[own].starts_with(|c: char| c.is_ascii_digit());
            let sense = if promised && sense == Sense::NoCauses { Sense::Silent } else { sense };
            if setting.sense == Sense::Silent && sense != Sense::Silent {
                if let Sense::Causes(Some(of)) = &sense {
                    setting.of = of.clone();
                }
                setting.sense = sense;
                setting.group = Some((*text).to_owned());
            } else if is_own {
                silent_own = true;
            }
            let said = grade::of_heading(&reading);
            if !graded {
                setting.grade = setting.grade.or(said);
            }
            // A heading that is whole in itself ("Medicines that cause hiccups") takes no grade from one
            // above it: where levels were told by shape, that may as well be its sibling.
            let whole = self.subject.first_in(&reading, &(0..reading.len()), self.vocabulary).is_some();
            graded |= said != Grade::default() || whole && matches!(setting.sense, Sense::Causes(_));
        }
        let numbered = |text: &&str| text.starts_with(|c: char| c.is_ascii_digit());
        // Where the title asks for causes, "4. Medication" is one, whatever it is elsewhere.
        if setting.sense == Sense::Silent && !(self.asks && headings.last().is_some_and(numbered)) {
            setting.sense = context::of_kind(section.kind);
            let medicines = headings.last().is_some_and(|own| heading::is_medicines(own));
            if self.asks && medicines && !section.passages.iter().any(|it| speaks_of_treating(&it.text)) {
                setting.sense = Sense::Silent;
            }
        }
        // A numbered heading under such a title is one of the causes that it promises.
        if setting.sense == Sense::Silent && self.asks && headings.last().is_some_and(numbered) {
            setting.sense = Sense::Causes(None);
        }
        let advises = headings.last().is_some_and(|own| heading::is_advice(own));
        setting.under_title = setting.sense == Sense::Silent && self.asks && !advises;
        if silent_own {
            self.take_heads(section, &headings, &mut setting);
        }
        if setting.group.is_none() {
            setting.group = headings.last().map(|text| (*text).to_owned());
        }
        setting
    }

    /// What a question before a section makes of it, where its own headings say nothing else.
    fn answer(&self, asked: &Asked, section: &Section, setting: &mut Setting) {
        if setting.sense == Sense::Silent {
            let answered = asked.question.setting(setting);
            *setting = Setting { heads_list: setting.heads_list, ..answered };
            if !is_answer(section) {
                self.take_heads(section, &self.headings(section), setting);
            }
        } else if matches!(setting.sense, Sense::Causes(_)) {
            setting.grade = setting.grade.or(asked.question.grade);
        }
    }

    /// Reads the section's own heading as the name of a cause, where it stands among causes.
    fn take_heads(&self, section: &Section, headings: &[&str], setting: &mut Setting) {
        let among_causes = matches!(setting.sense, Sense::Causes(_));
        let Some(own) = headings.last().filter(|_| among_causes || setting.under_title) else { return };
        // A kind of its own ("Treatment") outweighs the heading above it, unless it is a name.
        let known = own.contains(' ') && self.vocabulary.lookup(own).is_some();
        let numbered = own.starts_with(|c: char| c.is_ascii_digit());
        let named = among_causes && (known || self.asks && numbered);
        let none = matches!(context::of_kind(section.kind), Sense::NoCauses);
        if none && !named && !heading::is_medicines(own) {
            return;
        }
        setting.heads_list = heading::is_class(own);
        let surely = among_causes && (headings.len() > 1 || self.asks && numbered);
        setting.heads = heading::causes(own, self.subject, self.vocabulary, surely);
    }

    /// The headings above a section and its own, without the page's title.
    fn headings<'s>(&self, section: &'s Section) -> Vec<&'s str> {
        let own = section.heading.as_deref();
        let path: Vec<&str> = section.path.iter().map(String::as_str).collect();
        let mut all = if path.is_empty() { own.into_iter().collect() } else { path };
        if all.len() > 1 || own != all.first().copied() {
            all.retain(|text| *text != self.title);
        }
        all.retain(|text| Some(*text) == own || *text != self.title);
        all
    }
}

/// Whether a text tells what is done against something.
fn speaks_of_treating(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| {
        let word = word.to_ascii_lowercase();
        ["treat", "reliev", "prescri", "recommend", "ease"].iter().any(|start| word.starts_with(start))
            || matches!(word.as_str(), "help" | "helps")
    })
}
