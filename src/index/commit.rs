//! `meta.json`, the file that makes a commit: tantivy's list of segments, to which we add the sums of
//! all files and, last, a sum of itself. Plain tantivy skips what it does not know.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read as _},
    path::Path,
    time::SystemTime,
};

use serde::{Deserialize, Serialize};

use super::{entry::Settings, fault, leftovers, schema::FORMAT, sums::Sums};
use crate::error::{Error, Result};

/// The file by which tantivy knows an index.
pub(super) const META: &str = "meta.json";

/// What stands between the rest of the file and its sum.
const SEAL: &str = ",\n  \"etio_sum\": \"";

/// What a commit carries beside its records.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Payload {
    /// The format of the index, [`FORMAT`].
    pub(super) etio_index: u32,
    /// What holds for the whole index.
    pub(super) settings: Settings,
}

/// A commit as it lies on disk, found to be whole and of this version.
#[derive(Debug)]
pub(super) struct Commit {
    /// The file's bytes.
    pub(super) bytes: Vec<u8>,
    /// When it was written.
    pub(super) written: SystemTime,
    /// Every file that it speaks of.
    pub(super) files: BTreeMap<String, Sums>,
    /// Its settings.
    pub(super) settings: Settings,
}

impl Commit {
    /// The last commit of the index in `dir`.
    pub(super) fn read(dir: &Path) -> Result<Self> {
        let damaged = |what: &str| Error::Damaged { path: dir.to_path_buf(), what: format!("{META} {what}") };
        let (bytes, written) = match read(dir) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(if leftovers::is_index(dir) {
                    damaged("is missing")
                } else {
                    Error::NoIndex(dir.to_path_buf())
                });
            }
            Err(error) => return Err(damaged(&format!("cannot be read: {error}"))),
        };
        let sealed = is_whole(&bytes);
        let Ok(parts) = serde_json::from_slice::<Parts>(&bytes) else { return Err(damaged("was altered")) };
        let settings = match &parts.payload {
            // Made, and never committed to.
            None if sealed => Settings::default(),
            None if parts.etio_sum.is_none() => {
                return Err(fault::other_version(dir, "another program".to_owned()));
            }
            None => return Err(damaged("was altered")),
            Some(payload) => match serde_json::from_str::<Version>(payload).map(|it| it.etio_index) {
                Ok(FORMAT) => match serde_json::from_str::<Payload>(payload) {
                    Ok(payload) if sealed => payload.settings,
                    _ => return Err(damaged("was altered")),
                },
                Ok(other) => return Err(fault::other_version(dir, format!("index format {other}"))),
                Err(_) if parts.etio_sum.is_some() && !sealed => return Err(damaged("was altered")),
                Err(_) => return Err(fault::other_version(dir, "another version".to_owned())),
            },
        };
        Ok(Self { bytes, written, files: parts.etio_files, settings })
    }
}

/// tantivy's list of segments with the sums of the files that it speaks of, and of itself.
pub(super) fn seal(meta: &[u8], known: &BTreeMap<String, Sums>) -> io::Result<Vec<u8>> {
    let list: Segments = serde_json::from_slice(meta)?;
    let files: BTreeMap<&String, &Sums> = known.iter().filter(|(name, _)| list.names(name)).collect();
    let text = String::from_utf8_lossy(meta);
    let open = text.trim_end().strip_suffix('}').unwrap_or(&text);
    let mut sealed = open.trim_end().to_owned();
    sealed.push_str(&format!(",\n  \"etio_files\": {}", serde_json::to_string(&files)?));
    let sum = crc32fast::hash(sealed.as_bytes());
    sealed.push_str(&format!("{SEAL}{sum:08x}\"\n}}\n"));
    Ok(sealed.into_bytes())
}

/// Whether the file's own sum fits.
fn is_whole(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    text.rsplit_once(SEAL).is_some_and(|(rest, sum)| {
        u32::from_str_radix(sum.trim_end_matches(['"', '\n', '}']), 16)
            == Ok(crc32fast::hash(rest.as_bytes()))
    })
}

fn read(dir: &Path) -> io::Result<(Vec<u8>, SystemTime)> {
    let mut file = File::open(dir.join(META))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok((bytes, file.metadata()?.modified()?))
}

/// What we read of the file ourselves.
#[derive(Deserialize)]
struct Parts {
    payload: Option<String>,
    #[serde(default)]
    etio_files: BTreeMap<String, Sums>,
    etio_sum: Option<String>,
}

/// What any version's payload begins with.
#[derive(Deserialize)]
struct Version {
    etio_index: u32,
}

/// The segments of a commit.
#[derive(Deserialize)]
struct Segments {
    segments: Vec<Segment>,
}

#[derive(Deserialize)]
struct Segment {
    segment_id: String,
    deletes: Option<Deletes>,
}

#[derive(Deserialize)]
struct Deletes {
    opstamp: u64,
}

impl Segments {
    /// Whether a file of this name belongs to the commit.
    fn names(&self, file: &str) -> bool {
        let Some((id, rest)) = file.split_once('.') else { return false };
        self.segments.iter().any(|segment| {
            segment.segment_id.replace('-', "") == id
                && match rest.strip_suffix(".del") {
                    Some(stamp) => {
                        segment.deletes.as_ref().is_some_and(|deletes| deletes.opstamp.to_string() == stamp)
                    }
                    None => true,
                }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const META: &str =
        r#"{ "segments": [{"segment_id": "ab-cd", "deletes": {"opstamp": 7}}], "opstamp": 9 }"#;

    fn sealed() -> Vec<u8> {
        let names = ["abcd.store", "abcd.7.del", "abcd.5.del", "ef.store"];
        let known = names.map(|name| (name.to_owned(), Sums::default())).into();
        seal(META.as_bytes(), &known).unwrap()
    }

    #[test]
    fn a_sealed_list_is_json_and_names_its_files_only() {
        let parts: Parts = serde_json::from_slice(&sealed()).unwrap();
        assert_eq!(parts.etio_files.into_keys().collect::<Vec<_>>(), ["abcd.7.del", "abcd.store"]);
        let value: serde_json::Value = serde_json::from_slice(&sealed()).unwrap();
        assert_eq!(value["opstamp"], 9);
    }

    #[test]
    fn every_altered_byte_is_seen() {
        let whole = sealed();
        assert!(is_whole(&whole));
        let body = whole.len() - "\"\n}\n".len();
        for at in 0..body {
            let mut altered = whole.clone();
            altered[at] ^= 4;
            assert!(!is_whole(&altered), "at {at}");
            assert!(!is_whole(&whole[..at]), "cut at {at}");
        }
    }
}
