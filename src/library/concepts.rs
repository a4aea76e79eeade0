//! The vocabulary to look at: its concepts by kind, file and words, and one with all that is known of it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{
    causes::{Concept, ConceptKind, Origin, Vocabulary},
    error::{Error, Result},
    model::Named,
};

/// Which concepts are listed.
#[derive(Clone, Debug, Default)]
pub struct ConceptFilter {
    /// Words that all stand in one of the names or in the id, in any case.
    pub words: Vec<String>,
    /// Of this kind.
    pub kind: Option<ConceptKind>,
    /// From this file ("hp" or "hp.toml"; "etio" for what is shipped).
    pub from: Option<String>,
    /// At most so many.
    pub limit: Option<usize>,
}

/// Concepts of the vocabulary; the fields are those of `etio.vocabulary/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConceptList {
    /// How many there are, with those that are not shown.
    pub total: usize,
    /// Those that are shown.
    pub concepts: Vec<ConceptEntry>,
}

/// A concept in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConceptEntry {
    /// Its id.
    pub id: String,
    /// The name it is shown by.
    pub name: String,
    /// What sort of thing it is.
    pub kind: ConceptKind,
    /// Its other names.
    pub names: Vec<String>,
    /// Ids of broader concepts.
    pub broader: Vec<String>,
    /// The files it comes from; "etio" is what is shipped.
    pub from: Vec<String>,
}

/// A concept with what stands above and below it; the fields are those of `etio.concept/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConceptShown {
    /// Its id.
    pub id: String,
    /// The name it is shown by.
    pub name: String,
    /// What sort of thing it is.
    pub kind: ConceptKind,
    /// Its other names.
    pub names: Vec<String>,
    /// Broader concepts.
    pub broader: Vec<Named>,
    /// Narrower ones, by name.
    pub narrower: Vec<Named>,
    /// The files it comes from; "etio" is what is shipped.
    pub from: Vec<Origin>,
}

/// The concepts that fit, in the order of the vocabulary.
#[must_use]
pub fn concepts(vocabulary: &Vocabulary, filter: &ConceptFilter) -> ConceptList {
    let words: Vec<String> = filter.words.iter().map(|word| word.to_lowercase()).collect();
    let fits = |concept: &&Concept| {
        filter.kind.is_none_or(|kind| concept.kind == kind)
            && filter.from.as_ref().is_none_or(|file| files(concept).any(|it| is_file(it, file)))
            && has_words(concept, &words)
    };
    let found: Vec<&Concept> = vocabulary.concepts().iter().filter(fits).collect();
    let shown = found.iter().take(filter.limit.unwrap_or(usize::MAX));
    ConceptList { total: found.len(), concepts: shown.map(|concept| entry(concept)).collect() }
}

/// The concept of this name or id.
///
/// # Errors
/// When there is none; the error offers those of like names.
pub fn concept(vocabulary: &Vocabulary, name: &str) -> Result<ConceptShown> {
    let found = vocabulary.lookup(name).or_else(|| vocabulary.concept(name));
    let Some(concept) = found else {
        let near: Vec<String> =
            vocabulary.near(name).into_iter().map(|it| format!("{} ({})", it.name, it.id)).collect();
        let offer = if near.is_empty() {
            "`etio vocabulary list WORD` looks for a word in all names".to_owned()
        } else {
            format!("did you mean {}?", near.join(", "))
        };
        return Err(Error::Unknown(format!("{name}: no concept has this name; {offer}")));
    };
    let named = |concept: &Concept| Named { id: concept.id.clone(), name: concept.name.clone() };
    let below = vocabulary.concepts().iter().filter(|it| it.broader.contains(&concept.id));
    let mut narrower: Vec<Named> = below.map(named).collect();
    narrower.sort_by(|a, b| (a.name.to_lowercase(), &a.id).cmp(&(b.name.to_lowercase(), &b.id)));
    Ok(ConceptShown {
        id: concept.id.clone(),
        name: concept.name.clone(),
        kind: concept.kind,
        names: concept.names.clone(),
        broader: concept.broader.iter().filter_map(|id| vocabulary.concept(id)).map(named).collect(),
        narrower,
        from: origins(concept),
    })
}

