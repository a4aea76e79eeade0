//! The command line: one command, one file. Flags become plain values first, and only then is
//! anything done.

mod advice;
mod args;
mod bar;
mod browse;
mod check;
mod compare;
mod completions;
mod config;
mod demo;
mod demo_pages;
mod exit;
mod extract;
mod forget;
mod guard;
mod help;
mod index;
mod interrupt;
mod man;
mod open_page;
mod other_words;
mod output;
mod pager;
mod quote;
mod refs;
mod screen;
mod search;
mod shield;
mod show;
mod sources;
mod status;
mod subjects;
mod suggest;
mod vocabulary;
mod watch;

use std::process::ExitCode;

use args::{Command, Global};
use config::{Config, Flags};
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
    if let Some(ended) = completions::answer() {
        return ended.unwrap_or_else(|error| exit::report(&error)).into();
    }
    at_once().unwrap_or_else(parsed).unwrap_or_else(|error| exit::report(&error)).into()
}

/// What needs no flag to be known: that is put together in as much time as the rest of a start.
fn at_once() -> Option<anyhow::Result<Exit>> {
    let mut words = std::env::args_os().skip(1);
    let text = match (words.next(), words.next()) {
        (Some(word), None) if word == "--version" || word == "-V" => {
            concat!("etio ", env!("CARGO_PKG_VERSION"), "\n").to_owned()
        }
        _ => return None,
    };
    Some(output::print(&text).map(|()| Exit::Done))
}

fn parsed() -> anyhow::Result<Exit> {
    let args = args::parse(shield::shield(std::env::args_os()))?;
    match &args.command {
        None => start(&args.global),
        Some(command) => settle(command, &args.global),
    }
}

/// Says how to begin, also where the settings are wrong.
fn start(global: &Global) -> anyhow::Result<Exit> {
    let config = Config::load(&global.settings()).unwrap_or_default();
    let output = Output::new(global, &config);
    output.print(&help::fitted(START, output.look.width)).map(|()| Exit::Done)
}

/// Reads the settings, then runs the command.
fn settle(command: &Command, global: &Global) -> anyhow::Result<Exit> {
    let flags = global.settings();
    let config = match Config::load(&flags) {
        Err(_) if command.needs_no_settings() => Config::default(),
        loaded => loaded?,
    };
    let output = Output::new(global, &config);
    let ended = guard::guarded(|| dispatch(command, &flags, &config, &output));
    if let (Err(error), Some(library)) = (&ended, config.library())
        && matches!(error.downcast_ref(), Some(etio::Error::NoIndex(_)))
    {
        output.remark(&format!("make the index of this library with `etio -L {} index`", library.name));
    }
    ended
}

fn dispatch(command: &Command, flags: &Flags, config: &Config, output: &Output) -> anyhow::Result<Exit> {
    let dir = &config.index()?;
    match command {
        Command::Demo(demo) => demo::run(demo, config, output),
        Command::Index(index) => index::run(index, dir, config, output),
        Command::Forget(forget) => forget::run(forget, dir, output),
        Command::Search(search) => search::run(search, dir, config, output),
        Command::Compare(compare) => compare::run(compare, dir, config, output),
        Command::Browse(browse) => browse::run(browse, dir, output),
        Command::Refs(refs) => refs::run(refs, dir, output),
        Command::Topics(topics) => subjects::topics(topics, dir, output),
        Command::Causes(causes) => subjects::causes(causes, dir, output),
        Command::Quote(quote) => quote::run(quote, dir, output),
        Command::Sources(sources) => sources::run(sources, dir, output),
        Command::Show(show) => show::run(show, dir, output),
        Command::Status => status::run(dir, output),
        Command::Check => check::run(dir, output),
        Command::Extract(extract) => extract::run(extract, output),
        Command::Vocabulary(vocabulary) => vocabulary::run(vocabulary, output),
        Command::Config(config) => config::run(config, flags, output),
        Command::Completions(shell) => completions::run(shell),
        Command::Man(man) => man::run(man),
        Command::Help(help) => help::run(help, output),
    }
}
