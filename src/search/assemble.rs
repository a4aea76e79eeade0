//! Groups to the answer: passages are fetched only here, and only those that are shown.

use std::collections::BTreeMap;

use super::{
    Answer, ArticleHit, By, CauseGroup, Cut, DateOf, Groups, Highlights, Hit, Request, SourceGroup,
    evaluate::Marks,
    group::{self, Party},
    matches::{Match, missing},
    plan::Plan,
};
use crate::{
    error::Result,
    index::{PageCard, Reader, StoredPassage},
    library::Families,
    model::{Named, Source},
};

/// What an answer is made of.
pub(super) struct Assembly<'a> {
    pub(super) reader: &'a Reader,
    pub(super) request: &'a Request,
    pub(super) plan: &'a Plan<'a>,
    pub(super) cards: &'a [PageCard],
    pub(super) families: &'a Families,
    pub(super) marks: &'a Marks,
    pub(super) matches: &'a [Match<'a>],
}

impl Assembly<'_> {
    /// The answer, but for what was found nowhere.
    pub(super) fn answer(&self) -> Result<Answer> {
        let (groups, cut) = match self.request.by {
            By::Cause => self.causes()?,
            By::Source => self.sources()?,
            By::Article => self.articles()?,
            By::None => self.passages()?,
        };
        Ok(Answer {
            query: self.request.query.clone(),
            by: self.request.by,
            incomplete: self.cards.iter().any(|card| card.failed),
            did_you_mean: Vec::new(),
            total: self.matches.len(),
            independent_sources: self.families.independent(self.matches.iter().map(|found| found.facts.card)),
            groups,
            cut,
        })
    }

    fn causes(&self) -> Result<(Groups, Cut)> {
        let groups = group::by_cause(self.matches, self.families);
        let (shown, hidden) = groups.split_at(groups.len().min(self.request.most()));
        let named: Vec<&Named> = shown.iter().filter_map(|group| group.cause).collect();
        let cut =
            self.cut(hidden.len(), shown.iter().flat_map(|group| group.matches.iter().copied()), &named);
        let groups = shown.iter().map(|group| {
            let chosen =
                group::choose(&group.matches, self.matches, self.cards, self.request.per_group, group.cause);
            Ok(CauseGroup {
                cause: group.cause.cloned(),
                independent_sources: group.independent,
                total: group.matches.len(),
                sources: self.by_party(&chosen)?,
            })
        });
        Ok((Groups::Cause { groups: groups.collect::<Result<_>>()? }, cut))
    }

    fn sources(&self) -> Result<(Groups, Cut)> {
        let groups = group::by_key(self.matches, |card| group::party(self.cards, card));
        let (shown, hidden) = groups.split_at(groups.len().min(self.request.most()));
        let mut chosen = Vec::new();
        for group in shown {
            chosen.extend(group.iter().copied().take(self.request.per_group));
        }
        let cut = self.cut(hidden.len(), shown.iter().flatten().copied(), &self.causes_of(&chosen));
        Ok((Groups::Source { sources: self.by_party(&chosen)? }, cut))
    }

    fn articles(&self) -> Result<(Groups, Cut)> {
        let groups = group::by_article(self.matches);
        let (shown, hidden) = groups.split_at(groups.len().min(self.request.most()));
        let best: Vec<usize> = shown.iter().map(|group| group[0]).collect();
        let cut = self.cut(hidden.len(), shown.iter().flatten().copied(), &self.causes_of(&best));
        let article = |best: Hit| ArticleHit {
            page: best.page.clone(),
            path: best.path.clone(),
            title: best.title.clone(),
            source: best.source.clone(),
            score: best.score,
            best,
        };
        Ok((Groups::Article { articles: self.hits(&best)?.into_iter().map(article).collect() }, cut))
    }

    fn passages(&self) -> Result<(Groups, Cut)> {
        let shown: Vec<usize> = (0..self.matches.len().min(self.request.most())).collect();
        let hidden = self.matches.len() - shown.len();
        let cut = self.cut(hidden, shown.iter().copied(), &self.causes_of(&shown));
        Ok((Groups::None { passages: self.hits(&shown)? }, cut))
    }

    fn by_party(&self, chosen: &[usize]) -> Result<Vec<SourceGroup>> {
        let group = |(party, numbers): (Party<'_>, Vec<usize>)| {
            let source = match party {
                Party::Source(_) => self.cards[self.matches[numbers[0]].facts.card].source.clone(),
                Party::Page(_) => None,
            };
            Ok(SourceGroup { source, passages: self.hits(&numbers)? })
        };
        group::by_party(chosen, self.matches, self.cards).into_iter().map(group).collect()
    }

    /// What a limit left out: so many groups, the matches in no shown group, and the causes that a
    /// source calls serious and that are not among those shown.
    fn cut(&self, groups: usize, in_shown: impl Iterator<Item = usize>, shown: &[&Named]) -> Cut {
        let mut is_shown = vec![false; self.matches.len()];
        in_shown.for_each(|number| is_shown[number] = true);
        let serious: BTreeMap<(&str, &str), &Named> = self
            .matches
            .iter()
            .flat_map(|found| &found.serious)
            .filter(|cause| !shown.iter().any(|shown| shown.id == cause.id))
            .map(|cause| ((cause.name.as_str(), cause.id.as_str()), *cause))
            .collect();
        Cut {
            groups,
            passages: is_shown.iter().filter(|shown| !**shown).count(),
            serious: serious.into_values().cloned().collect(),
        }
    }

    fn causes_of(&self, numbers: &[usize]) -> Vec<&Named> {
        numbers.iter().flat_map(|number| &self.matches[*number].causes).copied().collect()
    }

    fn hits(&self, numbers: &[usize]) -> Result<Vec<Hit>> {
        let places: Vec<_> = numbers.iter().map(|number| self.matches[*number].place).collect();
        let passages = self.reader.fetch(&places)?;
        Ok(numbers
            .iter()
            .zip(passages)
            .map(|(number, passage)| self.hit(&self.matches[*number], passage))
            .collect())
    }

    fn hit(&self, found: &Match<'_>, stored: StoredPassage) -> Hit {
        let card = &self.cards[found.facts.card];
        let passage = stored.passage;
        let highlights = Highlights {
            text: self.marks.find(&passage.text),
            section: stored.path.iter().map(|heading| self.marks.find(heading)).collect(),
            lead_in: passage.lead_in.as_deref().map(|line| self.marks.find(line)).unwrap_or_default(),
        };
        Hit {
            id: passage.id,
            page: card.id.to_string(),
            root: card.root.clone(),
            path: card.path.clone(),
            title: card.title.clone(),
            source: card.source.clone(),
            supplied_by: card.supplied_by.clone(),
            date: card.date().map(|(kind, value)| DateOf { kind: kind.to_owned(), value: value.to_owned() }),
            section: stored.path,
            section_kind: stored.kind,
            block: passage.block,
            lead_in: passage.lead_in,
            text: passage.text,
            columns: passage.columns,
            highlights,
            score: found.score,
            missing_terms: missing(found, self.plan),
            causes: passage.causes,
            references: once(passage.cites.into_iter().map(|cite| cite.reference)),
            also_in: self.also_in(found),
        }
    }

    /// The other sources whose pages have the same passage.
    fn also_in(&self, found: &Match<'_>) -> Vec<Source> {
        let own = self.cards[found.facts.card].source.as_ref();
        let others = found.copies.iter().filter_map(|card| self.cards[*card].source.as_ref());
        once(others.filter(|source| Some(*source) != own).cloned())
    }
}

/// Each value once, in the order of the first.
fn once<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for value in values {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    kept
}
