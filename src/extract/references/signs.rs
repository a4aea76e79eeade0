//! What a look at the bytes of a text says about what it may hold, so that nearly all text is passed
//! over without a pattern being tried on it.

/// The kinds of bytes that occur in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signs(u8);

impl Signs {
    /// A digit.
    pub(super) const DIGIT: u8 = 1;
    /// A digit that years begin with.
    pub(super) const ONE_OR_TWO: u8 = 1 << 1;
    /// A slash.
    pub(super) const SLASH: u8 = 1 << 2;
    /// A full stop.
    pub(super) const STOP: u8 = 1 << 3;
    /// An opening round bracket.
    pub(super) const ROUND: u8 = 1 << 4;
    /// A colon or a semicolon.
    pub(super) const COLON: u8 = 1 << 5;
    /// A quotation mark, or the first byte of a curly one.
    pub(super) const QUOTE: u8 = 1 << 6;
    /// An opening square bracket.
    pub(super) const SQUARE: u8 = 1 << 7;

    const OF_BYTE: [u8; 256] = {
        let mut signs = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            signs[byte] = match byte as u8 {
                b'1' | b'2' => Self::DIGIT | Self::ONE_OR_TWO,
                b'0'..=b'9' => Self::DIGIT,
                b'/' => Self::SLASH,
                b'.' => Self::STOP,
                b'(' => Self::ROUND,
                b'[' => Self::SQUARE,
                b':' | b';' => Self::COLON,
                b'"' | 0xE2 => Self::QUOTE,
                _ => 0,
            };
            byte += 1;
        }
        signs
    };

    /// The signs in `text`.
    pub(super) fn of(text: &str) -> Self {
        Self(text.bytes().fold(0, |signs, byte| signs | Self::OF_BYTE[usize::from(byte)]))
    }

    /// Whether one of `signs` is there.
    pub(super) fn any(self, signs: u8) -> bool {
        self.0 & signs != 0
    }
}

/// Whether `text` holds four digits that may be a year of the 20th or the 21st century.
pub(super) fn has_recent_year(text: &str) -> bool {
    text.as_bytes().windows(4).any(|digits| {
        matches!(digits[..2], [b'1', b'9'] | [b'2', b'0']) && digits[2..].iter().all(u8::is_ascii_digit)
    })
}

#[cfg(test)]
mod tests {
    use super::{Signs, has_recent_year};

    #[test]
    fn bytes_tell_what_a_text_may_hold() {
        let signs = Signs::of("Naps [3]: yes");
        assert!(signs.any(Signs::DIGIT) && signs.any(Signs::SQUARE) && signs.any(Signs::COLON));
        assert!(!signs.any(Signs::ONE_OR_TWO | Signs::SLASH | Signs::STOP | Signs::ROUND | Signs::QUOTE));
        assert!(has_recent_year("Roe 2019a") && !has_recent_year("20 of 190 naps"));
    }
}
