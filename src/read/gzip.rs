//! A page packed by gzip (`page.html.gz`): read as what is in it.

use flate2::read::MultiGzDecoder;

use super::{
    File, Unreadable,
    reader::{self, Pages, Reader},
};
use crate::model::Format;

/// Reads gzip files.
pub(super) struct Gzip;

impl Reader for Gzip {
    fn knows(&self, file: &File<'_>) -> bool {
        file.is_gzip()
    }

    fn format(&self, file: &File<'_>) -> Option<Format> {
        let head = file.unpacked_head();
        let inner = File { bytes: &head, name: file.unpacked_name() };
        // One in another has no format before it is read.
        (!inner.is_gzip()).then(|| reader::of(&inner).ok()?.format(&inner)).flatten()
    }

    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable> {
        let bytes = pages.budget.unpack(file.bytes.len() as u64, MultiGzDecoder::new(file.bytes))?;
        pages.part(None, &File { bytes: &bytes, name: file.unpacked_name() }, &mut |_| {})
    }
}
