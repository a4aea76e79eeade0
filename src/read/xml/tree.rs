//! An element of XML with all that is in it.

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct Element {
    /// Its name, with its prefix.
    pub(in crate::read) name: String,
    pub(in crate::read) attributes: Vec<(String, String)>,
    pub(in crate::read) children: Vec<Child>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::read) enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of an attribute, white space around it off.
    pub(in crate::read) fn attribute(&self, name: &str) -> Option<&str> {
        let value = self.attributes.iter().find(|(key, _)| key == name)?.1.trim();
        (!value.is_empty()).then_some(value)
    }

    /// The elements right in it.
    pub(in crate::read) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The elements right in it that have a name.
    pub(in crate::read) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element down this path of names.
    pub(in crate::read) fn find(&self, path: &[&str]) -> Option<&Self> {
        let [name, rest @ ..] = path else { return Some(self) };
        self.elements().filter(|element| element.name == *name).find_map(|element| element.find(rest))
    }

    /// Every element in it with one of these names, however deep, in order; none within another.
    pub(in crate::read) fn below<'a>(&'a self, names: &[&str]) -> Vec<&'a Self> {
        let mut found = Vec::new();
        for element in self.elements() {
            if names.contains(&element.name.as_str()) {
                found.push(element);
            } else {
                found.extend(element.below(names));
            }
        }
        found
    }

    /// All words in it, white space folded.
    pub(in crate::read) fn text(&self) -> String {
        self.text_without(&[])
    }

    /// The words in it but for those in elements of these names, white space folded.
    pub(in crate::read) fn text_without(&self, names: &[&str]) -> String {
        let mut raw = String::new();
        self.gather(names, &mut raw);
        fold(&raw)
    }

    /// The words down a path, where there are any.
    pub(in crate::read) fn text_at(&self, path: &[&str]) -> Option<String> {
        self.find(path).map(Self::text).filter(|text| !text.is_empty())
    }

    fn gather(&self, but: &[&str], raw: &mut String) {
        for child in &self.children {
            match child {
                Child::Text(words) => raw.push_str(words),
                Child::Element(element) if but.contains(&element.name.as_str()) => {}
                Child::Element(element) => {
                    if matches!(
                        element.name.as_str(),
                        "p" | "break" | "title" | "sec" | "given-names" | "surname"
                    ) {
                        raw.push(' ');
                    }
                    element.gather(but, raw);
                }
            }
        }
    }
}

/// White space folded to single spaces.
pub(in crate::read) fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The character that a reference stands for; one that XML does not define stays as it is written.
pub(super) fn character(name: &str) -> String {
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    let named = || match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => None,
    };
    number.and_then(char::from_u32).or_else(named).map_or_else(|| format!("&{name};"), String::from)
}

/// The value of an attribute with its references resolved.
pub(super) fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        match after.find(';').filter(|end| *end < 32) {
            Some(end) => {
                out.push_str(&character(&after[..end]));
                rest = &after[end + 1..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out + rest
}
