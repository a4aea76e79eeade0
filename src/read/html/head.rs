//! What a page says of itself outside of its text: title, meta elements, microdata, and the notes that
//! browsers leave when they save it.

use ego_tree::NodeRef;
use scraper::{Node, node::Element};

use super::{
    attrs::{Attrs, attr},
    json_ld, saved,
    tag::Tag,
};
use crate::model::{Doubt, Head};

/// The most entries of `Head::meta`, and the most bytes of one.
const ENTRIES: usize = 1000;
const ENTRY: usize = 2000;

/// The microdata on visible elements that tells who and when.
const ITEMPROPS: [&str; 12] = [
    "datepublished",
    "datemodified",
    "datecreated",
    "lastreviewed",
    "author",
    "creator",
    "editor",
    "contributor",
    "reviewedby",
    "publisher",
    "headline",
    "copyrightholder",
];

/// Gathers the head while the walk goes on.
#[derive(Debug, Default)]
pub(super) struct HeadReader {
    pub(super) head: Head,
    pub(super) doubts: Vec<Doubt>,
}

impl HeadReader {
    /// Takes in an element of the head, wherever it stands.
    pub(super) fn element(&mut self, tag: Tag, node: NodeRef<'_, Node>, element: &Element) {
        match tag {
            Tag::Title if self.head.title.is_none() => {
                self.head.title = Some(words(node)).filter(|title| !title.is_empty());
            }
            Tag::Meta => self.meta(element),
            Tag::Link => {
                let rel = attr(element, "rel").unwrap_or_default();
                if self.head.canonical.is_none() && has_word(rel, "canonical") {
                    self.head.canonical = attr(element, "href").map(|href| href.trim().to_owned());
                }
            }
            Tag::Base => {
                if let Some(href) = attr(element, "href") {
                    self.add("base".into(), href);
                }
            }
            Tag::Script if attr(element, "type").is_some_and(json_ld::is_type) => {
                for script in node.children().filter_map(|child| child.value().as_text()) {
                    json_ld::read(script, &mut self.head.json_ld, &mut self.doubts);
                }
            }
            _ => {}
        }
    }

    fn meta(&mut self, element: &Element) {
        let Some(content) = attr(element, "content") else { return };
        for key in ["name", "property", "itemprop", "http-equiv"] {
            if let Some(name) = attr(element, key).filter(|name| !name.trim().is_empty()) {
                let name = name.trim().to_ascii_lowercase();
                let name = if key == "itemprop" { format!("itemprop:{name}") } else { name };
                self.add(name, content);
            }
        }
    }

    /// Notes what a visible element says by its attributes.
    pub(super) fn note(&mut self, node: NodeRef<'_, Node>, element: &Element, attrs: &Attrs<'_>) {
        if let Some(names) = attrs.itemprop {
            for name in names.split_ascii_whitespace().map(str::to_ascii_lowercase) {
                if ITEMPROPS.contains(&name.as_str()) {
                    let said = attr(element, "content").or(attrs.datetime).map(str::to_owned);
                    self.add(format!("itemprop:{name}"), &said.unwrap_or_else(|| words(named(node))));
                }
            }
        }
        if let Some(time) = attrs.datetime.filter(|_| element.name() == "time") {
            self.add("time".into(), time);
        }
        if attrs.rel.is_some_and(|rel| has_word(rel, "author")) {
            self.add("rel:author".into(), &words(node));
        }
        if self.head.language.is_none() && matches!(element.name(), "html" | "body") {
            let language = attr(element, "lang").or_else(|| attr(element, "xml:lang"));
            self.head.language = language.map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty());
        }
    }

    /// Reads a comment before the page's text.
    pub(super) fn comment(&mut self, comment: &str) {
        if self.head.saved_from.is_none()
            && let Some(note) = saved::note(comment)
        {
            (self.head.saved_from, self.head.saved) = (note.url, note.date);
        }
    }

    fn add(&mut self, name: String, content: &str) {
        let content = content.trim();
        if !content.is_empty() && self.head.meta.len() < ENTRIES {
            let content = &content[..super::super::fold::floor(content, ENTRY)];
            self.head.meta.push((name, content.to_owned()));
        }
    }
}

/// The element in `node` that holds its name, if it is a person or a house in microdata.
fn named(node: NodeRef<'_, Node>) -> NodeRef<'_, Node> {
    let is_name = |node: &NodeRef<'_, Node>| {
        node.value().as_element().is_some_and(|element| attr(element, "itemprop") == Some("name"))
    };
    node.descendants().skip(1).take(100).find(is_name).unwrap_or(node)
}

/// The first words in `node`, white space folded.
fn words(node: NodeRef<'_, Node>) -> String {
    let mut words = String::new();
    let texts = node.descendants().take(200).filter_map(|child| child.value().as_text());
    for word in texts.flat_map(|text| text.split_whitespace()) {
        if words.len() + word.len() > 400 {
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

fn has_word(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|w| w.eq_ignore_ascii_case(word))
}
