//! A comparison as CSV (RFC 4180): one line a mention, so that a spreadsheet can count and sort.

use super::clean;
use crate::compare::{Cell, CellMention, Column, Comparison, Row};
use crate::model::{Frequency, Qualifier, Severity};

/// The names of the columns.
const HEAD: &str = "cause_id,cause,broader,independent_sources,source_id,source,label,as_written,frequency,\
                    severity,qualifier,stance,role,group,page,passage,text,differences";

/// A comparison as CSV, a line for each mention; lines end with CR LF. A cell that a spreadsheet would
/// take for a formula begins with an apostrophe.
#[must_use]
pub fn comparison_csv(comparison: &Comparison) -> String {
    let mut out = format!("{HEAD}\r\n");
    for row in &comparison.causes {
        for column in &comparison.sources {
            let Some(cell) = row.cells.get(&column.id) else { continue };
            for mention in &cell.mentions {
                let line = line(comparison, row, column, cell, mention);
                out.push_str(&line.iter().map(|value| field(value)).collect::<Vec<_>>().join(","));
                out.push_str("\r\n");
            }
        }
    }
    out
}

fn line(
    comparison: &Comparison,
    row: &Row,
    column: &Column,
    cell: &Cell,
    mention: &CellMention,
) -> [String; 18] {
    let kinds = comparison
        .differences
        .iter()
        .filter(|it| it.cause.id == row.cause.id && it.cells.contains(&column.id))
        .map(|it| it.kind.name());
    [
        row.cause.id.clone(),
        row.cause.name.clone(),
        row.broader.join(" "),
        row.independent_sources.to_string(),
        column.id.clone(),
        column.name.clone().unwrap_or_default(),
        cell.label.clone(),
        mention.as_written.clone(),
        mention.frequency.map_or("", Frequency::name).to_owned(),
        mention.severity.map_or("", Severity::name).to_owned(),
        mention.qualifier.map_or("", Qualifier::name).to_owned(),
        mention.stance.name().to_owned(),
        mention.role.name().to_owned(),
        mention.group.clone().unwrap_or_default(),
        mention.page.to_string(),
        mention.passage.clone(),
        mention.text.clone(),
        kinds.collect::<Vec<_>>().join(" "),
    ]
}

/// A value as a field: quoted where it must be, and never a formula.
pub(super) fn field(value: &str) -> String {
    let value = clean(value);
    let guard = if value.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        "'"
    } else {
        ""
    };
    if guard.is_empty() && !value.contains([',', '"', '\n', '\r']) {
        return value.into_owned();
    }
    format!("\"{guard}{}\"", value.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn nothing_runs_in_a_spreadsheet() {
        assert_eq!(field("=1+2"), "\"'=1+2\"");
        assert_eq!(field(" @cmd"), "\"' @cmd\"");
        assert_eq!(field("\t-1"), "\"' -1\"");
        assert_eq!(field("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(field("plain"), "plain");
    }
}
