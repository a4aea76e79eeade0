//! One entry of a list of references, and its parsing into a [`Reference`]. What the entry does not
//! print stays none.

use super::{
    address,
    clean::{self, Cleaned},
    container::Container,
    ids::Ids,
    key, manner,
};
use crate::model::Reference;

/// An entry as it was found: all of its text, and its links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// The number before it, where the list has one.
    pub marker: Option<String>,
    /// Its text, white space folded, the marker off.
    pub text: String,
    /// Its links: words and addresses, relative ones resolved where that could be done.
    pub links: Vec<(String, String)>,
    /// Ids of the elements at or in it.
    pub anchors: Vec<String>,
    /// Its place in its list, from 1.
    pub ordinal: usize,
    /// Whether the order of the list counts: it is numbered, by its marks or by its tag.
    pub ordered: bool,
}

/// Parses `entry`. Never fails; an entry that follows no manner of citing gives few fields.
pub(super) fn parse(entry: &Entry) -> Reference {
    let Cleaned { body, address, stated_year } = clean::clean(&entry.text);
    let url =
        address.filter(|address| !is_cut_short(&entry.text, address)).or_else(|| best_link(&entry.links));
    let linked = entry.links.iter().map(|(words, _)| words.as_str()).find(|words| names_a_work(words));
    let mut fields = manner::read(&body, url.as_deref(), linked);
    fields.title = fields.title.or_else(|| linked.and_then(manner::title));
    let mut ids = Ids::of_text(&entry.text);
    for (_, href) in &entry.links {
        ids = ids.or(Ids::of_address(href));
    }
    let Container { name, publisher, edition, locator } = fields.container;
    let mut reference = Reference {
        key: String::new(),
        marker: entry.marker.clone(),
        as_printed: entry.text.clone(),
        authors: fields.authors,
        title: fields.title,
        container: name,
        publisher,
        edition,
        year: fields.year.or(stated_year),
        locator,
        url,
        doi: ids.doi,
        pmid: ids.pmid,
        pmcid: ids.pmcid,
        bookshelf: ids.bookshelf,
    };
    reference.key = key::of(&reference);
    reference
}

/// Whether the page shows only the beginning of an address ("`https://example.org/naps…`").
fn is_cut_short(text: &str, address: &str) -> bool {
    text.find(address).is_some_and(|at| {
        text[at + address.len()..].starts_with(['…']) || text[at + address.len()..].starts_with("...")
    })
}

/// The link to the work itself: not to a search for it, and not back into the page.
fn best_link(links: &[(String, String)]) -> Option<String> {
    let leads_out = |href: &&String| {
        (href.starts_with("http://") || href.starts_with("https://"))
            && !href.contains("scholar.google.")
            && !href.contains("scholar_lookup")
    };
    links.iter().map(|(_, href)| href).find(leads_out).map(|href| href.trim().to_owned())
}

/// Whether the words of a link may be a title, and are no button's.
fn names_a_work(words: &str) -> bool {
    !address::is_address(words) && words.split_whitespace().count() >= 2 && words.len() > 12
}

#[cfg(test)]
mod tests {
    use super::{Entry, parse};
    use crate::model::Reference;

    fn of(text: &str) -> Reference {
        parse(&Entry { text: text.into(), ..Entry::default() })
    }

    /// Authors, title, container, publisher, year and locator, empty where none.
    fn fields(text: &str) -> [String; 6] {
        let Reference { authors, title, container, publisher, year, locator, .. } = of(text);
        [authors, title, container, publisher, year.map(|year| year.to_string()), locator]
            .map(Option::unwrap_or_default)
    }

