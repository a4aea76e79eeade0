//! What a file says of itself: its information dictionary and the language of its catalogue.

use hayro_syntax::{
    Pdf,
    object::{DateTime, Dict, String},
};

use crate::read::draft::Card;

/// The fields of a file.
pub(super) fn read(pdf: &Pdf) -> Card {
    let mut card = Card::default();
    let fields = pdf.metadata();
    if let Some(title) = &fields.title {
        card.title(&text(title));
    }
    if let Some(author) = &fields.author {
        text(author).split(';').take(100).for_each(|name| card.maker(name));
    }
    if let Some(moment) = fields.creation_date.or(fields.modification_date) {
        card.saved(&iso(moment));
    }
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let language = root.and_then(|root| root.get::<String<'_>>("Lang")).map(|lang| text(lang.as_bytes()));
    card.language = language.map(|lang| lang.trim().to_owned()).filter(|lang| (2..36).contains(&lang.len()));
    card
}

/// A text string, in one of the encodings that PDF has for them.
fn text(bytes: &[u8]) -> std::string::String {
    let encoding = match bytes {
        [0xfe, 0xff, ..] => encoding_rs::UTF_16BE,
        [0xff, 0xfe, ..] => encoding_rs::UTF_16LE,
        [0xef, 0xbb, 0xbf, ..] => encoding_rs::UTF_8,
        _ => encoding_rs::WINDOWS_1252,
    };
    encoding.decode_with_bom_removal(bytes).0.into_owned()
}

fn iso(at: DateTime) -> std::string::String {
    let DateTime { year, month, day, hour, minute, second, .. } = at;
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}
