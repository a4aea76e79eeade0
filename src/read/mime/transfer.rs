//! How bytes are carried in a message: base64, quoted-printable, parts between boundaries. Decoding never
//! fails; what is no part of the encoding is passed over.

use base64::{
    Engine as _, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

/// Base64 as mails have it, with or without its padding.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Bytes out of base64, of either alphabet.
pub(super) fn base64(text: &[u8]) -> Vec<u8> {
    let letters = text.iter().take_while(|byte| **byte != b'=').filter_map(|byte| match byte {
        b'-' => Some(b'+'),
        b'_' => Some(b'/'),
        b'+' | b'/' => Some(*byte),
        letter => letter.is_ascii_alphanumeric().then_some(*letter),
    });
    let mut letters: Vec<u8> = letters.collect();
    if letters.len() % 4 == 1 {
        // Cut short; one letter alone is no byte.
        letters.pop();
    }
    LENIENT.decode(letters).expect("there are only letters of the alphabet, and enough of them")
}

/// Bytes out of quoted-printable.
pub(super) fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'=', rest) {
        bytes.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        let pair = rest.first_chunk::<2>().and_then(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?));
        match (pair, rest) {
            (Some(byte), _) => {
                bytes.push(byte);
                rest = &rest[2..];
            }
            // An end of line that was put in.
            (None, [b'\n', after @ ..] | [b'\r', b'\n', after @ ..]) => rest = after,
            _ => bytes.push(b'='),
        }
    }
    bytes.extend_from_slice(rest);
    bytes
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// The stretches of `body` between lines that begin with two hyphens and the boundary.
pub(super) fn between<'a>(body: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let mark = [b"--", boundary].concat();
    let mut parts = Vec::new();
    let mut start = None;
    for at in memchr::memmem::find_iter(body, &mark) {
        if at > 0 && body[at - 1] != b'\n' {
            continue;
        }
        if let Some(start) = start {
            parts.push(&body[start..at]);
        }
        let after = &body[at + mark.len()..];
        if after.starts_with(b"--") {
            return parts;
        }
        let line = memchr::memchr(b'\n', after).map_or(after.len(), |end| end + 1);
        start = Some(at + mark.len() + line);
    }
    // A message that is cut short ends with its last part.
    parts.extend(start.map(|start| &body[start.min(body.len())..]));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_out_as_they_went_in() {
        assert_eq!(base64(b"TmFw\r\ncyE="), b"Naps!");
        assert_eq!(base64(b"> T!mF w-_8=junk"), [b"Nap".as_slice(), &[0xfb, 0xff]].concat());
        assert_eq!(base64(b"TmFwcyEhT"), b"Naps!!");
        assert_eq!(quoted_printable(b"caf=C3=A9 =3D =\r\nrest =zz"), "café = rest =zz".as_bytes());
    }

    #[test]
    fn parts_stand_between_boundaries() {
        let body = b"preamble\n--b\nA: 1\n\none\n--b\ntwo --b\n--b--\nepilogue";
        assert_eq!(between(body, b"b"), [&b"A: 1\n\none\n"[..], b"two --b\n"]);
        assert_eq!(between(b"--b\ncut", b"b"), [b"cut"]);
    }
}
