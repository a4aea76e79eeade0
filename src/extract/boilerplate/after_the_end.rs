//! Cuts what follows the end of the article: from a line such as "Read this next" or a copyright line on,
//! where little of the page's prose is still to come.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

use super::{Context, Rule, Verdicts};
use crate::model::{Block, BlockKind};

pub(super) struct AfterTheEnd;

/// How a line begins that ends an article for certain; lower-case.
const SURE: &[&str] = &[
    "read this next",
    "read next",
    "related articles",
    "related stories",
    "related content",
    "related posts",
    "related topics",
    "related story",
    "related links",
    "related reading",
    "related coverage",
    "related news",
    "you might also like",
    "you may also like",
    "you might also be interested",
    "more stories",
    "more like this",
    "recommended for you",
    "recommended reading",
    "recommended articles",
    "what to read next",
    "popular articles",
    "popular posts",
    "recent posts",
    "recent articles",
    "latest news",
    "latest articles",
    "latest posts",
    "trending",
    "most popular",
    "most read",
    "leave a reply",
    "leave a comment",
    "discuss this article",
    "join the discussion",
    "about the author",
    "about the authors",
    "about the reviewer",
    "tag »",
    "have a follow-up question",
    "professional medical disclaimer",
    "medical disclaimer",
    "© ",
    "copyright",
    "people also ask",
    "people also read",
    "similar articles",
    "other articles",
    "up next",
    "quick links",
    "all rights reserved",
    "the latest from",
    "read more news",
    "top trending",
    "in case you missed",
    "previous article",
    "next article",
    "post navigation",
    "this article is filed under",
];

/// How a line begins that may end an article.
const LIKELY: &[&str] = &[
    "more from",
    "more on",
    "more in",
    "keep reading",
    "share this article",
    "share this post",
    "share this story",
    "share this page",
    "editorial sources and fact-checking",
    "follow us",
    "sign up for",
    "connect with us",
    "about us",
    "contact us",
    "explore more",
    "see also",
    "how we reviewed this article",
    "our experts continually monitor",
    "was this helpful",
    "was this page helpful",
    "rate this",
    "post your comment",
    "stay connected",
    "next in",
    "related information",
    "related conditions",
    "related pages",
    "related resources",
    "related videos",
    "related health",
    "related services",
    "related questions",
    "related products",
    "recommended for",
    "recommended products",
    "subscribe to",
    "newsletter sign",
];

/// Lines that may end an article, with nothing behind them but a number ("Comments (3)").
const WHOLE: &[&str] = &[
    "recommended",
    "comments",
    "tags",
    "disclaimer",
    "subscribe",
    "newsletter",
    "related",
    "more",
    "topics",
];

impl Rule for AfterTheEnd {
    fn name(&self) -> &'static str {
        "after the end"
    }

    fn judge(&self, context: &Context, verdicts: &mut Verdicts) {
        let view = context.view;
        let of_text = view.page.plain;
        let share = if of_text { 3 } else { 8 };
        let total = standing_prose(context, verdicts);
        let mut before = 0;
        for block in 0..view.features.len() {
            let (content, features) = view.at(block);
            if features.words <= LONGEST && before * 3 >= total && before > 0 {
                let sure = ends_article(&content.text, &SURE_ENDS) && before >= SHORTEST;
                let likely = before * 2 > total
                    && (ends_article(&content.text, &LIKELY_ENDS) || is_whole_end(&content.text));
                let more = is_more_heading(content) && before >= SHORTEST;
                // In a text without tags a sure end may come early, where the rest are teasers; elsewhere
                // boxes of related pages stand inside articles, and only what is near the end ends one.
                let late = (total - before) * share < total;
                if sure && !of_text && !late {
                    cut_box(context, verdicts, block, self.name());
                }
                if more || sure && (of_text || late) || likely && late {
                    verdicts.cut_all(block..view.features.len(), self.name());
                    return;
                }
            }
            if features.prose && verdicts.stands(block) {
                before += features.chars;
            }
        }
    }
}

