//! The concepts of a vocabulary, each read from its line when it is first asked for.

use std::{
    borrow::Cow,
    fmt,
    io::{self, Read, Seek, SeekFrom},
    sync::{Mutex, OnceLock, PoisonError},
};

use super::{Concept, ConceptKind};

/// The concepts by their numbers.
#[derive(Debug)]
pub(super) struct Table {
    lines: Lines,
    ends: Cow<'static, [u8]>,
    /// Those asked for one by one.
    each: Box<[OnceLock<Box<Concept>>]>,
    /// All of them, once they have been asked for together.
    all: OnceLock<Vec<Concept>>,
}

/// What is read from where it lies: a file.
pub trait Store: Read + Seek + Send {}

impl<T: Read + Seek + Send> Store for T {}

/// `Compiled::lines`.
pub(super) enum Lines {
    /// In memory.
    Here(Cow<'static, [u8]>),
    /// In a file, from this byte on. A large vocabulary has many lines of which a run needs a few.
    There(Mutex<Box<dyn Store>>, u64),
}

impl Table {
    /// Of `Compiled::lines` and `Compiled::ends`.
    pub(super) fn new(lines: Lines, ends: Cow<'static, [u8]>) -> Self {
        let each = (0..ends.len() / 8).map(|_| OnceLock::new()).collect();
        Self { lines, ends, each, all: OnceLock::new() }
    }

    pub(super) fn concept(&self, number: usize) -> &Concept {
        match self.all.get() {
            Some(all) => &all[number],
            None => self.each[number].get_or_init(|| {
                let (start, end) = self.place(number);
                Box::new(concept(&self.lines.part(start, end)))
            }),
        }
    }

    pub(super) fn all(&self) -> &[Concept] {
        self.all.get_or_init(|| {
            let lines = self.lines();
            let line = |(start, end)| concept(lines.get(start..end).unwrap_or_default());
            (0..self.each.len()).map(|number| line(self.place(number))).collect()
        })
    }

    /// All lines.
    pub(super) fn lines(&self) -> Cow<'_, [u8]> {
        let len = self.each.len().checked_sub(1).map_or(0, |last| self.place(last).1);
        self.lines.part(0, len)
    }

    /// Where each line ends.
    pub(super) fn ends(&self) -> &[u8] {
        &self.ends
    }

    /// Where a concept's line begins and ends.
    fn place(&self, number: usize) -> (usize, usize) {
        let (ends, _) = self.ends.as_chunks();
        let end = |number: usize| u64::from_le_bytes(ends[number]) as usize;
        (number.checked_sub(1).map_or(0, end), end(number))
    }
}

impl Lines {
    /// The bytes `start..end`; none where the disk fails.
    fn part(&self, start: usize, end: usize) -> Cow<'_, [u8]> {
        match self {
            Self::Here(lines) => Cow::Borrowed(lines.get(start..end).unwrap_or_default()),
            Self::There(store, from) => {
                let mut store = store.lock().unwrap_or_else(PoisonError::into_inner);
                Cow::Owned(
                    read(&mut **store, from + start as u64, end.saturating_sub(start)).unwrap_or_default(),
                )
            }
        }
    }
}

impl fmt::Debug for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Here(lines) => f.debug_tuple("Here").field(&lines.len()).finish(),
            Self::There(_, from) => f.debug_tuple("There").field(from).finish(),
        }
    }
}

fn read(store: &mut dyn Store, from: u64, len: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; len];
    store.seek(SeekFrom::Start(from))?;
    store.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// The concept of a line. A line that cannot be read, because a disk fails or somebody changed the file
/// while it was read, is a concept that nothing else names.
fn concept(line: &[u8]) -> Concept {
    serde_json::from_slice(line).unwrap_or_else(|_| Concept {
        id: "unreadable".to_owned(),
        name: "(unreadable)".to_owned(),
        names: Vec::new(),
        kind: ConceptKind::Category,
        broader: Vec::new(),
        from: Vec::new(),
    })
}
