//! The program: runs one command, prints its error if it has one, and sets the exit status.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
