//! HTML in the making, for formats that are written out as HTML to be read as one.

/// Markup as it grows. Text is escaped; tags are those that are given.
#[derive(Debug, Default)]
pub(super) struct Markup(String);

impl Markup {
    /// Opens an element with these attributes.
    pub(super) fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.escape(value);
            self.0.push('"');
        }
        self.0.push('>');
    }

    /// Closes an element.
    pub(super) fn close(&mut self, tag: &str) {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    /// Adds words.
    pub(super) fn text(&mut self, text: &str) {
        self.escape(text);
    }

    /// Adds an element that holds nothing but words; nothing for no words.
    pub(super) fn element(&mut self, tag: &str, text: &str) {
        if !text.trim().is_empty() {
            self.open(tag, &[]);
            self.text(text);
            self.close(tag);
        }
    }

    /// All of it.
    pub(super) fn finish(self) -> String {
        self.0
    }

    fn escape(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                c => self.0.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn words_are_never_taken_for_tags() {
        let mut markup = Markup::default();
        markup.open("a", &[("href", "#\"x")]);
        markup.text("<b> & c");
        markup.close("a");
        markup.element("p", " ");
        assert_eq!(markup.finish(), "<a href=\"#&quot;x\">&lt;b&gt; &amp; c</a>");
    }
}
