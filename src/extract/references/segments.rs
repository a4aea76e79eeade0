//! Cutting an entry into its parts, which full stops end. Entries are no sentences: a stop after an
//! initial or a short form ends nothing, and the space after one may be missing.

/// The parts of `text`, trimmed, their full stops off (question and exclamation marks stay).
pub(super) fn of(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '?', '!']) {
        let after = at + mark.len();
        if at < start || !ends_part(&text[start..at], &text[after..]) {
            continue;
        }
        let closing = text[after..]
            .chars()
            .next()
            .filter(|next| matches!(next, '”' | '"' | '’'))
            .map_or(0, char::len_utf8);
        let end = if mark == "." && closing == 0 { at } else { after + closing };
        parts.push(text[start..end].trim());
        start = after + closing;
    }
    parts.push(text[start..].trim().trim_end_matches('.'));
    parts.retain(|part| part.contains(char::is_alphanumeric));
    parts
}

/// Whether a stop between `before` and `after` ends a part.
fn ends_part(before: &str, after: &str) -> bool {
    let word = before
        .rsplit(|character: char| character.is_whitespace() || matches!(character, '(' | '[' | '.'))
        .next();
    let word = word.unwrap_or_default();
    let after = after.strip_prefix(['”', '"', '’']).unwrap_or(after);
    let mut next = after.chars();
    match next.next() {
        None => return true,
        Some(space) if space.is_whitespace() => {
            let starts = next.find(|character| !character.is_whitespace());
            let opens = |first: char| !first.is_lowercase() && first != ',' && first != ';';
            if !starts.is_none_or(opens) {
                return false;
            }
        }
        // "Muscle cramp.Academy of ..."
        Some(first) => {
            let glued = first.is_uppercase() && next.next().is_some_and(char::is_lowercase);
            if !glued || !before.ends_with(|last: char| last.is_lowercase() || matches!(last, ')' | ']')) {
                return false;
            }
        }
    }
    !is_shortened(word)
}

/// Whether a stop after `word` belongs to the word.
fn is_shortened(word: &str) -> bool {
    const SHORT: [&str; 22] = [
        "dr", "st", "mr", "mrs", "ms", "prof", "vs", "no", "vol", "nos", "pp", "p", "fig", "cf", "dept",
        "univ", "ca", "approx", "e.g", "i.e", "jr", "sr",
    ];
    let mut letters = word.chars();
    let single_capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    single_capital || SHORT.iter().any(|short| word.eq_ignore_ascii_case(short))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn stops_that_end_nothing_are_passed_over() {
        assert_eq!(
            of("Do naps help? St. Ann’s view vs. ours. Nap J. Sleep Res. 24th ed."),
            ["Do naps help?", "St. Ann’s view vs. ours", "Nap J. Sleep Res", "24th ed"]
        );
        assert_eq!(of("Naps at noon.Academy of Naps. "), ["Naps at noon", "Academy of Naps"]);
        assert_eq!(
            of("Gut bacteria such as E. coli. U.S. Office of Naps"),
            ["Gut bacteria such as E. coli", "U.S. Office of Naps"]
        );
        assert!(of(" . ").is_empty());
    }
}
