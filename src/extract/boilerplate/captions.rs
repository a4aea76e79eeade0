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
