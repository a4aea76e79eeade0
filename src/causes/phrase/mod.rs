//! Noun phrases to the names in them: "low levels of zinc, iron, or copper (see below), such as ..." is
//! taken apart at commas and conjunctions, with the words that its parts share given back to each.

mod clause;
mod cutter;
mod share;
mod trim;

use super::reading::{Reading, Tokens};

/// A part of a phrase that may name a cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its own words, without determiners and explanations.
    pub(super) at: Tokens,
    /// The words in brackets after it.
    pub(super) bracket: Option<Tokens>,
    /// The part of which it is an example ("such as"), by number.
    pub(super) example_of: Option<usize>,
    /// Words before an earlier part that may be meant for this one: "low levels of".
    pub(super) frame: Option<Tokens>,
    /// The noun of the last part, where this one needs it: "viral or bacterial infections".
    pub(super) head: Option<Tokens>,
    /// Words of an earlier part that may be meant for this one: "cancer of the" of "stomach or colon".
    pub(super) trunk: Option<Tokens>,
}

/// Where a phrase stands, which tells how far it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A list item or heading: the whole of it, down to an explanation.
    Item,
    /// Running text: down to the first sign of another clause.
    Prose,
}

/// Takes the phrase that begins at `within.start` apart.
pub(super) fn pieces(reading: &Reading<'_>, within: &Tokens, place: Place) -> Vec<Piece> {
    let mut pieces = cutter::cut(reading, within, place);
    share::share_heads(reading, &mut pieces);
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Place, pieces};
    use crate::causes::{Vocabulary, reading::Reading};

    fn parts(text: &str, place: Place) -> Vec<String> {
        let reading = Reading::new(text, Vocabulary::shipped());
        pieces(&reading, &(0..reading.len()), place)
            .iter()
            .map(|piece| {
                let mut part = String::new();
                if let Some(of) = piece.example_of {
                    part += &format!("{of}> ");
                }
                part += reading.raw_of(&piece.at);
                if let Some(head) = &piece.head {
                    part += &format!(" + {}", reading.raw_of(head));
                }
                part
            })
            .collect()
    }

    #[test]
    fn cuts_items() {
        assert_eq!(parts("Sinus trouble (a blocked nose)", Place::Item), ["Sinus trouble"]);
        assert_eq!(
            parts("Blood thinners, such as warfarin, which are used for clots", Place::Item),
            ["Blood thinners", "0> warfarin"]
        );
        assert_eq!(parts("Damaged or pinched nerves", Place::Item), ["Damaged + nerves", "pinched nerves"]);
        assert_eq!(
            parts("Drugs that thin the blood, including heparin", Place::Item),
            ["Drugs", "0> heparin"]
        );
    }

    #[test]
    fn prose_ends_where_another_clause_begins() {
        assert_eq!(parts("a cold, the flu, and can be treated at home", Place::Prose), ["a cold", "the flu"]);
        assert_eq!(parts("hunger, and your doctor may help", Place::Prose), ["hunger"]);
        assert_eq!(
            parts("conditions ranging from a cold to a stroke", Place::Prose),
            ["conditions", "a cold", "a stroke"]
        );
    }
}
