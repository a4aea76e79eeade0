//! Finds the region that holds the article and cuts what stands outside of it. From the page inward,
//! a region is entered as long as it holds nearly all of the prose that is left; a region whose tag
//! or name says "article" is entered for less.

use super::{Context, Rule, Verdicts};
use crate::model::{BlockKind, Landmark, Region};

pub(super) struct MainRegion;

/// Parts of names that an article's container has.
const ARTICLE: &[&str] = &[
    "articlebody",
    "article-body",
    "article_body",
    "entry-content",
    "post-content",
    "article-content",
    "main-content",
    "post-body",
    "story-body",
    "body-content",
    "page-content",
    "content-body",
    "article__body",
    "articlecontent",
    "postcontent",
    "maincontent",
    "story-content",
    "rich-text",
    "blog-content",
];

impl Rule for MainRegion {
    fn name(&self) -> &'static str {
        "outside the article"
    }

    fn judge(&self, context: &Context, verdicts: &mut Verdicts) {
        let page = context.view.page;
        if page.plain || page.regions.len() < 2 {
            return;
        }
        let sums = standing_prose(context, verdicts);
        let weight =
            |region: usize| sums[page.regions[region].blocks.end] - sums[page.regions[region].blocks.start];
        if weight(0) == 0 {
            return;
        }
        let children = children(context);
        let mut main = 0;
        while let Some(next) =
            children[main].iter().copied().max_by_key(|&child| (weight(child), usize::MAX - child))
        {
            // In hundredths of the prose around it.
            let enough = if says_article(context, next) { 60 } else { 86 };
            if weight(next) * 100 < weight(main) * enough {
                break;
            }
            main = next;
        }
        let inside = page.regions[main].blocks.clone();
        for block in 0..page.blocks.len() {
            if !inside.contains(&block) && !is_title(context, block) {
                verdicts.cut(block, self.name());
            }
        }
    }
}

/// For each block, the prose that stands before it; one more for the end.
fn standing_prose(context: &Context, verdicts: &Verdicts) -> Vec<usize> {
    let mut sum = 0;
    let mut sums = vec![0];
    for (block, features) in context.view.features.iter().enumerate() {
        if verdicts.stands(block) && features.prose {
            sum += features.chars - features.linked;
        }
        sums.push(sum);
    }
    sums
}

fn children(context: &Context) -> Vec<Vec<usize>> {
    let regions = &context.view.page.regions;
    let mut children = vec![Vec::new(); regions.len()];
    for (index, region) in regions.iter().enumerate() {
        if let Some(parent) = region.parent {
            children[parent].push(index);
        }
    }
    children
}

fn says_article(context: &Context, region: usize) -> bool {
    let region = &context.view.page.regions[region];
    matches!(region.landmark, Landmark::Article | Landmark::Main) || is_named_article(region)
}

/// Whether the names of a region say that it holds the text of an article, and nothing beside it.
pub(super) fn is_named_article(region: &Region) -> bool {
    ARTICLE.iter().any(|part| region.names.contains(part))
}

fn is_title(context: &Context, block: usize) -> bool {
    context.view.page.blocks[block].kind == BlockKind::Heading(1)
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{cut_by, prose},
        MainRegion,
    };

    #[test]
    fn what_stands_beside_the_article_is_cut() {
        let page = format!(
            "<div class=top><p>Moor</p></div><div class=entry-content><p>{}</p><p>Rest well.</p></div>\
             <div class=box><p>{}</p></div>",
            prose(9),
            prose(2)
        );
        assert_eq!(cut_by(&MainRegion, &page), ["Moor".to_owned(), prose(2)]);
    }

    #[test]
    fn two_halves_of_an_article_stay() {
        let page = format!("<div class=a><p>{}</p></div><div class=b><p>{}</p></div>", prose(5), prose(5));
        assert!(cut_by(&MainRegion, &page).is_empty());
    }
}
