//! Blocks that stand, to sections and passages: paths and kinds of headings, lead-ins of lists, column
//! headings of tables, long paragraphs parted between sentences.

use std::collections::{BTreeMap, HashSet};

use super::{
    headings, kinds, teaser,
    view::{View, sentences},
};
use crate::model::{Block, BlockKind, PageId, Passage, PassageKind, Section, SectionKind, Span, passage_id};

/// Scalar values above which a paragraph is parted, and about how long its parts are.
const LONG: usize = 1200;
const PART: usize = 700;

/// Letters that an id may have more than others.
const MORE_LETTERS: usize = 20;

/// A passage's block in the page, and where its text begins in that block's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) block: usize,
    pub(super) from: usize,
}

/// The sections of a document, with the origin of each passage, section by section.
#[derive(Debug, Default)]
pub(super) struct Sectioned {
    pub(super) sections: Vec<Section>,
    pub(super) origins: Vec<Vec<Origin>>,
}

struct Builder<'a> {
    view: &'a View<'a>,
    id: &'a PageId,
    done: Sectioned,
    /// The open headings, outermost first: level, words, kind.
    open: Vec<(u8, String, SectionKind)>,
    /// The lead-in of the list that is being read.
    lead_in: Option<(String, u32)>,
    columns: Option<(u32, Vec<String>)>,
    /// The ids of the open section's passages.
    ids: HashSet<String>,
    /// How far the page's text has been read, for the places of parts.
    reached: Reached,
}

/// A place in the page's text, and how much of a block's own text has been passed on the way there.
#[derive(Clone, Copy, Debug, Default)]
struct Reached {
    /// Scalar values and bytes of the page before it.
    chars: usize,
    bytes: usize,
    /// Where the block begins, in scalar values, and how far its text has been read: in bytes.
    block: usize,
    inside: usize,
}

/// Builds the sections from the blocks that stand and the headings among them.
pub(super) fn build(view: &View, standing: &[usize], levels: &BTreeMap<usize, u8>, id: &PageId) -> Sectioned {
    let mut builder = Builder {
        view,
        id,
        done: Sectioned::default(),
        open: Vec::new(),
        lead_in: None,
        columns: None,
        ids: HashSet::new(),
        reached: Reached::default(),
    };
    builder.open_section(None, 0);
    for (at, &block) in standing.iter().enumerate() {
        if let Some(&level) = levels.get(&block) {
            builder.open_section(Some(headings::words(&view.page.blocks[block])), level);
        } else {
            builder.add(block, standing.get(at + 1).copied().filter(|next| !levels.contains_key(next)));
        }
    }
    builder.finish()
}

