//! JSON-LD in a page's scripts, read as leniently as search engines read it.

use serde_json::Value;

use super::super::doubt;
use crate::model::Doubt;

/// The most objects kept of one page.
const OBJECTS: usize = 500;

/// Whether a script of this type holds JSON-LD.
pub(super) fn is_type(written: &str) -> bool {
    let plain = written.split(';').next().unwrap_or_default().trim();
    plain.eq_ignore_ascii_case("application/ld+json")
}

/// Adds the objects of `script`: those of an array or a `@graph` one by one.
pub(super) fn read(script: &str, objects: &mut Vec<Value>, doubts: &mut Vec<Doubt>) {
    let json = without_wrapping(script);
    if json.is_empty() {
        return;
    }
    let parsed = serde_json::from_str(json).or_else(|_| serde_json::from_str(&mended(json)));
    match parsed {
        Ok(value) => add(value, objects, true),
        Err(error) => doubts.push(doubt(format!("JSON-LD that does not parse: {error}"), "the head")),
    }
}

fn add(value: Value, objects: &mut Vec<Value>, graphs: bool) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| add(value, objects, graphs)),
        Value::Object(mut object) => {
            let graph = if graphs { object.remove("@graph") } else { None };
            let only_context = graph.is_some() && object.keys().all(|key| key == "@context" || key == "@id");
            if !only_context && objects.len() < OBJECTS {
                objects.push(Value::Object(object));
            }
            if let Some(graph) = graph {
                add(graph, objects, false);
            }
        }
        _ => {}
    }
}

/// The JSON without the comment marks that hid scripts from old browsers and from XML.
fn without_wrapping(script: &str) -> &str {
    let mut json = script.trim();
    for (open, close) in
        [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("<![CDATA[", "]]>")]
    {
        if let Some(rest) = json.strip_prefix(open) {
            json = rest.strip_suffix(close).unwrap_or(rest).trim();
        }
    }
    json.trim_end_matches(';').trim_end()
}

/// The JSON with the mistakes undone that are seen most: line ends and tabs inside of strings, and commas
/// before a closing bracket.
fn mended(json: &str) -> String {
    let mut mended = String::with_capacity(json.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in json.chars() {
        match c {
            '"' if !escaped => in_string = !in_string,
            '}' | ']' if !in_string && mended.trim_end().ends_with(',') => {
                let end = mended.trim_end().len() - 1;
                mended.truncate(end);
            }
            _ => {}
        }
        escaped = in_string && c == '\\' && !escaped;
        mended.push(if c.is_control() { ' ' } else { c });
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(script: &str) -> Vec<String> {
        let (mut objects, mut doubts) = (Vec::new(), Vec::new());
        read(script, &mut objects, &mut doubts);
        assert!(doubts.is_empty(), "{doubts:?}");
        objects.iter().map(|object| object["name"].as_str().unwrap_or("?").to_owned()).collect()
    }

    #[test]
    fn takes_arrays_and_graphs_apart() {
        assert_eq!(names(r#"[{"name":"a"},{"@context":"x","@graph":[{"name":"b"}]}]"#), ["a", "b"]);
        assert_eq!(names("<!-- {\"name\":\"two\nlines\",} -->"), ["two lines"]);
        assert_eq!(names("//<![CDATA[\n{\"name\":\"c\"}\n//]]>"), ["c"]);
    }

    #[test]
    fn doubts_what_does_not_parse() {
        let (mut objects, mut doubts) = (Vec::new(), Vec::new());
        read("{name: unquoted}", &mut objects, &mut doubts);
        assert!(objects.is_empty());
        assert_eq!(doubts.len(), 1);
    }
}
