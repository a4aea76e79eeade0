//! What the index keeps of a page, a passage and a mention, and both directions between these and
//! tantivy's documents. Mentions have no stored form: their columns hold all of them.

use tantivy::{
    TantivyDocument,
    schema::{Field, Value},
};

use super::{
    analyzer::each_surface,
    entry::{PageEntry, StoredPassage},
    kept, ledger,
    schema::{Fields, Kind},
    state::State,
};
use crate::model::{Document, Frequency, Mention, Named, PageId, Qualifier, Section, Severity, Source};

/// Bytes that a column keeps of a value; tantivy's own limit is 65,535. Only a page without line ends
/// has headings or phrases as long as that.
const LONGEST_VALUE: usize = 32_000;

/// Parts two values in one column.
pub(super) const PART: char = '\u{1f}';

/// Words that a passage needs before the same words in another source's page are taken for a copy;
/// "Stress and anxiety" is what anyone would write.
const COPY_WORDS: usize = 8;

/// The key of a page's own record.
pub(super) fn page_key(page: &PageId) -> String {
    format!("page:{page}")
}

/// The key of a page's passages and mentions.
pub(super) fn body_key(page: &PageId) -> String {
    format!("body:{page}")
}

/// A page's record. Its head is kept without sections and signature, which have places of their own.
pub(super) fn from_page(fields: Fields, page: &PageEntry) -> tantivy::Result<TantivyDocument> {
    let mut ledger = PageEntry { head: None, signature: Vec::new(), ..page.clone() };
    let mut record = Record::new(fields, Kind::Page, &page.id, &page_key(&page.id));
    record.column(fields.root, &page.root);
    record.column(fields.path, &page.path);
    record.document.add_u64(fields.failed, u64::from(page.failure.is_some()));
    record.document.add_u64(fields.revision, u64::from(page.revised_by.is_some()));
    record.document.add_bytes(fields.line, &ledger::to_line(page));
    if let Some(edition) = &page.edition {
        record
            .column(fields.edition, &join(&[&edition.address, edition.saved.as_deref().unwrap_or_default()]));
    }
    record.column_if(fields.revised_by, page.revised_by.as_ref().map(PageId::as_str));
    let signature: Vec<u8> = page.signature.iter().flat_map(|value| value.to_le_bytes()).collect();
    record.document.add_bytes(fields.signature, &signature);
    if let Some(head) = &page.head {
        record.head(head);
        record.document.add_bytes(fields.head, &kept::from_head(head)?);
    }
    ledger.head = None;
    record.document.add_bytes(fields.stored, &kept::from_ledger(&ledger)?);
    Ok(record.document)
}

/// The page of a record; none where the record is not a page's.
pub(super) fn to_page(fields: Fields, record: &TantivyDocument, signature: Vec<u32>) -> Option<PageEntry> {
    let mut page: PageEntry = kept::to_ledger(bytes(record, fields.stored)?)?;
    page.signature = signature;
    page.head = match bytes(record, fields.head) {
        Some(head) => Some(kept::to_head(head)?),
        None => None,
    };
    Some(page)
}

/// The values of a signature column.
pub(super) fn to_signature(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|chunk| u32::from_le_bytes(chunk.try_into().expect("chunks of four"))).collect()
}

/// A passage's record.
pub(super) fn from_passage(
    fields: Fields,
    head: Option<&Document>,
    other_names: &[String],
    passage: &StoredPassage,
) -> tantivy::Result<TantivyDocument> {
    let mut record = Record::new(fields, Kind::Passage, &passage.page, &body_key(&passage.page));
    let what = &passage.passage;
    record.column(fields.passage, &what.id);
    record.column(fields.section, passage.kind.name());
    record.document.add_u64(fields.ordinal, passage.ordinal as u64);
    record.document.add_u64(fields.fold, fold(&what.text));
    record.searched(fields.text, &what.text);
    for heading in &passage.path {
        record.searched(fields.headings, heading);
    }
    for line in what.lead_in.iter().chain(&what.columns) {
        record.searched(fields.lead_in, line);
    }
    if let Some(head) = head {
        record.searched(fields.title, head.title.as_deref().unwrap_or_default());
        for name in other_names {
            record.searched(fields.other_names, name);
        }
        for topic in &head.topics {
            record.document.add_text(fields.topic, &topic.id);
        }
    }
    for cite in &what.cites {
        record.document.add_text(fields.cites, cite.reference.to_lowercase());
    }
    for mention in &what.causes {
        record.document.add_text(fields.names, &mention.cause.id);
        record.column(fields.states, &State::of(mention).to_column());
    }
    record.document.add_bytes(fields.stored, &kept::from_passage(passage)?);
    Ok(record.document)
}

/// The passage of a record; none where the record is not a passage's.
pub(super) fn to_passage(fields: Fields, record: &TantivyDocument) -> Option<StoredPassage> {
    kept::to_passage(bytes(record, fields.stored)?)
}

