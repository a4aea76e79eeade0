//! A short signature of a text, by which texts that share much of their wording are found without
//! comparing them: MinHash over shingles of words.

/// How many values a signature has. The share of equal values estimates the share of common shingles
/// (Broder 1997), here to within about .09 (one standard error at one half).
const VALUES: usize = 32;
/// Words of a shingle: enough that stock phrases of a series of articles do not meet by chance.
const SHINGLE: usize = 5;

/// The signature of these texts, in order; empty where there are fewer words than a shingle has.
pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<u64> {
    let mut words = Vec::new();
    texts.for_each(|text| push_words(text, &mut words));
    if words.len() < SHINGLE {
        return Vec::new();
    }
    // One permutation, its values dealt to as many bins (Li, Owen and Zhang 2012), so that a
    // shingle is hashed once; an empty bin takes its neighbour's value.
    let mut bins = vec![u64::MAX; VALUES];
    for shingle in words.windows(SHINGLE) {
        let mixed = shingle.iter().fold(0u64, |mixed, word| mix(mixed.rotate_left(5) ^ word));
        let bin = &mut bins[(mixed % VALUES as u64) as usize];
        *bin = (*bin).min(mixed);
    }
    for at in 0..VALUES {
        if bins[at] == u64::MAX {
            let filled = (1..VALUES).map(|step| bins[(at + step) % VALUES]).find(|&value| value != u64::MAX);
            bins[at] = filled.unwrap_or(0);
        }
    }
    bins
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

    fn likeness(a: &str, b: &str) -> usize {
        of([a].into_iter()).iter().zip(of([b].into_iter())).filter(|(a, b)| **a == *b).count()
    }

    #[test]
    fn likeness_follows_shared_wording() {
        let text: String = (0..300).map(|n| format!("word{n} ")).collect();
        let half: String = (150..450).map(|n| format!("Word{n}, ")).collect();
        let other: String = (500..800).map(|n| format!("word{n} ")).collect();
        assert_eq!(likeness(&text, &text.to_uppercase()), VALUES);
        assert!((4..=20).contains(&likeness(&text, &half)));
        assert!(likeness(&text, &other) <= 1);
        assert!(of(["too short"].into_iter()).is_empty());
    }
}
