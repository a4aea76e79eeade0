//! A terminology as the TOML file that an import leaves behind.

use std::fmt::Write as _;

use toml::Value;

use super::terms::{Entry, Terms, Written};

impl Terms {
    /// The file in TOML, what it says of itself first.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let about = &self.about;
        let mut out = String::from(
            "# Made by `etio vocabulary import`; import again rather than change it. The names and their\n\
             # licence are those of the file below.\n\n[import]\n",
        );
        let lines = [
            ("from", &about.imported_from),
            ("format", &about.format),
            ("version", &about.version),
            ("licence", &about.licence),
        ];
        for (key, value) in lines {
            if let Some(value) = value {
                line(&mut out, key, &quoted(value));
            }
        }
        self.entries.iter().for_each(|entry| concept(&mut out, entry));
        out
    }
}

fn concept(out: &mut String, entry: &Entry) {
    out.push_str("\n[[concept]]\n");
    line(out, "id", &quoted(&entry.id));
    if let Some(name) = &entry.name {
        line(out, "name", &quoted(name));
    }
    if let Some(kind) = entry.kind {
        line(out, "kind", &quoted(kind.name()));
    }
    for (key, texts) in [("names", &entry.names), ("broader", &entry.broader)] {
        if !texts.is_empty() {
            line(out, key, &list(texts));
        }
    }
}

fn line(out: &mut String, key: &str, value: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{key} = {value}");
}

fn list(texts: &[Written]) -> String {
    let all: Vec<String> = texts.iter().map(|it| quoted(&it.text)).collect();
    format!("[{}]", all.join(", "))
}

/// Text in quotes, on one line.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    Value::String(plain).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let obo = "format-version: 1.2\ndata-version: a \"b\" \\c\n! x\nremark: licence: none\n\n[Term]\nid: T:1\nname: disease\n\n\
                   [Term]\nid: T:2\nname: it's \"so\" \\\\ called\nsynonym: \"other \\\"name\\\"\" EXACT []\nis_a: T:1\n\n\
                   [Term]\nid: T:3\nname: lesser trouble\nis_a: T:2\n";
        let made = Terms::read("t.obo", obo.as_bytes());
        let read = Terms::read("t.toml", made.to_toml().as_bytes());
        assert!(read.problems.is_empty(), "{:?}\n{}", read.problems, made.to_toml());
        assert_eq!(read.about, made.about);
        let plain = |terms: &Terms| {
            let texts = |all: &[Written]| all.iter().map(|it| it.text.clone()).collect::<Vec<_>>();
            let entry =
                |it: &Entry| (it.id.clone(), it.name.clone(), texts(&it.names), it.kind, texts(&it.broader));
            terms.entries.iter().map(entry).collect::<Vec<_>>()
        };
        assert_eq!(plain(&read), plain(&made));
        assert_eq!(made.entries.len(), 2);
    }
}
