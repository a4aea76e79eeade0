//! The causes that a phrase names, with the examples that stand in brackets after them.

use crate::{
    causes::{
        heading,
        lexicon::{SHARED_HEADS, has},
        name::{self, Cause, Namer},
        phrase::{self, Place},
        reading::{Reading, Tokens},
        vocabulary::ConceptKind,
    },
    model::Qualifier,
};

/// The causes that a phrase names, each with whether it is an example of an earlier one.
pub(in crate::causes) fn named_pieces(
    namer: &Namer<'_, '_>,
    at: &Tokens,
    place: Place,
) -> Vec<(Cause, bool)> {
    pieces_under(namer, at, place, None)
}

/// As [`named_pieces`], with what a line before them says of all: "low levels of:".
pub(super) fn pieces_under(
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
        let cause = match named_before_verb(namer, piece, &cause) {
            Some(name) if place == Place::Prose => {
                namer.cause(&phrase::Piece { at: name, ..piece.clone() }, under.as_ref())
            }
            _ => cause,
        };
        causes.push(cause.clone());
        found.push((cause, piece.example_of.is_some()));
        let parent = &causes[causes.len() - 1];
        let inner = bracket_examples(namer, piece, &parent.clone());
        found.extend(inner.into_iter().map(|cause| (cause, true)));
    }
    found
}

/// "Peptic ulcers burn lower down": the name that an unknown phrase begins with, where a verb that no list has must
/// come after it.
fn named_before_verb(namer: &Namer<'_, '_>, piece: &phrase::Piece, cause: &Cause) -> Option<Tokens> {
    let reading = namer.reading;
    if cause.is_known() || piece.head.is_some() {
        return None;
    }
    let name = reading.names_in(&piece.at).first().filter(|name| name.at.start == piece.at.start)?;
    let rest = name.at.end..piece.at.end;
    let goes_on = matches!(
        reading.word(rest.start),
        "of" | "in" | "to" | "with" | "from" | "for" | "and" | "or" | "on" | "at"
    );
    let heads = rest.clone().any(|at| has(SHARED_HEADS, reading.word(at)) || !reading.is_word(at));
    (rest.len() > 1 && !goes_on && !heads && name.concept.kind != ConceptKind::Symptom)
        .then(|| name.at.clone())
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
        || named.len() > 1 && known > 0 && heading::is_class(reading.raw_of(&piece.at))
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
