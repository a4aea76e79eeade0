//! What lists of references are called: in headings, in the names of containers, in the furniture
//! around them.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// How far the name of a list speaks for what stands under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// "References", "Article sources": entries need little to be taken as such.
    Plain,
    /// "Resources", "Further reading": only what is shaped as a citation is a reference.
    Weak,
}

const CORE: [&str; 33] = [
    "references",
    "reference",
    "sources",
    "source",
    "citations",
    "citation",
    "bibliography",
    "endnotes",
    "footnotes",
    "cited",
    "consulted",
    "literature",
    // The same in other languages.
    "quellen",
    "quellenangaben",
    "einzelnachweise",
    "literatur",
    "literaturverzeichnis",
    "referencias",
    "bibliografía",
    "bibliografia",
    "fuentes",
    "références",
    "bibliographie",
    "fonti",
    "riferimenti",
    "referências",
    "fontes",
    "bronnen",
    "referenties",
    "källor",
    "referenser",
    "kilder",
    "referanser",
];
const WEAK: [&str; 4] = ["resources", "reading", "notes", "publications"];
const BESIDE: [&str; 52] = [
    "key",
    "other",
    "selected",
    "article",
    "medical",
    "scientific",
    "additional",
    "and",
    "view",
    "show",
    "hide",
    "see",
    "all",
    "our",
    "list",
    "of",
    "the",
    "further",
    "works",
    "work",
    "used",
    "main",
    "general",
    "full",
    "primary",
    "secondary",
    "for",
    "this",
    "page",
    "suggested",
    "expand",
    "more",
    "recommended",
    "external",
    "open",
    "close",
    "numbered",
    "a",
    "selective",
    "academic",
    "cite",
    "we",
    "in",
    "about",
    "with",
    "links",
    "studies",
    "web",
    "journal",
    "read",
    "click",
    "edit",
];
/// Headings of lists that do not name one.
const PHRASES: [&str; 6] = [
    "how we reviewed this article",
    "how we reviewed this page",
    "how this article was reviewed",
    "where we got this information",
    "where this information comes from",
    "what this article is based on",
];

/// The name of a list that `text` is, as a heading or a label of its own.
pub(super) fn of_heading(text: &str) -> Option<Name> {
    if text.len() > 48 {
        return None;
    }
    let lower = text.trim().trim_end_matches(':').to_lowercase();
    if PHRASES.contains(&lower.as_str()) {
        return Some(Name::Plain);
    }
    let mut found = None;
    let words = text.split(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty());
    for word in words {
        let among = |known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(word));
        if among(&CORE) {
            found = Some(Name::Plain);
        } else if among(&WEAK) {
            found = found.or(Some(Name::Weak));
        } else if !among(&BESIDE) {
            return None;
        }
    }
    found?;
    // "Literature" and "Source" alone may head anything, and "Sources of ..." is no list of works.
    let vague = matches!(
        lower.as_str(),
        "source" | "literature" | "citation" | "cite this page" | "cite this article" | "cite"
    );
    let asks = lower.starts_with("cite") && !lower.starts_with("cited");
    if vague || (asks && lower != "citations") { found.filter(|_| !asks).map(|_| Name::Weak) } else { found }
}

/// The name that opens `text` and the rest of it, where it is set off by a colon ("Sources: ...") or
/// glued to what follows ("SourcesExample Site has strict rules").
pub(super) fn at_front(text: &str) -> Option<(Name, &str)> {
    const FRONTS: [&str; 12] = [
        "article sources",
        "works cited",
        "selected references",
        "references",
        "reference",
        "sources",
        "source",
        "citations",
        "bibliography",
        "resources",
        "further reading",
        "how we reviewed this article:",
    ];
    // All of them begin with one of these letters.
    let first = text.bytes().next()?.to_ascii_lowercase();
    if !matches!(first, b'a' | b'b' | b'c' | b'f' | b'h' | b'r' | b's' | b'w') {
        return None;
    }
    let front = FRONTS
        .iter()
        .find(|front| text.get(..front.len()).is_some_and(|head| head.eq_ignore_ascii_case(front)))?;
    let rest = &text[front.len()..];
    let weak = matches!(*front, "resources" | "further reading" | "source");
    let name = if weak { Name::Weak } else { Name::Plain };
    let colon = rest.trim_start().strip_prefix(':');
    let glued =
        || (rest.starts_with(char::is_uppercase) && text.starts_with(char::is_uppercase)).then_some(rest);
    // "SOURCESOFENERGY" is a word of its own.
    let shouted = rest.chars().take(2).all(char::is_uppercase);
    let rest = colon.or_else(|| glued().filter(|_| !weak && !shouted))?.trim();
    (!rest.is_empty()).then_some((name, rest))
}

