//! Words by what they do in a phrase or sentence. Data only: to teach the finder a word, add it here.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    sync::LazyLock,
};

/// Verbs (and forms with a verb) that only a sentence has: what stands before is its subject.
pub(super) const FINITE: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "isn't", "aren't", "isn’t", "aren’t", "can", "can't", "can’t",
    "cannot", "may", "might", "could", "will", "would", "should", "must", "has", "have", "had", "does", "do",
    "did", "doesn't", "don't", "doesn’t", "don’t", "occur", "occurs", "occurred", "happen", "happens",
    "become", "becomes", "causes", "leads", "results", "affects", "affect", "makes", "make", "include",
    "includes", "tend", "tends", "seem", "seems", "appear", "appears", "begin", "begins", "develop",
    "develops", "starts", "gets", "go", "goes", "needs", "plays", "helps", "help", "stops", "prevents",
    "prevent", "raises", "raise", "lowers", "reduces", "reduce", "means", "mean", "said", "says", "suggests",
    "suggest", "shows", "show", "found", "remains", "remain", "worsen", "varies", "vary", "depends", "depend",
    "damages", "keeps", "keep", "lasts", "improve", "improves", "believe", "think", "know", "consult", "see",
    "talk", "contact", "seek", "ask", "avoid", "try", "produces", "triggers", "contributes", "accounts",
    "account", "comes", "come", "came", "leaves", "leave", "feel", "feels", "run", "runs", "require",
    "requires", "resolve", "resolves", "irritates", "irritate", "blocks", "presses", "puts", "let", "lets",
    "gives", "give", "take", "takes", "disappear", "inflame", "inflames", "injure", "injures", "weaken",
    "weakens", "harms", "disturb", "disturbs", "upsets", "disrupts", "impairs", "impair", "looks", "belong",
    "belongs", "deserve", "deserves", "interfere", "interferes", "bother", "bothers", "pulls",
    "dulls", "clouds", "slows", "dries", "robs", "strips", "heads", "strikes", "collects", "builds", "shrink",
    "shrinks", "tighten", "tightens", "speeds", "rev", "lose", "loses", "suffer", "suffers", "stimulate",
    "stimulates", "thins", "swells", "stretches", "squeezes", "narrows", "relaxes", "allow", "allows",
    "enters", "enter", "read", "heard", "tells", "speculate", "speculates", "hypothesize", "releases", "turns", "grows", "wears", "dislike", "finish", "lie", "lies",
];

/// Words after which another clause begins.
pub(super) const RELATIVE: &[&str] = &[
    "that", "which", "who", "whose", "where", "when", "while", "because", "if", "although", "though", "but",
    "so", "until", "unless", "whether", "since", "than", "whereas", "however", "whom", "before", "during",
    "affecting", "making", "typically", "often", "sometimes", "especially", "particularly", "usually",
    "frequently", "generally", "rather", "without", "despite", "except", "per", "via", "as", "resulting",
    "leading", "causing", "along", "then", "therefore", "once", "even", "not", "most", "together",
    "according", "both", "either", "notably", "how", "what", "why", "thus", "thereby", "unlike", "to-be",
];

/// Words that a name does not begin with.
pub(super) const LEADING: &[&str] = &[
    "a", "an", "the", "your", "his", "her", "their", "our", "its", "some", "any", "certain", "many", "other",
    "another", "various", "several", "different", "most", "all", "such", "also", "often", "usually", "simply",
    "possibly", "perhaps", "maybe", "sometimes", "commonly", "typically", "mainly", "mostly", "either",
    "both", "just", "merely", "even", "only", "of", "to", "from", "with", "by", "in", "on", "at", "for",
    "and", "or", "taking", "using", "having", "drinking", "eating", "consuming", "experiencing", "getting",
    "specific", "particular", "common", "more", "less", "numerous", "few", "multiple", "related", "one",
    "two", "three", "including", "frequently", "generally", "probably", "likely", "rarely", "things",
    "something", "plus", "added", "possible", "potential", "sheer", "simple", "following", "additional",
    "minor", "later", "prolonged", "ongoing", "occasionally", "use", "everyday", "else", "rare", "rarer",
    "uncommon", "extremely", "very",
];

