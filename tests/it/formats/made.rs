//! One page in each format, made in memory.

use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};

/// The address that the files say the page came from.
pub(crate) const ADDRESS: &str = "https://saved.example/page";

/// A page in HTML packed in every way that keeps it as it is: name of the file, and its bytes.
pub(crate) fn all(html: &str) -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("page.html.gz", gzip(html.as_bytes())),
        ("page.mhtml", mhtml(html)),
        ("page.webarchive", webarchive(html)),
        ("page.warc", warc(&[(ADDRESS, html)])),
        ("page.warc.gz", gzip(&warc(&[(ADDRESS, html)]))),
        ("page.wacz", wacz(&[(ADDRESS, html)])),
        ("page.eml", eml(html)),
        ("single.html", single_file(html)),
    ]
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

/// As Chromium saves it: quoted-printable, a frame and an image beside it.
pub(crate) fn mhtml(html: &str) -> Vec<u8> {
    let head = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nSubject: =?utf-8?Q?A=20page?=\r\n\
         Date: Wed, 6 Mar 2024 10:02:11 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\t\
         type=\"text/html\";\r\n\tboundary=\"----MultipartBoundary--x----\"\r\n\r\n\r\n"
    );
    let mark = "------MultipartBoundary--x----";
    let part = |kind: &str, encoding: &str, body: &str| {
        format!(
            "{mark}\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: {ADDRESS}\r\n\r\n{body}\r\n"
        )
    };
    let frame = part(
        "text/html",
        "binary",
        "<p>A frame with an advertisement in it, which is no part of the page.</p>",
    );
    let image = part("image/png", "base64", "iVBORw0KGgo=");
    [head, part("text/html", "quoted-printable", &quoted(html)), frame, image, format!("{mark}--\r\n")]
        .concat()
        .into_bytes()
}

/// Quoted-printable with lines of no more than 76 characters.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for byte in text.bytes() {
        let piece = match byte {
            b'\n' => "\r\n".to_owned(),
            b'\r' => continue,
            b' '..=b'~' if byte != b'=' => char::from(byte).to_string(),
            _ => format!("={byte:02X}"),
        };
        if byte != b'\n' && column + piece.len() > 75 {
            out.push_str("=\r\n");
            column = 0;
        }
        column = if byte == b'\n' { 0 } else { column + piece.len() };
        out.push_str(&piece);
    }
    out
}

/// A message as mail programs forward a page.
pub(crate) fn eml(html: &str) -> Vec<u8> {
    let lines: Vec<String> = base64(html.as_bytes())
        .as_bytes()
        .chunks(76)
        .map(|line| String::from_utf8_lossy(line).into_owned())
        .collect();
    format!(
        "Return-Path: <a@friend.example>\r\nFrom: A Friend <a@friend.example>\r\nTo: b@friend.example\r\n\
         Subject: Fwd: for you\r\nDate: Wed, 6 Mar 2024 10:02:11 +0100\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\nsee the other part\r\n\
         --b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--b1--\r\n",
        lines.join("\r\n")
    )
    .into_bytes()
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits =
            chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            out.push(if place > chunk.len() { '=' } else { char::from(letter) });
        }
    }
    out
}

/// A web archive with these pages, each at its address.
pub(crate) fn warc(pages: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (address, html) in pages {
        let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}");
        let head = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-06T09:02:11Z\r\n\
             Content-Type: application/http;msgtype=response\r\nContent-Length: {}\r\n\r\n",
            block.len()
        );
        bytes.extend_from_slice(format!("{head}{block}\r\n\r\n").as_bytes());
    }
    bytes
}

pub(crate) fn wacz(pages: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("datapackage.json", options).unwrap();
    zip.write_all(b"{}").unwrap();
    zip.start_file("archive/data.warc.gz", options).unwrap();
    zip.write_all(&gzip(&warc(pages))).unwrap();
    zip.finish().unwrap().into_inner()
}

/// As SingleFile saves it: a comment that says where and when, and images in the page.
fn single_file(html: &str) -> Vec<u8> {
    let note = format!(
        "<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Wed Mar 06 2024 10:02:11 GMT+0100 (Central European Standard Time)\n-->"
    );
    let image = format!("<img src=\"data:image/png;base64,{}\">", "A".repeat(300_000));
    match html.split_once('>') {
        Some((doctype, rest)) => format!("{doctype}>{note}{rest}{image}").into_bytes(),
        None => html.as_bytes().to_vec(),
    }
}

/// A binary property list of one dictionary in another, as Safari saves a page.
pub(crate) fn webarchive(html: &str) -> Vec<u8> {
    let long = |mark: u8, bytes: &[u8]| {
        [&[mark << 4 | 0xf, 0x12], &u32::try_from(bytes.len()).unwrap().to_be_bytes()[..], bytes].concat()
    };
    let text = |text: &str| long(5, text.as_bytes());
    let objects = [
        vec![0xd1, 1, 2],
        text("WebMainResource"),
        vec![0xd3, 3, 5, 7, 4, 6, 8],
        text("WebResourceData"),
        long(4, html.as_bytes()),
        text("WebResourceURL"),
        text(ADDRESS),
        text("WebResourceTextEncodingName"),
        text("UTF-8"),
    ];
    let mut bytes = b"bplist00".to_vec();
    let mut offsets = Vec::new();
    for object in &objects {
        offsets.extend_from_slice(&u32::try_from(bytes.len()).unwrap().to_be_bytes());
        bytes.extend_from_slice(object);
    }
    let table = bytes.len() as u64;
    bytes.extend_from_slice(&offsets);
    bytes.extend_from_slice(&[0, 0, 0, 0, 0, 0, 4, 1]);
    for number in [objects.len() as u64, 0, table] {
        bytes.extend_from_slice(&number.to_be_bytes());
    }
    bytes
}
