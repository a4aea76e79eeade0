//! Every format in which people keep pages: told by content, read into the same document, kept page by page
//! in the index, and refused by name where it is broken.

mod containers;
mod hostile;
pub(crate) mod made;
mod real;
mod same;
mod sidecars;

pub(crate) use hostile::sound;
