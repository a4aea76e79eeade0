//! `etio index` and `etio forget`: what becomes of folders of pages, good and bad.

use std::fs;

use crate::case::{Case, html, ran, sees_everything};

fn two_pages() -> Case {
    Case::new()
        .page("coffee.html", html("Muscle twitching", &["Caffeine", "Stress"]))
        .page("more/rest.html", html("Twitching at night", &["Lack of sleep", "Dehydration"]))
}

#[test]
fn only_what_changed_is_read() {
    let case = two_pages();
    case.run(&["index", "pages"]).code(0).says(&["2 added"]);
    let before = case.index_files();
    case.run(&["index"]).code(0).says(&["2 same"]);
    assert_eq!(case.index_files(), before);

    case.write("pages/coffee.html", html("Muscle twitching", &["Caffeine", "Nicotine"]));
    case.rename("pages/more/rest.html", "pages/night.html");
    case.write(
        "pages/new.txt",
        "Leg cramps\n\nLeg cramps at night are common, and stretching before bed helps.\n",
    );
    case.run(&["index"]).code(0).says(&["1 added, 1 changed, 1 moved\n"]);
    case.run(&["index"]).code(0).says(&["3 same"]);
}

#[test]
fn a_touched_page_is_the_same() {
    let case = two_pages();
    case.run(&["index", "pages"]).code(0);
    case.write("pages/coffee.html", html("Muscle twitching", &["Caffeine", "Stress"]));
    case.run(&["index"]).code(0).says(&["2 same"]);
}

#[test]
fn a_dry_run_writes_nothing() {
    let case = two_pages();
    case.run(&["index", "pages", "--dry-run"]).code(0).says(&["dry run, nothing written: 2 added"]);
    assert!(!case.path("index").exists());
}

/// Each is skipped or named, the others are indexed, and the exit status tells.
#[test]
fn bad_pages_do_not_stop_the_rest() {
    let case = two_pages()
        .page("empty.html", "")
        .page("image.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0")
        .page("latin.html", b"<title>Caf\xE9</title><h1>Caf\xE9 and twitching</h1><p>Coffee makes muscles jump, says the caf\xE9 owner \xFF.</p>")
        .page("coffee_files/frame.html", "<p>An advertisement of no interest to anyone.</p>")
        .page("coffee_files/style.css", "p { color: red }")
        .page("leaflet.djvu", "AT&TFORM");
    let ran = case.run(&["index", "pages"]).code(3);
    let ran =
        ran.says(&["3 added, 2 failed", "not read yet, by format: 1 .djvu", "empty.html: the file is empty"]);
    let ran = ran.says(&["image.html: "]);
    assert!(!ran.stdout.contains("coffee_files"), "{}", ran.stdout);
    case.run(&["index"]).code(3).says(&["3 same, 2 failed"]);
    let report = case.run(&["index", "--json"]).code(3).json();
    assert_eq!(report["failed"][0]["path"], "empty.html");
    assert_eq!(report["unread"][0]["extension"], "djvu");
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf8_is_shown_and_found_again() {
    use std::os::unix::ffi::OsStrExt as _;

    let case = two_pages();
    let name = std::ffi::OsStr::from_bytes(b"caf\xE9.html");
    let file = case.path("pages").join(name);
    fs::write(&file, html("Twitching and coffee", &["Caffeine"])).unwrap();
    case.run(&["index", "pages"]).code(0).says(&["3 added"]);
    case.run(&["index"]).code(0).says(&["3 same"]);
    fs::write(&file, "").unwrap();
    case.run(&["index"]).code(3).says(&["caf%E9.html: the file is empty"]);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_opened_is_named_and_its_pages_are_kept() {
    use std::os::unix::fs::PermissionsExt as _;

    let case = two_pages();
    case.run(&["index", "pages"]).code(0);
    let folder = case.path("pages/more");
    let mode = |mode| fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).unwrap();
    mode(0o000);
    if !sees_everything(&folder) {
        case.run(&["index"]).code(3).says(&["more/: permission denied", "2 same"]);
    }
    mode(0o755);
    case.run(&["index"]).code(0).says(&["2 same"]);
}

#[cfg(unix)]
#[test]
fn pipes_are_never_opened() {
    let case = two_pages();
    let made = std::process::Command::new("mkfifo").arg(case.path("pages/pipe.html")).status();
    if made.is_ok_and(|status| status.success()) {
        case.run(&["index", "pages"]).code(3).says(&["2 added", "pipe.html: not a file"]);
    }
}

#[test]
fn a_root_that_loses_most_of_its_pages_is_refused() {
    let case = two_pages();
    case.run(&["index", "pages"]).code(0);
    let before = case.index_files();

    case.rename("pages", "elsewhere");
    case.run(&["index"]).code(2).complains(&["the folder is missing (2 pages in the index)", "--prune"]);
    fs::create_dir(case.path("pages")).unwrap();
    case.run(&["index"]).code(2).complains(&["it is empty now", "--prune"]);
    assert_eq!(case.index_files(), before);

    case.run(&["index", "--prune"]).code(0).says(&["2 gone"]);
}

#[test]
fn a_page_that_is_gone_goes() {
    let case = two_pages();
    case.run(&["index", "pages"]).code(0);
    fs::remove_file(case.path("pages/coffee.html")).unwrap();
    case.run(&["index"]).code(0).says(&["1 gone, 1 same"]);
}

#[test]
fn a_missing_path_changes_nothing() {
    let case = two_pages();
    case.run(&["index", "nowhere"]).code(2).complains(&["nowhere", "check the path"]);
    case.run(&["index"]).code(2).complains(&["etio index FOLDER"]);
    assert!(!case.path("index").exists());
}

#[test]
fn without_a_path_the_first_time_corpus_is_read_without_its_demo() {
    let case = Case::new();
    case.write("corpus/mine.html", html("Twitching", &["Stress"]));
    case.write("corpus/demo/invented.html", html("Invented", &["Moonlight"]));
    case.write("corpus/demo/.etioignore", "*\n");
    case.run(&["index"]).code(0).says(&["1 added"]);
}

#[test]
fn an_index_of_another_version_is_left_alone_until_a_rebuild() {
    let case = two_pages();
    case.run(&["index", "pages"]).code(0);
    let meta = fs::read_to_string(case.path("index/meta.json")).unwrap();
    let other = meta.replace("etio_index\\\":", "etio_index\\\":9");
    assert_ne!(meta, other);
    case.write("index/meta.json", other);
    let before = case.index_files();
    for args in [&["index"][..], &["index", "pages"], &["forget", "pages"]] {
        case.run(args).code(4).complains(&["this index was made by", "etio index --rebuild"]);
    }
    assert_eq!(case.index_files(), before);

    case.run(&["index", "--rebuild"]).code(0).says(&["2 added"]);
    case.run(&["index"]).code(0).says(&["2 same"]);
    let left: Vec<_> =
        fs::read_dir(case.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with('.')), "{left:?}");
}

