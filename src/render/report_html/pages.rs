//! The pages that were compared, with their dates and copies, and the works that they cite.

use maud::{Markup, html};

use super::{Report, name, text};
use crate::{
    compare::{Column, ComparedPage, FamilyPage},
    library::ListedWork,
};

impl Report<'_> {
    pub(super) fn pages(&self) -> Markup {
        html! {
            section aria-labelledby="sources" {
                h2 #sources { "Sources" }
                ol {
                    @for (column, number) in self.comparison.sources.iter().zip(1..) {
                        (source(column, number))
                    }
                }
                @if !self.comparison.families.is_empty() { (self.families()) }
            }
        }
    }

    fn families(&self) -> Markup {
        let counted = if self.comparison.folded { "counted once" } else { "counted apart" };
        html! {
            h3 { "Copies of one text, " (counted) }
            ul {
                @for family in &self.comparison.families {
                    li {
                        @for (at, page) in family.pages.iter().enumerate() {
                            @if at > 0 { "; " }
                            (self.copy(page, at == 0))
                        }
                    }
                }
            }
        }
    }

    fn copy(&self, page: &FamilyPage, is_first: bool) -> Markup {
        html! {
            (self.source(&page.source)) " (" (text(&page.path)) ")"
            @if let Some(supplier) = &page.supplied_by { ", text by " (text(supplier)) }
            @if !is_first { ", about " ((page.shared * 100.0).round()) "% of the shorter text" }
        }
    }

    pub(super) fn references(&self) -> Markup {
        html! {
            @if !self.comparison.references.is_empty() {
                section aria-labelledby="references" {
                    h2 #references { "References" }
                    p { "The works that these pages cite, as printed there." }
                    ol {
                        @for (work, number) in self.comparison.references.iter().zip(1..) {
                            (self.reference(work, number))
                        }
                    }
                }
            }
        }
    }

    fn reference(&self, work: &ListedWork, number: usize) -> Markup {
        let citing = self
            .comparison
            .sources
            .iter()
            .filter(|column| column.pages.iter().any(|page| work.pages.contains(&page.id)));
        html! {
            li id={ "r" (number) } {
                (text(&work.reference.as_printed)) " "
                span.cites {
                    "Cited by "
                    @for (at, column) in citing.enumerate() {
                        @if at > 0 { ", " }
                        (name(column))
                    }
                    "."
                }
            }
        }
    }
}

fn source(column: &Column, number: usize) -> Markup {
    html! {
        li id={ "s" (number) } {
            strong { (name(column)) }
            @if let Some(supplier) = &column.supplied_by { " (text by " (text(supplier)) ")" }
            ul { @for compared in &column.pages { li { (page(compared)) } } }
        }
    }
}

fn page(page: &ComparedPage) -> Markup {
    html! {
        @if let Some(title) = &page.title { "“" (text(title)) "”, " }
        @match &page.date {
            Some(date) => { (text(&date.kind)) " " (text(&date.value)) },
            None => "date not stated",
        }
        " (" (text(&page.path)) ")"
        @if page.family.is_some() { ", has copies" }
    }
}
