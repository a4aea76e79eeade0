//! The fields of the index. This file alone spells their names; everything else goes by [`Fields`].

use tantivy::schema::{
    BytesOptions, FAST, Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing,
    TextOptions,
};

use super::analyzer::{ENGLISH, RAW, SURFACE};

/// The version of the records' form. Raise it with any change to this file, to `record.rs` or to
/// `analyzer.rs` that an older index does not have.
pub(super) const FORMAT: u32 = 5;

/// Declares the fields once: the struct that holds them, and the schema that they make.
macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident: $options:expr;)+) => {
        /// The fields, by what they hold.
        #[derive(Clone, Copy, Debug)]
        pub(super) struct Fields {
            $($(#[$doc])* pub(super) $name: Field,)+
        }

        impl Fields {
            /// The schema and its fields.
            pub(super) fn build() -> (Schema, Self) {
                let mut builder = Schema::builder();
                let fields = Self { $($name: $options.add(&mut builder, stringify!($name)),)+ };
                (builder.build(), fields)
            }

            /// The name of a field, as columns are asked for by name.
            pub(super) fn name(self, field: Field) -> &'static str {
                $(if field == self.$name { return stringify!($name); })+
                unreachable!("every field is declared here")
            }
        }
    };
}

fields! {
    // Of every record.
    /// What the record is: one of the names in [`Kind`].
    record: Options::Term;
    /// By what it is replaced: `page:ID` for a page's own record, `body:ID` for what came of it.
    key: Options::Term;
    /// The page's id.
    page: Options::Column;

    // Of a page: what is asked of all pages at once, as columns; the whole, stored.
    /// Its root.
    root: Options::Column;
    /// Its path in the root.
    path: Options::Column;
    /// The document's title.
    page_title: Options::Column;
    /// Who publishes it, id and name.
    source: Options::Column;
    /// Who supplied its text, id and name.
    supplied_by: Options::Column;
    /// Its authors, one value each.
    author: Options::Column;
    /// Its editors.
    editor: Options::Column;
    /// Its reviewers.
    reviewer: Options::Column;
    /// When it first appeared.
    published: Options::Column;
    /// When it was last changed.
    updated: Options::Column;
    /// When it was last reviewed.
    reviewed: Options::Column;
    /// The topics it is about, id and name, the main one first.
    page_topic: Options::Column;
    /// Its MinHash values, little-endian.
    signature: Options::Bytes;
    /// Whether its last reading failed (1) or not (0).
    failed: Options::Number;
    /// Whether a newer page of the same article stands for it (1) or not (0).
    revision: Options::Number;
    /// Its line in the ledger: by what a change is seen ([`super::Line`]).
    line: Options::Bytes;
    /// The article it is an edition of: its address as it is compared, and when it was saved.
    edition: Options::Column;
    /// The page that stands for it.
    revised_by: Options::Column;

    // Of a passage: what is searched.
    /// Its text.
    text: Options::English;
    /// The headings above it.
    headings: Options::English;
    /// The line that introduces its list.
    lead_in: Options::English;
    /// The title of its document.
    title: Options::English;
    /// Other names that its document gives for its subject.
    other_names: Options::English;
    /// The words of all these as they are spelt, for `word*`, `word~` and "did you mean".
    words: Options::Surface;
    /// The passage's id.
    passage: Options::TermColumn;
    /// Its place in the document; of a mention, its passage's.
    ordinal: Options::Number;
    /// What its section is about.
    section: Options::TermColumn;
    /// A hash of its normalised text, by which the same passage of another page is seen.
    fold: Options::Number;
    /// The topics of its document.
    topic: Options::Term;
    /// The causes it names.
    names: Options::Term;
    /// The keys of the works it cites.
    cites: Options::Term;
    /// What its mentions state, one value each ([`super::State`]).
    states: Options::Column;

    // Of a mention: all of it, as columns.
    /// The cause, id and name.
    cause: Options::Column;
    /// The phrase that names it.
    as_written: Options::Column;
    /// The first scalar value of the phrase in the passage.
    start: Options::Number;
    /// The scalar value after it.
    end: Options::Number;
    /// What it is said to cause, id and name.
    of: Options::Column;
    /// The page's words for that.
    of_as_written: Options::Column;
    /// How common.
    frequency: Options::Column;
    /// How serious.
    severity: Options::Column;
    /// What its section is about.
    mention_section: Options::Column;
    /// The heading or lead-in it stands under.
    group: Options::Column;
    /// What is said of the substance.
    qualifier: Options::Column;
    /// How surely.
    stance: Options::Column;
    /// In what part.
    role: Options::Column;

    // What is kept whole.
    /// The record, as [`super::kept`] has it.
    stored: Options::Stored;
    /// A page's head.
    head: Options::Stored;
}

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Page,
    Passage,
    Mention,
}

impl Kind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Passage => "passage",
            Self::Mention => "mention",
        }
    }
}

/// The ways a field is kept.
#[derive(Clone, Copy)]
enum Options {
    /// Found by its exact value.
    Term,
    /// Read in bulk.
    Column,
    /// Both.
    TermColumn,
    /// Searched by stems, with positions.
    English,
    /// Searched by spelling.
    Surface,
    /// A number, read in bulk.
    Number,
    /// Bytes, read in bulk.
    Bytes,
    /// Bytes, read one record at a time.
    Stored,
}

impl Options {
    fn add(self, builder: &mut tantivy::schema::SchemaBuilder, name: &str) -> Field {
        let indexed = |tokenizer, record| {
            let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(record);
            TextOptions::default().set_indexing_options(indexing)
        };
        let term = || {
            let indexing = TextFieldIndexing::default().set_tokenizer(RAW).set_fieldnorms(false);
            TextOptions::default().set_indexing_options(indexing.set_index_option(IndexRecordOption::Basic))
        };
        match self {
            Self::Term => builder.add_text_field(name, term()),
            Self::Column => builder.add_text_field(name, TextOptions::default().set_fast(RAW)),
            Self::TermColumn => builder.add_text_field(name, term().set_fast(RAW)),
            Self::English => {
                builder.add_text_field(name, indexed(ENGLISH, IndexRecordOption::WithFreqsAndPositions))
            }
            Self::Surface => builder.add_text_field(name, indexed(SURFACE, IndexRecordOption::Basic)),
            Self::Number => builder.add_u64_field(name, NumericOptions::default().set_fast()),
            Self::Bytes => builder.add_bytes_field(name, BytesOptions::from(FAST)),
            Self::Stored => builder.add_bytes_field(name, BytesOptions::from(STORED)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Fields;

    #[test]
    fn fields_are_named_as_declared() {
        let (schema, fields) = Fields::build();
        assert_eq!(fields.name(fields.lead_in), "lead_in");
        for (field, entry) in schema.fields() {
            assert_eq!(fields.name(field), entry.name());
        }
    }
}
