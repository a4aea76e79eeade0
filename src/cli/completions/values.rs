//! Which flags and arguments take names out of the index, and the names. An index that cannot be read
//! has none: a shell is no place for an error.

use std::{
    ffi::{OsStr, OsString},
    sync::Arc,
};

use clap::Command;
use clap_complete::{ArgValueCompleter, CompletionCandidate};
use etio::{Reader, clean};

use crate::cli::{config::Config, help::MATTERS, vocabulary::Own};

/// Most names that are offered.
const OFFERED: usize = 200;

/// The command with completers at its flags; `words` is the line so far.
pub(super) fn with_values(command: Command, words: &[OsString]) -> Command {
    let flags = Arc::new(flags(words));
    let of = |names: fn(&Names) -> Vec<Name>| {
        let flags = Arc::clone(&flags);
        ArgValueCompleter::new(move |typed: &OsStr| offer(&names(&Names { flags: flags.to_vec() }), typed))
    };
    let (sources, causes, topics) = (of(Names::sources), of(Names::causes), of(Names::topics));
    let matters = matters(&command);
    let matters = ArgValueCompleter::new(move |typed: &OsStr| offer(&matters, typed));
    // The demo has an index of its own.
    let subcommands = command.get_subcommands().map(|sub| sub.get_name().to_owned());
    let subcommands: Vec<String> = subcommands.filter(|name| name != "demo").collect();
    let command = command.mut_arg("library", |arg| arg.add(of(Names::libraries)));
    subcommands.into_iter().fold(command, |command, name| {
        command.mut_subcommand(name, |sub| {
            sub.mut_args(|arg| match arg.get_id().as_str() {
                "source" | "named" => arg.add(sources.clone()),
                "cause" => arg.add(causes.clone()),
                "query" => arg.add(topics.clone()),
                "about" => arg.add(matters.clone()),
                _ => arg,
            })
        })
    })
}

/// What there is help on.
fn matters(command: &Command) -> Vec<Name> {
    let name = |id: &str, about: String| Name { id: id.to_owned(), about };
    let commands = command
        .get_subcommands()
        .map(|sub| name(sub.get_name(), sub.get_about().map(ToString::to_string).unwrap_or_default()));
    commands.chain(MATTERS.iter().map(|(id, _)| name(id, String::new()))).collect()
}

/// The flags of a line that say which index it asks, by the keys of their settings.
fn flags(words: &[OsString]) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let text = |word: &OsString| word.to_string_lossy().into_owned();
    for (at, word) in words.iter().enumerate() {
        let word = text(word);
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (word.as_str(), words.get(at + 1).map(text)),
        };
        match (name, value) {
            ("--index", Some(value)) => found.push(("index", value)),
            ("--library" | "-L", Some(value)) => found.push(("library", value)),
            _ => {}
        }
    }
    found
}

/// A name with what it is an id of.
struct Name {
    id: String,
    about: String,
}

/// Where names come from.
struct Names {
    flags: Vec<(&'static str, String)>,
}

impl Names {
    fn libraries(&self) -> Vec<Name> {
        let config = Config::load(&[]).unwrap_or_default();
        config.libraries().iter().map(|it| Name { id: it.name.clone(), about: String::new() }).collect()
    }

    fn sources(&self) -> Vec<Name> {
        let of = |reader: &Reader| {
            let sources = etio::sources(reader, &[]).unwrap_or_default().into_iter();
            sources.filter_map(|entry| entry.source).map(|it| Name { id: it.id, about: it.name }).collect()
        };
        self.ask(of)
    }

    fn causes(&self) -> Vec<Name> {
        self.ask(|reader| spoken(etio::causes(reader)))
    }

    fn topics(&self) -> Vec<Name> {
        self.ask(|reader| spoken(etio::topics(reader)))
    }

    fn ask(&self, names: impl FnOnce(&Reader) -> Vec<Name>) -> Vec<Name> {
        let open = || {
            let dir = Config::load(&self.flags)?.index()?;
            anyhow::Ok(etio::open(&dir, &*Own::default().load()?)?)
        };
        open().map(|reader| names(&reader)).unwrap_or_default()
    }
}

fn spoken(all: etio::Result<Vec<etio::Spoken>>) -> Vec<Name> {
    all.unwrap_or_default().into_iter().map(|it| Name { id: it.id, about: it.name }).collect()
}

/// The names that begin as typed, by id, or by name where letters or a space differ. Ids are offered:
/// they need no quotes in any shell.
fn offer(names: &[Name], typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy().to_lowercase().replace(' ', "-");
    let fits = |name: &&Name| name.id.starts_with(&typed) && name.id.chars().all(needs_no_quotes);
    let candidate = |name: &Name| {
        let about = Some(clean(&name.about).into_owned()).filter(|about| !about.is_empty());
        CompletionCandidate::new(name.id.clone()).help(about.map(Into::into))
    };
    names.iter().filter(fits).take(OFFERED).map(candidate).collect()
}

/// Names of pages are not to be trusted with a shell.
fn needs_no_quotes(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_' || c == '.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_offered_by_their_beginning_and_never_need_quotes() {
        let name = |id: &str| Name { id: id.to_owned(), about: "x\u{1b}y".to_owned() };
        let names = [name("upland-clinic"), name("up$(reboot)"), name("zephyr")];
        let offered = |typed: &str| {
            let all = offer(&names, OsStr::new(typed));
            all.iter().map(|it| it.get_value().to_string_lossy().into_owned()).collect::<Vec<_>>()
        };
        assert_eq!(offered("Up"), ["upland-clinic"]);
        assert_eq!(offered("upland c"), ["upland-clinic"]);
        assert_eq!(offered("").len(), 2);
    }

    #[test]
    fn the_index_of_the_line_is_asked() {
        let line = |text: &str| flags(&text.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(
            line("etio --index=i search -L heart"),
            [("index", "i".into()), ("library", "heart".into())]
        );
        assert_eq!(line("etio search x"), []);
    }
}
