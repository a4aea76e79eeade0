//! Settings: flags over environment over the config file, and the libraries that the file names. The
//! environment and the file are read once, here.

mod command;
mod file;
pub(super) mod home;
mod kind;
mod library;
mod setting;
mod template;

use std::{
    collections::BTreeMap,
    env, fs, io,
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use etio::Error;

pub(super) use command::{ConfigArgs, run};
use file::File;
pub(super) use library::Library;
use setting::{SETTINGS, Setting};

/// The settings that are given as flags, by their keys.
pub(super) type Flags = [(&'static str, String)];

/// What the settings are for one run.
#[derive(Debug, Default)]
pub(super) struct Config {
    values: BTreeMap<&'static str, Held>,
    libraries: Vec<Library>,
    chosen: Option<Library>,
}

/// A value and where it is from.
#[derive(Clone, Debug)]
struct Held {
    text: String,
    origin: Origin,
}

/// Where a value is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    Default,
    /// This line of the config file.
    File(usize),
    Environment,
    Flag,
}

impl Config {
    /// The settings, with these values given as flags.
    ///
    /// # Errors
    /// When the config file or a variable has a mistake, or no library is named as asked.
    pub(super) fn load(flags: &Flags) -> anyhow::Result<Self> {
        let place = place()?;
        let file = read(&place)?;
        if let Some(problem) = file.problems.first() {
            let more = match file.problems.len() - 1 {
                0 => String::new(),
                more => format!(" (and {more} more; see `etio config check`)"),
            };
            let what = format!("{}{more}", problem.what);
            return Err(Error::Data { path: place, line: problem.line, what }.into());
        }
        let mut config = Self { libraries: file.libraries, ..Self::default() };
        for setting in SETTINGS {
            if let Some(held) = held(setting, flags, &file.values)? {
                config.values.insert(setting.key, held);
            }
        }
        if let Some(index) =
            config.values.get_mut("index").filter(|held| matches!(held.origin, Origin::File(_)))
        {
            let base = place.parent().unwrap_or(Path::new(""));
            index.text = home::expand(&index.text, base).display().to_string();
        }
        config.chosen = config.choose(&place)?;
        Ok(config)
    }

    /// The library that is asked: a library and an index may both be set, and then the flag is over
    /// the variable and that over the file; at one height a flag's index is of one run, and a
    /// variable's or a file's library is the narrower word.
    fn choose(&self, file: &Path) -> anyhow::Result<Option<Library>> {
        let Some(library) = self.values.get("library") else { return Ok(None) };
        let index = self.values.get("index").map_or(Origin::Default, |held| held.origin);
        if index.height() > library.origin.height() {
            return Ok(None);
        }
        library::named(&library.text, &self.libraries, &file.display().to_string()).cloned().map(Some)
    }

    /// The folder of the index.
    ///
    /// # Errors
    /// When the chosen library has no place for one.
    pub(super) fn index(&self) -> anyhow::Result<PathBuf> {
        match &self.chosen {
            Some(library) => library.index(),
            None => Ok(PathBuf::from(self.text("index").unwrap_or_default())),
        }
    }

    /// The library that is asked, where one is.
    pub(super) fn library(&self) -> Option<&Library> {
        self.chosen.as_ref()
    }

    /// All libraries, by name.
    pub(super) fn libraries(&self) -> &[Library] {
        &self.libraries
    }

    /// What a command begins with that asks the same index: `etio -L cardiology`.
    pub(super) fn program(&self) -> String {
        let flag = |key: &str| {
            let held = self.values.get(key).filter(|held| held.origin == Origin::Flag);
            held.map(|held| held.text.as_str())
        };
        match (flag("library"), flag("index")) {
            (Some(library), _) => format!("etio -L {library}"),
            (None, Some(index)) => format!("etio --index '{index}'"),
            (None, None) => "etio".to_owned(),
        }
    }

    /// A value as text; none where nothing is set and nothing holds by itself.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        debug_assert!(setting::of(key).is_some(), "{key} is no setting");
        self.values.get(key).map(|held| held.text.as_str())
    }

    /// A number.
    pub(super) fn number(&self, key: &str) -> Option<usize> {
        self.text(key).map(|text| text.parse().expect("numbers are checked when they are read"))
    }

    /// Whether a switch is on.
    pub(super) fn is_on(&self, key: &str) -> bool {
        self.text(key) == Some("true")
    }

    /// One of a few words, as the flag for it has them.
    pub(super) fn choice<T: ValueEnum>(&self, key: &str) -> Option<T> {
        self.text(key).map(|text| T::from_str(text, false).expect("words are checked when they are read"))
    }
}

impl Origin {
    fn height(self) -> u8 {
        match self {
            Self::Default => 0,
            Self::File(_) => 1,
            Self::Environment => 2,
            Self::Flag => 3,
        }
    }
}

/// What holds for a setting.
fn held(
    setting: &'static Setting,
    flags: &Flags,
    file: &BTreeMap<&'static str, (String, usize)>,
) -> anyhow::Result<Option<Held>> {
    if let Some((_, text)) = flags.iter().find(|(key, _)| *key == setting.key) {
        return Ok(Some(Held { text: text.clone(), origin: Origin::Flag }));
    }
    if let Some(value) = env::var_os(setting.env).filter(|value| !value.is_empty()) {
        let text = value.to_string_lossy().into_owned();
        setting.kind.check(&text).map_err(|what| Error::Usage(format!("{}: {what}", setting.env)))?;
        return Ok(Some(Held { text, origin: Origin::Environment }));
    }
    let from_file =
        file.get(setting.key).map(|(text, line)| Held { text: text.clone(), origin: Origin::File(*line) });
    let default = || setting.default.map(|text| Held { text: text.to_owned(), origin: Origin::Default });
    Ok(from_file.or_else(default))
}

/// Where the config file is or would be: `$ETIO_CONFIG`, else in the config folder.
fn place() -> anyhow::Result<PathBuf> {
    if let Some(path) = env::var_os("ETIO_CONFIG").filter(|path| !path.is_empty()) {
        return Ok(PathBuf::from(path));
    }
    // Without a home there is no config file; its name is for messages alone.
    Ok(home::config().unwrap_or_else(|| PathBuf::from("etio")).join("config.toml"))
}

/// What the config file says; nothing where there is none, unless it was named.
fn read(place: &Path) -> anyhow::Result<File> {
    match fs::read_to_string(place) {
        Ok(text) => Ok(file::read(&text, place.parent().unwrap_or(Path::new("")))),
        Err(reason) if reason.kind() == io::ErrorKind::NotFound && env::var_os("ETIO_CONFIG").is_none() => {
            Ok(File::default())
        }
        Err(reason) => Err(Error::Read { path: place.to_owned(), reason }.into()),
    }
}
