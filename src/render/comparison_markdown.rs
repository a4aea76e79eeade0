//! A comparison as Markdown (GitHub's tables): it reads as text, and nothing of a page's is markup in it.

use super::{clean, comparison, look::count};
use crate::compare::{Column, Comparison, Difference};

/// A comparison as Markdown.
#[must_use]
pub fn comparison_markdown(comparison: &Comparison) -> String {
    let Some(topic) = &comparison.topic else {
        return format!("No page is about {}.\n", escape(&comparison.query));
    };
    let causes = count(comparison.causes.len(), "cause", "causes");
    let sources = count(comparison.independent_sources, "independent source", "independent sources");
    let mut out = format!("# {}: what sources say\n\n{causes} from {sources}. ", escape(&topic.name));
    out.push_str(
        "This says what the sources say and is no medical advice. An empty cell means that the source ",
    );
    out.push_str("does not name the cause; “named” means that it gives no grade.\n\n");
    table(comparison, &mut out);
    let (contradicting, other): (Vec<_>, Vec<_>) =
        comparison.differences.iter().partition(|it| it.contradicts);
    differences("Where sources contradict each other", &contradicting, comparison, &mut out);
    differences("Where they differ without contradicting", &other, comparison, &mut out);
    only_in(comparison, &mut out);
    copies(comparison, &mut out);
    pages(comparison, &mut out);
    references(comparison, &mut out);
    out
}

fn table(comparison: &Comparison, out: &mut String) {
    let names: Vec<String> = comparison.sources.iter().map(name).collect();
    out.push_str(&format!("| Cause | {} | Sources |\n", names.join(" | ")));
    out.push_str(&format!("| --- |{} ---: |\n", " --- |".repeat(names.len())));
    for row in &comparison.causes {
        let indent = "&nbsp;&nbsp;".repeat(row.depth);
        let cells: Vec<String> = comparison
            .sources
            .iter()
            .map(|column| row.cells.get(&column.id).map_or_else(String::new, |cell| escape(&cell.label)))
            .collect();
        let (cause, sources) = (escape(&row.cause.name), row.independent_sources);
        out.push_str(&format!("| {indent}{cause} | {} | {sources} |\n", cells.join(" | ")));
    }
}

fn differences(title: &str, differences: &[&Difference], comparison: &Comparison, out: &mut String) {
    if differences.is_empty() {
        return;
    }
    out.push_str(&format!("\n## {title}\n\n"));
    for difference in differences {
        let words = comparison::in_words(difference.kind);
        out.push_str(&format!("- **{}**: {words}\n", escape(&difference.cause.name)));
        for side in &difference.sides {
            let (source, says) = (of_id(comparison, &side.source), escape(&side.says));
            out.push_str(&format!("  - {source}, {says}: “{}”\n", escape(&side.text)));
        }
    }
}

fn only_in(comparison: &Comparison, out: &mut String) {
    if comparison.only_in.is_empty() {
        return;
    }
    out.push_str("\n## Named by one source only\n\n");
    for column in &comparison.sources {
        let Some(causes) = comparison.only_in.get(&column.id) else { continue };
        let causes: Vec<String> = causes.iter().map(|cause| escape(&cause.name)).collect();
        out.push_str(&format!("- {}: {}\n", name(column), causes.join(", ")));
    }
}

fn copies(comparison: &Comparison, out: &mut String) {
    if comparison.families.is_empty() {
        return;
    }
    let counted = if comparison.folded { "counted once" } else { "counted apart" };
    out.push_str(&format!("\n## Copies of one text, {counted}\n\n"));
    for family in &comparison.families {
        let pages = family.pages.iter().map(|page| {
            let share = (page.shared * 100.0).round();
            format!("{} ({}, {share}%)", of_id(comparison, &page.source), escape(&page.path))
        });
        out.push_str(&format!("- {}\n", pages.collect::<Vec<_>>().join("; ")));
    }
}

fn pages(comparison: &Comparison, out: &mut String) {
    out.push_str("\n## Pages\n\n");
    for column in &comparison.sources {
        let supplier = column.supplied_by.as_ref().map(|it| format!(", text by {}", escape(it)));
        for page in &column.pages {
            let title = escape(page.title.as_deref().unwrap_or("no title"));
            let date = page.date.as_ref().map_or_else(
                || "date not stated".to_owned(),
                |date| escape(&format!("{} {}", date.kind, date.value)),
            );
            let supplier = supplier.as_deref().unwrap_or_default();
            out.push_str(&format!(
                "- {}{supplier}: “{title}”, {date} ({})\n",
                name(column),
                escape(&page.path)
            ));
        }
    }
}

fn references(comparison: &Comparison, out: &mut String) {
    if comparison.references.is_empty() {
        return;
    }
    out.push_str("\n## References\n\n");
    for (work, number) in comparison.references.iter().zip(1..) {
        out.push_str(&format!("{number}. {}\n", escape(&work.reference.as_printed)));
    }
}

fn name(column: &Column) -> String {
    escape(&comparison::name(column))
}

fn of_id(comparison: &Comparison, id: &str) -> String {
    comparison.sources.iter().find(|column| column.id == id).map_or_else(|| escape(id), name)
}

/// A page's text, in which nothing is markup: every mark that CommonMark or its tables give a meaning
/// has a backslash before it.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in clean(text).chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&' | '$' | ':' | '@'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_of_a_page_is_markup() {
        assert_eq!(escape("a|b <script> [x](y) &amp;\nz"), "a\\|b \\<script\\> \\[x\\](y) \\&amp; z");
    }
}
