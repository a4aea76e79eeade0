//! Character references: `&amp;`, `&#8217;`, `&#x2019;` and the two thousand others of the standard.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

/// `text` with its references read; in the value of an attribute some stay as they are.
pub(super) fn decoded(text: &str, in_value: bool) -> String {
    let mut letters = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        letters.push_str(before);
        match read(after, in_value) {
            Some((meant, length)) => {
                letters.push_str(&meant);
                rest = &after[length..];
            }
            None => {
                letters.push('&');
                rest = after;
            }
        }
    }
    letters + rest
}

/// What the reference means that goes on with `text` behind its ampersand, and how many bytes it takes up
/// there; none where it is no reference.
pub(super) fn read(text: &str, in_value: bool) -> Option<(String, usize)> {
    match text.as_bytes().first()? {
        b'#' => numbered(text),
        letter if letter.is_ascii_alphanumeric() => named(text, in_value),
        _ => None,
    }
}

fn numbered(text: &str) -> Option<(String, usize)> {
    let digits = text[1..].trim_start_matches(['x', 'X']);
    let marked = text.len() - digits.len();
    let base = match marked {
        1 => 10,
        2 => 16,
        _ => return None,
    };
    let count = digits.bytes().take_while(|byte| char::from(*byte).is_digit(base)).count();
    if count == 0 {
        return None;
    }
    let code = u32::from_str_radix(&digits[..count], base).unwrap_or(u32::MAX);
    let letter = match code {
        0 => char::REPLACEMENT_CHARACTER,
        // Numbers of Windows-1252, which people took for Unicode's.
        0x80..=0x9f => C1_REPLACEMENTS[(code - 0x80) as usize].or(char::from_u32(code)).unwrap_or('\u{fffd}'),
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    let stop = usize::from(digits.as_bytes().get(count) == Some(&b';'));
    Some((letter.to_string(), marked + count + stop))
}

/// The longest name that `text` begins with. The table also holds the beginnings of all names, with no
/// letter to them.
fn named(text: &str, in_value: bool) -> Option<(String, usize)> {
    let mut found = None;
    for (at, letter) in text.char_indices() {
        let Some(&(first, second)) = NAMED_ENTITIES.get(&text[..at + letter.len_utf8()]) else { break };
        if first != 0 {
            found = Some((at + 1, first, second));
        }
    }
    let (length, first, second) = found?;
    // "?a=1&copy=2": in an address this is no reference.
    let next = text.as_bytes().get(length).copied();
    let goes_on = next.is_some_and(|byte| byte == b'=' || byte.is_ascii_alphanumeric());
    if in_value && !text[..length].ends_with(';') && goes_on {
        return None;
    }
    let letters = [first, second].into_iter().filter(|code| *code != 0).filter_map(char::from_u32);
    Some((letters.collect(), length))
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn references_are_read_as_browsers_read_them() {
        for (written, meant) in [
            ("tea &amp; toast", "tea & toast"),
            ("it&#8217;s &#x2019; &#146;", "it’s ’ ’"),
            ("&notit; &notin; &ampx &", "¬it; ∉ &x &"),
            ("&#; &#x; &#xx41; &bogus; &#0;&#x110000;", "&#; &#x; &#xx41; &bogus; \u{fffd}\u{fffd}"),
        ] {
            assert_eq!(decoded(written, false), meant);
        }
        assert_eq!(decoded("?a=1&copy=2&reg;&lt", true), "?a=1&copy=2®<");
    }
}
