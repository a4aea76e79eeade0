//! The words of cues: data only. To teach the finder a way of saying that one thing causes another, add it here.

use super::Shape;

/// Words of which this alone is a cue in both senses.
pub(super) const MAY_BE_NOUN: &[&str] = &[
    "cause", "causes", "trigger", "triggers", "reason", "reasons", "culprit", "culprits",
];

/// After these, they are verbs.
pub(super) const VERBAL: &[&str] = &[
    "can", "may", "might", "could", "will", "to", "also", "not", "often", "sometimes", "that", "which",
];

/// After these, "cause" and "trigger" are nouns.
pub(super) const BEFORE_NOUN: &[&str] = &[
    "the", "a", "an", "this", "that", "no", "any", "each", "every", "another", "other", "some", "many", "one",
    "its", "their", "your", "common", "commonest", "frequent", "main", "major", "leading", "primary",
    "possible", "potential", "likely", "probable", "underlying", "exact", "specific", "known", "rare", "rarer",
    "serious", "uncommon", "usual", "typical", "root", "important", "different", "various", "several", "most",
    "general", "medical", "benign", "harmless", "dangerous", "life-threatening", "lifestyle", "environmental",
    "genetic", "psychological", "physical", "neurological", "two", "three", "four", "five", "of", "certain",
    "identifiable", "obvious", "simple", "severe", "less", "more", "what", "top", "minor", "treatable",
    "significant", "direct", "biggest", "everyday", "temporary", "secondary", "following", "additional",
    "dietary", "unknown", "unclear", "actual", "real", "original", "ultimate", "precise", "sole", "only",
    "second", "third", "next", "new",
];

/// Before these, "causes" is a noun.
pub(super) const AFTER_NOUN: &[&str] = &[
    "of", "include", "includes", "are", "is", "can", "may", "range", "vary", "for", "behind", "could", "might",
    ":",
];

