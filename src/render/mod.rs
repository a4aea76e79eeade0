//! Answers as text for people and as JSON for programs. Takes values and returns strings; chooses
//! words and never decides what is true. All text from pages is cleaned on its way to a terminal.

mod answer;
mod check;
mod cited;
mod clean;
mod comparison;
mod comparison_csv;
mod comparison_markdown;
mod document;
mod json;
mod link;
mod look;
mod plain;
mod quote;
mod report;
mod report_html;
mod show;
mod sources;
mod status;
mod subjects;
mod theme;
mod vocabulary;
mod words;
mod works;

pub use answer::grading;
pub use clean::clean;
pub use comparison_csv::comparison_csv;
pub use comparison_markdown::comparison_markdown;
pub use document::{document_json, document_json_line};
pub use json::{json, json_line};
pub use look::Look;
pub use plain::{
    answer_plain, comparison_plain, copies_plain, sources_plain, stale_plain, subjects_plain, works_plain,
};
pub use report_html::comparison_html;
pub use show::shown_json;
pub use theme::{Paint, Theme};
pub use works::{
    Style, page_bibtex, page_in_style, works_bibtex, works_csl_json, works_csv, works_in_style, works_ris,
};
