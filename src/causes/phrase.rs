//! Noun phrases to the names in them: "low levels of zinc, iron, or copper (see below), such as ..." is
//! taken apart at commas and conjunctions, with the words that its parts share given back to each.

use super::{
    lexicon::{LEADING_PHRASES, NEEDS_HEAD, SHARED_HEADS, class, has},
    reading::{Reading, Tokens},
    vocabulary::ConceptKind,
};

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
    let mut cutter = Cutter {
        reading,
        place,
        end: within.end,
        at: within.start,
        start: within.start,
        ..Cutter::new(reading, place)
    };
    cutter.run();
    cutter.drop_apposition();
    let mut pieces = cutter.pieces;
    share_heads(reading, &mut pieces);
    pieces
}

/// Walks over a phrase and cuts it.
struct Cutter<'r, 't> {
    reading: &'r Reading<'t>,
    place: Place,
    at: usize,
    end: usize,
    /// Where the part that is being read began.
    start: usize,
    /// Whether brackets have closed the part; more words of it are left out.
    closed: bool,
    /// The part whose examples are being read.
    example_of: Option<usize>,
    pieces: Vec<Piece>,
}

impl<'r, 't> Cutter<'r, 't> {
    fn new(reading: &'r Reading<'t>, place: Place) -> Self {
        Self { reading, place, at: 0, end: 0, start: 0, closed: false, example_of: None, pieces: Vec::new() }
    }

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
        } else if word == "to" && has(TO_VERBS, self.reading.word(self.at + 1)) {
            // "Surgery to correct X, such as ...": the examples are not of the surgery.
            self.close(self.at);
            return false;
        } else if has(PURPOSE, word) && has(PURPOSE_JOINTS, self.reading.word(self.at + 1)) {
            // "Medicines used for cancer, gout, and depression": none of these is a cause.
            self.close(self.at);
            return false;
        } else if self.ends_phrase(word) {
            return self.end_here(word);
        } else {
            self.at += 1;
        }
        true
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

    fn open_examples(&mut self, len: usize) {
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

    /// Whether this part came after "ranging from", whose "to" parts two names.
    fn range_opened(&self) -> bool {
        self.start >= 2
            && self.reading.word(self.start - 1) == "from"
            && self.reading.word(self.start - 2).starts_with("rang")
    }

    fn read_bracket(&mut self) {
        let closing = if self.reading.word(self.at) == "(" { ")" } else { "]" };
        let close = (self.at..self.end).find(|&at| self.reading.word(at) == closing).unwrap_or(self.end);
        let inside = self.at + 1..close;
        let goes_on = close + 1 < self.end
            && self.reading.is_word(close + 1)
            && !self.reading.is(close + 1, class::JOINT | class::RELATIVE | class::FINITE)
            && !self.reading.is(close + 1, class::CIRCUMSTANCE | class::AUXILIARY | class::LEADING);
        let generic = self.start < self.at
            && (self.start..self.at).all(|at| super::name::is_generic(&[self.reading.word(at)]));
        let goes_on = goes_on || generic && matches!(self.reading.word(close + 1), "in" | "of");
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

    fn ends_phrase(&self, word: &str) -> bool {
        match word {
            ":" | "." | ";" | "?" | "!" | "–" | "—" | "-" | ")" | "]" | "…" | "“" | "\"" => true,
            "as" if self.reading.starts(self.at + 1, &["well"]) => false,
            // A name may begin with it ("not drinking enough"), but none goes on with it.
            "not" | "don't" | "don’t" => self.at > self.start,
            "contact" if self.at == self.start => false,
            "most" | "both" | "either" | "often" | "usually" | "typically" | "sometimes" | "especially"
            | "frequently" | "generally" => {
                self.at > self.start
                    || self.place == Place::Item && word != "most" && word != "both" && word != "either"
            }
            _ => self.reading.is(self.at, class::RELATIVE | class::FINITE),
        }
    }

    /// Ends the phrase at a word that belongs to another clause. What stands before a verb, after a
    /// comma or conjunction, is the subject of that clause and no part of this phrase.
    fn end_here(&mut self, word: &str) -> bool {
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

    /// "Conditions that cause metabolic disorders": of a noun that names nothing, what it causes counts.
    fn resume_at_effect(&mut self) -> bool {
        let reading = self.reading;
        let Some(piece) = self.pieces.last() else { return false };
        let generic = piece.at.clone().all(|at| super::name::is_generic(&[reading.word(at)]));
        let verb = (self.at + 1..(self.at + 3).min(self.end))
            .find(|&at| matches!(reading.word(at), "cause" | "causes" | "produce"));
        let Some(verb) = verb.filter(|_| generic && self.place == Place::Item) else { return false };
        self.at = verb + 1;
        self.start = verb + 1;
        true
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

    fn close(&mut self, end: usize) -> Option<usize> {
        self.close_with(end, None)
    }

    /// Ends the part that is being read and keeps it, if anything is left of it.
    fn close_with(&mut self, end: usize, bracket: Option<Tokens>) -> Option<usize> {
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
const MEDICINES: &[&str] =
    &["medications", "medication", "drugs", "medicines", "medicine", "treatments", "treatment"];

/// Words that open examples, longest first.
const EXAMPLES: &[&[&str]] = &[
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
    &["particularly"],
    &["in", "particular"],
    &["especially"],
    &["notably"],
    &["chiefly"],
    &["mainly"],
    &["usually"],
    &["typically"],
];

/// What "in" is followed by where it opens a circumstance and not a part of the name.
const IN_CIRCUMSTANCE: &[&str] = &[
    "people",
    "some",
    "many",
    "children",
    "adults",
    "women",
    "men",
    "older",
    "which",
    "certain",
    "rare",
    "those",
    "most",
    "addition",
    "general",
    "turn",
    "particular",
    "infants",
    "babies",
    "young",
    "younger",
    "these",
    "others",
    "patients",
    "individuals",
];

/// What follows "in", and a determiner in it, where it is no part of the name.
const DETERMINERS: &[&str] = &["the", "a", "your", "their", "this"];
const IN_PLACES: &[&str] = &[
    "body",
    "blood",
    "bloodstream",
    "diet",
    "morning",
    "evening",
    "night",
    "day",
    "elderly",
    "past",
    "united",
    "first",
    "case",
    "cases",
    "same",
    "long",
    "short",
    "course",
    "form",
    "absence",
    "presence",
    "world",
    "us",
    "u.s",
    "general",
    "winter",
    "summer",
    "area",
    "region",
    "womb",
    "home",
    "environment",
    "body\u{2019}s",
    "second",
    "third",
    "early",
    "middle",
    "process",
];

/// Nouns whose "with" or "from" belongs to the name.
const WITH_HEADS: &[&str] = &[
    "problem",
    "problems",
    "issue",
    "issues",
    "trouble",
    "difficulty",
    "contact",
    "interaction",
    "interference",
    "interactions",
    "infection",
    "complications",
    "complication",
    "effects",
    "effect",
    "withdrawal",
    "reaction",
    "fumes",
    "damage",
    "exposure",
    "pressure",
    "poisoning",
    "injury",
    "injuries",
    "strain",
    "living",
    "pain",
];

/// Takes off a phrase what is not the name: determiners before, circumstances after.
pub(super) fn trim(reading: &Reading<'_>, at: &Tokens) -> Tokens {
    let (mut start, mut end) = (at.start, at.end);
    while start < end && !named_from(reading, start, end) {
        let phrase =
            LEADING_PHRASES.iter().find(|words| words.len() < end - start && reading.starts(start, words));
        match phrase {
            Some(words) => start += words.len(),
            None if reading.is(start, class::LEADING)
                || !reading.is_word(start)
                || is_adverb(reading.word(start)) =>
            {
                start += 1;
            }
            None => break,
        }
    }
    // "Drinks that are high in X", "products containing X": what they hold counts.
    let holder = (start + 1..end).find(|&at| matches!(reading.word(at), "containing" | "contain"));
    if let Some(holder) = holder.filter(|&holder| (start..holder).all(|at| has(HOLDERS, reading.word(at)))) {
        start = holder + 1;
    }
    end = (start + 1..end).find(|&at| is_circumstance(reading, start, at)).unwrap_or(end.max(start));
    while end > start
        && (!reading.is_word(end - 1)
            || has(TRAILING, reading.word(end - 1))
            || end - start > 1 && (is_adverb(reading.word(end - 1)) || is_marker(reading, end - 1)))
    {
        end -= 1;
    }
    start..end
}

/// Things that are named for what is in them.
const HOLDERS: &[&str] = &[
    "products",
    "product",
    "foods",
    "food",
    "drinks",
    "beverages",
    "other",
    "and",
    "or",
    "items",
    "medications",
    "drugs",
    "medicines",
    "supplements",
    "that",
    "which",
];

/// Words that a name does not end with.
const TRAILING: &[&str] = &[
    "of", "in", "to", "and", "or", "with", "from", "for", "the", "a", "too", "also", "etc", "on", "at",
    "more", "itself", "alone", "as", "by", "well", "is", "can", "may",
];

fn is_adverb(word: &str) -> bool {
    word.len() > 5
        && word.ends_with("ly")
        && !matches!(
            word,
            "family" | "poorly" | "anomaly" | "early" | "elderly" | "suddenly" | "quickly" | "standing"
        )
}

/// Whether this is the number of a reference after a name: "sarcoidosis 12".
fn is_marker(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit()) && reading.name_over(at).is_none()
}

/// Whether a name of several words that the vocabulary knows begins here; it is kept whole.
fn named_from(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    reading
        .name_over(start)
        .is_some_and(|name| name.at.start == start && name.at.end <= end && name.at.len() > 1)
}

fn is_circumstance(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    if reading.name_over(at).is_some_and(|name| name.at.start < at) {
        return false;
    }
    let (word, next, before) = (reading.word(at), reading.word(at + 1), reading.word(at - 1));
    match word {
        "in" => has(IN_CIRCUMSTANCE, next) || has(DETERMINERS, next) && has(IN_PLACES, reading.word(at + 2)),
        "with" | "from" => !(start..at).any(|i| has(WITH_HEADS, reading.word(i))),
        "to" => has(TO_VERBS, next),
        "for" => !has(MEDICINES, before) && before != "surgery" && !has(LASTING, next),
        "on" => has(IN_CIRCUMSTANCE, next) && before != "pressure",
        _ => reading.is(at, class::CIRCUMSTANCE),
    }
}

/// What follows "for" where it tells how long.
const LASTING: &[&str] =
    &["long", "hours", "extended", "too", "prolonged", "many", "several", "days", "months", "years"];

/// Verbs after "to" that tell what a thing is for.
const TO_VERBS: &[&str] = &[
    "treat", "prevent", "help", "lower", "reduce", "control", "manage", "relieve", "be", "have", "cause",
    "which", "do", "make", "become", "occur", "correct", "repair", "remove", "fix", "stop", "avoid",
];

/// Gives the parts of a coordination the noun of the last one where they need it, and the words
/// before the first one where they may be meant for the later ones too ("low levels of", "cancer of").
fn share_heads(reading: &Reading<'_>, pieces: &mut [Piece]) {
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
        match super::qualifier::qualified(reading, &piece.at) {
            Some(qualified) if qualified.core.start > piece.at.start => frame = Some(qualified.words),
            Some(_) => frame = None,
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
