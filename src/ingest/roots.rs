//! Which folders a run walks, and under which options: paths named on the command line joined with
//! the roots that the index remembers. Roots never lie in one another.

use std::path::{Component, Path, PathBuf};

use globset::{Glob, GlobMatcher};

use super::place;
use crate::{
    error::{Error, Result},
    extract,
    index::{Root, Settings, Wanted},
    model::Source,
};

/// The folder that is read when none was ever named.
const FIRST: &str = "corpus";

/// The roots after a run, and those that it walks.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Roots {
    /// What the index will remember.
    pub(super) all: Vec<Root>,
    /// The paths of those to walk, in order of path.
    pub(super) walked: Vec<String>,
    /// Roots that now lie in a wider one; their pages are that one's.
    pub(super) absorbed: Vec<String>,
    /// Paths that were named and lie in a root, which is walked instead: (path, root).
    pub(super) inside: Vec<(String, String)>,
}

/// Joins what was asked for with what is remembered. `everything` walks all remembered roots too.
pub(super) fn settle(
    remembered: &Settings,
    paths: &[PathBuf],
    sources: &[(String, String)],
    everything: bool,
) -> Result<Roots> {
    check(sources)?;
    let mut roots = Roots { all: remembered.roots.clone(), ..Roots::default() };
    let first = [PathBuf::from(FIRST)];
    let named = match paths {
        [] if roots.all.is_empty() && Path::new(FIRST).is_dir() => &first[..],
        [] if roots.all.is_empty() => {
            let advice = "no folder was ever indexed here; name one: `etio index FOLDER`";
            return Err(Error::Usage(advice.to_owned()));
        }
        paths => paths,
    };
    if paths.is_empty() || everything {
        roots.walked.extend(roots.all.iter().map(|root| root.path.clone()));
    }
    if paths.is_empty() && !sources.is_empty() {
        for root in &mut roots.all {
            root.sources = sources.to_vec();
        }
    }
    for path in named {
        roots.name(path, sources)?;
    }
    roots.walked.sort();
    roots.walked.dedup();
    Ok(roots)
}

impl Roots {
    /// Notes which formats are wanted in the roots that were named (or in all, where none was).
    pub(super) fn want(&mut self, wanted: &Wanted, paths: &[PathBuf]) -> Result<()> {
        let named: Vec<PathBuf> = paths.iter().map(|path| absolute(path)).collect::<Result<_>>()?;
        for root in &mut self.all {
            if named.is_empty() || named.iter().any(|path| path.starts_with(&root.path)) {
                root.formats = wanted.clone();
            }
        }
        Ok(())
    }

    /// Takes in a path that was named.
    fn name(&mut self, path: &Path, sources: &[(String, String)]) -> Result<()> {
        let full = absolute(path)?;
        let text = full.to_str().map(ToOwned::to_owned).ok_or_else(|| {
            let shown = place::shown(&full);
            Error::Usage(format!(
                "{shown}: a path that is not UTF-8 cannot be remembered; name a folder above it"
            ))
        })?;
        if let Some(root) = self.all.iter_mut().find(|root| full.starts_with(&root.path)) {
            if root.path == text {
                if !sources.is_empty() {
                    root.sources = sources.to_vec();
                }
            } else {
                std::fs::symlink_metadata(&full).map_err(|source| unreadable(path, source))?;
                let inner = place::in_root(Path::new(&root.path), &full);
                let mut rules = below(sources, &inner, full.is_dir());
                rules.extend(
                    root.sources.iter().filter(|rule| !rules.contains(rule)).cloned().collect::<Vec<_>>(),
                );
                root.sources = rules;
                self.inside.push((text, root.path.clone()));
            }
            self.walked.push(root.path.clone());
            return Ok(());
        }
        std::fs::symlink_metadata(&full).map_err(|source| unreadable(path, source))?;
        let mut rules = sources.to_vec();
        let (inner, others): (Vec<Root>, Vec<Root>) = std::mem::take(&mut self.all)
            .into_iter()
            .partition(|root| Path::new(&root.path).starts_with(&full));
        self.all = others;
        for root in inner {
            let prefix = place::in_root(&full, Path::new(&root.path));
            let is_dir = !Path::new(&root.path).is_file();
            rules.splice(0..0, below(&root.sources, &prefix, is_dir));
            self.walked.retain(|walked| *walked != root.path);
            self.absorbed.push(root.path);
        }
        self.all.push(Root { path: text.clone(), sources: rules, formats: Wanted::default() });
        self.walked.push(text);
        Ok(())
    }
}

/// The `--source` rules of one root, ready to be asked.
#[derive(Debug, Default)]
pub(super) struct SourceRules(Vec<(GlobMatcher, bool, Source)>);

impl SourceRules {
    /// The rules of a root.
    pub(super) fn of(root: &Root) -> Self {
        let rules = root.sources.iter().filter_map(|(name, glob)| {
            let matcher = Glob::new(glob).ok()?.compile_matcher();
            Some((matcher, glob.contains('/'), extract::source_named(name)))
        });
        Self(rules.collect())
    }

