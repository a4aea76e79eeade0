//! Keeps the pieces of a page to a length that people write: a line without an end, by accident or by ill
//! will, is cut, and the rest of the page is read.

use super::{doubt, fold};
use crate::model::{Block, BlockKind, Doubt, Page, Span};

/// The longest piece that is kept whole, in bytes; no paragraph of the web comes near it.
const LONGEST: usize = 1 << 20;

/// Cuts the pieces of `page` that are longer than any paragraph is.
pub(super) fn shorten(page: &mut Page, doubts: &mut Vec<Doubt>) {
    for block in page.blocks.iter_mut().filter(|block| block.text.len() > LONGEST) {
        cut(block, LONGEST);
        let first: String = block.text.chars().take(40).collect();
        doubts
            .push(doubt(format!("a piece longer than {LONGEST} bytes; the rest of it was left out"), first));
    }
}

/// Cuts `block` after so many bytes of its text, and all that stands behind them.
fn cut(block: &mut Block, bytes: usize) {
    block.text.truncate(fold::floor(&block.text, bytes));
    let chars = block.text.chars().count();
    let clamp = |span: Span| Span::new(span.start as usize, (span.end as usize).min(chars));
    let stands = |span: &Span| (span.start as usize) < chars;
    block.range = Span::new(
        block.range.start as usize,
        (block.range.start as usize + chars).min(block.range.end as usize),
    );
    block.links.retain(|link| stands(&link.span));
    block.links.iter_mut().for_each(|link| link.span = clamp(link.span));
    block.raised.retain(stands);
    block.raised.iter_mut().for_each(|span| *span = clamp(*span));
    if let BlockKind::TableRow { cells, .. } = &mut block.kind {
        cells.retain(stands);
        cells.iter_mut().for_each(|span| *span = clamp(*span));
    }
}

#[cfg(test)]
mod tests {
    use super::LONGEST;
    use crate::read::read;

    #[test]
    fn a_line_without_an_end_is_cut_and_the_rest_is_read() {
        let line = "Naps help. <a href=/n>Nap</a> ".repeat(LONGEST / 14);
        let page = read(format!("<p>{line}</p><p>Rest well.</p>").as_bytes(), "n.html").unwrap();
        assert_eq!(page.blocks.len(), 2);
        let long = &page.blocks[0];
        assert!((LONGEST - 4..=LONGEST).contains(&long.text.len()));
        assert!(long.links.iter().all(|link| link.span.end <= long.range.end));
        assert_eq!(page.blocks[1].text, "Rest well.");
        assert_eq!(page.doubts.len(), 1);
    }
}
