//! Apple's binary property lists, as much of them as a web archive is made of: dictionaries of texts and data.
//! Values are looked at where they lie, so that images cost nothing; nothing is followed in a circle.

/// How every one begins.
pub(super) const MARK: &[u8] = b"bplist00";

/// The bytes at the end that say where everything is.
const TRAILER: usize = 32;

/// A property list.
pub(super) struct Plist<'a> {
    bytes: &'a [u8],
    /// Bytes of an entry in the table of offsets, and of a reference to one.
    offset: usize,
    reference: usize,
    count: usize,
    top: usize,
    table: usize,
}

/// A value in it.
#[derive(Debug)]
pub(super) enum Value<'a> {
    Text(String),
    Data(&'a [u8]),
    /// The references to keys, then to values.
    Dict(&'a [u8]),
}

impl<'a> Plist<'a> {
    /// A property list in these bytes; none where they are not whole.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let trailer = bytes.get(bytes.len().checked_sub(TRAILER)?..)?;
        let list = Self {
            bytes,
            offset: trailer[6].into(),
            reference: trailer[7].into(),
            count: number(&trailer[8..16])?,
            top: number(&trailer[16..24])?,
            table: number(&trailer[24..32])?,
        };
        let table_end = list.count.checked_mul(list.offset)?.checked_add(list.table)?;
        let sizes = 1..=8;
        let is_whole =
            bytes.starts_with(MARK) && sizes.contains(&list.offset) && sizes.contains(&list.reference);
        (is_whole && table_end <= bytes.len() - TRAILER).then_some(list)
    }

    /// The outermost value.
    pub(super) fn top(&self) -> Option<Value<'a>> {
        self.value(self.top)
    }

    /// The value of a key in a dictionary.
    pub(super) fn get(&self, dict: &Value<'a>, key: &str) -> Option<Value<'a>> {
        let Value::Dict(references) = dict else { return None };
        let (keys, values) = references.split_at(references.len() / 2);
        let mut pairs = keys.chunks_exact(self.reference).zip(values.chunks_exact(self.reference));
        let is_key = |at: &[u8]| matches!(number(at).and_then(|at| self.value(at)), Some(Value::Text(text)) if text == key);
        let (_, value) = pairs.find(|(at, _)| is_key(at))?;
        self.value(number(value)?)
    }

    fn value(&self, at: usize) -> Option<Value<'a>> {
        if at >= self.count {
            return None;
        }
        let entry = self.table + at * self.offset;
        let start = number(self.bytes.get(entry..entry + self.offset)?)?;
        let mark = *self.bytes.get(start)?;
        let (length, from) = self.length(mark & 0xf, start + 1)?;
        let take = |bytes: usize| self.bytes.get(from..from.checked_add(bytes)?);
        match mark >> 4 {
            4 => take(length).map(Value::Data),
            5 => take(length).map(|text| Value::Text(String::from_utf8_lossy(text).into_owned())),
            6 => {
                let units = take(length.checked_mul(2)?)?.chunks_exact(2);
                let units: Vec<u16> = units.map(|unit| u16::from_be_bytes([unit[0], unit[1]])).collect();
                Some(Value::Text(String::from_utf16_lossy(&units)))
            }
            13 => take(length.checked_mul(2)?.checked_mul(self.reference)?).map(Value::Dict),
            _ => None,
        }
    }

    /// The length of a value, which stands behind its mark where four bits are too few; and what follows.
    fn length(&self, short: u8, at: usize) -> Option<(usize, usize)> {
        if short < 0xf {
            return Some((short.into(), at));
        }
        let size = 1usize << (self.bytes.get(at)? & 0xf).min(7);
        let end = at.checked_add(1)?.checked_add(size)?;
        Some((number(self.bytes.get(at + 1..end)?)?, end))
    }
}

/// A number of up to eight bytes, the highest first.
fn number(bytes: &[u8]) -> Option<usize> {
    if bytes.len() > 8 {
        return None;
    }
    usize::try_from(bytes.iter().fold(0u64, |number, byte| number << 8 | u64::from(*byte))).ok()
}

#[cfg(test)]
pub(super) mod tests {
    /// What a property list is made of.
    pub(in crate::read) enum Item {
        Text(&'static str),
        Data(Vec<u8>),
        Dict(Vec<(&'static str, Self)>),
    }

    /// A property list of our own making.
    pub(in crate::read) fn list(top: &Item) -> Vec<u8> {
        let mut objects: Vec<Vec<u8>> = Vec::new();
        let top = u8::try_from(add(top, &mut objects)).unwrap();
        let mut bytes = super::MARK.to_vec();
        let mut offsets = Vec::new();
        for object in &objects {
            offsets.extend_from_slice(&u32::try_from(bytes.len()).unwrap().to_be_bytes());
            bytes.extend_from_slice(object);
        }
        let table = bytes.len() as u64;
        bytes.extend_from_slice(&offsets);
        bytes.extend_from_slice(&[0, 0, 0, 0, 0, 0, 4, 1]);
        bytes.extend_from_slice(&(objects.len() as u64).to_be_bytes());
        bytes.extend_from_slice(&u64::from(top).to_be_bytes());
        bytes.extend_from_slice(&table.to_be_bytes());
        bytes
    }

    fn add(item: &Item, objects: &mut Vec<Vec<u8>>) -> usize {
        let object = match item {
            Item::Text(text) => [marked(5, text.len()), text.as_bytes().to_vec()].concat(),
            Item::Data(data) => [marked(4, data.len()), data.clone()].concat(),
            Item::Dict(pairs) => {
                let mut keys = Vec::new();
                let mut values = Vec::new();
                for (key, value) in pairs {
                    keys.push(u8::try_from(add(&Item::Text(key), objects)).unwrap());
                    values.push(u8::try_from(add(value, objects)).unwrap());
                }
                [marked(13, pairs.len()), keys, values].concat()
            }
        };
        objects.push(object);
        objects.len() - 1
    }

    fn marked(kind: u8, length: usize) -> Vec<u8> {
        let length = u32::try_from(length).unwrap().to_be_bytes();
        [&[kind << 4 | 0xf, 0x12], &length[..]].concat()
    }
}
