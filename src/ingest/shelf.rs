//! Where vocabularies of the user's own lie: TOML files in one folder, which hold for every run, and
//! their compiled form in a cache, so that a search need not read them. Files can also be named for a run.

use std::{
    fs, io,
    ops::Deref,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use super::place;
use crate::{
    causes::{About, Joined, ProblemLevel, Terms, Vocabulary},
    error::{Error, Result},
};

/// Files up to this size are known by their content; larger ones, which imports write, by size and time.
const SMALL: u64 = 1 << 18;

/// Where vocabularies of the user's own lie.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    folder: Option<PathBuf>,
    cache: Option<PathBuf>,
}

/// The vocabulary that is in use.
#[derive(Debug)]
pub enum InUse {
    /// The shipped one alone.
    Shipped,
    /// With the user's own.
    Own(Box<Vocabulary>),
}

impl Deref for InUse {
    type Target = Vocabulary;

    fn deref(&self) -> &Vocabulary {
        match self {
            Self::Shipped => Vocabulary::shipped(),
            Self::Own(vocabulary) => vocabulary,
        }
    }
}

impl Shelf {
    /// A shelf in this folder, with this cache; neither need exist, and without a cache files are read
    /// each time.
    #[must_use]
    pub fn new(folder: Option<PathBuf>, cache: Option<PathBuf>) -> Self {
        Self { folder, cache }
    }

    /// The vocabulary made of these files, else of those in the folder.
    ///
    /// # Errors
    /// When a file cannot be read, or has a mistake that keeps it from being used.
    pub fn vocabulary(&self, files: &[PathBuf]) -> Result<InUse> {
        let asked = files;
        let files = if files.is_empty() { self.files()? } else { files.to_vec() };
        if files.is_empty() {
            return Ok(InUse::Shipped);
        }
        let key = key(&files)?;
        // What lies in the folder has one place, so that there is nothing to tidy up.
        let places = if asked.is_empty() { self.folder.as_slice() } else { asked };
        let compiled = self.cache.as_ref().map(|cache| cache.join(compiled_name(places)));
        if let Some(path) = &compiled
            && let Ok(file) = fs::File::open(path)
            && let Some(vocabulary) = Vocabulary::read_compiled(&key, file)
        {
            return Ok(InUse::Own(Box::new(vocabulary)));
        }
        let vocabulary = compile(&files)?;
        if let Some(path) = &compiled {
            // Without a cache it is compiled again the next time, which is all that is lost.
            let _ = keep(path, |out| vocabulary.write_compiled(&key, out));
        }
        Ok(InUse::Own(Box::new(vocabulary)))
    }

    /// The files in the folder, by name.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn files(&self) -> Result<Vec<PathBuf>> {
        let Some(folder) = &self.folder else { return Ok(Vec::new()) };
        let failed = |reason| Error::Read { path: folder.clone(), reason };
        let entries = match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(failed)?,
        };
        let mut files = Vec::new();
        for entry in entries {
            let path = entry.map_err(failed)?.path();
            let is_hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            if !is_hidden && path.extension().is_some_and(|extension| extension == "toml") {
                files.push(path);
            }
        }
        files.sort();
        Ok(files)
    }

    /// The folder.
    ///
    /// # Errors
    /// When there is none, because nothing says where the user's folders are.
    pub fn folder(&self) -> Result<&Path> {
        let nowhere = || Error::Usage("no folder for vocabularies: set HOME or XDG_CONFIG_HOME".to_owned());
        self.folder.as_deref().ok_or_else(nowhere)
    }

    /// What each of these files, or of those in the folder, says of itself; concepts are not read.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn about(&self, files: &[PathBuf]) -> Result<Vec<(String, About)>> {
        let files = if files.is_empty() { self.files()? } else { files.to_vec() };
        let about = |path: &PathBuf| {
            let bytes = bytes_of(path)?;
            let end = bytes.windows(12).position(|it| it == b"\n[[concept]]").unwrap_or(bytes.len());
            let head = Terms::read(&name_of(path), &bytes[..end]);
            Ok((head.file, head.about))
        };
        files.iter().map(about).collect()
    }
}

/// Reads a vocabulary file.
pub(super) fn read(path: &Path) -> Result<Terms> {
    Ok(Terms::read(&name_of(path), &bytes_of(path)?))
}

pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|reason| Error::Read { path: path.to_path_buf(), reason })
}

