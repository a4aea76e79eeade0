//! Web archives of our own making.

use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};

use crate::{
    model::Format,
    read::{self, Part},
};

fn record(kind: &str, target: &str, kind_of_block: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {target}\r\nWARC-Date: 2024-03-06T09:02:11Z\r\n\
         Content-Type: {kind_of_block}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(target: &str, words: &str) -> Vec<u8> {
    let page = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>{words}</title><h1>{words}</h1><p>Rest.</p>"
    );
    record("response", target, "application/http; msgtype=response", page.as_bytes())
}

fn pages(bytes: &[u8], name: &str) -> Vec<(String, Result<String, String>)> {
    let mut found = Vec::new();
    let read = read::pages(bytes, name, &mut |Part { inner, page }| {
        let page = page.map(|page| {
            assert_eq!(page.head.saved.as_deref(), Some("2024-03-06T09:02:11Z"));
            assert!(matches!(page.format, Format::Warc | Format::Wacz));
            page.blocks[0].text.clone()
        });
        found.push((inner.unwrap_or_default(), page.map_err(|reason| reason.to_string())));
    });
    if let Err(reason) = read {
        found.push((String::new(), Err(reason.to_string())));
    }
    found
}

fn archive() -> Vec<u8> {
    let found = b"HTTP/1.1 302 Found\r\nContent-Type: text/html\r\n\r\n<p>Go on.</p>";
    let style = b"HTTP/1.1 200 OK\r\nContent-Type: text/css\r\n\r\np {}";
    [
        record("warcinfo", "", "application/warc-fields", b"software: ours"),
        record("request", "https://a.example/1", "application/http", b"GET / HTTP/1.1"),
        answer("https://a.example/1", "Naps"),
        record("response", "https://a.example/x", "application/http", found),
        record("response", "https://a.example/y", "application/http", style),
        record("revisit", "https://a.example/1", "application/http", b"HTTP/1.1 200 OK\r\n\r\n"),
        answer("<https://a.example/1>", "Naps again"),
        record("resource", "file:///notes.txt", "text/plain", b"Tea in the evening\n\nIt keeps people up.\n"),
    ]
    .concat()
}

fn expected() -> Vec<(String, Result<String, String>)> {
    vec![
        ("https://a.example/1".to_owned(), Ok("Naps".to_owned())),
        ("https://a.example/1 (2)".to_owned(), Ok("Naps again".to_owned())),
        ("file:///notes.txt".to_owned(), Ok("Tea in the evening".to_owned())),
    ]
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

#[test]
fn each_answer_with_a_page_is_a_page() {
    assert_eq!(pages(&archive(), "a.warc"), expected());
    assert_eq!(pages(&gzip(&archive()), "a.warc.gz"), expected());
    let members = [gzip(&answer("https://a.example/1", "Naps")), gzip(&answer("https://a.example/2", "Tea"))];
    assert_eq!(pages(&members.concat(), "a.gz").len(), 2);
}

#[test]
fn a_wacz_is_its_warcs() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("datapackage.json", stored).unwrap();
    zip.start_file("archive/data.warc.gz", stored).unwrap();
    zip.write_all(&gzip(&archive())).unwrap();
    zip.start_file("archive/more.warc", stored).unwrap();
    zip.write_all(&answer("https://a.example/3", "More")[..150]).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    let found = pages(&bytes, "a.zip");
    assert_eq!(found[..3], expected());
    assert!(found[3].1.as_ref().unwrap_err().contains("cut short"), "{found:?}");
}

#[test]
fn a_cut_archive_gives_what_is_whole_and_names_the_rest() {
    let whole = [answer("https://a.example/1", "Naps"), answer("https://a.example/2", "Tea")].concat();
    let found = pages(&whole[..whole.len() - 30], "a.warc");
    assert_eq!(found[0].1.as_deref(), Ok("Naps"));
    assert_eq!(found[1].0, "https://a.example/2");
    assert!(found[1].1.as_ref().unwrap_err().contains("cut short"));
    let junk = [answer("https://a.example/1", "Naps"), b"and then junk".to_vec()].concat();
    assert!(pages(&junk, "a.warc")[1].1.as_ref().unwrap_err().contains("does not begin"));
}

#[test]
fn a_bomb_is_stopped() {
    let bomb = [
        answer("https://a.example/1", "Naps"),
        record("resource", "x:y", "text/html", &vec![b' '; 32 << 20]),
    ]
    .concat();
    let found = pages(&gzip(&bomb), "a.warc.gz");
    assert!(found.last().unwrap().1.as_ref().unwrap_err().contains("the most that is read"), "{found:?}");
}
