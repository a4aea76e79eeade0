//! An article of our own in the form of the real ones.

use crate::{
    model::{BlockKind, Format},
    read,
};

const ARTICLE: &str = r##"<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.0 20120330//EN" "a.dtd">
<article xml:lang="en" article-type="review-article"><front>
<journal-meta><journal-title-group><journal-title>Annals of Naps</journal-title></journal-title-group></journal-meta>
<article-meta><article-id pub-id-type="pmid">501</article-id><article-id pub-id-type="pmc">77</article-id>
<article-id pub-id-type="doi">10.1234/Nap.1</article-id>
<title-group><article-title>Why calves <italic>jump</italic><xref ref-type="fn" rid="n1">*</xref></article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Orr</surname><given-names>Ada B</given-names></name></contrib></contrib-group>
<pub-date pub-type="ppub"><month>9</month><year>2019</year></pub-date>
<pub-date pub-type="epub"><day>4</day><month>8</month><year>2019</year></pub-date>
<abstract><sec><title>Aim</title><p>To see why.</p></sec></abstract></article-meta></front>
<body><sec id="s1"><title>Causes</title><p>Thirst can do it [<xref ref-type="bibr" rid="B1">1</xref>].
<list list-type="bullet"><list-item><p>Heat</p></list-item><list-item><p>Salt &lt; 3 g</p></list-item></list></p>
<sec><title>At night</title><p>Rest helps<sup><xref ref-type="bibr" rid="B2">2</xref></sup>.</p>
<table-wrap id="t1"><label>Table 1</label><caption><p>Naps by age</p></caption><table><thead><tr><th>Age</th><th>Naps</th></tr></thead>
<tbody><tr><td>Six</td><td>Two</td></tr></tbody></table></table-wrap></sec></sec></body>
<back><ref-list><title>References</title>
<ref id="B1"><label>1</label><citation><person-group person-group-type="author"><name><surname>Roe</surname><given-names>P</given-names></name><etal/></person-group>
<article-title>On thirst.</article-title><source>Nap J</source><year>2011</year><volume>4</volume><fpage>5</fpage><lpage>9</lpage><pub-id pub-id-type="doi">10.1234/T.5</pub-id><pub-id pub-id-type="pmid">12</pub-id></citation></ref>
<ref id="B2"><label>2</label><mixed-citation publication-type="book"><name><surname>Vale</surname><given-names>S</given-names></name>. <source>The book of rest</source>. <publisher-name>Example House</publisher-name>, <year>2001</year>.</mixed-citation></ref>
</ref-list></back></article>"##;

#[test]
fn an_article_becomes_a_page() {
    let page = read::read(ARTICLE.as_bytes(), "a.nxml").unwrap();
    assert_eq!(page.format, Format::Jats);
    assert_eq!(page.head.title.as_deref(), Some("Why calves jump"));
    assert_eq!(page.head.canonical.as_deref(), Some("https://doi.org/10.1234/nap.1"));
    let meta =
        |name: &str| page.head.meta.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    assert_eq!(meta("citation_publication_date"), Some("2019-08-04"));
    assert_eq!(meta("citation_author"), Some("Ada B Orr"));
    assert_eq!(meta("citation_pmcid"), Some("PMC77"));
    let headings: Vec<(u8, &str)> = page
        .blocks
        .iter()
        .filter_map(|block| match block.kind {
            BlockKind::Heading(level) => Some((level, block.text.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(
        headings,
        [(1, "Why calves jump"), (2, "Abstract"), (3, "Aim"), (2, "Causes"), (3, "At night")]
    );
    assert!(
        page.blocks
            .iter()
            .any(|block| block.text == "Salt < 3 g" && matches!(block.kind, BlockKind::ListItem { .. }))
    );
    assert!(page.blocks.iter().any(|block| block.text == "Six | Two"));
    let cause = page.blocks.iter().find(|block| block.text.starts_with("Thirst")).unwrap();
    assert_eq!(cause.links[0].href, "#B1");
}

#[test]
fn works_are_taken_as_they_are_stated() {
    let page = read::read(ARTICLE.as_bytes(), "a.nxml").unwrap();
    let [first, second] = &page.cited[..] else { panic!("{:?}", page.cited) };
    assert_eq!(first.anchor.as_deref(), Some("B1"));
    let work = &first.reference;
    assert_eq!(
        (work.doi.as_deref(), work.pmid.as_deref(), work.year),
        (Some("10.1234/t.5"), Some("12"), Some(2011))
    );
    assert_eq!(work.authors.as_deref(), Some("Roe P, et al."));
    assert_eq!(work.locator.as_deref(), Some("4:5-9"));
    assert_eq!(second.reference.title.as_deref(), Some("The book of rest"));
    assert_eq!(second.reference.as_printed, "Vale S. The book of rest. Example House, 2001.");
}

#[test]
fn the_article_element_of_html_is_none_of_these() {
    let page = read::read(b"<article class=front><h1>Naps</h1><p>Rest.</p></article>", "a.html").unwrap();
    assert_eq!(page.format, Format::Html);
}

#[test]
fn a_cut_article_is_named() {
    let cut = &ARTICLE[..ARTICLE.len() - 40];
    assert!(read::read(cut.as_bytes(), "a.nxml").unwrap_err().to_string().contains("cut short"));
}
