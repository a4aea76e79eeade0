//! The pager, for long answers on a terminal.

use std::{
    env,
    io::Write as _,
    process::{Command, Stdio},
};

/// Shows the text in the pager that is set, else in the user's, else in less; says whether that worked.
/// `less` is told to leave short texts alone, to pass colours and links on, and to leave the screen as
/// it is; a user's own `LESS` is over that.
pub(super) fn show(text: &str, set: Option<&str>) -> bool {
    let pager = set.map(str::to_owned).or_else(|| env::var("PAGER").ok());
    let pager = pager.unwrap_or_else(|| "less".to_owned());
    let mut words = pager.split_whitespace();
    let Some(program) = words.next().filter(|program| *program != "cat") else { return false };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    if env::var_os("LESS").is_none() {
        command.env("LESS", "FIRX");
    }
    let Ok(mut child) = command.spawn() else { return false };
    if let Some(mut stdin) = child.stdin.take() {
        // A pager that is left early closes the pipe; that is no error.
        let _ = stdin.write_all(text.as_bytes());
    }
    child.wait().is_ok()
}
