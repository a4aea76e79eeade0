//! Where a phrase is over: brackets that go on with a noun, and clauses after which the list goes on.

use super::{
    Place,
    cutter::{Cutter, EXAMPLES},
};
use crate::causes::{lexicon::class, name::is_generic};

impl Cutter<'_, '_> {
    pub(super) fn read_bracket(&mut self) {
        let closing = if self.reading.word(self.at) == "(" { ")" } else { "]" };
        let close = (self.at..self.end).find(|&at| self.reading.word(at) == closing).unwrap_or(self.end);
        let inside = self.at + 1..close;
        let goes_on = close + 1 < self.end
            && self.reading.is_word(close + 1)
            && !self.reading.is(close + 1, class::JOINT | class::RELATIVE | class::FINITE)
            && !self.reading.is(close + 1, class::CIRCUMSTANCE | class::AUXILIARY | class::LEADING);
        let generic =
            self.start < self.at && (self.start..self.at).all(|at| is_generic(&[self.reading.word(at)]));
        // "Conjunctivitis (pink eye) heads the list": a name that is whole needs no noun after the brackets.
        let whole =
            self.reading.names_in(&(self.start..self.at)).last().is_some_and(|it| it.at.end == self.at);
        let goes_on = goes_on && !whole || generic && matches!(self.reading.word(close + 1), "in" | "of");
        if goes_on && inside.len() <= 2 && self.start + 2 >= self.at && self.start < self.at {
            // "Tubal (ectopic) pregnancy": the noun comes after the brackets.
            let end = (close + 2..self.end)
                .find(|&at| !self.reading.is_word(at) || self.reading.is(at, class::JOINT | class::RELATIVE))
                .unwrap_or(self.end);
            if let Some(piece) = self.close_with(self.at, None) {
                self.pieces[piece].head = Some(close + 1..end).filter(|head| head.len() > 1 || !generic);
            }
            self.start = end;
            self.at = end;
            return;
        }
        if self.start < self.at && !inside.is_empty() {
            self.close_with(self.at, Some(inside));
            self.start = close + 1;
            self.closed = true;
        } else if self.start == self.at {
            self.start = close + 1;
        }
        self.at = close + 1;
    }

    /// Ends the phrase at a word that belongs to another clause. What stands before a verb, after a
    /// comma or conjunction, is the subject of that clause and no part of this phrase.
    pub(super) fn end_here(&mut self, word: &str) -> bool {
        let relative = !self.reading.is(self.at, class::FINITE);
        let first = self.pieces.is_empty();
        if relative || first || self.place == Place::Item {
            self.close(self.at);
        }
        if self.place == Place::Prose
            && matches!(word, "that" | "which" | "who")
            && self.resume_after_clause()
        {
            return true;
        }
        if word == "that" && self.resume_at_contents() {
            return true;
        }
        let clause = matches!(word, "that" | "which");
        let singled = matches!(word, "especially" | "particularly");
        relative && (clause && self.resume_at_effect() || (clause || singled) && self.resume_at_examples())
    }

    /// "Low blood sugar in people who take insulin, and anemia": the list goes on after the clause.
    fn resume_after_clause(&mut self) -> bool {
        let reading = self.reading;
        let near = self.at + 1..(self.at + 9).min(self.end);
        let comma = near.clone().find(|&at| {
            reading.word(at) == "," && matches!(reading.word(at + 1), "and" | "or") && at + 2 < self.end
        });
        let plain = |from: usize| !(from..self.end).any(|at| reading.is(at, class::FINITE | class::RELATIVE));
        let Some(comma) = comma.filter(|&at| plain(at + 2)) else { return false };
        self.at = comma + 1;
        self.start = comma + 1;
        true
    }

    /// "Decongestants that contain pseudoephedrine": what they hold is an example of them.
    fn resume_at_contents(&mut self) -> bool {
        if !matches!(self.reading.word(self.at + 1), "contain" | "contains") || self.pieces.is_empty() {
            return false;
        }
        self.open_examples(2);
        true
    }

    /// "Conditions that cause metabolic disorders": of a noun that names nothing, what it causes counts.
    fn resume_at_effect(&mut self) -> bool {
        let reading = self.reading;
        let Some(piece) = self.pieces.last() else { return false };
        let generic = piece.at.clone().all(|at| is_generic(&[reading.word(at)]));
        let verb = (self.at + 1..(self.at + 3).min(self.end))
            .find(|&at| matches!(reading.word(at), "cause" | "causes" | "produce"));
        let Some(verb) = verb.filter(|_| generic && self.place == Place::Item) else { return false };
        self.at = verb + 1;
        self.start = verb + 1;
        true
    }

    /// Skips a relative clause ("drugs that lower blood pressure, such as ...") to the examples after it.
    fn resume_at_examples(&mut self) -> bool {
        let reading = self.reading;
        let stop =
            (self.at..self.end).find(|&at| matches!(reading.word(at), "." | ";" | ":")).unwrap_or(self.end);
        let examples = (self.at + 1..stop).find(|&at| EXAMPLES.iter().any(|words| reading.starts(at, words)));
        let Some(examples) = examples.filter(|&at| at - self.at <= 14) else { return false };
        self.at = examples;
        self.start = examples;
        true
    }
}
