//! The title of an article, without the name of the site that a browser's tab shows beside it.

use std::collections::HashMap;

use super::{letters::alphanumeric, source, view::View};
use crate::model::{BlockKind, Page, Source};

/// What stands between a title and a site's name in a tab.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " • ", " » ", " :: ", " · ", " > "];

/// What a page calls itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Titles {
    /// The article's title.
    pub(super) title: Option<String>,
    /// What stood beside it in the tab: most often the site's name.
    pub(super) suffix: Option<String>,
}

/// Finds the title of a page.
///
/// In HTML it is the heading that the page's own `<title>` or `og:title` says again, else the only first-level
/// heading, else the `<title>`. A page saved as text begins with the tab's title or the heading.
pub(super) fn find(view: &View) -> Titles {
    if view.page.plain { of_text(view) } else { of_html(view) }
}

fn of_html(view: &View) -> Titles {
    let page = view.page;
    let meta =
        |name: &str| page.head.meta.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let tab = page.head.title.clone().or_else(|| meta("og:title")).filter(|tab| !tab.trim().is_empty());
    let headings = || {
        page.blocks
            .iter()
            .filter(|block| matches!(block.kind, BlockKind::Heading(1..=2)))
            .map(|block| &block.text)
    };
    let says_again = tab.as_deref().and_then(|tab| {
        headings().find(|heading| {
            heading.chars().count() > 2 && alphanumeric(tab).starts_with(&alphanumeric(heading))
        })
    });
    let (short, suffix) = tab.as_deref().map_or((None, None), split);
    let firsts: Vec<&String> = page
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading(1))
        .map(|block| &block.text)
        .collect();
    let heading = says_again.or_else(|| {
        let og = meta("og:title").map(|title| alphanumeric(&title));
        firsts
            .iter()
            .copied()
            .find(|heading| og.as_deref().is_some_and(|og| og.starts_with(&alphanumeric(heading))))
    });
    let only = (firsts.len() == 1).then(|| firsts[0]);
    if heading.or(only).is_none()
        && let Some((title, site)) = tab.as_deref().and_then(|tab| in_bold(view, tab))
    {
        return Titles { title: Some(title), suffix: site.or(suffix) };
    }
    let title = heading.or(only).cloned().or_else(|| meta("og:title")).or(short);
    let suffix = match (&title, &tab) {
        (Some(title), Some(tab)) if alphanumeric(tab).starts_with(&alphanumeric(title)) => {
            after(tab, title).or(suffix)
        }
        _ => suffix,
    };
    Titles { title, suffix }
}

/// The bold line that a tab's title begins or ends with, where a page has no headings; and what else the
/// tab says.
fn in_bold(view: &View, tab: &str) -> Option<(String, Option<String>)> {
    let page = view.page;
    let lines = page.blocks.iter().filter(|block| block.bold && block.links.is_empty());
    lines.take(20).find_map(|block| {
        let line = block.text.as_str();
        let (before, after) = tab.split_once(line)?;
        let parted = before.trim_end().ends_with([':', '|', '-', '–', '—']) && after.is_empty()
            || before.is_empty() && (after.is_empty() || !after.starts_with(char::is_alphanumeric));
        let rest = [before, after].concat();
        let site = rest.trim_matches(|c: char| !c.is_alphanumeric());
        let fits = parted && line.chars().count() >= 4;
        fits.then(|| (line.to_owned(), (!site.is_empty()).then(|| site.to_owned())))
    })
}

/// What a tab's title holds beyond the article's, separators off.
fn after(tab: &str, title: &str) -> Option<String> {
    let rest = tab.get(title.len()..)?.trim_start_matches(|c: char| !c.is_alphanumeric());
    let last = SEPARATORS.iter().filter_map(|separator| rest.rsplit_once(separator)).map(|(_, last)| last);
    let last = last.min_by_key(|last| last.len()).unwrap_or(rest);
    (!last.is_empty()).then(|| last.to_owned())
}

