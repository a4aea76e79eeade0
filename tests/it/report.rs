//! `etio compare --format html`: one file that needs nothing else, read in a real browser where one is
//! installed; and comparisons of many causes and many sources.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use scraper::{ElementRef, Html, Selector};

use crate::case::{Case, html};

/// Pages of these sources about twitching, each with a list of causes in an order of its own.
fn many(sources: usize, causes: usize) -> Case {
    let mut case = Case::new();
    // Steps that share no factor with the number of causes, so that each order has all of them.
    let steps: Vec<usize> = (1..).filter(|step| step % 2 == 1 && step % 5 != 0).take(sources).collect();
    for (number, step) in steps.iter().enumerate() {
        let named =
            |at: usize| format!("{} disease {}", ["Amber", "Birch", "Cedar", "Dune"][at % 4], word(at));
        let listed = (0..causes).filter(|at| (at + number) % 3 != 0).map(|at| named(at * step % causes));
        let listed: Vec<String> = listed.collect();
        let listed: Vec<&str> = listed.iter().map(String::as_str).collect();
        let page = html("Muscle twitching", &listed).replace("Clinic", &format!("Clinic {}", word(number)));
        case = case.page(&format!("s{number:02}/p.html"), page);
    }
    let globs: Vec<String> = (0..sources).map(|n| format!("Clinic {}=s{n:02}/*", word(n))).collect();
    let mut args = vec!["index", "pages"];
    globs.iter().for_each(|glob| args.extend(["--source", glob.as_str()]));
    case.run(&args).code(0);
    case
}

/// A made-up word for a number.
fn word(number: usize) -> String {
    let syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti"];
    let parts = [number % 8, number / 8 % 8, number / 64 % 8].map(|at| syllables[at]);
    let word = parts.concat();
    word[..1].to_uppercase() + &word[1..]
}

fn report(case: &Case) -> String {
    case.run(&["compare", "muscle twitching", "--format", "html"]).code(0).stdout
}

/// A case with a report in which everything stands: differences, references, copies, dates.
fn demo() -> Case {
    let case = Case::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/demo")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some() {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            case.write(&format!("pages/{name}"), fs::read(path).unwrap());
        }
    }
    case.run(&["index", "pages"]).code(0);
    case
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// Checks what a validator and a screen reader ask of a page.
fn check(text: &str) {
    let page = Html::parse_document(text);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    assert_eq!(all(&page, "html[lang], title, h1, main, caption").len(), 5);
    assert!(
        all(&page, "th:not([scope]), script, img, link, iframe, object, form, [style], [onclick]").is_empty()
    );
    let levels: Vec<u8> = all(&page, "h1, h2, h3, h4")
        .iter()
        .map(|heading| heading.value().name().as_bytes()[1] - b'0')
        .collect();
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    let ids: Vec<&str> = all(&page, "[id]").iter().filter_map(|element| element.value().id()).collect();
    let different: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), different.len(), "an id stands twice");
    for link in all(&page, "a") {
        let target = link.value().attr("href").unwrap().strip_prefix('#').expect("no outside address");
        assert!(different.contains(target), "{target}");
    }
    for element in all(&page, "[aria-labelledby]") {
        assert!(different.contains(element.value().attr("aria-labelledby").unwrap()));
    }
    let columns = all(&page, "thead th").len();
    for row in all(&page, "tbody tr") {
        assert_eq!(row.child_elements().count(), columns);
    }
}

#[test]
fn a_report_is_whole_and_well_formed() {
    let case = demo();
    let text = report(&case);
    check(&text);
    for part in ["In short", "Causes by source", "contradict", "Sources", "References", "How this was made"] {
        assert!(text.contains(part), "{part}");
    }
    let json = case.run(&["compare", "muscle twitching", "--json"]).code(0).json();
    let page = Html::parse_document(&text);
    let cells: usize =
        json["causes"].as_array().unwrap().iter().map(|row| row["cells"].as_object().unwrap().len()).sum();
    assert_eq!(all(&page, "td details").len(), cells);
    assert_eq!(all(&page, "tbody tr").len(), json["causes"].as_array().unwrap().len());
    assert_eq!(all(&page, ".sides blockquote").len(), sides(&json));
    assert_eq!(text, report(&case), "the same answer each time");
    case.run(&["compare", "zebra", "--format", "html"]).code(1).says(&["No page is about"]);
    case.run(&["compare", "twitching", "--open", "--format", "csv"]).code(2).complains(&["--open"]);
}

fn sides(json: &serde_json::Value) -> usize {
    let differences = json["differences"].as_array().unwrap();
    differences.iter().map(|difference| difference["sides"].as_array().unwrap().len()).sum()
}

