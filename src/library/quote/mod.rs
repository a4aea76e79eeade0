//! Where a sentence comes from: the passages that hold it to the letter, in the same words, with
//! parts left out, or nearly. What is called exact is exact.

mod align;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Families;
use crate::{
    error::{Error, Result},
    index::{Boosts, Fold, PageCard, Place, Reader, StoredPassage, Wording, words},
    model::{DateOf, PageId, PassageKind, SectionKind, Source, Span},
};
pub use align::Fit;
use align::Quoted;

/// Words of a quotation at most.
const LONGEST: usize = 1_000;

/// Of so many of its rarest words passages are looked up.
const RAREST: usize = 12;

/// Passages that are compared with it letter by letter.
const COMPARED: usize = 60;

/// The passages that a text comes from: `etio.quote/1`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Quotation {
    /// The text that was asked for.
    pub text: String,
    /// The passages, nearest first.
    pub passages: Vec<QuotedPassage>,
    /// Whether some pages could not be read when the index was made.
    pub incomplete: bool,
}

/// A passage that holds the text, or nearly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuotedPassage {
    /// Its id.
    pub id: String,
    /// Its page's id.
    pub page: PageId,
    /// The root that the page is in: for links, and no part of the JSON, which is the same on every machine.
    #[serde(skip)]
    pub root: String,
    /// Its page's path in its root.
    pub path: String,
    /// Its document's title.
    pub title: Option<String>,
    /// Who publishes the page.
    pub source: Option<Source>,
    /// Who supplied its text.
    pub supplied_by: Option<Source>,
    /// The page's date: reviewed, else updated, else published.
    pub date: Option<DateOf>,
    /// The headings above it, outermost first.
    pub section: Vec<String>,
    /// What its section is about.
    pub section_kind: SectionKind,
    /// What sort of piece of the page it is.
    pub block: PassageKind,
    /// Its text.
    pub text: String,
    /// How it holds the text that was asked for.
    #[serde(rename = "match")]
    pub fit: Fit,
    /// The share of words that agree: 1 for all but near matches.
    pub similarity: f64,
    /// Where in `text` it stands.
    pub range: Span,
    /// Where else the same stands.
    pub also_in: Vec<QuotedElsewhere>,
}

/// Another passage with the same words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotedElsewhere {
    /// Who publishes its page.
    pub source: Option<Source>,
    /// Its id.
    pub id: String,
    /// Its page's path in its root.
    pub path: String,
    /// Whether its page is a copy of the other's, by their texts as a whole.
    pub copy: bool,
}

/// The passages, at most `limit`, that hold this text, or nearly.
///
/// # Errors
/// When the text has no words or more than a thousand, or the index is damaged.
pub fn quote(reader: &Reader, text: &str, limit: usize) -> Result<Quotation> {
    let quoted = Quoted::of(text);
    if quoted.is_empty() || quoted.len() > LONGEST {
        let what = format!("a quotation has from 1 to {LONGEST} words, and this one has {}", quoted.len());
        return Err(Error::Usage(what));
    }
    let cards = reader.cards()?;
    let mut found = Vec::new();
    let details = reader.details()?;
    let mut likely = likely(reader, text)?;
    likely.sort_unstable();
    for (place, card) in reader.numbered(&likely)? {
        if cards[card].revision {
            continue;
        }
        let Some(stored) = reader.fetch(&[place])?.pop() else { continue };
        if let Some(placed) = quoted.find(&stored.passage.text) {
            let (fold, ordinal) = (details.fold(place), details.ordinal(place));
            found.push(Found { card, fold, ordinal, placed, stored });
        }
    }
    found.sort_by(|a, b| {
        let rank =
            |it: &Found| (it.placed.fit, std::cmp::Reverse(it.placed.thousandths()), it.card, it.ordinal);
        rank(a).cmp(&rank(b))
    });
    let incomplete = cards.iter().any(|card| card.failed);
    Ok(Quotation {
        text: text.to_owned(),
        passages: folded(found, Families::of(reader)?, cards, limit),
        incomplete,
    })
}

/// A passage in which the text was found.
struct Found {
    card: usize,
    fold: Fold,
    ordinal: u64,
    placed: align::Placed,
    stored: StoredPassage,
}

