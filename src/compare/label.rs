//! The few words that stand in a cell: the most explicit of what the source says on each axis. A
//! source that differs with itself shows both.

use std::collections::BTreeSet;

use super::CellMention;
use crate::model::{Frequency, Qualifier, Role, Severity, Stance};

/// What a cell says that only names the cause.
pub(super) const NAMED: &str = "named";

/// The label of a cell with these mentions.
pub(super) fn label(mentions: &[CellMention]) -> String {
    let direct: Vec<&CellMention> = mentions.iter().filter(|mention| mention.is_direct()).collect();
    let mut words: Vec<String> = Vec::new();
    words.extend(all(direct.iter().filter_map(|mention| mention.frequency), Frequency::name));
    words.extend(all(direct.iter().filter_map(|mention| mention.severity), Severity::name));
    words.extend(all(direct.iter().filter_map(|mention| amount(mention.qualifier)), |it| it));
    words.extend(part(mentions, !direct.is_empty()).map(str::to_owned));
    words.extend(surety(mentions).map(str::to_owned));
    if words.is_empty() { NAMED.to_owned() } else { words.join(", ") }
}

/// The different values of an axis, as "common and rare".
fn all<T: Ord>(values: impl Iterator<Item = T>, name: impl Fn(T) -> &'static str) -> Option<String> {
    let values: BTreeSet<T> = values.collect();
    let names: Vec<&str> = values.into_iter().map(name).collect();
    (!names.is_empty()).then(|| names.join(" and "))
}

/// How a substance is qualified that keeps its row. A deficiency, a withdrawal and the like are
/// causes of their own, and their names say it.
pub(super) fn amount(qualifier: Option<Qualifier>) -> Option<&'static str> {
    match qualifier {
        Some(Qualifier::Overdose) => Some("as overdose"),
        Some(Qualifier::Excess) => Some("in excess"),
        _ => None,
    }
}

/// What it is, where it is never said to be a cause itself.
fn part(mentions: &[CellMention], is_cause: bool) -> Option<&'static str> {
    let has = |role| mentions.iter().any(|mention| mention.role == role && mention.stance != Stance::Denied);
    match (is_cause, has(Role::Indirect), has(Role::Worsens)) {
        (true, ..) | (false, false, false) => None,
        (false, true, false) => Some("indirect"),
        (false, false, true) => Some("makes it worse"),
        (false, true, true) => Some("indirect, makes it worse"),
    }
}

/// What is to be said of its surety.
fn surety(mentions: &[CellMention]) -> Option<&'static str> {
    let has = |stance| mentions.iter().any(|mention| mention.stance == stance);
    match (has(Stance::Asserted), has(Stance::Hedged), has(Stance::Denied)) {
        (true, _, true) => Some("also denied"),
        (false, true, true) => Some("uncertain, also denied"),
        (false, false, true) => Some("denied"),
        (false, true, false) => Some("uncertain"),
        (true, _, false) | (false, false, false) => None,
    }
}
