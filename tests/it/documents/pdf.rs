//! PDF files written by hand: one column, two columns with running heads and hyphens, scans.

use super::{Said, extract, made};

/// A page of text: its operators.
pub(super) struct Paper(String);

impl Paper {
    pub(super) fn new() -> Self {
        Self(String::new())
    }

    /// Writes words at a place, in a font ("R" or "B") of a size.
    pub(super) fn put(&mut self, x: f64, y: f64, font: &str, size: f64, words: &str) {
        let words = words.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        self.0.push_str(&format!("BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n"));
    }
}

/// A file of such pages.
pub(super) fn file(pages: &[Paper], info: &str) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 10 + 2 * page)).collect();
    let font = |number: usize, name: &str| {
        (number, format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"))
    };
    let mut objects = vec![
        (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        (2, format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len())),
        font(3, "Helvetica"),
        font(4, "Helvetica-Bold"),
        (5, format!("<<{info}>>")),
    ];
    for (place, page) in pages.iter().enumerate() {
        let number = 10 + 2 * place;
        objects.push((number, format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources<</Font<</R 3 0 R/B 4 0 R>>>>>>", number + 1
        )));
        objects.push((number + 1, format!("<</Length {}>>\nstream\n{}\nendstream", page.0.len(), page.0)));
    }
    objects_to_file(&objects)
}

/// A file of objects by number, with their places.
pub(super) fn objects_to_file(objects: &[(usize, String)]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = String::new();
    for (number, body) in objects {
        places.push_str(&format!("{number} 1\n{:010} 00000 n \n", file.len()));
        file.extend(format!("{number} 0 obj\n{body}\nendobj\n").bytes());
    }
    let at = file.len();
    let end =
        format!("xref\n{places}trailer\n<</Size 1000/Root 1 0 R/Info 5 0 R>>\nstartxref\n{at}\n%%EOF\n");
    file.extend(end.bytes());
    file
}

