//! Whether what may be a marker is one, by what the page as a whole shows: a list of references, a
//! heading of one, or numbers that count up from 1 in the order of the text.

use std::collections::BTreeSet;

use super::{
    FoundReferences,
    markers::{Form, Mark},
};

/// The highest number that a marker set without brackets may have.
const HIGHEST_BARE: u32 = 200;
/// How far a new number may be ahead of the highest before it, where a heading speaks for a list.
const MOST_AHEAD: u32 = 3;

/// What a page shows about its markers.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Whether the numbers of the text run through an unnumbered list from its first entry to its last.
    pub in_turn: bool,
    /// Whether bracketed numbers, and raised ones, are used as markers.
    bracketed: bool,
    raised: bool,
    /// Where bare numbers begin that are markers: (passage, byte) is not known here, so the numbers.
    bare: BTreeSet<u32>,
    /// Whether a name and a year in brackets have been found to cite an entry.
    named: bool,
}

impl Evidence {
    /// Weighs the marks of all passages, in the order of the page.
    pub(super) fn of(marks: &[Vec<Mark>], found: &FoundReferences) -> Self {
        let all = || marks.iter().flatten();
        let set = |form: Form| all().filter(move |mark| mark.form == form).filter_map(|mark| mark.number);
        let numbered = found.targets.iter().any(|target| target.ordered);
        let counts_from_one =
            |form: Form| set(form).any(|number| number == 1) || (numbered && set(form).next().is_some());
        let by_turns: Vec<u32> = all()
            .filter(|mark| matches!(mark.form, Form::Bracketed | Form::Raised | Form::Link))
            .filter_map(|mark| mark.number)
            .collect();
        Self {
            in_turn: !numbered && runs_through(&by_turns, found.references.len()),
            bracketed: counts_from_one(Form::Bracketed),
            raised: counts_from_one(Form::Raised),
            bare: bare(all(), found, numbered),
            named: found
                .references
                .iter()
                .any(|reference| reference.authors.is_some() && reference.year.is_some()),
        }
    }

    /// Whether `mark` is a marker; `resolved` where it leads to a reference.
    pub(super) fn accepts(&self, mark: &Mark, resolved: bool) -> bool {
        match mark.form {
            Form::Link => true,
            Form::Bracketed => resolved || self.bracketed || !mark.in_range,
            Form::Raised => resolved || self.raised,
            // So many things stand in round brackets that only what leads somewhere counts.
            Form::Round => resolved,
            Form::Bare | Form::Glued => mark.number.is_some_and(|number| self.bare.contains(&number)),
            Form::AuthorYear => resolved || (self.named && mark.words.contains("et al")),
        }
    }
}

/// Whether `numbers`, as they first appear, count from 1 to `last`.
fn runs_through(numbers: &[u32], last: usize) -> bool {
    let mut highest = 0;
    for &number in numbers {
        if number > highest + 1 {
            return false;
        }
        highest = highest.max(number);
    }
    last > 0 && usize::try_from(highest).is_ok_and(|highest| highest == last)
}

/// The numbers that are markers where they stand bare at the end of a sentence.
fn bare<'a>(marks: impl Iterator<Item = &'a Mark>, found: &FoundReferences, numbered: bool) -> BTreeSet<u32> {
    let candidates: Vec<u32> = marks
        .filter(|mark| matches!(mark.form, Form::Bare | Form::Glued))
        .filter_map(|mark| mark.number)
        .filter(|number| (1..=HIGHEST_BARE).contains(number))
        .collect();
    if numbered {
        let listed = |number: &u32| {
            found.targets.iter().any(|target| target.ordered && u32::try_from(target.ordinal) == Ok(*number))
        };
        return candidates.into_iter().filter(listed).collect();
    }
    // Without a list the numbers themselves must count up, strictly so where no heading names a list.
    let headed = !found.empty_headings.is_empty();
    let ahead = if headed { MOST_AHEAD } else { 1 };
    let mut kept = BTreeSet::new();
    let mut highest = 0;
    for number in candidates {
        let allowed = if highest == 0 { number == 1 } else { number <= highest + ahead };
        if allowed {
            highest = highest.max(number);
            kept.insert(number);
        }
    }
    if headed || kept.len() >= 2 { kept } else { BTreeSet::new() }
}
