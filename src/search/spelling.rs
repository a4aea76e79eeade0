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

/// A word, to be compared with many spellings.
#[derive(Debug)]
pub(super) struct Misspelt<'a> {
    pub(super) word: &'a str,
    letters: usize,
    most: usize,
    seen: u64,
}

impl<'a> Misspelt<'a> {
    pub(super) fn of(word: &'a str) -> Self {
        let letters = word.chars().count();
        Self { word, letters, most: tolerance(letters), seen: seen(word) }
    }

    /// How many edits a spelling is away, where it is near enough.
    pub(super) fn edits(&self, spelling: &str) -> Option<usize> {
        // An edit takes one letter away at most and puts one in: most spellings are told by that alone.
        if (self.seen ^ seen(spelling)).count_ones() as usize > 2 * self.most
            || spelling.chars().count().abs_diff(self.letters) > self.most
        {
            return None;
        }
        Some(distance(self.word, spelling)).filter(|edits| *edits <= self.most)
    }

    /// The spellings that are near enough, the nearest first, then the commonest.
    pub(super) fn near<'s>(&self, spellings: &'s [(String, u64)]) -> Vec<(usize, &'s str)> {
        let near = |(spelling, count): &'s (String, u64)| {
            Some((self.edits(spelling)?, std::cmp::Reverse(*count), spelling.as_str()))
        };
        let mut found: Vec<_> = spellings.iter().filter_map(near).collect();
        found.sort_unstable();
        found.into_iter().map(|(edits, _, spelling)| (edits, spelling)).collect()
    }
}

/// Which letters a word has, a bit for each; some share one.
fn seen(word: &str) -> u64 {
    word.chars().fold(0, |seen, c| seen | 1 << (u32::from(c) & 63))
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
        let found: Vec<_> =
            Misspelt::of("twicth").near(&spellings).into_iter().map(|(_, word)| word).collect();
        assert_eq!(found, ["twitch", "switch"]);
        assert!(Misspelt::of("tw").near(&[("to".to_owned(), 5)]).is_empty());
    }
}
