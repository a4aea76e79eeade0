//! Medical Subject Headings: descriptors in ASCII (`d2024.bin`) and XML (`desc2024.xml`), those of the
//! branches of diseases, symptoms, drugs and chemicals.

mod ascii;
mod branches;
mod xml;

use std::collections::HashMap;

use super::{
    draft::{self, Draft},
    terms::{Terms, Written},
};

pub(super) use ascii::read as read_ascii;
pub(super) use xml::read as read_xml;

/// A descriptor as either format has it.
#[derive(Debug, Default)]
struct Descriptor {
    line: usize,
    /// Its unique id ("D009120").
    ui: String,
    heading: String,
    /// Tree numbers ("C23.888.592").
    trees: Vec<Written>,
    /// Entry terms that mean the same as the heading.
    names: Vec<Written>,
}

/// Makes entries of descriptors: the kind by the tree numbers, broader ones by their parents.
fn take(descriptors: Vec<Descriptor>, terms: &mut Terms) {
    if descriptors.is_empty() {
        if terms.error().is_some() {
            return;
        }
        return terms.fail(
            1,
            "there is no descriptor in this file",
            "give MeSH descriptors, as d2024.bin or desc2024.xml",
        );
    }
    let owners: HashMap<&str, &str> = descriptors
        .iter()
        .flat_map(|it| it.trees.iter().map(|tree| (tree.text.as_str(), it.ui.as_str())))
        .collect();
    let mut drafts = Vec::new();
    for descriptor in &descriptors {
        let trees = descriptor.trees.iter().map(|tree| tree.text.as_str());
        let Some(kind) = branches::kind(trees) else {
            terms.leave_out("descriptors of other branches than diseases, symptoms, drugs and chemicals");
            continue;
        };
        let above = descriptor.trees.iter().filter_map(|tree| {
            let ui = owners.get(tree.text.rsplit_once('.')?.0)?;
            Some(Written { text: id(ui), line: tree.line })
        });
        let mut broader: Vec<Written> = above.collect();
        broader.dedup_by(|a, b| a.text == b.text);
        let mut names = descriptor.names.clone();
        let name = natural(&descriptor.heading);
        if name != descriptor.heading {
            names.push(Written { text: descriptor.heading.clone(), line: descriptor.line });
        }
        drafts.push(Draft { line: descriptor.line, id: id(&descriptor.ui), name, names, kind, broader });
    }
    if drafts.is_empty() {
        terms.fail(
            1,
            "no descriptor of this file is a disease, symptom, drug or chemical",
            "give the whole file of descriptors",
        );
    }
    draft::finish(drafts, terms);
}

fn id(ui: &str) -> String {
    format!("MESH:{ui}")
}

/// "Anemia, Iron-Deficiency" as it is said: "Iron-Deficiency Anemia".
fn natural(heading: &str) -> String {
    match heading.split_once(", ") {
        Some((head, before)) if !before.contains(',') && !before.starts_with(char::is_lowercase) => {
            format!("{before} {head}")
        }
        _ => heading.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn headings_are_turned_round() {
        assert_eq!(natural("Anemia, Iron-Deficiency"), "Iron-Deficiency Anemia");
        assert_eq!(natural("Muscle Cramp"), "Muscle Cramp");
        assert_eq!(natural("Lupus, Deep, of Skin"), "Lupus, Deep, of Skin");
    }
}
