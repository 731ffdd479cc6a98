//! The web interface, embedded in the binary (read live from `web/dist` in development). The build lays a
//! compressed copy (`.br`) beside every text; browsers get that one.

use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::error::{Error, Kind};

#[derive(rust_embed::RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Interface;

const NOT_BUILT: &str = include_str!("not_built.html");

/// Answers everything that is no route of the API: a file of the interface, or its first page,
/// which then shows the address by itself.
pub(super) async fn interface(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path == "api" || path.starts_with("api/") {
        return Error::not_found(format!("address /{path}")).into_response();
    }
    if method != Method::GET && method != Method::HEAD {
        let detail = format!("{method} is not possible here");
        return Error::new(Kind::MethodNotAllowed, "method_not_allowed", detail).into_response();
    }
    if let Some(file) = Interface::get(path).filter(|_| !path.is_empty()) {
        return respond(path, file, &headers);
    }
    // A missing script must not be answered with a page.
    if path.starts_with("assets/") {
        return Error::not_found(format!("file /{path}")).into_response();
    }
    match Interface::get("index.html") {
        Some(page) => respond("index.html", page, &headers),
        None => {
            let html = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
            (StatusCode::SERVICE_UNAVAILABLE, html, NOT_BUILT).into_response()
        }
    }
}

/// A file with what a browser needs to keep it: names in `assets` carry a hash of the content and
/// are kept for ever, everything else is asked for again each time.
fn respond(path: &str, file: rust_embed::EmbeddedFile, request: &HeaderMap) -> Response {
    let hash = file.metadata.sha256_hash();
    let etag = format!(
        "\"{:x?}\"",
        u128::from_be_bytes(hash[..16].try_into().unwrap_or_default())
    );
    let cache = match path.starts_with("assets/") {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    };
    // Which of the two forms is sent depends on what the browser reads.
    let headers = [
        (header::ETAG, etag.as_str()),
        (header::CACHE_CONTROL, cache),
        (header::VARY, "accept-encoding"),
    ];
    let known = request
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    if known.is_some_and(|known| known.contains(&etag)) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let kind = match (kind.type_(), kind.subtype()) {
        (mime_guess::mime::TEXT, _) => format!("{kind}; charset=utf-8"),
        _ => kind.to_string(),
    };
    let kind = [(header::CONTENT_TYPE, kind)];
    match Interface::get(&format!("{path}.br")).filter(|_| reads_brotli(request)) {
        Some(compressed) => {
            let encoding = [(header::CONTENT_ENCODING, "br")];
            (headers, kind, encoding, compressed.data).into_response()
        }
        None => (headers, kind, file.data).into_response(),
    }
}

/// Whether the browser reads files that the build has compressed with Brotli (RFC 7932).
fn reads_brotli(request: &HeaderMap) -> bool {
    request
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|coding| matches!(coding.trim(), "br" | "br;q=1" | "br;q=1.0"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compressed_files_go_only_to_who_reads_them() {
        let asks = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, value.parse().unwrap());
            reads_brotli(&headers)
        };
        assert!(asks("gzip, deflate, br, zstd"));
        assert!(asks("br;q=1.0, gzip;q=0.8"));
        assert!(!asks("gzip, deflate"));
        assert!(!asks("gzip, br;q=0"));
        assert!(!reads_brotli(&HeaderMap::new()));
    }
}