impl Builder<'_> {
    fn open_section(&mut self, heading: Option<&str>, level: u8) {
        (self.lead_in, self.columns) = (None, None);
        self.ids.clear();
        while self.open.last().is_some_and(|(open, ..)| *open >= level) {
            self.open.pop();
        }
        let above = self.open.last().map(|(_, _, kind)| *kind);
        // What the first words of a page stand under is its overview, whatever it is called.
        let first = self.done.sections.iter().all(|section| section.passages.is_empty());
        let kind = match heading {
            None => SectionKind::Overview,
            Some(heading) => kinds::surely(heading)
                .or(above)
                .or_else(|| kinds::of_heading(heading))
                .unwrap_or(if first { SectionKind::Overview } else { SectionKind::Other }),
        };
        if let Some(heading) = heading {
            self.open.push((level, heading.to_owned(), kind));
        }
        let path = self.open.iter().map(|(_, heading, _)| heading.clone()).collect();
        self.done.sections.push(Section {
            heading: heading.map(ToOwned::to_owned),
            level,
            path,
            kind,
            passages: Vec::new(),
        });
        self.done.origins.push(Vec::new());
    }

    fn add(&mut self, block: usize, next: Option<usize>) {
        let content = &self.view.page.blocks[block];
        match &content.kind {
            BlockKind::TableRow { table, header: true, cells } => {
                let columns = cells.iter().map(|cell| cell.slice(&content.text).to_owned()).collect();
                self.columns = Some((*table, columns));
            }
            BlockKind::TableRow { table, .. } => {
                let columns =
                    self.columns.as_ref().filter(|(of, _)| of == table).map(|(_, columns)| columns.clone());
                self.push(block, 0..content.text.len(), PassageKind::TableRow, columns.unwrap_or_default());
            }
            BlockKind::ListItem { .. } => {
                self.push(block, 0..content.text.len(), PassageKind::ListItem, Vec::new());
            }
            BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Label => {
                self.add_paragraph(block, content, next);
            }
        }
    }

    fn add_paragraph(&mut self, block: usize, content: &Block, next: Option<usize>) {
        let list = next.and_then(|next| match self.view.page.blocks[next].kind {
            BlockKind::ListItem { list, .. } => Some(list),
            _ => None,
        });
        let leads = list.filter(|_| {
            content.text.ends_with(':') || !ends_closed(&content.text) || announces(&content.text)
        });
        let parts = parts(&content.text[..teaser::end(&content.text)]);
        let single = parts.len() == 1 && sentences(&content.text).len() == 1;
        for part in parts {
            let kind = if leads.is_some() && single { PassageKind::LeadIn } else { PassageKind::Paragraph };
            self.push(block, part, kind, Vec::new());
        }
        if let Some(list) = leads {
            let last = sentences(&content.text).pop().unwrap_or(0..content.text.len());
            self.lead_in = Some((content.text[last].to_owned(), list));
        } else {
            self.lead_in = None;
        }
    }

    fn push(&mut self, block: usize, part: std::ops::Range<usize>, kind: PassageKind, columns: Vec<String>) {
        let content = &self.view.page.blocks[block];
        let text = content.text[part.clone()].to_owned();
        let whole = part.len() == content.text.len();
        let range = if whole { content.range } else { self.locate(content, part.clone()) };
        let lead_in = match (&content.kind, &self.lead_in) {
            // A nested list, and the one after it, stand under the same lead-in.
            (BlockKind::ListItem { list, depth, .. }, Some((words, of))) if list == of || *depth > 0 => {
                Some(words.clone())
            }
            _ => None,
        };
        let number = self.done.sections.len() - 1;
        let id = self.new_id(number, &text);
        let section = self.done.sections.last_mut().expect("a section is open from the start");
        section.passages.push(Passage {
            id,
            block: kind,
            text,
            lead_in,
            columns,
            range,
            cites: Vec::new(),
            causes: Vec::new(),
        });
        self.done.origins[number].push(Origin { block, from: part.start });
    }

    /// An id that no passage has. The same text has one letter more each time; if it stands there very often, its
    /// number is taken in.
    fn new_id(&mut self, section: usize, text: &str) -> String {
        let mut ids =
            (0..=MORE_LETTERS).map(|longer| passage_id(self.id, section, text, longer)).chain((0..).map(
                |n| passage_id(self.id, section, &format!("{text} {}", self.ids.len() + n), MORE_LETTERS),
            ));
        let id = ids.find(|id| !self.ids.contains(id)).expect("the numbers do not end");
        drop(ids);
        self.ids.insert(id.clone());
        id
    }

    /// Where a part of a block's text stands in the page: counted by what is not white space, of which a
    /// block's folded text and the page have equal runs. Parts come in order, so that the page is read once.
    fn locate(&mut self, block: &Block, part: std::ops::Range<usize>) -> Span {
        let page = &self.view.page.text;
        let (first, reached) = (block.range.start as usize, &mut self.reached);
        if first < reached.chars && reached.block != first {
            return block.range;
        }
        if reached.block != first || reached.inside > part.start {
            advance(page, reached, first);
            (reached.block, reached.inside) = (first, 0);
        }
        pass(page, reached, &block.text[reached.inside..part.start]);
        skip_white(page, reached);
        let start = reached.chars;
        pass(page, reached, &block.text[part.clone()]);
        reached.inside = part.end;
        if reached.chars > block.range.end as usize { block.range } else { Span::new(start, reached.chars) }
    }

    /// Drops sections that hold nothing: the one before the first heading, headings at the end.
    fn finish(self) -> Sectioned {
        let Sectioned { sections, origins } = self.done;
        let last =
            sections.iter().rposition(|section| !section.passages.is_empty()).map_or(0, |last| last + 1);
        let kept = sections.into_iter().zip(origins).enumerate().filter(|(at, (section, _))| {
            *at < last && (section.heading.is_some() || !section.passages.is_empty())
        });
        let (sections, origins) = kept.map(|(_, pair)| pair).unzip();
        Sectioned { sections, origins }
    }
}

