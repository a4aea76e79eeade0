//! Authors as a list prints them, taken apart: "Lau WY, Smith A, et al.", "Lau, W. Y., & Smith, A.".
//! What cannot be told apart stays whole.

/// The authors of a work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct People {
    /// Those who are named.
    pub(super) named: Vec<Person>,
    /// Whether there are more ("et al.").
    pub(super) more: bool,
}

/// An author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    /// The family name; the whole name where its parts cannot be told, or of a body.
    pub(super) family: String,
    /// The given names or initials as printed.
    pub(super) given: Option<String>,
}

/// Letters after a name that are no part of it.
const DEGREES: [&str; 10] = ["MD", "PhD", "RN", "MPH", "MSc", "FACP", "PharmD", "DPT", "DNP", "DrPH"];

/// Words of bodies that write, which are no family names.
const BODIES: [&str; 24] = [
    "Staff",
    "Team",
    "Editors",
    "Writers",
    "Board",
    "Group",
    "Clinic",
    "Hospital",
    "Center",
    "Centre",
    "Health",
    "Institute",
    "Foundation",
    "Association",
    "Society",
    "University",
    "College",
    "Library",
    "Press",
    "News",
    "Editorial",
    "Medical",
    "Encyclopedia",
    "Service",
];

/// Letters that initials have at most.
const MOST_INITIALS: usize = 4;

impl People {
    /// The authors in this line.
    pub(super) fn of(line: &str) -> Self {
        let (line, more) = without_others(line.trim());
        let mut named: Vec<Person> = Vec::new();
        if line.contains(';') {
            named.extend(line.split(';').map(str::trim).filter(|name| !name.is_empty()).map(|name| {
                let whole = || Person::of(name);
                name.split_once(',').map_or_else(whole, |(family, given)| Person::parts(family, given))
            }));
            return Self { named, more };
        }
        for name in line.split(',').flat_map(split_at_and).map(str::trim).filter(|name| !name.is_empty()) {
            match named.last_mut() {
                Some(last) if last.given.is_none() && !last.family.contains(' ') && is_initials(name) => {
                    last.given = Some(name.to_owned());
                }
                Some(last) if DEGREES.contains(&name) => {
                    last.family = format!("{}, {name}", last.family);
                }
                _ => named.push(Person::of(name)),
            }
        }
        Self { named, more }
    }
}

impl People {
    /// The authors that a page names, each by itself, given name first, perhaps with degrees.
    pub(super) fn of_page(names: impl Iterator<Item = impl AsRef<str>>) -> Self {
        Self { named: names.map(|name| Person::full(name.as_ref())).collect(), more: false }
    }
}

impl Person {
    /// "Jane A. Pym, MD" in its parts, the degrees left out; what may be the name of a body, or has more
    /// than one word that may be of the family name, stays whole.
    fn full(name: &str) -> Self {
        let mut parts = name.split(',').map(str::trim);
        let bare = parts.next().unwrap_or_default();
        let titles = parts.clone().count();
        if titles > 0 && !parts.all(is_degree) {
            return Self { family: name.trim().to_owned(), given: None };
        }
        let words: Vec<&str> = bare.split(' ').filter(|word| !word.is_empty()).collect();
        let is_name = |word: &&str| word.starts_with(char::is_uppercase) && !BODIES.contains(word);
        match &words[..] {
            [first, middle @ .., family]
                if middle.iter().all(|word| is_initials(word))
                    && is_name(first)
                    && is_name(family)
                    && !is_initials(family) =>
            {
                Self::parts(family, &words[..words.len() - 1].join(" "))
            }
            _ => Self { family: bare.to_owned(), given: None },
        }
    }

    /// A name by itself: "Lau WY" and "W. Y. Lau" have parts.
    fn of(name: &str) -> Self {
        let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
        let after = words.iter().rev().take_while(|word| is_initials(word)).count();
        let before = words.iter().take_while(|word| is_initials(word)).count();
        let family = words.len();
        match (before, after) {
            (0, after) if after > 0 && after < family => {
                Self::parts(&words[..family - after].join(" "), &words[family - after..].join(" "))
            }
            (before, 0) if before > 0 && before < family => {
                Self::parts(&words[before..].join(" "), &words[..before].join(" "))
            }
            _ => Self { family: name.to_owned(), given: None },
        }
    }

    fn parts(family: &str, given: &str) -> Self {
        let given = given.trim();
        Self { family: family.trim().to_owned(), given: (!given.is_empty()).then(|| given.to_owned()) }
    }