/// Whether the names of a container (class, id, role ...) say that it holds references.
pub(super) fn of_region(names: &str) -> bool {
    const LISTS: [&str; 10] = [
        "references",
        "reflist",
        "bibliography",
        "citations",
        "footnotes",
        "endnotes",
        "sources",
        "refs",
        "referencelist",
        "reference_list",
    ];
    const PAIRS: [&str; 12] = [
        "ref-list",
        "reference-list",
        "reference-section",
        "citation-list",
        "source-list",
        "article-resources",
        "works-cited",
        "ref_list",
        "article-citation-list",
        "footnote-list",
        "doc-bibliography",
        "doc-endnotes",
    ];
    const NOT: [&str; 14] = [
        "nav", "menu", "header", "btn", "button", "link", "toggle", "icon", "tab", "loader", "open", "js",
        "entity", "has",
    ];
    // Every name below holds one of these; most containers are passed over here.
    let may = names.as_bytes().windows(3).any(|three| match three[0] {
        b'r' => three == b"ref",
        b'c' => three == b"cit",
        b'b' => three == b"bib",
        b'n' => three == b"not",
        b's' => three == b"sou",
        _ => false,
    });
    may && names.split_whitespace().any(|name| {
        let parts = || name.split(['-', '_', ':', '.']).filter(|part| !part.is_empty());
        (PAIRS.iter().any(|pair| name.contains(pair)) || parts().any(|part| LISTS.contains(&part)))
            && !parts().any(|part| NOT.contains(&part))
    })
}

/// What sites say of how they choose their sources; the last two only count beside another.
const POLICY: [&str; 20] = [
    "sourcing guidelines",
    "editorial policy",
    "editorial process",
    "editorial guidelines",
    "editorial standards",
    "peer-reviewed",
    "peer reviewed",
    "we only use",
    "uses only",
    "only use quality",
    "high-quality sources",
    "fact-check",
    "fact check",
    "relies on",
    "rely on",
    "strict",
    "we reviewed this",
    "trustworthy",
    "source",
    "learn more",
];

static POLICY_FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(POLICY)
        .expect("the words make an automaton")
});

/// Whether `text` tells how a site chooses its sources, and is none.
pub(super) fn is_policy(text: &str) -> bool {
    const BESIDE_ANOTHER: u32 = 0b11 << (POLICY.len() - 2);
    let found = POLICY_FINDER
        .find_overlapping_iter(text)
        .fold(0_u32, |found, phrase| found | 1 << phrase.pattern().as_u32());
    let hits = (found & !BESIDE_ANOTHER).count_ones();
    hits >= 2 || (hits == 1 && found & BESIDE_ANOTHER != 0)
}

#[cfg(test)]
mod tests {
    use super::{Name, at_front, is_policy, of_heading, of_region};

    #[test]
    fn headings_of_lists_are_told_from_others() {
        for text in [
            "References",
            "SOURCES:",
            "Key references",
            "Works cited",
            "View sources (12)",
            "12 References",
            "Article Sources",
            "Article sources (6)",
            "Show all references",
            "Sources we used in this article",
            "How we reviewed this article:",
            "Literaturverzeichnis",
        ] {
            assert_eq!(of_heading(text), Some(Name::Plain), "{text}");
        }
        assert_eq!(of_heading("Further reading"), Some(Name::Weak));
        for text in
            ["Food sources", "Sources of iron", "Cite this page", "Reference ranges", "Overview", "More"]
        {
            assert_eq!(of_heading(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_may_be_glued_to_what_follows() {
        assert_eq!(at_front("Sources: Example Clinic"), Some((Name::Plain, "Example Clinic")));
        assert_eq!(
            at_front("SourcesHistoryExample Site is strict."),
            Some((Name::Plain, "HistoryExample Site is strict."))
        );
        assert_eq!(at_front("Sources of iron are many"), None);
        assert_eq!(at_front("SOURCES OF IRON"), None);
    }

    #[test]
    fn containers_of_lists_are_named_for_it() {
        for names in [
            "ref-list font-sm",
            "wp-block-footnotes",
            "article__references",
            "css-1 article-resources region",
        ] {
            assert!(of_region(names), "{names}");
        }
        for names in ["nav nav_reference", "menu-item-references", "has-sources-dimensions", "content"] {
            assert!(!of_region(names), "{names}");
        }
        assert!(is_policy(
            "Example Site has strict sourcing guidelines and relies on peer-reviewed studies."
        ));
        assert!(!is_policy("Iron has many sources."));
    }
}
