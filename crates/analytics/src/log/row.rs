//! One event as bytes, as it waits in the scratch folder between being read and being sorted.
//!
//! Length of the rest (u32), customer hash (u64), time (i64), event name code (u16), then numbers
//! of variable length: line, length of the customer's name and the name, and for each property its
//! number, the value's length and the value. All little endian. Never kept beyond one import.

use std::cmp::Ordering;

use super::hash::hash;

/// The largest event, in bytes of this encoding.
pub(crate) const LARGEST_ROW: usize = 16 << 20;
/// Length, hash, time, name: what every row begins with.
const FIXED: usize = 4 + 8 + 8 + 2;

/// An event in its bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    pub(crate) customer_hash: u64,
    pub(crate) time: i64,
    pub(crate) name: u16,
    pub(crate) line: u64,
    pub(crate) customer: &'a [u8],
    pub(crate) properties: Properties<'a>,
}

/// The properties of a row: number and value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Properties<'a> {
    bytes: &'a [u8],
}

impl<'a> Iterator for Properties<'a> {
    type Item = (u32, &'a [u8]);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let property = u32::try_from(take_number(&mut self.bytes)?).ok()?;
        let value = take_text(&mut self.bytes)?;
        Some((property, value))
    }
}

impl<'a> Row<'a> {
    /// The row that begins at `at`; `None` when there is no whole row.
    #[inline]
    pub(crate) fn read(bytes: &'a [u8], at: usize) -> Option<Row<'a>> {
        let (fixed, rest) = bytes.get(at..)?.split_at_checked(FIXED)?;
        let length = u32::from_le_bytes(fixed[..4].try_into().ok()?) as usize;
        let mut rest = rest.get(..length.checked_sub(FIXED - 4)?)?;
        let line = take_number(&mut rest)?;
        let customer = take_text(&mut rest)?;
        Some(Row {
            customer_hash: u64::from_le_bytes(fixed[4..12].try_into().ok()?),
            time: i64::from_le_bytes(fixed[12..20].try_into().ok()?),
            name: u16::from_le_bytes(fixed[20..22].try_into().ok()?),
            line,
            customer,
            properties: Properties { bytes: rest },
        })
    }

    /// How rows lie in a segment, apart from the order of arrival.
    pub(crate) fn order(&self, other: &Row<'_>) -> Ordering {
        self.customer_hash
            .cmp(&other.customer_hash)
            .then_with(|| self.customer.cmp(other.customer))
            .then(self.time.cmp(&other.time))
    }
}

/// The whole length of the row whose first bytes these are; `None` when more bytes are needed.
#[inline]
pub(crate) fn row_length(bytes: &[u8]) -> Option<usize> {
    let length = bytes.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*length) as usize + 4)
}

/// Appends an event to `bytes`; `None`, and nothing appended, when it is too large.
#[inline]
pub(crate) fn write_row<'a>(
    bytes: &mut Vec<u8>,
    (customer_hash, time, name, line): (u64, i64, u16, u64),
    customer: &str,
    properties: impl Iterator<Item = (u32, &'a str)>,
) -> Option<()> {
    let start = bytes.len();
    bytes.extend_from_slice(&[0; 4]);
    bytes.extend_from_slice(&customer_hash.to_le_bytes());
    bytes.extend_from_slice(&time.to_le_bytes());
    bytes.extend_from_slice(&name.to_le_bytes());
    put_number(bytes, line);
    put_text(bytes, customer);
    for (property, value) in properties {
        put_number(bytes, u64::from(property));
        put_text(bytes, value);
        if bytes.len() - start > LARGEST_ROW {
            break;
        }
    }
    let length = bytes.len() - start;
    if length > LARGEST_ROW {
        bytes.truncate(start);
        bytes.shrink_to(LARGEST_ROW);
        return None;
    }
    let rest = u32::try_from(length - 4).ok()?;
    bytes[start..start + 4].copy_from_slice(&rest.to_le_bytes());
    Some(())
}

/// The hash by which customers are spread and sorted.
#[inline]
pub(crate) fn customer_hash(customer: &str) -> u64 {
    hash(customer.as_bytes(), 0)
}

#[inline]
fn put_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[inline]
fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_number(bytes, text.len() as u64);
    bytes.extend_from_slice(text.as_bytes());
}

#[inline]
fn take_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[inline]
fn take_text<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = usize::try_from(take_number(bytes)?).ok()?;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_comes_back_whole() {
        let properties = [(0, "näh"), (300, ""), (u32::MAX, "x")];
        let mut bytes = b"before".to_vec();
        let key = (7, i64::MIN, u16::MAX - 1, u64::MAX);
        write_row(&mut bytes, key, "Müller", properties.into_iter()).unwrap();
        let row = Row::read(&bytes, 6).unwrap();
        assert_eq!((row.customer_hash, row.time, row.name, row.line), key);
        assert_eq!(row.customer, "Müller".as_bytes());
        let read: Vec<_> = row.properties.collect();
        assert_eq!(
            read,
            properties.map(|(property, value)| (property, value.as_bytes()))
        );
        assert_eq!(row_length(&bytes[6..]), Some(bytes.len() - 6));
    }

    #[test]
    fn a_cut_row_is_none() {
        let mut bytes = Vec::new();
        write_row(
            &mut bytes,
            (1, 2, 3, 4),
            "customer",
            [(1, "value")].into_iter(),
        )
        .unwrap();
        for length in 0..bytes.len() {
            assert!(Row::read(&bytes[..length], 0).is_none());
        }
        assert!(Row::read(&bytes, bytes.len() + 1).is_none());
    }

    #[test]
    fn a_giant_is_refused_and_leaves_nothing() {
        let giant = "x".repeat(LARGEST_ROW);
        let mut bytes = vec![1, 2, 3];
        assert!(write_row(&mut bytes, (1, 2, 3, 4), &giant, std::iter::empty()).is_none());
        assert!(write_row(&mut bytes, (1, 2, 3, 4), "", [(1, &*giant)].into_iter()).is_none());
        assert_eq!(bytes, [1, 2, 3]);
    }
}
