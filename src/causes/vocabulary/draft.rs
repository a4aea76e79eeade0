//! The concepts of somebody else's terminology on their way to entries: names that are not fit or that
//! two concepts share are left out, and counted.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ConceptKind, fold_text, sift,
    terms::{Entry, Terms, Written},
};

/// Why a name that two concepts of one file have is left out.
const SHARED: &str = "names that two concepts of the file share";

/// A concept of a terminology, whose kind is found already.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) line: usize,
    pub(super) id: String,
    pub(super) name: String,
    /// Names that mean the same, each with its line.
    pub(super) names: Vec<Written>,
    pub(super) kind: ConceptKind,
    pub(super) broader: Vec<Written>,
}

/// Makes entries of drafts. Broader ids that are not among them are left out in silence: these are roots
/// and branches that are not taken.
pub(super) fn finish(mut drafts: Vec<Draft>, terms: &mut Terms) {
    drafts.retain(|draft| match sift::unfit(&draft.name, &fold_text(&draft.name)) {
        Some(why) => {
            terms.leave_out(why);
            false
        }
        None => true,
    });
    let owners = owners(&drafts);
    let ids: BTreeSet<String> = drafts.iter().map(|draft| draft.id.clone()).collect();
    for (at, draft) in drafts.into_iter().enumerate() {
        let mut seen = BTreeSet::from([fold_text(&draft.name)]);
        let mut names = Vec::with_capacity(draft.names.len());
        for name in draft.names {
            let folded = fold_text(&name.text);
            if seen.contains(&folded) {
                continue;
            }
            match sift::unfit(&name.text, &folded) {
                Some(why) => terms.leave_out(why),
                None if owners.get(&folded) != Some(&Some(at)) => terms.leave_out(SHARED),
                None => names.push(name),
            }
            seen.insert(folded);
        }
        let mut broader = draft.broader;
        broader.retain(|above| above.text != draft.id && ids.contains(&above.text));
        let Draft { line, id, name, kind, .. } = draft;
        let name = Some(capitalised(name));
        terms.entries.push(Entry { line, id, name, names, kind: Some(kind), broader });
    }
}

/// A name as it is shown beside others: with a capital, unless its first word has letters of its own
/// ("pH").
fn capitalised(mut name: String) -> String {
    let first = name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if !first.chars().any(char::is_uppercase)
        && let Some(c) = first.chars().next()
    {
        name.replace_range(..c.len_utf8(), &c.to_uppercase().to_string());
    }
    name
}

/// Whose each folded name is, by number: the one that is shown by it, else the only one that has it;
/// nobody's where several do.
fn owners(drafts: &[Draft]) -> BTreeMap<String, Option<usize>> {
    let mut owners: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        owners.entry(fold_text(&draft.name)).or_insert(Some(at));
    }
    let shown: BTreeSet<String> = owners.keys().cloned().collect();
    for (at, draft) in drafts.iter().enumerate() {
        for name in draft.names.iter().map(|name| fold_text(&name.text)) {
            if !shown.contains(&name) {
                let owner = owners.entry(name).or_insert(Some(at));
                if *owner != Some(at) {
                    *owner = None;
                }
            }
        }
    }
    owners
}
