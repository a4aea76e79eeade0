//! A vocabulary file in TOML, a user's own or one that an import wrote: every mistake is told with its
//! line, not the first alone.

use std::{collections::HashMap, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    ConceptKind,
    compiled::is_abbreviation,
    fold_text,
    terms::{About, Entry, Terms, Written},
};
use crate::causes::name::slug;

/// The keys that a concept may have.
const KEYS: &str = "id, name, names, kind, broader";

/// Reads the file into `terms`.
pub(super) fn read(text: &str, terms: &mut Terms) {
    let lines = Lines::of(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let line = error.span().map_or(1, |span| lines.at(&span));
        let what = error.message().replace('\n', ", ");
        terms.fail(line, format!("not TOML: {what}"), "mend this line");
    }
    if !errors.is_empty() {
        return;
    }
    let mut reader = Reader { lines, terms, ids: HashMap::new() };
    for (key, value) in table.get_ref() {
        let name: &str = key.get_ref();
        match (name, value.get_ref()) {
            ("concept" | "concepts", DeValue::Array(all)) => all.iter().for_each(|one| reader.concept(one)),
            ("import", DeValue::Table(import)) => reader.import(import),
            ("concept" | "concepts", _) => {
                reader.fail(&key.span(), "`concept` is one table", "write `[[concept]]`, with two brackets");
            }
            _ => {
                let what = format!("unknown key `{name}`");
                reader.fail(
                    &key.span(),
                    what,
                    "a file has `[[concept]]` tables, each with its keys below it",
                );
            }
        }
    }
    if reader.terms.entries.is_empty() && reader.terms.problems.is_empty() {
        reader.terms.warn(1, "there is no concept in this file", "write a `[[concept]]` table");
    }
}

struct Reader<'a> {
    lines: Lines,
    terms: &'a mut Terms,
    /// The line of each id.
    ids: HashMap<String, usize>,
}

type Value<'i> = Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn fail(&mut self, span: &Range<usize>, what: impl Into<String>, advice: impl Into<String>) {
        let line = self.lines.at(span);
        self.terms.fail(line, what, advice);
    }

    fn concept(&mut self, value: &Value<'_>) {
        let Some(table) = value.get_ref().as_table() else {
            return self.fail(&value.span(), "a concept is a table", "write `[[concept]]`");
        };
        let line = self.lines.at(&value.span());
        let mut entry =
            Entry { line, id: String::new(), name: None, names: vec![], kind: None, broader: vec![] };
        for (key, value) in table {
            let name: &str = key.get_ref();
            match name {
                "id" => entry.id = self.text(name, value).unwrap_or_default(),
                "name" => entry.name = self.text(name, value),
                "names" => entry.names = self.texts(name, value),
                "broader" => entry.broader = self.texts(name, value),
                "kind" => entry.kind = self.kind(value),
                _ => {
                    let advice = format!("the keys are {KEYS}");
                    self.fail(&key.span(), format!("unknown key `{name}`"), advice);
                }
            }
        }
        let is_named = table.iter().any(|(key, _)| matches!(&**key.get_ref(), "id" | "name"));
        if is_named && entry.id.is_empty() && entry.name.is_none() {
            return; // What is wrong with them has been told.
        }
        self.take(entry);
    }

    /// Takes an entry whose parts are right, if it is right as a whole.
    fn take(&mut self, mut entry: Entry) {
        let line = entry.line;
        if entry.id.is_empty() {
            match &entry.name {
                Some(name) => entry.id = slug(name),
                None => {
                    let advice = "give it a `name`, or the `id` of the concept that it adds names to";
                    return self.terms.fail(line, "this concept has neither `id` nor `name`", advice);
                }
            }
        }
        if let Some(first) = self.ids.insert(entry.id.clone(), line) {
            let what = format!("the id `{}` stands in line {first} too", entry.id);
            return self.terms.fail(line, what, "make one concept of both, or give this one another id");
        }
        if !self.terms.is_import() {
            let all = entry.name.iter().map(|name| (line, name.clone()));
            let all: Vec<_> = all.chain(entry.names.iter().map(|it| (it.line, it.text.clone()))).collect();
            for (line, name) in all {
                self.doubt(line, &name);
            }
        }
        self.terms.entries.push(entry);
    }

    /// Warns of a name that would be found where it is not meant.
    fn doubt(&mut self, line: usize, name: &str) {
        let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
        if letters < 3 && !is_abbreviation(name) {
            let what =
                format!("`{name}` is very short and will be taken for this concept wherever it stands");
            self.terms.warn(line, what, "write it out, or in capitals if it is an abbreviation");
        } else if super::sift::is_everyday(&fold_text(name)) {
            let what =
                format!("`{name}` is an everyday word and will be taken for this concept in every query");
            self.terms.warn(line, what, "add a word that makes it plain");
        }
    }

    fn text(&mut self, key: &str, value: &Value<'_>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::trim);
        match text {
            Some(text) if text.chars().any(char::is_control) => {
                self.fail(&value.span(), format!("`{key}` has a control character"), "take it out");
                None
            }
            Some(text) if text.is_empty() || is_name(key) && fold_text(text).is_empty() => {
                self.fail(&value.span(), format!("`{key}` has no letters"), "write a name, or take it out");
                None
            }
            Some(text) => Some(text.to_owned()),
            None => {
                let found = value.get_ref().type_str();
                self.fail(&value.span(), format!("`{key}` is {found}, not text"), "put it in quotes");
                None
            }
        }
    }

    fn texts(&mut self, key: &str, value: &Value<'_>) -> Vec<Written> {
        let Some(all) = value.get_ref().as_array() else {
            let advice = format!("write {key} = [\"...\", \"...\"]");
            self.fail(&value.span(), format!("`{key}` is no list"), advice);
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(all.len());
        for value in all {
            if let Some(text) = self.text(key, value) {
                texts.push(Written { text, line: self.lines.at(&value.span()) });
            }
        }
        texts
    }

    fn kind(&mut self, value: &Value<'_>) -> Option<ConceptKind> {
        let name = self.text("kind", value)?;
        let kind = ConceptKind::from_name(&name);
        if kind.is_none() {
            let kinds: Vec<&str> = ConceptKind::ALL.into_iter().map(ConceptKind::name).collect();
            let advice = format!("the kinds are {}", kinds.join(", "));
            self.fail(&value.span(), format!("`{name}` is no kind"), advice);
        }
        kind
    }

    fn import(&mut self, table: &DeTable<'_>) {
        let mut about = About::default();
        for (key, value) in table {
            let name: &str = key.get_ref();
            let text = self.text(name, value);
            match name {
                "from" => about.imported_from = text,
                "format" => about.format = text,
                "version" => about.version = text,
                "licence" => about.licence = text,
                _ => {
                    let what = format!("unknown key `{name}`");
                    self.fail(&key.span(), what, "an import has from, format, version, licence");
                }
            }
        }
        self.terms.about = about;
    }
}

