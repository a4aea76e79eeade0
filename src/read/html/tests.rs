//! What elements become, page by small page.

use crate::model::{Block, BlockKind, Landmark, Page};

fn page(html: &str) -> Page {
    super::read(&format!("<!DOCTYPE html><html><body>{html}"), &mut Vec::new())
}

/// The blocks in short: a letter for the kind, then the text.
fn brief(html: &str) -> Vec<String> {
    page(html).blocks.iter().map(short).collect()
}

fn short(block: &Block) -> String {
    let text = &block.text;
    match &block.kind {
        BlockKind::Heading(level) => format!("h{level} {text}"),
        BlockKind::Paragraph => format!("p {text}"),
        BlockKind::Label => format!("label {text}"),
        BlockKind::ListItem { depth, marker, .. } => format!("li{depth}{marker} {text}"),
        BlockKind::TableRow { header, cells, .. } => {
            format!("{}{} {text}", if *header { "th" } else { "tr" }, cells.len())
        }
    }
}

#[test]
fn blocks_part_words_and_inline_elements_do_not() {
    assert_eq!(
        brief("<div>One<div>two</div>three</div><p>H<sub>2</sub>O, x<sup>2</sup>"),
        ["p One", "p two", "p three", "p H2O, x2"]
    );
    assert_eq!(brief("<nav><a>Home</a><a>About</a></nav><p><b>Bo</b><i>ld</i>"), ["p Home About", "p Bold"]);
    assert_eq!(brief("<p>a<br>b<br><br>c<select><option>x</select>d"), ["p a b", "p c d"]);
}

#[test]
fn headings_stay_headings_in_controls_and_lists() {
    assert_eq!(
        brief("<h3><button>Why<div>naps?</div></button></h3><details><summary>More</summary>Text"),
        ["h3 Why naps?", "label More", "p Text"]
    );
    assert_eq!(
        brief("<ul><li><h4>Tea</h4><p>Less of it.</ul><div role=heading aria-level=2>Rest</div>"),
        ["h4 Tea", "p Less of it.", "h2 Rest"]
    );
    assert_eq!(
        brief("<summary><h2>Q</h2></summary><p>See <button>this</button>, too."),
        ["h2 Q", "p See this, too."]
    );
}

#[test]
fn lists_nest_and_count() {
    assert_eq!(
        brief("<ol start=3 type=a><li>x<ul><li>y</ul><li value=7><p>z<p>more"),
        ["li0c. x", "li1 y", "li0g. z", "p more"]
    );
    let blocks = page("<ul><li>a<li>b</ul><ul><li>c").blocks;
    let list = |place: usize| match blocks[place].kind {
        BlockKind::ListItem { list, .. } => list,
        _ => 0,
    };
    assert!(list(0) == list(1) && list(1) != list(2));
}

#[test]
fn terms_open_their_definitions() {
    let blocks =
        page("<dl><div><dt>Tea</dt><dd><p>Less.</p><p>Or none.</dd></div><dt>Why?<dd>It wakes.</dl>").blocks;
    let briefs: Vec<_> = blocks.iter().map(short).collect();
    assert_eq!(briefs, ["li0 Tea: Less.", "p Or none.", "li0 Why? It wakes."]);
    assert!(matches!(blocks[0].kind, BlockKind::ListItem { term: 3, .. }));
}

#[test]
fn data_tables_are_rows_and_layout_tables_are_not() {
    let html = "<table><caption>Causes</caption><tr><th>Cause<th>Signs<th>Grade<tr><td rowspan=2>Tea<td>\
                <ul><li>twitch<li>jitters</ul><td>common<tr><td>thirst<td></table>";
    assert_eq!(
        brief(html),
        ["label Causes", "th3 Cause | Signs | Grade", "tr3 Tea | twitch; jitters | common", "tr3 | thirst"]
    );
    let cells = match &page(html).blocks[3].kind {
        BlockKind::TableRow { cells, .. } => cells.clone(),
        _ => Vec::new(),
    };
    assert!(cells[0].is_empty() && cells[1].slice("| thirst") == "thirst" && cells[2].is_empty());
    assert_eq!(brief("<table><tr><td>menu<td><h1>Naps</h1><p>Text</table>"), ["p menu", "h1 Naps", "p Text"]);
}

#[test]
fn regions_know_their_part_and_whether_they_show() {
    let page = page(
        "<div class='Wrap' id=w><div></div><nav aria-label='Main Menu'><p>x</nav><div><p>y</div></div>\
         <div style='display:none'><ul><li>z</ul></div>",
    );
    let region = |place: usize| &page.regions[page.blocks[place].region];
    assert_eq!((region(0).landmark, region(0).names.as_str()), (Landmark::Navigation, "main menu"));
    assert_eq!((region(1).names.as_str(), region(1).blocks.clone()), ("wrap w", 0..2));
    assert!(region(2).hidden && region(2).tag == "ul" && !region(1).hidden);
    assert_eq!(page.regions[0].blocks, 0..3);
}

#[test]
fn text_for_screen_readers_leaves_the_sentence_whole() {
    let html = "<p>See <a href=/x>the list<span class=sr-only> (new window)</span></a> now.";
    assert_eq!(brief(html), ["p (new window)", "p See the list now."]);
    let blocks = page(html).blocks;
    assert_eq!(blocks[1].links[0].span.slice(&blocks[1].text), "the list");
}

#[test]
fn links_marks_and_anchors_are_kept() {
    let blocks = page(
        "<a id=top></a><p><strong>All bold</strong></p><p>So they say.<sup><a href='#r1'>[1]</a></sup><p id=q>\
         <a href=y><div>one</div><div>two</div></a>",
    )
    .blocks;
    assert!(blocks[0].bold && blocks[0].anchors == ["top"] && !blocks[1].bold);
    assert_eq!(blocks[1].raised[0].slice(&blocks[1].text), "[1]");
    assert_eq!((blocks[1].links[0].href.as_str(), blocks[1].links[0].span), ("#r1", blocks[1].raised[0]));
    assert_eq!(blocks[2].anchors, ["q"]);
    assert!(blocks[2..].iter().all(|block| block.links[0].href == "y"));
}

#[test]
fn the_head_is_read_wherever_it_stands() {
    let html = "<html lang=en-GB><!-- saved from url=(0021)https://example.org/x --><title> On\n naps </title>\
                <meta name=Author content='A. Reed'><link rel=canonical href=/naps><base href=//b/>\
                <script type=application/ld+json>{\"@type\":\"Article\"}</script><p>By <a rel=author href=x>B. Fern</a>\
                <time datetime=2020-01-02>then</time><span itemprop=reviewedBy>Dr. <b itemprop=name>Moss</b></span>";
    let head = super::read(html, &mut Vec::new()).head;
    assert_eq!(head.title.as_deref(), Some("On naps"));
    assert_eq!(head.language.as_deref(), Some("en-GB"));
    assert_eq!(head.canonical.as_deref(), Some("/naps"));
    assert_eq!(head.saved_from.as_deref(), Some("https://example.org/x"));
    let meta: Vec<_> = head.meta.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(
        meta,
        ["author=A. Reed", "base=//b/", "rel:author=B. Fern", "time=2020-01-02", "itemprop:reviewedby=Moss"]
    );
    assert_eq!(head.json_ld[0]["@type"], "Article");
}
