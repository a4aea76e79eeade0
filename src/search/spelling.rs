//! Spellings that are near to a word.

/// Edits (a letter put in, left out, changed, or swapped with its neighbour) that a spelling may be
/// away from a word of this many letters.
pub(super) fn tolerance(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// The spellings that are near enough to a word, the nearest first, then the commonest.
pub(super) fn near<'a>(word: &str, spellings: &'a [(String, u64)]) -> Vec<(usize, &'a str)> {
    let letters = word.chars().count();
    let most = tolerance(letters);
    let mut found: Vec<_> = spellings
        .iter()
        .filter(|(spelling, _)| spelling.len().abs_diff(word.len()) <= 4 * most)
        .filter(|(spelling, _)| spelling.chars().count().abs_diff(letters) <= most)
        .map(|(spelling, count)| (distance(word, spelling), std::cmp::Reverse(*count), spelling.as_str()))
        .filter(|(edits, ..)| *edits <= most)
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(edits, _, spelling)| (edits, spelling)).collect()
}

/// Edits between two words (optimal string alignment).
pub(super) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let changed = last[j] + usize::from(x != y);
            let mut best = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        assert_eq!(distance("twich", "twitch"), 1);
        assert_eq!(distance("twicth", "twitch"), 1);
        assert_eq!(distance("diabetis", "diabetes"), 1);
        assert_eq!(distance("", "abc"), 3);
    }

    #[test]
    fn the_nearest_and_commonest_come_first() {
        let spellings = [("twitched".to_owned(), 1), ("twitch".to_owned(), 9), ("switch".to_owned(), 50)];
        let found: Vec<_> = near("twicth", &spellings).into_iter().map(|(_, word)| word).collect();
        assert_eq!(found, ["twitch", "switch"]);
        assert!(near("tw", &[("to".to_owned(), 5)]).is_empty());
    }
}
