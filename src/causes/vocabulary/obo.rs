//! Ontologies in OBO (the Disease and Symptom Ontologies, HPO, MONDO), after the format's guide 1.2 and
//! 1.4: terms that are not obsolete, their EXACT synonyms, and `is_a`.

use super::{
    branch::Tree,
    draft::{self, Draft},
    terms::{Terms, Written},
};

/// Reads the file into `terms`.
pub(super) fn read(text: &str, terms: &mut Terms) {
    terms.imported("OBO");
    let mut file = Stanzas::default();
    for (at, line) in text.lines().enumerate() {
        file.line(at + 1, line.trim_end(), terms);
    }
    file.close(terms);
    let all = file.terms;
    if all.is_empty() {
        return terms.fail(1, "there is no [Term] in this file", "give the .obo file of the ontology");
    }
    let mut tree = Tree::default();
    for term in &all {
        tree.add(&term.id, &term.name, term.above.iter().map(|it| it.text.as_str()).collect());
    }
    let kinds: Vec<_> = all.iter().map(|term| tree.kind(&term.id)).collect();
    let mut drafts = Vec::with_capacity(all.len());
    for (term, kind) in all.iter().zip(kinds) {
        match kind {
            Ok(kind) => drafts.push(Draft {
                line: term.line,
                id: term.id.clone(),
                name: term.name.clone(),
                names: term.names.clone(),
                kind,
                broader: term.above.clone(),
            }),
            Err(branch) => terms.leave_out(format!("terms of “{branch}”")),
        }
    }
    if drafts.is_empty() {
        let what = "no term of this file stands under one that is known to be of causes or symptoms";
        let advice = "ontologies of diseases, symptoms, drugs or chemicals can be imported; \
                      make a TOML file of others";
        terms.fail(1, what, advice);
    }
    draft::finish(drafts, terms);
}

/// A term as it stands in the file.
#[derive(Debug, Default)]
struct Term {
    line: usize,
    id: String,
    name: String,
    names: Vec<Written>,
    above: Vec<Written>,
    obsolete: bool,
}

/// The stanzas of a file as they come.
#[derive(Debug, Default)]
struct Stanzas {
    terms: Vec<Term>,
    at: Place,
    open: Term,
}

/// What sort of stanza a line stands in.
#[derive(Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Header,
    Term,
    Other,
}

impl Stanzas {
    fn line(&mut self, number: usize, line: &str, terms: &mut Terms) {
        if line.is_empty() || line.starts_with('!') {
            return;
        }
        if line.starts_with('[') {
            self.close(terms);
            self.at = if line == "[Term]" { Place::Term } else { Place::Other };
            self.open.line = number;
            return;
        }
        let Some((tag, value)) = line.split_once(':') else {
            if self.at == Place::Term {
                terms.warn(
                    number,
                    format!("`{}` is no `tag: value`", short(line)),
                    "it is passed over; look at the line",
                );
            }
            return;
        };
        let value = value.trim();
        match self.at {
            Place::Header => header(tag, value, terms),
            Place::Term => self.tag(number, tag, value, terms),
            Place::Other => {}
        }
    }

    fn tag(&mut self, line: usize, tag: &str, value: &str, terms: &mut Terms) {
        let term = &mut self.open;
        match tag {
            "id" => term.id = first_word(value).to_owned(),
            "name" => term.name = unescaped(without_modifiers(value)),
            "is_obsolete" => term.obsolete = value.starts_with("true"),
            "is_a" => term.above.push(Written { text: first_word(value).to_owned(), line }),
            "synonym" | "exact_synonym" => match synonym(value) {
                Some((text, scope)) if tag == "exact_synonym" || scope == "EXACT" => {
                    term.names.push(Written { text, line });
                }
                Some((_, "OBSOLETE")) => terms.leave_out("synonyms that are obsolete"),
                Some((_, scope)) => terms.leave_out(format!("synonyms that are {scope}, not EXACT")),
                None => {
                    let what = format!("a synonym without its text in quotes: {}", short(value));
                    terms.warn(line, what, "it is passed over; look at the line");
                }
            },
            "related_synonym" | "broad_synonym" | "narrow_synonym" => {
                let scope = tag.trim_end_matches("_synonym").to_uppercase();
                terms.leave_out(format!("synonyms that are {scope}, not EXACT"));
            }
            _ => {}
        }
    }

