//! The key of a work: the same for every page that cites it, however the page prints it.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::address;
use crate::model::Reference;

/// The key of `reference`, from its ids, else its address, else its title and year.
pub(super) fn of(reference: &Reference) -> String {
    let ids = [
        ("doi:", &reference.doi),
        ("pmid:", &reference.pmid),
        ("pmc:", &reference.pmcid),
        ("nbk:", &reference.bookshelf),
    ];
    if let Some((scheme, id)) = ids.into_iter().find_map(|(scheme, id)| Some((scheme, id.as_ref()?))) {
        return format!("{scheme}{id}");
    }
    if let Some(key) = reference.url.as_deref().and_then(of_address) {
        return key;
    }
    let title = folded(reference.title.as_deref().unwrap_or(&reference.as_printed));
    reference.year.map_or_else(|| format!("work:{title}"), |year| format!("work:{title} {year}"))
}

/// The key of the work at `address`, where it is the address of one.
pub(super) fn of_address(address: &str) -> Option<String> {
    let canonical = address::canonical(address)?;
    names_one_work(&canonical).then(|| format!("url:{canonical}"))
}

/// Whether a canonical address is of one work: not of a whole site, and not of its search form.
fn names_one_work(address: &str) -> bool {
    address.contains(['/', '?']) && !address.ends_with("/search") && !address.ends_with("/home")
}

/// Letters and digits in lower case, accents off, all else single spaces.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.nfkd().filter(|&character| !is_combining_mark(character)) {
        if character.is_alphanumeric() {
            out.extend(character.to_lowercase());
        } else if !matches!(character, '\'' | '’') && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::model::Reference;

    #[test]
    fn the_best_id_makes_the_key() {
        let mut work = Reference {
            title: Some("Élan vital’s “cramps”: a view".into()),
            year: Some(1999),
            ..Reference::default()
        };
        assert_eq!(of(&work), "work:elan vitals cramps a view 1999");
        work.url = Some("https://www.example.org/".into());
        assert_eq!(of(&work), "work:elan vitals cramps a view 1999");
        work.url = Some("https://www.example.org/cramps/".into());
        assert_eq!(of(&work), "url:example.org/cramps");
        work.bookshelf = Some("NBK77".into());
        work.pmid = Some("5".into());
        assert_eq!(of(&work), "pmid:5");
        work.doi = Some("10.1234/x".into());
        assert_eq!(of(&work), "doi:10.1234/x");
    }
}
