//! Files and names that folders hold beside saved pages: none of them stops a run, hangs it or is opened in vain.

use std::{fs, time::Instant};

use crate::{
    case::{Case, html},
    states::folder,
};

fn one_page() -> Case {
    Case::new().page("good.html", html("Muscle twitching", &["Caffeine", "Stress"]))
}

#[test]
fn a_huge_file_is_refused_by_its_size() {
    let case = one_page();
    // A hole: it takes no room, but to read it would take its time.
    fs::File::create(case.path("pages/huge.html")).unwrap().set_len(3 << 30).unwrap();
    let started = Instant::now();
    case.run(&["index", "pages"]).code(3).says(&["1 added, 1 failed", "huge.html: 3072 MB"]);
    case.run(&["index"]).code(3).says(&["1 same, 1 failed"]);
    assert!(started.elapsed().as_secs() < 30);
    case.run(&["status"])
        .code(0)
        .says(&["huge.html: 3072 MB, and 128 MB is the most that is read (since 20"]);
}

#[cfg(unix)]
#[test]
fn links_that_turn_in_circles_and_sockets_are_no_trap() {
    use std::os::unix::{fs::symlink, net::UnixListener};

    let case = one_page();
    fs::create_dir_all(case.path("pages/a/b")).unwrap();
    symlink("../..", case.path("pages/a/b/up")).unwrap();
    symlink("self.html", case.path("pages/self.html")).unwrap();
    symlink("/dev/zero", case.path("pages/endless.html")).unwrap();
    let _socket = UnixListener::bind(case.path("pages/socket.html")).unwrap();
    let ran = case.run(&["index", "pages"]).code(3);
    let ran = ran.says(&["1 added, 3 failed", "socket.html: not a file", "endless.html: not a file"]);
    assert!(ran.stdout.contains("self.html: "), "{}", ran.stdout);
}

#[cfg(unix)]
#[test]
fn names_may_hold_anything() {
    use std::os::unix::ffi::OsStrExt as _;

    let case = Case::new();
    let names: [&[u8]; 5] =
        [b"two\nlines.html", b"\x1b[31mred.html", b"caf\xE9.html", b"100%25.html", b" -rf ;$(x).html"];
    for (number, name) in names.iter().enumerate() {
        let file = case.path("pages").join(std::ffi::OsStr::from_bytes(name));
        fs::write(file, html(&format!("Twitching, part {number}"), &["Stress"])).unwrap();
    }
    let ran = case.run(&["index", "pages", "--dry-run"]).code(0).says(&["5 added"]);
    assert!(!ran.stdout.contains('\x1b') && ran.stdout.lines().count() == 6, "{:?}", ran.stdout);
    case.run(&["index", "pages"]).code(0).says(&["5 added"]);
    case.run(&["index"]).code(0).says(&["5 same"]);
    case.run(&["check"]).code(0).says(&["sound: ", "5 pages"]);
    let ran = case.run(&["search", "stress", "--by", "none"]).code(0);
    assert!(!ran.stdout.contains('\x1b'), "{:?}", ran.stdout);
}

#[test]
fn ignore_files_are_heeded_as_git_heeds_them() {
    let case = one_page();
    case.write("pages/.gitignore", "drafts/\n*.bak.html\n!keep.bak.html\n/top.html\n");
    case.write("pages/deep/.etioignore", "secret*\n");
    for name in
        ["drafts/a.html", "x.bak.html", "keep.bak.html", "top.html", "deep/top.html", "deep/secret.html"]
    {
        case.write(&format!("pages/{name}"), html(&format!("Cramps of {name}"), &["Stress"]));
    }
    let report = case.run(&["index", "pages", "--dry-run", "--json"]).code(0).json();
    let plan = report["plan"].as_array().unwrap();
    let paths: Vec<_> = plan.iter().map(|planned| planned["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["deep/top.html", "good.html", "keep.bak.html"]);
}

#[test]
fn a_dry_run_names_what_would_be_done() {
    let case = folder(6);
    case.run(&["index", "pages"]).code(0);
    case.write("pages/000.html", html("Other words", &["Heat"]));
    case.rename("pages/001.html", "pages/z/renamed.html");
    fs::remove_file(case.path("pages/002.html")).unwrap();
    case.write("pages/new.html", html("Twitching", &["Heat"]));
    case.write("pages/empty.html", "");
    let before = case.index_files();
    let ran = case.run(&["index", "--dry-run"]).code(0);
    ran.says(&[
        "dry run, nothing written: 2 added, 1 changed, 1 moved, 1 gone, 3 same\n",
        "  changed: 000.html\n",
        "  gone: 002.html\n",
        "  moved: z/renamed.html, from 001.html\n",
        "  added: new.html\n",
    ]);
    assert_eq!(case.index_files(), before);
    case.run(&["index", "--rebuild", "--dry-run"]).code(0);
    assert_eq!(case.index_files(), before);
}

#[test]
fn a_page_that_cannot_be_read_any_more_is_stale_and_its_words_are_found() {
    let case = folder(3);
    case.run(&["index", "pages"]).code(0);
    case.write("pages/001.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0");
    case.run(&["index"]).code(3).says(&["2 same, 1 failed"]);
    let status = case.run(&["status"]).code(0).stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(status.contains("(since 20") && status.contains("; stale: what was read 20"), "{status}");
    let status = case.run(&["status", "--json"]).code(0).json();
    assert_eq!(status["failures"][0]["path"], "001.html");
    assert!(status["failures"][0]["read_at"].as_str().unwrap().starts_with("20"), "{status}");
    let finds = || case.run(&["search", "cramps", "--by", "none", "--json"]).code(0).says(&["001.html"]);
    finds();
    // A rebuild keeps what the page said, too.
    case.run(&["index", "--rebuild"]).code(3).says(&["2 pages read again", "1 failed"]);
    finds();
    case.run(&["check"]).code(0);
}

#[test]
fn a_check_compares_the_index_with_the_pages() {
    let case = folder(4);
    case.run(&["check"]).code(4).complains(&["no index here"]);
    case.run(&["index", "pages"]).code(0);
    case.run(&["check"]).code(0).says(&["sound: ", "4 pages"]);
    case.write("pages/000.html", html("Other words", &["Heat"]));
    fs::remove_file(case.path("pages/001.html")).unwrap();
    let ran = case.run(&["check"]).code(0);
    ran.says(&[
        "2 pages are not on disk as read",
        "000.html: changed",
        "001.html: is gone",
        "run `etio index`",
    ]);
}

#[test]
#[ignore = "a minute: `just soak`"]
fn two_hundred_thousand_files_in_one_folder() {
    let case = one_page();
    (0..200_000).for_each(|number| fs::write(case.path(&format!("pages/{number}.html")), "").unwrap());
    let started = Instant::now();
    case.run(&["index", "pages", "--quiet"]).code(3);
    let first = started.elapsed();
    let report = case.run(&["index", "--json"]).code(3).json();
    assert_eq!(report["failed"].as_array().unwrap().len(), 200_000);
    println!("200,000 files: {first:?} the first time, {:?} the second", started.elapsed() - first);
}