    /// The initials without marks ("WY"); none where no given name is known.
    pub(super) fn initials(&self) -> Option<String> {
        let given = self.given.as_deref()?;
        if is_initials(given) {
            return Some(given.chars().filter(|c| c.is_alphabetic()).collect());
        }
        Some(given.split([' ', '-', '.']).filter_map(|part| part.chars().next()).collect())
    }
}

/// The line without "et al." and the like at its end, and whether it had it.
fn without_others(line: &str) -> (&str, bool) {
    let bare = line.trim_end_matches(['.', ' ', ',', '…']);
    for others in ["et al", "and others", "and colleagues"] {
        let at = bare.len().checked_sub(others.len()).filter(|at| bare.is_char_boundary(*at));
        if let Some(at) = at.filter(|at| bare[*at..].eq_ignore_ascii_case(others)) {
            return (bare[..at].trim_end_matches([' ', ',', ';']), true);
        }
    }
    (line.trim_end_matches([' ', ',', ';']), false)
}

/// "A and B" and "& B" in their parts; the name of a body may have an "and" of its own, and is left.
fn split_at_and(name: &str) -> Vec<&str> {
    let name = name.trim();
    let name = name.strip_prefix("and ").or_else(|| name.strip_prefix("& ")).unwrap_or(name);
    let parts: Vec<&str> = name.split(" & ").flat_map(|part| part.split(" and ")).collect();
    let is_person = |part: &&str| Person::of(part.trim()).given.is_some();
    if parts.iter().all(is_person) { parts } else { vec![name] }
}

/// Whether these are letters after a name: "MD", "Ph.D.", "MRCGP".
fn is_degree(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| *c != '.').collect();
    let is_short = plain.len() <= 12 && plain.chars().filter(|c| c.is_uppercase()).count() >= 2;
    DEGREES.contains(&&*plain) || (is_short && plain.chars().all(char::is_alphabetic))
}

fn is_initials(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_mark = |c: char| matches!(c, '.' | '-' | ' ');
    (1..=MOST_INITIALS).contains(&letters)
        && !DEGREES.contains(&text)
        && text.chars().all(|c| is_mark(c) || c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(line: &str) -> Vec<(String, String)> {
        let people = People::of(line).named.into_iter();
        people.map(|it| (it.family, it.given.unwrap_or_default())).collect()
    }

    fn pair(family: &str, given: &str) -> (String, String) {
        (family.into(), given.into())
    }

    #[test]
    fn names_of_several_habits_are_told_apart() {
        let two = [pair("Lau", "WY"), pair("Vale-Smith", "A")];
        assert_eq!(named("Lau WY, Vale-Smith A, et al."), two);
        assert_eq!(named("Lau, WY, Vale-Smith, A."), [two[0].clone(), pair("Vale-Smith", "A.")]);
        assert_eq!(named("Lau, W. Y., & Vale-Smith, A."), [pair("Lau", "W. Y."), pair("Vale-Smith", "A.")]);
        assert_eq!(named("Lau, Wei Yang; Pym, J"), [pair("Lau", "Wei Yang"), pair("Pym", "J")]);
        assert_eq!(named("W. Y. Lau and J. Pym"), [pair("Lau", "W. Y."), pair("Pym", "J.")]);
        assert_eq!(named("van der Berg B HR"), [pair("van der Berg", "B HR")]);
        assert!(People::of("Lau WY, et al.").more && !People::of("Lau WY").more);
    }

    #[test]
    fn authors_of_pages_have_their_names_in_order() {
        let full = |name: &str| {
            let it = Person::full(name);
            pair(&it.family, &it.given.unwrap_or_default())
        };
        assert_eq!(full("Jane A. Pym, MD, Ph.D."), pair("Pym", "Jane A."));
        assert_eq!(full("Ana Núñez-Vale"), pair("Núñez-Vale", "Ana"));
        assert_eq!(full("Ana María Núñez Vale, RN"), pair("Ana María Núñez Vale", ""));
        assert_eq!(full("Alder Clinic"), pair("Alder Clinic", ""));
        assert_eq!(full("Pym, of the Alder Clinic"), pair("Pym, of the Alder Clinic", ""));
    }

    #[test]
    fn what_cannot_be_told_apart_stays_whole() {
        assert_eq!(named("Institute of Nerves and Muscles"), [pair("Institute of Nerves and Muscles", "")]);
        assert_eq!(named("Jane Pym, MD"), [pair("Jane Pym, MD", "")]);
        assert_eq!(named(""), []);
        assert_eq!(Person::parts("Lau", "Wei-Yang").initials().as_deref(), Some("WY"));
        assert_eq!(Person::parts("Lau", "W. Y.").initials().as_deref(), Some("WY"));
    }
}
