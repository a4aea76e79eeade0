//! "Did you mean": the name out of a list that is nearest to one that is not in it.

/// How alike two names must be, from 0 to 1, for one to be offered for the other.
const ALIKE: f64 = 0.75;

/// The nearest of these names; none where nothing is near.
pub(super) fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let scored = names.into_iter().map(|name| (strsim::jaro_winkler(&typed, &name.to_lowercase()), name));
    let best = scored.filter(|(score, _)| *score >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0));
    best.map(|(_, name)| name)
}

/// The end of a message about a name that is not in the list: "; did you mean `x`?", or the list.
pub(super) fn or_the_list(typed: &str, names: &[&str]) -> String {
    match nearest(typed, names.iter().copied()) {
        Some(name) => format!("; did you mean `{name}`?"),
        None => format!("; there are {}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_offered_and_nothing_far() {
        assert_eq!(nearest("colour", ["color", "width"]), Some("color"));
        assert_eq!(nearest("CAUSE", ["causes", "cause"]), Some("cause"));
        assert_eq!(nearest("zzz", ["color", "width"]), None);
        assert_eq!(or_the_list("zzz", &["a", "b"]), "; there are a, b");
    }
}
