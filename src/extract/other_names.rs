//! Other names of what a page is about: from its metadata, from a section of names, and from the first
//! sentence, where it gives them ("Bad breath, also known as halitosis, is ...").

use super::view::sentences;
use crate::model::{PassageKind, Section, SectionKind};

/// Words of the longest other name.
const LONGEST: usize = 8;

/// The other names, those of the metadata (`stated`) first.
pub(super) fn find(sections: &[Section], stated: Vec<String>) -> Vec<String> {
    let mut names = stated;
    let listed = sections
        .iter()
        .filter(|section| section.kind == SectionKind::Names)
        .flat_map(|section| &section.passages);
    for name in listed.flat_map(|passage| passage.text.split([';', '\n'])) {
        add(&mut names, name, LONGEST);
    }
    let first = sections.iter().flat_map(|section| &section.passages).next();
    if let Some(first) = first.filter(|passage| passage.block == PassageKind::Paragraph) {
        let sentence = sentences(&first.text).first().map_or("", |range| &first.text[range.clone()]);
        for name in in_sentence(sentence) {
            add(&mut names, name, 4);
        }
    }
    names
}

fn add(names: &mut Vec<String>, name: &str, longest: usize) {
    let name =
        name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '"' | '“' | '”' | '‘' | '’'));
    let known = |other: &String| other.eq_ignore_ascii_case(name);
    if !name.is_empty() && name.split(' ').count() <= longest && !names.iter().any(known) {
        names.push(name.to_owned());
    }
}

/// The names that a sentence gives its subject behind a comma, a bracket or a dash.
fn in_sentence(sentence: &str) -> Vec<&str> {
    const CUES: [&str; 8] = [
        "also known as ",
        "also called ",
        "also referred to as ",
        "sometimes called ",
        "medically known as ",
        "known medically as ",
        "called medically ",
        "or, in medical terms, ",
    ];
    let Some((before, rest)) = CUES.iter().find_map(|cue| sentence.split_once(cue)) else {
        return Vec::new();
    };
    // The names are the subject's: it stands at the start, and nothing is said of it yet.
    let subject = before.trim_end();
    if !subject.ends_with([',', '(', '–', '—']) || subject.split(' ').count() > 6 {
        return Vec::new();
    }
    const ENDS: [&str; 11] =
        [" is ", " are ", " can ", " may ", " means ", " happens ", " occurs ", ")", " – ", " — ", "; "];
    let end = ENDS.iter().filter_map(|end| rest.find(end)).min();
    let Some(end) = end else { return Vec::new() };
    let names = rest[..end].trim_end_matches(',').split(", ").flat_map(|part| part.split(" or "));
    names.map(|name| name.strip_prefix("or ").unwrap_or(name)).map(without_marker).collect()
}

/// A name without a citation marker behind it.
fn without_marker(name: &str) -> &str {
    name.split('[').next().unwrap_or(name).trim_end_matches([',', ' '])
}

#[cfg(test)]
mod tests {
    use super::in_sentence;

    #[test]
    fn the_first_sentence_names_its_subject_again() {
        for (sentence, names) in [
            ("Bad breath, also known as halitosis,[1] is a smell.", vec!["halitosis"]),
            (
                "Nap cramps (also called noon cramps or pillow cramps) are common.",
                vec!["noon cramps", "pillow cramps"],
            ),
            ("Naps help with a cold hand, also known as nap hand.", vec![]),
            ("Naps in children who sleep too little at night, also called short sleepers, are long.", vec![]),
            ("A nap is good.", vec![]),
        ] {
            assert_eq!(in_sentence(sentence), names, "{sentence}");
        }
    }
}
