//! MeSH descriptors in ASCII: records of `KEY = value` lines after `*NEWRECORD`.

use super::{Descriptor, take};
use crate::causes::vocabulary::terms::{Terms, Written};

/// Reads the file into `terms`.
pub(in crate::causes::vocabulary) fn read(text: &str, terms: &mut Terms) {
    terms.imported("MeSH ASCII");
    let mut descriptors = Vec::new();
    let mut record: Option<Descriptor> = None;
    for (at, line) in text.lines().enumerate() {
        let number = at + 1;
        let line = line.trim_end();
        if line == "*NEWRECORD" {
            close(record.take(), &mut descriptors, terms);
            record = Some(Descriptor { line: number, ..Descriptor::default() });
        } else if record.is_none() && descriptors.is_empty() && is_licence(line) {
            terms.add_licence(line.trim());
        } else if let (Some(record), Some((key, value))) = (&mut record, line.split_once(" = ")) {
            field(record, key, value, number, terms);
        } else if record.is_some() && !line.is_empty() {
            let what = format!("`{}` is no `KEY = value`", line.chars().take(40).collect::<String>());
            terms.warn(number, what, "it is passed over; look at the line");
        }
    }
    close(record, &mut descriptors, terms);
    take(descriptors, terms);
}

/// Whether a line above the records speaks of rights; those of the publisher have none.
fn is_licence(line: &str) -> bool {
    let line = line.to_lowercase();
    ["licen", "copyright"].iter().any(|word| line.contains(word))
}

fn field(record: &mut Descriptor, key: &str, value: &str, line: usize, terms: &mut Terms) {
    let text = value.trim().to_owned();
    match key {
        "MH" => record.heading = text,
        "UI" => record.ui = text,
        "MN" => record.trees.push(Written { text, line }),
        "ENTRY" | "PRINT ENTRY" => match entry(value) {
            Entry::Same(text) => record.names.push(Written { text, line }),
            Entry::Other(relation) => terms.leave_out(format!("entry terms that are {relation}, not EQV")),
            Entry::Variant => terms.leave_out("entry terms that only spell or order another one otherwise"),
        },
        _ => {}
    }
}

/// What an entry term is to its descriptor.
enum Entry<'a> {
    /// The same.
    Same(String),
    /// Narrower, broader or merely related, as the file puts it.
    Other(&'a str),
    /// Another spelling of an entry term: the file does not say of which.
    Variant,
}

/// An entry is `term|T184|NON|EQV|NLM (1994)|930126|abcdef`: the last part says what each of the others
/// is, `d` being the relation. Parts may be several of one sort (`abbcdef`).
fn entry(value: &str) -> Entry<'_> {
    let parts: Vec<&str> = value.split('|').map(str::trim).collect();
    let (Some(term), Some(sorts), true) = (parts.first(), parts.last(), parts.len() > 1) else {
        return Entry::Variant;
    };
    let relation = sorts.chars().position(|sort| sort == 'd').and_then(|at| parts.get(at));
    match relation {
        Some(&"EQV") => Entry::Same((*term).to_owned()),
        Some(relation) => Entry::Other(relation),
        None => Entry::Variant,
    }
}

fn close(record: Option<Descriptor>, descriptors: &mut Vec<Descriptor>, terms: &mut Terms) {
    let Some(record) = record else { return };
    if record.heading.is_empty() || record.ui.is_empty() {
        let missing = if record.heading.is_empty() { "MH" } else { "UI" };
        terms.warn(
            record.line,
            format!("a record without {missing}"),
            "it is passed over; look at the lines below",
        );
    } else {
        descriptors.push(record);
    }
}

#[cfg(test)]
mod tests {
    use crate::causes::vocabulary::{ConceptKind, Terms};

    /// Records of our own in the form of the real ones.
    const SMALL: &str = "\
*NEWRECORD
RECTYPE = D
MH = Jumpy Muscles
AQ = CI CO
ENTRY = Muscles That Jump|T184|NON|EQV|UNK (19XX)|741111|abcdef
ENTRY = Calf Jumping|T184|T033|NON|NRW|NLM (1991)|900308|abbcdef
ENTRY = Muscles, Jumpy
MN = C10.597.999
MN = C23.888.592.999
MS = A sign: not a disease
UI = D900001

*NEWRECORD
RECTYPE = D
MH = Jumping, Nightly
MN = C10.597.999.100
UI = D900002

*NEWRECORD
RECTYPE = D
MH = Soup
MN = J02.500
UI = D900003

*NEWRECORD
RECTYPE = D
MH = Nothing
stray
";

    #[test]
    fn records_become_entries() {
        let terms = Terms::read("d.bin", SMALL.as_bytes());
        let all: Vec<_> = terms.entries.iter().map(|it| (it.line, it.id.as_str())).collect();
        assert_eq!(all, [(1, "MESH:D900001"), (13, "MESH:D900002")]);
        let first = &terms.entries[0];
        assert_eq!(
            first.names.iter().map(|it| (it.text.as_str(), it.line)).collect::<Vec<_>>(),
            [("Muscles That Jump", 5)]
        );
        assert_eq!(first.kind, Some(ConceptKind::Symptom));
        assert_eq!(terms.entries[1].name.as_deref(), Some("Nightly Jumping"));
        assert_eq!(terms.entries[1].broader[0].text, "MESH:D900001");
        let lines: Vec<_> = terms.problems.iter().map(|it| it.line).collect();
        assert_eq!(lines, [25, 28], "{:?}", terms.problems);
        assert_eq!(terms.left_out.values().sum::<usize>(), 3, "{:?}", terms.left_out);
    }
}
