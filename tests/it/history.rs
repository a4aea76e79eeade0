//! Many updates end where a clean build does, and leave an index of few segments.

use std::{collections::BTreeMap, fs};

use etio::Index;

use crate::{
    case::Case,
    states::{Dice, answers, folder, leftovers, page, questions, update},
};

/// Adds, changes, moves and deletes pages at random, `at_once` of them between two updates.
fn live(case: &Case, operations: usize, at_once: usize) {
    let mut dice = Dice(operations as u64);
    let mut pages: BTreeMap<usize, String> =
        (0..30).map(|number| (number, format!("pages/{number:03}.html"))).collect();
    for operation in 0..operations {
        let number = *pages.keys().nth(dice.below(pages.len())).unwrap();
        match dice.below(4) {
            0 => {
                let name = format!("pages/new/{operation}.html");
                case.write(&name, page(1000 + operation, 0));
                pages.insert(1000 + operation, name);
            }
            1 => case.write(&pages[&number], page(number, 1 + operation)),
            2 => {
                let name = format!("pages/{}/{operation}.html", dice.below(4));
                case.rename(&pages[&number], &name);
                pages.insert(number, name);
            }
            _ if pages.len() > 10 => fs::remove_file(case.path(&pages.remove(&number).unwrap())).unwrap(),
            _ => {}
        }
        if operation % at_once == at_once - 1 {
            update(&case.path("index"), &case.path("pages"));
        }
    }
    update(&case.path("index"), &case.path("pages"));
}

fn assert_like_a_clean_build(operations: usize, at_once: usize) {
    let case = folder(30);
    update(&case.path("index"), &case.path("pages"));
    live(&case, operations, at_once);
    update(&case.path("clean"), &case.path("pages"));
    let questions = questions();
    let (lived, clean) = (
        answers(&case.path("index"), &questions).unwrap(),
        answers(&case.path("clean"), &questions).unwrap(),
    );
    for (lived, clean) in lived.lines().zip(clean.lines()) {
        assert_eq!(lived, clean);
    }
    assert!(lived == clean && lived.lines().filter(|line| line.contains("\"score\"")).count() > 25);
    assert!(etio::check(&case.path("index")).unwrap().sound);
    println!("{operations} adds, changes, moves and deletions: 40 answers with scores as a clean build's");
}

#[test]
fn forty_changes_end_where_a_clean_build_does() {
    assert_like_a_clean_build(40, 4);
}

#[test]
#[ignore = "minutes: `just soak`"]
fn five_hundred_changes_end_where_a_clean_build_does() {
    assert_like_a_clean_build(500, 1);
    assert_like_a_clean_build(500, 7);
}

/// Changes one page after the other, each in an update of its own; gives the most segments that there were.
fn change_pages(case: &Case, changes: usize, pages: usize) -> usize {
    let mut most = 0;
    for change in 0..changes {
        let number = (change * 7) % pages;
        case.write(&format!("pages/{number:03}.html"), page(number, change + 1));
        let report = update(&case.path("index"), &case.path("pages"));
        assert_eq!((report.changed, report.same), (1, pages - 1));
        most = most.max(Index::open(&case.path("index")).unwrap().reader().unwrap().segments());
    }
    most
}

#[test]
fn sixty_updates_leave_few_segments_and_no_files_behind() {
    let case = folder(20);
    update(&case.path("index"), &case.path("pages"));
    let most = change_pages(&case, 60, 20);
    assert!(most <= 20, "{most} segments");
    assert_eq!(leftovers(&case.path("index")), [""; 0]);
}

#[test]
#[ignore = "minutes: `just soak`"]
fn a_thousand_updates_leave_few_segments_and_a_quick_search() {
    let case = folder(300);
    update(&case.path("index"), &case.path("pages"));
    let most = change_pages(&case, 1000, 300);
    update(&case.path("clean"), &case.path("pages"));
    let now = |name: &str| Index::open(&case.path(name)).unwrap().reader().unwrap().segments();
    let cpu = |name: &str| {
        let before = children();
        for question in questions() {
            case.command().args(["search", &question, "--index"]).arg(case.path(name)).output().unwrap();
        }
        children() - before
    };
    cpu("clean");
    let (clean, lived) = (cpu("clean") + cpu("clean"), cpu("index") + cpu("index"));
    let ratio = lived as f64 / clean as f64;
    println!(
        "1000 updates: at most {most} segments, now {}; a search {ratio:.2} times that of a fresh index of {} ({lived}, {clean} ticks)",
        now("index"),
        now("clean")
    );
    assert!(most <= 20 && ratio <= 1.3, "{most} segments, {ratio}");
}

/// Clock ticks that ended children of this process have used, from Linux's accounting; 1 elsewhere.
fn children() -> u64 {
    let Ok(stat) = fs::read_to_string("/proc/self/stat") else { return 1 };
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    fields[13].parse::<u64>().unwrap() + fields[14].parse::<u64>().unwrap()
}
