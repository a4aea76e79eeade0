//! Who wrote a cited work: names as lists of references print them, people's and organisations'.

use std::sync::LazyLock;

use regex::Regex;

use crate::extract::pattern::{compile, pattern};

/// People at the front of an entry, in the manners of Vancouver ("Doe JA, Roe B"), APA ("Doe, J. A.,
/// & Roe, B.") and initials first ("J. A. Doe and B. Roe").
static PEOPLE: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    let particle = r"(?:(?:[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]el?|[Dd]ella|[Dd][aiou]s?|[Ll][ae]|[Ee]l|[Aa]l|bin|ibn|ten|ter|af)\s+|[dDlLO]['’])";
    let surname = format!(r"{particle}*\p{{Lu}}[\p{{L}}'’-]+(?:\s+{particle}*\p{{Lu}}[\p{{L}}'’-]+){{0,3}}");
    let suffix = r"(?:,?\s+(?:Jr|Sr|II|III|IV|2nd|3rd)\b\.?)?";
    let et_al = r"(?i:[,;]?\s+(?:and\s+)?(?:et\s+al\b\.?|and\s+(?:colleagues|others)))?";
    let editors = r"(?:,\s*(?:[Ee]ds?\b|[Ee]ditors?))?";
    let vancouver = format!(r"{surname},?\s+\p{{Lu}}{{1,4}}(?:[\s-]\p{{Lu}}{{1,3}}){{0,2}}{suffix}");
    let apa = format!(r"{surname},\s+(?:\p{{Lu}}[\p{{Ll}}]?\.[\s-]?){{1,4}}{suffix}");
    let initials_first = format!(r"(?:\p{{Lu}}\.[\s-]?){{1,3}}\s?{surname}{suffix}");
    let list = |person: &str, end: &str| {
        let joint = r"(?:\s*[,;]\s*(?:(?:and|&|…|\.\s?\.\s?\.)\s+)?|\s+(?:and|&)\s+)";
        compile(&format!(r"^{person}(?:{joint}{person})*{et_al}{editors}{end}"))
    };
    // APA comes first: its initials would else end a Vancouver list at their first stop.
    [
        list(&apa, r"(?:[.:]?\s*|$)"),
        list(
            &vancouver,
            r"(?:,?\s*\((?:[Ee]ds?|[Ee]ditors?)\.?\)\.?\s+|\s*(?:[.:]|[,;]\s+\p{Lu}[^.]{3,80}?(?:[Gg]roup|[Ss]tudy|[Ii]nvestigators|[Cc]onsortium|[Cc]ollaborat\w+|[Cc]ommittee|[Nn]etwork|[Tt]eam)\.)(?:\s+|$)|\s*\.?\s*$|\s*\.?\s*[(\[]|\.)",
        ),
        list(&initials_first, r"(?:[.,:]\s*|\s*[(\[]|\s*$)"),
    ]
});

// Whatever ends in "et al.".
pattern!(ET_AL, r"^\p{L}[^.?!]{1,120}?(?i:\bet\s+al)\b[.,:]*\s*");

/// Words that a letter follows without being a person's initial ("Vitamin D").
const LETTERED: [&str; 18] = [
    "vitamin",
    "hepatitis",
    "type",
    "group",
    "factor",
    "influenza",
    "protein",
    "coenzyme",
    "grade",
    "stage",
    "part",
    "plan",
    "medicare",
    "class",
    "appendix",
    "table",
    "figure",
    "omega",
];

/// Short forms in capitals that stand at the end of titles and are no one's initials.
const SHORT_FORMS: [&str; 30] = [
    "ALS", "MS", "HIV", "AIDS", "COPD", "ADHD", "OCD", "PTSD", "CBT", "CBD", "DNA", "RNA", "MRI", "CT",
    "UTI", "STI", "STD", "IBS", "IBD", "GERD", "PCOS", "PMS", "CKD", "CVD", "TMJ", "RLS", "BFS", "FAQ", "US",
    "UK",
];

