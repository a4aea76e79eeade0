//! The paragraphs of a document in order: headings, items of lists, tables, notes.

use super::{Card, Inline, escape};
use crate::model::{Doubt, Format, Page};

/// The deepest nesting of lists and tables that is written down.
const DEPTH: usize = 32;

/// What a paragraph is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::read) enum Kind {
    /// The title of the document, by its style.
    Title,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An item of a list.
    Item(Item),
    /// A term, and what it means.
    Term,
    Definition,
    /// A paragraph that goes on with the item before it, if there is one.
    More,
    /// Running text.
    Paragraph,
}

/// An item's place in lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct Item {
    /// 0 for an outermost list.
    pub(in crate::read) depth: usize,
    /// The number it bears, in a numbered list.
    pub(in crate::read) number: Option<u32>,
}

/// A document in the making.
#[derive(Debug, Default)]
pub(in crate::read) struct Flow {
    html: String,
    /// The lists that are open, outermost first: whether they are numbered, and what tables stood around them.
    lists: Vec<(bool, usize)>,
    tables: usize,
    /// Whether a list of terms is open.
    terms: bool,
    /// Where the title stands, and its words.
    title: Option<(usize, String)>,
    headings: Vec<String>,
    notes: Vec<(String, String, String)>,
}

impl Flow {
    /// Adds a paragraph; nothing, if it is blank.
    pub(in crate::read) fn add(&mut self, kind: &Kind, inline: Inline) {
        if inline.is_blank() {
            return;
        }
        match kind {
            Kind::Item(item) => self.item(item, &inline.finish()),
            Kind::Term => {
                if !self.terms {
                    self.end_lists();
                    self.html.push_str("<dl>\n");
                    self.terms = true;
                }
                self.html.push_str(&format!("<dt>{}</dt>\n", inline.finish()));
            }
            Kind::Definition if self.terms => {
                self.html.push_str(&format!("<dd>{}</dd>\n", inline.finish()));
            }
            Kind::Title if self.title.is_none() => {
                self.end_lists();
                self.title = Some((self.html.len(), inline.words()));
            }
            Kind::Heading(level) => {
                self.end_lists();
                self.headings.push(inline.words());
                let level = (*level).clamp(1, 6);
                let words = inline.finish();
                self.html.push_str(&format!("<h{level}>{words}</h{level}>\n"));
            }
            Kind::Title | Kind::Paragraph | Kind::More | Kind::Definition => {
                if *kind != Kind::More {
                    self.end_lists();
                }
                self.html.push_str("<p>");
                self.html.push_str(&inline.finish());
                self.html.push_str("</p>\n");
            }
        }
    }

    /// Adds a note, which stands at the end with the others; `id` is what its marks in the text link to.
    pub(in crate::read) fn note(&mut self, mark: &str, id: &str, inline: Inline) {
        if !inline.is_blank() {
            self.notes.push((mark.to_owned(), id.to_owned(), inline.finish()));
        }
    }

    /// Begins a table, a row or a cell.
    pub(in crate::read) fn open(&mut self, tag: &str) {
        self.end_lists();
        if tag == "table" {
            self.tables += 1;
        }
        if self.tables <= DEPTH {
            self.html.push_str(&format!("<{tag}>"));
        }
    }

    /// Ends it.
    pub(in crate::read) fn close(&mut self, tag: &str) {
        self.end_lists();
        if self.tables <= DEPTH {
            self.html.push_str(&format!("</{tag}>"));
        }
        if tag == "table" {
            self.tables = self.tables.saturating_sub(1);
        }
    }

    /// How much has been written, in bytes.
    pub(in crate::read) fn len(&self) -> usize {
        self.html.len()
    }

    /// The page that this makes.
    pub(in crate::read) fn page(mut self, mut card: Card, format: Format, doubts: &mut Vec<Doubt>) -> Page {
        self.end_lists();
        self.write_notes();
        if let Some((at, title)) = &self.title {
            // A heading that the title begins with is the title, and what stands behind it the name of a site.
            if !self.headings.iter().any(|heading| heading.len() > 2 && title.starts_with(heading.as_str())) {
                let mut heading = "<h1>".to_owned();
                escape(title, &mut heading);
                heading.push_str("</h1>\n");
                self.html.insert_str(*at, &heading);
            }
            card.title(title);
        }
        card.page(&self.html, format, doubts)
    }

    fn item(&mut self, item: &Item, words: &str) {
        self.end_terms();
        // The lists around the table are not this one's.
        let base = self.lists.iter().filter(|(_, tables)| *tables < self.tables).count();
        let depth = base + item.depth.min(self.lists.len() - base).min(DEPTH);
        let ordered = item.number.is_some();
        while self.lists.len() > depth + 1 {
            self.end_list();
        }
        if self.lists.len() == depth + 1 && self.lists[depth].0 != ordered {
            self.end_list();
        }
        if self.lists.len() == depth + 1 {
            self.html.push_str("</li>\n");
        } else {
            self.lists.push((ordered, self.tables));
            self.html.push_str(if ordered { "<ol>\n" } else { "<ul>\n" });
        }
        match item.number {
            Some(number) => self.html.push_str(&format!("<li value=\"{number}\">{words}")),
            None => self.html.push_str(&format!("<li>{words}")),
        }
    }

    fn end_list(&mut self) {
        if let Some((ordered, _)) = self.lists.pop() {
            self.html.push_str(if ordered { "</li></ol>\n" } else { "</li></ul>\n" });
        }
    }

    fn end_terms(&mut self) {
        if std::mem::take(&mut self.terms) {
            self.html.push_str("</dl>\n");
        }
    }

    /// Ends the lists of the innermost table, or of the document.
    fn end_lists(&mut self) {
        self.end_terms();
        while self.lists.last().is_some_and(|(_, tables)| *tables == self.tables) {
            self.end_list();
        }
    }

    fn write_notes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        self.html.push_str("<section role=\"doc-endnotes\"><ol class=\"footnotes\">\n");
        for (mark, id, words) in std::mem::take(&mut self.notes) {
            let value = mark.parse::<u32>().map(|number| format!(" value=\"{number}\"")).unwrap_or_default();
            self.html.push_str(&format!("<li{value} id=\""));
            escape(&id, &mut self.html);
            self.html.push_str(&format!("\">{words}</li>\n"));
        }
        self.html.push_str("</ol></section>\n");
    }
}
