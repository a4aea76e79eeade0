//! Tags and their attributes. Attributes that nobody reads are passed over.

use html5ever::{
    Attribute, LocalName, QualName, ns,
    tendril::StrTendril,
    tokenizer::{Tag, TagKind},
};

use super::{char_ref::decoded, slice};

/// A tag, and where the text after it begins, in bytes.
pub(super) struct ReadTag {
    pub(super) tag: Tag,
    pub(super) end: usize,
}

/// Reads the tag whose name begins at `at`; none where the page ends within it.
pub(super) fn read(text: &str, whole: &StrTendril, kind: TagKind, at: usize) -> Option<ReadTag> {
    let bytes = text.as_bytes();
    let mut at = at;
    let name = upto(bytes, &mut at, |byte| is_space(byte) || matches!(byte, b'/' | b'>'))?;
    let mut tag = Tag {
        kind,
        name: local_name(&text[name]),
        self_closing: false,
        attrs: Vec::new(),
        had_duplicate_attributes: false,
    };
    loop {
        match *bytes.get(at)? {
            b'>' => return Some(ReadTag { tag, end: at + 1 }),
            b'/' => tag.self_closing = bytes.get(at + 1) == Some(&b'>'),
            byte if is_space(byte) => {}
            _ => {
                let attribute = attribute(bytes, &mut at)?;
                keep(attribute, text, whole, &mut tag);
                continue;
            }
        }
        at += 1;
    }
}

/// Where the name and the value of an attribute stand.
struct Place {
    name: std::ops::Range<usize>,
    value: std::ops::Range<usize>,
}

/// Reads over the attribute that begins at `at`.
fn attribute(bytes: &[u8], at: &mut usize) -> Option<Place> {
    let start = *at;
    // Its first character belongs to its name whatever it is, also "=".
    *at += 1;
    upto(bytes, at, |byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='))?;
    let name = start..*at;
    skip_space(bytes, at);
    if *bytes.get(*at)? != b'=' {
        return Some(Place { name, value: *at..*at });
    }
    *at += 1;
    skip_space(bytes, at);
    let value = match *bytes.get(*at)? {
        quote @ (b'"' | b'\'') => {
            let start = *at + 1;
            let end = start + memchr::memchr(quote, &bytes[start..])?;
            *at = end + 1;
            start..end
        }
        b'>' => *at..*at,
        _ => upto(bytes, at, |byte| is_space(byte) || byte == b'>')?,
    };
    Some(Place { name, value })
}

fn keep(place: Place, text: &str, whole: &StrTendril, tag: &mut Tag) {
    let written = &text[place.name];
    let lower;
    let name = if written.bytes().any(|byte| byte.is_ascii_uppercase()) {
        lower = written.to_ascii_lowercase();
        &lower
    } else {
        written
    };
    if !is_read(name) {
        return;
    }
    if tag.attrs.iter().any(|known| &*known.name.local == name) {
        tag.had_duplicate_attributes = true;
        return;
    }
    let value = &text[place.value.clone()];
    let value = if value.contains('&') {
        StrTendril::from(decoded(value, true).as_str())
    } else {
        slice(whole, place.value)
    };
    tag.attrs.push(Attribute { name: QualName::new(None, ns!(), LocalName::from(name)), value });
}

/// Whether the walk or the tree builder asks for the attribute of this name. Others are not in the tree: what
/// begins to ask for one adds it here.
pub(in super::super) fn is_read(name: &str) -> bool {
    matches!(
        name,
        "class" | "id" | "name" | "role" | "href" | "rel" | "style" | "itemprop" | "datetime" | "hidden"
            | "aria-hidden" | "aria-label" | "aria-level" | "data-component" | "data-testid" | "type"
            | "reversed" | "start" | "value" | "rowspan" | "colspan" | "content" | "property"
            | "http-equiv" | "lang" | "xml:lang"
            // What decides how the tree is built: in pictures, formulas and templates.
            | "color" | "face" | "size" | "encoding" | "shadowrootmode"
    )
}

fn local_name(name: &str) -> LocalName {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return LocalName::from(name.to_ascii_lowercase());
    }
    LocalName::from(name)
}

/// Goes on to the first byte that `ends`; what stands before it. None where the page ends first.
fn upto(bytes: &[u8], at: &mut usize, ends: impl Fn(u8) -> bool) -> Option<std::ops::Range<usize>> {
    let start = *at;
    *at += bytes.get(start..)?.iter().position(|byte| ends(*byte))?;
    Some(start..*at)
}

fn skip_space(bytes: &[u8], at: &mut usize) {
    *at += bytes[*at..].iter().take_while(|byte| is_space(**byte)).count();
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\x0c')
}