/// Words in lines of at most so many letters.
fn wrapped(words: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split(' ') {
        if lines.last().is_some_and(|line| line.len() + word.len() >= width) {
            lines.push(String::new());
        }
        let line = lines.last_mut().unwrap();
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines
}

/// The article in one column over two pages, with a running head and numbers of pages.
pub(super) fn article() -> Vec<u8> {
    let mut pages = vec![Paper::new(), Paper::new()];
    let mut y = 770.0;
    let mut number = 0;
    for (kind, words) in made::lines() {
        let page = usize::from(matches!(words, "When to see a doctor")) + usize::from(y > 900.0);
        if words == "When to see a doctor" {
            y = 1770.0;
        }
        let at = |y: f64| if y > 900.0 { y - 1000.0 } else { y };
        let paper = &mut pages[page.min(1)];
        let (indent, mark) = match kind {
            "li" => (12.0, "\u{95}".to_owned()),
            "ol" => {
                number += 1;
                (16.0, format!("{number}."))
            }
            _ => (0.0, String::new()),
        };
        let (font, size, width) = match kind {
            "h1" => ("B", 18.0, 60),
            "h2" => ("B", 13.0, 60),
            _ => ("R", 10.0, 76),
        };
        y -= if matches!(kind, "h1" | "h2") { 14.0 } else { 4.0 };
        if mark == "\u{95}" {
            paper.0.push_str(&format!("BT /R 10 Tf 1 0 0 1 60 {} Tm <95> Tj ET\n", at(y)));
        } else if !mark.is_empty() {
            paper.put(60.0, at(y), "R", 10.0, &mark);
        }
        for line in wrapped(words, width) {
            paper.put(60.0 + indent, at(y), font, size, &line);
            y -= size * 1.2;
        }
    }
    for (place, paper) in pages.iter_mut().enumerate() {
        paper.put(60.0, 815.0, "R", 8.0, "Leaflets of the Small Hand Clinic");
        paper.put(290.0, 25.0, "R", 8.0, &(place + 7).to_string());
    }
    file(&pages, "/Title(Why fingers tingle)/Author(Ada Orr)/CreationDate(D:20240501090000Z)")
}

const LEFT: &str = "Muscles that twitch at night are often tired. Rest helps, and so does water, for salts leave \
                    the body with sweat on warm days and are not replaced by tea.";
const RIGHT: &str = "Potassium keeps the signal of a nerve short. When there is too little of it the muscle goes on \
                     firing after the order has ended, and the calf hardens.";

/// A page in two columns, with a running head and a number where one is given.
fn in_columns(number: Option<usize>) -> Paper {
    let mut paper = Paper::new();
    if let Some(number) = number {
        paper.put(60.0, 815.0, "R", 8.0, "Journal of Small Nerves");
        paper.put(400.0, 815.0, "R", 8.0, "2021; 14: 101-108");
        paper.put(295.0, 25.0, "R", 8.0, &number.to_string());
    }
    for (x, heading, words) in [(60.0, "Causes", LEFT), (310.0, "Potassium", RIGHT)] {
        paper.put(x, 770.0, "B", 12.0, heading);
        for (row, line) in (0..).zip(wrapped(words, 44)) {
            paper.put(x, 750.0 - 12.0 * f64::from(row), "R", 10.0, &line);
        }
    }
    paper
}

#[test]
fn columns_are_read_one_after_the_other() {
    let said = Said::of(&extract("two.pdf", &file(&[in_columns(None)], "")));
    assert_eq!((said.headings.len(), said.passages), (2, vec![LEFT.to_owned(), RIGHT.to_owned()]));
}

#[test]
fn running_heads_and_numbers_of_pages_are_no_text() {
    let pages: Vec<Paper> = (101..104).map(|number| in_columns(Some(number))).collect();
    let said = Said::of(&extract("three.pdf", &file(&pages, "")));
    assert!(
        said.passages.contains(&LEFT.to_owned()) && said.passages.contains(&RIGHT.to_owned()),
        "{said:?}"
    );
    assert!(said.passages.iter().all(|text| !text.contains("Journal") && !text.contains("10")), "{said:?}");
}

/// The lower part of a page whose running head is one line, for there is one column under it.
fn last_page() -> Paper {
    let mut paper = Paper::new();
    paper.put(60.0, 815.0, "R", 8.0, "Journal of Small Nerves");
    paper.put(400.0, 815.0, "R", 8.0, "2021; 14: 101-108");
    for (row, line) in (0..).zip(wrapped(RIGHT, 44)) {
        paper.put(60.0, 770.0 - 12.0 * f64::from(row), "R", 10.0, &line);
    }
    paper
}

#[test]
fn a_running_head_is_one_whether_columns_part_it_or_not() {
    let pages = [in_columns(Some(101)), in_columns(Some(102)), last_page()];
    let said = Said::of(&extract("last.pdf", &file(&pages, "")));
    assert!(said.passages.contains(&LEFT.to_owned()), "{said:?}");
    assert!(said.passages.iter().all(|text| !text.contains("Journal")), "{said:?}");
}

#[test]
fn a_title_does_not_glue_the_lines_beside_it() {
    let mut paper = Paper::new();
    paper.put(60.0, 762.0, "B", 18.0, "Twitching at night");
    for (row, line) in (0..).zip(wrapped(LEFT, 44)) {
        paper.put(60.0, 740.0 - 12.0 * f64::from(row), "R", 10.0, &line);
    }
    for (row, line) in (0..).zip(wrapped(&format!("{RIGHT} {RIGHT}"), 44)) {
        paper.put(310.0, 770.0 - 12.0 * f64::from(row), "R", 10.0, &line);
    }
    let said = Said::of(&extract("title.pdf", &file(&[paper], "")));
    assert_eq!(said.passages, [LEFT.to_owned(), format!("{RIGHT} {RIGHT}")]);
}

#[test]
fn hyphens_that_part_words_go_and_others_stay() {
    let mut paper = Paper::new();
    let lines = [
        "The twitch is short-lived in most people and goes away by it-",
        "self. A salt that is called potas-",
        "sium matters most, and a well-",
        "known remedy is a short-lived stretch of the whole calf muscle, as Orr-",
        "Vale has shown in a small study of people who have cramps at night.",
    ];
    for (row, line) in (0..).zip(lines) {
        paper.put(60.0, 700.0 - 12.0 * f64::from(row), "R", 10.0, line);
    }
    let said = Said::of(&extract("h.pdf", &file(&[paper], "")));
    let text = said.passages.join(" ");
    for words in
        ["by itself.", "called potassium matters", "well-known remedy", "short-lived stretch", "Orr-Vale"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn an_unused_code_is_a_bullet_and_may_stand_lower_than_its_words() {
    let mut paper = Paper::new();
    paper.put(60.0, 700.0, "R", 10.0, "Common causes of calf cramps at night in older people include:");
    for (row, item) in (1..).zip(["Dehydration", "Low magnesium", "Kidney disease"]) {
        let y = 700.0 - 14.0 * f64::from(row);
        paper.0.push_str(&format!("BT /R 12 Tf 1 0 0 1 60 {} Tm <7f> Tj ET\n", y - 2.5));
        paper.put(78.0, y, "R", 10.0, item);
    }
    let document = extract("b.pdf", &file(&[paper], ""));
    let blocks: Vec<&str> = document["sections"][0]["passages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|passage| passage["block"].as_str().unwrap())
        .collect();
    assert_eq!(blocks, ["lead_in", "list_item", "list_item", "list_item"], "{document}");
}

#[test]
fn a_scan_is_named() {
    let case = crate::case::Case::new().page("scan.pdf", file(&[Paper::new(), Paper::new()], ""));
    case.run(&["extract", "pages/scan.pdf"]).code(3).complains(&["without a text layer"]);
}
