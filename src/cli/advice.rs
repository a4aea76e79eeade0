//! What to type next after a search, beside its answer.

use std::path::Path;

use etio::{Answer, Error, Field, Groups, Query, Reader, Spoken, Vocabulary, clean};

use super::{output::Output, search::Choice, suggest};

/// Whether `compare` would understand the words: plain ones, that name what a passage found names causes
/// of.
pub(super) fn names_a_topic(answer: &Answer, vocabulary: &Vocabulary) -> bool {
    let is_plain = answer.query.chars().all(|c| c.is_alphanumeric() || c == ' ');
    let Groups::Cause { groups } = &answer.groups else { return false };
    let hits = groups.iter().flat_map(|group| &group.sources).flat_map(|source| &source.passages);
    let topics: Vec<&str> = hits.flat_map(|hit| &hit.causes).map(|mention| mention.of.id.as_str()).collect();
    let named = vocabulary.scan(&answer.query);
    is_plain && named.iter().any(|found| topics.contains(&found.concept.id.as_str()))
}

/// Says what may be wrong with a search that found nothing: a source or cause that is not there.
///
/// # Errors
/// When the index is damaged.
pub(super) fn on_nothing(
    query: &str,
    choice: &Choice,
    vocabulary: &Vocabulary,
    dir: &Path,
    output: &Output,
) -> anyhow::Result<()> {
    if output.quiet {
        return Ok(());
    }
    let reader = etio::open(dir, vocabulary)?;
    if reader.pages()?.is_empty() {
        output.remark("there is no page in this index; read some with `etio index FOLDER`");
        return Ok(());
    }
    let (mut sources, mut causes) = (choice.source.clone(), choice.cause.clone());
    named_in(&etio::parse(query)?, &mut sources, &mut causes);
    for name in &sources {
        if let Err(error @ Error::Unknown(_)) = etio::sources(&reader, std::slice::from_ref(name)) {
            output.remark(&clean(&error.to_string()));
        }
    }
    if !causes.is_empty() {
        let spoken = etio::causes(&reader)?;
        let unknown = causes.iter().filter_map(|name| no_cause(name, &spoken, vocabulary));
        unknown.for_each(|what| output.remark(&clean(&what)));
    }
    if !choice.is_a_question() {
        output.remark("`etio topics` and `etio causes` list what there is to ask about");
    }
    Ok(())
}

/// Adds the sources and causes that a query asks for in its fields.
fn named_in(query: &Query, sources: &mut Vec<String>, causes: &mut Vec<String>) {
    match query {
        Query::Sequence(parts) | Query::All(parts) | Query::Any(parts) => {
            parts.iter().for_each(|part| named_in(part, sources, causes));
        }
        Query::Field(Field::Source(name)) => sources.push(name.clone()),
        Query::Field(Field::Cause(name)) => causes.push(name.clone()),
        _ => {}
    }
}

/// Says what may be meant where no page is about the words: a topic of nearly this name, or a cause, whose
/// passages are searched for.
///
/// # Errors
/// When the index is damaged.
pub(super) fn on_no_topic(
    query: &str,
    reader: &Reader,
    vocabulary: &Vocabulary,
    output: &Output,
) -> anyhow::Result<()> {
    let topics = etio::topics(reader)?;
    let id = vocabulary.lookup(query).map(|concept| concept.id.as_str());
    let is_it = |spoken: &Spoken| Some(spoken.id.as_str()) == id || spoken.name.eq_ignore_ascii_case(query);
    // A topic it is; what it was asked with, such as a source, left nothing.
    if topics.iter().any(is_it) {
        return Ok(());
    }
    if let Some(topic) = topic_meant(query, &topics) {
        output.remark(&format!("did you mean `{}`?", clean(topic)));
    }
    if let Some(cause) = etio::causes(reader)?.iter().find(|cause| is_it(cause)) {
        output.remark(&format!(
            "`etio search --cause {}` finds where it is named as a cause",
            clean(&cause.id)
        ));
    }
    Ok(())
}

/// The topic that has a word of the query in its name, else the one that is called nearly so.
fn topic_meant<'a>(query: &str, topics: &'a [Spoken]) -> Option<&'a str> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let shares_a_word = |name: &&str| {
        let name = name.to_lowercase();
        name.split_whitespace().any(|word| word.len() > 3 && words.iter().any(|typed| typed == word))
    };
    let names = || topics.iter().map(|topic| topic.name.as_str());
    names().find(shares_a_word).or_else(|| suggest::nearest(query, names()))
}

/// What to say of a cause that no passage names.
fn no_cause(name: &str, causes: &[Spoken], vocabulary: &Vocabulary) -> Option<String> {
    let known = vocabulary.lookup(name).map_or(name, |concept| concept.id.as_str());
    if causes.iter().any(|cause| cause.id == known || cause.name.eq_ignore_ascii_case(name)) {
        return None;
    }
    let hint = match suggest::nearest(name, causes.iter().map(|cause| cause.name.as_str())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`etio causes` lists them".to_owned(),
    };
    Some(format!("{name}: no passage names this cause; {hint}"))
}
