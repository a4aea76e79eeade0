//! A target for each reader: sound files of its format, and pieces of it that are put where they do not belong,
//! once or many thousand times. What is packed is changed before it is packed, or after.

use super::{Target, extract};
use crate::{
    documents::made as documents,
    formats::made as formats,
    formats::sound,
    mutations::{Dice, mutate},
    packs::{self, Packed},
};

/// The most bytes of one piece put in again and again.
const FLOOD: usize = 1 << 20;

/// A reader: its name, the name of a file that it reads, and pieces of its format.
type Reader = (&'static str, &'static str, &'static [&'static str]);

const MAIL: &[&str] = &[
    "\r\n--b1\r\n",
    "\r\n------MultipartBoundary--x----\r\n",
    "Content-Type: multipart/mixed; boundary=b1\r\n",
    "Content-Type: text/html\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "Content-Transfer-Encoding: quoted-printable\r\n",
    "Subject: =?utf-8?Q?a=20b?=",
    "=?utf-8?B?YQ==?= ",
    "=\r\n",
    "\t",
    ";",
    "\r\n\r\n",
];

const WEB: &[&str] = &[
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: 19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>a",
    "WARC/1.0\r\n",
    "\r\n\r\n",
    "Content-Length: 99999999999\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Content-Encoding: gzip\r\n",
    "Content-Encoding: br\r\n",
    "1\r\na\r\n",
    "x: y\r\n",
];

const HTML: &[&str] = &[
    "<div>",
    "<p>",
    "</p>",
    "<b>",
    "<table>",
    "<td>",
    "<li>",
    "<!--",
    "<a href=\"#a\">",
    "&amp;",
    "<h2>",
    "x ",
    "<script>",
];

