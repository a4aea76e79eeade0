//! What of a topic's name tells it alone: the first letters of its last word, its initials.

/// Last words that many topics share, which tell no topic alone.
const COMMON_HEADS: &[&str] = &[
    "pain",
    "ache",
    "disease",
    "disorder",
    "syndrome",
    "problem",
    "loss",
    "swelling",
    "infection",
    "breath",
    "deficiency",
    "pressure",
    "skin",
    "failure",
    "blood",
    "weakness",
    "discharge",
    "cancer",
    "sugar",
    "heart",
    "type",
    "rate",
    "legs",
    "hands",
    "feet",
    "eyes",
    "eye",
    "throat",
    "stools",
    "stool",
    "urine",
    "nose",
    "mouth",
    "1",
    "2",
    "stomach",
    "weight",
    "muscles",
    "attack",
    "beat",
    "deficit",
    "condition",
    "anemia",
    "dystrophy",
    "atrophy",
    "palsy",
    "tumor",
];

/// The first letters of a name's last word, if they tell it from other names.
pub(super) fn stem(name: &str) -> Option<String> {
    let last = name.split_whitespace().last()?.to_lowercase();
    let base = last.trim_end_matches('s');
    (base.len() > 4 && !COMMON_HEADS.contains(&base) && !COMMON_HEADS.contains(&last.as_str()))
        .then(|| base.chars().take(5).collect())
}

/// The initials of a name of several words.
pub(super) fn initials(name: &str) -> Option<String> {
    let letters: String =
        name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_alphabetic()).collect();
    (2..=6).contains(&letters.len()).then(|| letters.to_uppercase())
}
