//! Lists as HTML numbers them.

use scraper::node::Element;

use super::attrs::attr;

/// A list that is open.
#[derive(Debug)]
pub(super) struct List {
    /// Its number in the page.
    pub(super) id: u32,
    style: Option<Style>,
    next: i64,
    step: i64,
}

/// How an ordered list writes its numbers.
#[derive(Clone, Copy, Debug)]
enum Style {
    Decimal,
    Letter { upper: bool },
    Roman { upper: bool },
}

impl List {
    /// A list that is not numbered.
    pub(super) fn bulleted(id: u32) -> Self {
        Self { id, style: None, next: 1, step: 1 }
    }

    /// An `<ol>`; `items` tells how many items it has, asked only where it counts down.
    pub(super) fn ordered(id: u32, element: &Element, items: impl Fn() -> usize) -> Self {
        let style = match attr(element, "type") {
            Some("a") => Style::Letter { upper: false },
            Some("A") => Style::Letter { upper: true },
            Some("i") => Style::Roman { upper: false },
            Some("I") => Style::Roman { upper: true },
            _ => Style::Decimal,
        };
        let reversed = attr(element, "reversed").is_some();
        let first = match integer(element, "start") {
            Some(start) => start,
            None if reversed => i64::try_from(items()).unwrap_or(1),
            None => 1,
        };
        Self { id, style: Some(style), next: first, step: if reversed { -1 } else { 1 } }
    }

    /// The mark of the next item, which may set its own number.
    pub(super) fn mark(&mut self, item: &Element) -> String {
        let Some(style) = self.style else { return String::new() };
        let number = integer(item, "value").unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let written = match style {
            Style::Letter { upper } => letters(number).map(|text| cased(text, upper)),
            Style::Roman { upper } => roman(number).map(|text| cased(text, upper)),
            Style::Decimal => None,
        };
        format!("{}.", written.unwrap_or_else(|| number.to_string()))
    }
}

fn integer(element: &Element, name: &str) -> Option<i64> {
    attr(element, name)?.trim().parse().ok()
}

fn cased(text: String, upper: bool) -> String {
    if upper { text.to_ascii_uppercase() } else { text }
}

/// 1 is "a", 27 is "aa".
fn letters(number: i64) -> Option<String> {
    let mut rest = u32::try_from(number).ok().filter(|n| *n > 0)?;
    let mut text = Vec::new();
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).ok()?;
        text.push(char::from(b'a' + digit));
        rest = (rest - 1) / 26;
    }
    Some(text.iter().rev().collect())
}

fn roman(number: i64) -> Option<String> {
    const DIGITS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = Some(number).filter(|n| (1..4000).contains(n))?;
    let mut text = String::new();
    for (value, digits) in DIGITS {
        while rest >= value {
            text.push_str(digits);
            rest -= value;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_letters_and_roman_numbers() {
        assert_eq!(letters(28).as_deref(), Some("ab"));
        assert_eq!(roman(1994).as_deref(), Some("mcmxciv"));
        assert_eq!((roman(0), letters(-3)), (None, None));
    }
}
