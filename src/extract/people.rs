//! Names of people in a byline: "Angela Orr, MD, FACP and Dr. J. van Loon" is two people, their
//! degrees kept and their titles off.

/// Degrees and posts behind a name, without dots, upper-case.
const DEGREES: &[&str] = &[
    "MD", "DO", "PHD", "DPHIL", "MPH", "MHA", "MS", "MSC", "MA", "BA", "BS", "BSC", "RN", "NP", "PA", "PAC",
    "DNP", "FNP", "FNPC", "FNPBC", "CRNP", "APRN", "ARNP", "MSN", "BSN", "CNM", "RD", "RDN", "LDN", "CDN",
    "CDE", "CDCES", "CSSD", "PHARMD", "RPH", "BCPS", "DDS", "DMD", "DPT", "PT", "OT", "OTR", "DC", "DVM",
    "ND", "PSYD", "EDD", "JD", "MBA", "MBBS", "MBCHB", "MRCP", "MRCGP", "FRCP", "FRCS", "FACS", "FACP",
    "FACC", "FACOG", "FACG", "FAAP", "FAAN", "FAAD", "FAAFP", "FACEP", "FASN", "FCCP", "FAAOS", "FHRS",
    "LCSW", "LMFT", "LPC", "LMHC", "LCPC", "MED", "CHES", "CPT", "ACE", "NASM", "RYT", "IBCLC", "WHNP",
    "AUD", "OD", "DSC", "SCD", "DRPH", "FRACP", "FRACGP", "FRCPC", "CNS", "CCRN", "CSCS", "AGNP", "PMHNP",
    "ENP", "CPNP", "MHS", "MMS", "MMSC", "CCSP", "DABSM", "ESQ", "MFA", "MSW", "MSED", "MPA", "MPP", "PE",
    "RDH", "RRT", "FIDSA", "FACR", "FAES", "FAHA",
];

/// Words that stand in the names of bodies, not of people.
const BODIES: &[&str] = &[
    "editorial",
    "team",
    "staff",
    "board",
    "department",
    "division",
    "university",
    "hospital",
    "center",
    "centre",
    "clinic",
    "institute",
    "college",
    "school",
    "network",
    "health",
    "news",
    "society",
    "association",
    "editor",
    "editors",
    "writer",
    "reviewer",
    "contributor",
    "contributors",
    "content",
    "medical",
    "medicine",
    "reviewed",
    "updated",
    "published",
    "written",
    "healthcare",
    "foundation",
    "committee",
    "council",
    "group",
    "inc",
    "llc",
    "corporation",
    "press",
    "publishing",
    "advisory",
    "director",
    "professor",
    "physician",
    "share",
    "read",
    "last",
    "page",
    "this",
    "on",
    "is",
    "the",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "experts",
    "author",
    "authors",
    "all",
    "and",
    "advertisement",
    "copyright",
    "article",
    "articles",
    "time",
    "minute",
    "min",
];

/// Parts of surnames that begin small.
const PARTICLES: &[&str] = &[
    "de", "van", "von", "da", "del", "der", "den", "di", "la", "le", "bin", "ibn", "dos", "du", "el", "al",
    "ter", "ten", "af", "y",
];

/// Reads the people that a byline's value names, from its beginning; stops at what is no name.
pub(super) fn read(value: &str) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for segment in segments(value) {
        let segment = segment.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '*' | '"'));
        if segment.is_empty() {
            continue;
        }
        if let (true, Some(last)) = (is_degree(segment) || is_suffix(segment), people.last_mut()) {
            *last = format!("{last}, {segment}");
        } else if let Some(name) = name(segment) {
            people.push(name);
        } else {
            break;
        }
    }
    people
}

/// Whether a text begins with a person's name and a degree ("Ann Orr, M.D., Division of ...").
pub(super) fn begins_with_degree(text: &str) -> bool {
    let mut parts = segments(text);
    parts.next().is_some_and(|first| name(first.trim()).is_some())
        && parts.next().is_some_and(|next| is_degree(next.trim()))
}

