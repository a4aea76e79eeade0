//! All settings: the key in the config file, the environment variable, what the value may be, and
//! what holds where nothing is set. The file, the environment, `etio config` and the documentation
//! all go by this table.

use super::kind::Kind;

/// A setting.
#[derive(Debug)]
pub(super) struct Setting {
    /// Its key; `search.by` is `by` below `[search]`.
    pub(super) key: &'static str,
    /// Its environment variable.
    pub(super) env: &'static str,
    /// What it may be.
    pub(super) kind: Kind,
    /// What holds where nothing is set; none where that depends on the terminal or the command.
    pub(super) default: Option<&'static str>,
    /// What it is for.
    pub(super) about: &'static str,
}

const fn setting(
    key: &'static str,
    env: &'static str,
    kind: Kind,
    default: Option<&'static str>,
    about: &'static str,
) -> Setting {
    Setting { key, env, kind, default, about }
}

/// When something is done: by the terminal, always, never.
const WHEN: Kind = Kind::OneOf(&["auto", "always", "never"]);

/// The settings, in the order in which they are shown.
pub(super) static SETTINGS: &[Setting] = &[
    setting("index", "ETIO_INDEX", Kind::Path, Some("index/current"), "the folder of the index"),
    setting("library", "ETIO_LIBRARY", Kind::Text, None, "the library that is asked, of those named below"),
    setting("color", "ETIO_COLOR", WHEN, Some("auto"), "when to use colour"),
    setting(
        "theme",
        "ETIO_THEME",
        Kind::OneOf(&["auto", "dark", "light"]),
        Some("auto"),
        "colours for a dark or a light background",
    ),
    setting(
        "width",
        "ETIO_WIDTH",
        Kind::Number(20..=1000),
        None,
        "columns (else COLUMNS, else the terminal's)",
    ),
    setting("hyperlinks", "ETIO_HYPERLINKS", WHEN, Some("auto"), "when titles link to the saved page"),
    setting("pager", "ETIO_PAGER", Kind::Text, None, "the pager (else PAGER, else less -FIRX); cat for none"),
    setting("hints", "ETIO_HINTS", Kind::Switch, Some("true"), "whether to say what to type next"),
    setting("jobs", "ETIO_JOBS", Kind::Number(1..=256), None, "pages that `index` reads at once"),
    setting(
        "search.by",
        "ETIO_SEARCH_BY",
        Kind::OneOf(&["cause", "source", "article", "none"]),
        Some("cause"),
        "how `search` groups passages",
    ),
    setting("search.limit", "ETIO_SEARCH_LIMIT", Kind::Number(1..=100_000), None, "how many groups it shows"),
    setting(
        "search.per_group",
        "ETIO_SEARCH_PER_GROUP",
        Kind::Number(1..=100_000),
        Some("3"),
        "how many passages of each",
    ),
    setting(
        "search.fuzzy",
        "ETIO_SEARCH_FUZZY",
        Kind::Switch,
        Some("false"),
        "whether words may differ a little",
    ),
    setting(
        "compare.level",
        "ETIO_COMPARE_LEVEL",
        Kind::OneOf(&["cause", "broad"]),
        Some("cause"),
        "how finely `compare` tells causes apart",
    ),
    setting("colors.heading", "ETIO_COLORS_HEADING", Kind::Paint, None, "causes and other headings"),
    setting("colors.source", "ETIO_COLORS_SOURCE", Kind::Paint, None, "who says it"),
    setting("colors.match", "ETIO_COLORS_MATCH", Kind::Paint, None, "words that were searched for"),
    setting("colors.faint", "ETIO_COLORS_FAINT", Kind::Paint, None, "ids and paths"),
    setting("colors.warning", "ETIO_COLORS_WARNING", Kind::Paint, None, "what should not be overlooked"),
];

/// The setting of this key.
pub(super) fn of(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_named_after_keys_and_defaults_are_allowed() {
        for setting in SETTINGS {
            let name = format!("ETIO_{}", setting.key.to_uppercase().replace('.', "_"));
            assert_eq!(setting.env, name);
            if let Some(default) = setting.default {
                assert_eq!(setting.kind.check(default), Ok(()), "{}", setting.key);
            }
        }
    }
}