fn ends_closed(text: &str) -> bool {
    super::view::ends_as_sentence(text)
}

/// Whether the last sentence before a list says that one follows, though it ends in a full stop.
fn announces(text: &str) -> bool {
    let last = sentences(text).pop().map_or("", |range| &text[range]);
    let last = last.to_lowercase();
    ["following", "include", "includes", "such as", "these are"].iter().any(|word| last.contains(word))
        && last.len() < 160
}

/// Reads on to a scalar value of the page.
fn advance(page: &str, reached: &mut Reached, to: usize) {
    for c in page[reached.bytes..].chars() {
        if reached.chars >= to {
            break;
        }
        reached.chars += 1;
        reached.bytes += c.len_utf8();
    }
}

/// Reads on over as much that is not white space as `text` has, and the white space between.
fn pass(page: &str, reached: &mut Reached, text: &str) {
    let mut left = text.chars().filter(|c| !c.is_whitespace()).count();
    for c in page[reached.bytes..].chars() {
        if left == 0 {
            break;
        }
        left -= usize::from(!c.is_whitespace());
        reached.chars += 1;
        reached.bytes += c.len_utf8();
    }
}

fn skip_white(page: &str, reached: &mut Reached) {
    for c in page[reached.bytes..].chars().take_while(|c| c.is_whitespace()) {
        reached.chars += 1;
        reached.bytes += c.len_utf8();
    }
}

/// The parts of a paragraph as byte ranges: the whole, or runs of sentences of about the same length.
fn parts(text: &str) -> Vec<std::ops::Range<usize>> {
    if text.chars().count() <= LONG {
        return std::iter::once(0..text.len()).collect();
    }
    let mut parts: Vec<std::ops::Range<usize>> = Vec::new();
    for sentence in sentences(text) {
        match parts.last_mut() {
            Some(part) if text[part.start..sentence.end].chars().count() <= PART => part.end = sentence.end,
            _ => parts.push(sentence),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;
    use crate::{Hints, PageId};

    /// A text that stands there a hundred times has a hundred ids.
    #[test]
    fn passages_of_one_text_have_ids_of_their_own() {
        let page = format!("<h1>Naps</h1><p>Short.</p><ul>{}</ul>", "<li>Rest for a while.</li>".repeat(100));
        let page = crate::read(page.as_bytes(), "page.html").unwrap();
        let hints =
            Hints { id: PageId::give(b"", "page", 0), path: String::new(), given: crate::Given::default() };
        let document = crate::extract_text(&page, &hints).document;
        let ids: Vec<&String> =
            document.sections.iter().flat_map(|it| &it.passages).map(|passage| &passage.id).collect();
        let different: std::collections::HashSet<_> = ids.iter().collect();
        assert!(ids.len() > 90 && different.len() == ids.len(), "{} {}", ids.len(), different.len());
    }

    #[test]
    fn parts_long_paragraphs_between_sentences() {
        let sentence = "Cramps come and go in the night without much warning at all. ";
        let text = sentence.repeat(30).trim_end().to_owned();
        let parts = parts(&text);
        assert!(parts.len() > 1);
        assert!(parts.iter().all(|part| text[part.clone()].ends_with("at all.")));
        let joined: Vec<&str> = parts.into_iter().map(|part| &text[part]).collect();
        assert_eq!(joined.join(" "), text);
    }
}
