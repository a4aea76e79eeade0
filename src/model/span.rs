//! A stretch of text, counted in Unicode scalar values, as every offset that etio shows is.

use serde::{Deserialize, Serialize};

/// A half-open range `[start, end)` of Unicode scalar values; in JSON `[start, end]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    /// The first scalar value inside.
    pub start: u32,
    /// The first scalar value after.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end) }
    }

    /// The span of the byte range `start..end` of `text`; both must be character boundaries.
    #[must_use]
    pub fn of_bytes(text: &str, start: usize, end: usize) -> Self {
        let before = text[..start].chars().count();
        Self::new(before, before + text[start..end].chars().count())
    }

    /// The byte range of this span in `text`; what lies past the end of `text` is cut off.
    #[must_use]
    pub fn bytes(self, text: &str) -> std::ops::Range<usize> {
        let mut at = text.char_indices().map(|(byte, _)| byte).chain(std::iter::once(text.len()));
        let start = at.nth(self.start as usize).unwrap_or(text.len());
        if self.end <= self.start {
            return start..start;
        }
        let end = at.nth((self.end - self.start) as usize - 1).unwrap_or(text.len());
        start..end
    }

    /// The part of `text` that this span covers.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        &text[self.bytes(text)]
    }

    /// How many scalar values it covers.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether it covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Self { start, end }
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn counts_scalars_not_bytes() {
        let text = "naïve “x” y";
        let span = Span::of_bytes(text, text.find('x').unwrap(), text.find('y').unwrap());
        assert_eq!(span, Span::new(7, 10));
        assert_eq!(span.slice(text), "x” ");
        assert_eq!(Span::new(9, 99).slice(text), " y");
    }
}
