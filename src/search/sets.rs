//! Sets of passages with scores, as lists sorted by place.

use crate::index::Place;

/// Passages with their scores, each once, ordered by place.
pub(super) type Scored = Vec<(Place, f32)>;

/// What is in both, the scores added.
pub(super) fn intersect(a: Scored, b: &Scored) -> Scored {
    let mut b = b.iter().peekable();
    let both = a.into_iter().filter_map(|(place, score)| {
        while b.next_if(|(other, _)| *other < place).is_some() {}
        b.next_if(|(other, _)| *other == place).map(|(_, more)| (place, score + more))
    });
    both.collect()
}

/// What is in the first and not in the second.
pub(super) fn without(a: Scored, b: &Scored) -> Scored {
    a.into_iter().filter(|(place, _)| b.binary_search_by_key(place, |(other, _)| *other).is_err()).collect()
}

/// What is in either; where in both, with the score that `both` makes of the two.
pub(super) fn unite(a: Scored, b: &[(Place, f32)], both: impl Fn(f32, f32) -> f32) -> Scored {
    let mut united = a;
    united.extend_from_slice(b);
    united.sort_by_key(|(place, _)| *place);
    united.dedup_by(|later, first| {
        let same = later.0 == first.0;
        if same {
            first.1 = both(first.1, later.1);
        }
        same
    });
    united
}
