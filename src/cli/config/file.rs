//! The config file: TOML to settings and libraries; every mistake with its line.

use std::{
    collections::BTreeMap,
    ops::Range,
    path::{Path, PathBuf},
};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    home,
    library::Library,
    setting::{self, SETTINGS},
};
use crate::cli::suggest;

/// What may stand below `[libraries.NAME]`.
const OF_A_LIBRARY: &[&str] = &["index", "roots"];

/// What a config file says.
#[derive(Debug, Default)]
pub(super) struct File {
    /// The settings by key, each with its line.
    pub(super) values: BTreeMap<&'static str, (String, usize)>,
    /// The libraries, by name.
    pub(super) libraries: Vec<Library>,
    /// What is wrong, by line.
    pub(super) problems: Vec<Problem>,
}

/// A mistake in a config file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// The line, counted from 1.
    pub(super) line: usize,
    /// What is wrong there, and what would be right.
    pub(super) what: String,
}

/// Reads a config file; relative paths in it begin at `base`, its folder.
pub(super) fn read(text: &str, base: &Path) -> File {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { text, base, file: File::default() };
    for error in &errors {
        let what = error.message().replace('\n', ", ");
        reader.fail(error.span().unwrap_or_default(), format!("not TOML: {what}"));
    }
    if errors.is_empty() {
        reader.table("", table.get_ref());
    }
    let mut file = reader.file;
    file.problems.sort_by_key(|problem| problem.line);
    file.libraries.sort_by(|a, b| a.name.cmp(&b.name));
    file
}

struct Reader<'a> {
    text: &'a str,
    base: &'a Path,
    file: File,
}

impl Reader<'_> {
    /// The keys of a table, whose own key with a dot is `prefix`.
    fn table(&mut self, prefix: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let full = format!("{prefix}{}", key.get_ref());
            match (setting::of(&full), value.get_ref()) {
                (Some(setting), _) => self.setting(setting, value),
                (None, DeValue::Table(all)) if full == "libraries" => {
                    all.iter().for_each(|(name, library)| self.library(name, library));
                }
                (None, _) if full == "libraries" => {
                    self.fail(key.span(), "libraries are tables: write `[libraries.NAME]`".to_owned());
                }
                (None, DeValue::Table(inner)) if is_a_table(&full) => self.table(&format!("{full}."), inner),
                _ => self.unknown(&full, key.span()),
            }
        }
    }

    fn setting(&mut self, setting: &'static setting::Setting, value: &Spanned<DeValue<'_>>) {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Boolean(switch) => switch.to_string(),
            _ => return self.fail(value.span(), format!("`{}` is {}", setting.key, setting.kind.in_words())),
        };
        match setting.kind.check(&text) {
            Ok(()) => {
                let line = self.line(&value.span());
                self.file.values.insert(setting.key, (text, line));
            }
            Err(what) => self.fail(value.span(), format!("`{}`: {what}", setting.key)),
        }
    }

    fn library(&mut self, name: &Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue<'_>>) {
        let line = self.line(&name.span());
        let name = name.get_ref();
        let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        if name.is_empty() || !name.chars().all(plain) {
            return self
                .fail(value.span(), format!("`{name}`: a library's name is letters, digits, - and _"));
        }
        let DeValue::Table(table) = value.get_ref() else {
            return self.fail(value.span(), format!("a library is a table: write `[libraries.{name}]`"));
        };
        let mut library = Library { name: name.to_string(), line, ..Library::default() };
        for (key, value) in table {
            match (&**key.get_ref(), value.get_ref()) {
                ("index", DeValue::String(path)) => library.index = Some(self.path(path)),
                ("index", _) => self.fail(value.span(), "`index` is a path in quotes".to_owned()),
                ("roots", DeValue::Array(paths)) => self.roots(paths, &mut library),
                ("roots", _) => {
                    self.fail(value.span(), "`roots` is a list: write `[\"~/pages\"]`".to_owned());
                }
                (key_name, _) => {
                    let hint = suggest::or_the_list(key_name, OF_A_LIBRARY);
                    self.fail(key.span(), format!("unknown key `{key_name}` of a library{hint}"));
                }
            }
        }
        self.file.libraries.push(library);
    }

    fn roots(&mut self, paths: &[Spanned<DeValue<'_>>], library: &mut Library) {
        for path in paths {
            match path.get_ref() {
                DeValue::String(path) => library.roots.push(self.path(path)),
                _ => self.fail(path.span(), "a root is a path in quotes".to_owned()),
            }
        }
    }

    fn path(&self, text: &str) -> PathBuf {
        home::expand(text, self.base)
    }

    fn unknown(&mut self, key: &str, span: Range<usize>) {
        let known = SETTINGS.iter().map(|setting| setting.key).chain(["libraries"]);
        let known: Vec<&str> = known.collect();
        let hint = suggest::or_the_list(key, &known);
        self.fail(span, format!("unknown key `{key}`{hint}"));
    }

    fn fail(&mut self, span: Range<usize>, what: String) {
        let line = self.line(&span);
        self.file.problems.push(Problem { line, what });
    }

    /// The line that a stretch of the file begins in, counted from 1.
    fn line(&self, span: &Range<usize>) -> usize {
        self.text.as_bytes().iter().take(span.start).filter(|byte| **byte == b'\n').count() + 1
    }
}

/// Whether settings stand below this key.
fn is_a_table(key: &str) -> bool {
    SETTINGS.iter().any(|setting| setting.key.strip_prefix(key).is_some_and(|rest| rest.starts_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_and_libraries_are_read() {
        let file = read(
            "width = 72\n[search]\nby = \"source\"\n[libraries.heart]\nroots = [\"pages\"]\n",
            Path::new("/etc"),
        );
        assert_eq!(file.problems, []);
        assert_eq!(file.values["width"], ("72".to_owned(), 1));
        assert_eq!(file.values["search.by"], ("source".to_owned(), 3));
        assert_eq!(file.libraries[0].roots, [Path::new("/etc/pages")]);
    }

    #[test]
    fn every_mistake_has_its_line_and_a_suggestion() {
        let text = "widht = 72\n\n[search]\nby = \"couse\"\nlimit = 0\n[libraries.x]\nroot = \"p\"\n";
        let found: Vec<_> =
            read(text, Path::new("/")).problems.into_iter().map(|it| (it.line, it.what)).collect();
        assert_eq!(
            found,
            [
                (1, "unknown key `widht`; did you mean `width`?".to_owned()),
                (4, "`search.by`: `couse` is not one of its values; did you mean `cause`?".to_owned()),
                (5, "`search.limit`: `0` is not a whole number from 1 to 100000".to_owned()),
                (7, "unknown key `root` of a library; did you mean `roots`?".to_owned()),
            ]
        );
        let broken = read("width = \n", Path::new("/"));
        assert!(broken.problems[0].line == 1 && broken.problems[0].what.starts_with("not TOML"));
    }
}
