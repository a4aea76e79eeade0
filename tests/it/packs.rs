//! Files that hold others packed: taken apart, so that what is in them can be changed, and packed again.

use std::io::{Cursor, Read as _, Write as _};

use flate2::{
    Compression,
    read::{MultiGzDecoder, ZlibDecoder},
    write::{GzEncoder, ZlibEncoder},
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// The parts of a file, by name, and how they are packed.
#[derive(Clone, Debug)]
pub(crate) struct Packed {
    pub(crate) parts: Vec<(String, Vec<u8>)>,
    way: Way,
}

#[derive(Clone, Copy, Debug)]
enum Way {
    Plain,
    Gzip,
    Zip,
    /// Parts are the streams of a PDF file, by turns with what is between them.
    Pdf,
}

/// Takes a file apart; one that is not packed is one part.
pub(crate) fn open(bytes: &[u8]) -> Packed {
    if bytes.starts_with(b"\x1f\x8b") {
        let mut inner = Vec::new();
        MultiGzDecoder::new(bytes).read_to_end(&mut inner).unwrap();
        return Packed { parts: vec![(String::new(), inner)], way: Way::Gzip };
    }
    if bytes.starts_with(b"PK") {
        return Packed { parts: entries(bytes), way: Way::Zip };
    }
    if bytes.starts_with(b"%PDF") {
        return Packed { parts: streams(bytes), way: Way::Pdf };
    }
    Packed { parts: vec![(String::new(), bytes.to_vec())], way: Way::Plain }
}

impl Packed {
    /// The file.
    pub(crate) fn pack(&self) -> Vec<u8> {
        match self.way {
            Way::Plain => self.parts[0].1.clone(),
            Way::Gzip => {
                let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
                gzip.write_all(&self.parts[0].1).unwrap();
                gzip.finish().unwrap()
            }
            Way::Zip => {
                let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
                for (name, bytes) in &self.parts {
                    let way = if name == "mimetype" {
                        CompressionMethod::Stored
                    } else {
                        CompressionMethod::Deflated
                    };
                    zip.start_file(name.as_str(), SimpleFileOptions::default().compression_method(way))
                        .unwrap();
                    zip.write_all(bytes).unwrap();
                }
                zip.finish().unwrap().into_inner()
            }
            Way::Pdf => self
                .parts
                .iter()
                .flat_map(|(way, bytes)| if way == "deflated" { deflated(bytes) } else { bytes.clone() })
                .collect(),
        }
    }
}

fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        parts.push((entry.name().unwrap().into_owned(), bytes));
    }
    parts
}

/// What is between the streams of a PDF file, and the streams that are deflated, inflated.
fn streams(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    const BEGIN: &[u8] = b"stream\n";
    const END: &[u8] = b"\nendstream";
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(begin) = memchr::memmem::find(rest, BEGIN) {
        let (before, stream) = rest.split_at(begin + BEGIN.len());
        let Some(end) = memchr::memmem::find(stream, END) else { break };
        parts.push(("between".to_owned(), before.to_vec()));
        let mut inflated = Vec::new();
        match ZlibDecoder::new(&stream[..end]).read_to_end(&mut inflated) {
            Ok(_) => parts.push(("deflated".to_owned(), inflated)),
            Err(_) => parts.push(("stream".to_owned(), stream[..end].to_vec())),
        }
        // The end of a stream must not be taken for the beginning of another.
        parts.push(("between".to_owned(), END.to_vec()));
        rest = &stream[end + END.len()..];
    }
    parts.push(("between".to_owned(), rest.to_vec()));
    parts
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
