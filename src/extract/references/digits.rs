//! Numbers that stand behind a word at the end of a sentence, as markers do whose raising was lost.

use std::ops::Range;

use super::{
    counted::{has_numbers, may_precede},
    markers::Form,
};

/// The bytes of the numbers ("1", "1,3-5") in `text` that may be bare or glued markers, in order.
pub(super) fn behind_words(text: &str) -> Vec<(Form, Range<usize>)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|next| at + next) {
        let behind = match start.checked_sub(1).map(|before| bytes[before]) {
            Some(b' ') => bare(text, start).map(|end| (Form::Bare, end)),
            Some(b'.' | b',') => glued(text, start).map(|end| (Form::Glued, end)),
            Some(b'a'..=b'z' | 0x80..) => stuck(text, start).map(|end| (Form::Glued, end)),
            _ => None,
        };
        at = if let Some((form, end)) = behind {
            found.push((form, start..end));
            end
        } else {
            start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count()
        };
    }
    found
}

/// The end of the numbers at byte `start` in "a napping disorder 1."
fn bare(text: &str, start: usize) -> Option<usize> {
    let end = numbers_end(text, start, true)?;
    let rest = &text[end..];
    let spaced = rest.strip_prefix(char::is_whitespace).unwrap_or(rest);
    if !rest.is_empty() && !ends_sentence(spaced) {
        return None;
    }
    let before = &text[..start - 1];
    let unclosed = before.strip_suffix(')').unwrap_or(before);
    let in_word = |character: char| character.is_alphanumeric() || matches!(character, '’' | '\'' | '-');
    let word = unclosed.trim_end_matches(in_word).len();
    (word < unclosed.len() && may_precede(&before[word..])).then_some(end)
}

/// The end of the numbers at byte `start` in "They sleep at noon.1 Then".
fn glued(text: &str, start: usize) -> Option<usize> {
    let end = numbers_end(text, start, false)?;
    let rest = &text[end..];
    let next = rest.trim_start();
    let new_sentence = next.len() < rest.len() && next.starts_with(char::is_uppercase);
    let before = &text[..start - 1];
    let word = before.strip_suffix([')', '”']).unwrap_or(before);
    let lettered = word.chars().rev().take(3).filter(|last| last.is_lowercase()).count() == 3;
    (lettered && (next.is_empty() || new_sentence)).then_some(end)
}

/// The end of the numbers at byte `start` in "They sleep at noon1."
fn stuck(text: &str, start: usize) -> Option<usize> {
    let end = numbers_end(text, start, false)?;
    if !text[end..].is_empty() && !ends_sentence(&text[end..]) {
        return None;
    }
    let before = text[..start].trim_end_matches(char::is_lowercase);
    let word = &text[before.len()..start];
    let whole = !before.ends_with(|last: char| last.is_alphanumeric() || last == '_');
    (whole && word.chars().nth(3).is_some() && !has_numbers(word)).then_some(end)
}

/// Whether `rest` begins with a stop, behind which the text ends or goes on after a space.
fn ends_sentence(rest: &str) -> bool {
    rest.strip_prefix(['.', ';'])
        .is_some_and(|after| after.is_empty() || after.starts_with(char::is_whitespace))
}

/// Where the numbers of three digits at most that begin at byte `start` end, commas and dashes between
/// them, and single spaces around those where `spaced`. None for a longer number.
fn numbers_end(text: &str, start: usize, spaced: bool) -> Option<usize> {
    let mut end = number_end(text, start)?;
    loop {
        let skip_space = |text: &'_ str| {
            let space = text.chars().next().filter(|first| spaced && first.is_whitespace());
            space.map_or(0, char::len_utf8)
        };
        let mark = end + skip_space(&text[end..]);
        let Some(join) = text[mark..].chars().next().filter(|join| matches!(join, ',' | '–' | '-')) else {
            return Some(end);
        };
        let next = mark + join.len_utf8();
        let next = next + skip_space(&text[next..]);
        if !text[next..].starts_with(|first: char| first.is_ascii_digit()) {
            return Some(end);
        }
        end = number_end(text, next)?;
    }
}

fn number_end(text: &str, start: usize) -> Option<usize> {
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits).then_some(start + digits)
}

#[cfg(test)]
mod tests {
    use super::behind_words;
    use crate::extract::references::markers::Form;

    fn found(text: &str) -> Vec<(Form, &str)> {
        behind_words(text).into_iter().map(|(form, at)| (form, &text[at])).collect()
    }

    #[test]
    fn numbers_behind_the_last_word_of_a_sentence_are_found() {
        assert_eq!(found("It is a disorder 1, 3–5. So be it."), [(Form::Bare, "1, 3–5")]);
        assert_eq!(found("They nap.1,2 Then they wake (late).3"), [(Form::Glued, "1,2"), (Form::Glued, "3")]);
        assert_eq!(found("They nap often12; they wake"), [(Form::Glued, "12")]);
        for text in ["Of 2019.", "naps 1 in 3", "naps.1 then", "naps 1234.", "xNaps5.", "12", "weeks12."] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
