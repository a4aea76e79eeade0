//! Which blocks are headings, and of what level. HTML says it by tags, buttons of folded sections
//! and bold lines; in plain text a heading is told by its shape and by what follows it.

use std::collections::BTreeMap;

use super::{
    kinds,
    view::{Features, View},
};
use crate::model::{Block, BlockKind, SectionKind};

/// Words of the longest heading.
const LONGEST: usize = 16;

/// The headings among the blocks that stand, with their levels (1 to 6).
pub(super) fn find(view: &View, standing: &[usize]) -> BTreeMap<usize, u8> {
    if view.page.plain { in_text(view, standing) } else { in_html(view, standing) }
}

fn in_html(view: &View, standing: &[usize]) -> BTreeMap<usize, u8> {
    let mut headings = BTreeMap::new();
    let (mut level, mut asks) = (1, false);
    for (at, &block) in standing.iter().enumerate() {
        let (content, features) = view.at(block);
        let next = standing.get(at + 1).copied();
        match content.kind {
            BlockKind::Heading(tag) => {
                (level, asks) = (tag, content.text.ends_with('?'));
                headings.insert(block, tag);
            }
            // The button of a folded section, and a bold line on its own, head what follows them.
            BlockKind::Label | BlockKind::Paragraph
                if (content.bold || content.kind == BlockKind::Label)
                    && features.words <= LONGEST
                    && !content.text.ends_with(['.', ',', ';', ':'])
                    && features.linked * 2 < features.chars
                    && next.is_some_and(|next| heads(view, block, next)) =>
            {
                // One question more of a list of them stands beside the last, and any other heading below it.
                let beside = asks && content.kind == BlockKind::Label && content.text.ends_with('?');
                headings.insert(block, (level + u8::from(!beside)).clamp(2, 6));
            }
            _ => {}
        }
    }
    headings
}

/// Whether the block after a bold line is text that it can head.
fn heads(view: &View, block: usize, next: usize) -> bool {
    let (after, features) = view.at(next);
    let heading = &view.page.blocks[block];
    let label = heading.kind == BlockKind::Label;
    !after.bold
        && match after.kind {
            BlockKind::Paragraph => features.prose || !label && features.words >= 6,
            // A menu stands under a button as well: only one that asks, or names a kind of section, heads a list.
            BlockKind::ListItem { .. } | BlockKind::TableRow { .. } => !label || says_what_follows(heading),
            _ => false,
        }
}

/// Whether the words of a label show that a list under it is text.
fn says_what_follows(label: &Block) -> bool {
    label.text.ends_with('?') || kinds::surely(&label.text).is_some()
}

/// The words of a heading, without the controls that some sites set behind it ("Causes\[edit\]", "Causes #").
pub(super) fn words(heading: &Block) -> &str {
    const CONTROLS: [&str; 9] =
        ["edit", "edit source", "edit section", "link", "permalink", "copy link", "top", "back to top", ""];
    let mut words = heading.text.as_str();
    for link in heading.links.iter().rev() {
        let at = link.span.bytes(&heading.text);
        let bare = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if at.start == 0 || !CONTROLS.contains(&bare(&heading.text[at.clone()]).as_str()) {
            break;
        }
        words = &heading.text[..at.start];
    }
    let words = words.trim_end_matches(['[', '(', '|', ' ']);
    if words.is_empty() || words.len() == heading.text.trim_end().len() { &heading.text } else { words }
}

fn in_text(view: &View, standing: &[usize]) -> BTreeMap<usize, u8> {
    let mut headings = BTreeMap::new();
    let mut parent: Option<SectionKind> = None;
    for (at, &block) in standing.iter().enumerate() {
        let (content, _) = view.at(block);
        let level = if let BlockKind::Heading(tag) = content.kind {
            tag
        } else if has_heading_shape(view, standing, at, &headings) {
            level_by_wording(&content.text, &mut parent)
        } else {
            continue;
        };
        headings.insert(block, level);
    }
    headings
}

/// The level of a heading in a text without tags: one that narrows the section above it ("Less common causes"
/// under "Causes of ...") or says nothing of its own stands below it.
fn level_by_wording(text: &str, parent: &mut Option<SectionKind>) -> u8 {
    let own = kinds::of_heading(text);
    match (own, *parent) {
        (Some(own), Some(above)) if own == above && narrows(text) => 3,
        (Some(own), _) if kinds::surely(text).is_some() || text.ends_with('?') => {
            *parent = Some(own);
            2
        }
        (_, Some(SectionKind::WhenToSeeDoctor | SectionKind::Overview)) => 2,
        (_, Some(_)) => 3,
        _ => 2,
    }
}