fn entry(concept: &Concept) -> ConceptEntry {
    let Concept { id, name, names, kind, broader, .. } = concept.clone();
    let mut seen = BTreeSet::new();
    let from = files(concept).filter(|file| seen.insert(*file)).map(str::to_owned).collect();
    ConceptEntry { id, name, kind, names, broader, from }
}

/// The files that a concept comes from; a shipped one comes from what is shipped first.
fn files(concept: &Concept) -> impl Iterator<Item = &str> {
    let shipped = Vocabulary::shipped().concept(&concept.id).map(|_| Origin::SHIPPED);
    shipped.into_iter().chain(concept.from.iter().map(|origin| origin.file.as_str()))
}

fn origins(concept: &Concept) -> Vec<Origin> {
    let shipped = Vocabulary::shipped().concept(&concept.id).map(|it| Origin {
        file: Origin::SHIPPED.to_owned(),
        id: it.id.clone(),
        line: 0,
        names: std::iter::once(it.name.clone()).chain(it.names.iter().cloned()).collect(),
    });
    shipped.into_iter().chain(concept.from.iter().cloned()).collect()
}

fn is_file(file: &str, asked: &str) -> bool {
    file.eq_ignore_ascii_case(asked)
        || file.strip_suffix(".toml").is_some_and(|it| it.eq_ignore_ascii_case(asked))
}

fn has_words(concept: &Concept, words: &[String]) -> bool {
    let has = |name: &String| {
        let name = name.to_lowercase();
        words.iter().all(|word| name.contains(word.as_str()))
    };
    words.is_empty() || has(&concept.id) || has(&concept.name) || concept.names.iter().any(has)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::causes::Terms;

    fn vocabulary() -> Vocabulary {
        let own = "[[concept]]\nid = 'caffeine'\nnames = ['joe juice']\n\
                   [[concept]]\nname = 'Kettle juice'\nkind = 'substance'\nbroader = ['caffeine']";
        Vocabulary::with(&[Terms::read("my.toml", own.as_bytes())]).vocabulary
    }

    #[test]
    fn concepts_are_found_by_words_kind_and_file() {
        let vocabulary = vocabulary();
        let found = |filter: ConceptFilter| {
            concepts(&vocabulary, &filter).concepts.into_iter().map(|it| it.id).collect::<Vec<_>>()
        };
        let words = vec!["JUICE".to_owned()];
        assert_eq!(
            found(ConceptFilter { words, from: Some("my".into()), ..Default::default() }),
            ["caffeine", "kettle-juice"]
        );
        let mine = ConceptFilter {
            from: Some("my.toml".into()),
            kind: Some(ConceptKind::Symptom),
            ..Default::default()
        };
        assert!(found(mine).is_empty());
        let one = concepts(&vocabulary, &ConceptFilter { limit: Some(1), ..Default::default() });
        assert_eq!((one.concepts.len(), one.total), (1, vocabulary.concepts().len()));
    }

    #[test]
    fn a_concept_says_what_is_around_it_and_where_it_is_from() {
        let shown = concept(&vocabulary(), "Joe juices").unwrap();
        assert_eq!(shown.id, "caffeine");
        assert!(shown.narrower.iter().any(|it| it.id == "kettle-juice"));
        let from: Vec<_> = shown.from.iter().map(|it| (it.file.as_str(), it.line)).collect();
        assert_eq!(from, [("etio", 0), ("my.toml", 1)]);
        assert_eq!(shown.from[1].names, ["joe juice"]);
        let error = concept(&vocabulary(), "cafeine").unwrap_err().to_string();
        assert!(error.contains("did you mean Caffeine (caffeine)"), "{error}");
    }
}
