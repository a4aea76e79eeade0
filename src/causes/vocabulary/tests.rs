use std::{
    collections::{BTreeMap, BTreeSet},
    iter::once,
};

use proptest::prelude::*;

use super::{Firsts, Terms, Vocabulary, fold, fold_text, is_abbreviation};

const SMALL: &str = r#"
    [[concept]]
    id = "multiple-sclerosis"
    name = "Multiple sclerosis"
    names = ["MS"]
    kind = "condition"
    broader = ["nervous-system-disorder"]

    [[concept]]
    id = "back-pain"
    name = "Back pain"
    names = ["low back pain", "sore back", "pain, back"]
    kind = "symptom"

    [[concept]]
    id = "back"
    name = "Back"
    names = ["MS back", "low"]
    kind = "state"
"#;

fn scanned<'t>(vocabulary: &Vocabulary, text: &'t str) -> Vec<(&'t str, String)> {
    vocabulary.scan(text).iter().map(|f| (&text[f.start..f.end], f.concept.id.clone())).collect()
}

#[test]
fn scans_whole_words_longest_first() {
    let vocabulary = Vocabulary::parse(SMALL).unwrap();
    let found =
        scanned(&vocabulary, "Follow back pain, low-back pains and MS, not ms or backache; back painted");
    let found: Vec<_> = found.iter().map(|(text, id)| (*text, id.as_str())).collect();
    assert_eq!(
        found,
        [
            ("back pain", "back-pain"),
            ("low-back pains", "back-pain"),
            ("MS", "multiple-sclerosis"),
            ("back", "back"),
        ]
    );
    assert!(vocabulary.lookup("ms").is_none());
    assert!(vocabulary.is_within("multiple-sclerosis", "nervous-system-disorder"));
}

#[test]
fn a_concept_is_the_same_alone_and_among_all() {
    let vocabulary = Vocabulary::parse(SMALL).unwrap();
    let alone = vocabulary.concept("back-pain").cloned();
    assert_eq!(alone.as_ref(), vocabulary.concepts().get(1));
    assert_eq!(alone.as_ref(), vocabulary.lookup("Sore backs"));
    assert!(vocabulary.concept("Back pain").is_none());
}

#[test]
fn tells_where_a_word_ends() {
    for word in ["", "a", "seven77", "eight888", "ninenine9", "\u{ff}\u{100}é!", "!\u{1f}~"] {
        let (alone, followed) = (Firsts::word(word.as_bytes()), format!("{word} and more words"));
        assert_eq!(alone.0, word.len());
        assert_eq!(Firsts::word(followed.as_bytes()), alone, "{word}");
    }
}

#[test]
fn an_error_names_the_line() {
    let error = Vocabulary::parse("[[concept]]\nid = 'x'\nname = 'X'\nkind = 'planet'").unwrap_err();
    assert!(error.to_string().contains("line 4") && error.to_string().contains("planet"), "{error}");
}

#[test]
fn the_shipped_vocabulary_is_its_file() {
    let (shipped, parsed) = (Vocabulary::shipped(), Vocabulary::parse(include_str!("../vocabulary.toml")));
    assert_eq!(shipped.hash(), parsed.unwrap().hash());
    assert!(shipped.lookup("Lou Gehrig’s disease").is_some());
}

