//! Names made of a page's own words, equal in id where they are equal but for case, number and determiners.

use crate::{
    causes::{fold, lexicon::has},
    model::{Named, Qualifier},
};

/// The forms that a qualified name may have in the vocabulary, the usual one first.
pub(super) fn compositions(qualifier: Qualifier, words: &[&str]) -> Vec<String> {
    let skip = words
        .iter()
        .take_while(|word| {
            has(
                &[
                    "certain",
                    "some",
                    "other",
                    "of",
                    "the",
                    "a",
                    "your",
                    "enough",
                    "any",
                    "proper",
                    "quality",
                    "high-quality",
                    "good",
                    "restful",
                    "restorative",
                    "adequate",
                    "essential",
                ],
                &word.to_lowercase(),
            )
        })
        .count();
    let cut = words
        .iter()
        .position(|word| matches!(*word, "in" | "levels" | "level"))
        .filter(|&at| at > skip)
        .unwrap_or(words.len());
    let core = words[skip.min(cut)..cut].join(" ");
    let forms: &[&str] = match qualifier {
        Qualifier::Overdose => &["* overdose"],
        Qualifier::Excess => &["too much *", "excessive *"],
        Qualifier::Withdrawal => &["* withdrawal"],
        Qualifier::Deficiency => &["* deficiency", "low *"],
        Qualifier::Lack => &["lack of *", "* deficiency", "low *"],
        Qualifier::Low => &["low *", "* deficiency", "low blood *"],
    };
    forms.iter().map(|form| form.replace('*', &core)).collect()
}

/// A name of its own for words that the vocabulary does not know: equal but for case, number and
/// determiners, equal in id.
pub(in crate::causes) fn own(words: &str) -> Named {
    let parts: Vec<&str> = words.split_whitespace().collect();
    let last = parts
        .iter()
        .position(|word| matches!(*word, "of" | "in" | "to" | "with" | "from"))
        .unwrap_or(parts.len());
    let mut plain = Vec::with_capacity(parts.len());
    for (at, part) in parts.iter().enumerate() {
        let capitals = part.chars().filter(|c| c.is_uppercase()).count() > 1;
        let word = if capitals { (*part).to_owned() } else { part.to_lowercase().replace('\u{2019}', "'") };
        plain.push(if at + 1 == last && !capitals { singular(&word) } else { word });
    }
    let mut name = plain.join(" ");
    let id: String = slug(&name);
    if let Some(first) = name.chars().next() {
        name.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    Named { id, name }
}

/// Letters and digits, hyphens between.
pub(in crate::causes) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.to_lowercase().chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !fold::is_apostrophe(c) && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// The singular of a noun, by its ending.
fn singular(word: &str) -> String {
    let keep = ["ss", "us", "is", "'s"].iter().any(|end| word.ends_with(end));
    match word {
        _ if keep || word.len() < 4 => word.to_owned(),
        _ if word.ends_with("ies") => format!("{}y", &word[..word.len() - 3]),
        _ if ["xes", "ches", "shes", "sses"].iter().any(|end| word.ends_with(end))
            && !word.ends_with("aches") =>
        {
            word[..word.len() - 2].to_owned()
        }
        _ => word.strip_suffix('s').unwrap_or(word).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn equal_names_meet() {
        assert_eq!(own("Wobbly gears"), own("wobbly gear"));
        assert_eq!(own("swellings of the gland").id, "swelling-of-the-gland");
        assert_eq!(own("MTHFR gene mutations").name, "MTHFR gene mutation");
    }
}