/// The cues. Forms that hold another one are longer, and the longest counts.
pub(super) const CUES: &[(Shape, &[&str])] = &[
    (Shape::CauseFirst, &[
        "cause", "causes", "causing", "caused", "trigger", "triggers", "triggering", "triggered", "lead to",
        "leads to", "leading to", "led to", "result in", "results in", "resulting in", "resulted in",
        "bring on", "brings on", "bringing on", "brings about", "set off", "sets off", "provoke", "provokes",
        "induce", "induces", "give rise to", "gives rise to", "contribute to", "contributes to",
        "contributing to", "is behind", "are behind", "be behind", "responsible for", "to blame for",
        "play a role in", "play a role in causing", "plays a role in causing", "play a part in",
        "plays a part in", "contribute to the development of", "contributes to the development of",
        "lead to the development of", "role in the development of", "plays a role in", "often the culprit",
        "be the culprit", "is the culprit", "are the culprits", "bring it on", "brings it on", "bring them on",
        "brings them on", "bring this on", "brings this on", "bring it about", "brings it about", "bring about",
        "brought on", "set it off", "sets it off", "set them off", "sets them off", "setting off",
        "account for", "accounts for", "notorious for causing", "known for causing", "known to cause",
        "give you", "gives you", "give people", "make people", "makes people", "make a person", "make someone",
        "leave you", "leaves you", "leave people", "leaves people", "make you feel", "makes you feel",
        "leave you feeling", "leaves you feeling", "make you", "makes you", "present with", "presents with",
        "presenting with", "spark", "sparks", "precipitate", "precipitates", "can produce", "may produce",
        "at the root of", "underlie", "underlies", "lie behind", "lies behind", "bring with it",
        "brings with it", "contributors to", "kick off", "kicks off",
    ]),
    (Shape::Blame, &[
        "top the list", "tops the list", "to blame", "at fault", "the same effect", "a similar effect",
        "play a role", "plays a role", "play a part", "plays a part", "can do it", "may do it", "might do it",
        "can do this", "does the same", "do the same", "do so too", "may be responsible", "is responsible",
        "are responsible", "be responsible",
    ]),
    (Shape::Told, &[
        "will do it", "would do it", "known for it", "known for this",
        "notorious for it", "notorious for this", "deserve a mention", "deserves a mention", "belong here",
        "belongs here", "belong on the list", "belongs on the list", "on the list", "head the list",
        "heads the list", "lead the list", "leads the list", "come to mind", "comes to mind", "be thought of",
        "is at work", "are at work", "take their toll", "takes its toll", "have this effect", "has this effect",
        "have that effect", "has that effect", "be considered", "can be behind it", "is behind it",
        "are behind it", "cannot be ruled out", "at the bottom of it", "be behind it",
        "explain it", "explains it", "explain this", "explains this", "cut the", "cuts the", "cut off", "cuts off",
        "starve the", "starves the", "rob the", "robs the", "deprive the", "deprives the", "put pressure on",
        "puts pressure on", "put a strain on", "puts a strain on", "put strain on", "puts strain on", "flood the",
        "floods the", "fill the", "fills the", "tear the", "tears the", "harm the", "harms the", "hurt the",
        "hurts the", "attack the", "attacks the", "change the way", "changes the way", "thicken the", "thickens the",
        "stiffen the", "stiffens the", "sting a", "affect the", "affects the", "let air", "lets air",
        "makes the", "make the", "makes your", "make your", "leave the", "leaves the", "irritate", "irritates",
        "inflame", "inflames", "injure", "injures", "damages", "may damage", "can damage", "might damage", "press on",
        "presses on", "pull at", "pulls at", "pull on", "pulls on", "upsets", "disturb", "disturbs", "disrupt",
        "disrupts", "overstimulate", "stimulate", "stimulates", "weaken", "weakens", "interfere with",
        "interferes with", "dry out", "dries out", "dry the", "dries the", "stretch the", "stretches the",
        "slow the", "slows the", "block the", "blocks the", "narrow the", "narrows the", "thins the", "thin the",
        "strain the", "strains the", "upset the", "rev up", "revs up", "speed up the", "speeds up the", "loosens the",
        "relaxes the", "relax the", "loosen the", "can irritate", "sting the",
        "is often behind it", "enter the picture", "come into play", "comes into play",
    ]),
    (Shape::Noun, &[
        "known causes of", "explanation for", "explanations for", "reason for", "reasons for", "cause of",
        "causes of", "causes for", "causes behind", "trigger of", "triggers of", "trigger for", "triggers for",
        "reason", "reasons", "suspect", "suspects", "offender", "offenders", "culprits", "culprit",
        "causative factors", "contributor to", "contributor", "contributors", "factor in", "factors in",
        "explanation", "explanations", "possibility", "possibilities",
    ]),
    (Shape::EffectFirst, &[
        "caused by", "caused in part by", "caused mainly by", "caused primarily by", "caused mostly by",
        "caused either by", "caused directly by", "caused or increased by", "caused or worsened by",
        "caused or triggered by", "caused or aggravated by", "caused or made worse by", "due to",
        "due in part to", "result from", "results from", "resulting from", "resulted from", "result of",
        "results of", "because of", "triggered by", "set off by", "brought on by", "brought about by",
        "come about due to", "provoked by", "induced by", "arising from", "attributed to", "traced to",
        "traced back to", "blamed on", "secondary to", "side effect of", "side effects of", "side effect from",
        "complication of", "consequence of", "the fault of", "courtesy of", "thanks to", "owing to",
        "on account of", "precipitated by", "traced it to", "trace it to", "blame it on", "put it down to", "comes on after", "come on after", "comes on with",
    ]),
    (Shape::SignOf, &[
        "to do with", "the work of",
        "produced by", "stem from", "stems from", "stemming from", "arise from", "arises from", "come from",
        "comes from", "response to", "reaction to", "down to", "sign of", "sign that you are", "sign that you have", "mean that you have", "mean you have", "signs of", "symptom of",
        "symptoms of", "warning of", "indication of", "indicator of", "typical of", "characteristic of",
        "hallmark of", "feature of", "indicate", "indicates", "indicative of", "point to", "points to",
        "signal", "tied to", "connected to", "connected with", "traceable to", "put down to", "linked to",
        "linked with", "link to", "link between", "associated with", "related to", "unrelated to", "may mean",
        "can mean", "could mean", "might mean",
    ]),
    (Shape::HaveAs, &[
        "as a side effect", "as a symptom", "among their side effects", "among its side effects",
        "among the side effects", "among their symptoms", "among its symptoms", "as one of its symptoms",
        "as one symptom", "as a possible side effect",
    ]),
    (Shape::WorseWith, &[
        "increase in frequency during", "more frequent during", "worse with", "worse during", "worse when",
        "worsen with", "worsens with", "worsened by", "made worse by", "aggravated by", "exacerbated by",
        "intensified by",
    ]),
    (Shape::Company, &[
        "occur with", "occurs with", "happen with", "happens with", "occur in", "occurs in", "occur after",
        "occurs after", "happen after", "happens after", "happen during", "occur during", "occurs during",
        "happens during", "develop after", "develops after", "seen in", "seen with", "common in", "common with",
        "common during", "common after", "comes with", "come with", "go along with", "goes along with",
        "goes with", "follow", "follows",
    ]),
    (Shape::Worsens, &[
        "worsen", "worsens", "aggravate", "aggravates", "exacerbate", "exacerbates", "intensify", "make",
        "makes",
    ]),
];

