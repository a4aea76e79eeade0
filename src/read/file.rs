//! A file as a reader of a format sees it: its bytes, and its name for a hint.

use std::{io::Read as _, path::Path};

use flate2::read::MultiGzDecoder;

/// How far into a file the marks of its format are looked for, in bytes.
pub(super) const HEAD: usize = 4096;

/// The first bytes of every gzip file.
const GZIP: &[u8] = b"\x1f\x8b";

/// Bytes that may be a page, or hold several.
#[derive(Clone, Copy, Debug)]
pub(super) struct File<'a> {
    /// All of them; only the first of them where a file is only asked for its format.
    pub(super) bytes: &'a [u8],
    /// The name it was saved under, or that it has in what it was packed in.
    pub(super) name: &'a str,
}

impl<'a> File<'a> {
    /// The first bytes.
    pub(super) fn head(&self) -> &'a [u8] {
        &self.bytes[..self.bytes.len().min(HEAD)]
    }

    /// The first bytes as text, in lower case, without a byte order mark and white space before them.
    pub(super) fn opening(&self) -> String {
        let head = self.head();
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        String::from_utf8_lossy(head.trim_ascii_start()).to_ascii_lowercase()
    }

    /// The first byte that is neither of a byte order mark nor white space.
    pub(super) fn first(&self) -> Option<u8> {
        let bytes = self.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(self.bytes);
        bytes.iter().copied().find(|byte| !byte.is_ascii_whitespace())
    }

    /// Whether its name ends in a dot and one of these.
    pub(super) fn is_named(&self, extensions: &[&str]) -> bool {
        let extension = Path::new(self.name).extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| extensions.iter().any(|one| one.eq_ignore_ascii_case(extension)))
    }

    /// Whether it is packed by gzip.
    pub(super) fn is_gzip(&self) -> bool {
        self.bytes.starts_with(GZIP)
    }

    /// The first bytes of what is packed in a gzip file, as far as they can be unpacked.
    pub(super) fn unpacked_head(&self) -> Vec<u8> {
        let mut head = Vec::with_capacity(HEAD);
        // A file that ends in the midst is told by what there is of it.
        let _ = MultiGzDecoder::new(self.bytes).take(HEAD as u64).read_to_end(&mut head);
        head
    }

    /// The name without the ending of a gzip file.
    pub(super) fn unpacked_name(&self) -> &'a str {
        let cut = self.name.len().saturating_sub(3);
        match self.name.get(cut..) {
            Some(ending) if ending.eq_ignore_ascii_case(".gz") => &self.name[..cut],
            _ => self.name,
        }
    }
}
