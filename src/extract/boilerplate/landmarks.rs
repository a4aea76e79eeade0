//! Cuts what stands in a navigation, footer, dialog, form, aside or page header, as the tags say,
//! unless most of the page's prose stands there too (some sites put the whole page in a form).

use super::{Context, Rule, Verdicts};
use crate::extract::view::Features;
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
            if region.landmark == Landmark::Aside && is_callout(context, index) {
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

/// Scalar values of prose of the shortest callout.
const CALLOUT: usize = 120;

/// Whether an aside is a box of the article's own text: a few sentences inside it, with hardly a link.
fn is_callout(context: &Context, region: usize) -> bool {
    let view = context.view;
    let blocks = view.page.regions[region].blocks.clone();
    let features = &view.features[blocks];
    let count = |of: fn(&Features) -> usize| features.iter().map(of).sum::<usize>();
    let (chars, linked) = (count(|block| block.chars), count(|block| block.linked));
    let prose = view.region_prose[region];
    in_article(context, region) && prose >= CALLOUT && prose * 5 >= chars * 4 && linked * 10 <= chars
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
    fn a_callout_of_the_article_stays_and_a_box_beside_it_goes() {
        let box_of =
            |text: &str| format!("<article><p>{}</p><aside><p>{text}</p></aside></article>", prose(9));
        assert!(cut_by(&Landmarks, &box_of(&prose(2))).is_empty());
        let links = format!("{} <a href=/n>{}</a>", prose(2), prose(1));
        assert_eq!(cut_by(&Landmarks, &box_of(&links)).len(), 1);
    }

    #[test]
    fn a_page_that_stands_in_a_form_stays() {
        assert!(cut_by(&Landmarks, &format!("<form><h1>Naps</h1><p>{}</p></form>", prose(5))).is_empty());
    }
}
