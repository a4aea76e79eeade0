//! What to type next after a search, beside its answer.

use std::path::Path;

use etio::{Answer, Error, Groups, Spoken, Vocabulary, clean};

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
    for name in &choice.source {
        if let Err(error @ Error::Unknown(_)) = etio::sources(&reader, std::slice::from_ref(name)) {
            output.remark(&clean(&error.to_string()));
        }
    }
    if !choice.cause.is_empty() {
        let causes = etio::causes(&reader)?;
        let unknown = choice.cause.iter().filter_map(|name| no_cause(name, &causes, vocabulary));
        unknown.for_each(|what| output.remark(&clean(&what)));
    }
    if !choice.is_a_question() {
        output.remark("`etio topics` and `etio causes` list what there is to ask about");
    }
    Ok(())
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
