//! Which branches of the MeSH tree are taken, and as what.

use crate::causes::ConceptKind;

/// Branches by the beginning of their tree numbers; the longest that fits holds. What none fits, and
/// what is of no kind, is left out: organisms, techniques, proteins and the like name no cause as a
/// page does, and diseases of animals are none of ours.
const BRANCHES: &[(&str, Option<ConceptKind>)] = &[
    ("C", Some(ConceptKind::Condition)),
    ("C01", Some(ConceptKind::Infection)),
    ("C10.597", Some(ConceptKind::Symptom)),
    ("C18.654.521.500", Some(ConceptKind::Deficiency)),
    ("C22", None),
    ("C23.888", Some(ConceptKind::Symptom)),
    ("C26", Some(ConceptKind::Injury)),
    ("D", Some(ConceptKind::Substance)),
    ("D05", None),
    ("D08", None),
    ("D12", None),
    ("D13", None),
    ("D23", None),
    ("D23.946", Some(ConceptKind::Substance)),
    ("D26", Some(ConceptKind::Drug)),
    ("D27", Some(ConceptKind::DrugClass)),
    ("F03", Some(ConceptKind::Condition)),
];

/// The kind of a descriptor, by the branch of its tree numbers that says most; none where it is left out.
pub(super) fn kind<'t>(trees: impl Iterator<Item = &'t str>) -> Option<ConceptKind> {
    let found = trees.filter_map(|tree| {
        let (prefix, kind) =
            BRANCHES.iter().filter(|(it, _)| is_below(tree, it)).max_by_key(|(it, _)| it.len())?;
        Some((prefix.len(), (*kind)?))
    });
    // The first of equals: MeSH puts the main branch first.
    found.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, kind)| kind)
}

/// Whether a tree number is of a branch; a letter alone is one, too.
fn is_below(tree: &str, branch: &str) -> bool {
    tree.strip_prefix(branch)
        .is_some_and(|rest| branch.len() == 1 || rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_are_told_by_their_numbers() {
        let kind = |trees: &[&str]| kind(trees.iter().copied());
        assert_eq!(kind(&["C05.651.475", "C10.597.613.500"]), Some(ConceptKind::Symptom));
        assert_eq!(kind(&["C01.221"]), Some(ConceptKind::Infection));
        assert_eq!(kind(&["D27.505.954"]), Some(ConceptKind::DrugClass));
        assert_eq!(kind(&["D12.776.1", "D03.1"]), Some(ConceptKind::Substance));
        for out in [&["C22.1"][..], &["D12.776.1"], &["A02.633"], &["J01"], &[]] {
            assert_eq!(kind(out), None, "{out:?}");
        }
    }
}
