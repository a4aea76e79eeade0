//! Bylines and date lines in a page's text: who wrote, edited and reviewed it, and when. The words
//! that introduce them are a table; a cue counts at a line's start or after a mark that parts.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::{date, people, view::View};
use crate::model::{BlockKind, Dates};

/// What the bylines of a page say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    pub(super) authors: Vec<String>,
    pub(super) editors: Vec<String>,
    pub(super) reviewers: Vec<String>,
    pub(super) dates: Dates,
    /// The blocks that are bylines and nothing else.
    pub(super) blocks: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Author,
    Editor,
    Reviewer,
    Published,
    Updated,
    Reviewed,
    /// Introduces something that is none of these ("Copyright:"), and ends the value before it.
    Other,
}

use Role::{Author, Editor, Other, Published, Reviewed, Reviewer, Updated};

const CUES: &[(&str, Role)] = &[
    ("medically reviewed by", Reviewer),
    ("medical review by", Reviewer),
    ("clinically reviewed by", Reviewer),
    ("reviewed by", Reviewer),
    ("medical reviewer", Reviewer),
    ("medical reviewers", Reviewer),
    ("medical editor", Reviewer),
    ("also reviewed by", Reviewer),
    ("expert reviewed by", Reviewer),
    ("scientifically reviewed by", Reviewer),
    ("reviewer", Reviewer),
    ("reviewers", Reviewer),
    ("medically reviewed", Reviewed),
    ("checked by", Reviewer),
    ("written by", Author),
    ("author", Author),
    ("authors", Author),
    ("authored by", Author),
    ("by", Author),
    ("posted by", Author),
    ("writer", Author),
    ("reported by", Author),
    ("words by", Author),
    ("edited by", Editor),
    ("editor", Editor),
    ("editors", Editor),
    ("medically edited by", Editor),
    ("fact checked by", Other),
    ("fact-checked by", Other),
    ("updated on", Updated),
    ("last updated on", Updated),
    ("last updated", Updated),
    ("updated", Updated),
    ("last modified date", Updated),
    ("last modified", Updated),
    ("date modified", Updated),
    ("page last updated", Updated),
    ("last revised", Updated),
    ("revised", Updated),
    ("last update", Updated),
    ("modified", Updated),
    ("date updated", Updated),
    ("content last updated", Updated),
    ("last edited", Updated),
    ("this page was last edited on", Updated),
    ("this page was last modified on", Updated),
    ("this page was last updated on", Updated),
    ("this page was last updated", Updated),
    ("this article was last updated on", Updated),
    ("page last modified", Updated),
    ("this page was last reviewed on", Reviewed),
    ("this article was last reviewed on", Reviewed),
    ("this information was last reviewed", Reviewed),
    ("page last reviewed on", Reviewed),
    ("last reviewed on", Reviewed),
    ("last reviewed", Reviewed),
    ("last annual review date", Reviewed),
    ("review date", Reviewed),
    ("last review date", Reviewed),
    ("date reviewed", Reviewed),
    ("medically reviewed on", Reviewed),
    ("reviewed on", Reviewed),
    ("reviewed", Reviewed),
    ("page last reviewed", Reviewed),
    ("last medically reviewed on", Reviewed),
    ("last medical review", Reviewed),
    ("date of last review", Reviewed),
    ("date last reviewed", Reviewed),
    ("published on", Published),
    ("published", Published),
    ("first published", Published),
    ("posted on", Published),
    ("posted", Published),
    ("date published", Published),
    ("publication date", Published),
    ("published online", Published),
    ("originally published", Published),
    ("date created", Published),
    ("release date", Published),
    ("update date", Updated),
    ("updated by", Reviewer),
    ("copyright", Other),
    ("copyright protected", Other),
    ("review provided by", Other),
    ("next review due", Other),
    ("article details", Other),
    ("read time", Other),
    ("reading time", Other),
];

static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(CUES.iter().map(|(cue, _)| cue))
        .expect("the cues fit an automaton")
});

/// Words of the longest block that may be a byline.
const LONGEST: usize = 70;

struct Cue {
    start: usize,
    end: usize,
    role: Role,
}

