//! One record of a WARC file after the other, from a stream: its headers, then as much of its block as is
//! wanted.

use std::io::{self, BufRead, Read};

use crate::read::{
    Unreadable,
    limits::{Budget, PART},
};

/// The longest line of a head, and the most lines.
const LINE: u64 = 64 << 10;
const LINES: usize = 200;

/// The head of a record.
#[derive(Debug, Default)]
pub(super) struct Record {
    headers: Vec<(String, String)>,
    /// Bytes of its block.
    pub(super) length: u64,
    /// Where it begins, in bytes of what is unpacked.
    pub(super) at: u64,
}

impl Record {
    /// The value of a header, by its name in lower case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// What it is a record of.
    pub(super) fn kind(&self) -> &str {
        self.header("warc-type").unwrap_or_default()
    }

    /// The address it is about, without the angle brackets that wget wrote for a time.
    pub(super) fn target(&self) -> Option<&str> {
        let target = self.header("warc-target-uri")?.trim_matches(['<', '>', ' ']);
        (!target.is_empty()).then_some(target)
    }
}

/// The records of a stream, counting what is read of it.
pub(super) struct Records<'s> {
    stream: &'s mut dyn BufRead,
    at: u64,
    /// The most that may come out of it.
    most: u64,
}

impl<'s> Records<'s> {
    /// The records of a stream that was packed into so many bytes.
    pub(super) fn of(stream: &'s mut dyn BufRead, packed: u64, budget: &Budget) -> Self {
        Self { stream, at: 0, most: budget.most_of(packed) }
    }

    /// The head of the next record; none at the end.
    pub(super) fn next(&mut self, budget: &mut Budget) -> Result<Option<Record>, Unreadable> {
        let at = loop {
            let before = self.at;
            match self.line(budget)? {
                None => return Ok(None),
                Some(line) if line.is_empty() => {}
                Some(line) if line.starts_with("WARC/") => break before,
                Some(_) => return Err(broken(before, "it does not begin as a record does")),
            }
        };
        budget.entry()?;
        let mut record = Record { at, ..Record::default() };
        loop {
            let line = self.line(budget)?.ok_or_else(|| broken(at, "cut short in its head"))?;
            if line.is_empty() {
                break;
            }
            match line.split_once(':') {
                Some((name, value)) if record.headers.len() < LINES => {
                    record.headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
                Some(_) => return Err(broken(at, "too many headers")),
                None => {
                    if let Some((_, value)) = record.headers.last_mut() {
                        value.push(' ');
                        value.push_str(line.trim());
                    }
                }
            }
        }
        let length = record.header("content-length").and_then(|length| length.parse().ok());
        record.length = length.ok_or_else(|| broken(at, "it does not say how long it is"))?;
        Ok(Some(record))
    }

    /// The block of a record; none where it is longer than a page may be.
    pub(super) fn block(
        &mut self,
        record: &Record,
        budget: &mut Budget,
    ) -> Result<Option<Vec<u8>>, Unreadable> {
        if record.length > PART as u64 {
            self.skip(record, budget)?;
            return Ok(None);
        }
        let mut block = Vec::new();
        let read = (&mut *self.stream).take(record.length).read_to_end(&mut block);
        self.spend(block.len() as u64, budget)?;
        read.map_err(|error| damaged(record.at, &error))?;
        if (block.len() as u64) < record.length {
            return Err(broken(record.at, "cut short: the file ends in the midst of it"));
        }
        Ok(Some(block))
    }

    /// Passes over the block of a record.
    pub(super) fn skip(&mut self, record: &Record, budget: &mut Budget) -> Result<(), Unreadable> {
        let most = record.length.min(self.most + 1);
        let passed = io::copy(&mut (&mut *self.stream).take(most), &mut io::sink());
        let passed = passed.map_err(|error| damaged(record.at, &error))?;
        self.spend(passed, budget)?;
        if passed < record.length {
            return Err(broken(record.at, "cut short: the file ends in the midst of it"));
        }
        Ok(())
    }

    /// The next line without its end; none at the end of the stream.
    fn line(&mut self, budget: &mut Budget) -> Result<Option<String>, Unreadable> {
        let mut line = Vec::new();
        let read = (&mut *self.stream).take(LINE).read_until(b'\n', &mut line);
        let read = read.map_err(|error| damaged(self.at, &error))?;
        self.spend(read as u64, budget)?;
        Ok((read > 0).then(|| String::from_utf8_lossy(line.trim_ascii_end()).into_owned()))
    }

    fn spend(&mut self, bytes: u64, budget: &mut Budget) -> Result<(), Unreadable> {
        self.at += bytes;
        if self.at > self.most {
            return Err(Unreadable::Broken(format!(
                "more than {} MB once it is unpacked, the most that is read",
                self.most >> 20
            )));
        }
        budget.spend(bytes)
    }
}

fn damaged(at: u64, error: &io::Error) -> Unreadable {
    broken(at, &format!("it cannot be unpacked, {error}"))
}

fn broken(at: u64, what: &str) -> Unreadable {
    Unreadable::Broken(format!("a broken record at byte {at} ({what})"))
}