/// Whether a key's text is a name, which has letters.
fn is_name(key: &str) -> bool {
    matches!(key, "name" | "names")
}

/// Where lines begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// The line that a stretch of the text begins in, counted from 1.
    fn at(&self, span: &Range<usize>) -> usize {
        self.0.partition_point(|&start| start <= span.start).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ProblemLevel as Level, Terms};

    fn problems(toml: &str) -> Vec<(usize, Level, String)> {
        let problems = Terms::read("my.toml", toml.as_bytes()).problems;
        problems.into_iter().map(|it| (it.line, it.level, it.what)).collect()
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let found = problems(
            "title = 'x'\n[[concept]]\nid = 'a'\nname = 'Aching'\nkind = 'planet'\n\n[[concept]]\nnames = 'b'\n\
             \n[[concept]]\nid = 'a'\nnam = 'B'\nnames = ['good name', 7,\n '']\n",
        );
        let lines: Vec<usize> = found.iter().map(|(line, ..)| *line).collect();
        assert_eq!(lines, [1, 5, 7, 8, 10, 12, 13, 14], "{found:?}");
        let all = found.iter().map(|it| it.2.as_str()).collect::<Vec<_>>().join("\n");
        for part in ["`planet`", "neither `id` nor `name`", "no list", "line 2 too", "`nam`", "not text"] {
            assert!(all.contains(part), "{part} in {all}");
        }
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        let found = problems("[[concept]]\nname = 'x\n");
        assert_eq!(found[0].0, 2);
        assert!(found[0].2.contains("not TOML"), "{found:?}");
    }

    #[test]
    fn short_and_everyday_names_are_doubted() {
        let found =
            problems("[[concept]]\nname = 'Jumping legs'\nnames = ['jl', 'JL', 'what', 'leg jumps']\n");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|it| it.1 == Level::Warning && it.0 == 3));
    }

    #[test]
    fn id_kind_and_name_may_be_missing() {
        let terms = Terms::read(
            "x",
            b"[[concept]]\nname = 'Brain zaps'\n[[concept]]\nid = 'stress'\nnames = ['strain']",
        );
        assert!(terms.problems.is_empty(), "{:?}", terms.problems);
        assert_eq!((terms.entries[0].id.as_str(), terms.entries[1].line), ("brain-zaps", 3));
        assert!(!terms.is_import());
    }
}
