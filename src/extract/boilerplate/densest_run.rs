//! Finds where the article begins and ends in a page without tags: the stretch of lines in which
//! prose outweighs short lines the most (the maximum-sum run of Kadane's algorithm).

use super::{Context, Rule, Verdicts};
use crate::extract::{kinds, teaser};
use crate::model::{BlockKind, SectionKind};

pub(super) struct DensestRun;

impl Rule for DensestRun {
    fn name(&self) -> &'static str {
        "beside the article"
    }

    fn judge(&self, context: &Context, verdicts: &mut Verdicts) {
        let standing: Vec<usize> = verdicts.standing().collect();
        let mut gains = gains(context, &standing);
        prize_the_opening(context, verdicts, &standing, &mut gains);
        let Some((first, last)) = best_run(&gains) else { return };
        let start = with_headings_before(context, &standing, first);
        let end = with_list_after(context, &standing, last);
        let end = with_same_region_after(context, &standing, end);
        let end = with_beginnings_after(context, &standing, end);
        for (at, &block) in standing.iter().enumerate() {
            if !(start..=end).contains(&at) {
                verdicts.cut(block, self.name());
            }
        }
    }
}

/// The rule that cuts all down to the title.
const TITLE: &dyn Rule = &super::before_the_title::BeforeTheTitle;
/// What it is worth to stand right behind the title, in words.
const OPENING: i64 = 40;

/// Where the title was found in a page with tags, the article begins with the first prose behind it, also
/// where a longer text stands elsewhere.
fn prize_the_opening(context: &Context, verdicts: &Verdicts, standing: &[usize], gains: &mut [i64]) {
    let view = context.view;
    let is_title = |block| verdicts.rule(block) == Some(TITLE.name());
    if !view.page.plain && (0..view.features.len()).any(is_title) {
        let opening = standing.iter().position(|&block| view.features[block].prose);
        opening.into_iter().for_each(|opening| gains[opening] += OPENING);
    }
}

/// What each block adds to the article. The items of a list that a heading or a line asks for belong to it.
fn gains(context: &Context, standing: &[usize]) -> Vec<i64> {
    let mut asked_for = false;
    // In a page without tags a list may have lost its marks: the lines that "These include:" or "Common causes"
    // asks for.
    let mut listing = false;
    let text = context.view.page.plain;
    let is_title =
        |line: &str| context.title.is_some_and(|title| line.contains(title) || title.contains(line));
    let gain = |&block: &usize| {
        let (content, features) = context.view.at(block);
        let line = content.kind == BlockKind::Paragraph && !content.text.ends_with([':', '?', '.', '!']);
        let kind = if features.words <= 12 { kinds::surely(&content.text) } else { None };
        if text && listing && line && kind.is_none() && !features.prose && features.linked == 0 {
            return 0.max(gain(context, block));
        }
        listing = features.linked == 0
            && (features.words >= 4 && content.text.ends_with(':')
                || !is_title(&content.text)
                    && !matches!(content.kind, BlockKind::ListItem { .. })
                    && !content.text.ends_with('?')
                    && kind == Some(SectionKind::Causes));
        if matches!(content.kind, BlockKind::ListItem { .. }) {
            return if asked_for { 1.max(gain(context, block)) } else { gain(context, block) };
        }
        asked_for =
            features.linked == 0 && (kind.is_some() || features.words >= 4 && content.text.ends_with(':'));
        gain(context, block)
    };
    standing.iter().map(gain).collect()
}

/// What a block adds to the article it would be part of, in words: prose adds its own, a short line takes
/// some away, so that a menu costs more than a list of a few items between two paragraphs is worth.
fn gain(context: &Context, block: usize) -> i64 {
    let (content, features) = context.view.at(block);
    let html = !context.view.page.plain;
    let words = i64::try_from(features.words).unwrap_or(i64::MAX).min(80);
    let linked = features.link_density() > 0.6;
    match &content.kind {
        _ if features.prose => words,
        BlockKind::Heading(_) if html => 0,
        _ if linked => -6,
        // Tags have told most furniture of HTML already: a short line there is a short line.
        BlockKind::ListItem { .. } | BlockKind::TableRow { .. } if html => 0,
        _ if html => -1,
        BlockKind::ListItem { .. } if features.words >= 8 => words / 2,
        _ if features.words >= 12 || features.closed && features.words >= 5 => 2,
        _ if features.closed => -1,
        _ => -3,
    }
}

/// The bounds of the run with the largest sum, the shortest and first of equals.
fn best_run(gains: &[i64]) -> Option<(usize, usize)> {
    let (mut best, mut found) = (0, None);
    let (mut sum, mut start) = (0, 0);
    for (at, gain) in gains.iter().enumerate() {
        if sum <= 0 {
            (sum, start) = (0, at);
        }
        sum += gain;
        if sum > best {
            (best, found) = (sum, Some((start, at)));
        }
    }
    found
}

/// Takes in the headings right before the run.
fn with_headings_before(context: &Context, standing: &[usize], first: usize) -> usize {
    let mut start = first;
    while start > 0 {
        let (content, features) = context.view.at(standing[start - 1]);
        let near = first - start < 2 && standing[start] - standing[start - 1] == 1;
        let heading = matches!(content.kind, BlockKind::Heading(_))
            || near
                && content.kind == BlockKind::Paragraph
                && features.words >= 2
                && features.words <= 14
                && features.linked == 0;
        if !heading {
            break;
        }
        start -= 1;
    }
    start
}

