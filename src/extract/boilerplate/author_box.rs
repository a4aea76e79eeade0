//! Cuts what is told about the people behind a page ("About the author"): from the line that says so to
//! the next heading.

use super::{Context, Rule, Verdicts};
use crate::{extract::letters, model::BlockKind};

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
            if features.words <= LINE && opens_box(&content.text) {
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

/// Whether a line names the people behind a page ("About the authors", not "About the authority of ...").
fn opens_box(line: &str) -> bool {
    let line = line.trim_start_matches(['#', ' ', '•']);
    OPENINGS.iter().any(|opening| {
        let rest = line.get(opening.len()..).unwrap_or_default();
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        letters::starts_with(line, opening) && !rest.starts_with(char::is_alphanumeric)
    })
}

/// Whether a block begins something else: a heading by its tag, or in a text a line after a paragraph or two.
fn ends_box(context: &Context, block: usize, taken: usize) -> bool {
    let (content, features) = context.view.at(block);
    match content.kind {
        BlockKind::Heading(_) => taken > 0 || features.words > 4,
        _ => context.view.page.plain && taken >= 2 || taken >= 4,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{cut_by, prose},
        AuthorBox,
    };

    #[test]
    fn the_box_is_cut_up_to_the_next_heading() {
        let page = format!(
            "<p>{}</p><h3>About the authors</h3><p>Jo Moor has written on naps for ten years and more.</p>\
             <h2>When to nap</h2><p>{}</p>",
            prose(5),
            prose(2)
        );
        let cut = cut_by(&AuthorBox, &page);
        assert_eq!(cut, ["About the authors", "Jo Moor has written on naps for ten years and more."]);
        assert!(
            cut_by(&AuthorBox, "<h3>About the authority of naps</h3><p>They rule the noon.</p>").is_empty()
        );
    }
}
