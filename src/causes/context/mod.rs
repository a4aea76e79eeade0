//! What a heading or a lead-in says of what stands under it: causes, or something that is none
//! (symptoms, treatments, tests, advice), and of what they are the causes.

mod heading;
mod lead_in;

pub(super) use heading::of_heading;
pub(super) use lead_in::{bridges, of_lead_in};

use super::{
    reading::{Reading, Tokens},
    topic::Subject,
    vocabulary::{ConceptKind, Vocabulary},
};
use crate::model::{SectionKind, Topic};

/// What stands under a heading or lead-in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Sense {
    /// Causes; of another topic than the page's where one is named.
    Causes(Option<Topic>),
    /// Something that is no cause.
    NoCauses,
    /// It does not say; what is above decides.
    #[default]
    Silent,
}

/// What the section's kind says, where its heading's own words do not.
pub(super) fn of_kind(kind: SectionKind) -> Sense {
    match kind {
        SectionKind::Causes => Sense::Causes(None),
        SectionKind::Overview
        | SectionKind::Other
        | SectionKind::Summary
        | SectionKind::Genetics
        | SectionKind::RiskFactors => Sense::Silent,
        _ => Sense::NoCauses,
    }
}

/// What a question says of its answer: "What are the less common causes of hiccups?"
pub(super) fn of_question(
    reading: &Reading<'_>,
    sentence: &Tokens,
    subject: &Subject,
    vocabulary: &Vocabulary,
) -> Sense {
    let asked = Reading::new(reading.raw_of(sentence), vocabulary);
    let asks = matches!(asked.word(0), "what" | "why" | "which" | "where" | "what's" | "what’s" | "how");
    if asks { of_heading(&asked, SectionKind::Other, subject, vocabulary) } else { Sense::Silent }
}

/// A symptom or condition in a stretch that is not the page's topic, when the topic is not there.
fn other_in(reading: &Reading<'_>, at: &Tokens, subject: &Subject, vocabulary: &Vocabulary) -> Option<Topic> {
    if subject.first_in(reading, at, vocabulary).is_some() {
        return None;
    }
    let name = reading.names_in(at).iter().find(|name| {
        matches!(name.concept.kind, ConceptKind::Symptom | ConceptKind::Condition | ConceptKind::Infection)
    })?;
    let as_written = reading.raw_of(&name.at).to_owned();
    Some(Topic { id: name.concept.id.clone(), name: name.concept.name.clone(), as_written })
}

#[cfg(test)]
mod tests {
    use super::{Sense, of_heading, of_lead_in};
    use crate::{
        causes::{Vocabulary, reading::Reading, topic::Subject},
        model::SectionKind,
    };

    #[test]
    fn lead_ins_tell_causes_from_the_rest() {
        let vocabulary = Vocabulary::shipped();
        let subject = Subject::named("headache", vocabulary);
        let sense = |text: &str| of_lead_in(&Reading::new(text, vocabulary), &subject, vocabulary);
        for text in [
            "Causes include:",
            "Headaches may be due to:",
            "Medications that can cause headaches include:",
            "A headache can be a sign of many conditions. These include:",
        ] {
            assert_eq!(sense(text), Sense::Causes(None), "{text}");
        }
        for text in [
            "Symptoms of a migraine include:",
            "Dehydration can cause:",
            "Tests to find the cause may include:",
            "Call your doctor if you have:",
        ] {
            assert_eq!(sense(text), Sense::NoCauses, "{text}");
        }
        assert_eq!(sense("These include:"), Sense::Silent);
    }

    #[test]
    fn headings_tell_causes_from_the_rest() {
        let vocabulary = Vocabulary::shipped();
        let subject = Subject::named("headache", vocabulary);
        let sense = |text: &str| {
            of_heading(&Reading::new(text, vocabulary), SectionKind::Other, &subject, vocabulary)
        };
        assert_eq!(sense("Why do I get headaches?"), Sense::Causes(None));
        assert_eq!(sense("Medications that can cause headaches"), Sense::Causes(None));
        assert_eq!(sense("Diagnosing the cause of headaches"), Sense::NoCauses);
        assert_eq!(sense("Dehydration"), Sense::Silent);
    }
}