/// Phrases that a name does not begin with, longest first.
pub(super) const LEADING_PHRASES: &[&[&str]] = &[
    &["any", "number", "of"],
    &["number", "of"],
    &["a", "wide", "range", "of"],
    &["a", "wide", "variety", "of"],
    &["a", "number", "of"],
    &["a", "variety", "of"],
    &["a", "range", "of"],
    &["a", "combination", "of"],
    &["a", "mix", "of"],
    &["a", "mixture", "of"],
    &["a", "lot", "of"],
    &["a", "form", "of"],
    &["a", "type", "of"],
    &["a", "kind", "of"],
    &["a", "history", "of"],
    &["a", "family", "history", "of"],
    &["the", "effects", "of"],
    &["the", "presence", "of"],
    &["the", "use", "of"],
    &["the", "onset", "of"],
    &["long-term", "use", "of"],
    &["side", "effects", "of"],
    &["side", "effect", "of"],
    &["side", "effects", "from"],
    &["combination", "of"],
    &["classes", "of"],
    &["class", "of"],
    &["groups", "of"],
    &["group", "of"],
    &["examples", "of"],
    &["types", "of"],
    &["type", "of"],
    &["kinds", "of"],
    &["kind", "of"],
    &["forms", "of"],
    &["form", "of"],
    &["use", "of"],
    &["effects", "of"],
    &["episodes", "of"],
    &["bouts", "of"],
    &["bout", "of"],
    &["periods", "of"],
    &["times", "of"],
    &["cases", "of"],
    &["case", "of"],
    &["feelings", "of"],
    &["history", "of"],
    &["presence", "of"],
    &["things", "like"],
    &["being", "under"],
];

/// Nouns that say nothing of what it is; alone, or with [`GENERIC_MODIFIERS`], they name no cause.
pub(super) const GENERIC: &[&str] = &[
    "condition", "conditions", "disease", "diseases", "disorder", "disorders", "problem", "problems", "issue",
    "issues", "illness", "illnesses", "cause", "causes", "factor", "factors", "reason", "reasons", "thing",
    "things", "trigger", "triggers", "habit", "habits", "event", "events", "circumstance", "circumstances",
    "concern", "concerns", "situation", "situations", "choices", "change", "changes", "source", "sources",
    "symptom", "symptoms", "sign", "signs", "effect", "effects", "case", "cases", "one", "ones", "others",
    "other", "etc", "activities", "activity", "culprit", "culprits", "emergency", "state", "states",
    "process", "processes", "result", "results", "diagnosis", "explanation", "example", "examples", "these",
    "those", "this", "that", "it", "them", "they", "more", "many", "some", "any", "none", "substances",
    "substance", "product", "products", "foods", "food", "items", "medical", "abnormality", "abnormalities",
    "complication", "complications", "origin", "nature", "form", "forms", "type", "types", "ailment",
    "ailments", "mechanism", "mechanisms", "way", "ways", "part", "area", "areas", "time", "times",
    "following", "variety", "range", "combination", "consequence", "role", "research", "influences",
    "elements", "agents", "agent", "syndrome", "syndromes", "treatments", "treatment", "therapy", "therapies",
    "imbalance", "imbalances", "reaction", "reactions", "response", "lifestyle", "damage", "procedures",
    "procedure", "tests", "test", "exposure", "interaction", "interactions", "body", "people", "behaviors",
    "behaviours", "behavior", "stimuli", "movements", "person", "patient", "patients", "individual",
    "individuals", "age", "candidate", "candidates", "suspect", "suspects", "offender", "offenders",
    "environment", "environments", "subtype", "subtypes", "explanations", "possibility", "possibilities",
    "trouble", "troubles",
];