/// Words of which organisations' names are made.
const ORGANISATION: [&str; 65] = [
    "organization",
    "organisation",
    "institute",
    "institutes",
    "institution",
    "center",
    "centers",
    "centre",
    "centres",
    "association",
    "academy",
    "society",
    "foundation",
    "department",
    "ministry",
    "college",
    "university",
    "council",
    "agency",
    "clinic",
    "hospital",
    "hospitals",
    "committee",
    "network",
    "administration",
    "library",
    "board",
    "commission",
    "federation",
    "trust",
    "alliance",
    "collaboration",
    "consortium",
    "coalition",
    "nhs",
    "cdc",
    "nih",
    "fda",
    "who",
    "usda",
    "medlineplus",
    "medscape",
    "webmd",
    "healthline",
    "statpearls",
    "cochrane",
    "healthdirect",
    "orphanet",
    "kidshealth",
    "publishing",
    "publishers",
    "publisher",
    "press",
    "elsevier",
    "springer",
    "wiley",
    "inc",
    "ltd",
    "llc",
    "bureau",
    "school",
    "league",
    "askmayoexpert",
    "mayo",
    "medline",
];

/// The authors at the front of `text`, as printed, and the byte where the rest begins.
pub(super) fn leading(text: &str) -> Option<(&str, usize)> {
    let patterns = if goes_on_as_sentence(text) { &[][..] } else { &PEOPLE[..] };
    let people = patterns.iter().enumerate().find_map(|(manner, pattern)| {
        let found = pattern.find(text)?;
        // The pattern may have looked at the bracket of the year that follows.
        let end = found.end() - usize::from(found.as_str().ends_with(['(', '[']));
        let names = &text[..end];
        let names =
            tidy(names.find("(Ed").or_else(|| names.find("(ed")).map_or(names, |editors| &names[..editors]));
        (manner == 0 || !is_lettered_title(names, &text[end..])).then_some((names, end))
    });
    let others =
        || ["et al", "et\u{a0}al", "Et al", "ET AL", "Et Al"].iter().any(|et_al| text.contains(et_al));
    people.or_else(|| {
        Some(text)
            .filter(|_| others())
            .and_then(|text| ET_AL.find(text))
            .map(|found| (tidy(found.as_str()), found.end()))
    })
}

/// Whether `text` begins with a bare capitalised word that no name and no initial follows ("Naps at noon").
fn goes_on_as_sentence(text: &str) -> bool {
    const MAY_FOLLOW: [&str; 26] = [
        "and", "et", "van", "von", "der", "den", "de", "del", "della", "da", "di", "do", "du", "das", "dis",
        "dos", "dus", "la", "le", "el", "al", "bin", "ibn", "ten", "ter", "af",
    ];
    let mut words = text.split(' ');
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let bare = first.starts_with(|first: char| first.is_ascii_uppercase())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let lettered = second.bytes().take_while(u8::is_ascii_lowercase).count();
    // Of "d’Arc" the first letter alone is small.
    let particle = MAY_FOLLOW.contains(&&second[..lettered]) || (lettered == 1 && second.len() > 1);
    bare && (second.starts_with(|first: char| first.is_ascii_digit()) || (lettered > 0 && !particle))
}

/// `authors` without the stop that ends them; the stop of "et al." and of an initial stays.
pub(super) fn tidy(authors: &str) -> &str {
    let authors = authors.trim().trim_end_matches([',', ';', ':']).trim_end();
    let Some(bare) = authors.strip_suffix('.') else { return authors };
    let last = bare.rsplit(|character: char| !character.is_alphabetic()).next().unwrap_or_default();
    let dotted_initial = last.chars().count() == 1 && {
        let before = bare.trim_end_matches(last).trim_end();
        before.ends_with([',', '.']) || before.ends_with(".-")
    };
    let keeps = last.eq_ignore_ascii_case("al")
        || dotted_initial
        || matches!(last, "Jr" | "Sr" | "ed" | "eds" | "Eds");
    if keeps { authors } else { bare.trim_end() }
}

/// Whether what looks like one author is a title that ends in a letter or a short form.
fn is_lettered_title(names: &str, rest: &str) -> bool {
    let mut words = names.split_whitespace();
    let (first, last) = (
        words.next().unwrap_or_default().to_lowercase(),
        names.split_whitespace().next_back().unwrap_or_default(),
    );
    if names.contains([',', ';']) || names.contains(" al") {
        return false;
    }
    LETTERED.contains(&first.as_str())
        || SHORT_FORMS.contains(&last)
        || words.clone().any(|word| LETTERED.contains(&word.to_lowercase().as_str()))
        || rest.trim().is_empty()
}

