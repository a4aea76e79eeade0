//! Cuts a page's own table of contents: a list near its start whose items say again, in short, what
//! headings further down say.

use super::{Context, Rule, Verdicts};
use crate::{
    extract::{kinds, letters::alphanumeric},
    model::BlockKind,
};

pub(super) struct Contents;

impl Rule for Contents {
    fn name(&self) -> &'static str {
        "contents"
    }

    fn judge(&self, context: &Context, verdicts: &mut Verdicts) {
        let standing: Vec<usize> = verdicts.standing().collect();
        let lines = short_lines(context, &standing);
        for run in
            standing.chunk_by(|&a, &b| list(context, a).is_some() && list(context, a) == list(context, b))
        {
            let short = run.iter().all(|&block| context.view.features[block].words <= 12);
            if run.len() < 2 || run.len() > LONGEST || list(context, run[0]).is_none() || !short {
                continue;
            }
            let last = *run.last().expect("a run has a block");
            let named = run.iter().filter(|&&block| {
                let item = alphanumeric(&context.view.page.blocks[block].text);
                !item.is_empty()
                    && lines
                        .iter()
                        .any(|(at, line)| *at > last && (line.starts_with(&item) || line.contains(&item)))
            });
            // Links that say it again are a menu of the page; words that do need more of them.
            let linked = run.iter().all(|&block| context.view.features[block].link_density() > 0.6);
            let enough = if linked { 5 } else { 6 };
            if (linked || !is_asked_for(context, run[0])) && named.count() * 10 >= run.len() * enough {
                verdicts.cut_all(run.iter().copied(), self.name());
            }
        }
    }
}

/// Whether a line or a heading asks for the list ("Causes", "These are the causes:"), of whose items the
/// article then tells one by one.
fn is_asked_for(context: &Context, first: usize) -> bool {
    let before = first.checked_sub(1).map(|before| &context.view.page.blocks[before]);
    before.is_some_and(|block| {
        let heads = matches!(block.kind, BlockKind::Heading(_)) && kinds::surely(&block.text).is_some();
        heads || block.text.ends_with(':') && block.text.contains(' ')
    })
}

/// Items of the longest table of contents.
const LONGEST: usize = 100;

fn list(context: &Context, block: usize) -> Option<u32> {
    match context.view.page.blocks[block].kind {
        BlockKind::ListItem { list, .. } => Some(list),
        _ => None,
    }
}

/// Headings, and short lines that could be ones, in the letters that are compared.
fn short_lines(context: &Context, standing: &[usize]) -> Vec<(usize, String)> {
    standing
        .iter()
        .filter_map(|&block| {
            let (content, features) = context.view.at(block);
            let could = match content.kind {
                BlockKind::Heading(_) | BlockKind::Label => true,
                BlockKind::Paragraph => features.words <= 14 && !content.text.ends_with(['.', ':', ',', ';']),
                _ => false,
            };
            could.then(|| (block, alphanumeric(&content.text)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{cut_by, prose},
        Contents,
    };

    #[test]
    fn a_list_that_says_the_headings_again_is_cut() {
        let page = |items: &str| {
            let text = prose(3);
            format!(
                "<ul>{items}</ul><h2>Why naps help</h2><p>{text}</p><h2>When to nap</h2><p>{text}</p>\
                 <h2>How long to nap</h2><p>{text}</p>"
            )
        };
        let menu = page("<li>Why naps help<li>When to nap<li>How long to nap");
        assert_eq!(cut_by(&Contents, &menu), ["Why naps help", "When to nap", "How long to nap"]);
        let list = page("<li>A dark room<li>A short time<li>When to nap");
        assert!(cut_by(&Contents, &list).is_empty());
    }
    #[test]
    fn a_list_that_is_asked_for_stays_though_the_headings_say_it_again() {
        let text = prose(3);
        let page = |opening: &str| {
            format!(
                "{opening}<ul><li>Tea<li>Thirst</ul><h3>Tea</h3><p>{text}</p><h3>Thirst</h3><p>{text}</p>"
            )
        };
        assert!(cut_by(&Contents, &page("<h2>Causes of twitching</h2>")).is_empty());
        assert!(cut_by(&Contents, &page("<p>These are the usual causes:</p>")).is_empty());
        assert_eq!(cut_by(&Contents, &page("<h2>On this page</h2>")), ["Tea", "Thirst"]);
    }
}
