//! Words that no name of a cause has, or ends or begins with: data only.

/// Adjectives before "to" that are said of something.
pub(super) const PREDICATES: &[&str] = &[
    "difficult", "important", "hard", "harder", "easy", "easier", "similar", "key", "able", "unable",
];

/// Adjectives with which a part of the body is a cause: "tight muscles".
pub(super) const AILING: &[&str] = &[
    "tight", "weak", "dry", "swollen", "stiff", "sore", "torn", "broken", "narrow", "clogged", "thin", "flat",
    "bad", "poor", "overactive", "underactive", "itchy", "leaky", "slipped", "bulging",
];

/// Parts of the body.
pub(super) const ANATOMY: &[&str] = &[
    "brain", "eye", "eyes", "eyelid", "eyelids", "skin", "muscle", "muscles", "nerve", "nerves", "blood",
    "heart", "head", "neck", "ear", "ears", "nose", "throat", "hand", "hands", "foot", "feet", "leg", "legs",
    "arm", "arms", "face", "stomach", "lung", "lungs", "kidney", "kidneys", "liver", "scalp", "sinuses",
    "joint", "joints", "bone", "bones", "spine", "chest", "bladder", "bowel", "bowels", "cord", "prostate",
    "urethra", "rectum", "vagina", "uterus", "artery", "arteries", "vein", "veins", "vessel", "vessels",
    "intestine", "intestines", "colon", "gland", "glands", "mouth", "tongue", "teeth", "jaw", "shoulder",
    "shoulders", "back", "knee", "hip", "wrist", "ankle", "toes", "fingers", "thumb", "calf", "calves",
    "abdomen", "pelvis", "esophagus", "pancreas", "gallbladder", "system", "hair", "nails", "lips", "tendons",
    "ligaments",
];

/// Parts of the body that do nothing by themselves.
pub(super) const TISSUES: &[&str] = &[
    "cells", "cell", "neurons", "tissue", "tissues", "organs", "gene", "genes", "proteins", "chromosome",
    "chromosomes", "enzymes", "fibers", "fiber",
];

/// Words that no name begins with: verbs and participles of another clause.
pub(super) const OPENERS: &[&str] = &[
    "cause", "play", "plays", "disrupt", "considered", "ruled", "unclear", "thus", "known", "unknown",
    "thought", "believed", "not", "there", "here", "to", "same", "factors", "caused", "based", "according",
    "further", "still", "probably", "treated", "how", "too", "important", "difficult", "notorious",
    "responsible", "essential", "necessary", "crucial", "available", "varying", "depending", "called", "termed",
    "separate", "identified", "found", "no", "mainly", "harder", "beyond", "similarities", "often", "worth",
    "worst", "worse", "over", "they", "trying", "you", "best", "better",
    "after", "when", "during", "while", "whatever", "whichever", "whoever", "similar",
];

/// Words that point back instead of naming.
pub(super) const POINTING: &[&str] = &[
    "these", "this", "those", "that", "such", "them", "it", "its", "their", "his", "her",
];

/// Nouns before "of" that take a part, or point at what comes after.
pub(super) const PART_HEADS: &[&str] = &[
    "area", "areas", "part", "parts", "surface", "side", "back", "front", "top", "wall", "lining", "source",
    "sources", "cause", "causes", "result", "sign", "signs", "symptom", "symptoms", "risk", "severity", "rest",
    "group", "layers", "layer", "tip", "base", "level", "amount", "likelihood", "chance", "chances", "rate",
    "way", "ways", "development", "frequency", "production", "lot", "function", "majority", "diagnosis",
    "treatment", "prevention", "management", "elimination", "identification", "handful", "share", "half", "place",
    "places",
];
