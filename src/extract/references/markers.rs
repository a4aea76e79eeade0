//! The forms that citation markers take in running text. What is found here may still be no marker;
//! `evidence` judges that by the whole page.

use std::ops::Range;

use super::{
    cites::Citing,
    digits,
    signs::{Signs, has_recent_year},
};
use crate::extract::pattern::pattern;
use crate::model::Span;

pattern!(BRACKETED, r"\[\s*(\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*)\s*\]");
pattern!(ROUND, r"\(\s*(\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*)\s*\)");
pattern!(NUMBERS, r"^[\[(]?\s*(\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*)\s*[\])]?[.,]?$");
pattern!(
    AUTHOR_YEAR,
    r"^(?:see(?: also)?,? |e\.g\.,? |cf\.? )?(\p{Lu}[\p{L}'’-]+)((?:,? et al\.?,?| (?:and|&) \p{Lu}[\p{L}'’-]+|, \p{Lu}[\p{L}'’-]+)*),? ((?:19|20)\d\d)[a-z]?(?:, pp?\.? ?\d.*)?$"
);
pattern!(
    NARRATIVE,
    r"(\p{Lu}[\p{L}'’-]+)( et al\.?| (?:and|&) \p{Lu}[\p{L}'’-]+)? \(((?:19|20)\d\d)[a-z]?\)"
);

/// More works than this are not cited in one breath; it is something else.
const LONGEST_RANGE: u32 = 60;
/// Brackets with more bytes than this hold no names and years.
const LONGEST_NAMES: usize = 200;

/// How a marker is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A link to an entry of the list, or to a work in it.
    Link,
    /// "\[1\]"
    Bracketed,
    /// "(1)"
    Round,
    /// A raised number.
    Raised,
    /// A number behind the last word of a sentence: markers whose raising was lost.
    Bare,
    /// The same without a space: "noon.1 Then", "at noon1."
    Glued,
    /// "(Roe et al., 2019)"
    AuthorYear,
}

/// What may be a marker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// How it is set.
    pub form: Form,
    /// Where it stands, in bytes of the passage.
    pub at: Range<usize>,
    /// As printed, brackets off.
    pub words: String,
    /// Its number.
    pub number: Option<u32>,
    /// The address of its link.
    pub href: Option<String>,
    /// The name and year that it is.
    pub author_year: Option<(String, u16)>,
    /// Whether it comes from a range or a row of several ("3-5").
    pub in_range: bool,
}

/// All that may be a marker in `passage`, in order. `leads_to_work` says whether an address is that of
/// a listed reference.
pub(super) fn scan(passage: &Citing<'_>, leads_to_work: impl Fn(&str) -> bool) -> Vec<Mark> {
    let text = passage.text;
    let mut marks = Vec::new();
    if let Some(block) = passage.block {
        for link in &block.links {
            let leads = leads_to_work(&link.href);
            if !leads && !is_note_target(&link.href) {
                continue;
            }
            let Some(at) = local(passage, link.span) else { continue };
            let words = &text[at.clone()];
            let numbered = if is_unworded(words) { NUMBERS.captures(words) } else { None };
            if (leads || numbered.is_some()) && !words.trim().is_empty() {
                let trimmed = words.trim().trim_matches(['[', ']', '(', ')']).trim();
                let number = numbered.and_then(|found| found[1].parse().ok());
                let mark = Mark { href: Some(link.href.clone()), ..mark(Form::Link, at, trimmed, number) };
                marks.push(mark);
            }
        }
        for &span in &block.raised {
            if let Some(at) = local(passage, span).filter(|at| is_raised_marker(text, at)) {
                push_numbers(&mut marks, Form::Raised, text, at);
            }
        }
    }
    let signs = Signs::of(text);
    if signs.any(Signs::DIGIT) {
        scan_words(text, signs, &mut marks);
    }
    if marks.len() < 2 {
        return marks;
    }
    marks.sort_by_key(|mark| (mark.at.start, mark.form as u8));
    // A linked or raised number in brackets is one marker, not two.
    let mut kept: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks {
        let same_range = |last: &Mark| mark.in_range && last.in_range && last.form == mark.form;
        if kept.last().is_none_or(|last| last.at.end <= mark.at.start || same_range(last)) {
            fill_range(&mut kept, &mark, text);
            kept.push(mark);
        }
    }
    kept
}

