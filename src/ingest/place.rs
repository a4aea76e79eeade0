//! Paths as they are shown and kept: relative to a root, with `/` between the parts, and bytes that
//! are not UTF-8 written as `%XX`; and the way back to a path on disk.

use std::{
    ffi::OsStr,
    fmt::Write as _,
    path::{Component, Path, PathBuf},
};

use crate::index::PageEntry;

/// A path as it is shown.
pub(super) fn shown(path: &Path) -> String {
    let mut out = String::new();
    for part in path.components() {
        match part {
            Component::RootDir => {
                out.push('/');
                continue;
            }
            Component::CurDir => continue,
            _ => {}
        }
        if !out.is_empty() && !out.ends_with('/') {
            out.push('/');
        }
        push_name(&mut out, part.as_os_str());
    }
    out
}

/// A page's path in its root; a root that is a file is its own page, shown by its name.
pub(super) fn in_root(root: &Path, file: &Path) -> String {
    match file.strip_prefix(root) {
        Ok(rest) if !rest.as_os_str().is_empty() => shown(rest),
        _ => file.file_name().map_or_else(String::new, |name| shown(Path::new(name))),
    }
}

/// The saved file of a page, where it was when the page was read.
#[must_use]
pub fn saved_file(page: &PageEntry) -> PathBuf {
    file_of(&page.root, page.file())
}

/// The file that a page's line in the ledger speaks of.
pub(super) fn file_of(root: &str, path: &str) -> PathBuf {
    let root = Path::new(root);
    if root.is_file() {
        return root.to_path_buf();
    }
    let plain = root.join(path);
    if plain.exists() { plain } else { root.join(unescaped(path)) }
}

fn push_name(out: &mut String, name: &OsStr) {
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        out.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

#[cfg(unix)]
fn unescaped(path: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;

    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let byte = match rest {
            [b'%', hi, lo, ..] => hex(*hi).zip(hex(*lo)).map(|(hi, lo)| hi * 16 + lo),
            _ => None,
        };
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &rest[3..] } else { after };
    }
    PathBuf::from(std::ffi::OsString::from_vec(bytes))
}

#[cfg(unix)]
fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(not(unix))]
fn unescaped(path: &str) -> PathBuf {
    PathBuf::from(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_parts_with_slashes() {
        assert_eq!(in_root(Path::new("/a/b"), Path::new("/a/b/c/d.html")), "c/d.html");
        assert_eq!(in_root(Path::new("/a/d.html"), Path::new("/a/d.html")), "d.html");
        assert_eq!(shown(Path::new("/a/./b/")), "/a/b");
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_not_utf8_go_both_ways() {
        use std::os::unix::ffi::OsStrExt as _;

        let name = Path::new(OsStr::from_bytes(b"caf\xE9.html"));
        assert_eq!(shown(name), "caf%E9.html");
        assert_eq!(unescaped("caf%E9.html"), name);
    }
}
