//! Other words for what etio has: a command or flag that people try and that is called otherwise here,
//! where no likeness of letters would lead to it.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Commands that are not there, and what to type.
const COMMANDS: &[(&[&str], &str)] = &[
    (&["ask", "find", "grep", "query"], "search"),
    (&["add", "build", "read", "scan", "update"], "index"),
    (&["delete", "drop", "remove", "rm", "undo", "unindex"], "forget"),
    (&["diff", "differences", "table", "versus", "vs"], "compare"),
    (&["bibliography", "citations", "references", "works"], "refs"),
    (&["bibtex", "endnote", "export", "ris", "zotero"], "refs --format ris"),
    (&["cite", "quotation"], "show ID --cite vancouver"),
    (&["cat", "open", "page", "view"], "show"),
    (&["publishers", "who"], "sources"),
    (&["copies", "duplicates"], "sources --copies"),
    (&["old", "outdated", "stale"], "sources --stale 3y"),
    (&["conditions", "list", "symptoms"], "topics"),
    (&["info", "stats"], "status"),
    (&["configure", "libraries", "library", "settings"], "config"),
    (&["version"], "--version"),
];

/// Flags that are not there: the formats that `--format` has.
const FORMATS: &[&str] = &["bibtex", "csl-json", "csv", "html", "markdown", "ris", "table"];

/// Flags that other commands have, and where.
const ELSEWHERE: &[(&[&str], &str)] = &[(
    &["--cite", "--style"],
    "`etio show ID --cite vancouver` cites a page, `etio refs --style vancouver` the works that pages cite",
)];

/// What to type in place of a command or flag that is not there; none where clap's own tip is as good.
pub(super) fn proposal(error: &clap::Error) -> Option<String> {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word.as_str()),
        _ => None,
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = said(ContextKind::InvalidSubcommand)?;
            let (_, command) = COMMANDS.iter().find(|(words, _)| words.contains(&word))?;
            Some(format!("{word}: there is no such command; write `etio {command}`"))
        }
        ErrorKind::UnknownArgument => {
            let flag = said(ContextKind::InvalidArg)?;
            if let Some((_, where_it_is)) = ELSEWHERE.iter().find(|(flags, _)| flags.contains(&flag)) {
                return Some(format!("{flag}: this command has no such flag; {where_it_is}"));
            }
            let format = flag.strip_prefix("--").filter(|format| FORMATS.contains(format))?;
            Some(format!("{flag}: there is no such flag; write --format {format}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::cli::args::Args;

    #[test]
    fn what_is_proposed_is_there_and_what_is_there_is_not_replaced() {
        for (words, line) in COMMANDS {
            let command = line.split(' ').next().unwrap();
            assert!(
                command.starts_with('-') || Args::command().find_subcommand(command).is_some(),
                "{command}"
            );
            for word in *words {
                assert!(Args::command().find_subcommand(word).is_none(), "{word} is a command");
            }
        }
    }

    #[test]
    fn words_and_flags_are_proposed() {
        let of = |line: &str| {
            let error = Args::command().try_get_matches_from(line.split(' ')).unwrap_err();
            proposal(&error).unwrap_or_default()
        };
        assert!(of("etio remove x").ends_with("write `etio forget`"));
        assert!(of("etio refs --bibtex").ends_with("write --format bibtex"));
        assert!(of("etio quote x --cite apa").contains("`etio show ID --cite vancouver`"));
        assert_eq!(of("etio serach"), "");
    }
}
