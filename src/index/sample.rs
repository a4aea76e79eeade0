//! Pages and indexes for the tests of this room and those above it.

use std::path::Path;

use tempfile::TempDir;

use super::{Index, PageEntry, Reader, Settings};
use crate::model::{
    Dates, Document, Format, Mention, Named, PageId, Passage, PassageKind, Role, Section, SectionKind,
    Source, Span, Stance, Topic, passage_id,
};

/// A page in the making: `Sample::page("a.html").source("Upland Clinic").section(...)`.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) entry: PageEntry,
    pub(crate) sections: Vec<Section>,
}

impl Sample {
    /// An empty page at this path, its id made of the path's letters.
    pub(crate) fn page(path: &str) -> Self {
        let id: String =
            path.chars().filter(char::is_ascii_alphanumeric).chain("0000000000".chars()).take(10).collect();
        let entry = PageEntry {
            id: PageId::from(id),
            root: "/pages".into(),
            path: path.into(),
            inner: None,
            size: 1,
            modified: -5,
            inode: 0,
            sidecar: 0,
            hash: "00".into(),
            format: Some(Format::Html),
            rules: 1,
            read_at: "2024-05-01T00:00:00Z".into(),
            failure: None,
            revised_by: None,
            edition: None,
            head: Some(document(path)),
            words: 0,
            passages: 0,
            signature: Vec::new(),
        };
        Self { entry, sections: Vec::new() }
    }

    pub(crate) fn head(&mut self) -> &mut Document {
        self.entry.head.as_mut().expect("a sample has a head")
    }

    pub(crate) fn title(mut self, title: &str) -> Self {
        self.head().title = Some(title.into());
        self
    }

    pub(crate) fn source(mut self, name: &str) -> Self {
        self.head().source = Some(Source { id: name.to_lowercase().replace(' ', "-"), name: name.into() });
        self
    }

    pub(crate) fn topic(mut self, id: &str) -> Self {
        self.head().topics.push(Topic { id: id.into(), name: name_of(id), as_written: id.replace('-', " ") });
        self
    }

    pub(crate) fn signature(mut self, signature: &[u32]) -> Self {
        self.entry.signature = signature.to_vec();
        self
    }

    /// A section with these passages.
    pub(crate) fn section(mut self, heading: &str, kind: SectionKind, texts: &[&str]) -> Self {
        let number = self.sections.len();
        let id = |text| passage_id(&self.entry.id, number, text, 0);
        let passages = texts.iter().map(|text| passage(id(text), text)).collect();
        let path = vec![heading.to_owned()];
        self.sections.push(Section { heading: Some(heading.into()), level: 2, path, kind, passages });
        self
    }

    /// A mention in the passage that was added last: a cause (by id), asserted, of the topic.
    pub(crate) fn mention(mut self, cause: &str, of: &str, change: impl Fn(&mut Mention)) -> Self {
        let mut mention = Mention {
            cause: Named { id: cause.into(), name: name_of(cause) },
            as_written: cause.replace('-', " "),
            range: Span::new(0, 3),
            of: Topic { id: of.into(), name: name_of(of), as_written: of.replace('-', " ") },
            frequency: None,
            severity: None,
            group: None,
            qualifier: None,
            stance: Stance::Asserted,
            role: Role::Cause,
        };
        change(&mut mention);
        let section = self.sections.last_mut().expect("a section first");
        section.passages.last_mut().expect("a passage first").causes.push(mention);
        self
    }
}

/// An index of these pages, in a folder that lives as long as it is held.
pub(crate) fn index_of(samples: &[Sample]) -> (TempDir, Reader) {
    let dir = tempfile::tempdir().unwrap();
    let reader = put(dir.path(), samples);
    (dir, reader)
}

/// Puts these pages into the index at `dir`, in one commit.
pub(crate) fn put(dir: &Path, samples: &[Sample]) -> Reader {
    let index = Index::open_or_create(dir).unwrap();
    let mut writer = index.writer().unwrap();
    for sample in samples {
        writer.put(&sample.entry, &sample.sections).unwrap();
    }
    writer.commit(&Settings::default()).unwrap();
    index.reader().unwrap()
}

fn name_of(id: &str) -> String {
    let name = id.replace('-', " ");
    name[..1].to_uppercase() + &name[1..]
}

fn passage(id: String, text: &str) -> Passage {
    Passage {
        id,
        block: PassageKind::ListItem,
        text: text.into(),
        lead_in: None,
        columns: Vec::new(),
        range: Span::new(0, text.chars().count()),
        cites: Vec::new(),
        causes: Vec::new(),
    }
}

fn document(path: &str) -> Document {
    Document {
        path: path.into(),
        format: Format::Html,
        encoding: "utf-8".into(),
        language: Some("en".into()),
        title: None,
        source: None,
        supplied_by: None,
        url: None,
        doi: None,
        pmid: None,
        pmcid: None,
        saved: None,
        authors: Vec::new(),
        editors: Vec::new(),
        medical_reviewers: Vec::new(),
        dates: Dates::default(),
        topics: Vec::new(),
        also_called: Vec::new(),
        sections: Vec::new(),
        references: Vec::new(),
        unresolved_citations: Vec::new(),
        doubts: Vec::new(),
        signature: Vec::new(),
    }
}
