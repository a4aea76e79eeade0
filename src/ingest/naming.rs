//! A change of the user's own vocabulary noted in an index. What pages were read as stays in the index
//! as it is, and readers rename it; so a change costs a commit of settings, and no page is opened.

use std::{collections::BTreeSet, path::Path};

use serde::{Deserialize, Serialize};

use super::{
    turn,
    update::{Run, Update},
};
use crate::{
    causes::Vocabulary,
    error::{Error, Result},
    index::{Index, Reader, Settings},
};

/// What a vocabulary of the user's own renames in an index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renamed {
    /// Causes that go by its names.
    pub causes: usize,
    /// Topics that do.
    pub topics: usize,
    /// Mentions of these.
    pub mentions: usize,
}

/// Notes in the index in `dir` which vocabulary is in use; says what it renames if that is another one
/// than at the last update, or was changed since. A dry run writes nothing.
///
/// # Errors
/// As those of an update. No index is no error: there is nothing to note.
pub fn note_vocabulary(
    dir: &Path,
    vocabulary: &Vocabulary,
    asked: &Update,
    run: &mut Run<'_>,
) -> Result<Option<Renamed>> {
    let index = match Index::open(dir) {
        Err(Error::NoIndex(_)) => return Ok(None),
        opened => opened?,
    };
    let hash = if vocabulary.is_shipped() { "" } else { vocabulary.hash() };
    let reader = index.reader()?;
    if reader.settings().names == hash {
        return Ok(None);
    }
    let renamed = count(&reader, &index.reader()?.renamed(&|read| vocabulary.renamed(read))?)?;
    if !asked.dry_run {
        let writer = index.writer_with(turn::take(dir, asked.no_wait, run)?)?;
        // Read anew: another process may have written since.
        let settings = Settings { names: hash.to_owned(), ..index.reader()?.settings().clone() };
        writer.commit(&settings)?;
    }
    Ok(Some(renamed))
}

fn count(read: &Reader, renamed: &Reader) -> Result<Renamed> {
    let renaming = renamed.renaming();
    let (mut causes, mut topics) = (BTreeSet::new(), BTreeSet::new());
    let mut mentions = 0;
    let rows = read.mentions()?;
    for row in &rows {
        let (cause, of) = (&row.mention.cause.id, &row.mention.of.id);
        let (is_cause, is_topic) = (renaming.of_id(cause).is_some(), renaming.of_id(of).is_some());
        causes.extend(is_cause.then(|| cause.clone()));
        topics.extend(is_topic.then(|| of.clone()));
        mentions += usize::from(is_cause || is_topic);
    }
    for topic in read.cards()?.iter().flat_map(|card| &card.topics) {
        topics.extend(renaming.of_id(&topic.id).map(|_| topic.id.clone()));
    }
    Ok(Renamed { causes: causes.len(), topics: topics.len(), mentions })
}