/// Words before a generic noun that leave it generic.
pub(super) const GENERIC_MODIFIERS: &[&str] = &[
    "underlying", "medical", "health", "serious", "severe", "other", "certain", "common", "rare", "physical",
    "lifestyle", "lifestyle-related", "related", "life-threatening", "dangerous", "chronic", "acute", "minor",
    "temporary", "more", "less", "many", "such", "various", "several", "different", "specific", "particular",
    "possible", "potential", "existing", "pre-existing", "additional", "of", "or", "and", "these", "those",
    "this", "the", "a", "an", "known", "unknown", "external", "internal", "systemic", "daily", "everyday",
    "complex", "simple", "harmless", "benign", "risk", "causative", "contributing", "similar", "important",
    "major", "main", "single", "wide", "broad", "deeper", "bigger", "treatable", "true", "some", "any",
    "mild", "moderate", "normal", "new", "direct", "natural", "secondary", "primary", "general", "multiple",
    "individual", "personal", "unrelated", "environmental", "short-term", "long-term", "often", "usually",
    "potentially", "very", "not", "no", "inside", "outside", "elsewhere", "body", "somewhere", "else", "in",
    "your", "usual", "hidden", "otherwise", "deep-seated", "number",
];

/// One word that describes and does not name.
pub(super) const NO_NAMES: &[&str] = &[
    "long", "short", "much", "little", "few", "more", "less", "place", "places", "road", "tablet", "tablets", "pill", "pills",
    "capsule", "capsules", "dose", "doses", "dealt", "forgotten", "gone", "taken", "given", "made", "done", "seen", "felt",
    "left", "kept", "told", "held", "met", "brought", "chosen", "driven", "known", "meant", "put", "set", "thing", "things",
    "unknown", "unclear", "benign", "harmless", "serious", "severe", "mild", "many", "various", "numerous",
    "temporary", "complex", "treatable", "known", "different", "common", "rare", "normal", "varied",
    "multiple", "obvious", "minor", "similar", "simple", "dangerous", "here", "there", "worse", "better",
    "what", "who", "doctor", "provider", "you", "we", "i", "he", "she", "someone", "anyone", "everyone",
    "people", "women", "men", "children", "adults", "babies", "infants", "patients", "experts", "researchers",
    "scientists", "doctors", "person", "individuals", "physicians", "studies", "research", "body",
    "idiopathic", "hereditary", "inherited", "genetic", "medical", "physical", "emotional", "mental",
    "simply", "else", "again", "first", "home", "area", "possible", "likely", "necessary", "available",
    "important", "contagious", "acute", "chronic", "not", "both", "all", "identified", "found", "determined",
    "established", "understood", "painful", "uncertain", "being", "usually", "often", "internal", "external",
    "viral", "nothing", "anything", "something", "everything", "yourself", "itself", "themselves", "click",
    "learn", "persistent", "permanent", "gene", "genes", "protein", "proteins", "chromosome", "considered",
    "multifactorial", "baby", "mother", "father", "child", "shown", "cells", "cell", "neurons", "tissue",
    "tissues", "organs", "older", "younger", "higher", "lower", "good", "parent", "sibling", "characterized",
    "immediate", "turn", "destroy", "female", "male", "major", "underlying",
    "over", "middle", "overall", "general", "above", "below", "enough", "done", "check", "term", "interact",
    "reach", "suggesting", "prescription", "nonprescription", "information", "data", "group", "groups", "torso",
    "sufficient", "cousins", "relatives", "dose", "doses", "whatever", "brought", "far", "find", "made", "hope", "gradual", "infrequent", "alarm", "discovery", "last", "work", "act", "function", "now", "then", "seldom", "rarely", "commonly", "occasionally", "sometimes", "psychogenic", "siblings", "signal", "teens", "families", "speculate",
];

/// Heads of phrases that tell how the body does it, not what brings it about.
pub(super) const MECHANISMS: &[&str] = &[
    "contraction", "contractions", "firing", "signals", "impulses", "impulse", "transmission", "response",
    "responses", "stimulation", "activation", "mechanism", "mechanisms", "excitability", "neurotransmitters",
    "relaxation",
];