/// Whether `text` begins as a list of people does.
pub(super) fn opens_with_people(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphabetic) && leading(text).is_some()
}

/// Whether `text` is the name of an organisation, by its words or because it is in the address of the
/// work ("Sleep Trustees" in `sleeptrustees.org`).
pub(super) fn is_organisation(text: &str, address: Option<&str>) -> bool {
    let text = text.trim().trim_end_matches('.');
    if text.is_empty() || text.len() > 160 || text.ends_with(['?', '!']) {
        return false;
    }
    let words = || text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let capitalised =
        words().all(|word| word.len() <= 3 || word.starts_with(char::is_uppercase)) || text.contains(", a ");
    if capitalised && words().any(|word| ORGANISATION.contains(&word.to_lowercase().as_str())) {
        return true;
    }
    let squashed: String =
        text.chars().filter(|character| character.is_alphanumeric()).collect::<String>().to_lowercase();
    let host = address.and_then(super::address::canonical).unwrap_or_default();
    let host: String = host.split('/').next().unwrap_or_default().replace(['-', '.'], "");
    squashed.len() >= 4 && text.starts_with(char::is_uppercase) && host.contains(&squashed)
}

/// Whether `text` is written as a name is: every word but the small ones has a capital.
pub(super) fn is_name(text: &str) -> bool {
    const SMALL: [&str; 14] =
        ["of", "and", "the", "for", "in", "on", "de", "la", "et", "to", "a", "an", "&", "at"];
    let words: Vec<&str> = text.split_whitespace().collect();
    !words.is_empty()
        && words.len() <= 10
        && words[0].starts_with(|character: char| character.is_uppercase() || character.is_ascii_digit())
        && words.iter().all(|word| SMALL.contains(word) || !word.starts_with(char::is_lowercase))
        && !text.ends_with(['?', '!'])
}

#[cfg(test)]
mod tests {
    use super::{is_organisation, leading};

    #[test]
    fn people_are_told_from_titles() {
        let cases = [
            ("Roe J. Naps at noon. Nap J.", "Roe J", "Naps at noon. Nap J."),
            (
                "Roe JA, van der Doe B, O’Hara-Lind CD. Naps.",
                "Roe JA, van der Doe B, O’Hara-Lind CD",
                "Naps.",
            ),
            ("Doe B CD, et al. (2019). Naps.", "Doe B CD, et al.", "(2019). Naps."),
            ("Roe, QT, et al.(2019). Naps.", "Roe, QT, et al.", "(2019). Naps."),
            ("Doe, J. A., & Roe, B. (2020). Naps.", "Doe, J. A., & Roe, B.", "(2020). Naps."),
            ("J. A. Doe and B. Roe. Naps.", "J. A. Doe and B. Roe", "Naps."),
            ("Roe ME ET AL. (2018). Naps.", "Roe ME ET AL.", "(2018). Naps."),
            (
                "Lindholm Karlsson and others in the north et al. Naps.",
                "Lindholm Karlsson and others in the north et al.",
                "Naps.",
            ),
        ];
        for (text, authors, rest) in cases {
            let (found, end) = leading(text).unwrap_or_else(|| panic!("no authors in {text}"));
            assert_eq!((found, &text[end..]), (authors, rest), "{text}");
        }
        for title in [
            "Vitamin D. Naps Institute.",
            "Living with ALS. Naps Institute.",
            "About naps. (2020).",
            "Naps and You",
            "",
        ] {
            assert_eq!(leading(title), None, "{title}");
        }
    }

    #[test]
    fn organisations_are_known_by_words_or_by_the_address() {
        assert!(is_organisation("National Institute of Naps", None));
        assert!(is_organisation("Sleep Trustees", Some("https://www.sleep-trustees.org/x")));
        assert!(!is_organisation("Sleep Trustees", Some("https://example.org/x")));
        assert!(!is_organisation("How a hospital is run", None));
    }
}
