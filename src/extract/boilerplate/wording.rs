//! Cuts lines that say what only furniture says: "Share this article", "All rights reserved". The
//! wording is data (wording.toml) and names no site.

use std::{borrow::Cow, collections::HashSet, sync::LazyLock};

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};
use serde::Deserialize;

use super::{Context, Rule, Verdicts};
use crate::{
    extract::letters::{ends_with, lower, starts_with},
    model::BlockKind,
};

pub(super) struct Wording;

#[derive(Deserialize)]
struct Table {
    lines: HashSet<String>,
    starts: Vec<String>,
    anywhere: Vec<String>,
}

struct Matcher {
    lines: HashSet<String>,
    starts: AhoCorasick,
    anywhere: AhoCorasick,
}

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("wording.toml")).expect("wording.toml is valid");
    let automaton = |patterns: &[String], start| {
        AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostFirst)
            .start_kind(start)
            .build(patterns)
            .expect("wording.toml fits an automaton")
    };
    Matcher {
        starts: automaton(&table.starts, StartKind::Anchored),
        anywhere: automaton(&table.anywhere, StartKind::Unanchored),
        lines: table.lines,
    }
});

/// Words of the longest line that its beginning alone may condemn.
const SHORT_LINE: usize = 24;
/// Words of the longest text that a phrase in it may condemn; a longer one is more than a notice.
const LONG_NOTICE: usize = 160;
/// Words of the longest line that is looked up whole.
const WHOLE_LINE: usize = 8;

impl Rule for Wording {
    fn name(&self) -> &'static str {
        "wording"
    }

    fn judge(&self, context: &Context, verdicts: &mut Verdicts) {
        let matcher = &*MATCHER;
        for block in 0..context.view.features.len() {
            let (content, features) = context.view.at(block);
            if features.words > LONG_NOTICE || matches!(content.kind, BlockKind::TableRow { .. }) {
                continue;
            }
            let heading = matches!(content.kind, BlockKind::Heading(_));
            let text = with_straight_apostrophes(&content.text);
            let whole = || {
                features.words <= WHOLE_LINE
                    && matcher
                        .lines
                        .contains(lower(&text).trim_end_matches([':', '.', '?', '!', ' ', '»', '›']))
            };
            let begins = || {
                features.words <= SHORT_LINE
                    && matcher.starts.find(Input::new(&*text).anchored(Anchored::Yes)).is_some()
            };
            if whole()
                || !heading
                    && (begins()
                        || is_teaser(&text)
                        || ends_in_credit(&text)
                        || matcher.anywhere.is_match(&*text))
            {
                verdicts.cut(block, self.name());
            }
        }
    }
}

/// Whether a line ends in the credit of a picture ("Nappers at noon (Image: Jo Moor)").
fn ends_in_credit(text: &str) -> bool {
    const CREDITS: [&str; 6] = ["(image:", "(photo:", "(picture:", "(pic:", "(credit:", "(illustration:"];
    let last = text.rfind('(').filter(|_| text.ends_with(')')).map(|at| &text[at..]);
    last.is_some_and(|last| CREDITS.iter().any(|credit| starts_with(last, credit)))
}

/// Whether a line is the beginning of another page's text, with the link that leads there at its end.
fn is_teaser(text: &str) -> bool {
    const LINKS: &[&str] = &[
        "more...",
        "more…",
        " read more",
        "[…]",
        "[...]",
        " continue reading",
        "read more »",
        "read more ›",
        "read more →",
    ];
    LINKS.iter().any(|link| ends_with(text, link))
}

/// The form of apostrophes that the table has.
fn with_straight_apostrophes(text: &str) -> Cow<'_, str> {
    // Both curly ones open with this byte in UTF-8.
    if text.as_bytes().contains(&0xe2) { text.replace(['’', '‘'], "'").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::{super::sample::cut_by, MATCHER, Wording, lower};

    #[test]
    fn the_table_is_folded_as_texts_are() {
        let table: super::Table = toml::from_str(include_str!("wording.toml")).unwrap();
        for line in table.lines.iter().chain(&table.starts).chain(&table.anywhere) {
            assert_eq!(*line, lower(line));
        }
        assert!(MATCHER.anywhere.is_match("© 2020 x. all rights reserved."));
    }

    #[test]
    fn furniture_of_many_sites_is_cut() {
        for line in [
            "Was this article helpful?",
            "Share this article",
            "Sign up for our newsletter",
            "Advertisement",
            "By subscribing you agree to hear from us.",
            "Download our app for free",
            "Photo credit: Jo Moor",
            "Nappers at noon (Image: Jo Moor)",
            "Print Email Share",
            "Don't miss out on our news",
            "This page is for educational purposes only and is no diagnosis.",
            "Text is available under a free licence.",
            "We use cookies so that the site works.",
            "Which of these best describes you?",
            "Rest is a good thing after a long day… read more",
        ] {
            assert_eq!(cut_by(&Wording, line), [line]);
        }
    }

    #[test]
    fn advice_that_begins_like_furniture_stays() {
        for line in [
            "Share this list with your doctor.",
            "Start your day with a short walk.",
            "Don't miss a dose.",
            "Sign up for a yoga class near you.",
            "Return to work when you can sleep again.",
            "Back to sleep: lay a baby down face up.",
            "Print your name on the bottle.",
            "Unlock your knees while you stand.",
            "The trial was sponsored by a maker of pillows.",
            "Back",
            "Cookies and cake",
        ] {
            assert!(cut_by(&Wording, line).is_empty(), "{line}");
        }
    }
}
