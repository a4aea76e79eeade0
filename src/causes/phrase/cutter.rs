//! Walks over a phrase and cuts it at commas, conjunctions, brackets and the words that open examples.

use super::{
    Piece, Place,
    trim::{TO_VERBS, trim},
};
use crate::causes::{
    lexicon::{class, has},
    name::is_generic,
    reading::{Reading, Tokens},
    vocabulary::ConceptKind,
};

/// The parts of the phrase that begins at `within.start`.
pub(super) fn cut(reading: &Reading<'_>, within: &Tokens, place: Place) -> Vec<Piece> {
    let (at, end) = (within.start, within.end);
    let mut cutter =
        Cutter { reading, place, at, end, start: at, closed: false, example_of: None, pieces: Vec::new() };
    cutter.run();
    cutter.drop_apposition();
    cutter.pieces
}

/// Walks over a phrase and cuts it.
pub(super) struct Cutter<'r, 't> {
    pub(super) reading: &'r Reading<'t>,
    pub(super) place: Place,
    pub(super) at: usize,
    pub(super) end: usize,
    /// Where the part that is being read began.
    pub(super) start: usize,
    /// Whether brackets have closed the part; more words of it are left out.
    pub(super) closed: bool,
    /// The part whose examples are being read.
    pub(super) example_of: Option<usize>,
    pub(super) pieces: Vec<Piece>,
}

impl Cutter<'_, '_> {
    fn run(&mut self) {
        while self.at < self.end {
            if let Some(name) =
                self.reading.name_over(self.at).filter(|name| name.at.len() > 1 && name.at.end <= self.end)
            {
                self.at = name.at.end;
                continue;
            }
            if !self.step() {
                return;
            }
        }
        self.close(self.end);
    }

    /// "Glucagonoma, a rare tumor, ...": without a conjunction, what follows with an article explains.
    fn drop_apposition(&mut self) {
        let reading = self.reading;
        let Some(first) = self.pieces.first().map(|piece| piece.at.clone()) else { return };
        let Some(second) = self.pieces.get(1).filter(|piece| piece.example_of.is_none()) else { return };
        let between = first.end..second.at.start;
        let explains = between.clone().any(|at| reading.word(at) == ",")
            && between.clone().any(|at| matches!(reading.word(at), "a" | "an" | "the"));
        let listed = (first.end..self.end).any(|at| matches!(reading.word(at), "and" | "or"));
        if explains && !listed {
            self.pieces.truncate(1);
        }
    }

    /// Reads one token; false where the phrase is over.
    fn step(&mut self) -> bool {
        if !self.reading.is(self.at, class::JOINT | class::RELATIVE | class::FINITE) {
            self.at += 1;
            return true;
        }
        let word = self.reading.word(self.at);
        if let Some(len) = self.example_words() {
            // "Medicines for conditions including A": what they are for.
            if self.is_for_something() && self.follows_generic() {
                self.close(self.at);
                return false;
            }
            self.open_examples(len);
        } else if let Some(len) = self.separator() {
            let purpose = self.is_for_something();
            self.close(self.at);
            if purpose {
                return false;
            }
            self.at += len;
            self.start = self.at;
        } else if matches!(word, "(" | "[") {
            self.read_bracket();
        } else if word.starts_with("rang") && self.reading.word(self.at + 1) == "from" {
            self.close(self.at);
            self.at += 2;
            self.start = self.at;
        } else if self.opens_aside(word) {
            return false;
        } else if word == "to" && has(TO_VERBS, self.reading.word(self.at + 1)) {
            // "Surgery to correct X, such as ...": the examples are not of the surgery.
            self.close(self.at);
            return false;
        } else if has(PURPOSE, word) && has(PURPOSE_JOINTS, self.reading.word(self.at + 1)) {
            // "Medicines used for cancer, gout, and depression": none of these is a cause.
            self.close(self.at);
            return false;
        } else if word == ":" && self.place == Place::Prose && self.lists_names() {
            self.open_examples(1);
        } else if self.ends_phrase(word) {
            return self.end_here(word);
        } else {
            self.at += 1;
        }
        true
    }

    /// "Pioglitazone, for diabetes", "kidney infection, with chills": what a preposition says of the name before.
    fn opens_aside(&self, word: &str) -> bool {
        matches!(word, "for" | "with" | "in" | "through" | "by" | "without" | "at")
            && self.at == self.start
            && !self.pieces.is_empty()
            && self.reading.word(self.at - 1) == ","
    }

    /// How many words here open examples of what was named before.
    fn example_words(&self) -> Option<usize> {
        let (reading, at) = (self.reading, self.at);
        let surely = EXAMPLES.iter().find(|words| reading.starts(at, words)).map(|words| words.len());
        surely.or_else(|| {
            // "Some medicines, especially aspirin", but not "especially at night".
            let words = SINGLED_OUT.iter().find(|words| reading.starts(at, words))?;
            let from = at + words.len();
            let from =
                (from..self.end).find(|&i| !reading.is(i, class::LEADING) && reading.word(i) != ",")?;
            let name = reading.name_over(from).filter(|name| name.at.start >= at)?;
            let after = at > self.start || !self.pieces.is_empty();
            (after && name.concept.kind != ConceptKind::Symptom).then_some(words.len())
        })
    }

