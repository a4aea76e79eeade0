//! The two code pages that UTF-8 is most often mistaken for, from character back to byte.

use std::sync::LazyLock;

/// A code page of one byte a character.
#[derive(Debug)]
pub(super) struct CodePage {
    pub(super) name: &'static str,
    /// The characters of the bytes 0x80 to 0xFF.
    high: [char; 128],
    /// Whether the control characters U+0080 to U+009F can stand for their own bytes: Latin-1 was meant.
    has_controls: bool,
}

/// Windows-1252, and Latin-1 with it.
pub(super) static WINDOWS_1252: LazyLock<CodePage> =
    LazyLock::new(|| CodePage::of("Windows-1252", encoding_rs::WINDOWS_1252, true));

/// Mac Roman.
pub(super) static MAC_ROMAN: LazyLock<CodePage> =
    LazyLock::new(|| CodePage::of("Mac Roman", encoding_rs::MACINTOSH, false));

impl CodePage {
    fn of(name: &'static str, encoding: &'static encoding_rs::Encoding, has_controls: bool) -> Self {
        let mut high = ['\u{fffd}'; 128];
        for (byte, c) in (0x80..=0xff).zip(&mut high) {
            let (text, _) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
            *c = text.chars().next().unwrap_or('\u{fffd}');
        }
        Self { name, high, has_controls }
    }

    /// The byte that `c` is in this code page, if it is one above ASCII.
    pub(super) fn byte(&self, c: char) -> Option<u8> {
        if c.is_ascii() {
            return None;
        }
        if self.has_controls && ('\u{80}'..='\u{9f}').contains(&c) {
            return u8::try_from(u32::from(c)).ok();
        }
        let place = self.high.iter().position(|high| *high == c)?;
        u8::try_from(place + 0x80).ok()
    }

    /// Whether `c` is a byte that begins a character of two or more bytes in UTF-8.
    pub(super) fn is_lead(&self, c: char) -> bool {
        !c.is_ascii() && self.high[0xc2 - 0x80..=0xf4 - 0x80].contains(&c)
    }
}
