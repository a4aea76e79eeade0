//! Which terms of an ontology are taken, and as what: by the nearest term above them whose name says
//! what sort of things stand below it.

use std::collections::HashMap;

use super::ConceptKind;

/// What stands below a term of one of these names, in lower case. The general terms themselves
/// ("disease") are no causes.
#[rustfmt::skip]
const BRANCHES: &[(&str, Branch)] = &[
    ("disease", Branch::Below(ConceptKind::Condition)),
    ("disorder", Branch::Below(ConceptKind::Condition)),
    ("disease or disorder", Branch::Below(ConceptKind::Condition)),
    ("human disease", Branch::Below(ConceptKind::Condition)),
    ("disease of anatomical entity", Branch::Below(ConceptKind::Condition)),
    ("phenotypic abnormality", Branch::Below(ConceptKind::Symptom)),
    ("symptom", Branch::Below(ConceptKind::Symptom)),
    ("sign or symptom", Branch::Below(ConceptKind::Symptom)),
    ("disease by infectious agent", Branch::Below(ConceptKind::Infection)),
    ("infectious disease", Branch::With(ConceptKind::Infection)),
    ("infectious disorder", Branch::With(ConceptKind::Infection)),
    ("injury", Branch::With(ConceptKind::Injury)),
    ("nutritional deficiency disease", Branch::With(ConceptKind::Deficiency)),
    ("nutritional deficiency", Branch::With(ConceptKind::Deficiency)),
    ("chemical entity", Branch::Below(ConceptKind::Substance)),
    ("chemical substance", Branch::Below(ConceptKind::Substance)),
    ("drug", Branch::Below(ConceptKind::Drug)),
    ("non-human animal disease", Branch::Out),
    ("animal disease", Branch::Out),
    ("disease characteristic", Branch::Out),
    ("disease susceptibility", Branch::Out),
    ("mode of inheritance", Branch::Out),
    ("clinical modifier", Branch::Out),
    ("clinical course", Branch::Out),
    ("frequency", Branch::Out),
    ("blood group", Branch::Out),
    ("past medical history", Branch::Out),
    ("biospecimen phenotypic feature", Branch::Out),
];

/// Terms that are looked at on the way up; no ontology is nearly as deep.
const FURTHEST: usize = 2000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Branch {
    /// What stands below is of this kind.
    Below(ConceptKind),
    /// So is the term itself.
    With(ConceptKind),
    /// Nothing of it is taken.
    Out,
}

/// The terms of an ontology: names and what stands directly above each, by id.
#[derive(Debug, Default)]
pub(super) struct Tree<'a> {
    terms: HashMap<&'a str, (&'a str, Vec<&'a str>)>,
}

impl<'a> Tree<'a> {
    pub(super) fn add(&mut self, id: &'a str, name: &'a str, above: Vec<&'a str>) {
        self.terms.insert(id, (name, above));
    }

    /// The kind of a term; else the name of the branch for which it is left out, or of its root.
    pub(super) fn kind(&self, id: &str) -> Result<ConceptKind, &'a str> {
        let (mut level, mut seen) = (vec![id], vec![id]);
        let mut root = "";
        for step in 0.. {
            let mut found: Option<(Branch, &'a str)> = None;
            let mut next = Vec::new();
            for at in level {
                let Some((name, above)) = self.terms.get(at) else { continue };
                root = *name;
                match branch(name) {
                    Some(Branch::Below(_)) if step == 0 => return Err(name),
                    Some(branch) if found.is_none_or(|(it, _)| it == Branch::Out) => {
                        found = Some((branch, name));
                    }
                    _ => {}
                }
                for above in above {
                    if !seen.contains(above) && seen.len() < FURTHEST {
                        seen.push(above);
                        next.push(*above);
                    }
                }
            }
            match found {
                Some((Branch::Below(kind) | Branch::With(kind), _)) => return Ok(kind),
                Some((Branch::Out, name)) => return Err(name),
                None if next.is_empty() => return Err(root),
                None => level = next,
            }
        }
        Err(root)
    }
}

fn branch(name: &str) -> Option<Branch> {
    BRANCHES.iter().find(|(it, _)| name.eq_ignore_ascii_case(it)).map(|(_, branch)| *branch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_branch_says_what_it_is() {
        let mut tree = Tree::default();
        tree.add("1", "disease", vec![]);
        tree.add("2", "disease by infectious agent", vec!["1"]);
        tree.add("3", "viral infectious disease", vec!["2"]);
        tree.add("4", "anemia", vec!["1"]);
        tree.add("5", "ring", vec!["6"]);
        tree.add("6", "ring too", vec!["5"]);
        tree.add("7", "Mode of inheritance", vec![]);
        tree.add("8", "sporadic", vec!["7", "gone"]);
        assert_eq!(tree.kind("3"), Ok(ConceptKind::Infection));
        assert_eq!(tree.kind("4"), Ok(ConceptKind::Condition));
        assert_eq!(tree.kind("1"), Err("disease"));
        assert_eq!(tree.kind("8"), Err("Mode of inheritance"));
        assert!(tree.kind("5").is_err());
    }
}