    /// "A long list of medicines: water tablets, nitrates ...": whether a list of names comes after the colon.
    fn lists_names(&self) -> bool {
        let reading = self.reading;
        let after = self.at + 1..self.end;
        let names = reading.names_in(&after);
        let second = names.get(1).filter(|_| self.at > self.start);
        second.is_some_and(|second| {
            second.concept.kind != ConceptKind::Symptom
                && !(after.start..second.at.end)
                    .any(|at| reading.is(at, class::FINITE) || reading.word(at) == ".")
        })
    }

    pub(super) fn open_examples(&mut self, len: usize) {
        let head = self.close(self.at).or_else(|| self.pieces.len().checked_sub(1));
        self.example_of = head.map(|head| self.pieces[head].example_of.unwrap_or(head));
        self.at += len;
        if matches!(self.reading.word(self.at), "," | ":") {
            self.at += 1;
        }
        self.start = self.at;
    }

    fn separator(&self) -> Option<usize> {
        let reading = self.reading;
        match reading.word(self.at) {
            "," | "/" | "•" => Some(1),
            ";" if self.place == Place::Item => Some(1),
            "to" if self.range_opened() => Some(1),
            "and" if reading.starts(self.at + 1, &["/", "or"]) => Some(3),
            "and" | "or" | "&" | "nor" => Some(1),
            "as" if reading.starts(self.at + 1, &["well", "as"]) => Some(3),
            "in" if reading.starts(self.at + 1, &["addition", "to"]) => Some(3),
            _ => None,
        }
    }

    /// Whether this part says what a medicine is for, which the next ones then do too.
    fn is_for_something(&self) -> bool {
        let words = self.start..self.at;
        words.clone().any(|at| {
            self.reading.word(at) == "for" && at > words.start && has(MEDICINES, self.reading.word(at - 1))
        })
    }

    /// Whether the noun before this place names nothing: "conditions".
    fn follows_generic(&self) -> bool {
        let last = (self.start..self.at).rev().find(|&at| self.reading.is_word(at));
        last.is_some_and(|at| is_generic(&[self.reading.word(at)]))
    }

    /// Whether this part came after "ranging from", whose "to" parts two names.
    fn range_opened(&self) -> bool {
        self.start >= 2
            && self.reading.word(self.start - 1) == "from"
            && self.reading.word(self.start - 2).starts_with("rang")
    }

    fn ends_phrase(&self, word: &str) -> bool {
        match word {
            // A name may stand in quotation marks.
            "“" | "\"" => (self.start..self.at)
                .any(|at| self.reading.is_word(at) && !self.reading.is(at, class::LEADING)),
            ":" | "." | ";" | "?" | "!" | "–" | "—" | "-" | ")" | "]" | "…" => true,
            "as" if self.reading.starts(self.at + 1, &["well"]) => false,
            // A name may begin with it ("not drinking enough"), but none goes on with it.
            "not" | "don't" | "don’t" => self.at > self.start,
            "above" => self.reading.word(self.at + 1) == "all",
            "contact" if self.at == self.start => false,
            "most" | "both" | "either" | "often" | "usually" | "typically" | "sometimes" | "especially"
            | "frequently" | "generally" => {
                self.at > self.start
                    || self.place == Place::Item && word != "most" && word != "both" && word != "either"
            }
            _ => self.reading.is(self.at, class::RELATIVE | class::FINITE),
        }
    }

    pub(super) fn close(&mut self, end: usize) -> Option<usize> {
        self.close_with(end, None)
    }

    /// Ends the part that is being read and keeps it, if anything is left of it.
    pub(super) fn close_with(&mut self, end: usize, bracket: Option<Tokens>) -> Option<usize> {
        let at = trim(self.reading, &(self.start..end.max(self.start)));
        self.start = end;
        if std::mem::take(&mut self.closed) || at.is_empty() {
            return None;
        }
        self.pieces.push(Piece {
            at,
            bracket,
            example_of: self.example_of,
            frame: None,
            head: None,
            trunk: None,
        });
        Some(self.pieces.len() - 1)
    }
}

/// Words after which stands what a medicine is for.
const PURPOSE: &[&str] = &["used", "taken", "prescribed", "given"];

const PURPOSE_JOINTS: &[&str] = &["for", "to", "in", "as", "by", "during", "with"];

/// Words for medicines.
pub(super) const MEDICINES: &[&str] = &[
    "medications",
    "medication",
    "drugs",
    "medicines",
    "medicine",
    "treatments",
    "treatment",
    "vaccines",
    "vaccine",
    "vaccinations",
    "vaccination",
    "shots",
    "pills",
    "tablets",
    "inhalers",
];

/// Words that open examples, longest first.
pub(super) const EXAMPLES: &[&[&str]] = &[
    &["such", "as", "from"],
    &["such", "as", "with"],
    &["such", "as"],
    &["among", "them"],
    &["including", "but", "not", "limited", "to"],
    &["including"],
    &["for", "example", "from"],
    &["for", "example"],
    &["for", "instance"],
    &["e.g", "."],
    &["e.g"],
    &["like"],
];

/// Words that single one out of what was named before.
const SINGLED_OUT: &[&[&str]] = &[
    &["above", "all"],
    &["most", "notably"],
    &["as", "in"],
    &["particularly"],
    &["in", "particular"],
    &["especially"],
    &["notably"],
    &["chiefly"],
    &["mainly"],
    &["usually"],
    &["typically"],
];
