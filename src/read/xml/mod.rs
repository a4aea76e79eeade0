//! XML as trees, one record of a file at a time, so that a large set of records takes the memory of one.
//! Entities are the five of XML and characters by number; a DTD is never read, let alone fetched.

mod tree;

pub(super) use tree::{Child, Element};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::Unreadable;

/// What is said of a file that ends too early.
const CUT: &str = "the file ends in the midst of it; it is cut short";

/// The most elements and stretches of text of one record.
const NODES: usize = 400_000;

/// The most attributes of one element.
const ATTRIBUTES: usize = 50;

/// The most bytes of text of one record.
const TEXT: usize = 16 << 20;

/// The deepest nesting.
const DEPTH: usize = 200;

/// Hands over each outermost element that has one of these names. `take` says whether to go on.
///
/// # Errors
/// Where the file is no XML, or a record is larger than it may be.
pub(super) fn each(
    text: &str,
    names: &[&str],
    take: &mut dyn FnMut(Element) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(text);
    let mut builder = Builder::default();
    let place = |at: u64| usize::try_from(at).unwrap_or(text.len());
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let at = place(reader.error_position());
                let is_cut = text.get(at..).is_some_and(|rest| !rest.contains('>'));
                let what = if is_cut { CUT.to_owned() } else { error.to_string() };
                return Err(broken(text, at, &what));
            }
        };
        let is_end = matches!(event, Event::Eof);
        let record = builder.take(event, names);
        match record.map_err(|what| broken(text, place(reader.buffer_position()), what))? {
            Some(record) => take(record)?,
            None if is_end => return Ok(()),
            None => {}
        }
    }
}

fn broken(text: &str, at: usize, what: &str) -> Unreadable {
    let line = 1 + text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count();
    Unreadable::Broken(format!("broken XML at line {line} ({what})"))
}

/// The elements of a record that are open.
#[derive(Default)]
struct Builder {
    open: Vec<Element>,
    /// How many elements of the file are open, in records and around them.
    depth: usize,
    nodes: usize,
    bytes: usize,
}

impl Builder {
    /// Takes an event in; gives the record that it ends, if it does.
    fn take(&mut self, event: Event<'_>, names: &[&str]) -> Result<Option<Element>, &'static str> {
        let mut record = None;
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.start(&tag, names);
            }
            Event::Empty(tag) if self.start(&tag, names) => record = self.close(),
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                record = self.close();
            }
            Event::Text(words) => self.text(&words),
            Event::CData(words) => self.text(&words),
            Event::GeneralRef(name) => self.text(&tree::character(&name)),
            Event::Eof if self.depth > 0 => return Err(CUT),
            _ => {}
        }
        match () {
            () if self.nodes > NODES => Err("a record with too many elements"),
            () if self.bytes > TEXT => Err("a record with too much text"),
            () if self.open.len() > DEPTH => Err("nested too deep"),
            () => Ok(record),
        }
    }

    /// Opens an element, if it is a record or in one.
    fn start(&mut self, tag: &BytesStart<'_>, names: &[&str]) -> bool {
        let name: String = tag.name().as_ref().to_owned();
        if self.open.is_empty() {
            if !names.contains(&name.as_str()) {
                return false;
            }
            (self.nodes, self.bytes) = (0, 0);
        }
        let mut attributes = tag.attributes();
        attributes.with_checks(false);
        let attributes = attributes.flatten().take(ATTRIBUTES).map(|one| {
            let key: &str = one.key.as_ref();
            (key.to_owned(), tree::unescaped(&one.value))
        });
        let element = Element { name, attributes: attributes.collect(), children: Vec::new() };
        self.nodes += 1 + element.attributes.len();
        self.bytes += element.attributes.iter().map(|(_, value)| value.len()).sum::<usize>();
        self.open.push(element);
        true
    }

    fn text(&mut self, words: &str) {
        let Some(element) = self.open.last_mut() else { return };
        self.bytes += words.len();
        if let Some(Child::Text(before)) = element.children.last_mut() {
            before.push_str(words);
        } else {
            self.nodes += 1;
            element.children.push(Child::Text(words.to_owned()));
        }
    }

    /// Closes the innermost element; gives it if it was the outermost.
    fn close(&mut self) -> Option<Element> {
        let element = self.open.pop()?;
        match self.open.last_mut() {
            Some(parent) => {
                parent.children.push(Child::Element(element));
                None
            }
            None => Some(element),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> Result<Vec<String>, Unreadable> {
        let mut found = Vec::new();
        each(text, &["r"], &mut |element| {
            found.push(element.text());
            Ok(())
        })?;
        Ok(found)
    }

    #[test]
    fn records_are_taken_one_by_one() {
        let text =
            "<?xml version='1.0'?><set>\n<r id='a'>Tea &amp; <b>naps</b> &#233;</r><x>no</x><r/></set>";
        assert_eq!(records(text).unwrap(), ["Tea & naps é", ""]);
    }

    #[test]
    fn entities_of_a_file_stay_as_they_are_written() {
        let bomb = "<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]><r>&b; &c;</r>";
        assert_eq!(records(bomb).unwrap(), ["&b; &c;"]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        assert!(records("<r>\n<b></r>").unwrap_err().to_string().contains("line 2"));
        assert!(records("<s><r>x</r>").unwrap_err().to_string().contains("cut short"));
        assert!(records(&"<r>".repeat(300)).unwrap_err().to_string().contains("nested too deep"));
        let wide = format!("<r>{}</r>", "<b/>".repeat(NODES + 1));
        assert!(records(&wide).unwrap_err().to_string().contains("too many elements"));
    }
}
