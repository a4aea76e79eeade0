//! Cuts what is told about the people behind a page ("About the author"): from the line that says so to
//! the next heading.

use super::{Context, Rule, Verdicts};
use crate::{
    extract::letters,
    model::{BlockKind, Format},
};

pub(super) struct AuthorBox;

/// How a line begins that opens such a box; lower-case.
const OPENINGS: &[&str] = &[
    "about the author",
    "about the writer",
    "about the reviewer",
    "about the expert",
    "about the editor",
    "about our expert",
    "about our author",
    "author bio",
    "meet the author",
    "meet our expert",
    "contributor information",
    "author information",
    "about the contributor",
    "author profile",
];

/// Words of the longest line that opens a box, and of the longest box told in one paragraph.
const LINE: usize = 8;

impl Rule for AuthorBox {
    fn name(&self) -> &'static str {
        "author box"
    }

    fn judge(&self, context: &Context, verdicts: &mut Verdicts) {
        let view = context.view;
        let mut open = false;
        let mut taken = 0;
        for block in 0..view.features.len() {
            let (content, features) = view.at(block);
            let line = content.text.trim_start_matches(['#', ' ', '•']);
            if features.words <= LINE && OPENINGS.iter().any(|opening| letters::starts_with(line, opening)) {
                (open, taken) = (true, 0);
            } else if open && ends_box(context, block, taken) {
                open = false;
            }
            if open {
                verdicts.cut(block, self.name());
                taken += usize::from(features.prose);
            }
        }
    }
}

/// Whether a block begins something else: a heading by its tag, or in a text a line after a paragraph or two.
fn ends_box(context: &Context, block: usize, taken: usize) -> bool {
    let (content, features) = context.view.at(block);
    match content.kind {
        BlockKind::Heading(_) => taken > 0 || features.words > 4,
        _ => context.view.page.format == Format::Text && taken >= 2 || taken >= 4,
    }
}
