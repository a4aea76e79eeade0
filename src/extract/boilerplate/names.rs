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
    "more-in-",
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
            if means_furniture(&region.names) && !is_slug(&region.names, first_words(context, index)) {
                let furniture = region.blocks.clone().filter(|&block| !is_quoted(context, block));
                verdicts.cut_all(furniture, self.name());
            }
        }
    }
}

/// The words that a region begins with.
fn first_words<'a>(context: &Context<'a>, region: usize) -> &'a str {
    let page = context.view.page;
    page.blocks.get(page.regions[region].blocks.start).map_or("", |block| block.text.as_str())
}

/// Words of the shortest sentence that an id is taken to be made of.
const SENTENCE: usize = 4;

/// Whether the only name that means furniture is an id made of the words it stands over, which mean
/// something else ("how-popular-are-naps").
fn is_slug(names: &str, words: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).flat_map(char::to_lowercase).take(60).collect()
    };
    let sentence: String = words.split(' ').take(SENTENCE).collect();
    let sentence = letters(&sentence);
    words.split(' ').nth(SENTENCE - 1).is_some()
        && names.split(' ').filter(|name| means_furniture(name)).all(|name| letters(name).contains(&sentence))
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
    use super::{
        super::sample::{cut_by, prose},
        Names, is_slug, means_furniture,
    };

    #[test]
    fn ids_made_of_headings_name_nothing() {
        assert!(is_slug("block what-share-of-nappers-yawn", "What share of nappers yawn?"));
        assert!(!is_slug("share-bar what-share-of-nappers-yawn", "What share of nappers yawn?"));
        assert!(!is_slug("related-articles", "Related articles"));
    }

    #[test]
    fn tells_furniture_by_name() {
        assert!(means_furniture("css-1x related-articles"));
        assert!(means_furniture("top-ad"));
        assert!(!means_furniture("article-body shadow"));
        assert!(!means_furniture("heading reading"));
        assert!(means_furniture("more-in-sleep") && !means_furniture("for-more-information"));
    }

    #[test]
    fn boxes_are_cut_by_their_names_and_the_page_is_not() {
        let page = format!(
            "<div class='content has-sidebar'><p>{}</p><h2 id=what-share-of-nappers-yawn>What share of nappers yawn?</h2>\
             <div class=related-posts><p>Yawns at work</p></div>\
             <div class=sidebar><blockquote><p>Naps are for all.</p></blockquote></div></div>",
            prose(9)
        );
        assert_eq!(cut_by(&Names, &page), ["Yawns at work"]);
    }
}
