//! Scripts and style sheets, most of a saved page's bytes, are passed over before the parser takes them
//! apart letter by letter: nothing in them is text of the page.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// An element whose content is letters to the parser until its end tag, and nothing to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raw {
    Script,
    Style,
}

impl Raw {
    /// The element called `name` in HTML, if it is one of these.
    pub(super) fn of(name: &str) -> Option<Self> {
        match name {
            "script" => Some(Self::Script),
            "style" => Some(Self::Style),
            _ => None,
        }
    }

    /// How many bytes of `text`, which begins right after the start tag, the parser need not see; none
    /// where a comment in a script makes its end a long story.
    pub(super) fn content(self, text: &str) -> usize {
        let end = END.find_iter(text).find(|end| end.pattern().as_usize() == self as usize);
        let end = end.map_or(text.len(), |end| end.start());
        if self == Self::Script && text[..end].contains("<!--") { 0 } else { end }
    }
}

/// How far `piece` is to be fed: to the end of the first start tag of a script or a style sheet, and then
/// whether such a tag seems to end there; it is a guess, because it may stand in a comment or a quoted value.
/// Else to the last end of a tag, so that the next piece begins between tags.
pub(super) fn upto_tag(piece: &str) -> (usize, bool) {
    let end = START.find(piece).and_then(|tag| Some(tag.end() + piece[tag.end()..].find('>')? + 1));
    match end {
        Some(end) => (end, true),
        None => (piece.rfind('>').map_or(piece.len(), |end| end + 1), false),
    }
}

static START: LazyLock<AhoCorasick> = LazyLock::new(|| any_case(["<script", "<style"]));
static END: LazyLock<AhoCorasick> = LazyLock::new(|| any_case(["</script", "</style"]));

fn any_case(names: [&str; 2]) -> AhoCorasick {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(names)
        .expect("two short names make an automaton")
}

#[cfg(test)]
mod tests {
    use super::{super::parse::parse, *};

    /// The tree as `scraper` alone builds it, less the letters of scripts and style sheets.
    fn plain(html: &str) -> String {
        let mut tree = scraper::Html::parse_document(html);
        let letters: Vec<_> = tree
            .tree
            .nodes()
            .filter(|node| {
                let parent = node.parent().and_then(|parent| parent.value().as_element());
                node.value().is_text()
                    && parent
                        .is_some_and(|e| Raw::of(e.name()).is_some() && e.name.ns == html5ever::ns!(html))
            })
            .map(|node| node.id())
            .collect();
        for id in letters {
            tree.tree.get_mut(id).expect("it was found a moment ago").detach();
        }
        tree.html()
    }

    #[test]
    fn the_tree_is_the_same_without_their_letters() {
        for html in [
            "<head><style>p > a {}</style><SCRIPT>if (a < b) '</p>'</SCRIPT ><p>Naps</p><script src=x></script>",
            "<!-- <script> --><p title='<script>'>Tea</p>--></p><style\n>a{}</STYLE\n>more",
            "<svg><style>a{}<p>Out of it</style></svg><p>Rest</p><select><style>x</style><option>y</select>",
            "<p>Before<script>never ended <p>lost",
            "<style>a</style>b<table><script>c</script><tr><td>d</table><script/>e</script>f",
        ] {
            assert_eq!(parse(html, &mut Vec::new()).html(), plain(html), "{html}");
        }
    }

    #[test]
    fn pieces_end_where_a_tag_does() {
        assert_eq!(upto_tag("<p>a<style x>b"), (13, true));
        assert_eq!(upto_tag("<p>a<sty"), (3, false));
        assert_eq!(upto_tag("<style x"), (8, false));
        let html = format!("{}<script>{}</script>b", "<p>a".repeat(2047), "c".repeat(20_000));
        assert!(parse(&html, &mut Vec::new()).html().ends_with("<script></script>b</p></body></html>"));
    }

    #[test]
    fn data_and_commented_scripts_are_left_to_the_parser() {
        let data = "<script type=\"application/ld+json\">{\"a\": 1}</script>";
        assert!(parse(data, &mut Vec::new()).html().contains("{\"a\": 1}"));
        assert_eq!(Raw::Script.content("<!-- <script></script> --></script>"), 0);
        assert_eq!(Raw::Script.content("a</scrip></style></SCRIPT>"), 17);
    }
}
