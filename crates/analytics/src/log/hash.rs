//! The log's hash: XXH64, the same on every machine and in every version, because segments are
//! sorted by it and duplicates are found by it. `docs/reference/event-log.md` says what is hashed.

const PRIMES: [u64; 5] = [
    0x9E37_79B1_85EB_CA87,
    0xC2B2_AE3D_27D4_EB4F,
    0x1656_67B1_9E37_79F9,
    0x85EB_CA77_C2B2_AE63,
    0x27D4_EB2F_1656_67C5,
];

/// XXH64 of the bytes.
#[inline]
pub(crate) fn hash(bytes: &[u8], seed: u64) -> u64 {
    let [p1, p2, p3, p4, p5] = PRIMES;
    let (stripes, tail) = bytes.as_chunks::<32>();
    let start = if stripes.is_empty() {
        seed.wrapping_add(p5)
    } else {
        hash_stripes(stripes, seed)
    };
    let mut hash = start.wrapping_add(bytes.len() as u64);
    let (words, tail) = tail.as_chunks::<8>();
    for word in words {
        hash ^= round(0, u64::from_le_bytes(*word));
        hash = hash.rotate_left(27).wrapping_mul(p1).wrapping_add(p4);
    }
    let (halves, tail) = tail.as_chunks::<4>();
    for half in halves {
        hash ^= u64::from(u32::from_le_bytes(*half)).wrapping_mul(p1);
        hash = hash.rotate_left(23).wrapping_mul(p2).wrapping_add(p3);
    }
    for &byte in tail {
        hash ^= u64::from(byte).wrapping_mul(p5);
        hash = hash.rotate_left(11).wrapping_mul(p1);
    }
    hash = (hash ^ (hash >> 33)).wrapping_mul(p2);
    hash = (hash ^ (hash >> 29)).wrapping_mul(p3);
    hash ^ (hash >> 32)
}

fn hash_stripes(stripes: &[[u8; 32]], seed: u64) -> u64 {
    let [p1, p2, _, p4, _] = PRIMES;
    let mut lanes = [
        seed.wrapping_add(p1).wrapping_add(p2),
        seed.wrapping_add(p2),
        seed,
        seed.wrapping_sub(p1),
    ];
    for stripe in stripes {
        for (lane, word) in lanes.iter_mut().zip(stripe.as_chunks::<8>().0) {
            *lane = round(*lane, u64::from_le_bytes(*word));
        }
    }
    let mixed = [1, 7, 12, 18].iter().zip(lanes);
    let joined = mixed.fold(0u64, |sum, (&by, lane)| {
        sum.wrapping_add(lane.rotate_left(by))
    });
    lanes.iter().fold(joined, |hash, &lane| {
        (hash ^ round(0, lane)).wrapping_mul(p1).wrapping_add(p4)
    })
}

#[inline]
fn round(lane: u64, word: u64) -> u64 {
    lane.wrapping_add(word.wrapping_mul(PRIMES[1]))
        .rotate_left(31)
        .wrapping_mul(PRIMES[0])
}

/// What equal events have equal: who, when, what and every property, but not the line.
///
/// `properties` is the wrapping sum of [`property_hash`] over the event's properties, so that the
/// order of columns does not matter.
#[inline]
pub(crate) fn fingerprint(customer_hash: u64, time: i64, name_hash: u64, properties: u64) -> u64 {
    let mut parts = [0; 32];
    parts[..8].copy_from_slice(&customer_hash.to_le_bytes());
    parts[8..16].copy_from_slice(&time.to_le_bytes());
    parts[16..24].copy_from_slice(&name_hash.to_le_bytes());
    parts[24..].copy_from_slice(&properties.to_le_bytes());
    hash(&parts, 0)
}

/// One property of a fingerprint; `name_hash` is the hash of the property's name.
#[inline]
pub(crate) fn property_hash(name_hash: u64, value: &[u8]) -> u64 {
    hash(value, name_hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of the reference implementation.
    #[test]
    fn is_xxh64() {
        assert_eq!(hash(b"", 0), 0xEF46_DB37_51D8_E999);
        assert_eq!(hash(b"a", 0), 0xD24E_C4F1_A98C_6E5B);
        assert_eq!(hash(b"abc", 0), 0x44BC_2CF5_AD77_0999);
        assert_eq!(
            hash(b"Nobody inspects the spammish repetition", 0),
            0xFBCE_A83C_8A37_8BF1
        );
        assert_eq!(hash(b"xxhash", 20_141_025), 0xB559_B98D_844E_0635);
    }

    #[test]
    fn fingerprints_differ_in_every_part() {
        let base = fingerprint(1, 2, 3, 4);
        for other in [
            (0, 2, 3, 4),
            (1, 0, 3, 4),
            (1, 2, 0, 4),
            (1, 2, 3, 0),
            (2, 1, 3, 4),
        ] {
            assert_ne!(base, fingerprint(other.0, other.1, other.2, other.3));
        }
        let (first, second) = (hash(b"from", 0), hash(b"to", 0));
        assert_ne!(
            property_hash(first, b"x").wrapping_add(property_hash(second, b"y")),
            property_hash(first, b"y").wrapping_add(property_hash(second, b"x")),
        );
    }
}
