//! Counts what extraction keeps of the headings and list items that belong to an article:
//! `cargo run --release --example kept -- FOLDER`, where FOLDER holds gold.jsonl (`{"id", "text"}` a line,
//! the article's own text) and html/ID.html. What the gold text does not contain is furniture and
//! does not count.

use std::{error::Error, fs, path::PathBuf};

use etio::{BlockKind, Document, Hints, PageId};

#[derive(Default)]
struct Tally {
    kept: usize,
    all: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: kept FOLDER")?);
    let (mut headings, mut items) = (Tally::default(), Tally::default());
    for line in fs::read_to_string(folder.join("gold.jsonl"))?.lines() {
        let gold: serde_json::Value = serde_json::from_str(line)?;
        let id = gold["id"].as_str().ok_or("a line of gold.jsonl has no id")?;
        let article = letters(gold["text"].as_str().unwrap_or_default());
        let bytes = fs::read(folder.join("html").join(format!("{id}.html")))?;
        let page = etio::read(&bytes, id).map_err(|why| format!("{id}: {why}"))?;
        let hints =
            Hints { id: PageId::give(&bytes, id, 0), path: id.to_owned(), given: etio::Given::default() };
        let extracted = etio::extract_text(&page, &hints);
        let mut kept = letters(&text(&extracted.document));
        // The heading of a list of references is kept with the list.
        let of_lists = extracted.cut.iter().filter(|cut| cut.rule == "reference" && cut.text.len() < 40);
        kept.extend(of_lists.map(|cut| letters(&cut.text)));
        for block in &page.blocks {
            let tally = match block.kind {
                BlockKind::Heading(_) => &mut headings,
                BlockKind::ListItem { .. } => &mut items,
                _ => continue,
            };
            let words = letters(&block.text);
            if words.len() < 4 || !article.contains(&words) {
                continue;
            }
            tally.all += 1;
            if kept.contains(&words) {
                tally.kept += 1;
            } else {
                println!("lost on {id}: {}", block.text);
            }
        }
    }
    for (name, tally) in [("headings", headings), ("list items", items)] {
        let share = tally.kept as f64 / tally.all.max(1) as f64;
        println!("{name}: {} of {} kept ({share:.3})", tally.kept, tally.all);
    }
    Ok(())
}

/// All that a reader sees of a document.
fn text(document: &Document) -> String {
    let mut text = document.title.clone().unwrap_or_default();
    for section in &document.sections {
        text.extend([" ", section.heading.as_deref().unwrap_or_default()]);
        for passage in &section.passages {
            text.extend([" ", &passage.text, " ", &passage.columns.join(" ")]);
        }
    }
    for reference in &document.references {
        let marker = reference.marker.as_deref().unwrap_or_default();
        text.extend([" ", marker, " ", &reference.as_printed]);
    }
    text
}

/// Letters and digits alone, lower-case: what is left of a text when marks and spaces are set aside.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