const JATS: &[&str] = &[
    "<sec>",
    "<title>",
    "<p>",
    "<ref id=\"b1\">",
    "<mixed-citation>",
    "<xref rid=\"b1\" ref-type=\"bibr\">1</xref>",
    "<xref rid=\"b1\" ref-type=\"bibr\">",
    "<list-item>",
    "<table-wrap><table><tr><td colspan=\"900\" rowspan=\"900\">",
    "<boxed-text>",
    "<contrib><name><surname>Orr</surname></name></contrib>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "<![CDATA[",
    "&b;",
    "<!--",
    "</p>",
];

const PUBMED: &[&str] = &[
    "<PubmedArticle><MedlineCitation><PMID>5</PMID>",
    "</MedlineCitation></PubmedArticle>",
    "<AbstractText Label=\"AIM\">",
    "<Author><LastName>Orr</LastName></Author>",
    "<Reference><Citation>a</Citation>",
    "<ArticleId IdType=\"doi\">",
    "<b>",
    "&#0;",
    "<",
];

const RECORDS: &[&str] = &[
    "\nPMID- 5\n",
    "\nTY  - JOUR\n",
    "\nER  - \n",
    "\nAB  - AIMS: a. RESULTS: B. ",
    "\nAU  - Orr, A\n",
    "\nAID - 10.5/a [doi]\n",
    "\n      and on",
    "A. B ",
    ": ",
    "\n\n",
];

const PDF: &[&str] = &[
    "q ",
    "BT ",
    "[",
    "<<",
    "(",
    "(a) Tj ",
    "1 0 0 1 9 9 Tm (word) Tj\n",
    "/R 9 Tf ",
    "/F Do ",
    "/P BMC ",
    "EMC ",
    "/P <</MCID 0>> BDC ",
    "1 0 0 1 1 1 cm ",
    "99999999999 ",
    "<41>",
    "' ",
    "5 0 R ",
    "endobj\n",
    "2 beginbfrange\n<00> <ffff> <0000>\n",
    "BI ID ",
];

const OFFICE: &[&str] = &[
    "<w:p>",
    "<w:r><w:t>a</w:t></w:r>",
    "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
    "<w:tbl><w:tr><w:tc>",
    "<w:tc><w:p/></w:tc>",
    "<w:pPr><w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:instrText>HYPERLINK \"http://a.example\"</w:instrText>",
    "<w:footnoteReference w:id=\"1\"/>",
    "<w:gridSpan w:val=\"99999\"/>",
    "<text:p>",
    "<text:p>a</text:p>",
    "<text:list><text:list-item>",
    "<text:s text:c=\"99999999\"/>",
    "<table:table-cell table:number-columns-repeated=\"99999999\">",
    "<table:table-row table:number-rows-repeated=\"99999999\">",
    "<text:note><text:note-body>",
    "<itemref idref=\"c\"/>",
    "<item id=\"c\" href=\"c.xhtml\" media-type=\"application/xhtml+xml\"/>",
    "<w:style w:styleId=\"a\"><w:basedOn w:val=\"a\"/></w:style>",
    "<a id=\"x\" href=\"#x\"/>",
    "</w:p>",
];

const RTF: &[&str] = &[
    "{",
    "}",
    "{\\*\\x ",
    "\\par ",
    "\\'e9",
    "\\u8217?",
    "\\bin9999 ",
    "\\uc99999 ",
    "\\trowd\\cellx1 a\\cell\\row ",
    "\\cell ",
    "\\row ",
    "{\\footnote a}",
    "{\\field{\\*\\fldinst HYPERLINK \"http://a.example\"}{\\fldrslt a}}",
    "\\pard\\fi-360\\li360\\bullet\\tab a\\par ",
    "\\b ",
    "{\\fonttbl{\\f0\\fcharset204 a;}}",
    "a",
];

const MARKDOWN: &[&str] = &[
    "[",
    "](",
    "*",
    "**_",
    "> ",
    "- ",
    "1. ",
    "`",
    "```\n",
    "::: a\n",
    "| a | b |\n|---|---|\n",
    "| a ",
    "+---+---+\n| a | b |\n+===+===+\n",
    "+---+",
    "[^1]",
    "\n[^1]: a\n",
    "<div>",
    "\n---\n",
    "\\",
    "![",
    "\n# ",
    "  ",
    "a: b\n",
    "![a](b)",
    "{#a .b}",
    "<!--",
    "====\n",
];

const READERS: &[Reader] = &[
    ("html", "page.html", HTML),
    ("mhtml", "page.mhtml", MAIL),
    ("singlefile", "single.html", HTML),
    ("gzip", "page.html.gz", HTML),
    ("webarchive", "page.webarchive", HTML),
    ("warc", "page.warc", WEB),
    ("warc_gz", "page.warc.gz", WEB),
    ("wacz", "page.wacz", WEB),
    ("jats", "a.nxml", JATS),
    ("pubmed", "a.xml", PUBMED),
    ("nbib", "a.nbib", RECORDS),
    ("ris", "a.ris", RECORDS),
    ("eml", "page.eml", MAIL),
    ("pdf", "a.pdf", PDF),
    ("epub", "a.epub", OFFICE),
    ("docx", "a.docx", OFFICE),
    ("odt", "a.odt", OFFICE),
    ("rtf", "a.rtf", RTF),
    ("markdown", "a.md", MARKDOWN),
];

pub(super) fn targets() -> Vec<Target> {
    READERS.iter().map(target).collect()
}

fn target(&(name, file, pieces): &Reader) -> Target {
    let samples: Vec<Packed> = samples(file).iter().map(|bytes| packs::open(bytes)).collect();
    assert!(!samples.is_empty(), "{name} has a sample");
    let make = move |dice: &mut Dice| {
        let sample = &samples[dice.below(samples.len())];
        if dice.below(4) == 0 {
            let mut bytes = sample.pack();
            spoil(dice, &mut bytes, &[], sample);
            return bytes;
        }
        let mut spoilt = sample.clone();
        let part = dice.below(spoilt.parts.len());
        spoil(dice, &mut spoilt.parts[part].1, pieces, sample);
        spoilt.pack()
    };
    Target { name, file, make: Box::new(make), eat: extract }
}

/// Sound files that are read as this one is.
fn samples(file: &str) -> Vec<Vec<u8>> {
    let ending = |name: &str| name.split_once('.').map(|(_, ending)| ending.to_owned());
    let page = documents::html();
    let mut files: Vec<(&'static str, Vec<u8>)> = formats::all(&page);
    files.extend(documents::all());
    files.extend(sound());
    files.push(("page.html", page.into_bytes()));
    let is_alike = |name: &str| {
        if matches!(file, "page.html" | "single.html") { name == file } else { ending(name) == ending(file) }
    };
    files.into_iter().filter(|(name, _)| is_alike(name)).map(|(_, bytes)| bytes).collect()
}

/// Changes bytes as mutations do, or puts a piece in, sometimes until there is a flood of it.
fn spoil(dice: &mut Dice, bytes: &mut Vec<u8>, pieces: &[&str], sample: &Packed) {
    if pieces.is_empty() || dice.below(2) == 0 {
        mutate(dice, bytes, &sample.parts);
    }
    for _ in 0..dice.below(4) {
        let Some(piece) = pieces.get(dice.below(pieces.len())) else { break };
        let times = match dice.below(8) {
            0 => dice.below(FLOOD / piece.len()),
            1 => dice.below(400),
            _ => 1,
        };
        let at = dice.below(bytes.len());
        bytes.splice(at..at, piece.as_bytes().repeat(times));
    }
}
