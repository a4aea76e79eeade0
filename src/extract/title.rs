//! The title of an article, without the name of the site that a browser's tab shows beside it.

use super::view::View;
use crate::model::{BlockKind, Format, Page};

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
    match view.page.format {
        Format::Html => of_html(view),
        Format::Text => of_text(view),
    }
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
        headings().find(|heading| heading.chars().count() > 2 && fold(tab).starts_with(&fold(heading)))
    });
    let (short, suffix) = tab.as_deref().map_or((None, None), split);
    let firsts: Vec<&String> = page
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading(1))
        .map(|block| &block.text)
        .collect();
    let heading = says_again.or_else(|| {
        let og = meta("og:title").map(|title| fold(&title));
        firsts.iter().copied().find(|heading| og.as_deref().is_some_and(|og| og.starts_with(&fold(heading))))
    });
    let only = (firsts.len() == 1).then(|| firsts[0]);
    let title = heading.or(only).cloned().or_else(|| meta("og:title")).or(short);
    let suffix = match (&title, &tab) {
        (Some(title), Some(tab)) if fold(tab).starts_with(&fold(title)) => after(tab, title).or(suffix),
        _ => suffix,
    };
    Titles { title, suffix }
}

/// What a tab's title holds beyond the article's, separators off.
fn after(tab: &str, title: &str) -> Option<String> {
    let rest = tab.get(title.len()..)?.trim_start_matches(|c: char| !c.is_alphanumeric());
    (!rest.is_empty()).then(|| rest.to_owned())
}

fn of_text(view: &View) -> Titles {
    let page = view.page;
    if let Some(named) = labelled(page) {
        return Titles { title: Some(named), suffix: None };
    }
    let Some(first) = page.blocks.iter().take(3).find(|block| block.text.chars().any(char::is_alphabetic))
    else {
        return Titles::default();
    };
    if let Some(heading) = page.blocks.iter().take(40).find(|block| block.kind == BlockKind::Heading(1)) {
        return Titles { title: Some(heading.text.clone()), suffix: None };
    }
    let recurs = |text: &str| {
        page.blocks[1..]
            .iter()
            .any(|block| !matches!(block.kind, BlockKind::ListItem { .. }) && same_title(&block.text, text))
    };
    let (short, suffix) = split(&first.text);
    let line =
        |block: &crate::model::Block| block.kind == BlockKind::Paragraph && block.text.chars().count() <= 160;
    if line(first) && !first.text.ends_with('.') {
        // A tab's title stands in the first line; the heading says its first part again, or the part after
        // the separator names the site.
        if let (Some(short), Some(suffix)) = (short, suffix) {
            let site = suffix.split(' ').count() <= 6
                && suffix.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
            if recurs(&short) || site {
                return Titles { title: Some(short), suffix: Some(suffix) };
            }
        }
        if !is_control(&first.text) {
            return Titles { title: Some(first.text.clone()), suffix: None };
        }
    }
    Titles { title: first_heading_like(view), suffix: None }
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
        &["navigate up", "skip to", "menu", "home", "search", "log in", "sign in", "back to", "close"];
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

/// Whether a line is the title, give or take a mark.
pub(super) fn same_title(line: &str, title: &str) -> bool {
    let letters = |text: &'_ str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<Vec<_>>()
    };
    // Most lines are of another length: those need no folding.
    line.len().abs_diff(title.len()) <= 16 && !line.is_empty() && letters(line) == letters(title)
}

/// Letters and digits alone, lower-case.
fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
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