/// Adjectives that leave a name the same concept.
pub(super) const LIGHT: &[&str] = &[
    "severe", "mild", "moderate", "minor", "serious", "extreme", "intense", "heightened", "certain", "some",
    "other", "emotional", "everyday", "excessive", "excess", "heavy", "strenuous", "vigorous", "prolonged",
    "ongoing", "persistent", "frequent", "regular", "sudden", "recent", "increased", "underlying", "general",
    "too", "much", "many", "simple", "various", "common", "untreated", "uncontrolled", "undiagnosed",
    "significant", "advanced", "early", "unusual", "new", "high", "large", "amounts", "of", "the", "a", "an",
    "your", "and", "any", "more", "taking", "overuse", "drinking", "using", "eating", "consuming", "smoking",
    "doing", "having", "specific", "existing", "prescription", "repeated", "long-term", "poorly",
    "controlled", "overwhelming", "physical", "constant", "lots", "pre-existing", "such", "these",
    "particular", "related", "type", "types", "being", "strong", "powerful", "nearby",
];

/// Nouns after a name that leave it the same concept.
pub(super) const TAILS: &[&str] = &[
    "therapy", "therapies", "use", "usage", "intake", "consumption", "drug", "drugs", "medication",
    "medications", "medicine", "medicines", "pills", "temperature", "temperatures", "weather", "air",
    "tablets", "levels", "itself", "alone", "episodes", "episode", "treatment", "supplements", "products",
    "product", "beverages", "drinks", "too", "much", "excessively", "heavily",
];

/// Nouns shared by the names before them: "viral or bacterial infections".
pub(super) const SHARED_HEADS: &[&str] = &[
    "disease", "diseases", "disorder", "disorders", "infection", "infections", "deficiency", "deficiencies",
    "failure", "injury", "injuries", "problem", "problems", "damage", "imbalance", "imbalances", "cancer",
    "cancers", "withdrawal", "overdose", "levels", "conditions", "condition", "issues", "issue", "allergies",
    "allergy", "stress", "pain", "changes", "strain", "tumor", "tumors", "tumour", "tumours", "nerves",
    "nerve", "use", "abuse", "poisoning", "syndrome", "attacks", "inflammation", "surgery", "exposure",
    "headache", "headaches", "loss", "intake", "consumption", "blockage", "response", "bleeding", "glands",
    "gland", "illness", "illnesses", "weakness", "medications", "drugs", "dysfunction", "misuse", "fracture",
    "fractures", "trauma", "fumes", "smoke", "factors", "factor", "gene", "genes", "thyroid", "thyroids",
    "bladder", "disk", "disks", "disc", "discs", "bone", "bones", "vertebra", "vertebrae", "rib", "ribs",
    "vessel", "vessels", "ulcer", "ulcers", "supplements", "sprays", "bites", "stings", "medicines", "pills",
    "temperature", "temperatures", "weather", "air",
];

