//! Who publishes a page, and who supplied its text, by what the page says of itself. A table of
//! publishers (publishers.toml) gives a name its usual form; it decides nothing else.

use std::{collections::HashMap, sync::LazyLock};

use regex::Regex;
use serde::Deserialize;
use url::{Host, Url};

use super::{pattern::compile, view::View};
use crate::model::Source;

#[derive(Deserialize)]
struct Table {
    publisher: Vec<Publisher>,
}

#[derive(Deserialize)]
struct Publisher {
    name: String,
    forms: Vec<String>,
    domains: Vec<String>,
}

struct Publishers {
    by_form: HashMap<String, String>,
    by_domain: HashMap<String, String>,
}

static PUBLISHERS: LazyLock<Publishers> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("publishers.toml")).expect("publishers.toml is valid");
    let (mut by_form, mut by_domain) = (HashMap::new(), HashMap::new());
    for publisher in table.publisher {
        for form in publisher.forms.iter().chain([&publisher.name]) {
            by_form.insert(fold(form), publisher.name.clone());
        }
        for domain in publisher.domains {
            by_domain.insert(domain, publisher.name.clone());
        }
    }
    Publishers { by_form, by_domain }
});

/// A copyright notice up to the name's end.
static COPYRIGHT: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?:(?:©|\(c\)|\(C\)|(?i:copyright(?: protected)?)\b:?)[\s,:]*)+(?:(?:19|20)\d\d(?:\s*[-–—,]\s*(?:(?:19|20)\d\d|present))*)?[\s,:]*(?:by )?(?P<name>(?:The )?[A-Z][^|•·©\n]{1,70})",
    )
});

/// What a site says of itself in a sentence.
static SELF_NAMING: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?:^|[.!?] |(?:Sources|History)+)(?P<name>[A-Z][\w.&'’]*(?: [A-Z&][\w.&'’]*){0,4}) (?:has strict sourcing|assumes no (?:liability|responsibility)|does not provide medical advice|only uses (?:high-quality|peer-reviewed)|is not responsible for)",
    )
});

/// Who supplied a text.
static SUPPLIED: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?i:(?:content|information|article|material|text|encyclopedia|supplement(?:al content)?)s? (?:is |was |are )?(?:provided|supplied|licensed)(?: to you)? (?:by|from)|supplied by|reprinted (?:with permission )?(?:from|by)|republished (?:with permission )?(?:from|by)|licensed from|©\s*(?:copyright )?(?:\d{4}(?:[-–]\d{4})? )?a\.d\.a\.m)[:,]? ?(?P<name>(?:[Tt]he )?[A-Z][^|•·©\n]{1,70}|)",
    )
});

/// What a page says on its source, found beside its text.
#[derive(Clone, Debug, Default)]
pub(super) struct Claims<'a> {
    /// Names by its metadata, the surest first.
    pub(super) names: Vec<String>,
    /// Its title, which is nobody's name.
    pub(super) title: Option<&'a str>,
    /// Its address.
    pub(super) url: Option<&'a str>,
    /// What stood beside its title in the tab.
    pub(super) suffix: Option<&'a str>,
}

/// The publisher of a page, where it can be told.
pub(super) fn publisher(view: &View, claims: &Claims) -> Option<Source> {
    let domain = claims.url.and_then(by_domain);
    let known = |name: &String| PUBLISHERS.by_form.contains_key(&fold(name));
    let title = claims.title.map(fold);
    let names = || claims.names.iter().filter(|name| title.as_ref() != Some(&fold(name)));
    let stated = names().find(|name| known(name)).or_else(|| names().next()).cloned();
    let suffix = claims.suffix.map(ToOwned::to_owned);
    let of_text = view.page.plain;
    domain
        .or(stated)
        .or_else(|| labelled(view))
        .or_else(|| suffix.clone().filter(known))
        .or_else(|| self_named(view))
        .or_else(|| suffix.filter(|suffix| plausible(suffix)))
        .or_else(|| copyright(view, of_text))
        .or_else(|| claims.url.and_then(host_name))
        .map(|name| named(&name))
}

