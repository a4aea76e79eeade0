//! The command line: one command, one file. Flags become plain values first, and only then is
//! anything done.

mod args;
mod bar;
mod check;
mod compare;
mod demo;
mod demo_pages;
mod exit;
mod extract;
mod forget;
mod guard;
mod index;
mod interrupt;
mod output;
mod quote;
mod refs;
mod search;
mod shield;
mod show;
mod sources;
mod status;
mod subjects;
mod vocabulary;
mod watch;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};
use exit::Exit;
use output::Output;

/// What `etio` alone says.
const START: &str = "\
etio searches saved health articles: what causes a symptom, according to whom.

  etio demo                            try it on the pages that come with it
  etio index FOLDER                    read the pages of a folder
  etio search muscle twitching         passages by cause, then source
  etio compare muscle twitching        what sources say, side by side
  etio topics                          what there is to ask about
  etio --help                          all commands

It says what sources say and is no medical advice.
";

/// Runs the command of this process and says how it ended.
pub(crate) fn run() -> ExitCode {
    let args = Args::parse_from(shield::shield(std::env::args_os()));
    let output = Output::new(&args.global);
    let ended = match &args.command {
        None => output.print(START).map(|()| Exit::Done),
        Some(command) => guard::guarded(|| dispatch(command, &args, &output)),
    };
    ended.unwrap_or_else(|error| exit::report(&error)).into()
}

fn dispatch(command: &Command, args: &Args, output: &Output) -> anyhow::Result<Exit> {
    let dir = &args.global.index;
    match command {
        Command::Demo(demo) => demo::run(demo, output),
        Command::Index(index) => index::run(index, dir, output),
        Command::Forget(forget) => forget::run(forget, dir, output),
        Command::Search(search) => search::run(search, dir, output),
        Command::Compare(compare) => compare::run(compare, dir, output),
        Command::Refs(refs) => refs::run(refs, dir, output),
        Command::Topics(own) => subjects::topics(&own.own, dir, output),
        Command::Causes(own) => subjects::causes(&own.own, dir, output),
        Command::Quote(quote) => quote::run(quote, dir, output),
        Command::Sources(sources) => sources::run(sources, dir, output),
        Command::Show(show) => show::run(show, dir, output),
        Command::Status => status::run(dir, output),
        Command::Check => check::run(dir, output),
        Command::Extract(extract) => extract::run(extract, output),
        Command::Vocabulary(vocabulary) => vocabulary::run(vocabulary, output),
    }
}
