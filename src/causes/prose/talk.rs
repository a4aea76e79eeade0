//! Words by which a sentence among causes is told from one on treatment, company or doubt, and a name that may
//! be a cause in it from one that is not.

use crate::causes::{
    lexicon::{CAUSES_TOO, GENERAL, NUTRIENTS, has},
    vocabulary::{Concept, ConceptKind},
};

/// Kinds of which the subject of any sentence among causes is one.
pub(super) fn is_cause_kind(concept: &Concept) -> bool {
    match concept.kind {
        ConceptKind::Procedure => false,
        ConceptKind::Symptom => has(CAUSES_TOO, &concept.id),
        ConceptKind::Substance => !has(NUTRIENTS, &concept.id),
        _ => !has(GENERAL, &concept.id),
    }
}

/// Kinds that are no treatment.
pub(super) fn is_illness(kind: ConceptKind) -> bool {
    use ConceptKind::{Condition, Deficiency, Infection, Injury};
    matches!(kind, Condition | Deficiency | Infection | Injury)
}

/// Words of sentences on something other than causes: treatment, company, chances.
pub(super) fn is_other_talk(word: &str) -> bool {
    const STARTS: &[&str] = &[
        "treat",
        "help",
        "prevent",
        "reliev",
        "doctor",
        "symptom",
        "diagnos",
        "avoid",
        "reduc",
        "risk",
        "effective",
        "prescri",
        "recommend",
        "therap",
        "control",
        "cure",
        "used",
        "complicat",
        "sooth",
        "calm",
    ];
    STARTS.iter().any(|start| word.starts_with(start))
        || matches!(word, "?" | "works" | "ease" | "eases" | "sign" | "signs")
}

/// Words of a sentence that takes back what it speaks of, or says that it only makes things worse.
pub(super) const DOUBTS: &[&[&str]] = &[
    &["no", "link"],
    &["no", "evidence"],
    &["no", "proof"],
    &["no", "connection"],
    &["not", "been", "shown"],
    &["not", "been", "proven"],
    &["not", "been", "found"],
    &["not", "shown"],
    &["not", "proven"],
    &["not", "supported"],
    &["hardly", "ever"],
    &["hardly", "causes"],
    &["aggravate"],
    &["aggravates"],
    &["worsen"],
    &["worsens"],
    &["exacerbate"],
    &["exacerbates"],
];

/// Words that point at what was told already.
pub(super) const DEFINITE: &[&str] = &["the", "this", "that", "these", "those", "its", "such"];

/// Nouns after a name that make it a modifier: it is not the cause, but who has it, or what is done for it.
pub(super) const HEADS_AFTER: &[&str] = &[
    "symptoms",
    "symptom",
    "treatment",
    "medication",
    "medications",
    "patients",
    "patient",
    "sufferers",
    "survivors",
    "wearers",
    "users",
    "users’",
    "management",
    "tests",
    "test",
    "testing",
    "specialist",
    "specialists",
    "vaccine",
    "vaccines",
    "vaccination",
    "research",
    "rates",
    "rate",
    "experts",
    "expert",
    "clinic",
    "guidelines",
    "foundation",
    "association",
    "society",
];

/// Adverbs that may open a sentence on one more cause.
pub(super) const ADVERBS: &[&str] =
    &["then", "next", "finally", "lastly", "similarly", "likewise", "too", "however", "even"];

/// "People with diabetes": who has what is told as a cause.
pub(super) const PEOPLE: &[&str] =
    &["people", "those", "patients", "women", "men", "adults", "children", "anyone", "others"];

pub(super) const HAVING: &[&str] = &[
    "with", "on", "who", "have", "take", "taking", "had", "work", "handle", "use", "using", "drink",
    "breathe", "working",
];

/// Words that tell a thing from what it is not.
pub(super) const CONTRASTS: &[&str] = &[
    "unlike",
    "than",
    "confused",
    "mistaken",
    "differ",
    "differs",
    "resemble",
    "resembles",
    "mimic",
    "mimics",
    "instead",
    "similar",
    "protect",
    "protects",
    "protecting",
    "belongs",
    "classified",
    "destroying",
    "killing",
    "distinguish",
    "rather",
];

/// Words that deny the name after them.
pub(super) const NEGATIONS: &[&str] = &["not", "no", "never", "without", "nor", "neither", "cannot"];

/// Words after which stands what a thing is done against.
pub(super) const TREATED: &[&str] = &[
    "against",
    "together",
    "along",
    "alongside",
    "accompanied",
    "treated",
    "treating",
    "immunized",
    "vaccinated",
    "tested",
    "screened",
    "complications",
];
