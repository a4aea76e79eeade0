//! Paragraphs that were wrapped at a width when the page was saved.

use super::{mark::Mark, row::Row};

/// The width at which a page's lines were wrapped, in columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Width(usize);

impl Width {
    /// The width of a page whose lines are wrapped; none for a page with a paragraph on each line.
    pub(super) fn of(rows: &[Row<'_>], marks: &[Option<Mark<'_>>]) -> Option<Self> {
        let pairs = rows.windows(2).zip(marks.windows(2));
        let inner = pairs.filter(|(rows, marks)| rows[1].gap == 0 && marks[1].is_none());
        let (mut widths, mut pairs) = (Vec::new(), Vec::new());
        for (rows, _) in inner {
            widths.push(rows[0].indent + rows[0].chars);
            pairs.push((rows[0], rows[1]));
        }
        widths.sort_unstable();
        let width = *widths.get(widths.len() * 95 / 100)?;
        let full = pairs.iter().filter(|(row, _)| (row.indent + row.chars) * 4 > width * 3);
        let (mut lines, mut goes_on) = (0, 0);
        for (_, next) in full {
            lines += 1;
            goes_on += usize::from(next.text.starts_with(char::is_lowercase));
        }
        // Of lines wrapped in mid-sentence, most go on with a small letter.
        ((40..=110).contains(&width) && lines > 1 && goes_on * 4 > lines).then_some(Self(width))
    }

    /// Whether `next` goes on with `row`: its first word would not have fitted there, or the sentence
    /// plainly goes on.
    pub(super) fn wraps(self, row: &Row<'_>, next: &Row<'_>) -> bool {
        let word = next.text.split_whitespace().next().map_or(0, |word| word.chars().count());
        let full = row.indent + row.chars;
        let ends = row.text.ends_with(['.', '!', '?', ':']);
        full + 1 + word > self.0
            || (!ends && full * 5 > self.0 * 3 && next.text.starts_with(char::is_lowercase))
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{mark::marks, row::rows},
        *,
    };

    #[test]
    fn tells_wrapped_pages_from_paragraphs_on_lines() {
        let wrapped = "A lid that twitches for a day or two is a common thing, and it\n\
                       rarely means more than that its owner has slept too little or\n\
                       had more tea than is good for him. Rest.\n\
                       Then it goes.\n";
        let found = rows(wrapped);
        let width = Width::of(&found, &marks(&found)).unwrap();
        assert!(width.wraps(&found[0], &found[1]) && width.wraps(&found[1], &found[2]));
        assert!(!width.wraps(&found[2], &found[3]));
        let lines = rows(
            "Home\nAbout us\nOur people\nA sentence that is quite long stands alone here, and ends.\nOther\n",
        );
        assert_eq!(Width::of(&lines, &marks(&lines)), None);
    }
}
