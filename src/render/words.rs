//! Where a line may end: at spaces, and within scripts that have none; never within an address, a path
//! or an id, which are to be copied whole.

use textwrap::{WordSeparator, core::Word};

/// The words of a line as the Unicode line breaking rules have them, but for those that only a slash, a
/// hyphen or the like parts.
pub(super) fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut words = Vec::new();
    let (mut start, mut end) = (0, 0);
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        if end > start && !may_part(&line[start..end], word.word) {
            end += word.word.len() + word.whitespace.len();
            continue;
        }
        if end > start {
            words.push(Word::from(&line[start..end]));
        }
        start = end;
        end += word.word.len() + word.whitespace.len();
    }
    if end > start {
        words.push(Word::from(&line[start..end]));
    }
    Box::new(words.into_iter())
}

fn may_part(before: &str, after: &str) -> bool {
    let is_ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii());
    before.ends_with(' ') || !is_ascii(before.chars().next_back()) || !is_ascii(after.chars().next())
}

#[cfg(test)]
mod tests {
    use super::words;

    fn parts(line: &str) -> Vec<&str> {
        words(line).map(|word| word.word).collect()
    }

    #[test]
    fn addresses_paths_and_ids_are_whole() {
        assert_eq!(
            parts("see https://a.org/b-c?d=e, a/b-c.html"),
            ["see", "https://a.org/b-c?d=e,", "a/b-c.html"]
        );
    }

    #[test]
    fn scripts_without_spaces_end_anywhere() {
        assert_eq!(parts("筋肉の a"), ["筋", "肉", "の", "a"]);
    }

    #[test]
    fn nothing_is_lost() {
        for line in ["", " ", "  two  words ", "\u{1b}[1mbold\u{1b}[0m text–dash", "a\u{a0}b"] {
            let all: String = words(line).flat_map(|word| [word.word, word.whitespace]).collect();
            assert_eq!(all, line);
        }
    }
}
