//! The cookies: one for the session, one for each share link with a password.

use axum::http::{HeaderMap, HeaderValue, header};
use jiff::SignedDuration;

use crate::accounts::sessions::LIFETIME;
use crate::error::{Error, Result};

const NAME: &str = "wegmarke_session";
const PASS: &str = "wegmarke_pass";

/// The session secret that a browser sent.
pub fn session(headers: &HeaderMap) -> Option<&str> {
    find(headers, NAME)
}

/// The pass that a browser sent which knows the password of a share link.
pub fn pass(headers: &HeaderMap) -> Option<&str> {
    find(headers, PASS)
}

fn find<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    let cookies = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut pairs = cookies
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            (name.trim() == wanted).then_some(value.trim())
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
    let secure = secure(request);
    let cookie = format!("{NAME}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}");
    HeaderValue::try_from(cookie).expect("a hexadecimal secret is a valid header value")
}

/// A `Set-Cookie` that lets a browser look at what one share link opens, and is sent nowhere else.
///
/// # Errors
/// Not found when the secret of the link cannot be part of an address.
pub fn set_pass(
    request: &HeaderMap,
    link_secret: &str,
    pass: &str,
    lifetime: SignedDuration,
) -> Result<HeaderValue> {
    if !link_secret.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(Error::not_found("share link"));
    }
    let (age, secure) = (lifetime.as_secs(), secure(request));
    let cookie = format!(
        "{PASS}={pass}; Path=/api/shared/{link_secret}; HttpOnly; SameSite=Lax; \
         Max-Age={age}{secure}"
    );
    HeaderValue::try_from(cookie).map_err(Error::internal)
}

/// What marks a cookie that never travels without TLS, behind a proxy that speaks it.
fn secure(request: &HeaderMap) -> &'static str {
    let secure = request
        .get("x-forwarded-proto")
        .is_some_and(|scheme| scheme == "https");
    if secure { "; Secure" } else { "" }
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