fn of_text(view: &View) -> Titles {
    let page = view.page;
    if let Some(named) = page.head.title.clone().or_else(|| labelled(page)) {
        return Titles { title: Some(named), suffix: None };
    }
    if let Some(heading) = page.blocks.iter().take(40).find(|block| block.kind == BlockKind::Heading(1)) {
        return Titles { title: Some(heading.text.clone()), suffix: None };
    }
    let Some(first) = page.blocks.iter().find(|block| block.text.chars().any(char::is_alphabetic)) else {
        return Titles::default();
    };
    let words = TopicWords::of(view);
    let holders: Vec<String> = source::holders(view).iter().map(|name| alphanumeric(name)).collect();
    let is_site = |part: &str| holders.contains(&alphanumeric(part));
    let mut candidates: Vec<(f32, String, Option<String>)> = Vec::new();
    let trail = is_title_line(first) && split(&first.text).1.is_some();
    if trail {
        // A tab's title with its site's name: the line less its last part, or any one of its parts.
        let parts: Vec<&str> = parts(&first.text).filter(|part| !is_place(part)).collect();
        let known = parts.iter().copied().find(|part| is_site(part));
        let (short, suffix) = split(&parts.join(" | "));
        let short = short.unwrap_or_default();
        if !is_site(&short) {
            let site = known.map(ToOwned::to_owned).or(suffix);
            candidates.push((words.share(&short) + FIRST_LINE, short, site));
        }
        let others = parts.iter().enumerate().filter(|(_, part)| !is_sign(part) && !is_site(part));
        for (at, part) in others.filter(|(at, _)| *at > 0 || known.is_some()) {
            let site = if at == parts.len() - 1 { parts[0] } else { parts[parts.len() - 1] };
            let site = known.unwrap_or(site);
            candidates.push((
                words.share(part) + FIRST_LINE - 0.1,
                (*part).to_owned(),
                Some(site.to_owned()),
            ));
        }
    } else if is_title_line(first) && !is_site(&first.text) {
        candidates.push((words.share(&first.text) + FIRST_LINE, first.text.clone(), None));
    }
    if !trail {
        let nearest = first_heading_like(view);
        let before = view.features.iter().position(|features| features.prose).unwrap_or(0);
        let lines = (1..before).filter(|&block| {
            let (content, features) = view.at(block);
            is_title_line(content)
                && (3..=16).contains(&features.words)
                && !content.text.ends_with([':', ','])
        });
        let lines = lines.map(|block| &page.blocks[block].text).chain(&nearest);
        for line in lines.filter(|line| !is_site(line)) {
            let site = Some(first.text.clone())
                .filter(|name| name.split(' ').count() <= 5 && name != line && !is_control(name));
            let place = if nearest.as_ref() == Some(line) { ABOVE_PROSE } else { 0.1 };
            candidates.push((words.share(line) + place, line.clone(), site));
        }
    }
    let best = candidates.into_iter().reduce(|best, next| if next.0 > best.0 { next } else { best });
    let Some((_, title, suffix)) = best else { return Titles::default() };
    Titles { title: Some(title), suffix }
}

/// What a title's place is worth beside the share of its words that the text takes up again.
const FIRST_LINE: f32 = 0.45;
const ABOVE_PROSE: f32 = 0.2;
/// How often a word stands in a prose that is about it.
const OFTEN: usize = 8;

/// The parts of a tab's title between upright bars.
fn parts(tab: &str) -> impl Iterator<Item = &str> {
    tab.split(" | ").map(str::trim).filter(|part| !part.is_empty())
}

/// Whether a part of a tab's title is a town and its state ("Port Averill, OK").
fn is_place(part: &str) -> bool {
    part.rsplit_once(", ").is_some_and(|(town, state)| {
        town.split(' ').count() <= 3
            && state.len() == 2
            && state.bytes().all(|byte| byte.is_ascii_uppercase())
    })
}

/// Whether a part of a tab's title is a short sign of a site ("NHS"), no title.
fn is_sign(part: &str) -> bool {
    !part.contains(' ') && part.chars().skip(1).any(char::is_uppercase)
}

fn is_title_line(block: &crate::model::Block) -> bool {
    block.kind == BlockKind::Paragraph
        && block.text.chars().count() <= 200
        && !block.text.ends_with('.')
        && !is_control(&block.text)
}

/// The words of a page's prose, by which a title is told from the name of a site: an article takes up
/// the words of its title again.
struct TopicWords {
    counts: HashMap<String, usize>,
}

impl TopicWords {
    fn of(view: &View) -> Self {
        let mut counts = HashMap::new();
        let prose = view.page.blocks.iter().zip(&view.features).filter(|(_, features)| features.prose);
        for word in prose.flat_map(|(block, _)| content_words(&block.text)) {
            *counts.entry(word).or_insert(0) += 1;
        }
        Self { counts }
    }

