//! The session cookie.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::accounts::sessions::LIFETIME;

const NAME: &str = "wegmarke_session";

/// The session secret that a browser sent.
pub fn session(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut pairs = cookies
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            (name.trim() == NAME).then_some(value.trim())
        });
    pairs.next().filter(|value| !value.is_empty())
}

/// A `Set-Cookie` that begins a session, or ends it when there is no secret. Behind a proxy that
/// speaks TLS the cookie is marked so that it never travels without.
pub fn set(request: &HeaderMap, secret: Option<&str>) -> HeaderValue {
    let (value, age) = match secret {
        Some(secret) => (secret, LIFETIME.as_secs()),
        None => ("", 0),
    };
    let secure = request
        .get("x-forwarded-proto")
        .is_some_and(|scheme| scheme == "https");
    let secure = if secure { "; Secure" } else { "" };
    let cookie = format!("{NAME}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}");
    HeaderValue::try_from(cookie).expect("a hexadecimal secret is a valid header value")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_session_among_other_cookies() {
        let mut headers = HeaderMap::new();
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("theme=dark; wegmarke_session=ab"),
        );
        assert_eq!(session(&headers), Some("ab"));
        headers.insert(
            header::COOKIE,
            HeaderValue::from_static("wegmarke_session=; x"),
        );
        assert_eq!(session(&headers), None);
    }
}
