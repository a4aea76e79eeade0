//! Tells from the first bytes whether a file is text at all, and whether the text is HTML.

use std::path::Path;

use crate::model::Format;

/// How far into a page a mark of its format is looked for, in bytes.
const HEAD: usize = 4096;

/// First bytes, and what begins with them.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"\x00asm", "a program"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x00\x01\x00\x00", "a font"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"%!PS", "a PostScript document"),
];

/// What `bytes` are, if they are not text.
pub(super) fn not_text(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(what);
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if starts_soon(head, b"%PDF-") {
        return Some("a PDF");
    }
    if bytes.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Some("a WebP image");
    }
    if head.get(4..8) == Some(b"ftyp") {
        return Some("a video or an image in an MP4 container");
    }
    (!super::encoding::is_utf16(bytes) && is_binary(head)).then_some("binary data")
}

/// The format of a decoded page, by its content; `name` decides where the content leaves it open.
pub(super) fn format(text: &str, name: &str) -> Format {
    let head = text[..super::fold::floor(text, HEAD)].to_ascii_lowercase();
    let start = past_preamble(&head);
    let named = Path::new(name)
        .extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|e| ["html", "htm", "xhtml", "xht", "shtml"].iter().any(|h| e.eq_ignore_ascii_case(h)));
    let marks = ["<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<div", "<p>", "<table"];
    let closers = ["</p>", "</div>", "</a>", "</li>", "</td>", "</h1>", "</h2>", "</span>", "</head>"];
    let opens = marks.iter().any(|mark| start.starts_with(mark));
    let closes = closers.iter().filter(|tag| head.contains(**tag)).count();
    let tagged = start.starts_with('<') && closes > 0;
    if opens || tagged || closes > 2 || (named && has_tag(text)) { Format::Html } else { Format::Text }
}

/// `head` without the white space, XML declaration and comments before its first element.
fn past_preamble(head: &str) -> &str {
    let mut rest = head.trim_start();
    loop {
        let end = if rest.starts_with("<?xml") {
            rest.find("?>").map(|at| at + 2)
        } else if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else {
            None
        };
        match end {
            Some(end) => rest = rest[end..].trim_start(),
            None => return rest,
        }
    }
}

/// Whether there is anything in `text` that an HTML parser would take for a tag.
fn has_tag(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(2).any(|w| w[0] == b'<' && (w[1].is_ascii_alphabetic() || matches!(w[1], b'!' | b'/')))
}

/// Whether `magic` is at the start of `head`, or after a little junk as PDF readers allow.
fn starts_soon(head: &[u8], magic: &[u8]) -> bool {
    let start = &head[..head.len().min(64)];
    start.windows(magic.len()).any(|window| window == magic)
}

/// Whether these bytes have more NULs or other control bytes than a damaged text would.
fn is_binary(head: &[u8]) -> bool {
    let nuls = head.iter().filter(|byte| **byte == 0).count();
    let controls = head.iter().filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31)).count();
    nuls * 256 > head.len() || controls * 16 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_is_not_text() {
        assert_eq!(not_text(b"%PDF-1.7\n..."), Some("a PDF"));
        assert_eq!(not_text(b"PK\x03\x04word/"), Some("a zip archive or an office document"));
        assert_eq!(not_text(b"abc\0\0\0\0def\x01\x02"), Some("binary data"));
        assert_eq!(not_text("Mostly about sleep.\n".as_bytes()), None);
        assert_eq!(not_text(b"\xff\xfeA\0b\0"), None);
    }

    #[test]
    fn tells_html_by_its_content() {
        assert_eq!(format("\n<!-- saved --><!DOCTYPE HTML><html>", "a.txt"), Format::Html);
        assert_eq!(format("<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", ""), Format::Html);
        assert_eq!(format("Write <b> in the box.\n", "notes.txt"), Format::Text);
        assert_eq!(format("<b>Bold</b> start", "part.htm"), Format::Html);
        assert_eq!(format("No tags at all", "part.html"), Format::Text);
    }
}
