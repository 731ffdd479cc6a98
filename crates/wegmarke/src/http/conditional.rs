//! Entity tags: a reader who has the present state gets no second copy, a writer can insist on the
//! state that they saw.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::error::{Error, Kind, Result};

/// What a request says about the state it knows.
#[derive(Clone, Debug, Default)]
pub struct Conditions {
    known: Option<String>,
    expected: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for Conditions {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Conditions> {
        Ok(Conditions {
            known: joined(&parts.headers, &header::IF_NONE_MATCH),
            expected: joined(&parts.headers, &header::IF_MATCH),
        })
    }
}

fn joined(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let values: Vec<&str> = headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    (!values.is_empty()).then(|| values.join(","))
}

/// The tags of a list; `*` stands for any.
fn tags(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(|tag| {
        let tag = tag.trim();
        tag.strip_prefix("W/").unwrap_or(tag).trim_matches('"')
    })
}

impl Conditions {
    /// The answer with its tag, or only the tag when the reader has this state.
    pub fn answer(&self, tag: &str, answer: impl FnOnce() -> Result<Response>) -> Result<Response> {
        let header = tag_header(tag);
        let known = self.known.as_deref().unwrap_or_default();
        if tags(known).any(|other| other == tag || other == "*") {
            return Ok((StatusCode::NOT_MODIFIED, header).into_response());
        }
        Ok((header, answer()?).into_response())
    }

    /// Whether a writer insists on a state.
    pub fn are_strict(&self) -> bool {
        self.expected.is_some()
    }

    /// Refuses to write over another state than the writer expects.
    ///
    /// # Errors
    /// `version_changed` (412).
    pub fn require(&self, tag: &str) -> Result<()> {
        let Some(expected) = &self.expected else {
            return Ok(());
        };
        if tags(expected).any(|other| other == tag || other == "*") {
            return Ok(());
        }
        let detail = format!("the present state is \"{tag}\", not the one in If-Match");
        Err(Error::new(Kind::PreconditionFailed, "version_changed", detail).with("present", tag))
    }
}

/// The header that names a state.
pub fn tag_header(tag: &str) -> [(HeaderName, HeaderValue); 1] {
    let value = HeaderValue::try_from(format!("\"{tag}\""));
    [(
        header::ETAG,
        value.unwrap_or(HeaderValue::from_static("\"\"")),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_whatever_their_form() {
        for (list, fits) in [
            ("\"7\"", true),
            ("W/\"7\"", true),
            ("\"6\", \"7\"", true),
            ("*", true),
            ("\"77\"", false),
            ("", false),
        ] {
            let conditions = Conditions {
                known: None,
                expected: Some(list.to_owned()),
            };
            assert_eq!(conditions.require("7").is_ok(), fits, "{list}");
        }
        assert!(Conditions::default().require("7").is_ok());
    }
}
