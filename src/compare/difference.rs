//! Where sources differ about a cause. What a page leaves open never differs from anything.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    CellMention, Difference, DifferenceKind, Row, Side,
    filing::Filings,
    label::amount,
    treatment::{Treatment, is_given},
};
use crate::{
    causes::{Concept, ConceptKind, Vocabulary},
    model::{Frequency, Named, Role, Severity, Stance},
};

/// What is compared of one row with the others at hand.
struct Finder<'a> {
    rows: &'a [Row],
    treatments: &'a [Treatment<'a>],
    vocabulary: &'a Vocabulary,
    filings: Filings<'a>,
}

/// The differences between sources: contradictions first, then in the order of rows.
pub(super) fn find(
    rows: &[Row],
    treatments: &[Treatment<'_>],
    topic: &Named,
    vocabulary: &Vocabulary,
) -> Vec<Difference> {
    let finder = Finder { rows, treatments, vocabulary, filings: Filings::about(topic, vocabulary) };
    let mut found: Vec<Difference> = rows.iter().flat_map(|row| finder.of(row)).collect();
    found.sort_by_key(|difference| !difference.contradicts);
    found
}

impl Finder<'_> {
    fn of(&self, row: &Row) -> Vec<Difference> {
        use DifferenceKind::{Denied, Frequency as Often, Role as Part, Severity as Grave};
        let often = |mention: &CellMention| {
            mention.is_direct().then_some(mention.frequency?).map(|it| (it == Frequency::Common, it.name()))
        };
        let grave = |mention: &CellMention| {
            mention.is_direct().then_some(mention.severity?).map(|it| (it == Severity::Serious, it.name()))
        };
        let denied = |mention: &CellMention| match mention.stance {
            Stance::Denied => Some((false, "denied")),
            Stance::Asserted if mention.is_direct() => Some((true, "asserted")),
            _ => None,
        };
        let mut found: Vec<Difference> = [
            opposed(row, Often, often),
            opposed(row, Grave, grave),
            opposed(row, Denied, denied),
            self.also_treatment(row),
            self.qualified(row),
        ]
        .into_iter()
        .flatten()
        .collect();
        let part = |mention: &CellMention| match mention.role {
            _ if mention.is_direct() => Some((true, "a cause")),
            Role::Worsens if !is_named_direct(row, mention) => Some((false, "only makes it worse")),
            _ => None,
        };
        found.extend(opposed(row, Part, part));
        // Headings that differ in their grade alone have been told of by the grade.
        if !found.iter().any(|it| matches!(it.kind, Often | Grave)) {
            found.extend(self.filed(row));
        }
        found
    }

    /// A cause here, a treatment there. Where only its withdrawal is a cause, both can be right.
    fn also_treatment(&self, row: &Row) -> Option<Difference> {
        let (given, withdrawn) = self.given(row)?;
        let mut sides = sides(row, |mention| {
            mention.is_direct().then_some(if withdrawn { "its withdrawal a cause" } else { "a cause" })
        });
        let causes: BTreeSet<String> = sides.iter().map(|side| side.source.clone()).collect();
        let (mut seen, before) = (BTreeSet::new(), sides.len());
        for treatment in self.treatments {
            let is_it = self.vocabulary.is_within(&treatment.concept.id, &given.id);
            if is_it && seen.insert(treatment.column) {
                sides.push(treated(treatment));
            }
        }
        let is_apart = seen.iter().any(|column| causes.iter().any(|cause| cause != column));
        (before > 0 && is_apart).then(|| Difference {
            contradicts: !withdrawn,
            ..difference(row, DifferenceKind::AlsoTreatment, sides)
        })
    }

    /// What a row's cause would be as a treatment, and whether it is withdrawn in this row.
    fn given(&self, row: &Row) -> Option<(&Concept, bool)> {
        let (concept, withdrawn) = match self.withdrawn(row) {
            Some(concept) => (concept, true),
            None => (self.vocabulary.concept(&row.cause.id)?, false),
        };
        is_given(concept.kind).then_some((concept, withdrawn))
    }

    /// What is withdrawn where the cause is a withdrawal ("benzodiazepine withdrawal").
    fn withdrawn(&self, row: &Row) -> Option<&Concept> {
        let is_withdrawal = row.cause_kind.is_none_or(|kind| kind == ConceptKind::Withdrawal);
        let name = row.cause.name.strip_suffix(" withdrawal").filter(|_| is_withdrawal)?;
        self.vocabulary.lookup(name)
    }

    /// Only as overdose, in excess or as withdrawal here, otherwise there.
    fn qualified(&self, row: &Row) -> Option<Difference> {
        let mut sides = Vec::new();
        let mut ways: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for (column, cell) in &row.cells {
            let direct = || cell.mentions.iter().filter(|mention| mention.is_direct());
            let Some(first) = direct().next() else { continue };
            let only: Option<BTreeSet<&str>> = direct().map(|mention| amount(mention.qualifier)).collect();
            let says = match &only {
                Some(only) => format!("only {}", only.iter().copied().collect::<Vec<_>>().join(" or ")),
                None => "a cause as such".to_owned(),
            };
            let plain = direct().find(|mention| amount(mention.qualifier).is_none());
            sides.push(side(column, plain.unwrap_or(first), &says));
            ways.insert(column.clone(), only.unwrap_or_default());
        }
        for (column, mention) in self.withdrawals(row) {
            if !ways.contains_key(column) {
                sides.push(side(column, mention, "only as withdrawal"));
                ways.insert(column.clone(), BTreeSet::from(["withdrawal"]));
            }
        }
        let different: BTreeSet<&BTreeSet<&str>> = ways.values().collect();
        (different.len() > 1).then(|| difference(row, DifferenceKind::Qualified, sides))
    }

    /// What is said of the withdrawal of a row's cause.
    fn withdrawals<'r>(&'r self, row: &'r Row) -> impl Iterator<Item = (&'r String, &'r CellMention)> {
        let others = self.rows.iter().filter(move |other| {
            other.cause.id != row.cause.id && self.withdrawn(other).is_some_and(|it| it.id == row.cause.id)
        });
        others.flat_map(|other| &other.cells).filter_map(|(column, cell)| {
            Some((column, cell.mentions.iter().find(|mention| mention.is_direct())?))
        })
    }

    /// Under headings that say different things of it.
    fn filed(&self, row: &Row) -> Option<Difference> {
        let mut sides = Vec::new();
        let mut filed: Vec<BTreeSet<String>> = Vec::new();
        for (column, cell) in &row.cells {
            let mut under = BTreeSet::new();
            for mention in cell.mentions.iter().filter(|mention| mention.is_direct()) {
                let Some(group) = &mention.group else { continue };
                let filing = self.filings.of(group);
                if under.is_empty() && !filing.is_empty() {
                    sides.push(side(column, mention, &format!("under “{group}”")));
                }
                under.extend(filing);
            }
            if !under.is_empty() {
                filed.push(under);
            }
        }
        let differ = filed.iter().any(|a| filed.iter().any(|b| a.is_disjoint(b)));
        differ.then(|| difference(row, DifferenceKind::FiledDifferently, sides))
    }
}