    /// How much of a line the prose takes up again, from 0 to 1: the mean over its content words, a word
    /// that stands there [`OFTEN`] times counting in full.
    fn share(&self, line: &str) -> f32 {
        let (mut sum, mut words) = (0, 0);
        for word in content_words(line) {
            words += 1;
            sum += self.counts.get(&word).filter(|&&count| count >= 2).map_or(0, |&count| count.min(OFTEN));
        }
        if words == 0 { 0.0 } else { sum as f32 / (words * OFTEN) as f32 }
    }
}

/// The words of four letters and more, cut to five so that forms of one word meet.
fn content_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
        .map(|word| word.chars().take(5).flat_map(char::to_lowercase).collect())
}

/// A "Title: ..." line, as reader modes write it.
fn labelled(page: &Page) -> Option<String> {
    page.blocks.iter().take(6).find_map(|block| {
        let rest = block.text.strip_prefix("Title: ").or_else(|| block.text.strip_prefix("TITLE: "))?;
        Some(rest.trim().to_owned()).filter(|title| !title.is_empty())
    })
}

/// Whether a first line is a control of the site, not a title ("Navigate Up", "Skip to content").
fn is_control(text: &str) -> bool {
    const CONTROLS: &[&str] =
        &["navigate up", "skip ", "menu", "home", "search", "log in", "sign in", "back to", "close"];
    let folded = text.to_lowercase();
    CONTROLS.iter().any(|control| folded.starts_with(control))
}

/// The short line nearest above the first prose.
fn first_heading_like(view: &View) -> Option<String> {
    let prose = view.features.iter().position(|features| features.prose)?;
    (0..prose).rev().take(4).find_map(|block| {
        let (content, features) = view.at(block);
        let fits = content.kind == BlockKind::Paragraph
            && (1..=16).contains(&features.words)
            && features.chars > 2
            && !content.text.ends_with(['.', ':', ',']);
        fits.then(|| content.text.clone())
    })
}

/// Parts a tab's title from what stands beside it.
///
/// The part after the last separator is taken for the site's name; where the first part is much shorter
/// and the separator stands early, the name stands first.
fn split(tab: &str) -> (Option<String>, Option<String>) {
    let cut =
        SEPARATORS.iter().filter_map(|separator| tab.rfind(separator).map(|at| (at, separator.len()))).max();
    let Some((at, length)) = cut else { return (Some(tab.trim().to_owned()), None) };
    let (left, right) = (tab[..at].trim(), tab[at + length..].trim());
    // A tab that names the site twice: "Title | Section | Site".
    let words = |text: &str| text.split(' ').count();
    if words(left) <= 2 && words(right) >= 5 {
        return (Some(right.to_owned()), Some(left.to_owned()));
    }
    let left =
        SEPARATORS[..1].iter().fold(left, |left, separator| left.split(separator).next().unwrap_or(left));
    (Some(left.to_owned()), Some(right.to_owned()))
}

/// A title without the name of its source before it ("Larkfield: Leg cramps").
pub(super) fn without_source(title: Option<String>, source: Option<&Source>) -> Option<String> {
    let title = title?;
    let rest = source
        .and_then(|source| title.strip_prefix(source.name.as_str()))
        .and_then(|rest| [": ", " - ", " – ", " — ", " | "].iter().find_map(|mark| rest.strip_prefix(mark)));
    Some(rest.filter(|rest| !rest.is_empty()).map_or(title.clone(), ToOwned::to_owned))
}

/// Whether a line is the title, give or take a mark.
pub(super) fn same_title(line: &str, title: &str) -> bool {
    // Most lines are of another length: those need no folding.
    line.len().abs_diff(title.len()) <= 16 && !line.is_empty() && alphanumeric(line) == alphanumeric(title)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn parts_a_title_from_its_site() {
        let parts = |tab| {
            let (title, site) = split(tab);
            (title.unwrap(), site.unwrap_or_default())
        };
        assert_eq!(
            parts("Leg Cramps: Causes - Larkfield"),
            ("Leg Cramps: Causes".into(), "Larkfield".into())
        );
        assert_eq!(parts("Leg cramps | Muscles | Larkfield"), ("Leg cramps".into(), "Larkfield".into()));
        assert_eq!(parts("Larkfield | Why do my legs cramp at night?").0, "Why do my legs cramp at night?");
        assert_eq!(parts("Self-care").0, "Self-care");
    }
}
