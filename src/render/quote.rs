//! Where a sentence comes from, for people: `etio quote`.

use super::{
    answer::source_name,
    clean,
    look::{Lines, Look, Tint},
};
use crate::library::{Fit, Quotation, QuotedPassage};

impl Look {
    /// The passages that a text comes from.
    #[must_use]
    pub fn quotation(self, quotation: &Quotation) -> String {
        let mut lines = Lines::new(self);
        if quotation.passages.is_empty() {
            lines.put(0, "no passage holds this, or nearly");
        }
        for passage in &quotation.passages {
            lines.gap();
            self.quoted(passage, &mut lines);
        }
        if quotation.incomplete {
            lines.gap();
            let note = "some pages could not be read, so there may be more; see `etio status`";
            lines.put(0, &self.tint(Tint::Warning, note));
        }
        lines.finish()
    }

    fn quoted(self, passage: &QuotedPassage, lines: &mut Lines) {
        lines.put(0, &self.tint(Tint::Heading, &how(passage)));
        let supplier = passage.supplied_by.as_ref();
        let supplier = supplier.map_or_else(String::new, |it| format!(" (text by {})", clean(&it.name)));
        let source = self.tint(Tint::Source, &source_name(passage.source.as_ref()));
        let title = passage.title.as_deref().map_or_else(String::new, |it| format!(", “{}”", clean(it)));
        let date = passage.date.as_ref().map_or_else(
            || "date not stated".to_owned(),
            |date| clean(&format!("{} {}", date.kind, date.value)).into_owned(),
        );
        lines.put(2, &format!("{source}{supplier}{title}, {date}"));
        let path = self.tint(Tint::Faint, &clean(&passage.path));
        lines.put(2, &self.linked(&path, &passage.root, &passage.path));
        if !passage.section.is_empty() {
            lines.put(4, &clean(&passage.section.join(" > ")));
        }
        lines.put(4, &format!("“{}”", self.marked(&passage.text, &[passage.range])));
        lines.put(4, &self.tint(Tint::Faint, &clean(&passage.id)));
        for other in &passage.also_in {
            let copy = if other.copy { ", a copy" } else { "" };
            let source = source_name(other.source.as_ref());
            let id = self.tint(Tint::Faint, &clean(&other.id));
            lines.hang(4, "also in ", &format!("{source} ({}){copy} {id}", clean(&other.path)));
        }
    }
}

/// How a passage holds the text, in words.
fn how(passage: &QuotedPassage) -> String {
    match passage.fit {
        Fit::Exact => "to the letter".to_owned(),
        Fit::SameWords => "the same words; case or marks differ".to_owned(),
        Fit::Omissions => "the same words, with parts left out".to_owned(),
        Fit::Near => {
            // Rounded down: what differs never reads 100%.
            format!("nearly: {}% of the words agree", (passage.similarity * 100.0).floor())
        }
    }
}
