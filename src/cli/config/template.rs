//! The config file that `etio config edit` begins with.

use super::{command::written, setting::SETTINGS};

/// A config file that changes nothing: every setting in a comment.
pub(super) fn template() -> String {
    let mut text =
        String::from("# Settings of etio. Flags and environment variables are over what stands here.\n");
    let mut table = "";
    for setting in SETTINGS {
        let (above, key) = setting.key.rsplit_once('.').unwrap_or(("", setting.key));
        if above != table {
            text.push_str(&format!("\n[{above}]\n"));
            table = above;
        }
        let value = setting.default.map_or_else(String::new, |value| format!(" {}", written(value)));
        let (about, kind, env) = (setting.about, setting.kind.in_words(), setting.env);
        text.push_str(&format!("# {about}: {kind} ({env})\n#{key} ={value}\n"));
    }
    text.push_str("\n# A library: etio -L NAME index, etio -L NAME search ...\n");
    text.push_str("#[libraries.cardiology]\n#roots = [\"~/pages/heart\"]\n");
    text
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::cli::config::file;

    #[test]
    fn the_first_file_changes_nothing() {
        let file = file::read(&template(), Path::new("/"));
        assert_eq!((file.problems, file.values.len(), file.libraries.len()), (vec![], 0, 0));
    }
}