/// Cuts the box that begins with a line such as "Related articles" in the middle of a page: the largest
/// container that begins there and holds little prose.
fn cut_box(context: &Context, verdicts: &mut Verdicts, block: usize, rule: &'static str) {
    let view = context.view;
    let regions = &view.page.regions;
    let begins = |&region: &usize| {
        let within = &regions[region].blocks;
        (within.start == block || within.start + 1 == block) && view.region_prose[region] * 4 <= view.prose()
    };
    if let Some(found) = view.regions_of(block).take_while(begins).last() {
        verdicts.cut_all(regions[found].blocks.clone(), rule);
    }
}

/// Words of the longest line that may end an article.
const LONGEST: usize = 24;
/// Scalar values of prose of the shortest article that a sure end can end.
const SHORTEST: usize = 250;

/// A heading such as "More Health News" or "More Stories".
fn is_more_heading(block: &Block) -> bool {
    let words = block.text.split(' ').count();
    let capitals = block.text.split(' ').all(|word| word.starts_with(char::is_uppercase));
    matches!(block.kind, BlockKind::Heading(_)) && block.text.starts_with("More ") && words <= 4 && capitals
}

fn standing_prose(context: &Context, verdicts: &Verdicts) -> usize {
    (0..context.view.features.len())
        .filter(|&block| verdicts.stands(block) && context.view.features[block].prose)
        .map(|block| context.view.features[block].chars)
        .sum()
}

/// Whether a line begins as one of these do, at a word's end.
fn ends_article(text: &str, ends: &AhoCorasick) -> bool {
    let line = text.trim_start_matches(['-', '•', '*', ' ', '#', '¬']);
    let found = ends.find(Input::new(line).anchored(Anchored::Yes));
    found.is_some_and(|found| {
        line[..found.end()].ends_with(' ') || !line[found.end()..].starts_with(char::is_alphanumeric)
    })
}

/// Whether a line is one of those that end articles on their own, give or take a number.
fn is_whole_end(line: &str) -> bool {
    let line = line.trim_matches(|c: char| !c.is_alphabetic());
    WHOLE.iter().any(|end| line.eq_ignore_ascii_case(end))
}

static SURE_ENDS: LazyLock<AhoCorasick> = LazyLock::new(|| automaton(SURE));
static LIKELY_ENDS: LazyLock<AhoCorasick> = LazyLock::new(|| automaton(LIKELY));

fn automaton(lines: &[&str]) -> AhoCorasick {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .start_kind(StartKind::Anchored)
        .build(lines)
        .expect("the lines fit an automaton")
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{cut_by, prose},
        AfterTheEnd, LIKELY_ENDS, SURE_ENDS, ends_article,
    };

    #[test]
    fn knows_the_lines_that_end_articles() {
        assert!(ends_article("Related Articles", &SURE_ENDS));
        assert!(ends_article("More from our clinic", &LIKELY_ENDS));
        assert!(!ends_article("Tagset design", &LIKELY_ENDS));
        assert!(!ends_article("Commentary", &LIKELY_ENDS));
    }

    #[test]
    fn what_follows_the_end_is_cut() {
        let page = |end: &str| format!("<p>{}</p><h2>{end}</h2><p>Yawns at work</p>", prose(9));
        assert_eq!(cut_by(&AfterTheEnd, &page("Related articles")), ["Related articles", "Yawns at work"]);
        assert_eq!(cut_by(&AfterTheEnd, &page("More Moor Stories")), ["More Moor Stories", "Yawns at work"]);
        assert!(cut_by(&AfterTheEnd, &page("Related dreams are rare")).is_empty());
        assert_eq!(cut_by(&AfterTheEnd, &page("Comments (3)")), ["Comments (3)", "Yawns at work"]);
        assert!(cut_by(&AfterTheEnd, &page("More naps are not better")).is_empty());
    }

    #[test]
    fn a_box_in_the_middle_ends_nothing() {
        let page = format!("<p>{}</p><h2>Related articles</h2><p>Yawns</p><p>{}</p>", prose(9), prose(9));
        assert!(cut_by(&AfterTheEnd, &page).is_empty());
        let page = format!(
            "<div id=a><p>{}</p><div id=b><h2>Related articles</h2><p>Yawns</p></div><p>{}</p></div>",
            prose(9),
            prose(9)
        );
        assert_eq!(cut_by(&AfterTheEnd, &page), ["Related articles", "Yawns"]);
    }
}
