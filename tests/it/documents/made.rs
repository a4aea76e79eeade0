//! One small article, made in each format by hand.

use std::io::Write as _;

use flate2::{Compression, write::DeflateEncoder};

const OPENING: &str = "Tingling is a pricking feeling in the skin that comes and goes without any touch.";
const LEAD_IN: &str = "Common causes of tingling fingers include:";
const ITEMS: [&str; 3] = [
    "Stress: fast breathing lowers the carbon dioxide in the blood.",
    "Diabetes: high sugar harms the small nerves of the hand.",
    "Vitamin B12 deficiency: nerves lose the sheath that they need.",
];
const DOCTOR: &str = "See a doctor if the tingling lasts for more than a week or a hand grows weak.";
const WORKS: [&str; 2] = [
    "Orr A, Vale B. Tingling hands in the clinic. J Small Nerves. 2019;4(2):11-18. doi:10.5555/jsn.2019.11",
    "Brook C, Dell D. Breathing and the fingers. J Small Nerves. 2021;6(1):3-9. doi:10.5555/jsn.2021.3",
];

pub(crate) fn html() -> String {
    let items: String = ITEMS.iter().map(|item| format!("<li>{item}</li>")).collect();
    let works: String = WORKS.iter().map(|work| format!("<li>{work}</li>")).collect();
    format!(
        "<!DOCTYPE html><html lang=en><head><title>Why fingers tingle</title><meta name=author content=\"Ada Orr\">\
         </head><body><h1>Why fingers tingle</h1><h2>What is tingling?</h2><p>{OPENING}</p>\
         <h2>Common causes of tingling fingers</h2><p>{LEAD_IN}</p><ul>{items}</ul>\
         <h2>When to see a doctor</h2><p>{DOCTOR}</p><h2>References</h2><ol>{works}</ol></body></html>"
    )
}

/// The article in every other format.
pub(crate) fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a.md", markdown().into_bytes()),
        ("a.rtf", rtf().into_bytes()),
        ("a.docx", docx()),
        ("a.odt", odt()),
        ("a.epub", epub()),
        ("a.pdf", super::pdf::article()),
    ]
}

/// The lines of the article: what each is ("h1", "h2", "p", "li", "ol"), and its words.
pub(super) fn lines() -> Vec<(&'static str, &'static str)> {
    let mut lines = vec![("h1", "Why fingers tingle"), ("h2", "What is tingling?"), ("p", OPENING)];
    lines.extend([("h2", "Common causes of tingling fingers"), ("p", LEAD_IN)]);
    lines.extend(ITEMS.map(|item| ("li", item)));
    lines.extend([("h2", "When to see a doctor"), ("p", DOCTOR), ("h2", "References")]);
    lines.extend(WORKS.map(|work| ("ol", work)));
    lines
}

fn markdown() -> String {
    let mut text = "---\ntitle: Why fingers tingle\nauthor: \"[[Ada Orr]]\"\n---\n".to_owned();
    for (kind, words) in lines() {
        let mark = match kind {
            "h1" => "\n# ",
            "h2" => "\n## ",
            "li" => "- ",
            "ol" => "1. ",
            _ => "\n",
        };
        text.push_str(&format!("{mark}{words}\n"));
        if kind == "p" {
            text.push('\n');
        }
    }
    text
}

fn rtf() -> String {
    let mut text = "{\\rtf1\\ansi{\\info{\\title Why fingers tingle}{\\author Ada Orr}}\n".to_owned();
    let mut number = 0;
    for (kind, words) in lines() {
        let begin = match kind {
            "h1" => "\\outlinelevel0\\b ".to_owned(),
            "h2" => "\\outlinelevel1\\b ".to_owned(),
            "li" => "\\fi-360\\li360\\bullet\\tab ".to_owned(),
            "ol" => {
                number += 1;
                format!("\\fi-360\\li360 {number}.\\tab ")
            }
            // Without the space the first word would be part of the control word before it.
            _ => " ".to_owned(),
        };
        text.push_str(&format!("{{\\pard{begin}{words}\\par}}\n"));
    }
    text + "}"
}

