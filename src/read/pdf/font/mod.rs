//! Fonts: which letters codes stand for, how wide they are, and whether they are bold.

mod encoding;
mod glyphs;
mod metrics;
mod program;

use std::collections::HashMap;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::{super::Unreadable, inflate};

/// The most widths that are read of one font.
const WIDTHS: usize = 70_000;

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    pub(super) bold: bool,
    codes: Codes,
    to_unicode: Option<CMap>,
    widths: HashMap<u32, f32>,
    /// The width of what has none.
    default: f32,
    /// What widths are counted in.
    unit: f32,
    /// The widths of a font that every program knows by name.
    standard: Option<&'static metrics::Widths>,
}

/// How strings are cut into codes, and what those stand for where the font does not say.
#[derive(Debug)]
enum Codes {
    /// One byte each.
    Single(Box<[Option<String>; 256]>),
    /// As a table says, most often two bytes each.
    Multiple(Option<Box<CMap>>),
}

/// A code, cut from a string.
#[derive(Clone, Copy, Debug)]
pub(super) struct Code {
    pub(super) value: u32,
    pub(super) bytes: usize,
}

impl Font {
    /// Reads a font's dictionary.
    pub(super) fn read(dict: &Dict<'_>) -> Result<Self, Unreadable> {
        let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_owned()).unwrap_or_default();
        let composite = dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Type0");
        let descendant =
            dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let of = descendant.as_ref().filter(|_| composite).unwrap_or(dict);
        let descriptor = of.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        let mut font = Self {
            bold: is_bold(&name, &descriptor),
            codes: Codes::Multiple(None),
            to_unicode: table(dict.get::<Stream<'_>>("ToUnicode"))?,
            widths: HashMap::new(),
            default: 0.0,
            unit: 0.001,
            standard: None,
        };
        if composite {
            font.codes = Codes::Multiple(table(dict.get::<Stream<'_>>("Encoding"))?.map(Box::new));
            font.default = of.get::<f32>("DW").unwrap_or(1000.0);
            if let Some(widths) = of.get::<Array<'_>>("W") {
                font.composite_widths(&widths);
            }
        } else {
            font.codes = Codes::Single(Box::new(encoding::read(dict, &descriptor, &name)?));
            font.simple_widths(dict, &descriptor, &name);
        }
        Ok(font)
    }

    /// The first code of `bytes`, which are not empty.
    pub(super) fn code(&self, bytes: &[u8]) -> Code {
        let take = |length: usize| Code {
            value: bytes[..length].iter().fold(0, |value, byte| value << 8 | u32::from(*byte)),
            bytes: length,
        };
        match &self.codes {
            Codes::Single(_) => take(1),
            Codes::Multiple(None) => take(bytes.len().min(2)),
            Codes::Multiple(Some(table)) => {
                let known = |length: &usize| {
                    let bytes = u8::try_from(*length).unwrap_or(1);
                    table.lookup_cid_code(take(*length).value, bytes).is_some()
                };
                take((1..=bytes.len().min(4)).find(known).unwrap_or(bytes.len().min(2)))
            }
        }
    }

    /// The text that a code stands for.
    pub(super) fn text(&self, code: Code) -> String {
        match self.to_unicode.as_ref().and_then(|table| table.lookup_bf_string(code.value)) {
            Some(BfString::Char(c)) if c != '\0' && c != '\u{fffd}' => return c.to_string(),
            Some(BfString::String(text)) => return text,
            _ => {}
        }
        match &self.codes {
            Codes::Single(letters) => letters[code.value as usize & 0xff].clone().unwrap_or_default(),
            Codes::Multiple(_) => "\u{fffd}".to_owned(),
        }
    }

    /// How wide a code's letter is, where the font's size is 1.
    pub(super) fn width(&self, code: Code) -> f32 {
        let cid = match &self.codes {
            Codes::Multiple(Some(table)) => {
                let bytes = u8::try_from(code.bytes).unwrap_or(2);
                table.lookup_cid_code(code.value, bytes).unwrap_or(code.value)
            }
            _ => code.value,
        };
        let known = self.widths.get(&cid).copied();
        let standard = || Some(metrics::width(self.standard?, &self.text(code)));
        known.or_else(standard).unwrap_or(self.default) * self.unit
    }

    fn simple_widths(&mut self, dict: &Dict<'_>, descriptor: &Dict<'_>, name: &str) {
        let first = dict.get::<u32>("FirstChar").unwrap_or(0);
        if let Some(widths) = dict.get::<Array<'_>>("Widths") {
            let widths = widths.iter::<f32>().take(256);
            self.widths =
                (0..).zip(widths).map(|(place, width)| (first.saturating_add(place), width)).collect();
        }
        self.default = descriptor.get::<f32>("MissingWidth").unwrap_or(0.0);
        if self.widths.is_empty() {
            self.standard = Some(metrics::of(name));
        }
        if let Some(matrix) = dict.get::<Array<'_>>("FontMatrix")
            && let Some(unit) = matrix.iter::<f32>().next()
        {
            self.unit = unit.abs();
        }
    }

    /// Widths as composite fonts have them: `first [w w w]` or `first last w`, again and again.
    fn composite_widths(&mut self, widths: &Array<'_>) {
        let mut items = widths.iter::<Object<'_>>();
        while let (Some(first), Some(next)) = (items.next(), items.next()) {
            let Some(first) = whole(&first) else { return };
            if let Object::Array(list) = next {
                for (cid, width) in (first..).zip(list.iter::<f32>()).take(WIDTHS - self.widths.len()) {
                    self.widths.insert(cid, width);
                }
            } else {
                let (Some(last), Some(Object::Number(width))) = (whole(&next), items.next()) else { return };
                for cid in (first..=last).take(WIDTHS - self.widths.len()) {
                    self.widths.insert(cid, width.as_f32());
                }
            }
            if self.widths.len() >= WIDTHS {
                return;
            }
        }
    }
}

fn whole(object: &Object<'_>) -> Option<u32> {
    match object {
        Object::Number(number) => u32::try_from(number.as_i64()).ok(),
        _ => None,
    }
}

fn table(stream: Option<Stream<'_>>) -> Result<Option<CMap>, Unreadable> {
    let Some(stream) = stream else { return Ok(None) };
    let data = inflate::data(&stream)?.filter(|data| data.len() < 4 << 20);
    Ok(data.and_then(|data| CMap::parse(&data, |_| None)))
}

fn is_bold(name: &str, descriptor: &Dict<'_>) -> bool {
    let name = name.to_lowercase();
    let named = ["bold", "black", "heavy", "semibold", "demi", "-medi", "cmbx", "-bd", "sfbx"];
    named.iter().any(|word| name.contains(word))
        || descriptor.get::<f32>("FontWeight").is_some_and(|weight| weight >= 600.0)
        || descriptor.get::<u32>("Flags").is_some_and(|flags| flags & (1 << 18) != 0)
}
