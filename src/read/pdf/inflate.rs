//! Unpacks the streams of a file, and looks beforehand for those that unpack to far more than is sound.

use std::{borrow::Cow, io::Read as _};

use flate2::read::ZlibDecoder;
use hayro_syntax::{Filter, object::Stream};
use memchr::memmem;

use super::super::Unreadable;

/// The most bytes that one stream of a page or a font unpacks to.
const STREAM: u64 = 32 << 20;

/// The most bytes that a stream of objects unpacks to, and all of them together.
const OBJECTS: u64 = 32 << 20;
const ALL: u64 = 96 << 20;

/// The most streams of a file, their ends counted too.
const STREAMS: usize = 400_000;

const BOMB: Unreadable = Unreadable::NotText("a PDF that unpacks to far more than it is");

/// Looks at every packed stream of objects in the file before it is opened, since those are unpacked unasked.
pub(super) fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut left = ALL;
    for (count, at) in memmem::find_iter(bytes, b"stream").enumerate() {
        if count > STREAMS {
            return Err(Unreadable::NotText("a PDF of too many parts"));
        }
        if bytes[..at].ends_with(b"end") || !is_of_objects(&bytes[at.saturating_sub(400)..at]) {
            continue;
        }
        let start =
            at + 6 + bytes[at + 6..].iter().take(2).take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let unpacked = length(&bytes[start..], OBJECTS.min(left));
        left = left.checked_sub(unpacked).ok_or(BOMB)?;
        if unpacked > OBJECTS || left == 0 {
            return Err(BOMB);
        }
    }
    Ok(())
}

/// The data of a stream that holds text or numbers.
pub(super) fn data<'a>(stream: &Stream<'a>) -> Result<Option<Cow<'a, [u8]>>, Unreadable> {
    let raw = stream.raw_data();
    match stream.filters().as_slice() {
        [] => return Ok(Some(raw)),
        filters if filters.contains(&Filter::FlateDecode) => {
            let packed = if filters[0] == Filter::FlateDecode { Some(&raw) } else { None };
            // Packed twice over, or written in letters first: what is small cannot grow beyond bounds.
            let sound = packed.map_or(raw.len() < 1 << 20, |raw| length(raw, STREAM) <= STREAM)
                && (filters.len() == 1 || raw.len() < 1 << 20);
            if !sound {
                return Err(BOMB);
            }
        }
        _ if raw.len() > 4 << 20 => return Ok(None),
        _ => {}
    }
    let data = stream.decoded_data().ok();
    if data.as_ref().is_some_and(|data| data.len() as u64 > 2 * STREAM) {
        return Err(BOMB);
    }
    Ok(data)
}

/// Whether a dictionary that ends here is of a stream of objects or of their places, for all that can be seen.
fn is_of_objects(before: &[u8]) -> bool {
    memmem::find(before, b"ObjStm").is_some() || memmem::find(before, b"XRef").is_some()
}

/// How many bytes packed data unpack to, counted up to one more than `limit`.
fn length(packed: &[u8], limit: u64) -> u64 {
    let mut decoder = ZlibDecoder::new(packed).take(limit + 1);
    let mut buffer = vec![0; 1 << 16];
    let mut length = 0;
    while let Ok(read @ 1..) = decoder.read(&mut buffer) {
        length += read as u64;
    }
    length
}