/// Takes in the list that the run's last line leads to, when that line asks for one.
fn with_list_after(context: &Context, standing: &[usize], last: usize) -> usize {
    let asks = |at: usize| context.view.page.blocks[standing[at]].text.ends_with(':');
    let item = |at: usize| match context.view.page.blocks[standing[at]].kind {
        BlockKind::ListItem { list, .. } => Some(list),
        _ => None,
    };
    let Some(list) = (last + 1 < standing.len()).then(|| item(last + 1)).flatten() else { return last };
    if !asks(last) && item(last) != Some(list) {
        return last;
    }
    (last + 1..standing.len()).take_while(|&at| item(at) == Some(list)).last().unwrap_or(last)
}

/// Takes in the short lines that go on in the container of the run's last line, where tags tell of one.
fn with_same_region_after(context: &Context, standing: &[usize], last: usize) -> usize {
    let page = context.view.page;
    if page.plain {
        return last;
    }
    let around = || context.view.regions_of(standing[last]);
    let named = around().find(|&region| super::main_region::is_named_article(&page.regions[region]));
    let region = named.unwrap_or(page.blocks[standing[last]].region);
    if region == 0 {
        return last;
    }
    let inside = &page.regions[region].blocks;
    let goes_on = |&at: &usize| {
        inside.contains(&standing[at]) && context.view.features[standing[at]].link_density() < 0.6
    };
    (last + 1..standing.len()).take_while(goes_on).last().unwrap_or(last)
}

/// Takes in the sections right behind the run that the page shows only the beginning of: a line that names a
/// kind of section, and a text that breaks off for a link to the rest of it.
fn with_beginnings_after(context: &Context, standing: &[usize], last: usize) -> usize {
    let view = context.view;
    let heads = |block: usize| {
        let (content, features) = view.at(block);
        features.words <= 12 && features.linked == 0 && kinds::surely(&content.text).is_some()
    };
    let breaks_off = |block: usize| {
        let text = &view.page.blocks[block].text;
        teaser::end(text) < text.len()
    };
    let mut end = last;
    while let Some(&[heading, text]) = standing.get(end + 1..end + 3) {
        if !heads(heading) || !breaks_off(text) {
            break;
        }
        end += 2;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            before_the_title::BeforeTheTitle,
            sample::{cut_by, prose},
        },
        Context, DensestRun, Rule, Verdicts, best_run,
    };
    use crate::{extract::view::View, read};

    #[test]
    fn finds_the_densest_run() {
        assert_eq!(best_run(&[-3, -3, 20, -3, 30, -3, -3, 5, -3]), Some((2, 4)));
        assert_eq!(best_run(&[-1, -2]), None);
    }

    #[test]
    fn menus_around_a_text_are_cut_and_a_list_it_asks_for_stays() {
        let page = format!(
            "Moor\nLog in\nNaps\nYawns\n\n{}\n\nTo nap well you need:\n- a dark room\n- a clock\n\nOur towns\nPort Averill\nKelso",
            prose(5)
        );
        assert_eq!(
            cut_by(&DensestRun, &page),
            ["Moor", "Log in", "Naps", "Yawns", "Our towns", "Port Averill", "Kelso"]
        );
    }

    #[test]
    fn a_list_without_marks_belongs_to_the_line_that_asks_for_it() {
        let list = "Warm rooms\nLong lunches\nDull talks\n".repeat(20);
        let page = |lead: &str| format!("{}\n\n{lead}\n{list}\n{}", prose(2), prose(3));
        assert!(cut_by(&DensestRun, &page("Common causes of naps include:")).is_empty());
        assert!(!cut_by(&DensestRun, &page("Our towns")).is_empty());
    }

    #[test]
    fn a_section_that_breaks_off_stays_and_a_teaser_goes() {
        let page = |heading: &str| {
            format!("{}\n\n{heading}\n\nNaps may come with ya... Read more on naps", prose(5))
        };
        assert!(cut_by(&DensestRun, &page("Symptoms that come with naps")).is_empty());
        assert_eq!(cut_by(&DensestRun, &page("Yawns at work")).len(), 2);
    }

    #[test]
    fn the_text_below_the_title_wins_over_a_longer_one_elsewhere() {
        let page = |title: &str| {
            let menu = "<p>Our towns</p>".repeat(60);
            format!("{title}<p>{}</p>{menu}<p>{}</p>", prose(2), prose(4))
        };
        let read = |title: &str| {
            let page = read::read(page(title).as_bytes(), "page.html").unwrap();
            let view = View::of(&page);
            let context = Context { view: &view, title: Some("Naps at noon") };
            let mut verdicts = Verdicts::new(page.blocks.len());
            BeforeTheTitle.judge(&context, &mut verdicts);
            DensestRun.judge(&context, &mut verdicts);
            let texts: Vec<String> =
                verdicts.standing().map(|block| page.blocks[block].text.clone()).collect();
            texts
        };
        assert_eq!(read("<h1>Naps at noon</h1>"), [prose(2)]);
        let untitled = read("");
        assert!(untitled.contains(&prose(4)) && !untitled.contains(&prose(2)));
    }
}
