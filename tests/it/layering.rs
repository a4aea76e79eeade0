//! Holds the rooms to the plan: arrows point down only, and each heavy package lives in one room.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What each room may use beside `model` and `error`.
const ROOMS: &[(&str, &[&str])] = &[
    ("ingest", &["read", "extract", "index", "causes"]),
    ("render", &["search", "compare", "library", "extract", "ingest"]),
    ("compare", &["search", "library", "index", "causes"]),
    ("search", &["library", "index", "causes"]),
    ("library", &["index", "causes"]),
    ("extract", &["causes"]),
    ("index", &[]),
    ("causes", &[]),
    ("read", &[]),
    ("model", &[]),
    ("error", &[]),
];

/// Packages that one room alone knows.
const HOUSED: &[(&str, &str)] = &[
    ("scraper", "read"),
    ("tantivy", "index"),
    ("clap", "cli"),
    ("indicatif", "cli"),
    ("ratatui", "cli"),
    ("anyhow", "cli"),
    ("maud", "render"),
    ("notify", "ingest"),
];

/// What no room but these may do: open files, ask the time.
const EDGES: &[(&str, &[&str])] =
    &[("std::fs", &["ingest", "index", "cli"]), ("std::env", &["cli"]), ("Timestamp::now", &["ingest"])];

/// The lines of a file that are neither comments nor of its tests.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let code = text.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The files of the crate with the room each is in; `lib` and `main` are rooms of their own. Files of
/// tests only are left out.
fn files() -> Vec<(String, PathBuf)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![src.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inner = path.strip_prefix(&src).unwrap();
                let first = inner.components().next().unwrap().as_os_str().to_str().unwrap();
                let tests = ["tests.rs", "sample.rs"].contains(&inner.file_name().unwrap().to_str().unwrap());
                if !tests && !inner.components().any(|part| part.as_os_str() == "tests") {
                    files.push((first.trim_end_matches(".rs").to_owned(), path));
                }
            }
        }
    }
    files
}

/// The rooms that a file names after `crate::`, also in groups (`use crate::{error::X, index::Y}`).
fn rooms_named(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        let Some(group) = rest.strip_prefix('{') else {
            named.push(word(rest));
            continue;
        };
        let mut depth = 0;
        let mut start = true;
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start = true,
                c if start && !c.is_whitespace() => {
                    named.push(word(&group[at..]));
                    start = false;
                }
                _ => {}
            }
        }
    }
    named
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn arrows_point_down_only() {
    for (room, path) in files() {
        let Some((_, may)) = ROOMS.iter().find(|(name, _)| *name == room) else { continue };
        for named in rooms_named(&code(&path)) {
            let is_room = ROOMS.iter().any(|(name, _)| *name == named);
            let allowed = named == room
                || ["model", "error"].contains(&named.as_str())
                || may.contains(&named.as_str());
            assert!(!is_room || allowed, "{}: {room} may not use {named}", path.display());
        }
    }
}

#[test]
fn every_room_is_in_the_plan() {
    for (room, path) in files() {
        let known =
            ["lib", "main", "cli"].contains(&room.as_str()) || ROOMS.iter().any(|(name, _)| *name == room);
        assert!(known, "{}: the plan has no room {room}", path.display());
    }
}

#[test]
fn heavy_packages_live_in_one_room() {
    for (room, path) in files() {
        let code = code(&path);
        for (package, home) in HOUSED {
            let used = code.contains(&format!("{package}::")) || code.contains(&format!("use {package};"));
            assert!(!used || room == *home, "{}: only {home} may know {package}", path.display());
        }
    }
}

#[test]
fn files_and_the_time_are_asked_for_at_the_edge() {
    for (room, path) in files() {
        let code = code(&path);
        for (what, rooms) in EDGES {
            assert!(
                !code.contains(what) || rooms.contains(&room.as_str()),
                "{}: {what} in {room}",
                path.display()
            );
        }
    }
}

#[test]
fn the_program_uses_the_front_door() {
    for (room, path) in files() {
        if room == "cli" {
            let inner = rooms_named(&code(&path));
            assert!(inner.iter().all(|named| named == "cli"), "{}: {inner:?}", path.display());
        }
    }
}

#[test]
fn groups_of_uses_are_read() {
    let code =
        "use crate::{\n    error::{Error, Result},\n    index::Index,\n};\nlet x = crate::read::read();";
    assert_eq!(rooms_named(code), ["error", "index", "read"]);
}
