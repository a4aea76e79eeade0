//! What a document says of itself in its own fields: title, people, dates, address.

use jiff::civil::Date;

use crate::{
    model::{Doubt, Format, Page},
    read::html,
};

/// Names that programs give to whoever uses them, and titles that nobody gave.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "user",
    "owner",
    "author",
    "unknown",
    "anonymous",
    "root",
    "default",
    "microsoft office user",
    "python-docx",
    "unspecified",
    "windows user",
    "untitled",
    "unnamed document",
    "no title",
    "title",
    "document",
    "none",
    "-",
];

/// The fields of a document, as found.
#[derive(Debug, Default)]
pub(in crate::read) struct Card {
    pub(in crate::read) title: Option<String>,
    pub(in crate::read) language: Option<String>,
    /// The address that it was saved from.
    pub(in crate::read) address: Option<String>,
    /// When the file was made.
    pub(in crate::read) saved: Option<String>,
    /// Names as `<meta>` elements have them, with their contents.
    meta: Vec<(String, String)>,
}

impl Card {
    /// Notes what HTML would say in a `<meta>` element.
    pub(in crate::read) fn meta(&mut self, name: &str, content: &str) {
        let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
        if !content.is_empty() && self.meta.len() < 200 && content.len() < 2000 {
            self.meta.push((name.to_owned(), content));
        }
    }

    /// Notes a title, if somebody gave it.
    pub(in crate::read) fn title(&mut self, title: &str) {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let by_program = ["microsoft word - ", "microsoft powerpoint - ", "print ", "file://"];
        let file = [".doc", ".docx", ".indd", ".qxd", ".pdf", ".odt", ".rtf", ".tex", ".dvi", ".fm", ".pmd"];
        let lower = title.to_lowercase();
        let given = !is_nobody(&lower)
            && !by_program.iter().any(|start| lower.starts_with(start))
            && !file.iter().any(|end| lower.ends_with(end));
        if self.title.is_none() && given && title.len() < 1000 {
            self.title = Some(title);
        }
    }

    /// Notes who made the file: its author where its text names none.
    pub(in crate::read) fn maker(&mut self, name: &str) {
        if !is_nobody(&name.trim().to_lowercase()) && !name.contains('@') {
            self.meta("file:author", name);
        }
    }

    /// Notes when the file was made, if that is a date.
    pub(in crate::read) fn saved(&mut self, moment: &str) {
        let moment = moment.trim();
        if self.saved.is_none() && moment.get(..10).is_some_and(|date| date.parse::<Date>().is_ok()) {
            self.saved = Some(moment.to_owned()).filter(|moment| moment.len() < 40);
        }
    }

    /// Reads `html` as the page that this card belongs to.
    pub(in crate::read) fn page(self, html: &str, format: Format, doubts: &mut Vec<Doubt>) -> Page {
        let mut page = html::read(html, doubts);
        self.put_on(&mut page);
        page.format = format;
        page
    }

    /// Adds the fields to what the page says of itself; they win over it.
    pub(in crate::read) fn put_on(self, page: &mut Page) {
        let head = &mut page.head;
        head.title = self.title.or(head.title.take());
        head.language = self.language.or(head.language.take());
        head.saved_from = self.address.or(head.saved_from.take());
        head.saved = self.saved.or(head.saved.take());
        head.meta.splice(0..0, self.meta);
    }
}

fn is_nobody(lower: &str) -> bool {
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
    bare.is_empty() || NOBODY.contains(&bare)
}

#[cfg(test)]
mod tests {
    use super::Card;

    #[test]
    fn titles_of_programs_are_none() {
        for title in ["Microsoft Word - leaflet_v3", "leaflet.indd", "untitled", "(anonymous)", " "] {
            let mut card = Card::default();
            card.title(title);
            assert_eq!(card.title, None, "{title}");
        }
        let mut card = Card::default();
        card.title("Why eyelids\n twitch");
        assert_eq!(card.title.as_deref(), Some("Why eyelids twitch"));
    }
}
