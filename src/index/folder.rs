//! The folder an index lies in, as tantivy sees it. Who reads sees one commit and writes nothing, not
//! even a lock, so that a CD, a mounted snapshot or a colleague's folder will do; who writes notes the
//! sums of what it writes. Every byte that is read is compared with its sum first.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufWriter, Write as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, INDEX_WRITER_LOCK, Lock, MmapDirectory, WatchCallback, WatchHandle,
    WritePtr,
    error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError},
};

use super::{
    checked::CheckedFile,
    commit::{self, Commit, META},
    fault::Broken,
    leftovers,
    sums::{Summing, Sums},
};

/// Where tantivy lists the files that it wrote; we need no list, the folder has them.
const MANAGED: &str = ".managed.json";

/// A folder with an index in it.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    path: PathBuf,
    inner: MmapDirectory,
    /// The commit that is read; none for who writes.
    read: Option<Arc<Commit>>,
    /// The sums of all files that may be read.
    known: Arc<Mutex<BTreeMap<String, Sums>>>,
}

impl Folder {
    /// The folder as this commit left it.
    pub(super) fn reading(path: &Path, commit: Commit) -> Result<Self, OpenDirectoryError> {
        let known = commit.files.clone();
        Ok(Self { read: Some(Arc::new(commit)), ..Self::writing(path, known)? })
    }

    /// The folder for whoever holds its lock; these files are in it.
    pub(super) fn writing(path: &Path, known: BTreeMap<String, Sums>) -> Result<Self, OpenDirectoryError> {
        let (inner, known) = (MmapDirectory::open(path)?, Arc::new(Mutex::new(known)));
        Ok(Self { path: path.to_path_buf(), inner, read: None, known })
    }

    /// Compares a whole file with its sums.
    pub(super) fn check(&self, name: &str) -> Result<(), OpenReadError> {
        let path = Path::new(name);
        self.open(path)?.check().map_err(|error| OpenReadError::wrap_io_error(error, path.to_path_buf()))
    }

    fn open(&self, path: &Path) -> Result<CheckedFile, OpenReadError> {
        let name = path.to_string_lossy();
        let Some(sums) = self.known().get(&*name).cloned() else {
            return Err(OpenReadError::FileDoesNotExist(path.to_path_buf()));
        };
        let broken = |error| OpenReadError::wrap_io_error(error, path.to_path_buf());
        let inner = match self.inner.get_file_handle(path) {
            Err(OpenReadError::FileDoesNotExist(_)) => return Err(broken(Broken::new(&name, "is missing"))),
            opened => opened?,
        };
        CheckedFile::new(&name, inner, sums).map_err(broken)
    }

    /// Whether a file was touched after the commit that speaks of it, which is always written last.
    fn is_newer(&self, path: &Path) -> bool {
        self.read.as_ref().is_some_and(|commit| {
            let modified = fs::metadata(self.path.join(path)).and_then(|metadata| metadata.modified());
            modified.is_ok_and(|modified| modified > commit.written)
        })
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<String, Sums>> {
        // Every change of the map is whole, whatever became of the thread.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Directory for Folder {
    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        // The lock of who writes is held for longer than tantivy would (`WriteLock`); who reads needs
        // none, as it can read again if a file is gone.
        if self.read.is_some() || lock.filepath == INDEX_WRITER_LOCK.filepath {
            return Ok(DirectoryLock::from(Box::new(())));
        }
        self.inner.acquire_lock(lock)
    }

    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let file = self.open(path)?;
        if self.is_newer(path) {
            file.check().map_err(|error| OpenReadError::wrap_io_error(error, path.to_path_buf()))?;
        }
        Ok(Arc::new(file))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.known().remove(&*path.to_string_lossy());
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let (known, name) = (Arc::clone(&self.known), path.to_string_lossy().into_owned());
        let keep = move |sums| {
            known.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone(), sums);
        };
        let file = self
            .inner
            .open_write(path)?
            .into_inner()
            .map_err(|error| OpenWriteError::wrap_io_error(error.into_error(), path.to_path_buf()))?;
        Ok(BufWriter::new(Box::new(Summing::new(file, keep))))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        match (&self.read, path == Path::new(MANAGED)) {
            (Some(commit), false) if path == Path::new(META) => Ok(commit.bytes.clone()),
            (None, true) => {
                let mut names = leftovers::names(&self.path);
                names.retain(|name| leftovers::is_segment_file(name));
                Ok(serde_json::to_vec(&names).unwrap_or_default())
            }
            (Some(_), true) => Err(OpenReadError::FileDoesNotExist(path.to_path_buf())),
            _ => self.inner.atomic_read(path),
        }
    }

    /// As tantivy's, but the file gets the rights that the user's other files get; tantivy makes it
    /// one that nobody else can read.
    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        if path == Path::new(MANAGED) {
            return Ok(());
        }
        if path == Path::new(META) {
            return replace(&self.path, path, &commit::seal(data, &self.known())?);
        }
        replace(&self.path, path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.inner.sync_directory()
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}

/// Writes a file, or leaves the one that is there as it is.
pub(super) fn replace(dir: &Path, name: &Path, data: &[u8]) -> io::Result<()> {
    let beside = dir.join(leftovers::unfinished(name));
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(data)?;
        file.sync_data()
    });
    written.and_then(|()| fs::rename(&beside, dir.join(name))).inspect_err(|_| {
        // Half a file helps nobody; on a full disk its space does.
        let _ = fs::remove_file(&beside);
    })
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use crate::index::sample::{Sample, index_of};

    #[test]
    fn others_may_read_what_they_may_read_elsewhere() {
        let (dir, _reader) = index_of(&[Sample::page("a.html")]);
        let own = dir.path().join("own");
        std::fs::write(&own, "").unwrap();
        let mode = |name: &str| std::fs::metadata(dir.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode("meta.json"), mode("own"));
    }
}