/// A file's name without its folder.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| place::shown(Path::new(name)))
}

/// Writes a file beside its place and then names it, so that nobody reads half of it.
pub(super) fn keep(path: &Path, write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = path.with_file_name(format!(".{}.{}", name_of(path), std::process::id()));
    let mut out = io::BufWriter::new(fs::File::create(&beside)?);
    let written = write(&mut out).and_then(|()| io::Write::flush(&mut out));
    drop(out);
    let kept = written.and_then(|()| fs::rename(&beside, path));
    if kept.is_err() {
        // What is half written is of no use; that it stays does no harm either.
        let _ = fs::remove_file(&beside);
    }
    kept
}

fn compile(files: &[PathBuf]) -> Result<Vocabulary> {
    let terms: Vec<Terms> = files.iter().map(|path| read(path)).collect::<Result<_>>()?;
    let Joined { vocabulary, problems, .. } = Vocabulary::with(&terms);
    for (path, problems) in files.iter().zip(problems) {
        if let Some(problem) = problems.into_iter().find(|it| it.level == ProblemLevel::Error) {
            let what = format!("{}; {}", problem.what, problem.advice);
            return Err(Error::Data { path: path.clone(), line: problem.line, what });
        }
    }
    Ok(vocabulary)
}

/// By what the files are known to be the same as before, and this program to make the same of them.
fn key(files: &[PathBuf]) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes()).update(Vocabulary::shipped().hash().as_bytes());
    for path in files {
        let failed = |reason| Error::Read { path: path.clone(), reason };
        let metadata = fs::metadata(path).map_err(failed)?;
        hasher.update(name_of(path).as_bytes()).update(&metadata.len().to_le_bytes());
        if metadata.len() <= SMALL {
            hasher.update(&bytes_of(path)?);
        } else {
            let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            hasher.update(&modified.map_or(0, |since| since.as_nanos()).to_le_bytes());
        }
    }
    Ok(hasher.finalize().to_hex()[..16].to_owned())
}

/// The name of the compiled form of what lies at these places, whatever becomes of it.
fn compiled_name(places: &[PathBuf]) -> String {
    let mut hasher = blake3::Hasher::new();
    for path in places {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        hasher.update(path.as_os_str().as_encoded_bytes()).update(&[0]);
    }
    format!("vocabulary-{}", &hasher.finalize().to_hex()[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_compiled_once_and_again_when_they_change() {
        let dir = tempfile::tempdir().unwrap();
        let (folder, cache) = (dir.path().join("own"), dir.path().join("cache"));
        let shelf = Shelf::new(Some(folder.clone()), Some(cache.clone()));
        assert!(matches!(shelf.vocabulary(&[]).unwrap(), InUse::Shipped));
        fs::create_dir(&folder).unwrap();
        let file = folder.join("my.toml");
        fs::write(&file, "[[concept]]\nname = 'Brain zap'\nkind = 'symptom'").unwrap();
        fs::write(folder.join(".my.toml.swp"), "x").unwrap();
        let known = |name: &str| shelf.vocabulary(&[]).unwrap().lookup(name).is_some();
        assert!(known("brain zaps") && known("brain zaps"));
        assert_eq!(fs::read_dir(&cache).unwrap().count(), 1);
        fs::write(&file, "[[concept]]\nname = 'Brain zip'\nkind = 'symptom'").unwrap();
        assert!(known("brain zips") && !known("brain zaps"));
        assert_eq!(fs::read_dir(&cache).unwrap().count(), 1);
        let compiled = fs::read_dir(&cache).unwrap().next().unwrap().unwrap().path();
        fs::write(compiled, "damaged").unwrap();
        assert!(known("brain zips"));
        fs::write(&file, "[[concept]]\nname = 7").unwrap();
        let error = shelf.vocabulary(&[]).unwrap_err().to_string();
        assert!(error.contains("my.toml:2: `name` is integer"), "{error}");
        let other = dir.path().join("other.toml");
        fs::write(&other, "[[concept]]\nname = 'Brain zop'\nkind = 'symptom'").unwrap();
        assert!(shelf.vocabulary(&[other]).unwrap().lookup("brain zop").is_some());
    }

    #[test]
    fn without_folders_there_is_what_is_shipped() {
        let shelf = Shelf::default();
        assert!(shelf.vocabulary(&[]).unwrap().is_shipped());
        assert!(shelf.folder().is_err());
    }
}
