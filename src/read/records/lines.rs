//! Records of lines, each with a tag before it: "TI  - On naps". What is indented goes on with the line
//! before.

/// The most lines of one record.
const LINES: usize = 20_000;

/// The lines of one record, in order: tag and value.
pub(super) type Lines = Vec<(String, String)>;

/// Hands over the records of a text one by one. One ends with the line of the tag `last`, or before the next
/// of the tag `first`.
///
/// # Errors
/// Those of `take`.
pub(super) fn each<E>(
    text: &str,
    first: &str,
    last: Option<&str>,
    take: &mut dyn FnMut(&Lines) -> Result<(), E>,
) -> Result<(), E> {
    let mut open: Lines = Vec::new();
    for line in text.lines() {
        match tag(line) {
            Some((tag, value)) => {
                let ends = Some(tag) == last;
                if (ends || tag == first) && !open.is_empty() {
                    take(&open)?;
                    open.clear();
                }
                if !ends && open.len() < LINES {
                    open.push((tag.to_owned(), value.trim().to_owned()));
                }
            }
            None => {
                let more = line.trim();
                if let Some((_, value)) = open.last_mut().filter(|_| !more.is_empty()) {
                    value.push(' ');
                    value.push_str(more);
                }
            }
        }
    }
    if open.is_empty() { Ok(()) } else { take(&open) }
}

/// The tag of a line, and what stands behind it: two to four capitals or digits, spaces, a hyphen.
pub(super) fn tag(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches('\u{feff}');
    let end = line.bytes().take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()).count();
    let rest = line.get(end..)?.trim_start_matches(' ').strip_prefix('-')?;
    let is_spaced = rest.is_empty() || rest.starts_with(' ');
    ((2..=4).contains(&end) && line.starts_with(|c: char| c.is_ascii_uppercase()) && is_spaced)
        .then_some((&line[..end], rest))
}

/// The first value of a tag.
pub(super) fn first<'a>(record: &'a Lines, tags: &[&str]) -> Option<&'a str> {
    tags.iter().find_map(|tag| {
        let line = record.iter().find(|(other, value)| other == tag && !value.is_empty());
        line.map(|(_, value)| value.as_str())
    })
}

/// All values of a tag.
pub(super) fn all<'a>(record: &'a Lines, tag: &'a str) -> impl Iterator<Item = &'a str> {
    record
        .iter()
        .filter(move |(other, value)| other == tag && !value.is_empty())
        .map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_make_records() {
        let text = "TY  - JOUR\r\nTI  - On naps\n      and rest\nER  - \n\nTY  - JOUR\nTI  - Tea\n";
        let mut records = Vec::new();
        let mut keep = |record: &Lines| {
            records.push(record.clone());
            Ok::<(), ()>(())
        };
        each(text, "TY", Some("ER"), &mut keep).unwrap();
        assert_eq!(records.len(), 2);
        assert_eq!(first(&records[0], &["T1", "TI"]), Some("On naps and rest"));
        assert_eq!(tag("A - sentence"), None);
        assert_eq!(tag("PMID- 5"), Some(("PMID", " 5")));
    }
}