/// Adjectives and participles that need a noun after them: "damaged or pinched nerves".
pub(super) const NEEDS_HEAD: &[&str] = &[
    "lumbar", "thoracic", "sacral",
    "damaged", "pinched", "compressed", "injured", "viral", "bacterial", "fungal", "parasitic", "hormonal",
    "emotional", "physical", "mental", "psychological", "internal", "external", "acute", "chronic",
    "autoimmune", "metabolic", "neurological", "genetic", "cardiac", "pulmonary", "renal", "thyroid",
    "kidney", "liver", "heart", "lung", "brain", "blood", "eye", "ear", "sinus", "throat", "skin", "bone",
    "joint", "muscle", "nerve", "spinal", "head", "neck", "back", "dental", "food", "seasonal", "cluster",
    "tension", "upper", "lower", "inner", "middle", "outer", "strained", "torn", "swollen", "irritated",
    "blocked", "narrowed", "bulging", "ruptured", "herniated", "slipped", "broken", "cracked", "fractured",
    "degenerated", "vitamin", "mineral", "low", "high", "respiratory", "cardiovascular", "endocrine",
    "gastrointestinal", "digestive", "environmental", "fight", "rheumatoid", "bladder", "bowel", "breast",
    "prostate", "pancreatic", "stomach", "colon", "ovarian", "cervical", "uterine", "urinary", "vaginal",
    "tooth", "gum", "jaw", "foot", "knee", "hip", "ankle", "secondhand", "tobacco", "drug", "substance",
    "iron", "nutritional", "neuromuscular", "immune", "vascular", "inflammatory", "infectious", "psychiatric",
    "hereditary", "inherited", "lymph", "salivary", "pituitary", "adrenal", "lifestyle", "underactive",
    "overactive", "hot", "cold", "warm", "humid",
    "gallbladder", "pancreas", "esophagus", "esophageal", "intestinal", "gastric", "hepatic", "valve", "aortic",
    "testicular", "rectal", "anal", "nasal", "vision", "hearing", "uterus", "tendon", "ligament", "disk", "disc",
    "vagus", "phrenic", "optic", "sciatic", "facial", "median", "ulnar", "auditory", "vestibular", "cranial",
];

/// Concepts too wide to be taken for a cause where a sentence only speaks of them.
pub(super) const GENERAL: &[&str] = &[
    "underlying-condition", "chronic-disease", "acute-illness", "genetics", "gene-mutation", "family-history",
    "unknown-cause", "lifestyle-factors", "race-or-ethnicity", "mosaicism", "consanguinity", "systemic-disease",
    "diet",
];

/// Concepts of what the body needs: a sentence that speaks of one does not call it a cause.
pub(super) const NUTRIENTS: &[&str] = &[
    "potassium", "sodium", "calcium", "iodine", "copper", "selenium", "fluoride", "vitamin-a", "vitamin-b6",
    "vitamin-c", "vitamin-d", "vitamin-e", "vitamin-k", "histamine", "stomach-acid", "dietary-supplements",
    "fish-oil", "protein-supplements", "ginger", "turmeric", "sunscreen", "toilet-paper", "herbal-remedies",
];

/// Symptoms that texts speak of as causes as readily as of conditions.
pub(super) const CAUSES_TOO: &[&str] = &["anxiety", "constipation", "abnormal-heart-rhythm", "panic-attack", "insomnia", "heartburn"];

/// Concepts that tell who has a symptom, not why.
pub(super) const PERSONS: &[&str] = &[
    "aging", "being-female", "being-male", "newborn-age", "race-or-ethnicity", "older-maternal-age", "teenage-pregnancy",
];

/// A determiner or pronoun that points back instead of naming.
pub(super) const POINTERS: &[&str] = &[
    "it", "this", "these", "they", "them", "those", "that", "others", "some", "both", "such", "one", "which",
    "many", "most", "symptoms", "each", "either", "she", "he", "you",
];

/// Nouns after "this" or "the" that stand for what was named before.
pub(super) const STAND_INS: &[&str] = &[
    "condition", "conditions", "disease", "disorder", "disorders", "problem", "symptom", "symptoms", "issue",
    "deficiency", "infection", "illness", "syndrome", "sensation", "feeling", "type", "form", "diseases",
    "illnesses", "problems", "issues", "drugs", "medications", "medicines",
];

/// Words that a phrase naming no cause holds: somebody is told or asked something.
pub(super) const ADVICE: &[&str] = &[
    "doctor", "provider", "your", "you", "we", "i", "our", "healthcare", "physician", "learn", "article",
    "page", "click",
];