/// Adds the numbers between two linked or raised ones that a dash joins ("5–8", each with its own link).
fn fill_range(marks: &mut Vec<Mark>, next: &Mark, text: &str) {
    let Some(last) = marks.last().filter(|last| last.form == next.form && last.at.end <= next.at.start)
    else {
        return;
    };
    let joined = matches!(text[last.at.end..next.at.start].trim(), "-" | "–" | "—");
    if let (true, Some(first), Some(end)) = (joined, last.number, next.number)
        && end > first
        && end - first < LONGEST_RANGE
    {
        for between in first + 1..end {
            marks.push(Mark {
                in_range: true,
                ..mark(next.form, next.at.clone(), &between.to_string(), Some(between))
            });
        }
    }
}

fn scan_words(text: &str, signs: Signs, marks: &mut Vec<Mark>) {
    if signs.any(Signs::SQUARE) && opens_numbers(text, b'[') {
        for found in BRACKETED.captures_iter(text).filter_map(|found| found.get(1)) {
            push_numbers(marks, Form::Bracketed, text, found.range());
        }
    }
    if signs.any(Signs::ROUND) {
        if opens_numbers(text, b'(') {
            scan_round(text, marks);
        }
        if signs.any(Signs::ONE_OR_TWO) && has_recent_year(text) {
            scan_names(text, marks);
        }
    }
    for (form, numbers) in digits::behind_words(text) {
        push_numbers(marks, form, text, numbers);
    }
}

/// Whether a number may follow a bracket of this kind in `text`.
fn opens_numbers(text: &str, bracket: u8) -> bool {
    text.as_bytes().windows(2).any(|pair| pair[0] == bracket && !pair[1].is_ascii_alphabetic())
}

fn scan_round(text: &str, marks: &mut Vec<Mark>) {
    for found in ROUND.captures_iter(text) {
        let (Some(whole), Some(numbers)) = (found.get(0), found.get(1)) else { continue };
        // An enumeration has its numbers before its words: "(1) naps, (2) sleep".
        let after = &text[whole.end()..];
        let counts = text[..whole.start()].ends_with(|last: char| last.is_ascii_digit());
        if !counts && (after.is_empty() || after.starts_with(['.', ',', ';', ':'])) {
            push_numbers(marks, Form::Round, text, numbers.range());
        }
    }
}

/// Names and years in brackets; `text` holds a year.
fn scan_names(text: &str, marks: &mut Vec<Mark>) {
    for (open, _) in text.match_indices('(') {
        let inside = &text[open + 1..];
        let Some(end) = inside.find(['(', ')']).filter(|&end| inside[end..].starts_with(')')) else {
            continue;
        };
        let inside = &inside[..end];
        if !(4..=LONGEST_NAMES).contains(&inside.len()) {
            continue;
        }
        for piece in inside.split(';').map(str::trim).filter(|piece| has_recent_year(piece)) {
            if let Some(named) = AUTHOR_YEAR.captures(piece) {
                let start = open + 1 + (piece.as_ptr() as usize - inside.as_ptr() as usize);
                push_name(marks, start..start + piece.len(), piece, &named[1], &named[3]);
            }
        }
    }
    if text.contains("(19") || text.contains("(20") {
        for found in NARRATIVE.captures_iter(text) {
            let whole = found.get(0).expect("group 0 is the match");
            push_name(marks, whole.range(), whole.as_str(), &found[1], &found[3]);
        }
    }
}

fn push_name(marks: &mut Vec<Mark>, at: Range<usize>, words: &str, surname: &str, year: &str) {
    if let Ok(year) = year.parse() {
        marks.push(Mark {
            author_year: Some((surname.to_owned(), year)),
            ..mark(Form::AuthorYear, at, words, None)
        });
    }
}

fn mark(form: Form, at: Range<usize>, words: &str, number: Option<u32>) -> Mark {
    Mark { form, at, words: words.to_owned(), number, href: None, author_year: None, in_range: false }
}

/// Pushes each number of "1,3-5" at bytes `at` of `text`.
fn push_numbers(marks: &mut Vec<Mark>, form: Form, text: &str, at: Range<usize>) {
    let mut from: Option<u32> = None;
    let stretch = &text[at.clone()];
    let mut cursor = 0;
    while let Some(start) =
        stretch[cursor..].find(|character: char| character.is_ascii_digit()).map(|found| cursor + found)
    {
        let end = stretch[start..]
            .find(|character: char| !character.is_ascii_digit())
            .map_or(stretch.len(), |found| start + found);
        let here = at.start + start..at.start + end;
        cursor = end;
        let Ok(number) = stretch[start..end].parse::<u32>() else { continue };
        if let Some(first) = from.filter(|first| number > *first && number - first < LONGEST_RANGE) {
            for between in first + 1..number {
                let words = between.to_string();
                marks.push(Mark { in_range: true, ..mark(form, here.clone(), &words, Some(between)) });
            }
        }
        marks.push(Mark { in_range: from.is_some(), ..mark(form, here, &stretch[start..end], Some(number)) });
        from = stretch[end..].trim_start().starts_with(['-', '–', '—']).then_some(number);
    }
}

