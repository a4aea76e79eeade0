//! The causes that a heading names and no passage under it does.

use crate::{
    causes::{heading::Head, name::is_generic, setting::Setting},
    model::{Mention, Role, Section, Span, Stance},
};

/// Whether words are too bare for a name that the heading spells out: initials, "drugs".
pub(super) fn is_bare(words: &str) -> bool {
    let initials = words.len() > 1 && words.chars().all(|c| c.is_uppercase() || c.is_numeric());
    let words = words.to_lowercase();
    let medicines =
        |word: &str| matches!(word, "drugs" | "drug" | "medications" | "medicines" | "medication");
    initials || words.split_whitespace().all(|word| medicines(word) || is_generic(&[word]))
}

/// Where no passage names the causes of its heading, the first one bears them, at no place in its text.
pub(super) fn place_unfound(section: &mut Section, setting: &Setting, heads: &[Head]) {
    let Some(first) = section.passages.first_mut() else { return };
    for Head { cause: head, as_written } in heads {
        first
            .causes
            .retain(|it| it.cause.id != head.named.id || !is_bare(&it.as_written) || is_bare(as_written));
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
