//! Headings that are causes themselves: "1. Dehydration" under "Causes of dizziness".

use super::{
    finder::named_pieces,
    name::{Cause, Namer},
    phrase::Place,
    reading::Reading,
    sieve,
    topic::Subject,
    vocabulary::{ConceptKind, Vocabulary},
};

/// A cause that a heading names, and the heading's words for it.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) cause: Cause,
    pub(super) as_written: String,
}

/// The most words of a heading that names causes.
const LONGEST: usize = 8;

/// The causes that a heading names. Unless it stands among headings of causes (`surely`), only what
/// the vocabulary knows.
pub(super) fn causes(text: &str, subject: &Subject, vocabulary: &Vocabulary, surely: bool) -> Vec<Head> {
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '#' | ' '));
    if text.ends_with('?') || text.split_whitespace().count() > LONGEST {
        return Vec::new();
    }
    let text = ["You have ", "You are ", "You're ", "You’re ", "You "]
        .iter()
        .find_map(|you| text.strip_prefix(you))
        .unwrap_or(text);
    let reading = Reading::new(text, vocabulary);
    let end =
        (0..reading.len()).find(|&at| matches!(reading.word(at), ":" | "–" | "—")).unwrap_or(reading.len());
    let namer = Namer { reading: &reading, vocabulary };
    let found = named_pieces(&namer, &(0..end), Place::Item);
    let advice = reading.is_word(0) && IMPERATIVES.contains(&reading.word(0));
    let kept = found.into_iter().map(|(cause, _)| cause).filter(|cause| {
        let fits = if surely {
            !advice || cause.is_known()
        } else {
            cause.is_known() && cause.kind != Some(ConceptKind::Procedure)
        };
        // "Primary headaches" on a page on headaches are a kind of them.
        let last = cause.at.end.saturating_sub(1)..cause.at.end;
        let kind_of = cause.at.len() > 1 && subject.first_in(&reading, &last, vocabulary).is_some();
        fits && (cause.is_known() || !kind_of) && sieve::is_cause(&namer, cause, subject, Place::Item)
    });
    kept.map(|cause| Head { as_written: reading.raw_of(&cause.at).to_owned(), cause }).collect()
}

/// Whether a heading names a class, whose members are listed under it.
pub(super) fn is_class(text: &str) -> bool {
    let last = text
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .rsplit(' ')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    CLASSES.contains(&last.as_str())
}

/// Whether a heading tells somebody what to do, or asks: "What you can do", "Get some rest".
pub(super) fn is_advice(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let Some(first) = words.first() else { return false };
    let second = words.get(1).map_or("", String::as_str);
    match first.as_str() {
        // "When the heart is behind it" tells of causes, "When to worry" does not.
        "when" | "where" => matches!(second, "to" | "should" | "do" | "is" | "can"),
        "what" => {
            words.iter().any(|word| word.starts_with("help") || matches!(word.as_str(), "do" | "to" | "can"))
        }
        first => IMPERATIVES.contains(&first),
    }
}

/// Whether a heading is nothing but a word for medicines, which may be what brings the topic on as well as what
/// is taken for it.
pub(super) fn is_medicines(text: &str) -> bool {
    let mut words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    text.split_whitespace().count() <= 4
        && words.all(|word| {
            matches!(
                word.to_lowercase().as_str(),
                "medicines"
                    | "medications"
                    | "medication"
                    | "drugs"
                    | "prescription"
                    | "and"
                    | "other"
                    | "certain"
                    | "some"
                    | "supplements"
                    | "the"
                    | "your"
                    | "treatments"
            )
        })
}

/// Nouns for classes of causes.
const CLASSES: &[&str] = &[
    "problems",
    "disorders",
    "diseases",
    "conditions",
    "infections",
    "medications",
    "medicines",
    "drugs",
    "deficiencies",
    "injuries",
    "issues",
    "illnesses",
    "causes",
    "factors",
    "allergies",
    "cancers",
    "substances",
    "toxins",
    "imbalances",
    "triggers",
    "medication",
    "disease",
    "habits",
    "abnormalities",
    "syndromes",
    "infestations",
    "parasites",
    "complications",
    "foods",
    "changes",
];

/// Words that open headings of advice.
pub(super) const IMPERATIVES: &[&str] = &[
    "control", "treat", "maintain", "quit", "limit", "manage", "get", "eat", "drink", "try", "avoid",
    "reduce", "keep", "take", "use", "see", "talk", "consider", "practice", "switch", "make", "check",
    "find", "know", "learn", "read", "ask", "watch", "stay", "exercise", "how", "what", "who", "when",
    "where", "is", "are", "can", "do", "does", "should",
];
