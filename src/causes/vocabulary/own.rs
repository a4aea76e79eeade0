//! A vocabulary of the shipped concepts and files of a user's own: how it is made, kept between runs,
//! and how it renames what pages were read as.
//!
//! Pages are always read with the shipped vocabulary alone. What other files know is put over the
//! names that were found, so that they change no finding and a page need not be read again for them.

use std::{
    borrow::Cow,
    io::{self, SeekFrom, Write},
    sync::Mutex,
};

use fst::Map;
use serde::Serialize;

use super::{
    Concept, Vocabulary,
    compiled::Compiled,
    merge::{Merged, Tally, merge},
    table::{Lines, Store, Table},
    terms::{Problem, Terms},
};
use crate::model::{Document, Mention, Named, Topic};

/// The first line of a compiled vocabulary; the number counts its forms.
const MAGIC: &[u8] = b"etio vocabulary 2\n";

/// Digits of a key, and of a vocabulary's hash.
const DIGITS: usize = 16;

/// The largest part that is believed to be one.
const LARGEST: u64 = 1 << 31;

/// A vocabulary made of files, with what is to be said of each.
#[derive(Debug)]
pub struct Joined {
    /// The vocabulary.
    pub vocabulary: Vocabulary,
    /// Of each file, what is wrong with it by itself and beside the others, by line.
    pub problems: Vec<Vec<Problem>>,
    /// What each file brought.
    pub tallies: Vec<Tally>,
}

impl Vocabulary {
    /// The shipped concepts with those of these files.
    #[must_use]
    pub fn with(files: &[Terms]) -> Joined {
        let Merged { concepts, mut problems, tallies } = merge(Self::shipped().concepts(), files);
        for (all, terms) in problems.iter_mut().zip(files) {
            all.extend(terms.problems.iter().cloned());
            all.sort();
        }
        let shipped = Self::shipped();
        let as_read = |it: &Concept| shipped.concept(&it.id).is_some_and(|known| known.name == it.name);
        let Compiled { names, firsts, ids, lines, ends } = Compiled::with(&concepts, as_read);
        let vocabulary = Self::new(names, firsts, ids, lines, ends);
        // Set just now, so nobody was before.
        let _ = vocabulary.hash.set(hash(&concepts));
        Joined { vocabulary, problems, tallies }
    }

    /// Whether it is no more than what etio ships.
    #[must_use]
    pub fn is_shipped(&self) -> bool {
        self.is_shipped
    }

    /// What this vocabulary calls a cause or topic that pages were read as; none where it calls it so too.
    #[must_use]
    pub fn renamed(&self, read_as: &Named) -> Option<Named> {
        let id = self.id(&read_as.id);
        if self.is_shipped || id.is_some_and(|id| id.as_read) {
            return None;
        }
        let found = match id {
            Some(id) => self.table.concept(id.concept),
            None => self.lookup(&read_as.name)?,
        };
        let is_other = found.id != read_as.id || found.name != read_as.name;
        is_other.then(|| Named { id: found.id.clone(), name: found.name.clone() })
    }

    /// Renames the topics and causes of a document.
    pub fn rename(&self, document: &mut Document) {
        if self.is_shipped {
            return;
        }
        document.topics.iter_mut().for_each(|topic| self.rename_topic(topic));
        let mut seen = std::collections::BTreeSet::new();
        document.topics.retain(|topic| seen.insert(topic.id.clone()));
        let passages = document.sections.iter_mut().flat_map(|section| &mut section.passages);
        for Mention { cause, of, .. } in passages.flat_map(|passage| &mut passage.causes) {
            if let Some(named) = self.renamed(cause) {
                *cause = named;
            }
            self.rename_topic(of);
        }
    }

    fn rename_topic(&self, topic: &mut Topic) {
        let read_as = Named { id: std::mem::take(&mut topic.id), name: std::mem::take(&mut topic.name) };
        Named { id: topic.id, name: topic.name } = self.renamed(&read_as).unwrap_or(read_as);
    }

    /// Writes it in the form that needs no reading, under a key by which it is known again.
    ///
    /// # Errors
    /// When `out` refuses.
    pub fn write_compiled(&self, key: &str, out: &mut dyn Write) -> io::Result<()> {
        let lines = self.table.lines();
        let (names, ids) = (self.names.as_fst().as_bytes(), self.ids.as_fst().as_bytes());
        let parts = [names, &self.firsts, ids, self.table.ends(), &lines];
        out.write_all(MAGIC)?;
        out.write_all(&digits(key))?;
        out.write_all(&digits(self.hash()))?;
        for part in parts {
            out.write_all(&(part.len() as u64).to_le_bytes())?;
        }
        parts.into_iter().try_for_each(|part| out.write_all(part))
    }

