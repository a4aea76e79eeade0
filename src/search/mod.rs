//! Question to answer: parse, rank, group.

mod answer;
mod assemble;
mod evaluate;
mod evidence;
mod expand;
mod explain;
mod field;
mod filter;
mod gathered;
mod group;
mod highlight;
mod lex;
mod matches;
mod overview;
mod parse;
mod plan;
mod query;
mod question;
mod request;
mod sets;
mod spelling;
mod switches;
#[cfg(test)]
mod tests;
mod weigh;

pub use answer::{
    Answer, ArticleHit, By, CauseGroup, Cut, DateOf, Groups, Highlights, Hit, Reason, SourceGroup, SourceRef,
};
pub use overview::{Spoken, causes, topics};
pub use parse::parse;
pub use query::{Field, Form, Phrase, Query, Word};
pub use request::Request;

use crate::{
    causes::Vocabulary,
    error::{Error, Result},
    index::Reader,
    library::Families,
};
use assemble::Assembly;
use evaluate::Evaluator;
use plan::Plan;
use spelling::Misspelt;

/// Of so many words at most, passages that have all come first; longer questions are ranked by their
/// evidence alone.
const FEW_WORDS: usize = 4;

/// Spellings offered for a word that is found nowhere.
const OFFERED: usize = 3;

/// Answers a search.
///
/// # Errors
/// When the query cannot be honoured, or the index is damaged. Nothing found is an answer.
pub fn search(reader: &Reader, vocabulary: &Vocabulary, request: &Request) -> Result<Answer> {
    let query = parse(&request.query)?;
    let (filters, after) = (request.filters(), request.after()?);
    if query == Query::Sequence(Vec::new()) && filters.is_empty() && after.is_none() {
        let what = "there is no word in this query to look for".to_owned();
        return Err(Error::Query { query: request.query.clone(), what, at: 0 });
    }
    let plan = Plan::of(&query, vocabulary, request.fuzzy);
    let mut evaluator = Evaluator::new(reader, vocabulary, request);
    let found = evaluator.run(&plan, &filters, after)?;
    let (details, families) = (reader.details()?, Families::of(reader)?);
    let ranked = matches::rank(&details, &plan, &found);
    let states = reader.states(ranked.iter().map(|it| it.place))?;
    let folded = request.fold_copies.then_some(&families);
    let mut matches = matches::fold(&ranked, &states, &details, folded);
    matches::note_causes(&mut matches, &plan, reader)?;
    let did_you_mean = offer(&evaluator, vocabulary)?;
    let (marks, matches) = (&evaluator.marks, &matches[..]);
    let assembly = Assembly { reader, request, plan: &plan, evidence: &found, families, marks, matches };
    let read_as = request.explain.then(|| query.to_string());
    Ok(Answer { did_you_mean, read_as, ..assembly.answer()? })
}

/// Spellings of the index, and names of the vocabulary, near to the words that were found nowhere.
fn offer(evaluator: &Evaluator<'_>, vocabulary: &Vocabulary) -> Result<Vec<String>> {
    if evaluator.unknown.is_empty() {
        return Ok(Vec::new());
    }
    let unknown: Vec<Misspelt<'_>> = evaluator.unknown.iter().map(|word| Misspelt::of(word)).collect();
    let mut known = evaluator.spellings(&unknown)?;
    let is_unknown = |word: &Misspelt<'_>| known.iter().all(|(it, _)| it != word.word);
    let unknown: Vec<Misspelt<'_>> = unknown.into_iter().filter(is_unknown).collect();
    // Of a user's own vocabulary, which may have hundreds of thousands of names, only those near anyway.
    let own = unknown.iter().filter(|_| !vocabulary.is_shipped()).flat_map(|word| vocabulary.near(word.word));
    let names = Vocabulary::shipped()
        .concepts()
        .iter()
        .chain(own)
        .flat_map(|concept| std::iter::once(&concept.name).chain(&concept.names));
    known.extend(names.map(|name| (name.to_lowercase(), 0)));
    let mut offered: Vec<String> = Vec::new();
    for word in unknown {
        for (_, spelling) in word.near(&known).into_iter().take(OFFERED) {
            if !offered.iter().any(|it| it == spelling) {
                offered.push(spelling.to_owned());
            }
        }
    }
    Ok(offered)
}
