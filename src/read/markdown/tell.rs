//! Whether a text is Markdown.

use std::path::Path;

use super::front;

/// How far into a text its shape is looked at, in lines.
const LINES: usize = 400;

/// Whether a text is Markdown: it is named so, or its front matter or its marks show it.
pub(in crate::read) fn is_markdown(text: &str, name: &str) -> bool {
    let extension = Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or("");
    if ["md", "markdown", "mdown", "mkd", "mkdn", "mdwn"].iter().any(|e| extension.eq_ignore_ascii_case(e)) {
        return true;
    }
    let known = ["title", "source", "url", "author", "published", "date", "created", "tags", "description"];
    let (fields, body) = front::split(text.strip_prefix('\u{feff}').unwrap_or(text));
    if fields.iter().filter(|(key, _)| known.contains(&key.as_str())).count() >= 2 {
        return true;
    }
    let lines = || body.lines().take(LINES);
    let is_heading = |line: &&str| {
        let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
        (1..=6).contains(&hashes) && line[hashes..].starts_with(' ')
    };
    let links = |line: &str| line.matches("](http").count() + line.matches("](/").count();
    lines().filter(is_heading).count() >= 2 && lines().map(links).sum::<usize>() >= 2
}

#[cfg(test)]
mod tests {
    use super::is_markdown;

    #[test]
    fn told_by_name_front_matter_or_marks() {
        assert!(is_markdown("Plain words.", "notes.md"));
        assert!(is_markdown("---\ntitle: Sleep\nsource: https://a.example/\n---\nWords.", "a.txt"));
        assert!(is_markdown("# A\n\n[x](https://a.example/) and [y](https://b.example/)\n\n## B\n", ""));
        assert!(!is_markdown("# 1 cause of twitching\n\nStress (see https://a.example/).\n", "a.txt"));
    }
}
