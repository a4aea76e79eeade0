//! Cuts the captions and credits of pictures, and the words of controls that head nothing: they are no
//! part of what the article says.

use super::{Context, Rule, Verdicts};
use crate::model::BlockKind;

pub(super) struct Captions;

impl Rule for Captions {
    fn name(&self) -> &'static str {
        "caption"
    }

    fn judge(&self, context: &Context, verdicts: &mut Verdicts) {
        let view = context.view;
        for (index, region) in view.page.regions.iter().enumerate() {
            if region.tag != "figure" || view.region_prose[index] * 5 > view.prose() {
                continue;
            }
            for block in region.blocks.clone() {
                // Figures also hold tables and quotations: those are text.
                if matches!(
                    view.page.blocks[block].kind,
                    BlockKind::Paragraph | BlockKind::Label | BlockKind::Heading(_)
                ) {
                    verdicts.cut(block, self.name());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{cut_by, prose},
        Captions,
    };

    #[test]
    fn captions_are_cut_and_tables_in_figures_stay() {
        let page = format!(
            "<p>{}</p><figure><img src=n.png><figcaption>A cat at noon</figcaption></figure>\
             <figure><table><tr><th>Nap</th><th>Minutes</th></tr><tr><td>Short</td><td>20</td></tr></table></figure>",
            prose(5)
        );
        assert_eq!(cut_by(&Captions, &page), ["A cat at noon"]);
    }

    #[test]
    fn a_figure_that_holds_the_article_stays() {
        assert!(cut_by(&Captions, &format!("<figure class=page><p>{}</p></figure>", prose(5))).is_empty());
    }
}
