//! All mentions, from their columns.

use std::collections::HashMap;

use tantivy::SegmentReader;

use super::{
    columns::{Numbers, Texts},
    entry::MentionRow,
    reader::{Reader, records_of},
    record::split,
    schema::{Fields, Kind},
};
use crate::{
    error::Result,
    model::{Frequency, Mention, Named, PageId, Qualifier, Role, SectionKind, Severity, Span, Stance, Topic},
};

impl Reader {
    /// Every mention, ordered by page (root, path), passage and place in it.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn mentions(&self) -> Result<Vec<MentionRow>> {
        let cards = self.cards()?.iter().enumerate();
        let order: HashMap<&PageId, usize> = cards.map(|(number, card)| (&card.id, number)).collect();
        let mut rows = Vec::new();
        for segment in self.searcher.segment_readers() {
            let docs = records_of(segment, &self.kind(Kind::Mention)).map_err(|error| self.damaged(error))?;
            if docs.is_empty() {
                continue;
            }
            let columns = Columns::open(segment, self.fields).map_err(|error| self.damaged(error))?;
            rows.extend(docs.into_iter().map(|doc| (columns.ordinal.first(doc), columns.row(doc))));
        }
        for (_, row) in &mut rows {
            let MentionRow { mention: Mention { cause, of, .. }, .. } = row;
            if let Some(named) = self.renaming.of_id(&cause.id) {
                cause.clone_from(named);
            }
            self.renaming.topic(of);
        }
        // A mention whose page has no record would be a broken index; it comes last, and is seen.
        rows.sort_by_cached_key(|(ordinal, row): &(u64, MentionRow)| {
            let page = order.get(&row.page).copied().unwrap_or(usize::MAX);
            let mention = &row.mention;
            (page, *ordinal, mention.range, mention.cause.id.clone(), mention.of.id.clone(), mention.stance)
        });
        Ok(rows.into_iter().map(|(_, row)| row).collect())
    }
}

/// The columns of the mentions of a segment.
struct Columns {
    page: Texts,
    passage: Texts,
    ordinal: Numbers,
    section: Texts,
    cause: Texts,
    as_written: Texts,
    start: Numbers,
    end: Numbers,
    of: Texts,
    of_as_written: Texts,
    frequency: Texts,
    severity: Texts,
    group: Texts,
    qualifier: Texts,
    stance: Texts,
    role: Texts,
}

impl Columns {
    fn open(segment: &SegmentReader, fields: Fields) -> tantivy::Result<Self> {
        let texts = |field| Texts::open(segment, fields, field);
        let numbers = |field| Numbers::open(segment, fields, field);
        Ok(Self {
            page: texts(fields.page)?,
            passage: texts(fields.passage)?,
            ordinal: numbers(fields.ordinal)?,
            section: texts(fields.mention_section)?,
            cause: texts(fields.cause)?,
            as_written: texts(fields.as_written)?,
            start: numbers(fields.start)?,
            end: numbers(fields.end)?,
            of: texts(fields.of)?,
            of_as_written: texts(fields.of_as_written)?,
            frequency: texts(fields.frequency)?,
            severity: texts(fields.severity)?,
            group: texts(fields.group)?,
            qualifier: texts(fields.qualifier)?,
            stance: texts(fields.stance)?,
            role: texts(fields.role)?,
        })
    }

    fn row(&self, doc: u32) -> MentionRow {
        let named = |column: &Texts| split(column.first(doc).unwrap_or_default());
        let Named { id, name } = named(&self.of);
        let range = Span::new(self.start.first(doc) as usize, self.end.first(doc) as usize);
        MentionRow {
            page: PageId::from(self.page.text(doc)),
            passage: self.passage.text(doc),
            kind: self.section.first(doc).and_then(SectionKind::from_name).unwrap_or_default(),
            mention: Mention {
                cause: named(&self.cause),
                as_written: self.as_written.text(doc),
                range,
                of: Topic { id, name, as_written: self.of_as_written.text(doc) },
                frequency: self.frequency.first(doc).and_then(Frequency::from_name),
                severity: self.severity.first(doc).and_then(Severity::from_name),
                group: self.group.first(doc).map(str::to_owned),
                qualifier: self.qualifier.first(doc).and_then(Qualifier::from_name),
                stance: self.stance.first(doc).and_then(Stance::from_name).unwrap_or(Stance::Asserted),
                role: self.role.first(doc).and_then(Role::from_name).unwrap_or(Role::Cause),
            },
        }
    }
}