    #[test]
    fn entries_are_read_in_every_manner() {
        let cases = [
            // Web pages with a year in brackets.
            ("On naps. (2021).https://sleep.example.org/naps/", ["", "On naps", "", "", "2021", ""]),
            (
                "Zinc: Facts for nappers. (n.d.). https://example.org/zinc",
                ["", "Zinc: Facts for nappers", "", "", "", ""],
            ),
            (
                "Roe B CD, et al. (2019). The many faces of naps (short sleep) at noon.https://example.org/x",
                ["Roe B CD, et al.", "The many faces of naps (short sleep) at noon", "", "", "2019", ""],
            ),
            (
                "World Nap Organization. (2020). Naps of the world. https://example.org/w",
                ["World Nap Organization", "Naps of the world", "", "", "2020", ""],
            ),
            // APA.
            (
                "Doe, J. A., & Roe, B. (2018). Naps and bones: What to know. Journal of Naps, 12(3), 45–50. https://doi.org/10.1234/n.5",
                [
                    "Doe, J. A., & Roe, B.",
                    "Naps and bones: What to know",
                    "Journal of Naps",
                    "",
                    "2018",
                    "12(3), 45–50",
                ],
            ),
            // Vancouver.
            (
                "Roe JA, Doe B. Naps and bones: a cohort. Nap J. 2011 May 25;94(1):247-53. doi: 10.1234/n.5. PMID: 5.",
                ["Roe JA, Doe B", "Naps and bones: a cohort", "Nap J", "", "2011", "94(1):247-53"],
            ),
            (
                "Roe JA, Doe B, Lind C. Can naps help? Front. Nap. Sci. 2021;12:705559.",
                ["Roe JA, Doe B, Lind C", "Can naps help?", "Front. Nap. Sci", "", "2021", "12:705559"],
            ),
            (
                "Roe P. Nap disorders. In: Doe L, Lind AI, eds. Lind's Book of Sleep. 24th ed. Old Town, PA: Example House; 2011:chap 429.",
                ["Roe P", "Nap disorders", "Lind's Book of Sleep", "Example House", "2011", "chap 429"],
            ),
            (
                "Roe P. Slow naps. [Updated 2023 Aug 8]. In: NapPearls [Internet]. Isle (FL): NapPearls Publishing; 2024 Jan-. Available from: https://www.ncbi.nlm.nih.gov/books/NBK4321/",
                ["Roe P", "Slow naps", "NapPearls", "NapPearls Publishing", "2024", ""],
            ),
            (
                "Roe B, Doe S. Naps for all. London, United Kingdom, Nap Press; 2018. p.301-17.",
                ["Roe B, Doe S", "Naps for all", "", "London, United Kingdom, Nap Press", "2018", "p.301-17"],
            ),
            (
                "Roe LM Jr., Doe S, Lind MA (Eds.) Essentials of Naps (4th ed.). Old Town: Nap-Hill, 2011.",
                ["Roe LM Jr., Doe S, Lind MA", "Essentials of Naps", "", "Nap-Hill", "2011", ""],
            ),
            (
                "Roe RD. Diagnosis of Naps, 5th ed. Old Town: Lind, Doe & Roe, 2012.",
                ["Roe RD", "Diagnosis of Naps", "", "Lind, Doe & Roe", "2012", ""],
            ),
            (
                "Roe A, Doe Y-S. Naps and Yawns. Nap J. 2019;2019:5682.",
                ["Roe A, Doe Y-S", "Naps and Yawns", "Nap J", "", "2019", "2019:5682"],
            ),
            (
                "Naps in bakers: a case report. The European nap journal, 2021.",
                ["", "Naps in bakers: a case report", "The European nap journal", "", "2021", ""],
            ),
            (
                "Roe L. Naps. Nap J. 2019;3(3):CD018. Accessed at naplibrary.com on June 3, 2022.",
                ["Roe L", "Naps", "Nap J", "", "2019", "3(3):CD018"],
            ),
            (
                "Nap Trust Organization. Slow naps (https://example.org/slow). Accessed 4/5/2023.",
                ["Nap Trust Organization", "Slow naps", "", "", "", ""],
            ),
            (
                "Roe FF. Leg naps. In: Roe's Nap Advisor 2023. Example House; 2023. https://www.example.com. Accessed Dec. 5, 2022.",
                ["Roe FF", "Leg naps", "Roe's Nap Advisor 2023", "Example House", "2023", ""],
            ),
            // Web pages with a publisher.
            (
                "Naps at noon. Nap Plus, a service of the National Library of Naps. http://www.example.gov/napplus/1.htm.",
                ["", "Naps at noon", "", "Nap Plus, a service of the National Library of Naps", "", ""],
            ),
            (
                "Nap cramp.American Academy of Naps. http://naps.example.org/topic.cfm?topic=a1.",
                ["", "Nap cramp", "", "American Academy of Naps", "", ""],
            ),
            (
                "National Institutes of Naps. Zinc at night. Accessed March 3, 2024. https://example.gov/zinc",
                ["National Institutes of Naps", "Zinc at night", "", "", "", ""],
            ),
            (
                "Report Summary. Naps, Food, and the Prevention of Yawns, 2011.",
                ["", "Report Summary", "Naps, Food, and the Prevention of Yawns", "", "2011", ""],
            ),
            (
                "Roe, R. G., & Doe, A. (2020). What causes naps? A review of 3.5 million naps. Nap ONE, 15(4), e0231.",
                [
                    "Roe, R. G., & Doe, A.",
                    "What causes naps? A review of 3.5 million naps",
                    "Nap ONE",
                    "",
                    "2020",
                    "15(4), e0231",
                ],
            ),
            (
                "U.S. Nap Administration. Safety of Naps: Pillows. July 8, 2010. http://www.example.gov/x",
                ["U.S. Nap Administration", "Safety of Naps: Pillows", "", "", "2010", ""],
            ),
            // Titles in quotation marks.
            (
                "Roe, J.; Doe, M. (2007-08-01). \"The athlete with naps\". The Journal of Naps. 15 (7): 425–431. PMID 17602.",
                [
                    "Roe, J.; Doe, M.",
                    "The athlete with naps",
                    "The Journal of Naps",
                    "",
                    "2007",
                    "15 (7): 425–431",
                ],
            ),
            ("Example Clinic: “Naps at noon.”", ["", "Naps at noon", "", "Example Clinic", "", ""]),
            (
                "Doe, Jane. “Naps at Noon.” Nap Weekly, vol. 3, no. 2, 2017, pp. 3-5.",
                ["Doe, Jane", "Naps at Noon", "Nap Weekly", "", "2017", "vol. 3, no. 2, 2017, pp. 3-5"],
            ),
            ("https://example.org/naps", ["", "", "", "", "", ""]),
        ];
        for (text, expected) in cases {
            assert_eq!(fields(text), expected, "{text}");
        }
    }

