//! The encoding that a Type 1 font brings along in its own program, as old TeX files rely on.

use hayro_syntax::object::{Dict, Stream};

use super::{super::inflate, glyphs};
use crate::read::Unreadable;

/// The codes of the font program in a descriptor, where it lists them in the open.
pub(super) fn encoding(descriptor: &Dict<'_>) -> Result<Option<[Option<String>; 256]>, Unreadable> {
    let Some(program) = descriptor.get::<Stream<'_>>("FontFile") else { return Ok(None) };
    let Some(data) = inflate::data(&program)? else { return Ok(None) };
    // The rest is encrypted.
    let open = &data[..data.len().min(64 << 10)];
    let open = &open[..memchr::memmem::find(open, b"eexec").unwrap_or(open.len())];
    Ok(read(&String::from_utf8_lossy(open)))
}

/// Reads `dup 65 /A put`, again and again.
fn read(program: &str) -> Option<[Option<String>; 256]> {
    let (_, list) = program.split_once("/Encoding")?;
    let mut letters: [Option<String>; 256] = std::array::from_fn(|_| None);
    let mut found = false;
    for entry in list.split("dup ").skip(1) {
        let mut words = entry.split_whitespace();
        let (Some(code), Some(name)) = (words.next(), words.next()) else { break };
        let (Ok(code), Some(name)) = (code.parse::<u8>(), name.strip_prefix('/')) else { break };
        letters[usize::from(code)] = glyphs::text(name);
        found = true;
    }
    found.then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn reads_the_list_of_a_program() {
        let letters = read(
            "%!FontType1\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n\
                            dup 12 /fi put\ndup 65 /A put\nreadonly def\ncurrentfile eexec",
        );
        let letters = letters.unwrap();
        assert_eq!(
            (letters[12].as_deref(), letters[65].as_deref(), &letters[66]),
            (Some("fi"), Some("A"), &None)
        );
        assert!(read("/Encoding StandardEncoding def").is_none());
    }
}
