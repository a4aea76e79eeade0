//! The noun phrase before a verb: where it begins, and whether it names anything.

use crate::causes::{
    finder::Finder,
    lexicon::{GENERIC, POINTERS, STAND_INS, class, has},
    reading::Tokens,
};

/// "It", "these conditions", "some": a subject that names nothing.
pub(super) fn is_pointing(finder: &Finder<'_, '_>, at: &Tokens) -> bool {
    let reading = finder.reading;
    let words: Vec<&str> = at.clone().filter(|&i| reading.is_word(i)).map(|i| reading.word(i)).collect();
    match words.as_slice() {
        [] => true,
        [only] => has(POINTERS, only),
        [first, second, rest @ ..] => {
            has(&["it", "this", "these", "they", "those", "that", "you", "he", "she", "we"], first)
                && (rest.is_empty()
                    || has(STAND_INS, second)
                    || has(GENERIC, second)
                    || rest.first().is_some_and(|word| has(STAND_INS, word)))
        }
    }
}

/// The noun phrase that ends where a verb begins.
pub(super) fn subject_before(finder: &Finder<'_, '_>, sentence: &Tokens, verb: usize) -> Tokens {
    let reading = finder.reading;
    let (mut start, mut clause) = (verb, false);
    while start > sentence.start {
        let at = start - 1;
        if let Some(name) = reading.name_over(at).filter(|name| name.at.len() > 1 && name.at.end <= verb) {
            start = name.at.start.max(sentence.start);
            continue;
        }
        let word = reading.word(at);
        let bounded = matches!(word, ";" | ":" | "—" | "–" | "?" | "!" | "." | "“")
            || reading.is(at, class::FINITE)
            || reading.is(at, class::RELATIVE) && !has(ADVERBS, word) && !is_as_in_list(finder, at);
        if bounded && !(word == "not" && at == sentence.start) {
            // A relative clause belongs to the noun before it, which is the subject.
            let pronoun = [at, at.wrapping_sub(1)]
                .into_iter()
                .find(|&i| matches!(reading.word(i), "that" | "which" | "who"));
            if let Some(pronoun) = pronoun.filter(|&i| i > sentence.start && follows_noun(finder, i)) {
                let subject = subject_before(finder, sentence, pronoun);
                return subject.start..if is_list_end(finder, start, verb) { verb } else { subject.end };
            }
            clause = word != "that" && word != ";";
            break;
        }
        start = at;
    }
    // "X harms the nerves, causing Y": the subject of the whole sentence.
    let participle = reading.word(verb).ends_with("ing")
        && matches!(
            reading.word(verb.wrapping_sub(1)),
            "," | "thus" | "thereby" | "and" | "often" | "sometimes"
        );
    if participle && clause {
        let first = sentence.clone().find(|&at| {
            reading.is(at, class::FINITE) && reading.name_over(at).is_none_or(|name| name.at.len() == 1)
        });
        return subject_opening(finder, sentence.start, first.unwrap_or(verb).min(verb));
    }
    // The object of an earlier clause ("though it passes, a cold can ...") is no part of this one.
    if let Some(comma) =
        (start..verb).find(|&at| clause && reading.word(at) == ",").filter(|comma| comma + 1 < verb)
    {
        return subject_opening(finder, comma + 1, verb);
    }
    // "X results from Y and causes Z": the subject of both verbs is X.
    if start > sentence.start && matches!(reading.word(verb - 1), "and" | "or" | ",") {
        let first = sentence.clone().find(|&at| reading.is(at, class::FINITE)).unwrap_or(verb);
        return subject_opening(finder, sentence.start, first.min(verb));
    }
    subject_opening(finder, start, verb)
}

/// Whether what follows a clause is the end of the list that the clause stood in: ", and anemia".
pub(super) fn is_list_end(finder: &Finder<'_, '_>, from: usize, verb: usize) -> bool {
    let reading = finder.reading;
    (from..verb).any(|at| reading.word(at) == "," && matches!(reading.word(at + 1), "and" | "or"))
}

/// Adverbs, which may stand anywhere in a subject.
pub(super) const ADVERBS: &[&str] = &[
    "often",
    "sometimes",
    "usually",
    "typically",
    "frequently",
    "generally",
    "especially",
    "particularly",
    "most",
    "even",
    "not",
    "along",
    "together",
];

/// Whether "that" belongs to the noun before it, and not to a verb of saying ("shows that").
pub(super) fn follows_noun(finder: &Finder<'_, '_>, at: usize) -> bool {
    let word = finder.reading.word(at - 1);
    finder.reading.is_word(at - 1) && !finder.reading.is(at - 1, class::FINITE) && !has(SAYING, word)
}

/// Words before a "that" that opens a statement.
pub(super) const SAYING: &[&str] = &[
    "shown",
    "indicate",
    "indicates",
    "indicated",
    "evidence",
    "possible",
    "likely",
    "idea",
    "sure",
    "clear",
    "unlikely",
    "reported",
    "fact",
    "so",
    "suggested",
    "thought",
    "believed",
    "known",
    "proposed",
    "theory",
    "true",
    "discovered",
    "concluded",
    "noted",
    "aware",
    "probable",
    "theorize",
    "hypothesize",
    "suspect",
    "suspected",
    "chance",
    "possibility",
];

/// A subject without the adverbial before it ("In some cases, ...") and the aside after it.
pub(super) fn subject_opening(finder: &Finder<'_, '_>, start: usize, end: usize) -> Tokens {
    let reading = finder.reading;
    let mut start = start;
    let comma = (start..end).find(|&at| reading.word(at) == ",");
    if let Some(comma) =
        comma.filter(|_| has(INTRODUCING, reading.word(start)) || reading.word(start).ends_with("ly"))
    {
        start = comma + 1;
    }
    let aside =
        (start..end).find(|&at| has(ASIDES, reading.word(at)) && reading.word(at.wrapping_sub(1)) == ",");
    let aside = aside.or_else(|| (start..end).find(|&at| reading.starts(at, &[",", "in", "addition"])));
    start..aside.unwrap_or(end)
}

/// Words that open an adverbial at the start of a sentence.
pub(super) const INTRODUCING: &[&str] = &[
    "in",
    "for",
    "however",
    "sometimes",
    "along",
    "with",
    "as",
    "although",
    "though",
    "while",
    "besides",
    "according",
    "by",
    "at",
    "during",
    "on",
    "like",
    "unlike",
    "often",
    "also",
    "moreover",
    "furthermore",
    "additionally",
    "thus",
    "among",
    "after",
    "when",
    "if",
    "because",
    "since",
    "then",
    "so",
    "yet",
    "still",
    "instead",
    "here",
    "therefore",
    "other",
    "first",
    "second",
    "similarly",
    "likewise",
    "overall",
    "over",
    "even",
    "indeed",
    "perhaps",
    "and",
    "but",
    "rarely",
    "from",
    "to",
    "under",
];

/// Words after a comma that open an aside about the effect.
pub(super) const ASIDES: &[&str] = &["besides", "along", "together", "aside", "apart"];

/// Whether "as" or "especially" stands inside of a list of names: "such as", "as well as".
pub(super) fn is_as_in_list(finder: &Finder<'_, '_>, at: usize) -> bool {
    let reading = finder.reading;
    match reading.word(at) {
        "as" => {
            reading.word(at.wrapping_sub(1)) == "such"
                || reading.word(at + 1) == "well"
                || reading.word(at.wrapping_sub(1)) == "well"
        }
        "both" | "either" => true,
        _ => false,
    }
}
