//! What a server answered: its status and headers, and the body out of chunks and compression.

use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use crate::read::{Unreadable, limits::Budget};

/// An answer, taken apart but not unpacked.
#[derive(Debug)]
pub(super) struct Answer<'a> {
    /// 200 and the like.
    pub(super) status: u16,
    headers: Vec<(String, String)>,
    body: &'a [u8],
}

impl<'a> Answer<'a> {
    /// Takes an answer apart; none where it is none.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let mut rest = bytes;
        let status = line(&mut rest).filter(|line| line.starts_with("HTTP/"))?;
        let status = status.split_whitespace().nth(1)?.parse().ok()?;
        let mut headers = Vec::new();
        while let Some(line) = line(&mut rest).filter(|line| !line.is_empty()) {
            if let Some((name, value)) = line.split_once(':').filter(|_| headers.len() < 200) {
                headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        Some(Self { status, headers, body: rest })
    }

    /// The value of a header, by its name in lower case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The body as the server meant it. Crawlers unpack bodies and leave the headers as they were, so that what
    /// is not packed as the headers say is taken as it is.
    ///
    /// # Errors
    /// When it is larger than it may be, or damaged.
    pub(super) fn body(&self, budget: &mut Budget) -> Result<Vec<u8>, Unreadable> {
        let says = |name: &str, word: &str| {
            self.header(name).is_some_and(|value| value.to_ascii_lowercase().contains(word))
        };
        let mut body = if says("transfer-encoding", "chunked") {
            unchunked(self.body).unwrap_or_else(|| self.body.to_vec())
        } else {
            self.body.to_vec()
        };
        let packed = body.len() as u64;
        if body.starts_with(b"\x1f\x8b") {
            body = budget.unpack(packed, MultiGzDecoder::new(&body[..]))?;
        } else if says("content-encoding", "deflate") {
            body = unpacked(body, budget, |bytes| Box::new(ZlibDecoder::new(bytes)))?;
            if !is_text(&body) {
                body = unpacked(body, budget, |bytes| Box::new(DeflateDecoder::new(bytes)))?;
            }
        } else if says("content-encoding", "br") && !is_text(&body) {
            body = unpacked(body, budget, |bytes| {
                Box::new(brotli_decompressor::Decompressor::new(bytes, 4096))
            })?;
        }
        Ok(body)
    }
}

/// The body unpacked in this way; as it is, where it is not packed so.
fn unpacked(
    body: Vec<u8>,
    budget: &mut Budget,
    by: impl for<'b> Fn(&'b [u8]) -> Box<dyn Read + 'b>,
) -> Result<Vec<u8>, Unreadable> {
    let mut first = [0; 1];
    if !by(&body).read(&mut first).is_ok_and(|read| read > 0) {
        return Ok(body);
    }
    budget.unpack(body.len() as u64, by(&body))
}

/// Whether these bytes begin as a page does.
fn is_text(body: &[u8]) -> bool {
    let head = body[..body.len().min(200)].trim_ascii_start();
    head.starts_with(b"<") || head.starts_with(b"\xef\xbb\xbf") || head.is_ascii()
}

/// A body out of its chunks; none where it is not in chunks. One that is cut short gives what there is.
fn unchunked(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(line) = line(&mut rest) {
        let size = line.split(';').next().unwrap_or_default().trim();
        let Ok(size) = usize::from_str_radix(size, 16) else {
            return if out.is_empty() { None } else { Some(out) };
        };
        if size == 0 {
            return Some(out);
        }
        let size = size.min(rest.len());
        out.extend_from_slice(&rest[..size]);
        rest = &rest[size..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
    (!out.is_empty()).then_some(out)
}

/// Takes a line off; none at the end, and none that is longer than a head's lines are.
fn line(rest: &mut &[u8]) -> Option<String> {
    let bytes = *rest;
    if bytes.is_empty() {
        return None;
    }
    let end = memchr::memchr(b'\n', &bytes[..bytes.len().min(64 << 10)]);
    let end = end.map_or_else(|| bytes.len().min(64 << 10), |at| at + 1);
    *rest = &bytes[end..];
    Some(String::from_utf8_lossy(bytes[..end].trim_ascii_end()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(answer: &[u8]) -> String {
        let body = Answer::of(answer).unwrap().body(&mut Budget::new()).unwrap();
        String::from_utf8(body).unwrap()
    }

    #[test]
    fn bodies_come_out_of_chunks() {
        let head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        assert_eq!(body(&[&head[..], b"3\r\n<p>\r\n4;x=y\r\nNaps\r\n0\r\n\r\n"].concat()), "<p>Naps");
        assert_eq!(body(&[&head[..], b"<p>No chunks"].concat()), "<p>No chunks");
        assert_eq!(body(&[&head[..], b"ff\r\n<p>cut"].concat()), "<p>cut");
    }

    #[test]
    fn bodies_are_unpacked_where_they_are_packed() {
        use std::io::Write as _;
        let head = b"HTTP/1.1 200 OK\nContent-Encoding: deflate\n\n";
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        zlib.write_all(b"<p>Naps").unwrap();
        assert_eq!(body(&[&head[..], &zlib.finish().unwrap()].concat()), "<p>Naps");
        let mut raw = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        raw.write_all("<p>Naps, naps, naps: caf\u{e9}".as_bytes()).unwrap();
        assert_eq!(body(&[&head[..], &raw.finish().unwrap()].concat()), "<p>Naps, naps, naps: caf\u{e9}");
        assert_eq!(body(&[&head[..], b"<p>Not packed"].concat()), "<p>Not packed");
    }
}
