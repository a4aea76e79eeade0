//! Words that the parts of a coordination share: the noun of the last one, the modifiers of the first.

use super::Piece;
use crate::causes::{
    lexicon::{NEEDS_HEAD, SHARED_HEADS, has},
    qualifier,
    reading::{Reading, Tokens},
};

/// Gives the parts of a coordination the noun of the last one where they need it, and the words
/// before the first one where they may be meant for the later ones too ("low levels of", "cancer of").
pub(super) fn share_heads(reading: &Reading<'_>, pieces: &mut [Piece]) {
    for at in (0..pieces.len().saturating_sub(1)).rev() {
        let next = &pieces[at + 1];
        let same_level = next.example_of == pieces[at].example_of;
        if same_level && needs_head(reading, &pieces[at].at) {
            pieces[at].head = next.head.clone().or_else(|| shared_head(reading, &next.at));
        } else if same_level && are_gerunds(reading, &pieces[at].at, &next.at) {
            pieces[at].head = Some(next.at.start + 1..next.at.end);
        }
    }
    let mut frame: Option<Tokens> = None;
    for piece in pieces.iter_mut() {
        match qualifier::qualified(reading, &piece.at) {
            Some(qualified) if qualified.core.start > piece.at.start => frame = Some(qualified.words),
            Some(_) => frame = None,
            // "Low levels of zinc or high levels of copper".
            None if has(OPPOSITE, reading.word(piece.at.start)) => frame = None,
            None => piece.frame.clone_from(&frame),
        }
    }
    let mut trunk: Option<(Tokens, Option<usize>)> = None;
    for piece in pieces.iter_mut() {
        let joint =
            piece.at.clone().find(|&at| matches!(reading.word(at), "of" | "with" | "to" | "in" | "from"));
        match joint.filter(|&joint| joint > piece.at.start) {
            Some(joint) => trunk = Some((piece.at.start..joint + 1, piece.example_of)),
            None => piece.trunk = trunk.clone().filter(|it| it.1 == piece.example_of).map(|it| it.0),
        }
    }
}

/// Words that begin a measure of their own.
const OPPOSITE: &[&str] = &["high", "higher", "elevated", "raised", "increased", "excess", "excessive"];

/// Whether a part is but a modifier: "viral" in "viral or bacterial infections".
fn needs_head(reading: &Reading<'_>, at: &Tokens) -> bool {
    let last = at.end - 1;
    has(NEEDS_HEAD, reading.word(last)) && reading.name_over(last).is_none_or(|name| name.at.len() <= 1)
}

/// "Stretching or tearing a muscle": the first lacks the object of the second.
fn are_gerunds(reading: &Reading<'_>, at: &Tokens, next: &Tokens) -> bool {
    at.len() == 1
        && next.len() > 1
        && reading.word(at.start).ends_with("ing")
        && reading.word(next.start).ends_with("ing")
        && reading.name_over(at.start).is_none()
}

/// The noun that ends a part, if it is one that several modifiers share.
fn shared_head(reading: &Reading<'_>, at: &Tokens) -> Option<Tokens> {
    let last = at.end - 1;
    (at.len() > 1 && has(SHARED_HEADS, reading.word(last))).then_some(last..at.end)
}