/// The bytes of the passage's text that `span` of its block covers, where it lies inside.
fn local(passage: &Citing<'_>, span: Span) -> Option<Range<usize>> {
    let start = (span.start as usize).checked_sub(passage.at)?;
    let end = (span.end as usize).checked_sub(passage.at)?;
    let bytes = Span::new(start, end).bytes(passage.text);
    (bytes.len() >= span.len() && !bytes.is_empty()).then_some(bytes)
}

/// Whether the raised stretch `at` may be a marker: no power, no isotope, no ordinal.
fn is_raised_marker(text: &str, at: &Range<usize>) -> bool {
    const UNITS: [&str; 12] = ["m", "cm", "mm", "km", "ft", "in", "dm", "nm", "s", "μm", "µm", "x"];
    let words = text[at.clone()].trim();
    if !is_unworded(words) || !NUMBERS.is_match(words) {
        return false;
    }
    let (before, after) = (&text[..at.start], &text[at.end..]);
    // Before a first word it is the number of a note itself, or of an address of an author.
    if before.trim().is_empty() {
        return false;
    }
    let unit = before.rsplit(|character: char| !character.is_alphabetic()).next().unwrap_or_default();
    !before.ends_with(|last: char| last.is_ascii_digit())
        && !after.starts_with(char::is_alphabetic)
        && !UNITS.contains(&unit)
}

/// Whether `words` hold a digit and no letter.
fn is_unworded(words: &str) -> bool {
    !words.bytes().any(|byte| byte.is_ascii_alphabetic()) && words.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether an address leads to a note or an entry of a list in the page, by the name of its fragment.
fn is_note_target(href: &str) -> bool {
    href.strip_prefix('#').is_some_and(is_note_name)
}

/// Whether the id of an element is one that notes and entries of lists have ("fn1", "cite_note-3", "B12").
pub(super) fn is_note_name(id: &str) -> bool {
    const NAMES: [&str; 8] = ["ref", "cite", "note", "bib", "fn", "cit", "source", "foot"];
    if !id.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let id = id.to_ascii_lowercase();
    let lettered = id.trim_start_matches(['b', 'r', 'c']);
    NAMES.iter().any(|name| id.contains(name)) || lettered.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Form, scan};
    use crate::extract::references::cites::Citing;

    fn words(text: &str, form: Form) -> Vec<String> {
        let marks = scan(&Citing { text, block: None, at: 0 }, |_| false);
        marks.into_iter().filter(|mark| mark.form == form).map(|mark| mark.words).collect()
    }

    #[test]
    fn numbers_in_brackets_are_taken_apart() {
        assert_eq!(
            words("Naps help [1], or so they say [3, 5–7].", Form::Bracketed),
            ["1", "3", "5", "6", "7"]
        );
        assert_eq!(
            words("Naps help (2). They are (1) short and (2) sweet. Nap J 28(3).", Form::Round),
            ["2"]
        );
        assert_eq!(words("Born in [2019] or at [0.5-0.9].", Form::Bracketed), [""; 0]);
    }

    #[test]
    fn a_bare_number_must_follow_a_word_that_it_does_not_belong_to() {
        assert_eq!(
            words(
                "It was a severe napping disorder 1. Most people nap 2, 3; some do not nap daily 4",
                Form::Bare
            ),
            ["1", "2", "3", "4"]
        );
        for text in [
            "This is diabetes type 1. It",
            "Take vitamin B 12.",
            "A tumour of grade 2.",
            "The protein inactivated 1 (LGI1) is",
            "After COVID 19.",
            "Take 50 to 100 mg 2.",
            "It strikes 1 in 3.",
            "It lasts for 3.",
            "See figure 4.",
        ] {
            assert_eq!(words(text, Form::Bare), [""; 0], "{text}");
        }
    }

    #[test]
    fn names_and_years_are_markers() {
        assert_eq!(
            words("Naps help (Roe 2019; Doe et al., 2020a).", Form::AuthorYear),
            ["Roe 2019", "Doe et al., 2020a"]
        );
        assert_eq!(words("Roe et al. (2019) held that naps help.", Form::AuthorYear), ["Roe et al. (2019)"]);
    }
}
