//! Why a passage stands where it does: reasons whose numbers add up to its score.

use super::{
    answer::Reason,
    gathered::Evidence,
    matches::{ARTICLE, ASKED_KIND, Match},
    plan::Plan,
};

/// The reasons for a match's score, in the order of the query.
pub(super) fn reasons(found: &Match<'_>, plan: &Plan<'_>, evidence: &Evidence) -> Vec<Reason> {
    let parts: Vec<(usize, f32)> = evidence
        .of_passages
        .iter()
        .filter_map(|list| {
            let at = list.scores.binary_search_by_key(&found.scored, |(key, _)| *key).ok()?;
            Some((list.part, list.scores[at].1))
        })
        .collect();
    let mut reasons = of_words(&parts, plan, evidence);
    let ranked = &found.ranked;
    let words: f32 = reasons.iter().map(|reason| reason.adds).sum();
    let article = ARTICLE * ranked.article;
    let own = if ranked.asked { ranked.score / ASKED_KIND } else { ranked.score };
    // What must hold has a score of its own, which is what the words do not account for.
    if !plan.hard.is_empty() {
        reasons.insert(0, reason("what the query asks for in any case", own - words - article));
    }
    if article > 0.0 {
        reasons.push(reason("what its whole article offers", article));
    }
    if ranked.asked {
        reasons.push(reason("its section is of the kind that is asked for", ranked.score - own));
    }
    reasons
}

/// What the words add: of the words that name a concept, and its other names, the better counts.
fn of_words(parts: &[(usize, f32)], plan: &Plan<'_>, evidence: &Evidence) -> Vec<Reason> {
    let score = |part: usize| parts.iter().find(|(of, _)| *of == part).map(|(_, adds)| *adds);
    let mut own: Vec<Option<f32>> = (0..plan.needs.len()).map(score).collect();
    let mut reasons = Vec::new();
    let word = |need: usize, adds: f32| reason(format!("“{}”", plan.needs[need].label), adds);
    for (number, concept) in plan.concepts.iter().enumerate() {
        let words: Vec<(usize, f32)> =
            concept.needs.iter().filter_map(|need| Some((*need, own[*need].take()?))).collect();
        let named = score(plan.concept(number)).unwrap_or_default();
        if words.iter().map(|(_, adds)| adds).sum::<f32>() >= named {
            reasons.extend(words.into_iter().map(|(need, adds)| word(need, adds)));
        } else {
            reasons.push(reason(format!("a name of {}", concept.concept.name), named));
        }
    }
    let rest = own.into_iter().enumerate().filter_map(|(need, adds)| Some(word(need, adds?)));
    reasons.extend(rest);
    for (number, pair) in plan.needs.windows(2).enumerate() {
        let adds = score(plan.pair(number))
            .map(|adds| (format!("“{}” beside “{}”", pair[0].label, pair[1].label), adds));
        reasons.extend(adds.map(|(what, adds)| reason(what, adds)));
    }
    for (number, stem) in evidence.related.iter().enumerate() {
        let adds = score(plan.related(number));
        reasons.extend(adds.map(|adds| reason(format!("“{stem}”, of the best articles"), adds)));
    }
    reasons
}

fn reason(what: impl Into<String>, adds: f32) -> Reason {
    Reason { what: what.into(), adds }
}
