//! Which addresses may be told about changes: a server inside a company must not be used to reach
//! what stands beside it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::http::Uri;

use crate::error::{Error, Result};

const LONGEST: usize = 2_000;

/// Where to connect to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) is_secure: bool,
    /// Path and query.
    pub(super) path: String,
    /// As it stands in the `Host` header.
    pub(super) authority: String,
}

/// Reads the address of a receiver.
///
/// # Errors
/// When it is none, or plain `http` where only `https` is allowed.
pub(super) fn read(url: &str, plain_allowed: bool) -> Result<Target> {
    let refuse = |detail: &str| Error::invalid("invalid_webhook_url", detail).at("url");
    if url.len() > LONGEST {
        return Err(refuse("the address is too long"));
    }
    let uri: Uri = url
        .trim()
        .parse()
        .map_err(|_| refuse("this is no address like https://example.org/hook"))?;
    let authority = uri
        .authority()
        .ok_or_else(|| refuse("the address names no host"))?;
    if authority.as_str().contains('@') {
        return Err(refuse("the address must not contain a password"));
    }
    let is_secure = match uri.scheme_str() {
        Some("https") => true,
        Some("http") if plain_allowed => false,
        _ => return Err(refuse("the address must begin with https://")),
    };
    let host = uri.host().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    if host.is_empty() {
        return Err(refuse("the address names no host"));
    }
    Ok(Target {
        host: host.to_owned(),
        port: uri.port_u16().unwrap_or(if is_secure { 443 } else { 80 }),
        is_secure,
        path: uri
            .path_and_query()
            .map_or("/", |path| path.as_str())
            .to_owned(),
        authority: authority.as_str().to_owned(),
    })
}

/// The first of the addresses of a host that may be connected to.
pub(super) fn choose(
    addresses: impl IntoIterator<Item = SocketAddr>,
    private_allowed: bool,
) -> Option<SocketAddr> {
    addresses
        .into_iter()
        .find(|address| private_allowed || is_public(address.ip()))
}

/// Whether an address lies in the open internet.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_documentation()
        || address.is_multicast()
        || a == 0
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19))
        || a >= 240;
    !is_special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let embedded = |high: u16, low: u16| {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    if let Some(mapped) = address.to_ipv4_mapped() {
        return is_public_v4(mapped);
    }
    match segments {
        // Addresses that carry one of version 4: translated, 6to4.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => embedded(high, low),
        // Teredo, documentation.
        [0x2001, 0 | 0xdb8, ..] => false,
        // Global unicast is 2000::/3; everything else has a special meaning.
        [first, ..] => (0x2000..0x4000).contains(&first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_open_internet_is_public() {
        for text in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.0.1",
            "240.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:a00:1::1",
            "2001:db8::1",
            "2001::1",
            "64:ff9b:1::1",
        ] {
            assert!(!is_public(text.parse().unwrap()), "{text}");
        }
        for text in [
            "93.184.216.34",
            "2606:4700::1111",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
        ] {
            assert!(is_public(text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn an_address_is_read_or_refused_with_its_place() {
        let target = read("https://example.org/hook?a=1", false).unwrap();
        assert_eq!((target.host.as_str(), target.port), ("example.org", 443));
        assert_eq!(target.path, "/hook?a=1");
        assert_eq!(read("http://[::1]:8080", true).unwrap().host, "::1");
        for url in [
            "",
            "example.org",
            "ftp://example.org",
            "http://example.org",
            "https://a:b@example.org",
            "https:///x",
            "/relative",
        ] {
            assert_eq!(read(url, false).unwrap_err().place(), Some("url"), "{url}");
        }
    }
}
