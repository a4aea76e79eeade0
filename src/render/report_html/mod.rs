//! A comparison as one HTML file that is sent, printed and read without anything else: no script, no
//! outside address. Every word of a page is text in it, by maud's escaping and the sanitiser.

mod differences;
mod pages;
mod summary;
mod table;

use std::collections::HashMap;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::clean;
use crate::compare::{Column, Comparison};

/// How it looks, in light and dark, on a phone and on paper.
const STYLE: &str = include_str!("report.css");

/// Nothing may be loaded and nothing run, whatever a page says.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// More sources than this do not fit across a sheet of paper; each cause is then printed as a line.
const MOST_ON_PAPER: usize = 6;

/// A comparison as a report in HTML.
#[must_use]
pub fn comparison_html(comparison: &Comparison) -> String {
    Report::of(comparison).page().into_string()
}

/// A comparison with the numbers that its sources and references go by.
struct Report<'a> {
    comparison: &'a Comparison,
    /// The number of each source, from 1, by its column's id.
    sources: HashMap<&'a str, usize>,
    /// The number of each reference, from 1, by each of its keys.
    references: HashMap<&'a str, usize>,
}

impl<'a> Report<'a> {
    fn of(comparison: &'a Comparison) -> Self {
        let sources = comparison.sources.iter().zip(1..).map(|(column, number)| (column.id.as_str(), number));
        let references = comparison.references.iter().zip(1..);
        let references =
            references.flat_map(|(work, number)| work.keys.iter().map(move |key| (key.as_str(), number)));
        Self { comparison, sources: sources.collect(), references: references.collect() }
    }

    fn page(&self) -> Markup {
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content={ "etio " (env!("CARGO_PKG_VERSION")) };
                    title { (self.title()) }
                    style { (PreEscaped(STYLE)) }
                }
                body.wide[self.is_wide()] {
                    a.skip href="#causes" { "Skip to the table" }
                    header {
                        h1 { (self.title()) }
                        p { "This is what the saved pages say, in their own words. It is no medical advice." }
                    }
                    main {
                        @if self.comparison.sources.is_empty() {
                            p { "No page is about " (text(&self.comparison.query)) "." }
                        } @else {
                            (self.summary())
                            (self.table())
                            (self.differences())
                            (self.only_in())
                            (self.pages())
                            (self.references())
                        }
                        (self.how_made())
                    }
                }
            }
        }
    }

    /// Whether there are more sources than fit across a sheet of paper.
    fn is_wide(&self) -> bool {
        self.comparison.sources.len() > MOST_ON_PAPER
    }

    fn title(&self) -> String {
        let comparison = self.comparison;
        let subject = comparison.topic.as_ref().map_or(&comparison.query, |topic| &topic.name);
        format!("{}: what sources say of its causes", clean(subject))
    }

    /// A source by its name.
    fn source(&self, id: &str) -> Markup {
        match self.sources.get(id) {
            Some(number) => name(&self.comparison.sources[number - 1]),
            None => text(id),
        }
    }

    /// Links to these references.
    fn cited(&self, keys: &[String]) -> Markup {
        let mut numbers: Vec<usize> =
            keys.iter().filter_map(|key| self.references.get(key.as_str()).copied()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        html! {
            @if !numbers.is_empty() {
                span.cites {
                    " Cites"
                    @for number in numbers { " " a href={ "#r" (number) } { "[" (number) "]" } }
                }
            }
        }
    }
}

/// Text of a page: its direction its own, nothing in it markup.
fn text(text: &str) -> Markup {
    html! { bdi { (clean(text)) } }
}

/// The name of a column: its source's, or the path of the page that stands for itself.
fn name(column: &Column) -> Markup {
    html! { bdi { (super::comparison::name(column)) } }
}

/// Headings on the way to a passage.
fn path(headings: &[String]) -> Markup {
    text(&headings.join(" › "))
}

#[cfg(test)]
mod tests;
