//! The two code pages that UTF-8 is most often mistaken for, from character back to byte.

use std::sync::LazyLock;

/// A code page of one byte a character.
#[derive(Debug)]
pub(super) struct CodePage {
    pub(super) name: &'static str,
    /// The characters of the bytes 0x80 to 0xFF.
    high: [char; 128],
    pub(super) kind: Kind,
}

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Windows-1252. Control characters U+0080 to U+009F stand for their own bytes, as in Latin-1.
    Windows,
    /// Mac Roman.
    Mac,
}

/// Windows-1252, and Latin-1 with it.
pub(super) static WINDOWS_1252: LazyLock<CodePage> =
    LazyLock::new(|| CodePage::of("Windows-1252", encoding_rs::WINDOWS_1252, Kind::Windows));

/// Mac Roman.
pub(super) static MAC_ROMAN: LazyLock<CodePage> =
    LazyLock::new(|| CodePage::of("Mac Roman", encoding_rs::MACINTOSH, Kind::Mac));

impl CodePage {
    fn of(name: &'static str, encoding: &'static encoding_rs::Encoding, kind: Kind) -> Self {
        let mut high = ['\u{fffd}'; 128];
        for (byte, c) in (0x80..=0xff).zip(&mut high) {
            let (text, _) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
            *c = text.chars().next().unwrap_or('\u{fffd}');
        }
        Self { name, high, kind }
    }

    /// The byte that `c` is in this code page, if it is one above ASCII.
    pub(super) fn byte(&self, c: char) -> Option<u8> {
        if c.is_ascii() {
            return None;
        }
        if self.kind == Kind::Windows && ('\u{80}'..='\u{9f}').contains(&c) {
            return u8::try_from(u32::from(c)).ok();
        }
        let place = self.high.iter().position(|high| *high == c)?;
        u8::try_from(place + 0x80).ok()
    }

    /// Whether `c` stands for a byte that begins a character of two or more bytes in UTF-8.
    pub(super) fn is_lead(&self, c: char) -> bool {
        match self.kind {
            Kind::Windows => ('\u{c2}'..='\u{f4}').contains(&c),
            // The bytes C2 to C5, CE, CF, E2, EF and F0: of the rest, no text has come to light.
            Kind::Mac => matches!(c, '¬' | '√' | 'ƒ' | '≈' | 'Œ' | 'œ' | '‚' | 'Ô' | '\u{f8ff}'),
        }
    }
}
