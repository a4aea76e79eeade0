//! The vocabulary for people: lists of concepts, one concept, a file that was checked or imported.

use unicode_width::UnicodeWidthStr as _;

use super::{
    clean,
    look::{Lines, Look, Tint, count},
};
use crate::{
    ingest::{About, Checked, Imported, ProblemLevel},
    library::{ConceptList, ConceptShown},
    model::Named,
};

/// The widest that the column of names gets.
const WIDEST: usize = 44;

/// Narrower concepts that are named; the rest is counted.
const NARROWER: usize = 20;

/// Columns of a kind's name.
const KIND: usize = 12;

impl Look {
    /// A line a concept: its name, kind and id; then how many there are.
    #[must_use]
    pub fn concepts(self, list: &ConceptList) -> String {
        let mut lines = Lines::new(self);
        let widths = list.concepts.iter().map(|it| clean(&it.name).width());
        let column = widths.max().unwrap_or(0).min(WIDEST);
        for concept in &list.concepts {
            let name = clean(&concept.name);
            let space = " ".repeat(column.saturating_sub(name.width()));
            let (kind, id) = (concept.kind.name(), clean(&concept.id));
            lines.raw(&format!("{name}{space}  {kind:<KIND$}  {}", self.tint(Tint::Faint, &id)));
        }
        let all = count(list.total, "concept", "concepts");
        let cut = list.total - list.concepts.len();
        lines.put(0, &if cut == 0 { all } else { format!("{all}, {cut} not shown") });
        lines.finish()
    }

    /// A line a file: what it was imported from, and its licence.
    #[must_use]
    pub fn vocabulary_files(self, files: &[(String, About)]) -> String {
        let mut lines = Lines::new(self);
        for (file, about) in files {
            let mut said = vec![match &about.imported_from {
                Some(from) => format!("imported from {from}"),
                None => "your own".to_owned(),
            }];
            said.extend(about.version.clone());
            said.extend(about.licence.as_ref().map(|licence| format!("licence: {licence}")));
            lines.hang(0, &format!("{}: ", clean(file)), &clean(&said.join("; ")));
        }
        lines.finish()
    }

    /// All that is known of a concept.
    #[must_use]
    pub fn concept(self, concept: &ConceptShown) -> String {
        let mut lines = Lines::new(self);
        lines.put(0, &self.tint(Tint::Heading, &clean(&concept.name)));
        let mut part = |mark: &str, text: String| {
            if !text.is_empty() {
                lines.hang(2, &format!("{mark:<13}"), &clean(&text));
            }
        };
        part("id", concept.id.clone());
        part("kind", concept.kind.name().to_owned());
        part("other names", concept.names.join("; "));
        part("broader", listed(&concept.broader, usize::MAX));
        part("narrower", listed(&concept.narrower, NARROWER));
        for origin in &concept.from {
            let place = match origin.line {
                0 => format!("{} (shipped)", origin.id),
                line => format!("{}:{line}, {}: {}", origin.file, origin.id, added(&origin.names)),
            };
            part("from", place);
        }
        lines.finish()
    }

    /// A line a problem, as `file:line: what; what to do`, then what the file holds.
    #[must_use]
    pub fn checked(self, checked: &Checked) -> String {
        let mut out = problems(checked);
        let mut lines = Lines::new(self);
        let file = clean(&checked.file);
        let (concepts, names) =
            (count(checked.concepts, "concept", "concepts"), count(checked.names, "name", "names"));
        let tally = &checked.tally;
        lines.put(0, &format!("{file}: {concepts}, {names}"));
        lines.put(
            2,
            &format!(
                "{} new, {} known already; {} added, {} left with other concepts",
                tally.new,
                tally.joined,
                count(tally.names_added, "name", "names"),
                tally.refused
            ),
        );
        let about = &checked.about;
        for (what, value) in [("version", &about.version), ("licence", &about.licence)] {
            if let Some(value) = value {
                lines.put(2, &format!("{what}: {}", clean(value)));
            }
        }
        if about.imported_from.is_some() && about.licence.is_none() {
            lines.put(2, "the file states no licence; ask its publisher before you pass it on");
        }
        for (what, number) in &checked.left_out {
            lines.put(2, &format!("left out: {}: {number}", clean(what)));
        }
        let (errors, warnings) = (checked.errors, checked.warnings);
        let found =
            format!("{}, {}", count(errors, "error", "errors"), count(warnings, "warning", "warnings"));
        lines.put(2, &if errors > 0 { self.tint(Tint::Warning, &found) } else { found });
        out.push_str(&lines.finish());
        out
    }

    /// What an import did.
    #[must_use]
    pub fn imported(self, imported: &Imported) -> String {
        let mut lines = Lines::new(self);
        match &imported.path {
            Some(path) => {
                let verb = if imported.replaced { "replaced" } else { "kept as" };
                lines.put(0, &format!("{verb} {}", clean(path)));
                lines.put(0, "it holds from now on; delete the file to undo this");
            }
            None => lines.put(0, &self.tint(Tint::Warning, "not imported: mend the errors above first")),
        }
        format!("{}{}", self.checked(&imported.checked), lines.finish())
    }
}

/// `file:line: warning: what; what to do`, a line each, not wrapped: editors jump by them.
fn problems(checked: &Checked) -> String {
    let mut out = String::new();
    for problem in &checked.problems {
        let level = if problem.level == ProblemLevel::Error { "error" } else { "warning" };
        let line =
            format!("{}:{}: {level}: {}; {}", checked.file, problem.line, problem.what, problem.advice);
        out.push_str(&clean(&line));
        out.push('\n');
    }
    out
}

fn listed(all: &[Named], most: usize) -> String {
    let mut names: Vec<String> = all.iter().take(most).map(|it| format!("{} ({})", it.name, it.id)).collect();
    if all.len() > most {
        names.push(format!("{} more", all.len() - most));
    }
    names.join("; ")
}

fn added(names: &[String]) -> String {
    if names.is_empty() { "no name of its own".to_owned() } else { names.join("; ") }
}
