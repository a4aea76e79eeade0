//! The head of a message: its headers, with words in other encodings decoded.

use encoding_rs::Encoding;

use super::transfer;

/// A header: its name, and its lines as they are written.
#[derive(Clone, Debug)]
pub(super) struct Header<'a> {
    name: &'a [u8],
    lines: Vec<&'a [u8]>,
}

impl Header<'_> {
    /// Whether it has this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }

    /// Its value on one line.
    pub(super) fn value(&self) -> String {
        let lines = self.lines.iter().map(|line| String::from_utf8_lossy(line).trim().to_owned());
        lines.collect::<Vec<_>>().join(" ").trim().to_owned()
    }
}

/// Parts the headers of a message (at most `most` bytes of them) from its body.
pub(super) fn split(bytes: &[u8], most: usize) -> (Vec<Header<'_>>, &[u8]) {
    let mut headers: Vec<Header<'_>> = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() && bytes.len() - rest.len() < most {
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at(end);
        let line = line.trim_ascii_end();
        if line.is_empty() {
            return (headers, after);
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            if let Some(header) = headers.last_mut() {
                header.lines.push(line);
            }
        } else if let Some(colon) = memchr::memchr(b':', line) {
            headers.push(Header { name: line[..colon].trim_ascii(), lines: vec![&line[colon + 1..]] });
        } else if !line.starts_with(b"From ") {
            // A body that no blank line parts from its head.
            return (headers, rest);
        }
        rest = after;
    }
    (headers, rest)
}

/// The value of a parameter in a header (`charset="utf-8"`).
pub(super) fn value_of(header: &str, name: &str) -> Option<String> {
    let mut parameters = header.split(';').skip(1);
    parameters.find_map(|parameter| {
        let (key, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (key.trim().eq_ignore_ascii_case(name) && !value.is_empty()).then(|| value.to_owned())
    })
}

/// A value with its encoded words (`=?utf-8?Q?caf=C3=A9?=`, RFC 2047) decoded.
pub(super) fn decoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    let mut behind_word = false;
    while let Some(at) = rest.find("=?") {
        let Some((word, after)) = word(&rest[at + 2..]) else {
            out.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            behind_word = false;
            continue;
        };
        // White space between two such words is no part of the text.
        if !(behind_word && rest[..at].trim().is_empty()) {
            out.push_str(&rest[..at]);
        }
        out.push_str(&word);
        rest = after;
        behind_word = true;
    }
    out + rest
}

/// The encoded word behind its opening mark, and what follows it.
fn word(text: &str) -> Option<(String, &str)> {
    let mut parts = text.splitn(3, '?');
    let (charset, way, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let end = rest.find("?=")?;
    let bytes = match way {
        "B" | "b" => transfer::base64(&rest.as_bytes()[..end]),
        "Q" | "q" => transfer::quoted_printable(rest[..end].replace('_', " ").as_bytes()),
        _ => return None,
    };
    let charset = charset.split('*').next().unwrap_or(charset);
    let encoding = Encoding::for_label(charset.as_bytes())?;
    Some((encoding.decode(&bytes).0.into_owned(), &rest[end + 2..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_unfolded_and_decoded() {
        let message =
            b"Subject: =?utf-8?Q?Caf=C3=A9_and?=\r\n =?utf-8?B?IG5hcHM=?= now\r\nX: y\r\n\r\nBody: no";
        let (headers, body) = split(message, 9999);
        assert_eq!(headers.len(), 2);
        assert_eq!(body, b"Body: no");
        assert_eq!(decoded(&headers[0].value()), "Café and naps now");
        assert_eq!(value_of("text/html; Charset=\"utf-8\"; a=b", "charset").as_deref(), Some("utf-8"));
    }
}
