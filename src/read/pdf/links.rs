//! Links: rectangles on a page with an address.

use std::rc::Rc;

use hayro_syntax::{
    object::{Array, Dict, Name, Rect, String},
    page::Page,
};

use super::{matrix::Matrix, words::Word};

/// The most links of a page, and the most comparisons that they may cost.
const LINKS: usize = 2_000;
const WORK: usize = 4_000_000;

/// Lays the links of a page on its words.
pub(super) fn lay(page: &Page<'_>, words: &mut [Word]) {
    let Some(notes) = page.raw().get::<Array<'_>>("Annots") else { return };
    let place = Matrix(page.initial_transform(true).as_coeffs());
    let most = LINKS.min(WORK / words.len().max(1));
    for note in notes.iter::<Dict<'_>>().take(most) {
        let Some((rect, address)) = link(&note) else { continue };
        let (a, b) = (place.apply(rect.x0, rect.y0), place.apply(rect.x1, rect.y1));
        let address: Rc<str> = address.into();
        for word in words.iter_mut() {
            let (x, y) = (f64::from(word.x0 + word.x1) / 2.0, f64::from(word.y - 0.3 * word.size));
            if (a.0.min(b.0)..=a.0.max(b.0)).contains(&x) && (a.1.min(b.1)..=a.1.max(b.1)).contains(&y) {
                word.link = Some(address.clone());
            }
        }
    }
}

fn link(note: &Dict<'_>) -> Option<(Rect, std::string::String)> {
    if note.get::<Name<'_>>("Subtype")?.as_str() != "Link" {
        return None;
    }
    let address = note.get::<Dict<'_>>("A")?.get::<String<'_>>("URI")?;
    let address = std::string::String::from_utf8_lossy(address.as_bytes()).into_owned();
    (address.len() < 4_000).then_some((note.get::<Rect>("Rect")?, address))
}
