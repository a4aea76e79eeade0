//! MeSH descriptors in XML: of each record the names of its preferred concept.

use quick_xml::{Reader, events::Event};

use super::{Descriptor, take};
use crate::causes::vocabulary::terms::{Terms, Written};

/// Reads the file into `terms`. What is no XML ends it with an error at its line.
pub(in crate::causes::vocabulary) fn read(text: &str, terms: &mut Terms) {
    terms.imported("MeSH XML");
    let mut reader = Reader::from_str(text);
    let mut lines = Counter { bytes: text.as_bytes(), at: 0, line: 1 };
    let mut walk = Walk::default();
    loop {
        // The line that the next event begins in.
        let line = lines.up_to(reader.buffer_position());
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                let preferred = tag
                    .try_get_attribute("PreferredConceptYN")
                    .ok()
                    .flatten()
                    .is_some_and(|attribute| attribute.value.as_ref() == "Y");
                walk.open(tag.name().as_ref(), preferred, line);
            }
            Ok(Event::End(_)) => walk.close(line, terms),
            Ok(Event::Text(text)) => walk.text.push_str(&text),
            Ok(Event::GeneralRef(name)) => walk.text.push_str(&character(&name)),
            Ok(Event::Comment(text)) => {
                let text = text.trim().to_owned();
                if ["licen", "copyright"].iter().any(|word| text.to_lowercase().contains(word)) {
                    terms.add_licence(&text);
                }
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                let line = lines.up_to(reader.error_position());
                return terms.fail(
                    line,
                    format!("not XML: {error}"),
                    "fetch the file again; it may be cut short",
                );
            }
        }
    }
    if !walk.path.is_empty() {
        let line = lines.up_to(text.len() as u64);
        terms.fail(line, "the file ends in the midst of a record", "fetch the file again; it is cut short");
    }
    take(walk.descriptors, terms);
}

/// The character that a reference stands for; those of XML, and numbers.
fn character(name: &str) -> String {
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    match (number.and_then(char::from_u32), name) {
        (Some(c), _) => c.to_string(),
        (None, "amp") => "&".to_owned(),
        (None, "lt") => "<".to_owned(),
        (None, "gt") => ">".to_owned(),
        (None, "quot") => "\"".to_owned(),
        (None, "apos") => "'".to_owned(),
        (None, _) => " ".to_owned(),
    }
}

/// Counts lines on the way through the bytes.
struct Counter<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
}

impl Counter<'_> {
    fn up_to(&mut self, position: u64) -> usize {
        let end = usize::try_from(position).unwrap_or(usize::MAX).min(self.bytes.len());
        if end > self.at {
            self.line += self.bytes[self.at..end].iter().filter(|&&byte| byte == b'\n').count();
            self.at = end;
        }
        self.line
    }
}

/// Where we are in the tree of elements.
#[derive(Default)]
struct Walk {
    path: Vec<String>,
    text: String,
    open: Descriptor,
    /// Whether the concept that is open is the one the descriptor is called by.
    preferred: bool,
    descriptors: Vec<Descriptor>,
}

impl Walk {
    fn open(&mut self, tag: &str, preferred: bool, line: usize) {
        match tag {
            "DescriptorRecord" => self.open = Descriptor { line, ..Descriptor::default() },
            "Concept" => self.preferred = preferred,
            _ => {}
        }
        self.path.push(tag.to_owned());
        self.text.clear();
    }

    fn close(&mut self, line: usize, terms: &mut Terms) {
        let text = self.text.trim().to_owned();
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        match path[..] {
            [.., "DescriptorRecord", "DescriptorUI"] => self.open.ui = text,
            [.., "DescriptorRecord", "DescriptorName", "String"] => self.open.heading = text,
            [.., "TreeNumberList", "TreeNumber"] => self.open.trees.push(Written { text, line }),
            [.., "TermList", "Term", "String"] if self.preferred => {
                self.open.names.push(Written { text, line });
            }
            [.., "TermList", "Term", "String"] => {
                terms.leave_out("terms of narrower, broader or related concepts of a descriptor");
            }
            [.., "DescriptorRecord"] => {
                let record = std::mem::take(&mut self.open);
                if record.ui.is_empty() || record.heading.is_empty() {
                    let what = "a record without DescriptorUI or DescriptorName";
                    terms.warn(record.line, what, "it is passed over; look at the lines below");
                } else {
                    self.descriptors.push(record);
                }
            }
            _ => {}
        }
        self.path.pop();
        self.text.clear();
    }
}

#[cfg(test)]
mod tests {
    use crate::causes::vocabulary::Terms;

    /// A record of our own in the form of the real ones.
    const SMALL: &str = r#"<?xml version="1.0"?>
<!DOCTYPE DescriptorRecordSet SYSTEM "https://www.example.org/desc.dtd">
<!-- Copyright: nobody's -->
<DescriptorRecordSet LanguageCode = "eng">
<DescriptorRecord DescriptorClass = "1">
  <DescriptorUI>D900001</DescriptorUI>
  <DescriptorName><String>Jumpy Muscles</String></DescriptorName>
  <TreeNumberList><TreeNumber>C23.888.592.999</TreeNumber></TreeNumberList>
  <ConceptList>
    <Concept PreferredConceptYN="Y">
      <ConceptName><String>Jumpy Muscles</String></ConceptName>
      <TermList>
        <Term ConceptPreferredTermYN="Y"><TermUI>T1</TermUI><String>Jumpy Muscles</String></Term>
        <Term><TermUI>T2</TermUI><String>Muscles &amp; Jumps</String></Term>
      </TermList>
    </Concept>
    <Concept PreferredConceptYN="N">
      <TermList><Term><String>Calf Jumping</String></Term></TermList>
    </Concept>
  </ConceptList>
</DescriptorRecord>
</DescriptorRecordSet>
"#;

    #[test]
    fn records_become_entries() {
        let terms = Terms::read("desc.xml", SMALL.as_bytes());
        assert!(terms.problems.is_empty(), "{:?}", terms.problems);
        let [entry] = &terms.entries[..] else { panic!("{:?}", terms.entries) };
        assert_eq!((entry.line, entry.id.as_str()), (5, "MESH:D900001"));
        assert_eq!(
            entry.names.iter().map(|it| (it.text.as_str(), it.line)).collect::<Vec<_>>(),
            [("Muscles & Jumps", 14)]
        );
        assert_eq!(terms.about.licence.as_deref(), Some("Copyright: nobody's"));
        assert_eq!(terms.left_out.values().sum::<usize>(), 1);
    }

    #[test]
    fn a_file_that_is_cut_short_is_told_with_its_line() {
        let cut = &SMALL[..SMALL.find("<Concept PreferredConceptYN=\"N\"").unwrap()];
        let error = Terms::read("desc.xml", cut.as_bytes()).error().cloned().unwrap();
        assert!(error.line >= 17, "{error:?}");
        let broken = SMALL.replace("</TreeNumberList>", "</TreeNumbers>");
        assert_eq!(Terms::read("desc.xml", broken.as_bytes()).error().unwrap().line, 8);
    }
}