/// Those that say the same in other pages put with the first of them.
fn folded(found: Vec<Found>, families: Families<'_>, cards: &[PageCard], limit: usize) -> Vec<QuotedPassage> {
    let mut passages: Vec<QuotedPassage> = Vec::new();
    let mut kept: Vec<(usize, Fold, Fit)> = Vec::new();
    for it in found {
        let is_same = |(card, fold, fit): &(usize, Fold, Fit)| {
            let held = *fit == it.placed.fit && *fit != Fit::Near;
            *fold == it.fold || (held && families.are_copies(*card, it.card))
        };
        let card = &cards[it.card];
        match kept.iter().position(is_same) {
            Some(at) => passages[at].also_in.push(QuotedElsewhere {
                source: card.source.clone(),
                id: it.stored.passage.id,
                path: card.path.clone(),
                copy: families.are_copies(kept[at].0, it.card),
            }),
            None => {
                kept.push((it.card, it.fold, it.placed.fit));
                passages.push(passage(it, card));
            }
        }
    }
    passages.truncate(limit);
    passages
}

fn passage(found: Found, card: &PageCard) -> QuotedPassage {
    let StoredPassage { path, kind, passage, .. } = found.stored;
    QuotedPassage {
        id: passage.id,
        page: card.id.clone(),
        root: card.root.clone(),
        path: card.path.clone(),
        title: card.title.clone(),
        source: card.source.clone(),
        supplied_by: card.supplied_by.clone(),
        date: card.date_of(),
        section: path,
        section_kind: kind,
        block: passage.block,
        text: passage.text,
        fit: found.placed.fit,
        similarity: found.placed.thousandths() as f64 / 1000.0,
        range: found.placed.range,
        also_in: Vec::new(),
    }
}

/// The passages with most of the text's rarest words, the rarest weighing most; ties by place.
fn likely(reader: &Reader, text: &str) -> Result<Vec<Place>> {
    const IN_TEXT: Boosts = Boosts {
        text: 1.0,
        headings: 0.0,
        lead_in: 0.0,
        title: 0.0,
        title_alone: 0.0,
        other_names: 0.0,
        length: 0.0,
    };
    let mut stems: Vec<String> = words(text).into_iter().map(|word| word.stem).collect();
    stems.sort();
    stems.dedup();
    let mut places = Vec::new();
    for stem in stems {
        let found = reader.occurrences(Wording::Stems(&[stem], 0), &IN_TEXT)?;
        if !found.is_empty() {
            places.push(found.into_iter().map(|it| it.place).collect::<Vec<Place>>());
        }
    }
    places.sort_by_key(Vec::len);
    let mut weights: HashMap<Place, f64> = HashMap::new();
    for of_stem in places.iter().take(RAREST) {
        let weight = 1.0 / (1.0 + of_stem.len() as f64).ln();
        of_stem.iter().for_each(|place| *weights.entry(*place).or_default() += weight);
    }
    let mut order: Vec<(Place, f64)> = weights.into_iter().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    order.truncate(COMPARED);
    Ok(order.into_iter().map(|(place, _)| place).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::sample::{Sample, index_of};

    const TEXT: &str =
        "A tired calf may flicker for hours. Rest “nearly always” stops it, and so does water.";

    fn found(text: &str) -> Vec<(String, Fit, usize)> {
        let page = |path: &str, text: &str| {
            Sample::page(path).source(path).section("Causes", SectionKind::Causes, &["Heat.", text])
        };
        let (_dir, reader) =
            index_of(&[page("a", TEXT), page("b", TEXT), page("c", "Water helps a tired calf.")]);
        let quotation = quote(&reader, text, 3).unwrap();
        let passages = quotation.passages.into_iter();
        passages.map(|it| (it.range.slice(&it.text).to_owned(), it.fit, it.also_in.len())).collect()
    }

    #[test]
    fn what_is_called_exact_is_exact() {
        let exact = "Rest “nearly always” stops it, and so does water.";
        assert_eq!(found(exact), [(exact.to_owned(), Fit::Exact, 1)]);
        let plain = found("rest \"nearly always\" stops it and so does water");
        assert_eq!(plain, [(exact.trim_end_matches('.').to_owned(), Fit::SameWords, 1)]);
    }

    #[test]
    fn omissions_and_small_changes_are_found_and_named() {
        let omitted = found("A tired calf may flicker … and so does water");
        assert_eq!((omitted[0].1, omitted.len()), (Fit::Omissions, 1));
        let near = found("A tired calf might flicker for many hours");
        assert_eq!((near[0].0.as_str(), near[0].1), ("A tired calf may flicker for hours", Fit::Near));
    }

    #[test]
    fn what_is_nowhere_is_not_found() {
        for text in ["Zebras sleep standing up in the savanna", "water stops calf tired hours", "does so"] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
        let (_dir, reader) = index_of(&[Sample::page("a")]);
        assert!(quote(&reader, "…", 3).is_err() && quote(&reader, &"word ".repeat(2000), 3).is_err());
    }
}
