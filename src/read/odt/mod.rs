//! ODT, as LibreOffice writes it: headings by their outline level, lists as elements, styles for what is bold
//! or raised. Headers and footers stand in the part for styles and are left out.

mod body;
mod open;
mod styles;

use self::{body::Body, styles::Styles};
use super::{
    File, Unreadable,
    limits::Budget,
    office::{self, Names},
    pack::{self, Pack},
    reader::{Pages, Reader},
};
use crate::model::{Doubt, Format, Page};

/// Where its metadata says what.
const NAMES: Names = Names { maker: "initial-creator", made: "creation-date", changed: "date" };

/// Reads OpenDocument texts.
pub(super) struct Odt;

impl Reader for Odt {
    fn knows(&self, file: &File<'_>) -> bool {
        // Packed anew, the part that says so may be squeezed, and only the names of parts can be seen.
        let shows = |mark| pack::shows(file.bytes, mark);
        shows("application/vnd.oasis.opendocument.text")
            || shows("mimetype") && shows("content.xml") && !shows("application/vnd.oasis.opendocument.")
            || file.is_named(&["odt"]) && file.bytes.starts_with(b"PK")
    }

    fn format(&self, _: &File<'_>) -> Option<Format> {
        Some(Format::Odt)
    }

    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable> {
        office::read(file, pages, read)
    }
}

fn read(pack: &mut Pack<'_>, budget: &mut Budget, doubts: &mut Vec<Doubt>) -> Result<Page, Unreadable> {
    let Some(text) = pack.text("content.xml", budget)? else {
        return Err(Unreadable::Broken("an OpenDocument text without its text (content.xml)".to_owned()));
    };
    let manifest = pack.text("META-INF/manifest.xml", budget)?;
    if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Unreadable::NotText("an OpenDocument text locked by a password"));
    }
    let mut styles = Styles::default();
    styles.read(&pack.text("styles.xml", budget)?.unwrap_or_default());
    styles.read(&text);
    let card = office::card(&pack.text("meta.xml", budget)?.unwrap_or_default(), &NAMES);
    let mut body = Body::new(&styles);
    office::walk(&text, doubts, |step| body.step(step));
    Ok(body.finish().page(card, Format::Odt, doubts))
}