    #[test]
    fn the_linked_part_is_the_work() {
        let linked = parse(&Entry {
            text: "Report Summary. Naps, Food, and Yawns, 2011.".into(),
            links: vec![("Naps, Food, and Yawns".into(), "https://example.org/report".into())],
            ..Entry::default()
        });
        assert_eq!(
            (linked.title.as_deref(), linked.container.as_deref()),
            (Some("Naps, Food, and Yawns"), Some("Report Summary"))
        );
        assert_eq!((linked.publisher, linked.year), (None, Some(2011)));
    }

    #[test]
    fn addresses_and_ids_are_kept_as_printed() {
        let work = of("Naps. (2021).https://www.ncbi.nlm.nih.gov/books/NBK4321/.");
        assert_eq!(work.url.as_deref(), Some("https://www.ncbi.nlm.nih.gov/books/NBK4321/"));
        assert_eq!((work.bookshelf.as_deref(), work.key.as_str()), (Some("NBK4321"), "nbk:NBK4321"));
        assert_eq!(
            of("Roe P. Naps. In: Doe L, ed. Sleep. 2nd ed. Town: House; 2011:chap 4.").edition.as_deref(),
            Some("2nd")
        );

        let linked = parse(&Entry {
            text: "Naps at noon for beginners".into(),
            links: vec![("Naps at noon for beginners".into(), "https://pubmed.ncbi.nlm.nih.gov/777/".into())],
            ..Entry::default()
        });
        assert_eq!(linked.title.as_deref(), Some("Naps at noon for beginners"));
        assert_eq!(
            (linked.url.as_deref(), linked.key.as_str()),
            (Some("https://pubmed.ncbi.nlm.nih.gov/777/"), "pmid:777")
        );
    }
}
