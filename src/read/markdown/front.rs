//! Front matter: the lines before a Markdown text that say what it is, as YAML between `---` or as TOML
//! between `+++`. Of YAML, what clippers write is read: one key a line, lists, texts folded over lines.

use crate::read::draft::Card;

/// The most bytes of front matter.
const LONGEST: usize = 64 << 10;

/// The fields of a text's front matter, keys in lower case, a list's entries each for itself; and the text after it.
pub(super) fn split(text: &str) -> (Vec<(String, String)>, &str) {
    let start = text.trim_start_matches(['\n', '\r']);
    let none = || (Vec::new(), text);
    let (mark, ends): (&str, &[&str]) = match start.get(..3) {
        Some("---") => ("---", &["---", "..."]),
        Some("+++") => ("+++", &["+++"]),
        _ => return none(),
    };
    let mut at = 0;
    for (place, line) in start.split_inclusive('\n').enumerate() {
        let bare = line.trim_end();
        if place == 0 && bare != mark || at > LONGEST {
            return none();
        }
        if place > 0 && ends.contains(&bare) {
            let front = &start[mark.len()..at];
            let fields = if mark == "+++" { toml(front) } else { Some(yaml(front)) };
            return fields.map_or_else(none, |fields| (fields, &start[at + line.len()..]));
        }
        at += line.len();
    }
    none()
}

/// Puts a field on the card of its page.
pub(super) fn note(key: &str, value: &str, card: &mut Card) {
    let value = value.trim();
    match key {
        "title" | "headline" => card.title(&unescaped(value)),
        "source" | "url" | "source_url" | "source-url" | "link" | "canonical" | "uri" | "permalink" => {
            if value.starts_with("http") && card.address.is_none() {
                card.address = Some(value.to_owned());
            } else if key == "source" && !value.is_empty() {
                card.meta("dc.publisher", &unescaped(value));
            }
        }
        "author" | "authors" | "byline" | "creator" | "by" => {
            card.meta("author", value.trim_start_matches("[[").trim_end_matches("]]"));
        }
        "reviewer" | "reviewed_by" | "reviewed-by" | "medical_reviewer" => card.meta("reviewedby", value),
        "published" | "publish_date" | "date_published" | "date-published" | "pubdate" => {
            card.meta("article:published_time", value);
        }
        "date" => card.meta("dc.date", value),
        "updated" | "modified" | "last_updated" | "lastmod" | "date_modified" => {
            card.meta("article:modified_time", value);
        }
        "reviewed" | "last_reviewed" | "lastreviewed" => card.meta("lastreviewed", value),
        "saved" | "clipped" | "created" | "date_saved" | "saved_at" | "retrieved" | "accessed" => {
            card.saved(value);
        }
        "site" | "publisher" | "site_name" | "sitename" | "website" | "domain" => {
            card.meta("og:site_name", &unescaped(value));
        }
        "lang" | "language" => card.language = Some(value.to_owned()).filter(|lang| lang.len() < 36),
        _ => {}
    }
}

/// Pandoc writes the values of its front matter as Markdown.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' || !chars.peek().is_some_and(char::is_ascii_punctuation) {
            out.push(c);
        }
    }
    out
}

fn toml(front: &str) -> Option<Vec<(String, String)>> {
    let table: toml::Table = front.parse().ok()?;
    let mut fields = Vec::new();
    for (key, value) in table {
        let values = match value {
            toml::Value::Array(values) => values,
            value => vec![value],
        };
        for value in values {
            let value = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
            fields.push((key.to_lowercase(), value));
        }
    }
    Some(fields)
}

fn yaml(front: &str) -> Vec<(String, String)> {
    let mut raw: Vec<(String, String)> = Vec::new();
    let mut key = String::new();
    for line in front.lines() {
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') {
            continue;
        }
        let indented = line.starts_with([' ', '\t']);
        if let Some(entry) = bare.strip_prefix("- ").filter(|_| !key.is_empty()) {
            raw.retain(|(k, value)| *k != key || !value.is_empty());
            raw.push((key.clone(), entry.trim().to_owned()));
        } else if let Some((name, value)) = field(bare).filter(|_| !indented) {
            key = name;
            raw.push((key.clone(), value.to_owned()));
        } else if let Some((_, value)) = raw.last_mut() {
            if ["|", ">", "|-", ">-"].contains(&value.as_str()) {
                value.clear();
            }
            if !value.is_empty() {
                value.push(' ');
            }
            value.push_str(bare);
        }
    }
    raw.into_iter()
        .flat_map(|(key, value)| values(&value).into_iter().map(move |v| (key.clone(), v)))
        .collect()
}

/// A key and what stands behind it.
fn field(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.split_once(':')?;
    let value = value.strip_prefix([' ', '\t']).or(value.is_empty().then_some(""))?;
    let key = key.trim().trim_matches(['"', '\'']);
    let plain = key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | ':' | '.'));
    (plain && !key.is_empty()).then(|| (key.to_lowercase(), value.trim()))
}

/// The values of one text: of a list in brackets several.
fn values(value: &str) -> Vec<String> {
    match value.strip_prefix('[').filter(|_| !value.starts_with("[[")).and_then(|v| v.strip_suffix(']')) {
        Some(list) => list.split(',').map(unquoted).filter(|value| !value.is_empty()).collect(),
        None => vec![unquoted(value)],
    }
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    let quoted = |mark: char| value.strip_prefix(mark).and_then(|value| value.strip_suffix(mark));
    if let Some(inner) = quoted('"') {
        return inner.replace("\\\"", "\"").replace("\\\\", "\\");
    }
    quoted('\'').map_or_else(|| value.to_owned(), |inner| inner.replace("''", "'"))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn reads_what_clippers_write() {
        let (fields, body) = split(
            "---\ntitle: \"Night cramps: \\\"calf\\\" pain\"\nsource: https://a.example/c?x=1\nauthor:\n  - \"[[Ada Orr]]\"\n  \
             - Bo Vale\ntags: [sleep, 'legs']\ndescription: >\n  What helps,\n  and why.\n---\n# Cramps\n",
        );
        let fields: Vec<_> = fields.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        assert_eq!(
            fields,
            [
                ("title", "Night cramps: \"calf\" pain"),
                ("source", "https://a.example/c?x=1"),
                ("author", "[[Ada Orr]]"),
                ("author", "Bo Vale"),
                ("tags", "sleep"),
                ("tags", "legs"),
                ("description", "What helps, and why."),
            ]
        );
        assert_eq!(body, "# Cramps\n");
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        assert_eq!(split("---\nWords without an end.\n").0, []);
        assert_eq!(split("+++\ntitle = \"T\"\n+++\nx").0, [("title".to_owned(), "T".to_owned())]);
        assert_eq!(split("+++\nno toml\n+++\nx").1, "+++\nno toml\n+++\nx");
    }
}
