//! `etio config`: what the settings are and where they are from, and the file that holds them.

use std::{
    env, fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::Context as _;
use clap::{Args, Subcommand};
use etio::{clean, json};
use serde::Serialize;

use super::{Config, Flags, Origin, file::File, setting::SETTINGS};
use crate::cli::{exit::Exit, output::Output};

/// Show, check or edit your settings and libraries
///
/// Settings hold in this order: flags, environment variables, the config file. The variable of a setting is its
/// key in capitals after ETIO_, so that of search.by is ETIO_SEARCH_BY. A library is an index with the
/// folders it is made from; `etio -L NAME search ...` asks it, and `etio -L NAME index` brings it up to date.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(in crate::cli) struct ConfigArgs {
    #[command(subcommand)]
    command: ConfigCommand,
}

const EXAMPLES: &str = "\
Example of a config file:
  theme = \"light\"
  library = \"cardiology\"

  [search]
  by = \"source\"

  [libraries.cardiology]
  roots = [\"~/pages/heart\", \"~/pages/vessels\"]
  index = \"~/indexes/cardiology\"          # may be left out";

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Show every setting, where it is from, and the libraries
    Show,
    /// Print where the config file is, or would be
    Path,
    /// Open the config file in your editor (VISUAL, else EDITOR), and check it afterwards
    Edit,
    /// Say what is wrong with the config file, a line a problem
    #[command(after_long_help = "Exit status: 0 all is well; 2 something is wrong.")]
    Check,
}

/// Runs `etio config`, which must work also where the config file does not.
pub(in crate::cli) fn run(args: &ConfigArgs, flags: &Flags, output: &Output) -> anyhow::Result<Exit> {
    let place = super::place()?;
    match args.command {
        ConfigCommand::Show => show(&Config::load(flags)?, &place, output),
        ConfigCommand::Path => output.print(&format!("{}\n", place.display())).map(|()| Exit::Done),
        ConfigCommand::Edit => edit(&place, output),
        ConfigCommand::Check => check(&place, output),
    }
}

#[derive(Serialize)]
struct Shown<'a> {
    file: String,
    settings: Vec<ShownSetting<'a>>,
    libraries: Vec<ShownLibrary<'a>>,
}

#[derive(Serialize)]
struct ShownSetting<'a> {
    key: &'a str,
    value: Option<&'a str>,
    from: String,
    variable: &'a str,
    about: &'a str,
}

#[derive(Serialize)]
struct ShownLibrary<'a> {
    name: &'a str,
    index: String,
    roots: Vec<String>,
    line: usize,
}

impl<'a> Shown<'a> {
    fn of(config: &'a Config, place: &Path) -> anyhow::Result<Self> {
        let settings = SETTINGS.iter().map(|setting| {
            let held = config.values.get(setting.key);
            ShownSetting {
                key: setting.key,
                value: held.map(|held| held.text.as_str()),
                from: held.map_or_else(|| "not set".to_owned(), |held| held.origin.in_words(setting.env)),
                variable: setting.env,
                about: setting.about,
            }
        });
        let libraries = config.libraries.iter().map(|library| {
            Ok(ShownLibrary {
                name: &library.name,
                index: library.index()?.display().to_string(),
                roots: library.roots.iter().map(|root| root.display().to_string()).collect(),
                line: library.line,
            })
        });
        Ok(Self {
            file: place.display().to_string(),
            settings: settings.collect(),
            libraries: libraries.collect::<anyhow::Result<_>>()?,
        })
    }

    /// As lines of TOML, so that they can be pasted into the file.
    fn text(&self, exists: bool) -> String {
        let there = if exists { "" } else { " (not there yet; `etio config edit` makes it)" };
        let mut text = format!("# {}{there}\n", self.file);
        for setting in &self.settings {
            let line = match setting.value {
                Some(value) => format!("{} = {}", setting.key, written(value)),
                None => format!("# {}", setting.key),
            };
            text.push_str(&format!("{line:<34} # {}: {}\n", setting.from, setting.about));
        }
        for library in &self.libraries {
            let roots: Vec<String> = library.roots.iter().map(|root| written(root)).collect();
            text.push_str(&format!("\n[libraries.{}]\n", written_key(library.name)));
            text.push_str(&format!("index = {}\nroots = [{}]\n", written(&library.index), roots.join(", ")));
        }
        text.lines().map(|line| format!("{}\n", clean(line))).collect()
    }
}

impl Origin {
    fn in_words(self, variable: &str) -> String {
        match self {
            Self::Default => "default".to_owned(),
            Self::File(line) => format!("line {line}"),
            Self::Environment => variable.to_owned(),
            Self::Flag => "flag".to_owned(),
        }
    }
}

/// A value as TOML has it.
pub(super) fn written(value: &str) -> String {
    let bare = value.parse::<usize>().is_ok() || matches!(value, "true" | "false");
    if bare { value.to_owned() } else { toml::Value::String(value.to_owned()).to_string() }
}

/// A key as TOML has it: in quotes where it is not plain letters.
fn written_key(name: &str) -> String {
    if name.is_ascii() { name.to_owned() } else { written(name) }
}

fn show(config: &Config, place: &Path, output: &Output) -> anyhow::Result<Exit> {
    let shown = Shown::of(config, place)?;
    if output.json {
        output.print(&json("config", &shown))?;
    } else {
        output.print_long(&shown.text(place.exists()))?;
    }
    Ok(Exit::Done)
}

fn check(place: &Path, output: &Output) -> anyhow::Result<Exit> {
    let file = super::read(place)?;
    let mut text: String = lines(place, &file);
    if text.is_empty() {
        let what =
            if place.exists() { "all is well" } else { "no such file, so all settings are as they come" };
        text = format!("{}: {what}\n", place.display());
    }
    output.print(&text)?;
    Ok(if file.problems.is_empty() { Exit::Done } else { Exit::Usage })
}

fn lines(place: &Path, file: &File) -> String {
    let line =
        |problem: &super::file::Problem| format!("{}:{}: {}\n", place.display(), problem.line, problem.what);
    file.problems.iter().map(line).map(|line| format!("{}\n", clean(line.trim_end()))).collect()
}

/// Opens the file in an editor; a file that is not there yet begins as a list of all settings.
fn edit(place: &Path, output: &Output) -> anyhow::Result<Exit> {
    if !place.exists() {
        let folder = place.parent().unwrap_or(Path::new(""));
        let made = fs::create_dir_all(folder)
            .and_then(|()| fs::File::create_new(place)?.write_all(super::template::template().as_bytes()));
        made.with_context(|| format!("{}: the file cannot be made", place.display()))?;
    }
    let set = |name| env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| "vi".to_owned());
    let mut words = editor.split_whitespace();
    let program = words.next().expect("an editor that is blank is not taken");
    let ended =
        Command::new(program).args(words).arg(place).stdin(Stdio::inherit()).status().with_context(|| {
            format!("{program}: this editor cannot be started; set EDITOR, or edit {}", place.display())
        })?;
    anyhow::ensure!(ended.success(), "{program}: the editor ended with an error");
    check(place, output)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_toml() {
        assert_eq!(
            (&*written("72"), &*written("true"), &*written("bold cyan")),
            ("72", "true", "\"bold cyan\"")
        );
    }
}
