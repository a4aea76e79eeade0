//! A query as a tree. It prints back as a query that reads the same.

use std::fmt::{self, Display, Formatter};

use crate::model::SectionKind;

/// What a query asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// Side by side. At the top, words are evidence and all else must hold; in parentheses all must.
    Sequence(Vec<Self>),
    /// All must hold (`AND`).
    All(Vec<Self>),
    /// One must hold (`OR`).
    Any(Vec<Self>),
    /// Must not hold (`NOT x`, `-x`).
    Not(Box<Self>),
    /// A word.
    Word(Word),
    /// Words side by side (`"a b"`, `"a b"~5`, `+a`).
    Phrase(Phrase),
    /// What a page or passage must be (`source:x`).
    Field(Field),
}

/// A word as typed, and how it is to be matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word, marks around it and all.
    pub text: String,
    /// How it is matched.
    pub form: Form,
}

/// How a word is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By its stem.
    Plain,
    /// By its first letters (`word*`).
    Prefix,
    /// By spellings near to it (`word~`).
    Near,
}

/// Words that stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words as typed.
    pub text: String,
    /// So many other words may stand between them.
    pub slop: u32,
}

/// What a page or passage must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// Who publishes it, by id or name or words of the name.
    Source(String),
    /// Who wrote it.
    Author(String),
    /// Who reviewed it.
    Reviewer(String),
    /// What its section is about.
    Section(SectionKind),
    /// A cause it names.
    Cause(String),
    /// A work it cites: a DOI, PMID, PMCID or key.
    Reference(String),
    /// When its page was reviewed: first and last date, ISO 8601, either may be open.
    Reviewed(Option<String>, Option<String>),
}

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sequence(parts) => join(parts, " ", f),
            Self::All(parts) => join(parts, " AND ", f),
            Self::Any(parts) => join(parts, " OR ", f),
            Self::Not(part) => {
                f.write_str("NOT ")?;
                part.fmt_inside(f)
            }
            Self::Word(word) => {
                let suffix = match word.form {
                    Form::Plain => "",
                    Form::Prefix => "*",
                    Form::Near => "~",
                };
                write!(f, "{}{suffix}", word.text)
            }
            Self::Phrase(Phrase { text, slop: 0 }) => write!(f, "\"{text}\""),
            Self::Phrase(Phrase { text, slop }) => write!(f, "\"{text}\"~{slop}"),
            Self::Field(field) => field.fmt(f),
        }
    }
}

impl Query {
    fn fmt_inside(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sequence(_) | Self::All(_) | Self::Any(_) => write!(f, "({self})"),
            _ => self.fmt(f),
        }
    }
}

fn join(parts: &[Query], between: &str, f: &mut Formatter<'_>) -> fmt::Result {
    for (number, part) in parts.iter().enumerate() {
        if number > 0 {
            f.write_str(between)?;
        }
        part.fmt_inside(f)?;
    }
    Ok(())
}

impl Display for Field {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Source(value) => write!(f, "source:\"{value}\""),
            Self::Author(value) => write!(f, "author:\"{value}\""),
            Self::Reviewer(value) => write!(f, "reviewer:\"{value}\""),
            Self::Section(kind) => write!(f, "section:{}", kind.name()),
            Self::Cause(value) => write!(f, "cause:\"{value}\""),
            Self::Reference(value) => write!(f, "ref:\"{value}\""),
            Self::Reviewed(from, to) => {
                write!(
                    f,
                    "reviewed:{}..{}",
                    from.as_deref().unwrap_or_default(),
                    to.as_deref().unwrap_or_default()
                )
            }
        }
    }
}
