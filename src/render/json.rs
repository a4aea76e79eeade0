//! Answers as JSON: the value's own fields, after the name of their schema.

use serde::Serialize;

#[derive(Serialize)]
struct Named<'a, T> {
    schema: String,
    #[serde(flatten)]
    answer: &'a T,
}

/// An answer as one JSON object, whose first field is `"schema": "etio.NAME/1"`, with a line end.
///
/// # Panics
/// Never for the answers of this library: all of them are objects with text keys.
#[must_use]
pub fn json<T: Serialize>(name: &str, answer: &T) -> String {
    let named = Named { schema: format!("etio.{name}/1"), answer };
    let mut text = serde_json::to_string_pretty(&named).expect("an answer is an object with text keys");
    text.push('\n');
    text
}

/// The same on one line, for answers that are a line each (`--ndjson`).
///
/// # Panics
/// As [`json`]: never.
#[must_use]
pub fn json_line<T: Serialize>(name: &str, answer: &T) -> String {
    let named = Named { schema: format!("etio.{name}/1"), answer };
    let mut text = serde_json::to_string(&named).expect("an answer is an object with text keys");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_schema_comes_first() {
        let text = super::json("thing", &std::collections::BTreeMap::from([("a", 1)]));
        assert_eq!(text, "{\n  \"schema\": \"etio.thing/1\",\n  \"a\": 1\n}\n");
    }
}