/// Reads the bylines of a page. The first that names a role wins: later ones are of other articles' teasers.
pub(super) fn find(view: &View) -> Byline {
    let mut byline = Byline::default();
    for block in 0..view.features.len() {
        let (content, features) = view.at(block);
        let heading = matches!(content.kind, BlockKind::Heading(_)) && features.words > 5;
        if features.words > LONGEST || heading || matches!(content.kind, BlockKind::TableRow { .. }) {
            continue;
        }
        if read_line(&content.text, &mut byline) {
            byline.blocks.push(block);
        } else if is_date(&content.text) {
            // A date alone on its line, without a word on what it is the date of: no part of the text.
            byline.blocks.push(block);
        }
    }
    byline
}

/// Whether a line is a date and nothing else.
fn is_date(text: &str) -> bool {
    (7..=40).contains(&text.len())
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && date::read(text).is_some_and(|(_, end)| text[end..].trim().is_empty())
}

/// Reads one line; whether it was a byline.
fn read_line(text: &str, byline: &mut Byline) -> bool {
    let cues = cues(text);
    let Some(first) = cues.first() else { return read_ending(text, byline) };
    let opening = first.start > 0 && people::begins_with_degree(text);
    if first.start > 0 && !opening {
        return read_ending(text, byline);
    }
    let mut found = false;
    if opening && cues.iter().any(|cue| matches!(cue.role, Reviewer | Other)) {
        found |= add(&mut byline.reviewers, people::read(&text[..first.start]));
    }
    let mut here = Byline::default();
    for (at, cue) in cues.iter().enumerate() {
        let end = cues.get(at + 1).map_or(text.len(), |next| next.start);
        let value = text[cue.end..end].trim_start_matches([':', ' ', '-', '–', '—', '\u{a0}', '(']);
        found |= match cue.role {
            Author => add(&mut here.authors, people::read(value)),
            Editor => add(&mut here.editors, people::read(value)),
            Reviewer => add(&mut here.reviewers, people::read(value)),
            Published => set(&mut here.dates.published, value),
            Updated => set(&mut here.dates.updated, value),
            Reviewed => set(&mut here.dates.reviewed, value),
            Other => false,
        };
        // "Reviewed by Ann Orr, MD on March 3, 2020", "By Ann Orr | March 3, 2020".
        found |= match cue.role {
            Reviewer => set(&mut here.dates.reviewed, date_inside(value)),
            Author if here.authors.is_empty() => false,
            Author => set(&mut here.dates.published, date_inside(value)),
            _ => false,
        };
    }
    take(&mut byline.authors, here.authors);
    take(&mut byline.editors, here.editors);
    take(&mut byline.reviewers, here.reviewers);
    byline.dates.published = byline.dates.published.take().or(here.dates.published);
    byline.dates.updated = byline.dates.updated.take().or(here.dates.updated);
    byline.dates.reviewed = byline.dates.reviewed.take().or(here.dates.reviewed);
    found
}

/// Words of the longest line that ends in its author.
const SHORT: usize = 14;

/// Reads a line that says what the page is and by whom ("A leaflet for patients, by Dr Ann Orr").
fn read_ending(text: &str, byline: &mut Byline) -> bool {
    let Some((what, who)) = text.rsplit_once(", by ").filter(|_| text.split(' ').count() <= SHORT) else {
        return false;
    };
    let titled = ["Dr ", "Dr. ", "Prof. ", "Professor "].iter().any(|title| who.starts_with(title));
    let people = people::read(who);
    let fits = titled && !people.is_empty() && !what.contains(['.', ':']) && !text.ends_with('.');
    if fits {
        take(&mut byline.authors, people);
    }
    fits
}

/// The cues of a line that stand where a byline's do.
fn cues(text: &str) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for found in FINDER.find_iter(text) {
        let (cue, role) = CUES[found.pattern().as_usize()];
        let before = text[..found.start()].trim_end();
        let after = &text[found.end()..];
        if after.starts_with(char::is_alphanumeric) || text[..found.start()].ends_with(char::is_alphanumeric)
        {
            continue;
        }
        let parted = before.is_empty()
            || before.ends_with(['—', '–', '|', '•', '·', ';', '.', ',', '(', '-', ':', '*', '/']);
        let labelled = after.trim_start().starts_with(':');
        // A bare word counts with its colon or a value that can only be meant; "by" only at the start.
        let bare = !cue.contains(' ') && matches!(role, Author | Editor | Reviewer) && cue != "by";
        let fits = match cue {
            "by" => before.is_empty() || before.ends_with(['|', '•', '·', '—']),
            _ if bare => labelled && (parted || !cues.is_empty()),
            _ => parted || labelled && !cues.is_empty(),
        };
        if fits {
            cues.push(Cue { start: found.start(), end: found.end(), role });
        }
    }
    cues
}

