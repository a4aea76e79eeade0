//! Marks of list items at the begin of a line: bullets, numbers, letters.

use super::line::Line;

/// Signs that are bullets where they stand alone before words.
const BULLETS: &[char] =
    &['•', '◦', '‣', '∙', '·', '○', '□', '▫', '–', '—', '-', '*', '✓', '✔', '►', '▸', '➤', '→', '⁃'];

/// The mark of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The number, if it is one.
    pub(super) number: Option<u32>,
    /// How many words of the line it takes, and how many bytes of the word after those.
    pub(super) words: usize,
    pub(super) bytes: usize,
}

/// The mark that a line begins with.
pub(super) fn of(line: &Line) -> Option<Mark> {
    let first = line.words.first()?;
    let alone = line.words.len() > 1;
    let c = first.text.chars().next()?;
    if BULLETS.contains(&c) {
        let rest = &first.text[c.len_utf8()..];
        let apart = rest.is_empty() && alone && !first.runs_on_to(&line.words[1]);
        return if apart || rest.is_empty() && alone && matches!(c, '•' | '◦' | '‣' | '○') {
            Some(Mark { number: None, words: 1, bytes: 0 })
        } else if matches!(c, '•' | '◦' | '‣') && rest.starts_with(char::is_alphanumeric) {
            Some(Mark { number: None, words: 0, bytes: c.len_utf8() })
        } else {
            None
        };
    }
    if !alone {
        return None;
    }
    let (mut text, mut words) = (first.text.clone(), 1);
    while words < line.words.len() - 1
        && text.len() < 6
        && line.words[words - 1].runs_on_to(&line.words[words])
    {
        text.push_str(&line.words[words].text);
        words += 1;
    }
    number(&text).map(|number| Mark { number: Some(number), words, bytes: 0 })
}

/// The number in a mark like "3.", "(3)" or "\[3\]".
fn number(text: &str) -> Option<u32> {
    let inner = text.strip_suffix(['.', ')', ']'])?.trim_start_matches(['(', '[']);
    let digits = (1..=3).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| inner.parse().ok()).flatten().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_of_items() {
        assert_eq!((number("3."), number("[12]"), number("(4)")), (Some(3), Some(12), Some(4)));
        assert_eq!((number("2019."), number("3"), number("a."), number("0.")), (None, None, None, None));
    }
}
