//! Where sources differ, each with both passages, and what one source alone names.

use maud::{Markup, html};

use super::{Report, path, text};
use crate::{
    compare::{Difference, Side},
    render::comparison::in_words,
};

impl Report<'_> {
    pub(super) fn differences(&self) -> Markup {
        let (contradicting, other): (Vec<&Difference>, Vec<&Difference>) =
            self.comparison.differences.iter().partition(|difference| difference.contradicts);
        html! {
            section aria-labelledby="differences" {
                h2 #differences { "Where sources contradict each other" }
                @if contradicting.is_empty() { p { "Nowhere." } }
                @for difference in contradicting { (self.difference(difference)) }
            }
            @if !other.is_empty() {
                section aria-labelledby="others" {
                    h2 #others { "Where they differ without contradicting" }
                    @for difference in other { (self.difference(difference)) }
                }
            }
        }
    }

    fn difference(&self, difference: &Difference) -> Markup {
        html! {
            h3 { (text(&difference.cause.name)) ": " (in_words(difference.kind)) }
            ul.sides {
                @for side in &difference.sides { (self.side(side)) }
            }
        }
    }

    fn side(&self, side: &Side) -> Markup {
        html! {
            li {
                p { strong { (self.source(&side.source)) } ": " (text(&side.says)) }
                blockquote {
                    @if !side.section.is_empty() { p.path { (path(&side.section)) } }
                    p { "“" (text(&side.text)) "”" }
                    p.id { (text(&side.passage)) }
                }
            }
        }
    }

    pub(super) fn only_in(&self) -> Markup {
        let alone = self.comparison.sources.iter();
        let alone = alone.filter_map(|column| Some((column, self.comparison.only_in.get(&column.id)?)));
        let alone: Vec<_> = alone.collect();
        html! {
            @if !alone.is_empty() && self.comparison.sources.len() > 1 {
                section aria-labelledby="alone" {
                    h2 #alone { "Named by one source only" }
                    dl {
                        @for (column, causes) in alone {
                            dt { (super::name(column)) }
                            dd {
                                @for (at, cause) in causes.iter().enumerate() {
                                    @if at > 0 { ", " }
                                    (text(&cause.name))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
