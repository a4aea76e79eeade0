//! Tells which encoding a page is in and decodes it: byte order mark, then validity as UTF-8, then what
//! the page declares, then a guess from its bytes. Decoding never fails.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{doubt, fold::floor};
use crate::model::Doubt;

/// How far into a page its declaration is looked for, in bytes. Browsers stop at 1024; saved pages
/// often have a comment or two before it.
const DECLARATION: usize = 4096;

/// The share of bytes above 127 that may be wrong in a page that is still taken for UTF-8: one in ten.
const WRONG_SHARE: usize = 10;

/// Decodes `bytes`; the text, without a byte order mark, and the encoding's WHATWG name in lower case.
pub(super) fn decode<'a>(bytes: &'a [u8], doubts: &mut Vec<Doubt>) -> (Cow<'a, str>, String) {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, &bytes[mark..]),
        None => (tell(bytes, doubts), bytes),
    };
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    if wrong {
        let marks = text.matches('\u{fffd}').count();
        let at = text.find('\u{fffd}').map_or("", |byte| line_at(&text, byte));
        doubts.push(doubt(format!("{marks} places are not valid {}", encoding.name().to_lowercase()), at));
    }
    (text, encoding.name().to_lowercase())
}

/// Bytes that came with a statement of their encoding from outside, in UTF-8; what the page itself says, or
/// its bytes prove, still holds.
pub(super) fn recoded<'a>(bytes: Cow<'a, [u8]>, stated: Option<&str>) -> Cow<'a, [u8]> {
    let Some(encoding) = stated.and_then(|label| Encoding::for_label(label.trim().as_bytes())) else {
        return bytes;
    };
    if encoding == UTF_8 || encoding == REPLACEMENT || std::str::from_utf8(&bytes).is_ok() {
        return bytes;
    }
    let (text, _, _) = encoding.decode(&bytes);
    Cow::Owned(text.into_owned().into_bytes())
}

/// Whether these bytes are UTF-16, by their mark or by the zero that every other byte is in English.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    utf16(bytes).is_some()
}

fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding != UTF_8).then_some(encoding);
    }
    let head = &bytes[..bytes.len().min(1024) & !1];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let most = head.len() / 2 - head.len() / 8;
    match (zeros(0), zeros(1)) {
        _ if head.len() < 4 => None,
        (0, odd) if odd > most => Some(UTF_16LE),
        (even, 0) if even > most => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding of a page without a byte order mark.
fn tell(bytes: &[u8], doubts: &mut Vec<Doubt>) -> &'static Encoding {
    if let Some(encoding) = utf16(bytes) {
        return encoding;
    }
    let declared = declared(&bytes[..bytes.len().min(DECLARATION)]);
    match std::str::from_utf8(bytes) {
        // All ASCII, or a declaration that the bytes prove wrong: text in another encoding is almost
        // never valid UTF-8, and pages are often recoded without a change of their declaration.
        Ok(_) => match declared {
            Some(encoding) if encoding == ISO_2022_JP => encoding,
            _ => UTF_8,
        },
        Err(_) if declared == Some(UTF_8) && mostly_utf8(bytes) => UTF_8,
        Err(_) => match declared {
            Some(encoding) if encoding != UTF_8 => encoding,
            None if mostly_utf8(bytes) => UTF_8,
            declared => {
                let guess = guess(bytes);
                if declared.is_some() {
                    let what = format!("declared as utf-8, read as {}", guess.name().to_lowercase());
                    doubts.push(doubt(what, "the whole page"));
                }
                guess
            }
        },
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// Whether all but a few of the bytes above 127 are valid UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut high, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        high += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        wrong += chunk.invalid().len();
    }
    wrong * WRONG_SHARE < high + wrong
}

/// The encoding that an XML declaration or a `<meta>` in `head` names, read as browsers read it.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let xml = head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split("?>").next());
    let label = xml.and_then(|declaration| label_after(declaration, "encoding"));
    let meta = || {
        head.match_indices("<meta").find_map(|(at, _)| {
            let tag = head[at..].split('>').next().unwrap_or_default();
            label_after(tag, "charset")
        })
    };
    let encoding = Encoding::for_label(label.or_else(meta)?.as_bytes())?;
    // A page that could be read as far as its declaration is not in UTF-16, whatever it says.
    match encoding {
        e if e == UTF_16LE || e == UTF_16BE => Some(UTF_8),
        e if e == REPLACEMENT => Some(WINDOWS_1252),
        e => Some(e),
    }
}

/// The value in `tag` after `key` and an equals sign, quoted or not.
fn label_after<'a>(tag: &'a str, key: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(key)?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/' | '>'));
    Some(&value[..end.unwrap_or(value.len())]).filter(|label| !label.is_empty())
}

/// The first words of the line around `byte`.
fn line_at(text: &str, byte: usize) -> &str {
    let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
    let start = floor(text, start.max(byte.saturating_sub(60)));
    let end = text[byte..].find('\n').map_or(text.len(), |at| byte + at);
    text[start..floor(text, end.min(byte + 60))].trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(bytes: &[u8]) -> (String, String) {
        let (text, name) = decode(bytes, &mut Vec::new());
        (text.into_owned(), name)
    }

    #[test]
    fn believes_marks_then_bytes_then_declarations() {
        assert_eq!(name(b"\xef\xbb\xbfnap").1, "utf-8");
        assert_eq!(name(b"\xff\xfen\0a\0p\0"), ("nap".into(), "utf-16le".into()));
        assert_eq!(name(b"n\0a\0p\0s\0"), ("naps".into(), "utf-16le".into()));
        let latin = b"<meta charset=iso-8859-1><p>caf\xe9</p>";
        assert_eq!(name(latin).1, "windows-1252");
        assert!(name(latin).0.contains("café"));
        let recoded = "<meta http-equiv='content-type' content='text/html; charset=latin1'>café";
        assert_eq!(name(recoded.as_bytes()).1, "utf-8");
        let cyrillic = b"<?xml version='1.0' encoding='koi8-r'?><p>\xd3\xcf\xce</p>";
        assert!(name(cyrillic).0.contains("сон"));
    }

    #[test]
    fn a_few_wrong_bytes_are_marked_and_doubted() {
        let mut doubts = Vec::new();
        let mut bytes = "“Sleep” — “rest” — “nap” — “doze”\n".as_bytes().to_vec();
        bytes.extend(b"Rest \x92 well\n");
        let (text, encoding) = decode(&bytes, &mut doubts);
        assert_eq!(encoding, "utf-8");
        assert!(text.contains("Rest \u{fffd} well"));
        assert_eq!((doubts.len(), doubts[0].at.as_str()), (1, "Rest \u{fffd} well"));
    }

    #[test]
    fn guesses_what_nothing_names() {
        let (text, encoding) = name(b"It\x92s a na\xefve caf\xe9, he said, and left the d\xe9cor alone.");
        assert_eq!(encoding, "windows-1252");
        assert!(text.starts_with("It’s a naïve café"));
    }
}
