//! Where sources differ, in words, each with the passages that say so.

use super::{Sheet, name};
use crate::{
    compare::{Difference, DifferenceKind, Side},
    render::{clean, look::Tint},
};

impl Sheet<'_> {
    pub(super) fn differences(&mut self) {
        let (contradicting, other): (Vec<&Difference>, Vec<&Difference>) =
            self.comparison.differences.iter().partition(|difference| difference.contradicts);
        self.part("Where sources contradict each other", &contradicting);
        self.part("Where they differ without contradicting", &other);
    }

    fn part(&mut self, title: &str, differences: &[&Difference]) {
        if differences.is_empty() {
            return;
        }
        self.lines.gap();
        self.lines.put(0, &self.look.tint(Tint::Heading, title));
        for difference in differences {
            let cause = self.look.tint(Tint::Source, &clean(&difference.cause.name));
            self.lines.put(2, &format!("{cause}: {}", in_words(difference.kind)));
            for side in &difference.sides {
                self.side(side);
            }
        }
    }

    fn side(&mut self, side: &Side) {
        let column = self.comparison.sources.iter().find(|column| column.id == side.source);
        let source = column.map_or_else(|| clean(&side.source).into_owned(), name);
        let says = clean(&side.says);
        self.lines.hang(4, "• ", &format!("{source}, {says}: “{}” ", clean(&side.text)));
        let id = self.look.tint(Tint::Faint, &clean(&side.passage));
        self.lines.put(6, &id);
    }
}

/// A kind of difference in words.
pub(in crate::render) fn in_words(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Frequency => "common here, less common or rare there",
        DifferenceKind::Severity => "serious here, benign there",
        DifferenceKind::Denied => "a cause here, said not to be one there",
        DifferenceKind::AlsoTreatment => "a cause here, a treatment there",
        DifferenceKind::Qualified => "only in some way or amount here, otherwise there",
        DifferenceKind::Role => "a cause here, only makes it worse there",
        DifferenceKind::FiledDifferently => "under different headings",
    }
}
