//! What holds in a group, and is as before when it ends.

use encoding_rs::Encoding;

use super::destination::Destination;
use crate::read::draft::Look;

/// What holds for the characters of a group.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) destination: Destination,
    pub(super) look: Look,
    pub(super) hidden: bool,
    pub(super) encoding: &'static Encoding,
    /// How many characters stand for one that is given by number.
    pub(super) stand_ins: usize,
    /// The size of the letters, in half points.
    pub(super) size: i32,
    /// Whether the next word says what the group is for, and may be one that we do not know.
    pub(super) optional: bool,
    /// Whether a link ends with the group.
    pub(super) link: bool,
}

/// What holds for a paragraph, until `\pard`.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    pub(super) style: i32,
    pub(super) outline: Option<u8>,
    /// The list and the level in it.
    pub(super) list: Option<i32>,
    pub(super) level: usize,
    /// Indents of the paragraph and of its first line.
    pub(super) indent: i32,
    pub(super) first: i32,
    pub(super) in_table: bool,
    pub(super) centred: bool,
}
