//! The tree is the one that html5ever's own tokenizer makes, less what nobody reads.

use proptest::prelude::*;
use scraper::{Html, Node};

use super::{super::parse::parse, start::is_read};

/// The tree by html5ever alone, less the letters of scripts and style sheets and the attributes that
/// nobody reads.
fn plain(html: &str) -> String {
    let mut tree = Html::parse_document(html);
    let is_unread = |element: &scraper::node::Element| {
        matches!(element.name(), "script" | "style") && element.name.ns == html5ever::ns!(html)
    };
    let letters: Vec<_> = tree
        .tree
        .nodes()
        .filter(|node| {
            let parent = node.parent().and_then(|parent| parent.value().as_element());
            node.value().is_text() && parent.is_some_and(is_unread)
        })
        .map(|node| node.id())
        .collect();
    for id in letters {
        tree.tree.get_mut(id).expect("it was found a moment ago").detach();
    }
    for node in tree.tree.values_mut() {
        if let Node::Element(element) = node {
            element.attrs.retain(|(name, _)| is_read(&name.local));
        }
    }
    tree.html()
}

fn own(html: &str) -> String {
    parse(html, &mut Vec::new()).html()
}

#[test]
fn trees_are_html5evers() {
    for html in [
        "<!DOCTYPE html><html lang=en><head><title>Tea &amp; toast</title><body><p class=a id='b'>One<p>Two",
        "<head><style>p > a {}</style><SCRIPT>if (a < b) '</p>'</SCRIPT ><p>Naps</p><script src=x></script>",
        "<!-- <script> --><p title='<script>'>Tea</p>--></p><style\n>a{}</STYLE\n>more",
        "<svg><style>a{}<p>Out of it</style></svg><p>Rest</p><select><style>x</style><option>y</select>",
        "<p>Before<script>never ended <p>lost",
        "<style>a</styled></style>b<table><script>c</script><tr><td>d</table><script/>e</script>f",
        "<textarea>\n<p>&lt;</textarea><pre>\n\nx</pre><plaintext>a<b>&amp;",
        "a<b/ class=x/id=y =z=1 class='w'>c</b =d></></ e>f<?g?><!h><!-->i--><!--->j--><!--k--!>l<",
        "<svg><![CDATA[a<b]]>c</svg><![CDATA[d]]><math><mi>e<p>f",
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 3.2//EN\"><p>a<table>b",
        "<a href=x><a href=y>b</a><table><a>c<tr><td>d</a></table></",
        "<p>&notit;&#146;&#x;&copy=1<a href='?a=1&copy=2&amp;b'>&",
        "<noscript><p>a</noscript><iframe><b></iframe><frameset><frame></frameset>",
        "<p a",
        "<title>a &lt; b</title x",
    ] {
        assert_eq!(own(html), plain(html), "{html}");
    }
}

#[test]
fn data_scripts_keep_their_letters() {
    let data = "<script type=\"application/ld+json\">{\"a\": 1}</script>";
    assert!(own(data).contains("{\"a\": 1}"));
}

#[test]
fn the_ends_of_lines_are_one_and_nuls_are_none() {
    assert_eq!(own("<pre>a\r\nb\rc\0d</pre>"), plain("<pre>a\nb\ncd</pre>"));
}

proptest! {
    #[test]
    fn whatever_the_tags(parts in prop::collection::vec(prop::sample::select(PARTS), 0..40)) {
        // What becomes of a comment that never ends is nobody's concern.
        let html = parts.concat() + "-->";
        prop_assert_eq!(own(&html), plain(&html));
    }
}

/// Of which pages are made at random.
const PARTS: &[&str] = &[
    "<",
    ">",
    "</",
    "<!",
    "<?",
    "<!--",
    "-->",
    "--",
    "!",
    "-",
    "&",
    "&amp",
    ";",
    "#",
    "x41",
    "&lt;",
    "&not",
    "<p>",
    "</p>",
    "<b class=\"",
    "\"",
    "'",
    "=",
    " ",
    "\n",
    "/",
    "<a href='",
    "<a href=x>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<li>",
    "<ul>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<textarea>",
    "</textarea>",
    "<svg>",
    "</svg>",
    "<math>",
    "<![CDATA[",
    "]]>",
    "<select>",
    "<option>",
    "<h2>",
    "</h2>",
    "<div id=q>",
    "</div>",
    "<br/>",
    "<template>",
    "</template>",
    "<i>",
    "</i>",
    "<!doctype html>",
    "<body>",
    "<head>",
    "<noscript>",
    "</noscript>",
    "word",
    "é",
    "Tea and toast",
    "<form>",
    "<button>",
    "<font size=1>",
    "<mi>",
    "<desc>",
    "</script ",
    "<SCRIPT type=x",
    "<xmp>",
    "</xmp>",
];
