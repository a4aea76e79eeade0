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
pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<u32> {
    let mut words = Vec::new();
    texts.for_each(|text| push_words(text, &mut words));
    let mut hashes: Vec<u32> = words
        .windows(SHINGLE)
        .map(|shingle| shingle.iter().fold(0u64, |mixed, word| mix(mixed.rotate_left(5) ^ word)))
        // Half of the bits will do: of 100,000 pages one value in sixty meets one of another page by chance.
        .map(|hash| (hash >> 32) as u32)
        .collect();
    // The rest need no order; some more than are kept are sorted, because shingles recur.
    let some = VALUES * 2;
    if hashes.len() > some {
        hashes.select_nth_unstable(some);
        let least = sorted(hashes[..some].to_vec());
        if least.len() == VALUES {
            return least;
        }
    }
    sorted(hashes)
}

/// The least of these, ascending, each once.
fn sorted(mut hashes: Vec<u32>) -> Vec<u32> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(VALUES);
    hashes
}

/// Adds the hash of each word of `text`: FNV-1a over its lower-case letters, the same on every machine.
fn push_words(text: &str, words: &mut Vec<u64>) {
    let mut hash = None;
    let mut letter = |letter: Option<u32>| match letter {
        Some(letter) => {
            let before = hash.unwrap_or(0xcbf2_9ce4_8422_2325_u64);
            hash = Some((before ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3));
        }
        None => words.extend(hash.take()),
    };
    if text.is_ascii() {
        for byte in text.bytes() {
            letter(byte.is_ascii_alphanumeric().then(|| u32::from(byte.to_ascii_lowercase())));
        }
    } else {
        for c in text.chars() {
            if c.is_alphanumeric() {
                c.to_lowercase().for_each(|lower| letter(Some(lower.into())));
            } else {
                letter(None);
            }
        }
    }
    letter(None);
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
