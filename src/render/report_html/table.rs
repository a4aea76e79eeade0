//! The table of cause by source. Each cell opens to its passages; the roles that a table has are
//! spelt out, since a phone's layout takes them from its elements.

use maud::{Markup, html};

use super::{Report, name, path, text};
use crate::{
    compare::{Cell, CellMention, Column, Row},
    render::comparison::sign,
};

impl Report<'_> {
    pub(super) fn table(&self) -> Markup {
        html! {
            section aria-labelledby="causes" {
                h2 #causes { "Causes by source" }
                p.legend {
                    "● common, ◐ less common, ○ rare, ! serious, · named without a grade, ~ indirect or makes it "
                    "worse, ? uncertain, ✗ denied. Open a cell to read its passages. No cell: the source does not "
                    "name the cause."
                }
                div.scroll role="region" aria-labelledby="caption" tabindex="0" {
                    table role="table" {
                        caption #caption {
                            "What each source says of each cause. The number after a cause is that of independent "
                            "sources; narrower causes stand under broader ones."
                        }
                        thead role="rowgroup" {
                            tr role="row" {
                                th scope="col" role="columnheader" { "Cause" }
                                @for column in &self.comparison.sources { (self.heading(column)) }
                            }
                        }
                        tbody role="rowgroup" {
                            @for row in &self.comparison.causes { (self.row(row)) }
                        }
                    }
                }
            }
        }
    }

    fn heading(&self, column: &Column) -> Markup {
        let number = self.sources[column.id.as_str()];
        html! {
            th scope="col" role="columnheader" {
                a href={ "#s" (number) } { (name(column)) }
            }
        }
    }

    fn row(&self, row: &Row) -> Markup {
        html! {
            tr role="row" {
                th scope="row" role="rowheader" class={ "d" (row.depth.min(4)) } {
                    (text(&row.cause.name)) " (" (row.independent_sources) ")"
                    @if self.is_wide() { (self.on_paper(row)) }
                }
                @for column in &self.comparison.sources {
                    @match row.cells.get(&column.id) {
                        Some(cell) => td role="cell" { (self.cell(column, cell)) },
                        None => td.silent role="cell" { span.hidden { "not named" } },
                    }
                }
            }
        }
    }

    /// What a row says, with the numbers of the sources, for paper that is too narrow for its cells.
    fn on_paper(&self, row: &Row) -> Markup {
        let mut said: Vec<(&str, Vec<usize>)> = Vec::new();
        for (column, number) in self.comparison.sources.iter().zip(1..) {
            let Some(cell) = row.cells.get(&column.id) else { continue };
            match said.iter_mut().find(|(label, _)| *label == cell.label) {
                Some((_, numbers)) => numbers.push(number),
                None => said.push((&cell.label, vec![number])),
            }
        }
        html! {
            span.paper aria-hidden="true" {
                @for (label, numbers) in said {
                    span {
                        (sign(label)) " " (text(label)) ":"
                        @for number in numbers { " [" (number) "]" }
                    }
                }
            }
        }
    }

    fn cell(&self, column: &Column, cell: &Cell) -> Markup {
        let mut seen: Vec<&str> = Vec::new();
        let mut mentions: Vec<&CellMention> = Vec::new();
        for mention in &cell.mentions {
            if !seen.contains(&mention.passage.as_str()) {
                seen.push(&mention.passage);
                mentions.push(mention);
            }
        }
        html! {
            details {
                summary {
                    span.who { (name(column)) ": " }
                    span aria-hidden="true" { (sign(&cell.label)) } " " (text(&cell.label))
                }
                @for mention in mentions { (self.mention(mention)) }
            }
        }
    }

    fn mention(&self, mention: &CellMention) -> Markup {
        html! {
            blockquote {
                @if !mention.section.is_empty() { p.path { (path(&mention.section)) } }
                @if let Some(lead_in) = &mention.lead_in { p.lead { (text(lead_in)) } }
                p { "“" (text(&mention.text)) "”" (self.cited(&mention.references)) }
                p.id { (text(&mention.passage)) }
            }
        }
    }
}
