//! Parts of ranking that can be switched off, to measure what each adds.

use std::{env, sync::LazyLock};

/// The variable that names the parts to leave out, with commas between.
const VARIABLE: &str = "ETIO_RANKING_OFF";

static OFF: LazyLock<Vec<String>> = LazyLock::new(|| {
    let value = env::var(VARIABLE).unwrap_or_default();
    value.split(',').map(|part| part.trim().to_lowercase()).filter(|part| !part.is_empty()).collect()
});

/// A part of ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Other names of what the words name, from the vocabulary.
    Synonyms,
    /// Other names of a page's subject, from the page.
    OtherNames,
    /// The kinds of section that a question asks for.
    Intent,
    /// Leaving out the words that only make it a question.
    QuestionWords,
    /// Words that stand side by side as in the query.
    Proximity,
    /// What the whole article offers.
    Article,
    /// A word written as one or as two.
    Joined,
    /// Headings and lead-ins.
    Headings,
    /// Words that the best articles on a subject have in common.
    Expansion,
}

impl Part {
    /// Whether it is used.
    pub(super) fn is_on(self) -> bool {
        !OFF.iter().any(|off| off == self.name())
    }

    fn name(self) -> &'static str {
        match self {
            Self::Synonyms => "synonyms",
            Self::OtherNames => "other_names",
            Self::Intent => "intent",
            Self::QuestionWords => "question_words",
            Self::Proximity => "proximity",
            Self::Article => "article",
            Self::Joined => "joined",
            Self::Headings => "headings",
            Self::Expansion => "expansion",
        }
    }
}
