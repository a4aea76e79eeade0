//! Words that a number at the end of a sentence belongs to, so that it is no citation marker there.

use std::{collections::HashSet, sync::LazyLock};

/// Labels, units, and words of counting, comparing and placing.
const HAVE_NUMBERS: &str = "\
    type types stage stages grade grades phase phases vitamin figure figures fig table tables \
    chapter chapters step steps day days week weeks hour hours minute minutes month months year \
    years number numbers part parts age ages aged level levels class category group groups section \
    page pages question item line point points score scored scores scale rate rated room unit units \
    version volume issue article box appendix case cases cohort visit cycle round dose doses tier \
    zone factor protein receptor channel chromosome chromosomes gene interleukin subtype variant \
    omega covid influenza hepatitis herpesvirus the and but for nor than from with was were are has \
    had have about around only over under until till since between into per least most nearly almost \
    approximately roughly times equals exactly below above after before within every each all any \
    another other first last next top reached reach reaches totaled totalled numbered through plus \
    minus percent mmol mcg meq gram grams pounds degrees january february march april may june july \
    august september october november december one two three four five six seven eight nine ten \
    hundred thousand million billion channels spine lumbar cervical thoracic vertebra nerve nerves \
    not";

/// Whether a number behind `word`, at the end of a sentence, may be a marker.
pub(super) fn may_precede(word: &str) -> bool {
    if let Some(inside) = word.strip_suffix(')') {
        return inside.contains(char::is_alphabetic)
            && !inside.starts_with(|first: char| first.is_ascii_digit());
    }
    (word.chars().count() >= 3 || matches!(word, "it" | "us" | "so"))
        && word.chars().all(|character| character.is_lowercase() || character == '-')
        && !has_numbers(word)
}

/// Whether numbers commonly follow `word`.
pub(super) fn has_numbers(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| HAVE_NUMBERS.split(' ').collect());
    WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::{has_numbers, may_precede};

    #[test]
    fn labels_and_units_have_numbers_and_diseases_do_not() {
        for word in ["type", "weeks", "than", "covid", "not"] {
            assert!(has_numbers(word) && !may_precede(word), "{word}");
        }
        assert!(
            may_precede("disorder") && may_precede("(NRF)") && may_precede("deep-set") && may_precede("it")
        );
        assert!(!may_precede("mg") && !may_precede("B") && !may_precede("Table") && !may_precede("(12)"));
    }
}