/// A mention's record.
pub(super) fn from_mention(fields: Fields, passage: &StoredPassage, mention: &Mention) -> TantivyDocument {
    let mut record = Record::new(fields, Kind::Mention, &passage.page, &body_key(&passage.page));
    record.column(fields.passage, &passage.passage.id);
    record.column(fields.mention_section, passage.kind.name());
    record.document.add_u64(fields.ordinal, passage.ordinal as u64);
    record.named(fields.cause, &mention.cause.id, &mention.cause.name);
    record.column(fields.as_written, &mention.as_written);
    record.document.add_u64(fields.start, u64::from(mention.range.start));
    record.document.add_u64(fields.end, u64::from(mention.range.end));
    record.named(fields.of, &mention.of.id, &mention.of.name);
    record.column(fields.of_as_written, &mention.of.as_written);
    record.column_if(fields.frequency, mention.frequency.map(Frequency::name));
    record.column_if(fields.severity, mention.severity.map(Severity::name));
    record.column_if(fields.group, mention.group.as_deref());
    record.column_if(fields.qualifier, mention.qualifier.map(Qualifier::name));
    record.column(fields.stance, mention.stance.name());
    record.column(fields.role, mention.role.name());
    record.document
}

/// The passages of a document, numbered.
pub(super) fn passages_of<'a>(
    page: &'a PageId,
    sections: &'a [Section],
) -> impl Iterator<Item = StoredPassage> + 'a {
    let all = sections
        .iter()
        .enumerate()
        .flat_map(|(number, section)| section.passages.iter().map(move |passage| (number, section, passage)));
    all.enumerate().map(|(ordinal, (number, section, passage))| StoredPassage {
        page: page.clone(),
        section: number,
        ordinal,
        path: section.path.clone(),
        kind: section.kind,
        passage: passage.clone(),
    })
}

/// A document of tantivy's in the making.
struct Record {
    fields: Fields,
    document: TantivyDocument,
}

impl Record {
    fn new(fields: Fields, kind: Kind, page: &PageId, key: &str) -> Self {
        let mut document = TantivyDocument::default();
        document.add_text(fields.record, kind.name());
        document.add_text(fields.key, key);
        document.add_text(fields.page, page.as_str());
        Self { fields, document }
    }

    /// What all pages are asked for at once.
    fn head(&mut self, head: &Document) {
        let fields = self.fields;
        self.column_if(fields.page_title, head.title.as_deref());
        for (field, source) in [(fields.source, &head.source), (fields.supplied_by, &head.supplied_by)] {
            if let Some(Source { id, name }) = source {
                self.named(field, id, name);
            }
        }
        let people = [
            (fields.author, &head.authors),
            (fields.editor, &head.editors),
            (fields.reviewer, &head.medical_reviewers),
        ];
        for (field, names) in people {
            names.iter().for_each(|name| self.column(field, name));
        }
        self.column_if(fields.published, head.dates.published.as_deref());
        self.column_if(fields.updated, head.dates.updated.as_deref());
        self.column_if(fields.reviewed, head.dates.reviewed.as_deref());
        head.topics.iter().for_each(|topic| self.named(fields.page_topic, &topic.id, &topic.name));
    }

    fn column(&mut self, field: Field, value: &str) {
        self.document.add_text(field, clip(value));
    }

    fn column_if(&mut self, field: Field, value: Option<&str>) {
        if let Some(value) = value {
            self.column(field, value);
        }
    }

    fn named(&mut self, field: Field, id: &str, name: &str) {
        self.column(field, &join(&[id, name]));
    }

    fn searched(&mut self, field: Field, text: &str) {
        self.document.add_text(field, text);
        self.document.add_text(self.fields.words, text);
    }
}

/// Values as one value of a column.
pub(super) fn join(parts: &[&str]) -> String {
    let clean: Vec<_> = parts.iter().map(|part| part.replace(PART, " ")).collect();
    clean.join("\u{1f}")
}

/// An id and a name that [`join`] made one.
pub(super) fn split(value: &str) -> Named {
    let (id, name) = value.split_once(PART).unwrap_or((value, value));
    Named { id: id.to_owned(), name: name.to_owned() }
}

fn clip(value: &str) -> &str {
    let end = (0..=LONGEST_VALUE.min(value.len())).rev().find(|&end| value.is_char_boundary(end));
    &value[..end.unwrap_or(0)]
}

fn bytes(record: &TantivyDocument, field: Field) -> Option<&[u8]> {
    record.get_first(field).and_then(|value| value.as_bytes())
}

/// A hash of the words of a text, whatever their case and the marks between them; odd where they are
/// so many that another page with the same has them from here or there.
fn fold(text: &str) -> u64 {
    let mut hasher = blake3::Hasher::new();
    let mut words = 0;
    each_surface(text, |word| {
        hasher.update(word.as_bytes()).update(&[0]);
        words += 1;
    });
    let hash = u64::from_le_bytes(hasher.finalize().as_bytes()[..8].try_into().expect("of 32 bytes"));
    hash & !1 | u64::from(words >= COPY_WORDS)
}
