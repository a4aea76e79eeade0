//! Cuts what stands before the article's title where the title can be found in the text: menus, and in
//! pages saved as plain text the tab's title that comes first.

use super::{Context, Rule, Verdicts};
use crate::{extract::title::same_title, model::BlockKind};

pub(super) struct BeforeTheTitle;

/// The last part of a trail of links ("Home > Blog > Title").
fn last_crumb(text: &str) -> &str {
    [" > ", " » ", " / ", " › "]
        .iter()
        .filter_map(|mark| text.rsplit_once(mark))
        .map(|(_, last)| last)
        .min_by_key(|last| last.len())
        .unwrap_or("")
}

impl Rule for BeforeTheTitle {
    fn name(&self) -> &'static str {
        "before the title"
    }

    fn judge(&self, context: &Context, verdicts: &mut Verdicts) {
        let view = context.view;
        let Some(title) = context.title else { return };
        // The last place where the title stands with less than a tenth of the prose before it; else the
        // first that has less than a third, for menus that are told in sentences.
        // What stands behind a first-level heading is text, also where a line says the title once more.
        let (mut before, mut near, mut far, mut headed) = (0, None, None, false);
        for (block, features) in view.features.iter().enumerate() {
            if before * 3 > view.prose() {
                break;
            }
            let (content, _) = view.at(block);
            let line = !matches!(content.kind, BlockKind::ListItem { .. } | BlockKind::TableRow { .. });
            if line && (same_title(&content.text, title) || same_title(last_crumb(&content.text), title)) {
                let first = content.kind == BlockKind::Heading(1);
                if before * 10 <= view.prose() && (first || !headed) {
                    (near, headed) = (Some(block), headed || first);
                } else if near.is_none_or(|near| near == 0) {
                    far.get_or_insert(block);
                }
            }
            if features.prose && verdicts.stands(block) {
                before += features.chars;
            }
        }
        let found = far.or(near);
        if let Some(at) = found {
            verdicts.cut_all(0..=at, self.name());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{cut_by, prose},
        BeforeTheTitle,
    };

    #[test]
    fn menus_above_the_title_are_cut_with_it() {
        let page =
            format!("<title>Naps | Moor</title><p>Moor</p><ul><li>Naps</ul><h1>Naps</h1><p>{}</p>", prose(5));
        assert_eq!(cut_by(&BeforeTheTitle, &page), ["Moor", "Naps", "Naps"]);
    }

    #[test]
    fn text_above_a_title_that_comes_again_late_stays() {
        let page = format!("<title>Naps</title><p>{}</p><p>Naps</p><p>{}</p>", prose(5), prose(5));
        assert!(cut_by(&BeforeTheTitle, &page).is_empty());
    }
}
