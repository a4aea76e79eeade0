//! Cuts lists and lines that are links and little else, where they stand together: menus, related
//! pages, tag lists. One linked item among others stays.

use super::{Context, Rule, Verdicts};
use crate::model::BlockKind;

pub(super) struct LinkLists;

impl Rule for LinkLists {
    fn name(&self) -> &'static str {
        "links"
    }

    fn judge(&self, context: &Context, verdicts: &mut Verdicts) {
        let standing: Vec<usize> = verdicts.standing().collect();
        for run in standing.chunk_by(|&a, &b| group(context, a) == group(context, b)) {
            let (mut chars, mut linked, mut items) = (0, 0, 0);
            for &block in run {
                let (_, features) = context.view.at(block);
                chars += features.chars;
                linked += features.linked;
                items += usize::from(features.link_density() > 0.6);
            }
            let lone = run.len() == 1 && !context.view.at(run[0]).1.prose;
            let list = run.len() > 1 && items * 10 >= run.len() * 7;
            if linked * 10 > chars * 8 && (lone || list) && !is_heading(context, run[0]) {
                verdicts.cut_all(run.iter().copied(), self.name());
            }
        }
    }
}

fn is_heading(context: &Context, block: usize) -> bool {
    matches!(context.view.page.blocks[block].kind, BlockKind::Heading(_))
}

/// Blocks of one list stand together, also with what its items hold; any other stands alone.
fn group(context: &Context, block: usize) -> (u8, usize) {
    match &context.view.page.blocks[block].kind {
        BlockKind::ListItem { list, .. } => (0, *list as usize),
        BlockKind::TableRow { table, .. } => (1, *table as usize),
        _ => (2, block),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::sample::cut_by, LinkLists};

    #[test]
    fn lists_of_links_are_cut_and_lists_with_links_stay() {
        let page = "<ul><li><a href=/1>Yawns at work</a><li><a href=/2>Dreams of flying</a></ul>\
                    <ul><li>A <a href=/3>nap</a> of twenty minutes<li>A walk</ul>\
                    <p><a href=/4>All naps</a></p><h2><a href=/5>Naps</a></h2>";
        assert_eq!(cut_by(&LinkLists, page), ["Yawns at work", "Dreams of flying", "All naps"]);
    }
}
