//! The file in a book that says what it is made of: its metadata, its files, and the order of its chapters.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;

use crate::read::steps::{self, Step};

/// A book as it describes itself.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) title: String,
    pub(super) people: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
    /// When it was published.
    pub(super) date: Option<String>,
    /// When the file was made.
    pub(super) modified: Option<String>,
    /// The address of what it was made of.
    pub(super) address: Option<String>,
    /// The chapters in the order of reading, without contents and cover.
    pub(super) chapters: Vec<Chapter>,
    /// The file that holds the table of contents.
    pub(super) contents: Option<String>,
}

/// A chapter.
#[derive(Debug)]
pub(super) struct Chapter {
    /// Its file in the archive.
    pub(super) file: String,
}

/// A file of the book.
#[derive(Debug, Default)]
struct Part {
    file: String,
    kind: String,
    properties: String,
}

/// The person or date that is being read.
#[derive(Debug, Default)]
struct Field {
    text: String,
    role: Option<String>,
    event: Option<String>,
    property: Option<String>,
}

impl Book {
    /// Reads the file; `root` is where it stands in the archive, which its names start from.
    pub(super) fn read(text: &str, root: &str) -> Self {
        let mut book = Self::default();
        let mut parts: HashMap<String, Part> = HashMap::new();
        let (mut order, mut toc, mut aside) = (Vec::new(), None, Vec::new());
        let mut field = Field::default();
        steps::walk(text, |step| match step {
            Step::Open("item", tag) => {
                let part = Part {
                    file: join(root, &tag.get("href").unwrap_or_default()),
                    kind: tag.get("media-type").unwrap_or_default(),
                    properties: tag.get("properties").unwrap_or_default(),
                };
                parts.insert(tag.get("id").unwrap_or_default(), part);
            }
            Step::Open("spine", tag) => toc = tag.get("toc"),
            Step::Open("itemref", tag) => {
                if tag.get("linear").is_none_or(|linear| linear != "no") {
                    order.push(tag.get("idref").unwrap_or_default());
                }
            }
            Step::Open("reference", tag) => {
                let kind = tag.get("type").unwrap_or_default();
                if ["cover", "toc", "title-page", "copyright-page", "index"].contains(&kind.as_str()) {
                    aside.push(join(root, &tag.get("href").unwrap_or_default()));
                }
            }
            Step::Open(_, tag) => {
                field = Field {
                    text: String::new(),
                    role: tag.get("role"),
                    event: tag.get("event"),
                    property: tag.get("property"),
                };
            }
            Step::Text(more) => field.text.push_str(more),
            Step::Close(name) => book.take(name, &std::mem::take(&mut field)),
        });
        if book.date == book.modified {
            // A program that made the book of a page gave it the moment.
            book.date = None;
        }
        let contents = parts.values().find(|part| has_word(&part.properties, "nav"));
        let contents = contents.or_else(|| parts.get(&toc?));
        book.contents = contents.map(|part| part.file.clone());
        let is_chapter = |part: &&Part| {
            (part.kind.contains("html") || part.kind.is_empty() || part.kind.contains("oeb1-document"))
                && !has_word(&part.properties, "nav")
                && !has_word(&part.properties, "cover-image")
                && !aside.contains(&part.file)
        };
        let chapters = order.iter().filter_map(|id| parts.get(id)).filter(is_chapter);
        book.chapters = chapters.map(|part| Chapter { file: part.file.clone() }).collect();
        book
    }

    fn take(&mut self, name: &str, field: &Field) {
        let text = field.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return;
        }
        let is_author = field.role.as_deref().is_none_or(|role| role == "aut");
        match name {
            "title" if self.title.is_empty() => self.title = text,
            "creator" if is_author && self.people.len() < 50 => self.people.push(text),
            "publisher" => self.publisher = Some(text),
            "language" if self.language.is_none() => self.language = Some(text),
            "date" if field.event.as_deref() == Some("modification") => self.modified = Some(text),
            "date" if field.event.as_deref() == Some("publication") || self.date.is_none() => {
                self.date = Some(text);
            }
            "source" | "identifier" if text.starts_with("http") => self.address = Some(text),
            "meta" if field.property.as_deref() == Some("dcterms:modified") => self.modified = Some(text),
            _ => {}
        }
    }
}

/// The labels that a table of contents gives to files: of EPUB 3 links, of EPUB 2 points.
pub(super) fn labels(text: &str, file: &str) -> HashMap<String, String> {
    let mut labels = HashMap::new();
    let (mut words, mut target) = (String::new(), None);
    steps::walk(text, |step| match step {
        Step::Open("a", tag) => (words, target) = (String::new(), tag.get("href")),
        Step::Open("navLabel", _) => words.clear(),
        Step::Open("content", tag) => {
            let label = words.split_whitespace().collect::<Vec<_>>().join(" ");
            if let Some(target) = tag.get("src").filter(|_| !label.is_empty()) {
                labels.entry(join(file, &target)).or_insert(label);
            }
        }
        Step::Text(more) => words.push_str(more),
        Step::Close("a") => {
            let label = words.split_whitespace().collect::<Vec<_>>().join(" ");
            if let Some(target) = target.take().filter(|_| !label.is_empty()) {
                labels.entry(join(file, &target)).or_insert(label);
            }
        }
        _ => {}
    });
    labels
}

/// The name in the archive that `href` in the file `from` leads to.
fn join(from: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or("");
    let href = percent_decode_str(href).decode_utf8_lossy();
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = if href.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in href.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

fn has_word(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|w| w == word)
}

#[cfg(test)]
mod tests {
    use super::{Book, join};

    #[test]
    fn names_start_from_the_file_they_stand_in() {
        assert_eq!(join("OPS/book.opf", "text/a%20b.xhtml#x"), "OPS/text/a b.xhtml");
        assert_eq!(join("OPS/nav/toc.ncx", "../c.xhtml"), "OPS/c.xhtml");
        assert_eq!(join("book.opf", "../../etc/c"), "etc/c");
    }

    #[test]
    fn contents_and_asides_are_no_chapters() {
        let book = Book::read(
            "<package><metadata><dc:title>Sleep</dc:title><dc:creator opf:role='edt'>E. Orr</dc:creator>\
             <dc:creator>Ada Vale</dc:creator></metadata><manifest>\
             <item id='n' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>\
             <item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>\
             <item id='b' href='b.xhtml' media-type='application/xhtml+xml'/></manifest>\
             <spine><itemref idref='n'/><itemref idref='b'/><itemref idref='a' linear='no'/></spine></package>",
            "x/book.opf",
        );
        assert_eq!(book.people, ["Ada Vale"]);
        let files: Vec<_> = book.chapters.iter().map(|chapter| chapter.file.as_str()).collect();
        assert_eq!(files, ["x/b.xhtml"]);
        assert_eq!(book.contents.as_deref(), Some("x/nav.xhtml"));
    }
}
