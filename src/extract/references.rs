//! Works that a page cites.
