//! Links to saved pages (OSC 8): the words look as they do, and the terminal opens the page.

use std::fmt::Write as _;

use super::look::Look;

impl Look {
    /// Clean text that leads to a page on disk, where the terminal has links. The address is percent-encoded
    /// byte by byte, so that nothing of a path gets into an escape; each word is a link of its own, so that
    /// a line may end between two.
    pub(super) fn linked(self, text: &str, root: &str, path: &str) -> String {
        if !self.links || root.is_empty() {
            return text.to_owned();
        }
        let address = address(root, path);
        let word = |word: &str| match word {
            "" => String::new(),
            word => format!("\u{1b}]8;;{address}\u{1b}\\{word}\u{1b}]8;;\u{1b}\\"),
        };
        text.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }
}

/// The `file:` address of a page. A root that is a file is its own page.
fn address(root: &str, path: &str) -> String {
    let is_own = root.strip_suffix(path).is_some_and(|rest| rest.ends_with('/'));
    let file = if is_own { root.to_owned() } else { format!("{}/{path}", root.trim_end_matches('/')) };
    let mut address = String::from("file://");
    for byte in file.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_to_the_page_and_take_no_columns() {
        let look = Look { links: true, ..Look::default() };
        let text = look.linked("Leg cramps", "/srv/my pages", "a/b\u{1b}]8;;x\u{7}.html");
        let address = "file:///srv/my%20pages/a/b%1B%5D8%3B%3Bx%07.html";
        let word = |word: &str| format!("\u{1b}]8;;{address}\u{1b}\\{word}\u{1b}]8;;\u{1b}\\");
        assert_eq!(text, format!("{} {}", word("Leg"), word("cramps")));
        assert_eq!(textwrap::core::display_width(&text), "Leg cramps".len());
        assert_eq!(Look::default().linked("Leg cramps", "/srv", "a.html"), "Leg cramps");
    }

    #[test]
    fn a_root_may_be_the_page() {
        assert_eq!(address("/srv/a.html", "a.html"), "file:///srv/a.html");
        assert_eq!(address("/srv/", "a.html"), "file:///srv/a.html");
    }
}
