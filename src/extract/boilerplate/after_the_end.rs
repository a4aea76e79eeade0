//! Cuts what follows the end of the article: from a line such as "Read this next" or a copyright line on,
//! where little of the page's prose is still to come.

use super::{Context, Rule, Verdicts};

pub(super) struct AfterTheEnd;

/// How a line begins that ends an article; lower-case.
const ENDS: &[&str] = &[
    "read this next",
    "read next",
    "related articles",
    "related stories",
    "related content",
    "related posts",
    "related topics",
    "related links",
    "related reading",
    "related coverage",
    "related information",
    "related news",
    "you might also like",
    "you may also like",
    "more from",
    "more on",
    "more in",
    "more stories",
    "more like this",
    "recommended for you",
    "recommended reading",
    "recommended articles",
    "recommended",
    "what to read next",
    "keep reading",
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
    "comments",
    "discuss this article",
    "join the discussion",
    "about the author",
    "about the authors",
    "about the reviewer",
    "share this article",
    "share this post",
    "share this story",
    "share this page",
    "tag »",
    "tags",
    "have a follow-up question",
    "professional medical disclaimer",
    "medical disclaimer",
    "disclaimer",
    "editorial sources and fact-checking",
    "© ",
    "copyright",
    "all rights reserved",
    "follow us",
    "subscribe",
    "sign up for",
    "newsletter",
    "connect with us",
    "quick links",
    "about us",
    "contact us",
    "explore more",
    "see also",
    "people also ask",
    "people also read",
    "how we reviewed this article",
    "our experts continually monitor",
    "was this helpful",
    "was this page helpful",
    "rate this",
    "post your comment",
    "stay connected",
    "next in",
    "up next",
    "other articles",
    "similar articles",
];

impl Rule for AfterTheEnd {
    fn name(&self) -> &'static str {
        "after the end"
    }

    fn judge(&self, context: &Context, verdicts: &mut Verdicts) {
        let view = context.view;
        let total: usize = standing_prose(context, verdicts, 0);
        let mut before = 0;
        for block in 0..view.features.len() {
            let (content, features) = view.at(block);
            if features.words <= 14 && before * 2 > total && ends_article(&content.text) {
                // Where a third of the prose is still to come, the line stands inside the article.
                if standing_prose(context, verdicts, block) * 3 < total {
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

fn standing_prose(context: &Context, verdicts: &Verdicts, from: usize) -> usize {
    (from..context.view.features.len())
        .filter(|&block| verdicts.stands(block) && context.view.features[block].prose)
        .map(|block| context.view.features[block].chars)
        .sum()
}

fn ends_article(text: &str) -> bool {
    let line = text.trim_start_matches(['-', '•', '*', ' ', '#', '¬']).to_lowercase();
    ENDS.iter().any(|end| {
        line.strip_prefix(end)
            .is_some_and(|rest| end.ends_with(' ') || !rest.starts_with(char::is_alphanumeric))
    })
}

#[cfg(test)]
mod tests {
    use super::ends_article;

    #[test]
    fn knows_the_lines_that_end_articles() {
        assert!(ends_article("Related Articles"));
        assert!(ends_article("More from our clinic"));
        assert!(!ends_article("Tagset design"));
        assert!(!ends_article("Commentary"));
    }
}
