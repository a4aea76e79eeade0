//! Paragraphs that old pages laid out with `<br>` alone: lists whose bullets were typed, a bold heading
//! over its text, columns of short lines.

use super::{
    line::{Break, Line, Place},
    sheet::Piece,
};
use crate::model::{Link, Span};

/// The longest line, in scalar values, of a column of short lines; longer lines are wrapped prose.
const SHORT: usize = 50;

/// The longest bold first line that is taken for a heading over its text.
const HEADING: usize = 120;

/// A piece, and the bullet or number that it had if it is an item of a list.
pub(super) type Part = (Piece, Option<String>);

/// Takes a paragraph apart where its line breaks mean something; in one part where they do not.
pub(super) fn split(line: Line<'_>) -> Vec<Part> {
    let bold = line.is_bold();
    let breaks = line.breaks.clone();
    let piece = Piece::from(line);
    if breaks.is_empty() && !piece.text.starts_with(BULLETS) {
        return vec![(piece, None)];
    }
    let segments = segments(&piece, &breaks, bold);
    let bullets = segments.iter().filter(|s| bullet(&piece.text[s.byte..s.end]).is_some()).count();
    let numbers = counted(&piece.text, &segments);
    if bullets > 0 && (bullets > 1 || piece.text.contains(BULLETS)) {
        return items(&piece, &segments, |_, text| bullet(text));
    }
    if numbers > 1 {
        return items(&piece, &segments, |place, text| {
            number(text).filter(|(_, n)| place < numbers && *n > 0).map(|(mark, _)| mark)
        });
    }
    let headed = segments.len() > 1 && segments[0].bold && !bold && segments[0].chars() <= HEADING;
    if segments.len() > 2
        && segments.iter().all(|s| s.chars() <= SHORT)
        && begin_alike(&piece.text, &segments)
    {
        return segments.iter().map(|s| (s.cut(&piece, 0), None)).collect();
    }
    if headed {
        let rest = Segment { bold: false, ..segments[1].upto(&segments[segments.len() - 1]) };
        return vec![(segments[0].cut(&piece, 0), None), (rest.cut(&piece, 0), None)];
    }
    vec![(piece, None)]
}

/// Bullets that are nothing else.
const BULLETS: [char; 8] = ['•', '●', '▪', '■', '‣', '◦', '∙', '⁃'];

/// The bullet that `text` opens with, with the space after it.
fn bullet(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let sure = BULLETS.contains(&first);
    let rest = &text[first.len_utf8()..];
    let words = rest.trim_start();
    (sure || (matches!(first, '-' | '–' | '*' | '·') && rest.starts_with(' '))).then_some(())?;
    (!words.is_empty()).then(|| &text[..text.len() - words.len()])
}

/// The number that `text` opens with, as written and as a number.
fn number(text: &str) -> Option<(&str, u32)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..digits].parse().ok().filter(|_| digits < 4)?;
    let rest = text[digits..].strip_prefix(['.', ')'])?;
    let words = rest.strip_prefix(' ')?;
    (!words.is_empty()).then(|| (&text[..text.len() - words.len()], number))
}

/// How many of the first lines are numbered 1, 2, 3 in turn.
fn counted(text: &str, segments: &[Segment]) -> usize {
    let numbers = segments.iter().map(|s| number(&text[s.byte..s.end]).map(|(_, n)| n));
    (1..).zip(numbers).take_while(|(due, found)| Some(*due) == *found).count()
}

/// Whether all lines begin with a small letter or none does: the lines of wrapped prose differ.
fn begin_alike(text: &str, segments: &[Segment]) -> bool {
    let small = segments.iter().filter(|s| text[s.byte..].starts_with(char::is_lowercase)).count();
    small == 0 || small == segments.len()
}

/// A stretch of a piece between line breaks.
#[derive(Clone, Copy, Debug)]
struct Segment {
    byte: usize,
    end: usize,
    first: usize,
    last: usize,
    bold: bool,
}

impl Segment {
    fn chars(&self) -> usize {
        self.last - self.first
    }

    fn upto(&self, other: &Self) -> Self {
        Self { end: other.end, last: other.last, ..*self }
    }

