//! Words to leave out (`etio search muscle -caffeine`) kept apart from flags.

use std::ffi::OsString;

/// The arguments with every `-word` of a query made a plain argument, by a space before it; a query
/// does not mind the space. Flags stay flags: `-q`, `-v`, `-h`, several of them at once, `-n 5`, `-n5`.
pub(super) fn shield(args: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut asks = false;
    let mut raw = false;
    args.map(|arg| {
        asks |= ["search", "browse", "demo"].iter().any(|command| arg == *command);
        raw |= arg == "--";
        match arg.to_str() {
            Some(text) if asks && !raw && is_word(text) => OsString::from(format!(" {text}")),
            _ => arg,
        }
    })
    .collect()
}

fn is_word(arg: &str) -> bool {
    let Some(rest) = arg.strip_prefix('-').filter(|rest| !rest.starts_with('-')) else { return false };
    let limit =
        rest.strip_prefix('n').is_some_and(|n| n.trim_start_matches('=').bytes().all(|b| b.is_ascii_digit()));
    rest.len() > 1 && !limit && !rest.chars().all(|c| "qvh".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_apart_from_flags() {
        let shielded = |line: &str| {
            let args = shield(line.split(' ').map(OsString::from));
            args.into_iter().map(|arg| arg.into_string().unwrap()).collect::<Vec<_>>().join("|")
        };
        assert_eq!(shielded("etio search muscle -caffeine -n 5"), "etio|search|muscle| -caffeine|-n|5");
        assert_eq!(
            shielded("etio search -nicotine -n5 -qv --by none"),
            "etio|search| -nicotine|-n5|-qv|--by|none"
        );
        assert_eq!(shielded("etio index -xyz"), "etio|index|-xyz");
        assert_eq!(shielded("etio search -- -caffeine"), "etio|search|--|-caffeine");
    }
}
