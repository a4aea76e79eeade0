//! Files that are broken, mislabelled, or made to fill memory: each is named, and no more.

use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};
use proptest::prelude::*;

use super::made;
use crate::case::{Case, html};

/// Files that no reader may read.
fn bombs() -> Vec<(&'static str, Vec<u8>)> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let spaces = vec![b' '; 1 << 20];
    (0..300).for_each(|_| gzip.write_all(&spaces).unwrap());
    let bomb = gzip.finish().unwrap();
    let mut nested = html("Muscle twitching", &["Caffeine"]).into_bytes();
    (0..12).for_each(|_| nested = made::gzip(&nested));
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("archive/a.warc.gz", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(&bomb).unwrap();
    let wacz = zip.finish().unwrap().into_inner();
    let entities = "<!DOCTYPE article [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>\
                    <article article-type=\"x\"><front></front><body><p>&b;&c;";
    vec![
        ("bomb.html.gz", bomb),
        ("nested.html.gz", nested),
        ("bomb.wacz", wacz),
        ("cut.nxml", entities.as_bytes().to_vec()),
        ("deep.nxml", format!("<article article-type=\"x\"><front>{}", "<sec>".repeat(500_000)).into_bytes()),
        ("not.mhtml", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("not.wacz", b"PK\x03\x04 nothing behind it".to_vec()),
        ("empty.warc", Vec::new()),
        ("cut.html.gz", made::gzip(html("Muscle twitching", &["Caffeine"]).as_bytes())[..60].to_vec()),
        ("cut.webarchive", made::webarchive(&html("Muscle twitching", &["Caffeine"]))[..300].to_vec()),
    ]
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_indexed() {
    let mut case = Case::new().page("good.html", html("Muscle twitching", &["Caffeine"]));
    let bombs = bombs();
    for (name, bytes) in &bombs {
        case = case.page(name, bytes);
    }
    let started = std::time::Instant::now();
    let ran = case.run(&["index", "pages"]).code(3).says(&["1 added", &format!("{} failed", bombs.len())]);
    // Two seconds each, on a machine that does nothing else.
    assert!(started.elapsed().as_secs() < 10 * bombs.len() as u64);
    for (name, _) in &bombs {
        assert!(ran.stdout.contains(name), "{name} is not in\n{}", ran.stdout);
    }
    assert!(!ran.stdout.contains("a bug in etio"), "{}", ran.stdout);
}

#[test]
fn a_wrong_name_does_not_matter() {
    let page = html("Muscle twitching", &["Caffeine"]);
    for (name, bytes) in made::all(&page) {
        let right = etio::read(&bytes, name).unwrap();
        for wrong in ["page", "page.txt", "page.pdf", "page.html", "page.xml"] {
            let read =
                etio::read(&bytes, wrong).unwrap_or_else(|reason| panic!("{name} as {wrong}: {reason}"));
            assert_eq!(read.format, right.format, "{name} as {wrong}");
        }
    }
}

/// Sound files, to be broken.
pub(crate) fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let page = html("Muscle twitching", &["Caffeine"]);
    let mut files = made::all(&page);
    files.push(("a.nxml", b"<article article-type=\"x\"><front><article-meta><title-group><article-title>Naps</article-title></title-group></article-meta></front><body><sec><title>Why</title><p>Rest <xref ref-type=\"bibr\" rid=\"b1\">1</xref>.</p><list><list-item><p>x</p></list-item></list><table-wrap><table><tr><td>a</td></tr></table></table-wrap></sec></body><back><ref-list><ref id=\"b1\"><mixed-citation>Orr A. Naps. <year>2001</year>.</mixed-citation></ref></ref-list></back></article>".to_vec()));
    files.push(("a.xml", b"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>5</PMID><Article><ArticleTitle>Naps.</ArticleTitle><Abstract><AbstractText Label=\"AIM\">Rest.</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>".to_vec()));
    files.push((
        "a.nbib",
        b"PMID- 5\nTI  - Naps\nAB  - AIMS: Rest helps. RESULTS: It did.\nDP  - 2019 Aug\n".to_vec(),
    ));
    files.push(("a.ris", b"TY  - JOUR\nTI  - Naps\nAB  - Rest helps.\nPY  - 2019//\nER  - \n".to_vec()));
    files
}

/// A change of some bytes.
#[derive(Clone, Debug)]
enum Change {
    Put(usize, u8),
    Cut(usize),
    Double(usize, usize),
    Remove(usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let place = any::<usize>();
    prop_oneof![
        4 => (place, any::<u8>()).prop_map(|(at, byte)| Change::Put(at, byte)),
        1 => place.prop_map(Change::Cut),
        1 => (place, 1..200usize).prop_map(|(at, length)| Change::Double(at, length)),
        1 => (place, 1..200usize).prop_map(|(at, length)| Change::Remove(at, length)),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let length = bytes.len().max(1);
        match *change {
            Change::Put(at, byte) => {
                if let Some(place) = bytes.get_mut(at % length) {
                    *place = byte;
                }
            }
            Change::Cut(at) => bytes.truncate(at % length),
            Change::Double(at, more) => {
                let at = at % length;
                let stretch = bytes[at.min(bytes.len())..(at + more).min(bytes.len())].to_vec();
                bytes.splice(at.min(bytes.len())..at.min(bytes.len()), stretch);
            }
            Change::Remove(at, less) => {
                let at = (at % length).min(bytes.len());
                bytes.drain(at..(at + less).min(bytes.len()));
            }
        }
    }
    bytes
}

/// How many broken files are tried; more where `ETIO_FUZZ` says so.
fn cases() -> u32 {
    std::env::var("ETIO_FUZZ").ok().and_then(|cases| cases.parse().ok()).unwrap_or(300)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn broken_files_are_read_or_refused(
        which in any::<prop::sample::Index>(),
        changes in proptest::collection::vec(change(), 1..12),
    ) {
        let files = sound();
        let (name, bytes) = which.get(&files);
        let bytes = changed(bytes.clone(), &changes);
        let hints = |path: Option<String>| etio::Hints {
            id: etio::PageId::give(b"", "", 0),
            path: path.unwrap_or_default(),
            given: etio::Given::default(),
        };
        let _ = etio::pages(&bytes, name, &mut |part| {
            if let Ok(page) = part.page {
                let extracted = etio::extract_text(&page, &hints(part.inner));
                assert!(extracted.document.sections.len() < 10_000);
            }
        });
    }
}