/// Whether a heading names a part of what the section above it is about.
fn narrows(text: &str) -> bool {
    const NARROWER: &[&str] = &[
        "common",
        "serious",
        "other",
        "less",
        "more",
        "rare",
        "medical",
        "lifestyle",
        "additional",
        "possible",
        "specific",
        "uncommon",
        "severe",
        "mild",
        "medications",
        "drugs",
    ];
    let first = text.split(' ').next().unwrap_or("").to_lowercase();
    NARROWER.contains(&first.as_str())
}

/// Whether the block at a place among the standing ones has the shape of a heading and heads something.
fn has_heading_shape(view: &View, standing: &[usize], at: usize, headings: &BTreeMap<usize, u8>) -> bool {
    let block = standing[at];
    let (content, features) = view.at(block);
    let fits = content.kind == BlockKind::Paragraph
        && (1..=LONGEST).contains(&features.words)
        && features.chars <= 120
        && features.chars >= 3
        && !content.text.ends_with(['.', ',', ';', ':', '!', '…'])
        && content
            .text
            .chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || c.is_numeric() || matches!(c, '“' | '"' | '¿'))
        && content.links.is_empty()
        && !content.text.contains("://")
        && !is_trail(&content.text);
    if !fits {
        return false;
    }
    if features.words > LONGEST_IN_LIST && !content.text.ends_with('?') && is_in_list(view, standing, at) {
        return false;
    }
    let Some(&next) = standing.get(at + 1) else { return false };
    let (after, following) = view.at(next);
    let sure = kinds::surely(&content.text).is_some() || content.text.ends_with('?');
    match after.kind {
        BlockKind::ListItem { .. } | BlockKind::TableRow { .. } => {
            !in_run_of_lines(view, standing, at, headings)
        }
        BlockKind::Heading(_) => sure,
        _ if following.prose || following.closed && following.words >= 4 || sure && following.words >= 6 => {
            !in_run_of_lines(view, standing, at, headings)
        }
        // A heading right above another one.
        BlockKind::Paragraph => {
            sure && following.words <= LONGEST && !in_run_of_lines(view, standing, at, headings)
        }
        BlockKind::Label => false,
    }
}

/// Whether a line tells where the page stands on its site: "Answers > Symptoms > Thirst".
fn is_trail(text: &str) -> bool {
    [" > ", " » ", " › "].iter().any(|mark| text.matches(mark).count() > 1)
}

/// Words of the longest heading right after the lines of a list: more are one of its items, whatever they say.
const LONGEST_IN_LIST: usize = 6;

/// Whether nothing but short lines stands between a line and the one that announced a list ("These include:").
fn is_in_list(view: &View, standing: &[usize], at: usize) -> bool {
    let before = standing[..at].iter().rev().map(|&block| view.at(block));
    let no_line = |(content, features): &(&Block, &Features)| {
        content.kind != BlockKind::Paragraph
            || features.words > LONGEST
            || content.text.ends_with(['.', '?', '!', ':'])
    };
    let mut before = before;
    before.find(no_line).is_some_and(|(content, _)| content.text.ends_with(':'))
}

/// Whether a short line is the last of several: then they are a list without marks, or a menu.
fn in_run_of_lines(view: &View, standing: &[usize], at: usize, headings: &BTreeMap<usize, u8>) -> bool {
    let gap = view.page.blocks[standing[at]].gap;
    let short = |block: usize| {
        let (content, features) = view.at(block);
        content.kind == BlockKind::Paragraph && !features.closed && features.words <= LONGEST
    };
    let before = standing[..at]
        .iter()
        .rev()
        .take_while(|&&block| short(block) && !headings.contains_key(&block))
        .count();
    // Set apart from the lines above it by more room than they have between them, it heads what follows.
    let apart = at > 0 && before > 0 && gap > view.page.blocks[standing[at - 1]].gap;
    // A line that plainly names a kind of section heads one, but for a long run of such lines.
    let most = if kinds::surely(&view.page.blocks[standing[at]].text).is_some() { 4 } else { 2 };
    before >= most && !apart
}