    /// The source that a user gave to the page at `path` of the root; the first rule that fits wins.
    /// A glob without a `/` is about the file's name, wherever it stands.
    pub(super) fn source(&self, path: &str) -> Option<&Source> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let fits =
            |(glob, whole, _): &&(GlobMatcher, bool, Source)| glob.is_match(if *whole { path } else { name });
        self.0.iter().find(fits).map(|(_, _, source)| source)
    }
}

fn check(sources: &[(String, String)]) -> Result<()> {
    for (name, glob) in sources {
        if extract::source_named(name).id.is_empty() {
            return Err(Error::Usage(format!(
                "--source {name}={glob}: a source needs a name before the `=`"
            )));
        }
        if let Err(error) = Glob::new(glob) {
            return Err(Error::Usage(format!("--source {name}={glob}: {error}")));
        }
    }
    Ok(())
}

/// Rules for what lies at `inner` as rules of the root around it.
fn below(rules: &[(String, String)], inner: &str, is_dir: bool) -> Vec<(String, String)> {
    let inner = globset::escape(inner);
    rules
        .iter()
        .map(|(name, glob)| {
            let glob = match (is_dir, glob.contains('/')) {
                (false, _) => inner.clone(),
                (true, true) => format!("{inner}/{glob}"),
                (true, false) => format!("{inner}/**/{glob}"),
            };
            (name.clone(), glob)
        })
        .collect()
}

/// The path from the top, links resolved as far as it exists, so that one folder has one name.
pub(super) fn absolute(path: &Path) -> Result<PathBuf> {
    let full = std::path::absolute(path).map_err(|source| unreadable(path, source))?;
    let mut missing = Vec::new();
    let mut there = full.as_path();
    loop {
        if let Ok(found) = std::fs::canonicalize(there) {
            return Ok(missing.iter().rev().fold(found, |path, part| path.join(part)));
        }
        match (there.components().next_back(), there.parent()) {
            (Some(Component::Normal(part)), Some(parent)) => {
                missing.push(part.to_owned());
                there = parent;
            }
            _ => return Ok(full),
        }
    }
}

fn unreadable(path: &Path, reason: std::io::Error) -> Error {
    Error::Read { path: path.to_path_buf(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(name: &str, glob: &str) -> (String, String) {
        (name.to_owned(), glob.to_owned())
    }

    fn remembered(roots: &[(&Path, &[(String, String)])]) -> Settings {
        let roots = roots
            .iter()
            .map(|(path, sources)| Root {
                path: path.to_str().unwrap().to_owned(),
                sources: sources.to_vec(),
                formats: Wanted::default(),
            })
            .collect();
        Settings { roots, ..Settings::default() }
    }

    fn source(roots: &Roots, path: &str) -> Option<String> {
        SourceRules::of(&roots.all[0]).source(path).map(|source| source.id.clone())
    }

    fn tree() -> (tempfile::TempDir, PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let top = dir.path().canonicalize().unwrap();
        std::fs::create_dir_all(top.join("pages/leaflets")).unwrap();
        (dir, top)
    }

    #[test]
    fn a_wider_root_takes_in_the_narrower_with_its_rules() {
        let (_dir, top) = tree();
        let inner = top.join("pages/leaflets");
        let old = remembered(&[(&inner, &[rule("Clinic", "*.txt")])]);
        let roots = settle(&old, &[top.join("pages")], &[], false).unwrap();
        assert_eq!(roots.absorbed, [inner.to_str().unwrap()]);
        assert_eq!(roots.all.len(), 1);
        assert_eq!(source(&roots, "leaflets/a.txt").as_deref(), Some("clinic"));
        assert_eq!(source(&roots, "a.txt"), None);
    }

    #[test]
    fn a_path_in_a_root_walks_the_root_and_narrows_its_rules() {
        let (_dir, top) = tree();
        let pages = top.join("pages");
        let old = remembered(&[(&pages, &[rule("Hospital", "*")])]);
        let roots = settle(&old, &[pages.join("leaflets")], &[rule("My Clinic", "*")], false).unwrap();
        assert_eq!(roots.walked, [pages.to_str().unwrap()]);
        assert_eq!(source(&roots, "leaflets/x.html").as_deref(), Some("my-clinic"));
        assert_eq!(source(&roots, "x.html").as_deref(), Some("hospital"));
    }

    #[test]
    fn a_missing_path_is_an_error_unless_it_is_remembered() {
        let (_dir, top) = tree();
        let gone = top.join("gone");
        assert!(matches!(
            settle(&Settings::default(), std::slice::from_ref(&gone), &[], false),
            Err(Error::Read { .. })
        ));
        let roots = settle(&remembered(&[(&gone, &[])]), std::slice::from_ref(&gone), &[], false).unwrap();
        assert_eq!(roots.walked, [gone.to_str().unwrap()]);
    }

    #[test]
    fn bad_globs_are_named() {
        let error = settle(&Settings::default(), &[], &[rule("X", "a[")], false).unwrap_err();
        assert!(error.to_string().starts_with("--source X=a["), "{error}");
    }
}
