//! Comments, document types and the like: what begins with "<!" or is no tag.

use html5ever::{
    tendril::{StrTendril, TendrilSink},
    tokenizer::TokenSink,
    tree_builder::TreeSink,
};

use super::Tokens;

impl<S: TreeSink> Tokens<'_, S> {
    /// What stands behind "<!", at `at`.
    pub(super) fn declaration(&mut self, at: usize) {
        let rest = &self.text[at..];
        let begins =
            |with: &str| rest.get(..with.len()).is_some_and(|opening| opening.eq_ignore_ascii_case(with));
        let builder = &self.parser.tokenizer.sink;
        if begins("--") {
            self.proper_comment(at + 2);
        } else if begins("doctype") {
            // It ends at the first ">" whatever is quoted in it, and html5ever knows what to make of it.
            self.delegate(rest.find('>').map(|end| at + end + 1));
        } else if rest.starts_with("[CDATA[")
            && builder.adjusted_current_node_present_but_not_in_html_namespace()
        {
            self.delegate(rest.find("]]>").map(|end| at + end + 3));
        } else {
            self.bogus_comment(at);
        }
    }

    /// Has html5ever's own tokenizer read what begins here, up to `end` or the end of the page.
    fn delegate(&mut self, end: Option<usize>) {
        let end = end.unwrap_or(self.text.len());
        self.parser.process(StrTendril::from(&self.text[self.at..end]));
        self.at = end;
    }

    /// A comment whose content begins at `at`. "-->" ends it, "--!>" does, and so do ">" and "->" at once.
    fn proper_comment(&mut self, at: usize) {
        let rest = &self.text[at..];
        let at_once = ["->", ">"].into_iter().find(|end| rest.starts_with(end));
        let (length, end) = at_once.map_or_else(|| comment_end(rest), |end| (0, end.len()));
        self.comment(at..at + length, at + length + end);
    }

    /// What is taken for a comment because it is nothing else; it begins at `at` and ends at ">".
    pub(super) fn bogus_comment(&mut self, at: usize) {
        let length = self.text[at..].find('>').unwrap_or(self.text.len() - at);
        self.comment(at..at + length, at + length + 1);
    }
}

/// How long the comment is that `text` goes on with, and how long what ends it.
fn comment_end(text: &str) -> (usize, usize) {
    let bytes = text.as_bytes();
    let ends = memchr::memmem::find_iter(bytes, "--").find_map(|dashes| match &bytes[dashes + 2..] {
        [b'>', ..] => Some((dashes, 3)),
        // Of more than two dashes the last two end it.
        [b'-', b'>', ..] => Some((dashes + 1, 3)),
        [b'!', b'>', ..] => Some((dashes, 4)),
        [b'-', b'!', b'>', ..] => Some((dashes + 1, 4)),
        _ => None,
    });
    ends.unwrap_or((text.len(), 0))
}