#[test]
fn many_causes_and_sources_stay_readable() {
    let case = many(40, 200);
    let json = case.run(&["compare", "muscle twitching", "--json"]).code(0).json();
    assert_eq!(
        (json["sources"].as_array().unwrap().len(), json["causes"].as_array().unwrap().len()),
        (40, 200)
    );
    assert_eq!(json["independent_sources"], 40);
    let cells: usize =
        json["causes"].as_array().unwrap().iter().map(|row| row["cells"].as_object().unwrap().len()).sum();

    let terminal = case.run(&["compare", "muscle twitching"]).code(0).stdout;
    assert!(terminal.lines().all(|line| line.chars().count() <= 80), "{terminal}");
    assert_eq!(numbers(&terminal), cells, "every cell is told");
    check(&report(&case));
    assert_eq!(report(&case).matches("<details").count(), cells);

    let Some(browser) = Browser::find() else { return };
    let file = case.path("wide.html");
    fs::write(&file, report(&case)).unwrap();
    assert!(browser.width(&file, 390) <= 390, "a phone scrolls up and down only");
    let pages = browser.pdf(&file);
    assert!((3..=25).contains(&pages), "{pages} sheets");
}

/// The numbers of sources under causes, in the list of a narrow terminal.
fn numbers(text: &str) -> usize {
    let (_, list) = text.split_once("The numbers are those").unwrap();
    let list = list.split("Where ").next().unwrap().split("Named by one").next().unwrap();
    list.matches('[').count()
}

#[test]
fn a_browser_shows_a_report_as_it_is_meant() {
    let Some(browser) = Browser::find() else { return };
    let case = demo();
    let file = case.path("report.html");
    fs::write(&file, report(&case)).unwrap();
    for width in [320, 390, 1280] {
        assert!(browser.width(&file, width) <= width, "at {width} something sticks out");
    }
    assert!((2..=30).contains(&browser.pdf(&file)));
}

#[test]
fn hostile_names_are_text_in_a_browser() {
    let bad = "</title><script>document.body.id = 'taken'</script><img src=x onerror=alert(1)> \u{202e}x";
    let case = Case::new()
        .page("a.html", html("Muscle twitching", &["Stress", &bad.replace('<', "&lt;")]))
        .page("b.html", html("Muscle twitching", &["Heat", &format!("{} fever", "very".repeat(250_000))]));
    case.run(&["index", "pages", "--source", "<b onclick=alert(1)>Bold=a.html"]).code(0);
    for format in ["table", "markdown", "csv", "html"] {
        let text = case.run(&["compare", "muscle twitching", "--format", format]).code(0).stdout;
        assert!(!text.contains(['\u{202e}', '\u{1b}']), "{format}");
    }
    let text = report(&case);
    check(&text);
    assert!(text.contains("&lt;script&gt;"), "the words of the page are shown");
    let Some(browser) = Browser::find() else { return };
    let file = case.path("hostile.html");
    fs::write(&file, text).unwrap();
    assert!(browser.width(&file, 390) <= 390);
}

/// A browser without a window.
struct Browser {
    program: PathBuf,
    profile: tempfile::TempDir,
}

impl Browser {
    /// The browser that is installed; says so where none is.
    fn find() -> Option<Self> {
        let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
        let names = ["chromium", "chromium-browser", "google-chrome"];
        let program =
            names.iter().flat_map(|name| folders.iter().map(move |it| it.join(name))).find(|it| it.is_file());
        if program.is_none() {
            println!("skipped: no chromium is installed");
        }
        Some(Self { program: program?, profile: tempfile::tempdir().unwrap() })
    }

    fn run(&self, args: &[&str]) -> String {
        let profile = format!("--user-data-dir={}", self.profile.path().display());
        let output = Command::new(&self.program)
            .args([
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--allow-file-access-from-files",
                &profile,
            ])
            .args(args)
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// How wide a page is that is shown in a window of this width.
    fn width(&self, file: &Path, width: usize) -> usize {
        let frame = self.profile.path().join("frame.html");
        let text = format!(
            "<body><iframe id=f src=\"file://{}\" style=\"width:{width}px;height:800px;border:0\" onload=\"\
             document.title = f.contentDocument.documentElement.scrollWidth + ' ' + f.contentDocument.body.id\"></iframe>",
            file.display()
        );
        fs::write(&frame, text).unwrap();
        let dom = self.run(&["--dump-dom", &format!("file://{}", frame.display())]);
        let title = dom.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
        let title = title.unwrap_or_else(|| panic!("the page was not shown: {dom}"));
        assert!(!title.contains("taken"), "a page ran a script");
        title.split(' ').next().unwrap().parse().unwrap()
    }

    /// How many sheets a page takes on paper.
    fn pdf(&self, file: &Path) -> usize {
        let out = self.profile.path().join("out.pdf");
        self.run(&[&format!("--print-to-pdf={}", out.display()), &format!("file://{}", file.display())]);
        let pdf = fs::read(&out).unwrap();
        let text = String::from_utf8_lossy(&pdf);
        let counts: BTreeMap<usize, ()> = text
            .match_indices("/Count ")
            .filter_map(|(at, mark)| {
                let digits: String =
                    text[at + mark.len()..].chars().take_while(char::is_ascii_digit).collect();
                Some((digits.parse().ok()?, ()))
            })
            .collect();
        *counts.keys().next_back().expect("a document counts its sheets")
    }
}
