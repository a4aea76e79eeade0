//! The roots of an index followed: says when something in them has changed and all is quiet again. What
//! changed is not its business: an update sees that better than any list of events.

use std::{
    path::{Path, PathBuf},
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    time::{Duration, Instant},
};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::walk::Stat;
use crate::{
    error::{Error, Result},
    index::Index,
};

/// How often it looks whether it is to stop, and whether a folder went or came back.
const TICK: Duration = Duration::from_millis(200);

/// A folder is quiet when nothing happened for so long: files that are being written are whole then.
const SETTLE: Duration = Duration::from_secs(1);

/// A folder that is never quiet is read all the same after so long.
const LONGEST: Duration = Duration::from_secs(15);

/// Follows the roots of an index.
pub struct Follower {
    index: PathBuf,
    watcher: Option<RecommendedWatcher>,
    sender: Sender<()>,
    events: Receiver<()>,
    /// The roots as they were found, each with the inode it had; 0 for one that is missing.
    roots: Vec<(PathBuf, u64)>,
}

impl Follower {
    /// Follows the roots of the index in `dir`.
    ///
    /// # Errors
    /// When there is no index, it is damaged, or the system follows no more folders.
    pub fn of(dir: &Path) -> Result<Self> {
        let (sender, events) = channel();
        let index = std::fs::canonicalize(dir).unwrap_or_else(|_| dir.to_path_buf());
        let mut follower = Self { index, watcher: None, sender, events, roots: Vec::new() };
        follower.arm()?;
        Ok(follower)
    }

    /// Waits until something changed and all is quiet again; `false` when `stop` is set.
    ///
    /// # Errors
    /// When the system follows no more folders.
    pub fn wait(&mut self, stop: &AtomicBool) -> Result<bool> {
        let mut since: Option<(Instant, Instant)> = None;
        loop {
            if stop.load(Ordering::Relaxed) {
                return Ok(false);
            }
            let mut news = match self.events.recv_timeout(TICK) {
                Ok(()) => true,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
            };
            while self.events.try_recv().is_ok() {}
            if self.roots.iter().any(|(path, inode)| inode_of(path) != *inode) {
                self.arm()?;
                news = true;
            }
            let now = Instant::now();
            since = match since {
                None if news => Some((now, now)),
                Some((first, _)) if news => Some((first, now)),
                since => since,
            };
            if since.is_some_and(|(first, last)| now - last >= SETTLE || now - first >= LONGEST) {
                return Ok(true);
            }
        }
    }

    /// Follows the roots that are there, as they are now.
    fn arm(&mut self) -> Result<()> {
        let (sender, index) = (self.sender.clone(), self.index.clone());
        let told = move |event: notify::Result<notify::Event>| {
            let matters = event.map_or(true, |event| {
                !matches!(event.kind, EventKind::Access(_))
                    && (event.paths.is_empty() || event.paths.iter().any(|path| !path.starts_with(&index)))
            });
            if matters {
                // Nobody listens any more when the follower is gone.
                let _ = sender.send(());
            }
        };
        let mut watcher =
            notify::recommended_watcher(told).map_err(|error| unfollowed(&self.index, &error))?;
        let settings = Index::open(&self.index)?.reader()?.settings().clone();
        self.roots = settings
            .roots
            .into_iter()
            .map(|root| {
                let path = PathBuf::from(root.path);
                let inode = inode_of(&path);
                (path, inode)
            })
            .collect();
        for (path, _) in self.roots.iter().filter(|(_, inode)| *inode != 0) {
            match watcher.watch(path, RecursiveMode::Recursive) {
                // It went meanwhile; that will be seen.
                Err(_) if inode_of(path) == 0 => {}
                watched => watched.map_err(|error| unfollowed(path, &error))?,
            }
        }
        self.watcher = Some(watcher);
        Ok(())
    }
}

impl std::fmt::Debug for Follower {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Follower").field("roots", &self.roots).finish_non_exhaustive()
    }
}

/// What a folder is told by from another that has its name; 0 where there is none.
fn inode_of(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |metadata| Stat::of(&metadata).inode.max(1))
}

fn unfollowed(path: &Path, error: &notify::Error) -> Error {
    let advice = if matches!(error.kind, notify::ErrorKind::MaxFilesWatch) {
        "; raise fs.inotify.max_user_watches, or run `etio index` now and then instead"
    } else {
        "; run `etio index` now and then instead"
    };
    Error::Usage(format!("{}: cannot be followed ({error}){advice}", path.display()))
}
