//! Cuts lists and lines that are links and little else, where they stand together: menus, related
//! pages, tag lists. One linked item among others stays.

use super::{super::letters, Context, Rule, Verdicts};
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
            let asked_for = list && run.len() <= LONGEST && is_asked_for(context, verdicts, run);
            if linked * 10 > chars * 8 && (lone || list) && !is_heading(context, run[0]) && !asked_for {
                verdicts.cut_all(run.iter().copied(), self.name());
            }
        }
    }
}

/// Items of the longest list of links that is text.
const LONGEST: usize = 12;
/// Scalar values of prose that must follow such a list: what follows no text is the end of a page.
const MORE: usize = 120;

/// Whether a list of links belongs to the article: a heading of its own that does not speak of pages stands
/// over it, and the article goes on behind it.
fn is_asked_for(context: &Context, verdicts: &Verdicts, run: &[usize]) -> bool {
    const OF_PAGES: [&str; 20] = [
        "related",
        "more",
        "also",
        "read",
        "resource",
        "link",
        "topic",
        "popular",
        "latest",
        "article",
        "post",
        "news",
        "menu",
        "section",
        "page",
        "next",
        "recommend",
        "trending",
        "explore",
        "learn",
    ];
    let view = context.view;
    let above = run[0].checked_sub(1).filter(|&above| verdicts.stands(above) && is_heading(context, above));
    let heads = above.is_some_and(|above| {
        let words = letters::lower(&view.page.blocks[above].text);
        words.split(' ').count() >= 3 && !OF_PAGES.iter().any(|of_pages| words.contains(of_pages))
    });
    let follows = |last: usize| {
        let after = (last + 1..view.features.len()).filter(|&block| verdicts.stands(block));
        let prose = after.map(|block| &view.features[block]).filter(|features| features.prose);
        prose.map(|features| features.chars).sum::<usize>()
    };
    heads && run.last().is_some_and(|&last| follows(last) >= MORE)
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
    use super::{
        super::sample::{cut_by, prose},
        LinkLists,
    };

    #[test]
    fn lists_of_links_are_cut_and_lists_with_links_stay() {
        let page = "<ul><li><a href=/1>Yawns at work</a><li><a href=/2>Dreams of flying</a></ul>\
                    <ul><li>A <a href=/3>nap</a> of twenty minutes<li>A walk</ul>\
                    <p><a href=/4>All naps</a></p><h2><a href=/5>Naps</a></h2>";
        assert_eq!(cut_by(&LinkLists, page), ["Yawns at work", "Dreams of flying", "All naps"]);
    }

    #[test]
    fn a_list_of_links_that_a_heading_of_the_article_asks_for_stays() {
        let page = |heading: &str, after: &str| {
            format!(
                "<h2>{heading}</h2><ul><li><a href=/1>Moor</a><li><a href=/2>Kelso</a></ul><p>{after}</p>"
            )
        };
        assert!(cut_by(&LinkLists, &page("Towns with a nap room", &prose(5))).is_empty());
        assert_eq!(cut_by(&LinkLists, &page("More towns to visit", &prose(5))).len(), 2);
        assert_eq!(cut_by(&LinkLists, &page("Towns with a nap room", "")).len(), 2);
    }
}
