//! Cuts what stands in a navigation, footer, dialog, form, aside or page header, as the tags say,
//! unless most of the page's prose stands there too (some sites put the whole page in a form).

use super::{Context, Rule, Verdicts};
use crate::model::{BlockKind, Landmark};

pub(super) struct Landmarks;

impl Rule for Landmarks {
    fn name(&self) -> &'static str {
        "landmark"
    }

    fn judge(&self, context: &Context, verdicts: &mut Verdicts) {
        let view = context.view;
        for (index, region) in view.page.regions.iter().enumerate() {
            let prose = view.region_prose[index];
            // In hundredths of the page's prose: what a region of this sort may hold and still be furniture.
            let allowed = match region.landmark {
                Landmark::Navigation => 50,
                Landmark::Footer | Landmark::Dialog | Landmark::Form | Landmark::Header => 25,
                Landmark::Aside => 35,
                Landmark::None | Landmark::Main | Landmark::Article => continue,
            };
            if prose * 100 > view.prose() * allowed {
                continue;
            }
            let header = region.landmark == Landmark::Header;
            for block in region.blocks.clone() {
                let (content, features) = view.at(block);
                // The header of an article holds its title and its standfirst.
                let spared = header
                    && (matches!(content.kind, BlockKind::Heading(_))
                        || features.prose && in_article(context, index));
                if !spared {
                    verdicts.cut(block, self.name());
                }
            }
        }
    }
}

fn in_article(context: &Context, region: usize) -> bool {
    let regions = &context.view.page.regions;
    std::iter::successors(regions[region].parent, |&at| regions[at].parent)
        .any(|at| matches!(regions[at].landmark, Landmark::Article | Landmark::Main))
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{cut_by, prose},
        Landmarks,
    };

    #[test]
    fn parts_around_the_article_are_cut() {
        let page = format!(
            "<header><p>Moor</p></header><nav><a href=/n>Naps</a></nav>\
             <article><header><h1>Naps at noon</h1><p>A nap is short, and it helps most people who take one.</p></header>\
             <p>{}</p></article><aside><p>Try our pillow.</p></aside><footer><p>Moor House</p></footer>",
            prose(9)
        );
        assert_eq!(cut_by(&Landmarks, &page), ["Moor", "Naps", "Try our pillow.", "Moor House"]);
    }

    #[test]
    fn a_page_that_stands_in_a_form_stays() {
        assert!(cut_by(&Landmarks, &format!("<form><h1>Naps</h1><p>{}</p></form>", prose(5))).is_empty());
    }
}
