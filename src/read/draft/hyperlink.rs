//! Links as word processors write them: the instruction of a field.

/// The address in an instruction that makes a link.
pub(in crate::read) fn hyperlink(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let (local, rest) = match rest.strip_prefix("\\l") {
        Some(rest) => ("#", rest.trim_start()),
        None => ("", rest),
    };
    let target = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    (!target.is_empty()).then(|| format!("{local}{target}"))
}

#[cfg(test)]
mod tests {
    use super::hyperlink;

    #[test]
    fn links_are_read_from_instructions() {
        let web = hyperlink(" HYPERLINK \"https://a.example/x\" \\o \"tip\"");
        assert_eq!(web.as_deref(), Some("https://a.example/x"));
        assert_eq!(hyperlink("HYPERLINK \\l \"ref1\"").as_deref(), Some("#ref1"));
        assert_eq!(hyperlink("PAGE"), None);
    }
}
