//! Files built to fill memory or to take for ever, cut short or called what they are not: named, at once, and
//! the rest is indexed.

use std::{
    io::Write as _,
    time::{Duration, Instant},
};

use flate2::{Compression, write::ZlibEncoder};

use super::{made, pdf};
use crate::case::Case;

/// How long one file may take in a debug build on a busy machine.
const LIMIT: Duration = Duration::from_secs(20);

/// Reads a file; what was complained of, if anything.
fn complaint(name: &str, bytes: &[u8]) -> String {
    let case = Case::new().page(name, bytes);
    let start = Instant::now();
    let ran = case.run(&["extract", &format!("pages/{name}")]);
    assert!(start.elapsed() < LIMIT, "{name} took {:?}", start.elapsed());
    assert!(
        !ran.stderr.contains("a bug in etio") && !ran.stderr.contains("panicked"),
        "{name}: {}",
        ran.stderr
    );
    ran.stderr
}

#[test]
fn zip_bombs_are_named() {
    let page = "<p>a</p>".repeat(8 << 20);
    let container = "<container><rootfile full-path=\"b.opf\"/></container>";
    let book = "<package><manifest><item id=\"c\" href=\"c.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>\
                <spine><itemref idref=\"c\"/></spine></package>";
    let epub = made::zip(&[("META-INF/container.xml", container), ("b.opf", book), ("c.xhtml", &page)]);
    let docx = made::zip(&[("word/document.xml", &page)]);
    let odt = made::zip(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &page)]);
    for (name, bytes) in [("a.epub", epub), ("a.docx", docx), ("a.odt", odt)] {
        let said = complaint(name, &bytes);
        assert!(said.contains("unpack"), "{name}: {said}");
    }
}

#[test]
fn pdf_bombs_are_named() {
    let packed = |text: &[u8], times: usize| {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        (0..times).for_each(|_| encoder.write_all(text).unwrap());
        encoder.finish().unwrap()
    };
    let mut stream = packed(&[b' '; 1 << 20], 96);
    let head = format!("<</Length {}/Filter/FlateDecode>>\nstream\n", stream.len());
    let mut file = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
                     3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R>>\nendobj\n4 0 obj\n".to_vec();
    file.extend(head.bytes());
    file.append(&mut stream);
    file.extend(b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF");
    let said = complaint("page.pdf", &file);
    assert!(said.contains("unpacks to far more"), "{said}");
    let text = String::from_utf8_lossy(&file).into_owned();
    assert!(text.contains("/FlateDecode"));
    let at = file.windows(12).position(|window| window == b"/FlateDecode").unwrap() + 12;
    file.splice(at..at, b"/Type/ObjStm/N 1/First 4".iter().copied());
    let said = complaint("objects.pdf", &file);
    assert!(said.contains("unpacks to far more"), "{said}");
}

#[test]
fn rings_of_objects_come_to_an_end() {
    let ring = |contents: &str| {
        let objects = [
            (1, "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R>>".to_owned()),
            (2, "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 1/Parent 2 0 R>>".to_owned()),
            (3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>/Font<</R 7 0 R>>>>>>".to_owned()),
            (4, format!("<</Length {}>>\nstream\n{contents}\nendstream", contents.len())),
            (5, "<</Type/XObject/Subtype/Form/Length 29/Resources<</XObject<</F 5 0 R>>>>>>\nstream\n/F Do /F Do /F Do /F Do /F Do \nendstream".to_owned()),
            (6, "<</K 6 0 R/S/P>>".to_owned()),
            (7, "<</Type/Font/Subtype/Type0/DescendantFonts[7 0 R]/Encoding 7 0 R/ToUnicode 7 0 R>>".to_owned()),
        ];
        pdf::objects_to_file(&objects)
    };
    complaint("ring.pdf", &ring("/F Do"));
    complaint("font.pdf", &ring("BT /R 9 Tf (round and round) Tj ET"));
    complaint("deep.pdf", &ring(&"[".repeat(200_000)));
    complaint("states.pdf", &ring(&"q BT ".repeat(200_000)));
}

#[test]
fn entity_bombs_and_files_of_others_are_not_followed() {
    let bomb = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/hostname\">]>\
                <w:document><w:body><w:p><w:r><w:t>Words &b;&c; stay here.</w:t></w:r></w:p></w:body></w:document>";
    let document = super::extract("a.docx", &made::zip(&[("word/document.xml", bomb)]));
    assert!(document.to_string().contains("Words stay here."), "{document}");
}

#[test]
fn cut_and_mutated_files_are_read_or_named() {
    // The same numbers each time (Marsaglia's xorshift).
    let mut seed = 88_172_645_463_325_252_u64;
    let mut roll = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below.max(1) as u64).unwrap()
    };
    for (name, bytes) in made::all() {
        let start = Instant::now();
        for round in 0..40 {
            let mut bytes = bytes.clone();
            if round % 2 == 0 {
                bytes.truncate(roll(bytes.len()));
            }
            for _ in 0..roll(12) {
                let at = roll(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(roll(256)).unwrap();
                }
            }
            let _ = etio::read(&bytes, name);
        }
        assert!(start.elapsed() < LIMIT, "{name} took {:?}", start.elapsed());
    }
}

#[test]
fn one_bad_file_does_not_keep_the_others_out() {
    let mut case = Case::new().page("good.html", made::html());
    for (name, bytes) in made::all() {
        case = case.page(&format!("cut-{name}"), &bytes[..bytes.len() / 3]).page(name, &bytes);
    }
    let ran = case.run(&["index", "pages", "--json"]);
    assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
    let found = case.run(&["search", "tingling fingers", "--json"]).code(0).json();
    assert_eq!(found["incomplete"], true, "{found}");
    let copies = case.run(&["sources", "--copies", "--json"]).code(0).json().to_string();
    for (name, _) in made::all() {
        assert!(
            copies.contains(&format!("/{name}")) || copies.contains(&format!("\"{name}")),
            "{name}: {copies}"
        );
    }
}