fn add(people: &mut Vec<String>, more: Vec<String>) -> bool {
    let any = !more.is_empty();
    for name in more {
        if !people.iter().any(|known| people::key(known) == people::key(&name)) {
            people.push(name);
        }
    }
    any
}

/// People of a role that none was found for yet; a reviewer may be named on a second line ("Also reviewed by").
fn take(known: &mut Vec<String>, here: Vec<String>) {
    if known.is_empty() {
        *known = here;
    } else if known.len() == 1 && here.len() > 1 {
        add(known, here);
    }
}

fn set(date: &mut Option<String>, value: &str) -> bool {
    let value = value.strip_prefix("on ").unwrap_or(value).trim_start();
    let read = date::read(value).map(|(iso, _)| iso);
    let any = read.is_some();
    if date.is_none() {
        *date = read;
    }
    any
}

/// The part of a value that begins with a date, if any.
fn date_inside(value: &str) -> &str {
    let starts =
        value.char_indices().filter(|&(at, _)| at == 0 || value.as_bytes()[at - 1] == b' ').map(|(at, _)| at);
    starts
        .take(14)
        .map(|at| &value[at..])
        .find(|rest| date::read(rest).is_some_and(|(iso, _)| iso.len() == 10))
        .unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::{Byline, read_line};

    fn read(lines: &[&str]) -> (Byline, Vec<bool>) {
        let mut byline = Byline::default();
        let found = lines.iter().map(|line| read_line(line, &mut byline)).collect();
        (byline, found)
    }

    #[test]
    fn reads_a_joined_byline() {
        let (byline, _) = read(&[
            "Medically reviewed by Ada Orr, MD, FACP — Written by Sue Vale — Updated on March 7, 2025",
        ]);
        assert_eq!(byline.reviewers, ["Ada Orr, MD, FACP"]);
        assert_eq!(byline.authors, ["Sue Vale"]);
        assert_eq!(byline.dates.updated.as_deref(), Some("2025-03-07"));
    }

    #[test]
    fn reads_labels_that_run_together() {
        let (byline, _) = read(&[
            "Medical Reviewer: Will C. Dray III, MD, FACS Last Annual Review Date: Sep 6, 2013 Copyright: © 2014 Dray, Inc.",
        ]);
        assert_eq!(byline.reviewers, ["Will C. Dray III, MD, FACS"]);
        assert_eq!(byline.dates.reviewed.as_deref(), Some("2013-09-06"));
    }

    #[test]
    fn reads_a_reviewer_before_the_cue() {
        let (byline, _) = read(&[
            "Jo V. Camp, M.D., Division of Neurology, Camden, NJ. Review provided by VeriFact Network. Also reviewed by David Moor, MD, MHA, Isla Finch, PhD, and the Editorial team.",
        ]);
        assert_eq!(byline.reviewers, ["Jo V. Camp, M.D.", "David Moor, MD, MHA", "Isla Finch, PhD"]);
    }

    #[test]
    fn reads_a_line_that_ends_in_its_author() {
        let (byline, found) = read(&[
            "A leaflet on naps, by Dr Ann Orr",
            "This page was last edited on 11 July 2022. Terms apply.",
        ]);
        assert_eq!((byline.authors, found), (vec!["Ann Orr".to_owned()], vec![true, true]));
        assert_eq!(byline.dates.updated.as_deref(), Some("2022-07-11"));
    }

    #[test]
    fn leaves_sentences_alone() {
        let lines = [
            "It was found in the end, by Dr Ann Orr.",
            "The trial was reviewed by John Mills of the agency.",
            "By drinking water you help your muscles.",
            "Published studies disagree.",
        ];
        let (byline, found) = read(&lines);
        assert_eq!((byline, found), (Byline::default(), vec![false; 4]));
    }
}
