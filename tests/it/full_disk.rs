//! A disk that fills up while an index is written: an error, the index as before, and all well once there is room.

use std::{fs, path::Path, process::Command};

use crate::{
    case::{Case, Ran, ran},
    states::{answers, copy, folder, page, questions, update},
};

/// A folder of pages that changed since it was indexed.
fn changed() -> (Case, Vec<String>, String, String) {
    let case = folder(24);
    let questions = questions().into_iter().step_by(4).collect::<Vec<_>>();
    update(&case.path("old"), &case.path("pages"));
    let before = answers(&case.path("old"), &questions).unwrap();
    (0..12).for_each(|number| case.write(&format!("pages/{number:03}.html"), page(number, 1)));
    update(&case.path("clean"), &case.path("pages"));
    let after = answers(&case.path("clean"), &questions).unwrap();
    (case, questions, before, after)
}

/// Runs the program where no file may grow beyond so many kilobytes.
#[cfg(unix)]
fn run_within(case: &Case, index: &Path, kilobytes: usize) -> Ran {
    let script = format!("trap '' XFSZ; ulimit -f {kilobytes}; exec \"$0\" index --jobs 1");
    let own = case.command();
    let run =
        Command::new("bash").args(["-c", &script]).arg(own.get_program()).env("ETIO_INDEX", index).output();
    ran(&run.unwrap())
}

#[cfg(unix)]
#[test]
fn files_that_may_not_grow_leave_the_index_as_it_was() {
    let (case, questions, before, after) = changed();
    let index = case.path("index");
    let mut failed = 0;
    for kilobytes in [0, 1, 2, 4, 8, 16, 1000] {
        let _ = fs::remove_dir_all(&index);
        copy(&case.path("old"), &index);
        let ran = run_within(&case, &index, kilobytes);
        let found = answers(&index, &questions).unwrap();
        if ran.code == Some(0) {
            assert_eq!(found, after, "{kilobytes} kB");
        } else {
            failed += 1;
            ran.code(4).complains(&["nothing was changed"]);
            assert_eq!(found, before, "{kilobytes} kB");
        }
        case.run(&["index"]).code(0);
        assert_eq!(answers(&index, &questions).unwrap(), after, "{kilobytes} kB");
        assert!(etio::check(&index).unwrap().sound);
    }
    assert!((1..7).contains(&failed), "{failed} runs failed");
}

/// A small disk of its own, gone with the value.
struct Disk<'a>(&'a Path);

impl<'a> Disk<'a> {
    fn mount(at: &'a Path, kilobytes: usize) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let size = format!("size={kilobytes}k");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(at).status();
        mounted.is_ok_and(|status| status.success()).then_some(Self(at))
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
#[ignore = "needs the right to mount: `just soak`"]
fn a_disk_full_at_fifty_points() {
    let (case, questions, before, after) = changed();
    let size: u64 =
        fs::read_dir(case.path("old")).unwrap().map(|it| it.unwrap().metadata().unwrap().len()).sum();
    let least = usize::try_from(size / 1024).unwrap() + 60;
    let (place, mut failed) = (case.path("disk"), 0);
    for point in 0..50 {
        let Some(disk) = Disk::mount(&place, least + point) else {
            println!("skipped: no disk can be mounted here");
            return;
        };
        let index = place.join("index");
        copy(&case.path("old"), &index);
        let run =
            ran(&case.command().args(["index", "--jobs", "1", "--index"]).arg(&index).output().unwrap());
        let found = answers(&index, &questions).unwrap_or_else(|error| panic!("point {point}: {error}"));
        if run.code == Some(0) {
            assert_eq!(found, after, "point {point}");
        } else {
            failed += 1;
            run.code(4).complains(&["nothing was changed"]);
            assert_eq!(found, before, "point {point}");
        }
        assert!(etio::check(&index).unwrap().sound, "point {point}");
        // There is room again: the index moves to a larger disk.
        let roomy = case.path("roomy");
        let _ = fs::remove_dir_all(&roomy);
        copy(&index, &roomy);
        drop(disk);
        let run = ran(&case.command().args(["index", "--index"]).arg(&roomy).output().unwrap());
        run.code(0);
        assert_eq!(answers(&roomy, &questions).unwrap(), after, "point {point}");
    }
    println!(
        "50 sizes of a disk: {failed} runs met its end, all as before; {} fitted; all completed",
        50 - failed
    );
    assert!(failed > 10, "{failed}");
}
