//! What the 256 codes of a simple font stand for.

use hayro_syntax::object::{Array, Dict, Name, Object};

use super::{glyphs, program};
use crate::read::Unreadable;

/// The codes of a font, by its dictionary: a base, and where it differs from that.
pub(super) fn read(
    dict: &Dict<'_>,
    descriptor: &Dict<'_>,
    name: &str,
) -> Result<[Option<String>; 256], Unreadable> {
    let own = dict.get::<Dict<'_>>("Encoding");
    let base = own.as_ref().and_then(|own| own.get::<Name<'_>>("BaseEncoding"));
    let base = base.or_else(|| dict.get::<Name<'_>>("Encoding"));
    let built_in = if base.is_none() { program::encoding(descriptor)? } else { None };
    let true_type = dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "TrueType");
    let mut letters = match (base.as_ref().map(Name::as_str), built_in) {
        (Some("MacRomanEncoding"), _) => decoded(encoding_rs::MACINTOSH),
        (Some("WinAnsiEncoding"), _) => win_ansi(),
        (_, Some(built_in)) => built_in,
        _ if name.contains("Symbol") => symbol(),
        _ if name.contains("Dingbats") || name.contains("Wingdings") => {
            std::array::from_fn(|_| Some("•".into()))
        }
        _ if true_type => decoded(encoding_rs::WINDOWS_1252),
        _ => standard(),
    };
    if let Some(differences) = own.and_then(|own| own.get::<Array<'_>>("Differences")) {
        let mut code = 0usize;
        for item in differences.iter::<Object<'_>>().take(1_000) {
            match item {
                Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(256),
                Object::Name(name) => {
                    if let Some(letter) = letters.get_mut(code) {
                        *letter = glyphs::text(name.as_str()).or(letter.take());
                    }
                    code += 1;
                }
                _ => {}
            }
        }
    }
    Ok(letters)
}

fn decoded(encoding: &'static encoding_rs::Encoding) -> [Option<String>; 256] {
    std::array::from_fn(|code| {
        let byte = [u8::try_from(code).unwrap_or(0)];
        let (text, _) = encoding.decode_without_bom_handling(&byte);
        (code >= 32).then(|| text.into_owned()).filter(|text| !text.starts_with(char::is_control))
    })
}

/// The encoding of Windows as PDF has it: every code that it does not use is a bullet.
fn win_ansi() -> [Option<String>; 256] {
    let mut letters = decoded(encoding_rs::WINDOWS_1252);
    for letter in &mut letters[33..] {
        letter.get_or_insert_with(|| "•".to_owned());
    }
    letters
}

/// Adobe's standard encoding.
pub(super) fn standard() -> [Option<String>; 256] {
    const UPPER: &str =
        " ¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß    ";
    let mut letters: [Option<String>; 256] = std::array::from_fn(|code| {
        let c = char::from(u8::try_from(code).unwrap_or(0));
        (' '..='~').contains(&c).then(|| c.to_string())
    });
    for (code, c) in (0xa0..).zip(UPPER.chars()) {
        letters[code] = Some(c.to_string()).filter(|_| c != ' ');
    }
    (letters[0x27], letters[0x60]) = (Some("’".to_owned()), Some("‘".to_owned()));
    letters
}

/// The letters and signs of the font called Symbol that medical text uses.
fn symbol() -> [Option<String>; 256] {
    const LETTERS: &str = "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
    let mut letters = standard();
    for (code, c) in (0x40..).zip(LETTERS.chars()) {
        letters[code] = Some(c.to_string());
    }
    let signs = [
        (0xa3, "≤"),
        (0xa5, "∞"),
        (0xab, "↔"),
        (0xac, "←"),
        (0xad, "↑"),
        (0xae, "→"),
        (0xaf, "↓"),
        (0xb0, "°"),
        (0xb1, "±"),
        (0xb3, "≥"),
        (0xb4, "×"),
        (0xb5, "∝"),
        (0xb7, "•"),
        (0xb8, "÷"),
        (0xb9, "≠"),
        (0xba, "≡"),
        (0xbb, "≈"),
        (0xbc, "…"),
        (0xd2, "®"),
        (0xd3, "©"),
        (0xd4, "™"),
    ];
    for (code, sign) in signs {
        letters[code] = Some(sign.to_owned());
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::{standard, symbol};

    #[test]
    fn codes_are_where_the_standard_has_them() {
        let letters = standard();
        let at = |code: usize| letters[code].as_deref();
        assert_eq!((at(0x27), at(0xae), at(0xb7), at(0xd0)), (Some("’"), Some("ﬁ"), Some("•"), Some("—")));
        assert_eq!((at(0xe1), at(0xf1), at(0xf8), at(0xfb)), (Some("Æ"), Some("æ"), Some("ł"), Some("ß")));
        assert_eq!((at(0xc1), at(0xcf), at(0xe8), at(0xeb)), (Some("`"), Some("ˇ"), Some("Ł"), Some("º")));
        let letters = symbol();
        assert_eq!((letters[0x61].as_deref(), letters[0x57].as_deref()), (Some("α"), Some("Ω")));
        assert_eq!((letters[0x6d].as_deref(), letters[0x62].as_deref()), (Some("μ"), Some("β")));
    }
}
