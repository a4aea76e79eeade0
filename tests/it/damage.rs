//! Files of an index that were cut, altered, lengthened or removed: an error with exit 4, or the right answer;
//! never a wrong one, and never a panic. `etio check` finds each, and a rebuild mends it.

use std::{fs, path::Path};

use crate::{
    case::Case,
    states::{Dice, answers, copy, folder, questions, update},
};

/// The ways in which a file is damaged.
const WAYS: [&str; 6] =
    ["cut", "altered", "a run of zeros", "longer", "removed", "altered, its time put back"];

/// What searches ask of all pages, counted from the records.
const REGISTER: &str = "register.etio";

fn damage(file: &Path, way: &str, dice: &mut Dice) {
    let whole = fs::read(file).unwrap();
    let time = fs::metadata(file).unwrap().modified().unwrap();
    let at = dice.below(whole.len());
    let mut bytes = whole.clone();
    match way {
        "cut" => bytes.truncate(at),
        "longer" => bytes.extend([0; 9]),
        "removed" => return fs::remove_file(file).unwrap(),
        "a run of zeros" => {
            let end = (at + 64).min(bytes.len());
            bytes[at..end].iter_mut().for_each(|byte| *byte = !*byte);
        }
        _ => bytes[at] ^= 1 << dice.below(8),
    }
    fs::write(file, bytes).unwrap();
    if way.ends_with("put back") {
        fs::File::options().write(true).open(file).unwrap().set_modified(time).unwrap();
    }
}

/// Damages files in turn; gives how often an index was refused and how often it still gave the right answer.
fn damage_files(case: &Case, number: usize, with_program: bool) -> (usize, usize) {
    let questions = questions().into_iter().step_by(2).collect::<Vec<_>>();
    let whole = answers(&case.path("old"), &questions).unwrap();
    let mut files: Vec<_> =
        fs::read_dir(case.path("old")).unwrap().map(|it| it.unwrap().file_name()).collect();
    // The register has a test of its own: it is counted anew where it is damaged.
    files.retain(|name| !name.to_str().unwrap().starts_with('.') && name != REGISTER);
    files.sort();
    let (mut dice, mut refused, mut right) = (Dice(11), 0, 0);
    let index = case.path("index");
    for at in 0..number {
        let (name, way) = (&files[at % files.len()], WAYS[(at / files.len() + at) % WAYS.len()]);
        let what = format!("{} {way}", name.to_str().unwrap());
        let _ = fs::remove_dir_all(&index);
        copy(&case.path("old"), &index);
        damage(&index.join(name), way, &mut dice);
        match std::panic::catch_unwind(|| answers(&index, &questions)).unwrap_or_else(|_| panic!("{what}")) {
            Ok(answers) => {
                assert_eq!(answers, whole, "{what}: a wrong answer");
                assert!(way.ends_with("put back"), "{what}: was not seen");
                right += 1;
            }
            Err(error) => {
                assert!(matches!(error, etio::Error::Damaged { .. }), "{what}: {error}");
                refused += 1;
                if with_program {
                    case.run(&["search", "stress"]).code(4).complains(&["damaged", "etio index --rebuild"]);
                }
            }
        }
        let found = etio::check(&index);
        assert!(!found.is_ok_and(|check| check.sound), "{what}: the check finds it sound");
        if with_program {
            case.run(&["check"]).code(4);
            case.run(&["index", "--rebuild"]).code(0);
            assert_eq!(answers(&index, &questions).unwrap(), whole, "{what}: the rebuild did not mend it");
            assert!(etio::check(&index).unwrap().sound);
        }
    }
    (refused, right)
}

fn indexed() -> Case {
    let case = folder(40);
    update(&case.path("old"), &case.path("pages"));
    fs::remove_file(case.path("pages/007.html")).unwrap();
    update(&case.path("old"), &case.path("pages"));
    case
}

#[test]
fn a_damaged_file_is_refused_or_harmless_and_a_rebuild_mends_it() {
    let case = indexed();
    damage_files(&case, 54, false);
    let (refused, right) = damage_files(&case, 5, true);
    assert_eq!(refused + right, 5);
}

#[test]
fn a_damaged_register_is_harmless_and_the_next_update_mends_it() {
    let case = indexed();
    let questions = questions();
    let whole = answers(&case.path("old"), &questions).unwrap();
    let kept = fs::read(case.path("old").join(REGISTER)).unwrap();
    let (mut dice, register) = (Dice(5), case.path("old").join(REGISTER));
    for way in WAYS {
        damage(&register, way, &mut dice);
        assert_eq!(answers(&case.path("old"), &questions).unwrap(), whole, "{way}");
        update(&case.path("old"), &case.path("pages"));
        assert_eq!(fs::read(&register).unwrap(), kept, "{way}");
    }
}

#[test]
#[ignore = "minutes: `just soak`"]
fn fifty_damaged_files() {
    let (refused, right) = damage_files(&indexed(), 54, true);
    println!(
        "54 damaged files: {refused} refused with exit 4, {right} still the right answer, none wrong, no panic"
    );
    let (refused, right) = damage_files(&indexed(), 3_000, false);
    println!("3000 more in the process: {refused} refused, {right} right, none wrong, no panic");
}

#[test]
fn an_update_refuses_a_damaged_index_and_says_what_to_do() {
    let case = folder(3);
    update(&case.path("index"), &case.path("pages"));
    let meta = case.path("index/meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    case.write("index/meta.json", &text[..text.len() / 2]);
    case.run(&["index"]).code(4).complains(&["meta.json was altered", "etio index --rebuild"]);
    // The roots are remembered all the same.
    case.run(&["index", "--rebuild"]).code(0).says(&["3 added"]);
    fs::remove_file(&meta).unwrap();
    case.run(&["search", "stress"]).code(4).complains(&["meta.json is missing", "etio index --rebuild"]);
    case.run(&["index", "--rebuild"]).code(0).says(&["3 added"]);
    case.run(&["search", "cramps"]).code(0);
}
