//! A vocabulary file checked, and put on the shelf.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde::Serialize;

use super::{
    place,
    shelf::{self, Shelf},
};
use crate::{
    causes::{About, Problem, ProblemLevel, Tally, Terms, Vocabulary},
    error::{Error, Result},
};

/// What a vocabulary file holds and what is wrong with it; the fields are those of
/// `etio.vocabulary-check/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The file, as it was named.
    pub file: String,
    /// What it says of itself.
    pub about: About,
    /// Its concepts.
    pub concepts: usize,
    /// Their names.
    pub names: usize,
    /// What it brings beside the shipped vocabulary and the files in the folder.
    #[serde(flatten)]
    pub tally: Tally,
    /// What was left out on purpose, and how often.
    pub left_out: BTreeMap<String, usize>,
    /// Problems that keep it from being used.
    pub errors: usize,
    /// Other problems.
    pub warnings: usize,
    /// All of them, by line.
    pub problems: Vec<Problem>,
}

/// What came of an import; the fields are those of `etio.vocabulary-import/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// The file.
    #[serde(flatten)]
    pub checked: Checked,
    /// Where it lies now; none where its errors kept it from being imported.
    pub path: Option<String>,
    /// Whether it took the place of an earlier one.
    pub replaced: bool,
}

impl Shelf {
    /// Checks a vocabulary file, by itself and beside the others.
    ///
    /// # Errors
    /// When the file cannot be read; what is wrong in it is in the answer.
    pub fn check(&self, file: &Path) -> Result<Checked> {
        self.check_terms(file, shelf::read(file)?).map(|(checked, _)| checked)
    }

    /// Puts a vocabulary file into the folder, as TOML. A file of the same name that is there already is
    /// replaced only if `replace` says so, or if it is the same. A file with errors is not taken.
    ///
    /// # Errors
    /// When a file cannot be read or written, or would be replaced unasked.
    pub fn import(&self, file: &Path, replace: bool) -> Result<Imported> {
        let bytes = shelf::bytes_of(file)?;
        let terms = Terms::read(&shelf::name_of(file), &bytes);
        let target = self.folder()?.join(format!("{}.toml", stem(file)));
        let (checked, terms) = self.check_terms(file, terms)?;
        if checked.errors > 0 {
            return Ok(Imported { checked, path: None, replaced: false });
        }
        let is_toml = !terms.is_import() || terms.about.imported_from.as_ref() != Some(&terms.file);
        let text = if is_toml { bytes } else { terms.to_toml().into_bytes() };
        let before = fs::read(&target).ok();
        let replaced = before.as_ref().is_some_and(|before| *before != text);
        let shown = place::shown(&target);
        if replaced && !replace {
            return Err(Error::Usage(format!(
                "{shown}: a vocabulary of this name is there; --replace puts this one in its place"
            )));
        }
        shelf::keep(&target, |out| out.write_all(&text))
            .map_err(|error| Error::Write { path: target.clone(), what: error.to_string() })?;
        // Compiled now, so that the next search need not wait; its errors are those of other files, and
        // come with the next run.
        let _ = self.vocabulary(&[]);
        Ok(Imported { checked, path: Some(shown), replaced })
    }

    fn check_terms(&self, file: &Path, terms: Terms) -> Result<(Checked, Terms)> {
        let name = format!("{}.toml", stem(file));
        let others: Vec<PathBuf> = self
            .files()?
            .into_iter()
            .filter(|other| shelf::name_of(other) != name && !is_same(other, file))
            .collect();
        let mut all: Vec<Terms> = others.iter().map(|path| shelf::read(path)).collect::<Result<_>>()?;
        all.push(terms);
        let mut joined = Vocabulary::with(&all);
        let problems = joined.problems.pop().unwrap_or_default();
        let terms = all.pop().unwrap_or_default();
        let errors = problems.iter().filter(|it| it.level == ProblemLevel::Error).count();
        let checked = Checked {
            file: place::shown(file),
            about: terms.about.clone(),
            concepts: terms.entries.len(),
            names: terms.names(),
            tally: joined.tallies.pop().unwrap_or_default(),
            left_out: terms.left_out.clone(),
            errors,
            warnings: problems.len() - errors,
            problems,
        };
        Ok((checked, terms))
    }
}

/// The name that a file has on the shelf, without its ending.
fn stem(file: &Path) -> String {
    let stem = file.file_stem().map(|stem| place::shown(Path::new(stem))).unwrap_or_default();
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '_' | '-') { c } else { '-' };
    stem.trim_start_matches('.').chars().map(plain).collect()
}

fn is_same(a: &Path, b: &Path) -> bool {
    fs::canonicalize(a).is_ok_and(|a| fs::canonicalize(b).is_ok_and(|b| a == b))
}