/// A difference of two camps, each of which has a source that the other is not.
fn opposed(
    row: &Row,
    kind: DifferenceKind,
    camp: impl Fn(&CellMention) -> Option<(bool, &'static str)>,
) -> Option<Difference> {
    let of = |wanted| {
        let camp = &camp;
        move |mention: &CellMention| camp(mention).filter(|(camp, _)| *camp == wanted).map(|(_, says)| says)
    };
    let (one, other) = (sides(row, of(true)), sides(row, of(false)));
    let are_apart = one.iter().any(|a| other.iter().any(|b| a.source != b.source));
    are_apart.then(|| difference(row, kind, one.into_iter().chain(other).collect()))
}

/// For each source that says so, its first passage that does.
fn sides(row: &Row, says: impl Fn(&CellMention) -> Option<&'static str>) -> Vec<Side> {
    let of_cell = |(column, cell): (&String, &super::Cell)| {
        let mut saying = cell.mentions.iter().filter_map(|mention| Some((mention, says(mention)?)));
        saying.next().map(|(mention, says)| side(column, mention, says))
    };
    row.cells.iter().filter_map(of_cell).collect()
}

/// Whether the source of this mention also names the row's cause as a cause.
fn is_named_direct(row: &Row, mention: &CellMention) -> bool {
    let cell = row.cells.values().find(|cell| cell.mentions.contains(mention));
    cell.is_some_and(|cell| cell.mentions.iter().any(CellMention::is_direct))
}

fn difference(row: &Row, kind: DifferenceKind, sides: Vec<Side>) -> Difference {
    let mut cells: Vec<String> = Vec::new();
    for side in &sides {
        if !cells.contains(&side.source) {
            cells.push(side.source.clone());
        }
    }
    use DifferenceKind::{AlsoTreatment, Denied, Frequency, Severity};
    let contradicts = matches!(kind, Frequency | Severity | Denied | AlsoTreatment);
    Difference { cause: row.cause.clone(), kind, contradicts, cells, sides }
}

fn side(column: &str, mention: &CellMention, says: &str) -> Side {
    Side {
        source: column.to_owned(),
        says: says.to_owned(),
        page: mention.page.clone(),
        passage: mention.passage.clone(),
        section: mention.section.clone(),
        text: mention.text.clone(),
    }
}

fn treated(treatment: &Treatment<'_>) -> Side {
    Side {
        source: treatment.column.to_owned(),
        says: "a treatment".to_owned(),
        page: treatment.passage.page.clone(),
        passage: treatment.passage.passage.id.clone(),
        section: treatment.passage.path.clone(),
        text: treatment.passage.passage.text.clone(),
    }
}