    /// The segment as a piece of its own, without the `mark` characters that it opens with.
    fn cut(&self, piece: &Piece, mark: usize) -> Piece {
        let first = self.first + mark;
        let marked = &piece.text[self.byte..self.end];
        let byte = marked.char_indices().nth(mark).map_or(marked.len(), |(byte, _)| byte);
        let within = |span: Span| {
            let start = (span.start as usize).max(first);
            let end = (span.end as usize).min(self.last);
            (start < end).then(|| Span::new(start - first, end - first))
        };
        // Links and raised stretches stand in order: those of other lines are not looked at.
        let links = &piece.links[piece.links.partition_point(|link| link.span.end as usize <= first)..];
        let raised = &piece.raised[piece.raised.partition_point(|span| span.end as usize <= first)..];
        let starts_here = |span: Span| (span.start as usize) < self.last;
        Piece {
            text: marked[byte..].to_owned(),
            chars: self.last - first,
            links: links
                .iter()
                .take_while(|link| starts_here(link.span))
                .filter_map(|link| within(link.span).map(|span| Link { span, href: link.href.clone() }))
                .collect(),
            raised: raised.iter().copied().take_while(|span| starts_here(*span)).filter_map(within).collect(),
            anchors: if self.byte == 0 { piece.anchors.clone() } else { Vec::new() },
            bold: self.bold,
        }
    }
}

/// The stretches between the breaks, without the spaces at their ends.
fn segments(piece: &Piece, breaks: &[Break], bold: bool) -> Vec<Segment> {
    let mut segments = Vec::with_capacity(breaks.len() + 1);
    let (mut byte, mut first) = (0, 0);
    let last_bold = bold || piece.bold;
    let end = Break { at: Place { byte: piece.text.len(), chars: piece.chars }, bold: last_bold };
    for stop in breaks.iter().chain(std::iter::once(&end)) {
        if stop.at.byte > byte {
            let lead = usize::from(piece.text[byte..].starts_with(' '));
            segments.push(Segment {
                byte: byte + lead,
                end: stop.at.byte,
                first: first + lead,
                last: stop.at.chars,
                bold: stop.bold,
            });
        }
        (byte, first) = (stop.at.byte, stop.at.chars);
    }
    segments
}

/// Parts at the lines that open with a mark; a line without one goes on with the part before it.
fn items<'a>(
    piece: &'a Piece,
    segments: &[Segment],
    mark: impl Fn(usize, &'a str) -> Option<&'a str>,
) -> Vec<Part> {
    let mut parts: Vec<(Segment, Option<&str>)> = Vec::new();
    for (place, segment) in segments.iter().enumerate() {
        let mark = mark(place, &piece.text[segment.byte..segment.end]);
        match parts.last_mut() {
            Some((before, _)) if mark.is_none() => *before = before.upto(segment),
            _ => parts.push((*segment, mark)),
        }
    }
    let part = |(segment, mark): (Segment, Option<&str>)| {
        let width = mark.map_or(0, |mark| mark.chars().count());
        (segment.cut(piece, width), mark.map(|mark| mark.trim().to_owned()))
    };
    parts.into_iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(lines: &[(&str, bool)]) -> Vec<(String, Option<String>, bool)> {
        let mut line = Line::default();
        for (place, (text, bold)) in lines.iter().enumerate() {
            if place > 0 {
                line.break_line();
            }
            line.push(text, *bold);
        }
        split(line).into_iter().map(|(piece, mark)| (piece.text, mark, piece.bold)).collect()
    }

    #[test]
    fn typed_bullets_and_numbers_are_items() {
        let found =
            parts(&[("It comes from:", false), ("• stress", false), ("• tea, or", false), ("coffee", false)]);
        assert_eq!(found[0], ("It comes from:".into(), None, false));
        assert_eq!(found[2], ("tea, or coffee".into(), Some("•".into()), false));
        let found = parts(&[("1. Moss P. Naps.", false), ("2. Fern Q. Tea.", false)]);
        assert_eq!(found[1], ("Fern Q. Tea.".into(), Some("2.".into()), false));
    }

    #[test]
    fn a_bold_first_line_stands_over_its_text() {
        let long = "The eyelid twitches because the muscle around it is tired, and a rest mends it.";
        let found = parts(&[("Why it twitches", true), (long, false)]);
        assert_eq!(found, [("Why it twitches".into(), None, true), (long.into(), None, false)]);
        assert_eq!(parts(&[(long, false), (long, false)]).len(), 1);
    }

    #[test]
    fn short_lines_are_a_column_unless_they_are_wrapped() {
        assert_eq!(parts(&[("Stress", false), ("Too much tea", false), ("Thirst", false)]).len(), 3);
        assert_eq!(
            parts(&[("In 2020, more", false), ("than half of", false), ("Moss slept", false)]).len(),
            1
        );
    }
}
