//! WACZ: WARC files in a zip archive, as web recorders save what was browsed.

use std::io::{BufRead, BufReader};

use flate2::read::MultiGzDecoder;

use super::pages;
use crate::{
    model::Format,
    read::{
        File, Unreadable,
        archive::Archive,
        reader::{Pages, Reader},
    },
};

/// Reads WACZ archives.
pub(in crate::read) struct Wacz;

impl Reader for Wacz {
    fn knows(&self, file: &File<'_>) -> bool {
        let has = |mark: &[u8]| memchr::memmem::find(file.head(), mark).is_some();
        file.bytes.starts_with(b"PK\x03\x04")
            && (file.is_named(&["wacz"]) || has(b"datapackage.json") || has(b"archive/") && has(b".warc"))
    }

    fn format(&self, _: &File<'_>) -> Option<Format> {
        Some(Format::Wacz)
    }

    fn read(&self, file: &File<'_>, out: &mut Pages<'_>) -> Result<(), Unreadable> {
        let mut archive = Archive::open(file.bytes, out.budget)?;
        let mut names = archive.names();
        names.retain(|name| name.ends_with(".warc") || name.ends_with(".warc.gz"));
        names.sort();
        if names.is_empty() {
            return Err(Unreadable::Broken("an archive without WARC files in it".to_owned()));
        }
        for name in names {
            let (packed, entry) = archive.stream(&name)?;
            let mut entry = BufReader::new(entry);
            let is_gzip = entry.fill_buf().is_ok_and(|bytes| bytes.starts_with(b"\x1f\x8b"));
            let read = if is_gzip {
                pages::read(&mut BufReader::new(MultiGzDecoder::new(entry)), packed, out)
            } else {
                pages::read(&mut entry, packed, out)
            };
            if let Err(reason) = read {
                out.one(&name, Err(reason));
            }
        }
        Ok(())
    }
}
