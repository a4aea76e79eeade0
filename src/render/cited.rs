//! The works that one page cites, those of one passage first.

use super::{
    clean, document,
    look::{Lines, Look, Tint, count},
};
use crate::{
    library::Shown,
    model::{Document, Reference},
};

impl Look {
    /// The works that a page cites; where a passage is shown, first those that it cites itself.
    #[must_use]
    pub fn cited(self, shown: &Shown) -> String {
        let mut lines = Lines::new(self);
        let Some(head) = &shown.page().head else { return self.shown(shown) };
        lines.put(0, &self.tint(Tint::Heading, &clean(head.title.as_deref().unwrap_or("(no title)"))));
        if let Shown::Passage(found) = shown {
            let cites = &found.passage.passage.cites;
            let is_cited = |work: &&Reference| cites.iter().any(|cite| cite.reference == work.key);
            let own: Vec<&Reference> = head.references.iter().filter(is_cited).collect();
            lines.gap();
            lines.put(0, &format!("This passage cites {}", count(own.len(), "work", "works")));
            own.into_iter().for_each(|work| document::reference(&mut lines, work));
        }
        lines.gap();
        self.all(head, &mut lines);
        lines.finish()
    }

    fn all(self, head: &Document, lines: &mut Lines) {
        lines.put(0, &format!("The page cites {}", count(head.references.len(), "work", "works")));
        head.references.iter().for_each(|work| document::reference(lines, work));
        document::unresolved(lines, head);
    }
}
