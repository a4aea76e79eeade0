//! Ids of pages and passages. A page's id is given once and kept when the file moves or changes; a
//! passage's id is its page's, its section's number and a short hash of its text.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The letters of an id: digits and lower-case letters, without those that are read as another.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A page's id: ten characters from its first content and place, for example `k3v9x0b2qd`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PageId(String);

impl PageId {
    /// The id of a page first seen with these bytes at this place (root-relative path).
    ///
    /// `try_no` is 0 at first; a caller that finds the id taken by another page counts up.
    #[must_use]
    pub fn give(content: &[u8], place: &str, try_no: u32) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(content).update(&[0]).update(place.as_bytes()).update(&try_no.to_le_bytes());
        Self(letters(hasher.finalize().as_bytes(), 10))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for PageId {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Display for PageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The id of a passage: `page.section.hash`, for example `k3v9x0b2qd.4.a91`.
///
/// `longer` asks for more letters of the hash, for a passage whose short id another one of the same
/// section already has.
#[must_use]
pub fn passage_id(page: &PageId, section: usize, text: &str, longer: usize) -> String {
    let hash = blake3::hash(text.as_bytes());
    format!("{page}.{section}.{}", letters(hash.as_bytes(), 3 + longer))
}

/// The first `count` letters (at most 32) for these bytes, five bits a letter of a byte each.
fn letters(bytes: &[u8; 32], count: usize) -> String {
    bytes.iter().take(count).map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect()
}