#[test]
fn a_folder_that_is_no_index_is_not_written_into() {
    let case = two_pages();
    case.write("index/letter.txt", "Dear all,");
    case.run(&["index", "pages"]).code(2).complains(&["holds no index"]);
    assert_eq!(case.index_files().len(), 1);
}

#[test]
fn forgetting_a_folder_takes_its_pages_and_its_name() {
    let case = two_pages();
    case.run(&["forget", "pages"]).code(4).complains(&["no index here"]);
    case.write("others/a.html", html("Cramps", &["Dehydration"]));
    case.run(&["index", "pages", "others"]).code(0).says(&["3 added"]);
    case.run(&["forget", "pages/coffee.html"]).code(0).says(&["1 page forgotten", ".etioignore"]);
    case.run(&["forget", "pages"]).code(0).says(&["1 page forgotten", "not indexed any more"]);
    case.run(&["forget", "pages"]).code(1);
    case.run(&["index"]).code(0).says(&["1 same"]);
}

#[test]
fn sources_given_by_the_user_are_remembered_with_the_folder() {
    let case = two_pages();
    case.run(&["index", "pages", "--source", "City Clinic=coffee*"]).code(0);
    case.run(&["index"]).code(0).says(&["2 same"]);
    case.run(&["index", "pages", "--source", "Other Clinic=coffee*"])
        .code(0)
        .says(&["1 same", "1 page read again: its --source changed"]);
    case.run(&["forget", "--source", "other clinic"]).code(0).says(&["1 page forgotten"]);
    case.run(&["index", "pages", "--source", "no-glob"]).code(2).complains(&["NAME=GLOB"]);
}

#[test]
fn of_one_article_saved_twice_the_newest_is_searched() {
    let page = |saved: &str, cause: &str| {
        html("Muscle twitching", &[cause, "Stress"])
            .replace(
                "<html",
                &format!(
                    "<!-- saved from url=(0034)https://clinic.example/twitching -->\n<!-- {saved} -->\n<html"
                ),
            )
            .replace("<head>", "<head><link rel=\"canonical\" href=\"https://clinic.example/twitching\">")
    };
    let case =
        Case::new().page("a.html", page("first", "Caffeine")).page("b.html", page("second", "Nicotine"));
    case.run(&["index", "pages"]).code(0).says(&["2 added"]);
    case.run(&["index"]).code(0).says(&["2 same"]);
    case.run(&["show", "a.html"]).code(0).says(&["Other saves of this article", "b.html"]);
    let shown = case.run(&["show", "b.html", "--json"]).code(0).json();
    let saves: Vec<_> = shown["revisions"].as_array().unwrap().iter().map(|save| &save["path"]).collect();
    assert_eq!(saves, ["a.html"]);
    fs::remove_file(case.path("pages/b.html")).unwrap();
    case.run(&["index"]).code(0).says(&["1 gone, 1 same"]);
    let before = case.index_files();
    case.run(&["index"]).code(0);
    assert_eq!(case.index_files(), before);
}

#[test]
fn the_index_is_the_same_whatever_the_number_of_threads() {
    let page = |number: usize| html(&format!("Twitching, part {number}"), &["Stress", "Caffeine"]);
    let case = (0..12).fold(Case::new(), |case, number| case.page(&format!("{number}.html"), page(number)));
    let report = |jobs: &str, index: &str| {
        let run =
            case.command().args(["index", "pages", "--json", "--jobs", jobs, "--index", index]).output();
        ran(&run.unwrap()).code(0).json()
    };
    assert_eq!(report("1", "one"), report("5", "five"));
}
