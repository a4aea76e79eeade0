//! Reads the shipped vocabulary, which is written in the plainest TOML there is: a `[[concept]]` line,
//! then one key a line, with strings that need no escapes. That takes a tenth of the time that any
//! TOML does, and every command pays it. A test holds both readings equal.

use super::vocabulary::{Concept, ConceptKind};

/// The concepts of a file in this form; none where it is not in this form.
pub(super) fn read(text: &str) -> Option<Vec<Concept>> {
    let mut concepts: Vec<Concept> = Vec::new();
    for line in text.lines() {
        match line {
            "" => {}
            "[[concept]]" => concepts.push(Concept {
                id: String::new(),
                name: String::new(),
                names: Vec::new(),
                kind: ConceptKind::Category,
                broader: Vec::new(),
            }),
            _ if line.starts_with('#') => {}
            _ => set(concepts.last_mut()?, line)?,
        }
    }
    Some(concepts)
}

/// Sets the field that a line `key = value` names.
fn set(concept: &mut Concept, line: &str) -> Option<()> {
    let (key, value) = line.split_once(" = ")?;
    match key {
        "id" => concept.id = string(value)?.to_owned(),
        "name" => concept.name = string(value)?.to_owned(),
        "names" => concept.names = strings(value)?,
        "broader" => concept.broader = strings(value)?,
        "kind" => concept.kind = kind(string(value)?)?,
        _ => return None,
    }
    Some(())
}

fn string(value: &str) -> Option<&str> {
    let inside = value.strip_prefix('"')?.strip_suffix('"')?;
    (!inside.contains(['"', '\\'])).then_some(inside)
}

fn strings(value: &str) -> Option<Vec<String>> {
    let inside = value.strip_prefix('[')?.strip_suffix(']')?;
    if inside.is_empty() {
        return Some(Vec::new());
    }
    let inside = inside.strip_prefix('"')?.strip_suffix('"')?;
    if inside.contains('\\') {
        return None;
    }
    Some(inside.split("\", \"").map(str::to_owned).collect())
}

fn kind(name: &str) -> Option<ConceptKind> {
    use serde::{Deserialize, de::value::StrDeserializer};
    let reader: StrDeserializer<'_, serde::de::value::Error> = StrDeserializer::new(name);
    ConceptKind::deserialize(reader).ok()
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::causes::Vocabulary;

    #[test]
    fn reads_the_shipped_file_as_toml_does() {
        let text = include_str!("vocabulary.toml");
        let read = read(text).expect("the file keeps to the plain form");
        assert_eq!(read, Vocabulary::parse(text).unwrap().concepts());
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        assert!(read("[[concept]]\nid = 'single'\n").is_none());
        assert!(read("id = \"before\"\n").is_none());
    }
}