/// Words that may stand between a subject and its verb, or before a cue that follows a verb.
pub(super) const AUXILIARIES: &[&str] = &[
    "can", "may", "might", "could", "will", "would", "should", "must", "do", "does", "did", "is", "are",
    "was", "were", "be", "been", "being", "has", "have", "had", "also", "often", "sometimes", "usually",
    "commonly", "typically", "frequently", "rarely", "seldom", "occasionally", "possibly", "probably",
    "likely", "even", "directly", "indirectly", "itself", "alone", "all", "both", "each", "then", "always",
    "never", "not", "cannot", "to", "a", "an", "the", "in", "turn", "thought", "believed", "known", "said",
    "considered", "suspected", "either", "actually", "only", "mostly", "mainly", "primarily", "largely",
    "generally", "simply", "just", "partly", "more", "most", "less", "potentially", "eventually",
    "specifically", "necessarily", "found", "appear", "appears", "seem", "seems", "tend", "tends", "closely",
    "strongly", "sure", "potential", "possible", "common", "major", "main", "frequent", "rare", "leading",
    "well-known", "significant", "occur", "occurs", "happen", "happens", "develop", "develops", "come",
    "comes", "appearing", "about", "quite", "very", "sudden", "suddenly", "temporarily", "unlikely",
    "themselves", "one",
];

/// Words at which what went before is the name, and what comes is the circumstance.
pub(super) const CIRCUMSTANCE: &[&str] = &[
    "during", "after", "among", "by", "affecting", "called", "known", "caused", "due", "associated", "within",
    "throughout", "over", "under", "following", "around", "between", "through", "until", "linked", "because",
    "alone", "seen", "occurring", "characterized", "characterised", "involving", "marked", "related",
    "depending", "above", "aimed", "worn", "swallowed",
];

/// The classes of a word that are asked for most, a bit each, told once for every word of a text.
pub(super) mod class {
    pub(in crate::causes) const FINITE: u8 = 1;
    pub(in crate::causes) const RELATIVE: u8 = 2;
    pub(in crate::causes) const LEADING: u8 = 4;
    pub(in crate::causes) const AUXILIARY: u8 = 8;
    pub(in crate::causes) const CIRCUMSTANCE: u8 = 16;
    /// Whether a part of a phrase may end here, or something else begin that a cutter must see.
    pub(in crate::causes) const JOINT: u8 = 32;
    /// Whether a cue may begin here.
    pub(in crate::causes) const CUE: u8 = 64;
}

/// Words and marks at which a phrase is cut or turns.
const JOINTS: &[&str] = &[
    ",", "/", "•", ";", ":", ".", "?", "!", "–", "—", "-", "(", ")", "[", "]", "…", "“", "\u{22}", "to",
    "and", "or", "&", "nor", "as", "in", "such", "including", "for", "e.g", "like", "ranging", "range",
    "ranges", "used", "taken", "prescribed", "given", "not", "most", "both", "either", "often", "usually",
    "typically", "sometimes", "especially", "frequently", "generally", "above", "particularly", "notably",
    "chiefly", "mainly",
    "among",
"with", "through", "by", "without", "at", ];

/// The classes of a lower-case word.
pub(super) fn classes(word: &str) -> u8 {
    static CLASSES: LazyLock<WordMap<u8>> = LazyLock::new(|| {
        let lists = [
            (FINITE, class::FINITE),
            (RELATIVE, class::RELATIVE),
            (LEADING, class::LEADING),
            (AUXILIARIES, class::AUXILIARY),
            (CIRCUMSTANCE, class::CIRCUMSTANCE),
            (JOINTS, class::JOINT),
        ];
        let mut classes = WordMap::default();
        super::cue::openings().for_each(|word| *classes.entry(word).or_default() |= class::CUE);
        for (words, bit) in lists {
            words.iter().for_each(|word| *classes.entry(*word).or_default() |= bit);
        }
        classes
    });
    CLASSES.get(word).copied().unwrap_or_default()
}

/// A map by words of the program's own.
pub(super) type WordMap<T> = HashMap<&'static str, T, BuildHasherDefault<Fnv>>;

/// A hash that is quick for short words (Fowler, Noll and Vo's, with its 64-bit prime and offset): every
/// word of every passage that is read is looked up.
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Whether `words` has this one. The lists are short; this is a few compares.
pub(super) fn has(words: &[&str], word: &str) -> bool {
    words.contains(&word)
}
