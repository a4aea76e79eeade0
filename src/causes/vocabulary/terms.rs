//! A vocabulary file as it is read, whatever its format: what it says of itself, its entries by line,
//! what was left out of it, and what is wrong with it.

use std::{borrow::Cow, collections::BTreeMap, str::Utf8Error};

use serde::Serialize;

use super::{ConceptKind, from_toml, mesh, obo};

/// A vocabulary file.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// The file's name without its folder.
    pub file: String,
    /// What it says of itself.
    pub about: About,
    /// Its concepts, in its order.
    pub entries: Vec<Entry>,
    /// What was left out on purpose, and how often.
    pub left_out: BTreeMap<String, usize>,
    /// What is wrong with it, by line.
    pub problems: Vec<Problem>,
}

/// What a file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct About {
    /// The file that it was imported from; none for one that a user wrote.
    pub imported_from: Option<String>,
    /// The format of that file.
    pub format: Option<String>,
    /// The version that the file states.
    pub version: Option<String>,
    /// Its lines on licence and rights, as they stand in it.
    pub licence: Option<String>,
}

/// A concept as a file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The line it begins in, counted from 1.
    pub line: usize,
    /// Its id in that file, given or made from its name.
    pub id: String,
    /// The name it is shown by; none where the id says which concept is meant.
    pub name: Option<String>,
    /// Other names.
    pub names: Vec<Written>,
    /// What sort of thing it is, where the file says.
    pub kind: Option<ConceptKind>,
    /// Ids of broader concepts.
    pub broader: Vec<Written>,
}

/// A text with the line it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// The line, counted from 1.
    pub line: usize,
}

/// Something wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The line, counted from 1.
    pub line: usize,
    /// How bad it is.
    pub level: Level,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub advice: String,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The file cannot be used as it is.
    Error,
    /// It can, and this should be known.
    Warning,
}

impl Terms {
    /// Reads a file of any format that is known: TOML of a user's own, OBO, MeSH in ASCII or XML.
    /// What is wrong is in `problems`; a file of another format is one problem.
    #[must_use]
    pub fn read(file: &str, bytes: &[u8]) -> Self {
        let mut terms = Self { file: file.to_owned(), ..Self::default() };
        match Form::of(bytes) {
            Form::Toml => match std::str::from_utf8(bytes) {
                Ok(text) => from_toml::read(text, &mut terms),
                Err(error) => {
                    terms.fail(line_of(bytes, &error), "this is not UTF-8 text", "save the file as UTF-8");
                }
            },
            Form::Obo => obo::read(&text_of(bytes, &mut terms), &mut terms),
            Form::MeshAscii => mesh::read_ascii(&text_of(bytes, &mut terms), &mut terms),
            Form::MeshXml => mesh::read_xml(&text_of(bytes, &mut terms), &mut terms),
            Form::Other(what) => {
                terms.fail(1, what, "give a TOML file, an OBO file, or MeSH descriptors (ASCII or XML)");
            }
        }
        terms.problems.sort();
        terms
    }

    /// Whether names and concepts come from someone else's terminology; these never join shipped
    /// concepts with one another.
    #[must_use]
    pub fn is_import(&self) -> bool {
        self.about.imported_from.is_some()
    }

    /// The first problem that keeps it from being used.
    #[must_use]
    pub fn error(&self) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.level == Level::Error)
    }

    /// Names that its concepts have, with those they are shown by.
    #[must_use]
    pub fn names(&self) -> usize {
        self.entries.iter().map(|entry| usize::from(entry.name.is_some()) + entry.names.len()).sum()
    }

    pub(super) fn imported(&mut self, format: &str) {
        self.about.imported_from = Some(self.file.clone());
        self.about.format = Some(format.to_owned());
    }

    pub(super) fn fail(&mut self, line: usize, what: impl Into<String>, advice: impl Into<String>) {
        self.problems.push(Problem { line, level: Level::Error, what: what.into(), advice: advice.into() });
    }

    pub(super) fn warn(&mut self, line: usize, what: impl Into<String>, advice: impl Into<String>) {
        self.problems.push(Problem { line, level: Level::Warning, what: what.into(), advice: advice.into() });
    }

    pub(super) fn leave_out(&mut self, what: impl Into<String>) {
        *self.left_out.entry(what.into()).or_default() += 1;
    }

    /// Adds a line to those on licence and rights.
    pub(super) fn add_licence(&mut self, line: &str) {
        match &mut self.about.licence {
            Some(licence) => {
                licence.push_str("; ");
                licence.push_str(line);
            }
            None => self.about.licence = Some(line.to_owned()),
        }
    }
}

/// The text of a published file: UTF-8, or the Latin letters that older releases have.
fn text_of<'b>(bytes: &'b [u8], terms: &mut Terms) -> Cow<'b, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) => {
            let what = "this is not UTF-8 text, and is read as Windows-1252";
            terms.warn(line_of(bytes, &error), what, "look at the letters of this line in what was imported");
            encoding_rs::WINDOWS_1252.decode(bytes).0
        }
    }
}

/// The line that is not UTF-8.
fn line_of(bytes: &[u8], error: &Utf8Error) -> usize {
    1 + bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count()
}

/// The formats.
enum Form {
    Toml,
    Obo,
    MeshAscii,
    MeshXml,
    Other(&'static str),
}

impl Form {
    /// Bytes that are looked at.
    const HEAD: usize = 1 << 16;

    /// The format, by what a file begins with.
    fn of(bytes: &[u8]) -> Self {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(Self::HEAD)]);
        let head = head.trim_start_matches('\u{feff}').trim_start();
        let has_line = |line: &str| head.lines().any(|it| it.trim_end() == line);
        if head.starts_with('<') {
            return if head.contains("<DescriptorRecord") {
                Self::MeshXml
            } else if head.contains("rdf:RDF") || head.contains("<Ontology") {
                Self::Other("this is an ontology in OWL, which is not read; the same release has a .obo file")
            } else {
                Self::Other("this is XML, and no MeSH descriptors")
            };
        }
        if bytes.starts_with(&[0x1f, 0x8b]) || bytes.starts_with(b"PK") {
            return Self::Other("this file is compressed; unpack it first");
        }
        if has_line("*NEWRECORD") {
            Self::MeshAscii
        } else if has_line("[Term]") || head.starts_with("format-version:") {
            Self::Obo
        } else if head.contains('\0') {
            Self::Other("this is no text")
        } else {
            Self::Toml
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_vocabulary_says_what_it_is() {
        for (bytes, says) in [
            (&b"\x1f\x8b\x08rest"[..], "compressed"),
            (b"<?xml version='1.0'?><rdf:RDF>", ".obo"),
            (b"<html><p>x", "XML"),
            (b"a\0b", "no text"),
            (b"[[concept]]\nname = \"caf\xe9\"", "UTF-8"),
        ] {
            let terms = Terms::read("x", bytes);
            assert!(terms.error().unwrap().what.contains(says), "{:?}", terms.problems);
        }
        assert_eq!(Terms::read("x", b"[[concept]]\nname = \"caf\xe9\"").error().unwrap().line, 2);
    }

    #[test]
    fn old_letters_are_read() {
        let bytes = b"*NEWRECORD\nMH = M\xe9ni\xe8re Trouble\nMN = C09.1\nUI = D1\n";
        let terms = Terms::read("d.bin", bytes);
        assert_eq!(terms.entries[0].name.as_deref(), Some("Ménière Trouble"));
        assert_eq!((terms.problems.len(), terms.problems[0].line), (1, 2));
    }
}