    /// Ends the stanza that is open.
    fn close(&mut self, terms: &mut Terms) {
        let term = std::mem::take(&mut self.open);
        if self.at != Place::Term {
            return;
        }
        if term.obsolete {
            terms.leave_out("terms that are obsolete");
        } else if term.id.is_empty() || term.name.is_empty() {
            let what = if term.id.is_empty() { "a term without `id`" } else { "a term without `name`" };
            terms.warn(term.line, what, "it is passed over; look at the lines below");
        } else {
            self.terms.push(term);
        }
    }
}

fn header(tag: &str, value: &str, terms: &mut Terms) {
    match tag {
        "data-version" => terms.about.version = Some(value.to_owned()),
        _ => {
            let low = value.to_lowercase();
            if ["licen", "copyright", "dc:rights", "dcterms:rights"].iter().any(|word| low.contains(word)) {
                terms.add_licence(value);
            }
        }
    }
}

/// The text and scope of a synonym: `"text" SCOPE type [xrefs]`. Without a scope it is RELATED.
fn synonym(value: &str) -> Option<(String, &'static str)> {
    let inner = value.strip_prefix('"')?;
    let mut escaped = false;
    let end = inner.find(|c| {
        let is_end = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        is_end
    })?;
    let mut after = inner[end + 1..].split('[').next().unwrap_or_default().split_whitespace();
    let scope = match after.next() {
        Some("EXACT") if after.any(|kind| kind == "obsolete_synonym") => "OBSOLETE",
        Some("EXACT") => "EXACT",
        Some("BROAD") => "BROAD",
        Some("NARROW") => "NARROW",
        _ => "RELATED",
    };
    Some((unescaped(&inner[..end]), scope))
}

/// The value of an id, without modifiers `{...}` and the remark after `!`.
fn first_word(value: &str) -> &str {
    value.split([' ', '{', '!']).next().unwrap_or_default()
}

fn without_modifiers(value: &str) -> &str {
    match value.rfind(" {") {
        Some(at) if value.ends_with('}') => value[..at].trim_end(),
        _ => value,
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next() {
                Some('n' | 't' | 'W') => ' ',
                Some(c) => c,
                None => break,
            },
            c => c,
        });
    }
    out.trim().to_owned()
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{ConceptKind, Terms};

    const SMALL: &str = r#"format-version: 1.2
data-version: tiny/2024-02-01
property_value: terms:license https://tiny.example/license
remark: nothing else

[Term]
id: T:1
name: disease

[Term]
id: T:2
name: muscle trouble
synonym: "Myo\"pathy\"" EXACT layperson [x:1]
synonym: "wasting" RELATED []
synonym: "bad muscles" []
synonym: "AS" EXACT abbreviation []
synonym: "unlucky EXACT []
is_a: T:1 {source="x"} ! disease

[Term]
id: T:3
name: old trouble
is_obsolete: true

[Term]
name: nameless

[Term]
id: T:4
name: calf trouble, left\, lower {comment="x"}
synonym: "muscle trouble" EXACT []
is_a: T:2 ! muscle trouble
is_a: T:99

[Term]
id: X:1
name: colour
stray

[Typedef]
id: part_of
name: part of
"#;

    #[test]
    fn terms_are_read_with_exact_synonyms_only() {
        let terms = Terms::read("tiny.obo", SMALL.as_bytes());
        let all: Vec<_> = terms.entries.iter().map(|it| (it.line, it.id.as_str(), it.names.len())).collect();
        assert_eq!(all, [(10, "T:2", 1), (28, "T:4", 0)]);
        assert_eq!(terms.entries[0].names[0].text, "Myo\"pathy\"");
        assert_eq!(terms.entries[1].name.as_deref(), Some("Calf trouble, left, lower"));
        assert_eq!(terms.entries[1].broader[0].text, "T:2");
        assert_eq!(terms.entries[0].kind, Some(ConceptKind::Condition));
        assert!(terms.is_import() && terms.error().is_none());
        assert_eq!(terms.about.version.as_deref(), Some("tiny/2024-02-01"));
        assert_eq!(terms.about.licence.as_deref(), Some("terms:license https://tiny.example/license"));
        let left: Vec<_> = terms.left_out.iter().map(|(what, count)| format!("{count} {what}")).collect();
        assert!(left.contains(&"2 synonyms that are RELATED, not EXACT".to_owned()), "{left:?}");
        assert!(left.contains(&"1 terms that are obsolete".to_owned()), "{left:?}");
        assert!(left.contains(&"1 terms of “colour”".to_owned()), "{left:?}");
        let lines: Vec<_> = terms.problems.iter().map(|it| it.line).collect();
        assert_eq!(lines, [17, 25, 38], "{:?}", terms.problems);
    }
}
