//! The marks that open items of lists in plain text.

use super::row::Row;

/// A mark and what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark<'t> {
    /// As printed ("-", "•", "1.", "b)").
    pub(super) marker: &'t str,
    /// The words after it; none if it stands alone.
    pub(super) rest: &'t str,
    /// What it is one of.
    pub(super) class: Class,
}

/// What marks of one list have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A bullet.
    Bullet(char),
    /// A number, with what stands after it.
    Number(char),
    /// A letter, with what stands after it; sure only beside the letter before or after.
    Letter(char),
}

/// How far the next letter of a lettered list is looked for, in rows.
const NEAR: usize = 12;

/// The mark of each row.
pub(super) fn marks<'t>(rows: &[Row<'t>]) -> Vec<Option<Mark<'t>>> {
    let mut marks: Vec<_> = rows.iter().map(|row| mark(row.text)).collect();
    for place in 0..marks.len() {
        let keep = match marks[place] {
            Some(mark) if matches!(mark.class, Class::Letter(_)) => in_turn(&marks, place),
            Some(Mark { class: Class::Bullet('o'), .. }) => {
                let near = &rows[place.saturating_sub(1)..rows.len().min(place + 2)];
                rows[place].indent > 0 || near.iter().filter(|row| row.text.starts_with("o ")).count() > 1
            }
            // A bullet alone says that the next row is its item.
            Some(mark) if mark.rest.is_empty() => rows.get(place + 1).is_some_and(|next| next.gap < 3),
            _ => continue,
        };
        if !keep {
            marks[place] = None;
        }
    }
    marks
}

/// Whether the letter at `place` has the one before it above or the one after it below.
fn in_turn(marks: &[Option<Mark<'_>>], place: usize) -> bool {
    let Some(mark) = marks[place] else { return false };
    let Some(letter) = letter(mark) else { return false };
    let is = |other: &Option<Mark<'_>>, due: u32| {
        other.is_some_and(|o| o.class == mark.class && self::letter(o).is_some_and(|l| l as u32 == due))
    };
    let below = marks[place + 1..].iter().take(NEAR).any(|other| is(other, letter as u32 + 1));
    let above =
        marks[..place].iter().rev().take(NEAR).any(|other| is(other, (letter as u32).wrapping_sub(1)));
    (below && matches!(letter, 'a' | 'A')) || above
}

fn letter(mark: Mark<'_>) -> Option<char> {
    mark.marker.chars().find(char::is_ascii_alphabetic)
}

/// The mark that `text` opens with.
fn mark(text: &str) -> Option<Mark<'_>> {
    let first = text.chars().next()?;
    let after = &text[first.len_utf8()..];
    let rest = after.trim_start();
    let spaced = rest.len() < after.len();
    let class = Class::Bullet(first);
    match first {
        '•' | '●' | '▪' | '■' | '‣' | '◦' | '∙' | '⁃' | '\u{f0b7}' | '\u{f0a7}' | '➢' | '✓' | '✔' | '►'
            if !rest.is_empty() || after.is_empty() =>
        {
            Some(Mark { marker: &text[..first.len_utf8()], rest, class })
        }
        '·' | '-' | '–' | '*' | 'o' if spaced && !rest.is_empty() => {
            Some(Mark { marker: &text[..first.len_utf8()], rest, class })
        }
        '-' | '–' | '*' if after.is_empty() => Some(Mark { marker: text, rest, class }),
        _ => numbered(text),
    }
}

/// "1.", "12)", "(3)", "\[4\]", "a.", "B)", each with a space after it.
fn numbered(text: &str) -> Option<Mark<'_>> {
    let open = text.chars().next().filter(|c| matches!(c, '(' | '['));
    let inner = &text[open.map_or(0, char::len_utf8)..];
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let letters = usize::from(digits == 0 && inner.starts_with(|c: char| c.is_ascii_alphabetic()));
    let close = inner[digits + letters..].chars().next()?;
    let closes = match open {
        Some('(') => close == ')',
        Some(_) => close == ']',
        None => matches!(close, '.' | ')'),
    };
    let end = text.len() - inner.len() + digits + letters + 1;
    let after = text.get(end..)?;
    let rest = after.trim_start();
    // Three digits in round brackets begin a telephone number.
    let long = digits > if open == Some('(') { 2 } else { 3 };
    if !closes || digits + letters == 0 || long || rest.is_empty() || rest.len() == after.len() {
        return None;
    }
    let class = if digits > 0 { Class::Number(close) } else { Class::Letter(close) };
    Some(Mark { marker: &text[..end], rest, class })
}

#[cfg(test)]
mod tests {
    use super::{super::row::rows, *};

    fn markers(text: &str) -> Vec<&str> {
        marks(&rows(text)).iter().map(|mark| mark.map_or("", |m| m.marker)).collect()
    }

    #[test]
    fn tells_marks_from_words() {
        assert_eq!(markers("- a\n• b\n•c\n12. d\n(3) e\n[4] f"), ["-", "•", "•", "12.", "(3)", "[4]"]);
        assert_eq!(markers("(415) 555-0100\n- x"), ["", "-"]);
        assert_eq!(markers("-5 mg\n2019. A year\nA. Reed wrote\n1.5 mg\n*bold*"), ["", "", "", "", ""]);
        assert_eq!(markers("a. tea\nb. coffee\n\no sono\nvem"), ["a.", "b.", "", ""]);
        assert_eq!(markers("  o naps\n  o rest\n-\n\n  tea"), ["o", "o", "-", ""]);
    }
}
