//! What a reader should know before the table, and at the end how it all was made.

use maud::{Markup, html};

use super::{Report, text};
use crate::{compare::Row, model::Severity, render::look::count};

/// Causes named in the summary.
const NAMED: usize = 6;

impl Report<'_> {
    pub(super) fn summary(&self) -> Markup {
        let it = self.comparison;
        let causes = count(it.causes.len(), "cause", "causes");
        let sources = count(it.independent_sources, "independent source", "independent sources");
        let pages: usize = it.sources.iter().map(|column| column.pages.len()).sum();
        let contradicting = it.differences.iter().filter(|difference| difference.contradicts).count();
        let other = it.differences.len() - contradicting;
        let mut most: Vec<&Row> = it.causes.iter().collect();
        most.sort_by_key(|row| std::cmp::Reverse(row.independent_sources));
        let serious: Vec<&Row> = it.causes.iter().filter(|row| is_serious(row)).collect();
        html! {
            section aria-labelledby="summary" {
                h2 #summary { "In short" }
                ul {
                    li { (causes) " from " (sources) ", " (count(pages, "page", "pages")) "." }
                    li { "Named by most: " (listed(most.iter().take(NAMED).copied(), true)) "." }
                    @if !serious.is_empty() {
                        li { "Called serious by a source: " (listed(serious.into_iter(), false)) "." }
                    }
                    li {
                        "Where sources differ: " (count(contradicting, "contradiction", "contradictions"))
                        " and " (count(other, "other difference", "other differences"))
                        @if !it.differences.is_empty() { ", " a href="#differences" { "with their passages" } }
                        "."
                    }
                    @if it.incomplete {
                        li { strong { "Some pages could not be read, so there may be more." } }
                    }
                }
            }
        }
    }

    pub(super) fn how_made(&self) -> Markup {
        let it = self.comparison;
        html! {
            section aria-labelledby="made" {
                h2 #made { "How this was made" }
                p {
                    "etio " (env!("CARGO_PKG_VERSION")) " read the saved pages, took the furniture off, and noted "
                    "each passage that names a cause, by fixed rules and a vocabulary, without a network "
                    "connection. The question was “" (text(&it.query)) "”. A cause stands under the name that the "
                    "vocabulary has for it; the passages have the pages' own words. How common and how serious a "
                    "cause is called is the page's own grade: what a page does not grade is only “named”. A source "
                    "without a cell does not name the cause; that says nothing about whether it is one."
                }
                p {
                    @if it.folded {
                        "Pages whose text is, for the most part, one count as one source. "
                    } @else {
                        "Copies of one text are counted as sources of their own here. "
                    }
                    "Rules can miss a cause or take one for another: before you rely on a cell, open it and read the "
                    "passage."
                }
            }
        }
    }
}

fn is_serious(row: &Row) -> bool {
    let mut mentions = row.cells.values().flat_map(|cell| &cell.mentions);
    mentions.any(|mention| mention.severity == Some(Severity::Serious) && mention.is_direct())
}

fn listed<'r>(rows: impl Iterator<Item = &'r Row>, counted: bool) -> Markup {
    html! {
        @for (at, row) in rows.enumerate() {
            @if at > 0 { ", " }
            (text(&row.cause.name))
            @if counted { " (" (row.independent_sources) ")" }
        }
    }
}