/// Beginnings and parts of words of which every cue has one (but "make", which needs "worse" after it), and
/// what hands on a cue ("So can ..."). They are few, so that looking for them is quick.
pub(super) const GATE_STEMS: &[&str] = &[
    "caus", "trigger", "lead to", "leads to", "leading to", "led to", "result", "bring", "brought", "set off",
    "sets off", "setting off", "it off", "them off", "provok", "induc", "give rise", "gives rise", "contribut",
    "behind", "responsib", "blame", "put it down", "sign that you", "mean that you", "mean you have", "trace it", "role in", "play", "culprit", "make you", "makes you", "make people",
    "makes people", "make a person", "make someone", "leave", "give you", "gives you", "give people", "due to",
    "due in", "stem", "aris", "come from", "comes from", "come about", "produced by", "attribut", "traced",
    "traceable", "secondary to", "effect", "complication of", "consequence", "response to", "reaction to",
    "down to", "sign of", "signs of", "signal", "symptom", "warning of", "indicat", "hallmark", "feature of",
    "typical of", "characteristic of", "point to", "points to", "link", "associat", "related to", "connected",
    "tied to", "reason", "explanation", "suspect", "offender", "worse", "aggravat", "exacerbat", "intensif",
    "account", "fault", "the list", "during", "so can ", "present with", "presents with", "presenting with",
    "spark", "precipit", "can produce", "may produce", "at the root", "underlie", "lie behind", "lies behind",
    "kicks off", "kick off", "can do it", "may do it", "might do it", "can do this", "does the same",
    "do the same", "do so too", "courtesy", "thanks to", "owing to", "on account", "comes on", "come on after",
    "may mean", "can mean", "could mean", "might mean", "occur with", "occurs with", "happen with",
    "happens with", "occur in", "occurs in", "occur after", "occurs after", "happen after", "happens after",
    "develop after", "develops after", "seen in", "seen with", "common in", "common with", "common after",
    "comes with", "come with", "go along with", "goes along with", "goes with", "follow", "factor in",
    "factors in", "possibilit", "among their", "among its", "among the side", "as one symptom", "as one of its",
    "to do with", "the work of", "so are ", "so is ", "so do ", "so does ", "so may ", "same goes", "same is true", "same applies",
];
