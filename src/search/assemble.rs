//! Groups to the answer: passages are fetched only here, and only those that are shown.

use std::collections::BTreeMap;

use super::{
    Answer, ArticleHit, By, CauseGroup, Cut, Groups, Highlights, Hit, Request, SourceGroup,
    evaluate::Marks,
    explain,
    gathered::Evidence,
    group,
    matches::{Match, missing},
    plan::Plan,
};
use crate::{
    error::Result,
    index::{Imprint, Reader, StoredPassage},
    library::Families,
    model::{Named, Source},
};

/// What an answer is made of.
pub(super) struct Assembly<'a> {
    pub(super) reader: &'a Reader,
    pub(super) request: &'a Request,
    pub(super) plan: &'a Plan<'a>,
    pub(super) evidence: &'a Evidence,
    pub(super) families: Families<'a>,
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
        let own = || self.matches.iter().filter(|found| !found.ranked.related);
        Ok(Answer {
            query: self.request.query.clone(),
            by: self.request.by,
            incomplete: self.reader.register()?.is_incomplete(),
            read_as: None,
            did_you_mean: Vec::new(),
            total: own().count(),
            independent_sources: self.families.independent(own().map(|found| found.ranked.page)),
            groups,
            cut,
        })
    }

    fn causes(&self) -> Result<(Groups, Cut)> {
        let groups = group::by_cause(self.matches, &self.families);
        let (shown, hidden) = groups.split_at(groups.len().min(self.request.most()));
        let named: Vec<&Named> = shown.iter().filter_map(|group| group.cause).collect();
        let cut =
            self.cut(hidden.len(), shown.iter().flat_map(|group| group.matches.iter().copied()), &named);
        let groups = shown.iter().map(|group| {
            let most = self.request.per_group;
            let chosen = group::choose(&group.matches, self.matches, &self.families, most, group.cause);
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
        let groups = group::by_key(self.matches, |page| self.families.party(page));
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
        let article = |(best, group): (Hit, &Vec<usize>)| ArticleHit {
            page: best.page.clone(),
            path: best.path.clone(),
            title: best.title.clone(),
            source: best.source.clone(),
            score: group::article_score(group, self.matches),
            best,
        };
        let articles = self.hits(&best)?.into_iter().zip(shown).map(article).collect();
        Ok((Groups::Article { articles }, cut))
    }

    fn passages(&self) -> Result<(Groups, Cut)> {
        let shown: Vec<usize> = (0..self.matches.len().min(self.request.most())).collect();
        let hidden = self.matches.len() - shown.len();
        let cut = self.cut(hidden, shown.iter().copied(), &self.causes_of(&shown));
        Ok((Groups::None { passages: self.hits(&shown)? }, cut))
    }

    fn by_party(&self, chosen: &[usize]) -> Result<Vec<SourceGroup>> {
        let parties = group::by_party(chosen, self.matches, &self.families);
        let mut passages = self.hits(&parties.concat())?.into_iter();
        let group = |numbers: &Vec<usize>| {
            let passages: Vec<Hit> = passages.by_ref().take(numbers.len()).collect();
            SourceGroup { source: passages.first().and_then(|hit| hit.source.clone()), passages }
        };
        Ok(parties.iter().map(group).collect())
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
        let places: Vec<_> = numbers.iter().map(|number| self.matches[*number].ranked.place).collect();
        let passages = self.reader.fetch(&places)?;
        let hits = numbers.iter().zip(passages);
        hits.map(|(number, passage)| self.hit(&self.matches[*number], passage)).collect()
    }

    fn hit(&self, found: &Match<'_>, stored: StoredPassage) -> Result<Hit> {
        let Imprint { id: page, root, path, title, source, supplied_by, date } =
            self.reader.imprint(found.ranked.page)?;
        let passage = stored.passage;
        let highlights = Highlights {
            text: self.marks.find(&passage.text),
            section: stored.path.iter().map(|heading| self.marks.find(heading)).collect(),
            lead_in: passage.lead_in.as_deref().map(|line| self.marks.find(line)).unwrap_or_default(),
        };
        let also_in = self.also_in(found, source.as_ref())?;
        Ok(Hit {
            id: passage.id,
            page: page.to_string(),
            root,
            path,
            title,
            source,
            supplied_by,
            date,
            section: stored.path,
            section_kind: stored.kind,
            block: passage.block,
            lead_in: passage.lead_in,
            text: passage.text,
            columns: passage.columns,
            highlights,
            score: found.ranked.score,
            missing_terms: missing(found, self.plan),
            causes: passage.causes,
            references: once(passage.cites.into_iter().map(|cite| cite.reference)),
            also_in,
            why: self.request.explain.then(|| explain::reasons(found, self.plan, self.evidence)),
        })
    }

    /// The other sources whose pages have the same passage.
    fn also_in(&self, found: &Match<'_>, own: Option<&Source>) -> Result<Vec<Source>> {
        let mut others = Vec::new();
        for page in &found.copies {
            others.extend(self.reader.imprint(*page)?.source.filter(|source| Some(source) != own));
        }
        Ok(once(others.into_iter()))
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
