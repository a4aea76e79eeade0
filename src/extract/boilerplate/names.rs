//! Cuts regions whose class or id says what they are: cookie notices, share bars, related links,
//! newsletter boxes, comments. A region that holds much of the page's prose is spared: names lie.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::{Context, Rule, Verdicts};

pub(super) struct Names;

/// Parts of names that mean furniture wherever they stand in a name.
const PARTS: &[&str] = &[
    "cookie",
    "consent",
    "gdpr",
    "onetrust",
    "newsletter",
    "subscri",
    "signup",
    "sign-up",
    "breadcrumb",
    "sidebar",
    "side-bar",
    "related",
    "recommend",
    "recirc",
    "readnext",
    "read-next",
    "read-more",
    "more-stories",
    "morestories",
    "next-article",
    "up-next",
    "trending",
    "most-read",
    "most-popular",
    "popular-",
    "outbrain",
    "taboola",
    "sponsor",
    "advert",
    "promo",
    "social",
    "sharing",
    "share-",
    "sharebar",
    "share_",
    "addthis",
    "comment-",
    "comments",
    "disqus",
    "respond",
    "pagination",
    "paginate",
    "pager",
    "site-footer",
    "site-header",
    "masthead",
    "megamenu",
    "mega-menu",
    "main-menu",
    "navbar",
    "navigation",
    "skip-link",
    "skiplink",
    "screen-reader",
    "copyright",
    "author-bio",
    "about-author",
    "author-box",
    "authorbox",
    "bio-box",
    "post-author",
    "popup",
    "pop-up",
    "modal",
    "lightbox",
    "overlay",
    "search-form",
    "searchform",
    "login",
    "feedback",
    "was-this-helpful",
    "rating",
    "tag-list",
    "tags-list",
    "post-tags",
    "entry-tags",
    "toolbar",
    "print-",
    "widget",
    "callout-newsletter",
    "table-of-contents",
    "ez-toc",
    "disclaimer",
    "disclosure",
    "paywall",
    "video-player",
    "jump-link",
    "page-tools",
    "related-links",
    "more-in",
    "see-also",
    "cta",
    "ad-slot",
    "adslot",
    "ad-container",
    "leaderboard",
    "infobox-ad",
];

impl Rule for Names {
    fn name(&self) -> &'static str {
        "name"
    }

    fn judge(&self, context: &Context, verdicts: &mut Verdicts) {
        let view = context.view;
        for (index, region) in view.page.regions.iter().enumerate() {
            // The body and what holds a third of the prose is the page, whatever its names say.
            if region.parent.is_none() || view.region_prose[index] * 3 > view.prose() || region.tag == "body"
            {
                continue;
            }
            if means_furniture(&region.names) {
                let furniture = region.blocks.clone().filter(|&block| !is_quoted(context, block));
                verdicts.cut_all(furniture, self.name());
            }
        }
    }
}

/// Whether a block stands in a quotation: posts of other sites are quoted in boxes with such names.
fn is_quoted(context: &Context, block: usize) -> bool {
    let regions = &context.view.page.regions;
    context.view.regions_of(block).any(|region| regions[region].tag == "blockquote")
}

static FINDER: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new(PARTS).expect("the parts of names fit an automaton"));

fn means_furniture(names: &str) -> bool {
    !names.is_empty() && (FINDER.is_match(names) || names.split([' ', '-', '_']).any(is_furniture))
}

/// Whether a name means furniture as a whole word.
fn is_furniture(word: &str) -> bool {
    // Compiles to a comparison of lengths first, and nearly all names fail there.
    matches!(
        word,
        "ad" | "ads"
            | "nav"
            | "menu"
            | "toc"
            | "tags"
            | "share"
            | "print"
            | "footer"
            | "banner"
            | "topbar"
            | "navbox"
            | "noprint"
            | "postmeta"
            | "byline"
            | "caption"
            | "credit"
            | "figcaption"
            | "credits"
            | "utility"
            | "sitemap"
            | "flyout"
            | "dropdown"
            | "carousel"
    )
}

#[cfg(test)]
mod tests {
    use super::means_furniture;

    #[test]
    fn tells_furniture_by_name() {
        assert!(means_furniture("css-1x related-articles"));
        assert!(means_furniture("top-ad"));
        assert!(!means_furniture("article-body shadow"));
        assert!(!means_furniture("heading reading"));
    }
}