/// Who supplied the page's text, where it says so and that is not its publisher.
pub(super) fn supplier(view: &View, publisher: Option<&Source>) -> Option<Source> {
    view.page.blocks.iter().find_map(|block| {
        let lower = block.text.contains("rovided")
            || block.text.contains("upplied")
            || block.text.contains("eprinted");
        let lower = lower
            || block.text.contains("epublished")
            || block.text.contains("icensed")
            || block.text.contains('©');
        if !lower || block.text.len() > 1200 {
            return None;
        }
        let found = SUPPLIED.captures(&block.text)?;
        let name = tidy(found.name("name").map_or("", |name| name.as_str()));
        let name =
            if name.is_empty() && found[0].to_lowercase().ends_with("a.d.a.m") { "A.D.A.M." } else { &name };
        let source = named(name);
        (!name.is_empty() && plausible(name) && Some(&source) != publisher).then_some(source)
    })
}

/// A source of this name, in its usual form.
pub(super) fn named(name: &str) -> Source {
    let tidy = tidy(name);
    let name = PUBLISHERS.by_form.get(&fold(&tidy)).cloned().unwrap_or(tidy);
    Source { id: slug(&name), name }
}

/// A "Source:" line near the top, as reader modes and clippers write it.
fn labelled(view: &View) -> Option<String> {
    view.page.blocks.iter().take(8).find_map(|block| {
        let rest = block.text.strip_prefix("Source: ").or_else(|| block.text.strip_prefix("Publisher: "))?;
        let name = rest.split(" URL: ").next().unwrap_or(rest).trim();
        (!name.is_empty() && !name.contains("://") && name.chars().count() <= 80).then(|| name.to_owned())
    })
}

fn self_named(view: &View) -> Option<String> {
    view.page.blocks.iter().rev().find_map(|block| {
        let tell = ["sourcing", "assumes no", "medical advice", "only uses", "not responsible"];
        if !tell.iter().any(|tell| block.text.contains(tell)) {
            return None;
        }
        let name = SELF_NAMING.captures(&block.text)?["name"].to_owned();
        let glued =
            name.strip_prefix("SourcesHistory").or_else(|| name.strip_prefix("Sources")).unwrap_or(&name);
        let generic = [
            "This",
            "The",
            "It",
            "We",
            "Our",
            "Content",
            "Information",
            "Site",
            "Website",
            "Author",
            "Publisher",
            "No",
        ];
        let fits = !glued.is_empty() && !generic.contains(&glued.split(' ').next().unwrap_or(""));
        fits.then(|| glued.to_owned())
    })
}

/// Those who hold the rights in a page, by its copyright lines, the last first.
pub(super) fn holders(view: &View) -> Vec<String> {
    let notices = view.page.blocks.iter().rev().filter_map(|block| {
        let marked =
            block.text.contains('©') || block.text.contains("opyright") || block.text.contains("(c)");
        let credit = ["Image", "Photo", "Credit", "Picture", "Getty", "iStock", "Shutterstock"]
            .iter()
            .any(|word| block.text.contains(word));
        if !marked || credit || block.text.len() > 1500 {
            return None;
        }
        let name = tidy(&COPYRIGHT.captures(&block.text)?["name"]);
        plausible(&name).then_some(name)
    });
    notices.collect()
}

fn copyright(view: &View, of_text: bool) -> Option<String> {
    let names = holders(view);
    // A known name first; else the last notice of the page. A text page's first lines may hold another's.
    let known = names.iter().find(|name| PUBLISHERS.by_form.contains_key(&fold(name))).cloned();
    known.or_else(|| names.into_iter().next().filter(|_| of_text || view.page.head.title.is_some()))
}