fn docx() -> Vec<u8> {
    let mut body = String::new();
    for (kind, words) in lines() {
        let properties = match kind {
            "h1" => "<w:pStyle w:val=\"Heading1\"/>",
            "h2" => "<w:pStyle w:val=\"Heading2\"/>",
            "li" => "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>",
            "ol" => "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>",
            _ => "",
        };
        // Word cuts text anywhere.
        let (first, rest) = words.split_at(3);
        body.push_str(&format!(
            "<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{first}</w:t></w:r><w:r><w:t xml:space=\"preserve\">{rest}</w:t></w:r></w:p>"
        ));
    }
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style>\
                  <w:style w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/></w:style></w:styles>";
    let numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/>\
                     <w:lvlText w:val=\"o\"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\">\
                     <w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
                     <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
    zip(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>")),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
        (
            "docProps/core.xml",
            "<c><dc:title>Why fingers tingle</dc:title><dc:creator>Ada Orr</dc:creator></c>",
        ),
    ])
}

fn odt() -> Vec<u8> {
    let mut body = String::new();
    let mut open = "";
    for (kind, words) in lines() {
        let list = if matches!(kind, "li" | "ol") { kind } else { "" };
        if open != list {
            body.push_str(if open.is_empty() { "" } else { "</text:list>" });
            match list {
                "li" => body.push_str("<text:list>"),
                "ol" => body.push_str("<text:list text:style-name=\"N\">"),
                _ => {}
            }
            open = list;
        }
        body.push_str(&match kind {
            "h1" => format!("<text:h text:outline-level=\"1\">{words}</text:h>"),
            "h2" => format!("<text:h text:outline-level=\"2\">{words}</text:h>"),
            "li" | "ol" => format!("<text:list-item><text:p>{words}</text:p></text:list-item>"),
            _ => format!("<text:p>{words}</text:p>"),
        });
    }
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:automatic-styles><text:list-style style:name=\"N\">\
         <text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/></text:list-style></office:automatic-styles>\
         <office:body><office:text>{body}</text:list></office:text></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        (
            "meta.xml",
            "<m><dc:title>Why fingers tingle</dc:title><meta:initial-creator>Ada Orr</meta:initial-creator></m>",
        ),
    ])
}

fn epub() -> Vec<u8> {
    let page =
        html().replace("<!DOCTYPE html><html lang=en>", "<html xmlns=\"http://www.w3.org/1999/xhtml\">");
    zip(&[
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path=\"O/b.opf\"/></rootfiles></container>",
        ),
        (
            "O/b.opf",
            "<package><metadata><dc:title>Why fingers tingle</dc:title><dc:creator>Ada Orr</dc:creator></metadata><manifest>\
             <item id=\"n\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\
             <item id=\"c\" href=\"c.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>\
             <spine><itemref idref=\"n\"/><itemref idref=\"c\"/></spine></package>",
        ),
        (
            "O/nav.xhtml",
            "<html><body><nav><ol><li><a href=\"c.xhtml\">Why fingers tingle</a></li></ol></nav></body></html>",
        ),
        ("O/c.xhtml", &page),
    ])
}

/// A zip archive of texts.
pub(super) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(&str, Vec<u8>)> =
        parts.iter().map(|(name, text)| (*name, text.as_bytes().to_vec())).collect();
    zip_of(&parts)
}

/// A zip archive, each part deflated.
pub(super) fn zip_of(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut file, mut list) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        let packed = encoder.finish().unwrap();
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let size = |length: usize| u32::try_from(length).unwrap().to_le_bytes();
        let mut head = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
        head.extend(crc.sum().to_le_bytes());
        head.extend(size(packed.len()));
        head.extend(size(bytes.len()));
        head.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        head.extend([0, 0]);
        let at = size(file.len());
        file.extend(b"PK\x03\x04");
        file.extend(&head);
        file.extend(name.as_bytes());
        file.extend(packed);
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&head);
        list.extend([0; 10]);
        list.extend(at);
        list.extend(name.as_bytes());
    }
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let at = u32::try_from(file.len()).unwrap().to_le_bytes();
    let size = u32::try_from(list.len()).unwrap().to_le_bytes();
    file.extend(list);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(count);
    file.extend(count);
    file.extend(size);
    file.extend(at);
    file.extend([0, 0]);
    file
}
