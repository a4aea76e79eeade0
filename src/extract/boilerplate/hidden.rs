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

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{cut_by, prose},
        Hidden,
    };

    #[test]
    fn what_is_not_shown_is_cut_and_what_is_folded_stays() {
        let page = format!(
            "<p>{}</p><div style='display:none'><p>Your session has ended.</p></div>\
             <div class='tab-panel' hidden><p>{}</p></div>",
            prose(9),
            prose(2)
        );
        assert_eq!(cut_by(&Hidden, &page), ["Your session has ended."]);
    }

    #[test]
    fn a_page_that_is_hidden_until_a_script_runs_stays() {
        let page = format!("<p>One moment.</p><div id='root' hidden><p>{}</p></div>", prose(5));
        assert!(cut_by(&Hidden, &page).is_empty());
    }
}
