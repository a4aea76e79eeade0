//! The folder an index lies in: tantivy's own, but one that can be read where nothing can be written
//! (a CD, a mounted snapshot, a colleague's folder).

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, META_LOCK, MmapDirectory, WatchCallback, WatchHandle,
    WritePtr,
    error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError},
};

/// A folder with an index in it.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    path: PathBuf,
    inner: MmapDirectory,
}

impl Folder {
    pub(super) fn open(path: &Path) -> Result<Self, OpenDirectoryError> {
        Ok(Self { path: path.to_path_buf(), inner: MmapDirectory::open(path)? })
    }
}

impl Directory for Folder {
    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        match self.inner.acquire_lock(lock) {
            // A reader takes this lock so that no file goes while it opens them; where it may not
            // write, it does without: the worst that can happen is a file that is not found.
            Err(LockError::IoError(error)) if lock.filepath == META_LOCK.filepath && is_denied(&error) => {
                Ok(DirectoryLock::from(Box::new(())))
            }
            locked => locked,
        }
    }

    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.inner.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.inner.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.inner.atomic_read(path)
    }

    /// As tantivy's, but the file gets the rights that the user's other files get; tantivy makes it
    /// one that nobody else can read.
    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        let target = self.path.join(path);
        let beside = self.path.join(format!(".{}.new", path.display()));
        let mut file = File::create(&beside)?;
        file.write_all(data)?;
        file.sync_data()?;
        fs::rename(&beside, &target)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.inner.sync_directory()
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}

fn is_denied(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
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
        assert_eq!((mode("meta.json"), mode(".managed.json")), (mode("own"), mode("own")));
    }
}
