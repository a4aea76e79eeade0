//! WARC files (ISO 28500), packed by gzip or not, and WACZ archives of them: each page that a server answered
//! with is a page, named by its address.

mod http;
mod pages;
mod record;
mod wacz;

pub(super) use wacz::Wacz;

use std::io::BufReader;

use flate2::read::MultiGzDecoder;

use super::{
    File, Unreadable,
    reader::{Pages, Reader},
};
use crate::model::Format;

/// How every record begins.
const MARK: &[u8] = b"WARC/";

/// Reads WARC files.
pub(super) struct Warc;

impl Reader for Warc {
    fn knows(&self, file: &File<'_>) -> bool {
        file.bytes.starts_with(MARK) || file.is_gzip() && file.unpacked_head().starts_with(MARK)
    }

    fn format(&self, _: &File<'_>) -> Option<Format> {
        Some(Format::Warc)
    }

    fn read(&self, file: &File<'_>, out: &mut Pages<'_>) -> Result<(), Unreadable> {
        let packed = file.bytes.len() as u64;
        if file.is_gzip() {
            pages::read(&mut BufReader::new(MultiGzDecoder::new(file.bytes)), packed, out)
        } else {
            pages::read(&mut { file.bytes }, u64::MAX, out)
        }
    }
}

#[cfg(test)]
mod tests;