/// Cuts what goes on behind a name: notices, sentences, addresses.
fn tidy(name: &str) -> String {
    const ENDS: &[&str] = &[
        " All ",
        " all ",
        ". ",
        " | ",
        " - ",
        " – ",
        " — ",
        " Affiliated",
        "http",
        " May not",
        " is ",
        " are ",
        " and its",
        " or its",
        " Terms",
        " Privacy",
        " Use of",
        " Last",
        " Written",
        " Reprint",
        " Print",
        ", a ",
        " Reviewed",
        " Updated",
        "; ",
    ];
    let mut cut = name.trim();
    for end in ENDS {
        // "A.D.A.M. Health": a full stop behind an initial ends no name.
        let at =
            cut.match_indices(end).map(|(at, _)| at).find(|&at| !(*end == ". " && is_initial(&cut[..at])));
        if let Some(at) = at {
            cut = &cut[..at];
        }
    }
    // A street and its number.
    let cut = cut
        .match_indices(", ")
        .find(|(at, _)| cut[at + 2..].starts_with(|c: char| c.is_ascii_digit()))
        .map_or(cut, |(at, _)| &cut[..at]);
    let cut = cut.trim_end_matches([',', ';', ':', ' ', '-', '–', ')', '"']);
    let cut = if cut.ends_with('.') && !is_initial(&cut[..cut.len() - 1]) && !cut.ends_with("Inc.") {
        &cut[..cut.len() - 1]
    } else {
        cut
    };
    without_legal_form(cut.trim()).to_owned()
}

/// A name without the legal form behind it ("Ltd") and without a year.
fn without_legal_form(name: &str) -> &str {
    const FORMS: &[&str] =
        &["Inc.", "Inc", "LLC", "L.L.C.", "Ltd.", "Ltd", "Limited", "GmbH", "plc", "PLC", "Corp.", "Co."];
    let mut name = name;
    loop {
        let last = name.rsplit(' ').next().unwrap_or("");
        let year = last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit());
        if !(year || FORMS.contains(&last)) || last.len() == name.len() {
            return name;
        }
        name = name[..name.len() - last.len()].trim_end_matches([' ', ',']);
    }
}

/// Whether a text ends in a single letter: a full stop behind it belongs to the name.
fn is_initial(text: &str) -> bool {
    let mut back = text.chars().rev();
    back.next().is_some_and(char::is_alphabetic) && back.next().is_none_or(|c| !c.is_alphanumeric())
}

fn plausible(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let generic = [
        "rights reserved",
        "privacy",
        "cookie",
        "the author",
        "its respective",
        "respective owner",
        "content",
        "law",
        "infring",
    ];
    (1..=8).contains(&words)
        && name.chars().count() >= 2
        && name.chars().any(char::is_alphabetic)
        && !generic.iter().any(|word| name.to_lowercase().contains(word))
}

fn by_domain(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let Some(Host::Domain(host)) = url.host() else { return None };
    std::iter::successors(Some(host), |host| host.split_once('.').map(|(_, rest)| rest))
        .find_map(|host| PUBLISHERS.by_domain.get(host))
        .cloned()
}

/// A site's host as its name, where nothing better is known.
fn host_name(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let Some(Host::Domain(host)) = url.host() else { return None };
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// A short id: lower-case ASCII letters and digits, hyphens between words, possessive and legal forms off.
fn slug(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut slug = String::new();
    for c in name.nfkd().filter(|c| !matches!(c, '\'' | '’' | '.')) {
        match c {
            c if c.is_alphanumeric() => slug.extend(c.to_lowercase()),
            c if unicode_normalization::char::is_combining_mark(c) => {}
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Letters and digits alone, lower-case.
fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{COPYRIGHT, SUPPLIED, named, tidy};

    #[test]
    fn reads_copyright_lines() {
        for (line, name) in [
            ("© Larkfield | Affiliated with the Moor Schools", "Larkfield"),
            (
                "Date: Sep 6, 2013 Copyright: © Copyright 2014 Lark Grades, Inc. All rights reserved.",
                "Lark Grades",
            ),
            ("Copyright Protected: Moor Corporation", "Moor Corporation"),
            ("Copyright © 2003-2024 The Moor Clinic. All rights reserved", "The Moor Clinic"),
        ] {
            let found = COPYRIGHT.captures(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(tidy(&found["name"]), name);
        }
    }

    #[test]
    fn reads_suppliers() {
        let found = SUPPLIED
            .captures("Supplemental content provided by A.D.A.M. Health Solutions. All rights reserved.")
            .unwrap();
        assert_eq!(named(&found["name"]).name, "A.D.A.M.");
        assert!(SUPPLIED.captures("Review provided by VeriFact Healthcare Network.").is_none());
    }
}
