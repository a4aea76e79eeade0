//! What is broader than what, once all concepts are together: by the ids that they have now, and never
//! round in a ring.

use std::collections::BTreeSet;

use super::{pool::Pool, terms::Terms};

impl Pool {
    /// Looks up broader concepts by all ids that they have now.
    pub(super) fn settle_broader(&mut self, files: &[Terms]) {
        for (at, file, entry) in std::mem::take(&mut self.above) {
            for above in &files[file].entries[entry].broader {
                match self.ids.get(&above.text).copied() {
                    Some(found) if found == at || self.is_within(found, at) => {
                        let what = format!("{} would be its own broader concept", self.shown(at));
                        self.warn(file, above.line, what, "it is passed over; take one of the two ids out");
                    }
                    Some(found) => {
                        let id = self.concept(found).id.clone();
                        let concept =
                            self.concepts[at].as_mut().expect("maps lead to concepts that are there");
                        if !concept.broader.contains(&id) {
                            concept.broader.push(id);
                        }
                    }
                    None => {
                        let what = format!("no concept has the id `{}`", above.text);
                        self.warn(
                            file,
                            above.line,
                            what,
                            "it is passed over; `etio vocabulary show NAME` prints ids",
                        );
                    }
                }
            }
        }
        // Ids of concepts that became part of others.
        for at in 0..self.concepts.len() {
            let Some(concept) = &self.concepts[at] else { continue };
            let now =
                |id: &String| self.ids.get(id).map_or_else(|| id.clone(), |&at| self.concept(at).id.clone());
            let mut broader: Vec<String> =
                concept.broader.iter().map(now).filter(|id| *id != concept.id).collect();
            let mut seen = BTreeSet::new();
            broader.retain(|id| seen.insert(id.clone()));
            if let Some(concept) = &mut self.concepts[at] {
                concept.broader = broader;
            }
        }
    }

    /// Whether a concept has `above` among its broader ones.
    fn is_within(&self, at: usize, above: usize) -> bool {
        let (mut todo, mut seen) = (vec![at], BTreeSet::from([at]));
        while let Some(at) = todo.pop() {
            if at == above {
                return true;
            }
            let broader = self.concept(at).broader.iter().filter_map(|id| self.ids.get(id).copied());
            todo.extend(broader.filter(|above| seen.insert(*above)));
        }
        false
    }
}
