//! Rows: mentions by cause and source, counted, ordered, each narrower cause under its broader one.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    Cell, CellMention, Level, Row,
    gather::{Stated, column_of},
    label::label,
};
use crate::{
    causes::Vocabulary,
    index::PageCard,
    library::Families,
    model::{Named, Role, Stance},
};

/// How many steps up broader causes are looked for.
const STEPS: usize = 6;

/// How rows are made.
pub(super) struct Rows<'a> {
    pub(super) cards: &'a [PageCard],
    pub(super) families: &'a Families<'a>,
    pub(super) vocabulary: &'a Vocabulary,
    /// Whether copies count once.
    pub(super) fold: bool,
}

/// Whether a mention supports that this is a cause at all.
pub(super) fn supports(mention: &CellMention) -> bool {
    mention.stance != Stance::Denied
}

/// By what rows are ordered, the least first: independent sources, then sources that call it a
/// cause itself, then mentions, then the name.
type Rank = (Reverse<usize>, Reverse<usize>, Reverse<usize>, String, String);

impl Rows<'_> {
    /// The rows of these mentions, in their order.
    pub(super) fn of(&self, mentions: &[Stated], level: Level) -> Vec<Row> {
        let ids: BTreeSet<&str> = mentions.iter().map(|stated| stated.cause.id.as_str()).collect();
        let mut drafts: BTreeMap<&str, Draft> = BTreeMap::new();
        for stated in mentions {
            let id = match level {
                Level::Cause => stated.cause.id.as_str(),
                Level::Broad => self.broadest(&stated.cause.id, &ids),
            };
            drafts.entry(id).or_default().add(stated, id);
        }
        let rows = drafts.into_iter().map(|(id, draft)| (id.to_owned(), self.row(id, draft))).collect();
        self.in_order(rows)
    }

    /// Independent sources of these pages.
    pub(super) fn independent(&self, pages: &BTreeSet<usize>) -> usize {
        if self.fold {
            return self.families.independent(pages.iter().copied());
        }
        pages.iter().map(|page| column_of(&self.cards[*page])).collect::<BTreeSet<_>>().len()
    }

    fn row(&self, id: &str, draft: Draft) -> Row {
        let concept = self.vocabulary.concept(id);
        let name = concept.map_or(draft.name, |concept| concept.name.clone());
        let cells = draft.cells.into_iter().map(|(column, mentions)| {
            let cell = Cell { label: label(&mentions), mentions };
            (column, cell)
        });
        Row {
            cause: Named { id: id.to_owned(), name },
            cause_kind: concept.map(|concept| concept.kind),
            broader: concept.map_or_else(Vec::new, |concept| concept.broader.clone()),
            depth: 0,
            independent_sources: self.independent(&draft.support),
            cells: cells.collect(),
        }
    }

    /// The nearest of the broader causes of `id` that is among `ids`.
    fn nearest(&self, id: &str, ids: &BTreeSet<&str>) -> Option<String> {
        let mut level = vec![id.to_owned()];
        for _ in 0..STEPS {
            let above = level.iter().filter_map(|id| self.vocabulary.concept(id));
            level = above.flat_map(|concept| concept.broader.iter().cloned()).collect();
            if let Some(found) = level.iter().find(|above| *above != id && ids.contains(above.as_str())) {
                return Some(found.clone());
            }
        }
        None
    }

    /// The broadest cause over `id` that is among `ids`, else `id`.
    fn broadest<'b>(&self, id: &'b str, ids: &BTreeSet<&'b str>) -> &'b str {
        let mut at = id;
        // A vocabulary whose concepts go round in a ring must not hold us.
        for _ in 0..STEPS {
            match self.nearest(at, ids).and_then(|above| ids.get(above.as_str()).copied()) {
                Some(above) if above != id => at = above,
                _ => break,
            }
        }
        at
    }

    /// Each broader cause before its narrower ones, and each such tree at the place of its best row.
    fn in_order(&self, mut rows: BTreeMap<String, Row>) -> Vec<Row> {
        let ids: BTreeSet<&str> = rows.keys().map(String::as_str).collect();
        let mut under: BTreeMap<Option<String>, Vec<String>> = BTreeMap::new();
        for id in &ids {
            let parent = self.nearest(id, &ids).filter(|parent| self.is_reached(parent, id, &ids));
            under.entry(parent).or_default().push((*id).to_owned());
        }
        let mut order = Vec::new();
        arrange(None, 0, &under, &rows, &mut order);
        let take = |(id, depth): (String, usize)| {
            let row = rows.remove(&id);
            row.map(|row| Row { depth, ..row })
        };
        order.into_iter().filter_map(take).collect()
    }

    /// Whether one comes from this parent to a row without one, and not back to `id` in a ring.
    fn is_reached(&self, parent: &str, id: &str, ids: &BTreeSet<&str>) -> bool {
        let mut at = parent.to_owned();
        for _ in 0..=ids.len() {
            if at == id {
                return false;
            }
            match self.nearest(&at, ids) {
                Some(above) => at = above,
                None => return true,
            }
        }
        false
    }
}

/// Puts what stands under a row in order, with its depth; gives the best rank among it.
fn arrange(
    parent: Option<&String>,
    depth: usize,
    under: &BTreeMap<Option<String>, Vec<String>>,
    rows: &BTreeMap<String, Row>,
    order: &mut Vec<(String, usize)>,
) -> Option<Rank> {
    let children = under.get(&parent.cloned()).map_or(&[][..], Vec::as_slice);
    let mut trees: Vec<(Rank, Vec<(String, usize)>)> = Vec::new();
    for id in children {
        let mut tree = vec![(id.clone(), depth)];
        let own = rank(&rows[id]);
        let below = arrange(Some(id), depth + 1, under, rows, &mut tree);
        trees.push((below.map_or_else(|| own.clone(), |below| below.min(own.clone())), tree));
    }
    trees.sort();
    let best = trees.first().map(|(rank, _)| rank.clone());
    order.extend(trees.into_iter().flat_map(|(_, tree)| tree));
    best
}

fn rank(row: &Row) -> Rank {
    let is_itself = |mention: &CellMention| mention.is_direct() && mention.role == Role::Cause;
    let themselves = row.cells.values().filter(|cell| cell.mentions.iter().any(is_itself)).count();
    let mentions = row.cells.values().map(|cell| cell.mentions.len()).sum();
    (
        Reverse(row.independent_sources),
        Reverse(themselves),
        Reverse(mentions),
        row.cause.name.to_lowercase(),
        row.cause.id.clone(),
    )
}

/// A row in the making.
#[derive(Default)]
struct Draft {
    name: String,
    support: BTreeSet<usize>,
    cells: BTreeMap<String, Vec<CellMention>>,
}

impl Draft {
    fn add(&mut self, stated: &Stated, id: &str) {
        if self.name.is_empty() || stated.cause.id == id {
            self.name.clone_from(&stated.cause.name);
        }
        if supports(&stated.mention) {
            self.support.insert(stated.card);
        }
        self.cells.entry(stated.column.clone()).or_default().push(stated.mention.clone());
    }
}
