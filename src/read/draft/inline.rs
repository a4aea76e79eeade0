//! The words of one paragraph: bold, raised, linked.

use super::escape;

/// The most bytes of one paragraph.
const LONGEST: usize = 4 << 20;

/// How a stretch of text looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct Look {
    pub(in crate::read) bold: bool,
    pub(in crate::read) raised: bool,
}

/// Inline HTML in the making. Stretches that look the same are one, since word processors cut words anywhere.
#[derive(Debug, Default)]
pub(in crate::read) struct Inline {
    html: String,
    text: String,
    look: Look,
    linked: bool,
    /// Letters and digits that are not bold.
    plain: usize,
}

impl Inline {
    /// Adds words.
    pub(in crate::read) fn push(&mut self, text: &str, look: Look) {
        if self.text.len() > LONGEST {
            return;
        }
        let is_space = text.chars().all(char::is_whitespace);
        if look != self.look && !is_space {
            self.end_look();
            if look.bold {
                self.html.push_str("<b>");
            }
            if look.raised {
                self.html.push_str("<sup>");
            }
            self.look = look;
        }
        if !look.bold {
            self.plain += text.chars().filter(|c| c.is_alphanumeric()).count();
        }
        escape(text, &mut self.html);
        self.text.push_str(text);
    }

    /// Begins a link; one that is open ends.
    pub(in crate::read) fn link(&mut self, href: &str) {
        self.unlink();
        self.html.push_str("<a href=\"");
        escape(href, &mut self.html);
        self.html.push_str("\">");
        self.linked = true;
    }

    /// Ends the link.
    pub(in crate::read) fn unlink(&mut self) {
        self.end_look();
        if std::mem::take(&mut self.linked) {
            self.html.push_str("</a>");
        }
    }

    /// Notes a target of links.
    pub(in crate::read) fn anchor(&mut self, id: &str) {
        if self.linked || self.look != Look::default() {
            return;
        }
        self.html.push_str("<a id=\"");
        escape(id, &mut self.html);
        self.html.push_str("\"></a>");
    }

    /// Adds the mark of a note: raised, and a link to it.
    pub(in crate::read) fn note(&mut self, mark: &str, id: &str) {
        self.unlink();
        self.html.push_str("<sup><a href=\"#");
        escape(id, &mut self.html);
        self.html.push_str("\">");
        escape(mark, &mut self.html);
        self.html.push_str("</a></sup>");
    }

    /// Ends the line.
    pub(in crate::read) fn line_break(&mut self) {
        self.end_look();
        self.html.push_str("<br>");
        self.text.push(' ');
    }

    /// Whether there are no words in it.
    pub(in crate::read) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether all of its words are bold.
    pub(in crate::read) fn is_bold(&self) -> bool {
        self.plain == 0 && !self.is_blank()
    }

    /// The words alone, white space folded.
    pub(in crate::read) fn words(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The finished HTML.
    pub(in crate::read) fn finish(mut self) -> String {
        self.unlink();
        self.html
    }

    fn end_look(&mut self) {
        if self.look.raised {
            self.html.push_str("</sup>");
        }
        if self.look.bold {
            self.html.push_str("</b>");
        }
        self.look = Look::default();
    }
}
