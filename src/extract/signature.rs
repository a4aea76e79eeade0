//! A short signature of a text, by which texts that share much of their wording are found without
//! comparing them: the least hashes of its shingles of words.

/// How many values a signature has at most. Of two texts of one size the share of common shingles is
/// told to within .09 (two standard errors at one third).
const VALUES: usize = 128;
/// Words of a shingle: enough that stock phrases of a series of articles do not meet by chance.
const SHINGLE: usize = 5;

/// The signature of these texts, in order: the least hashes of their shingles, ascending, all of them
/// where there are few (bottom-k sketch; Broder 1997). Empty where there are fewer words than a
/// shingle has.
pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<u64> {
    let words: Vec<u64> = texts
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(hash)
        .collect();
    let shingles = words.windows(SHINGLE);
    let mut hashes: Vec<u64> = shingles
        .map(|shingle| shingle.iter().fold(0u64, |mixed, word| mix(mixed.rotate_left(5) ^ word)))
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(VALUES);
    hashes
}

/// FNV-1a over the lower-case letters of a word: the same on every machine.
fn hash(word: &str) -> u64 {
    word.chars().flat_map(char::to_lowercase).fold(0xcbf2_9ce4_8422_2325, |hash, c| {
        (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The finaliser of SplitMix64: spreads every bit over all others.
fn mix(mut value: u64) -> u64 {
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::{VALUES, of};

    fn common(a: &str, b: &str) -> usize {
        let other = of([b].into_iter());
        of([a].into_iter()).iter().filter(|value| other.contains(value)).count()
    }

    #[test]
    fn values_are_shared_as_wording_is() {
        let text: String = (0..300).map(|n| format!("word{n} ")).collect();
        let half: String = (150..450).map(|n| format!("Word{n}, ")).collect();
        let other: String = (500..800).map(|n| format!("word{n} ")).collect();
        assert_eq!(common(&text, &text.to_uppercase()), VALUES);
        assert!((40..=90).contains(&common(&text, &half)), "{}", common(&text, &half));
        assert_eq!(common(&text, &other), 0);
        assert!(of(["too short"].into_iter()).is_empty());
        assert_eq!(of(["just as long as it needs to be"].into_iter()).len(), 4);
    }
}