    /// Takes up what [`Self::write_compiled`] wrote; none where it is of another key or form, or not
    /// whole. Lines of concepts are read when they are asked for.
    #[must_use]
    pub fn read_compiled<S: Store + 'static>(key: &str, mut input: S) -> Option<Self> {
        let mut head = [0; MAGIC.len() + 2 * DIGITS];
        input.read_exact(&mut head).ok()?;
        let (magic, rest) = head.split_at(MAGIC.len());
        let (found, hash) = rest.split_at(DIGITS);
        if magic != MAGIC || found != digits(key) {
            return None;
        }
        let mut lengths = [0_u64; 5];
        for length in &mut lengths {
            let mut bytes = [0; 8];
            input.read_exact(&mut bytes).ok()?;
            *length = u64::from_le_bytes(bytes);
        }
        let [.., lines] = lengths;
        let mut part = |length: u64| {
            let mut part = vec![0; usize::try_from(length).ok().filter(|_| length < LARGEST)?];
            input.read_exact(&mut part).ok()?;
            Some(Cow::Owned(part))
        };
        let names = Map::new(part(lengths[0])?).ok()?;
        let firsts = part(lengths[1])?;
        let ids = Map::new(part(lengths[2])?).ok()?;
        let ends: Cow<'static, [u8]> = part(lengths[3])?;
        let start = input.stream_position().ok()?;
        let last = ends.as_chunks::<8>().0.last().map_or(0, |end| u64::from_le_bytes(*end));
        let is_whole = input.seek(SeekFrom::End(0)).ok()? == start + lines;
        if !is_whole || firsts.len() != Compiled::FIRSTS || last != lines {
            return None;
        }
        let table = Table::new(Lines::There(Mutex::new(Box::new(input)), start), ends);
        let vocabulary = Self::of(names, firsts, ids, table);
        let _ = vocabulary.hash.set(String::from_utf8_lossy(hash).into_owned());
        Some(vocabulary)
    }
}

/// The first digits of a key or hash; ours are of this length.
fn digits(key: &str) -> [u8; DIGITS] {
    let mut digits = [b'0'; DIGITS];
    digits.iter_mut().zip(key.bytes()).for_each(|(digit, byte)| *digit = byte);
    digits
}

/// A hash of what concepts are and are called, not of the files and lines that say so.
fn hash(concepts: &[Concept]) -> String {
    #[derive(Serialize)]
    struct Said<'a>(&'a str, &'a str, &'a [String], super::ConceptKind, &'a [String]);
    let mut hasher = blake3::Hasher::new();
    for Concept { id, name, names, kind, broader, .. } in concepts {
        let said = Said(id, name, names, *kind, broader);
        let line = serde_json::to_vec(&said).expect("strings can be written to memory as JSON");
        hasher.update(&line).update(b"\n");
    }
    hasher.finalize().to_hex()[..DIGITS].to_owned()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    const OWN: &str = "[[concept]]\nid = 'stress'\nnames = ['brain zap']\n\
                       [[concept]]\nid = 'X'\nname = 'Gear trouble'\nnames = ['wobbly gears']\nkind = 'state'";

    fn named(id: &str, name: &str) -> Named {
        Named { id: id.to_owned(), name: name.to_owned() }
    }

    #[test]
    fn names_meet_and_shipped_ids_stay() {
        let vocabulary = Vocabulary::with(&[Terms::read("my.toml", OWN.as_bytes())]).vocabulary;
        let stress = Vocabulary::shipped().concept("stress").unwrap();
        assert_eq!(vocabulary.renamed(&named("brain-zap", "Brain zap")), Some(named("stress", &stress.name)));
        assert_eq!(
            vocabulary.renamed(&named("wobbly-gear", "Wobbly gear")),
            Some(named("X", "Gear trouble"))
        );
        assert_eq!(vocabulary.renamed(&named("stress", &stress.name)), None);
        assert_eq!(vocabulary.renamed(&named("hail", "Hail")), None);
        assert_eq!(vocabulary.lookup("brain zaps").unwrap().id, "stress");
        assert!(!vocabulary.is_shipped() && Vocabulary::shipped().is_shipped());
    }

    #[test]
    fn the_compiled_form_is_the_vocabulary() {
        let made = Vocabulary::with(&[Terms::read("my.toml", OWN.as_bytes())]).vocabulary;
        let mut bytes = Vec::new();
        made.write_compiled("0123456789abcdef", &mut bytes).unwrap();
        let read = Vocabulary::read_compiled("0123456789abcdef", Cursor::new(bytes.clone())).unwrap();
        assert_eq!(read.concepts(), made.concepts());
        assert_eq!(read.hash(), made.hash());
        assert_ne!(read.hash(), Vocabulary::shipped().hash());
        assert!(Vocabulary::read_compiled("another", Cursor::new(bytes.clone())).is_none());
        for cut in [0, 10, 60, bytes.len() / 2, bytes.len() - 1] {
            let cut = Cursor::new(bytes[..cut].to_vec());
            assert!(Vocabulary::read_compiled("0123456789abcdef", cut).is_none());
        }
    }

    #[test]
    fn the_hash_is_of_what_is_said_not_of_where() {
        let hash = |text: &str, file| {
            Vocabulary::with(&[Terms::read(file, text.as_bytes())]).vocabulary.hash().to_owned()
        };
        assert_eq!(hash(OWN, "a.toml"), hash(&format!("# a remark\n{OWN}"), "b.toml"));
        assert_ne!(hash(OWN, "a.toml"), hash(&OWN.replace("zap", "zip"), "a.toml"));
    }
}
