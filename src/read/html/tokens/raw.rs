//! Where elements end in which no tags are: titles, text areas, style sheets, scripts.

/// How many bytes of `text` stand before the end tag of the element called `name`; all where there is none.
pub(super) fn upto_end_tag(text: &str, name: &str) -> usize {
    let bytes = text.as_bytes();
    let is_end = |at: &usize| {
        let after = bytes[at + 1..].strip_prefix(b"/");
        after.is_some_and(|after| is_tag(after, name.as_bytes()))
    };
    memchr::memchr_iter(b'<', bytes).find(is_end).unwrap_or(text.len())
}

/// How many bytes of `text` a script is: up to its end tag, unless that stands in a comment with a start tag
/// of a script before it (the "double escaped" states of the standard, sections 13.2.5.15 to .30).
pub(super) fn script(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut state = Script::Plain;
    while let Some(found) = memchr::memchr2(b'<', b'-', &bytes[at..]) {
        at += found;
        let rest = &bytes[at..];
        state = match state {
            Script::Plain if rest.starts_with(b"<!--") => {
                // Its dashes may be those of its end: "<!-->".
                at += 1;
                Script::Escaped
            }
            Script::Escaped | Script::Double if rest.starts_with(b"-->") => Script::Plain,
            Script::Escaped if is_tag(rest, b"<script") => Script::Double,
            Script::Double if is_tag(rest, b"</script") => Script::Escaped,
            Script::Plain | Script::Escaped if is_tag(rest, b"</script") => return at,
            state => state,
        };
        at += 1;
    }
    text.len()
}

/// Where in a script a stretch stands.
#[derive(Clone, Copy)]
enum Script {
    Plain,
    /// In a comment.
    Escaped,
    /// In a script in a comment.
    Double,
}

/// Whether `bytes` begin with `opening`, in whatever case, and with what ends a tag's name.
fn is_tag(bytes: &[u8], opening: &[u8]) -> bool {
    bytes.get(..opening.len()).is_some_and(|head| head.eq_ignore_ascii_case(opening))
        && bytes.get(opening.len()).is_some_and(|byte| b" \n\t\x0c/>".contains(byte))
}

#[cfg(test)]
mod tests {
    use super::{script, upto_end_tag};

    #[test]
    fn elements_end_at_their_own_end_tag() {
        assert_eq!(upto_end_tag("a</b></titles></TITLE >c", "title"), 14);
        assert_eq!(upto_end_tag("never", "title"), 5);
    }

    #[test]
    fn scripts_in_comments_do_not_end_one() {
        assert_eq!(script("a < b</script>"), 5);
        assert_eq!(script("<!-- <script></script> --></script>"), 26);
        assert_eq!(script("<!--></script>"), 5);
        assert_eq!(script("<!-- a</script> -->"), 6);
        assert_eq!(script("<!-- <script> "), 14);
    }
}
