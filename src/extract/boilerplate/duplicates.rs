//! Cuts the second of two equal long texts: pages often hold a mobile and a desktop form of one.

use std::collections::HashSet;

use super::{Context, Rule, Verdicts};
use crate::model::BlockKind;

pub(super) struct Duplicates;

impl Rule for Duplicates {
    fn name(&self) -> &'static str {
        "duplicate"
    }

    fn judge(&self, context: &Context, verdicts: &mut Verdicts) {
        let mut seen = HashSet::new();
        let standing: Vec<usize> = verdicts.standing().collect();
        for block in standing {
            let (content, features) = context.view.at(block);
            // Short texts and steps recur with reason.
            if features.words >= 20
                && content.kind == BlockKind::Paragraph
                && !seen.insert(content.text.as_str())
            {
                verdicts.cut(block, self.name());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{cut_by, prose},
        Duplicates,
    };

    #[test]
    fn a_long_text_that_comes_again_is_cut_and_a_short_one_stays() {
        let text = prose(3);
        let page = format!("<p>{text}</p><p>Rest for an hour.</p><p>{text}</p><p>Rest for an hour.</p>");
        assert_eq!(cut_by(&Duplicates, &page), [text]);
    }
}
