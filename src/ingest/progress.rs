//! What a run tells its caller on the way, so that a bar can be drawn.

/// Told how far a run is. Every method does nothing unless it is overridden.
pub trait Progress {
    /// Another process writes to the index; this run waits for it to end.
    fn waiting(&mut self) {}

    /// A root is being walked.
    fn walking(&mut self, _root: &str) {}

    /// The plan is made: so many pages will be read.
    fn planned(&mut self, _pages: usize) {}

    /// A page was read, or could not be; its path in its root.
    fn read(&mut self, _path: &str) {}

    /// The pages are read; the index is being written.
    fn writing(&mut self) {}
}

/// Tells nobody.
impl Progress for () {}
