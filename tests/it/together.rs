//! Writers and readers of one index at the same time; and readers where nothing can be written.

use std::{
    fs,
    io::Read as _,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use crate::{
    case::Case,
    states::{answers, folder, page, questions, update},
};

/// Holds the lock of an index as another process does, for as long as it lives; none where that cannot be done.
fn hold(case: &Case) -> Option<std::process::Child> {
    let lock = case.path("index/.tantivy-writer.lock");
    let mut child = Command::new("flock")
        .arg("--no-fork")
        .arg(lock)
        .args(["sh", "-c", "echo held; exec sleep 60"])
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|_| println!("skipped: flock is not here"))
        .ok()?;
    let mut held = [0; 5];
    child.stdout.as_mut().unwrap().read_exact(&mut held).unwrap();
    Some(child)
}

#[test]
fn a_second_writer_waits_with_a_word_or_is_refused() {
    let case = folder(3);
    case.run(&["index", "pages"]).code(0);
    case.write("pages/new.html", page(9, 0));
    let Some(mut holder) = hold(&case) else { return };
    case.run(&["index", "--no-wait"]).code(4).complains(&["another etio is writing to this index"]);
    case.run(&["search", "cramps"]).code(0);
    case.run(&["index", "--dry-run"]).code(0).says(&["1 added"]);
    let waiting = case.command().arg("index").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    thread::sleep(Duration::from_millis(700));
    // The lock goes with whoever has it, however that ends.
    holder.kill().unwrap();
    holder.wait().unwrap();
    let ended = crate::case::ran(&waiting.wait_with_output().unwrap()).code(0).says(&["1 added"]);
    assert_eq!(ended.stderr.matches("waiting for it to end").count(), 1, "{}", ended.stderr);
}

#[test]
fn searches_see_one_state_while_the_index_is_written() {
    let case = folder(30);
    let questions = questions().into_iter().step_by(8).collect::<Vec<_>>();
    let index = case.path("index");
    update(&index, &case.path("pages"));
    let before = answers(&index, &questions).unwrap();
    (0..20).for_each(|number| case.write(&format!("pages/{number:03}.html"), page(number, 1)));
    update(&case.path("clean"), &case.path("pages"));
    let after = answers(&case.path("clean"), &questions).unwrap();
    for args in [&["index"][..], &["index", "--rebuild"]] {
        let mut child = case.command().args(args).stdout(Stdio::null()).spawn().unwrap();
        let (mut old, mut new) = (0, 0);
        while child.try_wait().unwrap().is_none() {
            let found = answers(&index, &questions).unwrap();
            assert!(found == before || found == after, "neither before nor after");
            if found == after { new += 1 } else { old += 1 }
        }
        assert!(old + new > 0);
        assert_eq!(answers(&index, &questions).unwrap(), after);
    }
}

#[test]
fn a_search_writes_nothing_and_takes_no_lock() {
    let case = folder(3);
    case.run(&["index", "pages"]).code(0);
    for entry in fs::read_dir(case.path("index")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "lock") {
            fs::remove_file(path).unwrap();
        }
    }
    let before = case.index_files();
    for args in [&["search", "cramps"][..], &["status"], &["topics"], &["compare"], &["check"]] {
        case.run(args).code(0);
    }
    assert_eq!(case.index_files(), before);
    let log = case.path("calls");
    let own = case.command();
    let traced = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=openat,flock,mkdir,rename,unlink", "-o"])
        .arg(&log)
        .arg(own.get_program())
        .args(["search", "cramps", "--index"])
        .arg(case.path("index"))
        .output();
    if !traced.is_ok_and(|ran| ran.status.success()) {
        println!("skipped: strace is not here, or may not be used");
        return;
    }
    let calls = fs::read_to_string(log).unwrap();
    let index = case.path("index").to_str().unwrap().to_owned();
    for call in calls.lines().filter(|call| call.contains(&index) || call.contains("flock")) {
        assert!(call.contains("O_RDONLY") && !call.contains("O_CREAT"), "{call}");
    }
}

#[test]
#[ignore = "needs the right to mount: `just soak`"]
fn an_index_on_a_medium_that_cannot_be_written_is_searched() {
    let case = folder(3);
    case.run(&["index", "pages"]).code(0);
    let (index, medium) = (case.path("index"), case.path("medium"));
    fs::create_dir(&medium).unwrap();
    let mount = |args: &[&str]| Command::new("mount").args(args).arg(&index).arg(&medium).status();
    if !mount(&["--bind"]).is_ok_and(|status| status.success()) {
        println!("skipped: nothing can be mounted here");
        return;
    }
    let remounted = Command::new("mount").args(["-o", "remount,ro,bind"]).arg(&medium).status();
    let medium = medium.to_str().unwrap();
    let searched = case.run(&["search", "cramps", "--index", medium]);
    let updated = case.run(&["index", "--index", medium]);
    Command::new("umount").arg(medium).status().unwrap();
    assert!(remounted.unwrap().success());
    searched.code(0);
    updated.code(4).complains(&["Read-only"]);
}