#[test]
fn the_shipped_vocabulary_is_whole() {
    let vocabulary = Vocabulary::shipped();
    let mut faults = Vec::new();
    let (mut ids, mut owners) = (BTreeSet::new(), BTreeMap::new());
    for concept in vocabulary.concepts() {
        let id = concept.id.as_str();
        if !ids.insert(id) {
            faults.push(format!("{id}: two concepts have this id"));
        }
        for name in once(&concept.name).chain(&concept.names) {
            let owner = *owners.entry(fold_text(name)).or_insert(id);
            if owner != id {
                faults.push(format!("{id}: {name:?} is a name of {owner}"));
            }
        }
        for broader in &concept.broader {
            match vocabulary.concept(broader) {
                None => faults.push(format!("{id}: no concept has the broader id {broader:?}")),
                Some(_) if vocabulary.is_within(broader, id) => {
                    faults.push(format!("{id}: is its own broader"));
                }
                Some(_) => {}
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What `scan` finds, by trying all stretches of words, longest first.
fn naive_scan<'t>(vocabulary: &Vocabulary, text: &'t str) -> Vec<(&'t str, String)> {
    let mut names = BTreeMap::new();
    for concept in vocabulary.concepts() {
        for name in once(&concept.name).chain(&concept.names) {
            names.entry(fold_text(name)).or_insert((is_abbreviation(name), &concept.id));
        }
    }
    let folded = fold(text);
    let starts: Vec<usize> = once(0).chain(folded.text.match_indices(' ').map(|(at, _)| at + 1)).collect();
    let ends: Vec<usize> = starts.iter().skip(1).map(|at| at - 1).chain([folded.text.len()]).collect();
    let (mut found, mut word) = (Vec::new(), 0);
    while word < starts.len() {
        let longest = (word..starts.len()).rev().find_map(|last| {
            let (capitals, id) = names.get(&folded.text[starts[word]..ends[last]])?;
            let (raw, in_capitals) = folded.original(starts[word]..ends[last])?;
            (in_capitals || !capitals).then(|| (last, (&text[raw], (*id).clone())))
        });
        word = longest.as_ref().map_or(word, |(last, _)| *last) + 1;
        found.extend(longest.map(|(_, name)| name));
    }
    found
}

/// A piece of a text: a name or part of one, in small letters, in capitals or as it is, or what may
/// stand between.
fn piece() -> impl Strategy<Value = String> {
    let words = ["multiple", "sclerosis", "MS", "low", "back", "pains", "sore", "pained", "and", "Sö"];
    let names = ["Multiple sclerosis", "low-back pain", "sore back", "pain, back", "MS back", "backs"];
    let mark = prop::sample::select([" ", "  ", ", ", "-", "’s ", "", "& ", "\u{345}", ". "].to_vec());
    let text = prop::sample::select([&words[..], &names[..]].concat());
    (text, 0..3, mark).prop_map(|(text, case, mark)| match case {
        0 => text.to_uppercase() + mark,
        1 => text.to_lowercase() + mark,
        _ => text.to_owned() + mark,
    })
}

proptest! {
    #[test]
    fn scan_finds_what_trying_all_stretches_finds(pieces in prop::collection::vec(piece(), 0..24)) {
        let vocabulary = Vocabulary::parse(SMALL).unwrap();
        let text = pieces.concat();
        prop_assert_eq!(scanned(&vocabulary, &text), naive_scan(&vocabulary, &text), "{}", text);
    }

    #[test]
    fn any_text_can_be_scanned(text in "\\PC{0,60}") {
        let vocabulary = Vocabulary::shipped();
        for name in vocabulary.scan(&text) {
            prop_assert!(text.get(name.start..name.end).is_some_and(|it| !it.is_empty()));
        }
    }
}

/// A piece of a vocabulary file, of any format or none.
fn shard() -> impl Strategy<Value = String> {
    let lines = [
        "[[concept]]",
        "[concept]",
        "[import]",
        "from = 'x'",
        "id = 'stress'",
        "name = \"Strain\"",
        "names = ['stress', 'anxiety']",
        "names = [7, {a = 1}]",
        "kind = 'symptom'",
        "broader = ['stress']",
        "broader = ['X:1']",
        "format-version: 1.2",
        "[Term]",
        "[Typedef]",
        "id: X:1",
        "id: X:2",
        "name: disease",
        "name: lame {a} legs",
        "synonym: \"stress\" EXACT []",
        "synonym: \"a \\\" b\\",
        "is_a: X:1 ! x",
        "is_a: X:2",
        "is_obsolete: true",
        "*NEWRECORD",
        "MH = Legs, Lame",
        "UI = D1",
        "MN = C23.888.1",
        "MN = C23.888",
        "MN = ",
        "ENTRY = stress|T1|NON|EQV|x|y|abcdef",
        "ENTRY = |d",
        "<?xml version='1.0'?>",
        "<DescriptorRecordSet>",
        "<DescriptorRecord>",
        "<DescriptorUI>D1</DescriptorUI>",
        "<DescriptorName><String>Legs &amp; &#x41; &no;</String></DescriptorName>",
        "<TreeNumberList><TreeNumber>C23.888</TreeNumber></TreeNumberList>",
        "</DescriptorRecord>",
        "</x>",
        "<!-- licence",
    ];
    prop_oneof![prop::sample::select(lines.to_vec()).prop_map(|line| format!("{line}\n")), "\\PC{0,9}\n?"]
}

proptest! {
    // Each makes a whole vocabulary.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_file_is_read_and_merged_or_told(shards in prop::collection::vec(shard(), 0..16)) {
        let text = shards.concat();
        let joined = Vocabulary::with(&[Terms::read("x", text.as_bytes())]);
        for problem in &joined.problems[0] {
            prop_assert!((1..=text.lines().count().max(1) + 1).contains(&problem.line), "{problem:?}");
        }
        // What is shipped is never lost, whatever a file says.
        let shipped = Vocabulary::shipped();
        for id in ["stress", "anxiety", "caffeine"] {
            let named = shipped.concept(id).unwrap();
            prop_assert!(joined.vocabulary.concept(id).is_some() && joined.vocabulary.lookup(&named.name).is_some());
        }
    }
}