/// The parts between commas, semicolons and "and".
fn segments(value: &str) -> impl Iterator<Item = &str> {
    value
        .split([',', ';', '|', '•', '—', '·', '\u{2013}'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
        .map(|part| {
            let part = part.trim();
            part.strip_prefix("and ").unwrap_or(part)
        })
}

/// A name with what belongs to it, or none where this is no person's name.
fn name(segment: &str) -> Option<String> {
    let segment = ["Dr. ", "Dr ", "Prof. ", "Professor ", "Mr. ", "Mrs. ", "Ms. "]
        .iter()
        .find_map(|title| segment.strip_prefix(title))
        .unwrap_or(segment);
    // A sentence may go on behind the name: "Ann Orr, PhD. She writes ...".
    let ends = segment.match_indices(". ").map(|(at, _)| at).find(|&at| {
        let last = segment[..at].rsplit(' ').next().unwrap_or("");
        last.chars().count() > 2 && !last.contains('.')
    });
    let segment = &segment[..ends.unwrap_or(segment.len())];
    let words: Vec<&str> = segment.split_whitespace().collect();
    let degrees = words.iter().rev().take_while(|word| is_degree(word)).count();
    let (own, degrees) = words.split_at(words.len() - degrees);
    let fits = (2..=5).contains(&own.len())
        && own.iter().all(|word| is_name_word(word))
        && own.iter().filter(|word| word.chars().count() > 2 && word.starts_with(char::is_uppercase)).count()
            >= 1
        && !own
            .iter()
            .any(|word| BODIES.contains(&word.trim_end_matches(['.', '\'']).to_lowercase().as_str()));
    if !fits {
        return None;
    }
    let own = own.join(" ");
    let own = own.trim_end_matches(|c| c == '.' && !own.ends_with("Jr.") && !own.ends_with("Sr."));
    Some(if degrees.is_empty() { own.to_owned() } else { format!("{own}, {}", degrees.join(", ")) })
}

fn is_name_word(word: &str) -> bool {
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let rest = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'));
    rest && (capital || PARTICLES.contains(&word) || word.starts_with("d'") || word.starts_with("O’"))
}

fn is_degree(word: &str) -> bool {
    let letters: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    let marks = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '(' | ')'));
    marks && DEGREES.contains(&letters.to_uppercase().as_str()) && letters.starts_with(char::is_uppercase)
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV")
}

/// A name without degrees, folded, by which two spellings of one person are seen to be one.
pub(super) fn key(name: &str) -> String {
    let first = name.split(',').next().unwrap_or(name);
    first
        .split_whitespace()
        .filter(|word| !is_degree(word))
        .flat_map(|word| word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{begins_with_degree, read};

    #[test]
    fn reads_people_with_their_degrees() {
        for (value, people) in [
            ("Angela M. Orr, MD, FACP", vec!["Angela M. Orr, MD, FACP"]),
            ("Suzanne Vale", vec!["Suzanne Vale"]),
            ("William C. Dray III, MD, FACS", vec!["William C. Dray III, MD, FACS"]),
            ("Dr. J. van Loon and Toni Gold RN", vec!["J. van Loon", "Toni Gold, RN"]),
            (
                "David Moor, MD, MHA, Isla Finch, PhD, and the A.B.C. Editorial team",
                vec!["David Moor, MD, MHA", "Isla Finch, PhD"],
            ),
            (
                "Josef V. Camp, M.D., Division of Neurology, Moor University Hospital, Camden, NJ",
                vec!["Josef V. Camp, M.D."],
            ),
            ("VeriFact Healthcare Network", vec![]),
            ("our editors", vec![]),
        ] {
            assert_eq!(read(value), people, "{value}");
        }
        assert!(begins_with_degree("Ann Orr, M.D., Division of Neurology"));
    }
}
