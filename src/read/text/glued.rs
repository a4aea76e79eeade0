//! Lists whose first item was glued to the line before when the page was saved ("All- First item").

use super::row::Row;

/// Parts such lines, so that the first item is an item again.
pub(super) fn part(rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let mut parted = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let next = rows.get(place + 1);
        match seam(row.text).filter(|_| next.is_some_and(|next| next.text.starts_with("- "))) {
            Some(byte) => {
                let (head, item) = row.text.split_at(byte);
                let chars = head.chars().count();
                parted.push(Row { text: head.trim_end(), chars: head.trim_end().chars().count(), ..*row });
                parted.push(Row {
                    text: item,
                    chars: row.chars - chars,
                    start: row.start + chars,
                    indent: next.map_or(0, |next| next.indent),
                    gap: 0,
                });
            }
            None => parted.push(*row),
        }
    }
    parted
}

/// Where the last "- " stands that follows a word or a closing mark without a space, before a capital.
fn seam(text: &str) -> Option<usize> {
    text.rmatch_indices("- ").map(|(byte, _)| byte).find(|byte| {
        let before = text[..*byte].chars().next_back();
        let after = text[byte + 2..].chars().next();
        before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ':' | '?' | '!' | ')' | '”' | '"'))
            && after.is_some_and(|c| c.is_uppercase() || (c.is_numeric() && before == Some('.')))
    })
}

#[cfg(test)]
mod tests {
    use super::{super::row::rows, *};

    #[test]
    fn parts_at_the_seam_only_before_a_list() {
        let text = "Topics- Naps\n- Tea\nPre- And post-dose values.\nRest.";
        let rows = part(rows(text));
        let texts: Vec<_> = rows.iter().map(|row| row.text).collect();
        assert_eq!(texts, ["Topics", "- Naps", "- Tea", "Pre- And post-dose values.", "Rest."]);
        assert!(rows.iter().all(|row| row.span().slice(text) == row.text));
    }
}
