//! The addresses that a part of a document links to, by the ids that its text names them by.

use std::collections::HashMap;

use crate::read::steps::{self, Step};

/// Reads the relationships of a part.
pub(super) fn read(rels: &str) -> HashMap<String, String> {
    let mut links = HashMap::new();
    steps::walk(rels, |step| {
        if let Step::Open("Relationship", tag) = step
            && tag.get("Type").is_some_and(|kind| kind.ends_with("/hyperlink"))
            && let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target"))
        {
            links.insert(id, target);
        }
    });
    links
}
