//! Lists and tables that no word announces, but whose entries are known causes: that is announcement enough on a
//! page on a symptom.

use crate::{
    causes::{
        lexicon::{CAUSES_TOO, has},
        reading::Reading,
        vocabulary::{ConceptKind, Vocabulary},
    },
    model::{Passage, PassageKind},
};

/// Whether most of these entries begin with the name of a cause.
pub(in crate::causes) fn are_mostly_causes<'t>(
    entries: impl Iterator<Item = &'t str>,
    vocabulary: &Vocabulary,
) -> bool {
    let (mut named, mut all) = (0, 0);
    for entry in entries.filter(|entry| !entry.is_empty()) {
        all += 1;
        named += usize::from(opens_with_cause(entry, vocabulary));
    }
    named > 1 && named * 2 >= all
}

/// Whether most items of the list that begins with this passage are known causes.
pub(super) fn lists_causes(passages: &[Passage], vocabulary: &Vocabulary) -> bool {
    let lead = passages.first().and_then(|first| first.lead_in.as_ref());
    let items = passages
        .iter()
        .take_while(|it| it.block == PassageKind::ListItem && it.lead_in.as_ref() == lead)
        .map(|it| it.text.as_str());
    are_mostly_causes(items, vocabulary)
}

/// Whether a line that was told for an item stands alone above its explanation, as a heading does, and names a
/// cause: "1. Dehydration" in a page without tags.
pub(super) fn heads_text(passages: &[Passage], vocabulary: &Vocabulary) -> bool {
    let [item, next, ..] = passages else { return false };
    item.block == PassageKind::ListItem
        && next.block == PassageKind::Paragraph
        && item.text.split_whitespace().count() <= LONGEST_HEADING
        && opens_with_cause(&item.text, vocabulary)
}

/// The most words of such a line.
const LONGEST_HEADING: usize = 6;

/// Whether the name of a cause stands at the start of an entry, before anything is said of it.
fn opens_with_cause(entry: &str, vocabulary: &Vocabulary) -> bool {
    let end = entry.find([':', '.', ',', '(', '–', '—', ';']).unwrap_or(entry.len());
    let reading = Reading::new(&entry[..end], vocabulary);
    let Some(name) = reading.names().first() else { return false };
    let is_cause = match name.concept.kind {
        ConceptKind::Symptom => has(CAUSES_TOO, &name.concept.id),
        kind => kind != ConceptKind::Procedure,
    };
    is_cause && name.at.start < 3 && reading.words_in(&(0..reading.len())) <= name.at.len() + 4
}
