//! Cuts what the page does not show, unless it is where the page keeps most of its text (panels of
//! tabs and folded sections are hidden until they are opened).

use super::{Context, Rule, Verdicts};

pub(super) struct Hidden;

/// Names of regions that are hidden only until they are opened.
const FOLDED: &[&str] = &["tab", "panel", "accordion", "collapse", "faq", "answer"];

impl Rule for Hidden {
    fn name(&self) -> &'static str {
        "hidden"
    }

    fn judge(&self, context: &Context, verdicts: &mut Verdicts) {
        let view = context.view;
        let hidden = view.page.regions.iter().enumerate().filter(|(_, region)| region.hidden);
        for (index, region) in hidden {
            let folded =
                FOLDED.iter().any(|word| region.names.contains(word)) && view.region_prose[index] > 0;
            let most = view.region_prose[index] * 3 > view.prose() * 2;
            if !folded && !most {
                verdicts.cut_all(region.blocks.clone(), self.name());
            }
        }
    }
}
