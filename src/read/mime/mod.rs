//! MIME messages, as browsers save a page with its images (MHTML) and as mail is kept. A reader of our own:
//! it looks only at what is asked for, copies no image, and does not recurse, however deep parts are nested.

mod email;
mod header;
mod mhtml;
mod transfer;

pub(super) use email::Email;
pub(super) use mhtml::Mhtml;

use std::borrow::Cow;

use header::{Header, value_of};

use super::{Unreadable, limits::Budget};

/// The deepest nesting of parts in parts.
const DEPTH: usize = 8;

/// The most bytes of the head of a message or a part.
const HEAD: usize = 256 << 10;

/// A message, or a part of one.
#[derive(Clone, Debug)]
struct Entity<'a> {
    headers: Vec<Header<'a>>,
    body: &'a [u8],
    /// How many parts it is in.
    depth: usize,
}

impl<'a> Entity<'a> {
    /// Parts the head of a message from its body.
    fn of(bytes: &'a [u8], depth: usize) -> Self {
        let (headers, body) = header::split(bytes, HEAD);
        Self { headers, body, depth }
    }

    /// The value of a header, its lines joined.
    fn header(&self, name: &str) -> Option<String> {
        self.headers.iter().find(|header| header.is(name)).map(Header::value)
    }

    /// Its type, in lower case; plain text where it states none.
    fn kind(&self) -> String {
        let stated = self.header("content-type").unwrap_or_default();
        let kind = stated.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if kind.is_empty() { "text/plain".to_owned() } else { kind }
    }

    /// A parameter of its type.
    fn parameter(&self, name: &str) -> Option<String> {
        value_of(&self.header("content-type")?, name)
    }

    /// Its body out of the encoding it was carried in.
    fn content(&self, budget: &mut Budget) -> Result<Cow<'a, [u8]>, Unreadable> {
        let encoding = self.header("content-transfer-encoding").unwrap_or_default();
        let bytes = match encoding.trim().to_ascii_lowercase().as_str() {
            "base64" => Cow::Owned(transfer::base64(self.body)),
            "quoted-printable" => Cow::Owned(transfer::quoted_printable(self.body)),
            _ => Cow::Borrowed(self.body),
        };
        budget.spend(bytes.len() as u64)?;
        let charset = self.parameter("charset");
        Ok(super::encoding::recoded(bytes, charset.as_deref()))
    }

    /// The parts right in it.
    fn parts(&self, budget: &mut Budget) -> Result<Vec<Self>, Unreadable> {
        let boundary = self.parameter("boundary").filter(|_| self.depth < DEPTH);
        let Some(boundary) = boundary.filter(|_| self.kind().starts_with("multipart/")) else {
            return Ok(Vec::new());
        };
        let mut parts = Vec::new();
        for part in transfer::between(self.body, boundary.as_bytes()) {
            budget.entry()?;
            parts.push(Self::of(part, self.depth + 1));
        }
        Ok(parts)
    }

    /// All parts in it that hold no others, in order; itself, where it has none.
    fn leaves(self, budget: &mut Budget) -> Result<Vec<Self>, Unreadable> {
        let mut leaves = Vec::new();
        let mut open = vec![self];
        while let Some(entity) = open.pop() {
            let mut parts = entity.parts(budget)?;
            if parts.is_empty() {
                leaves.push(entity);
            } else {
                parts.reverse();
                open.append(&mut parts);
            }
        }
        Ok(leaves)
    }

    /// When it was sent or saved, ISO 8601.
    fn date(&self) -> Option<String> {
        let stated = self.header("date")?;
        let plain = stated.split('(').next().unwrap_or(&stated).trim();
        let time = jiff::fmt::rfc2822::parse(plain).ok()?;
        Some(time.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
    }
}

#[cfg(test)]
mod tests;
