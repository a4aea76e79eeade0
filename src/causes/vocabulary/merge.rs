//! The shipped concepts and those of other files made one vocabulary. Equal names meet; shipped ids
//! stay. A user's own file may join shipped concepts with one another and rename them; an import adds
//! names and concepts, and what it would join stays apart.

use serde::Serialize;

use super::{
    Concept,
    pool::Pool,
    terms::{Problem, Terms},
};

/// What one file brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Concepts that were not known.
    pub new: usize,
    /// Concepts that were, by their id or a name.
    pub joined: usize,
    /// Names that were not known.
    pub names_added: usize,
    /// Names that stay with another concept.
    pub refused: usize,
}

/// One vocabulary of several files.
#[derive(Debug, Default)]
pub(super) struct Merged {
    pub(super) concepts: Vec<Concept>,
    /// Of each file, what is wrong with it beside the others.
    pub(super) problems: Vec<Vec<Problem>>,
    pub(super) tallies: Vec<Tally>,
}

/// Merges: users' own files first, then imports, each sort in the order given.
pub(super) fn merge(shipped: &[Concept], files: &[Terms]) -> Merged {
    let mut pool = Pool::of(shipped, files);
    for imports in [false, true] {
        for (number, terms) in files.iter().enumerate().filter(|(_, terms)| terms.is_import() == imports) {
            for at in 0..terms.entries.len() {
                pool.take(number, terms, at);
            }
        }
    }
    pool.settle_broader(files);
    let Pool { concepts, problems, tallies, .. } = pool;
    Merged { concepts: concepts.into_iter().flatten().collect(), problems, tallies }
}

#[cfg(test)]
mod tests {
    use super::{super::terms::Level, *};
    use crate::causes::ConceptKind;

    const SHIPPED: &str = "
        [[concept]]\nid = 'stress'\nname = 'Stress'\nkind = 'lifestyle'\n
        [[concept]]\nid = 'anxiety'\nname = 'Anxiety'\nnames = ['nerves', 'AX']\nkind = 'condition'\nbroader = ['mood']\n
        [[concept]]\nid = 'mood'\nname = 'Mood disorder'\nkind = 'category'\n";

    fn merged(files: &[(&str, &str)]) -> Merged {
        let shipped = super::super::concept::read_file(SHIPPED).unwrap();
        let files: Vec<Terms> = files.iter().map(|(name, text)| Terms::read(name, text.as_bytes())).collect();
        merge(&shipped, &files)
    }

    fn import(body: &str) -> String {
        format!("[import]\nfrom = 'x.obo'\n{body}")
    }

    fn ids(merged: &Merged) -> Vec<&str> {
        merged.concepts.iter().map(|it| it.id.as_str()).collect()
    }

    #[test]
    fn a_users_own_file_joins_shipped_concepts_and_says_so() {
        let own = "[[concept]]\nid = 'stress'\nnames = ['strain',\n'Anxieties']\n[[concept]]\nname = 'Worry'\n\
                   kind = 'state'\nbroader = ['anxiety']";
        let merged = merged(&[("my.toml", own)]);
        assert_eq!(ids(&merged), ["stress", "mood", "worry"]);
        assert_eq!(merged.concepts[0].names, ["Anxiety", "nerves", "AX", "strain"]);
        assert_eq!(merged.concepts[0].broader, ["mood"]);
        assert_eq!(merged.concepts[2].broader, ["stress"]);
        assert_eq!(merged.concepts[0].from[0].id, "anxiety");
        let [problem] = &merged.problems[0][..] else { panic!("{:?}", merged.problems) };
        assert_eq!((problem.line, problem.level), (4, Level::Warning));
        assert_eq!(merged.tallies[0], Tally { new: 1, joined: 1, names_added: 2, refused: 0 });
    }

    #[test]
    fn an_import_joins_no_two_shipped_concepts() {
        let terms = import(
            "[[concept]]\nid = 'X:1'\nname = 'Nerves'\nnames = ['jitters', 'stress']\nkind = 'symptom'\n\
             [[concept]]\nid = 'X:2'\nname = 'Jumpiness'\nkind = 'symptom'\nbroader = ['X:1']\n\
             [[concept]]\nid = 'X:3'\nname = 'Overload'\nnames = ['stress', 'anxiety', 'ax']\nkind = 'symptom'\n",
        );
        let merged = merged(&[("x.toml", &terms)]);
        assert_eq!(ids(&merged), ["stress", "anxiety", "mood", "X:2", "X:3"]);
        let anxiety = &merged.concepts[1];
        assert_eq!((anxiety.name.as_str(), anxiety.kind), ("Anxiety", ConceptKind::Condition));
        assert_eq!(anxiety.names, ["nerves", "AX", "jitters"]);
        assert_eq!(merged.concepts[3].broader, ["anxiety"]);
        assert!(merged.concepts[4].names.is_empty());
        assert_eq!(
            merged.problems[0].iter().map(|it| it.line).collect::<Vec<_>>(),
            [6, 16],
            "{:?}",
            merged.problems
        );
        assert_eq!(merged.tallies[0], Tally { new: 2, joined: 1, names_added: 3, refused: 4 });
    }

    #[test]
    fn own_files_come_before_imports_whatever_their_order() {
        let theirs = import("[[concept]]\nid = 'X:1'\nname = 'Burnout'\nkind = 'symptom'\n");
        let own = "[[concept]]\nid = 'stress'\nnames = ['burnout']";
        let names = |files: &[(&str, &str)]| merged(files).concepts[0].names.clone();
        assert_eq!(
            names(&[("a.toml", &theirs), ("b.toml", own)]),
            names(&[("b.toml", own), ("a.toml", &theirs)])
        );
        assert_eq!(ids(&merged(&[("a.toml", &theirs), ("b.toml", own)])), ["stress", "anxiety", "mood"]);
    }

    #[test]
    fn what_leads_nowhere_or_round_is_told() {
        let own = "[[concept]]\nid = 'none'\n[[concept]]\nid = 'mood'\nbroader = ['anxiety', 'gone']";
        let merged = merged(&[("my.toml", own)]);
        let found: Vec<_> = merged.problems[0].iter().map(|it| (it.line, it.level)).collect();
        assert_eq!(found, [(1, Level::Error), (5, Level::Warning), (5, Level::Warning)]);
        assert!(merged.concepts[2].broader.is_empty());
    }

    #[test]
    fn a_users_own_name_is_shown() {
        let merged = merged(&[("my.toml", "[[concept]]\nid = 'anxiety'\nname = 'Nervousness'")]);
        assert_eq!(merged.concepts[1].name, "Nervousness");
        assert_eq!(merged.concepts[1].names, ["Anxiety", "nerves", "AX"]);
    }
}
