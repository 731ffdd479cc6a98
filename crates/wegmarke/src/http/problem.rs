//! Errors on the wire: `application/problem+json` (RFC 9457) with a stable code and the place.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::{Error, Kind};

/// What a client gets instead of an answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the code says what it is.
    #[serde(rename = "type")]
    pub type_: &'static str,
    /// The status in words.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// Stable and translated by the interface.
    pub code: &'static str,
    /// An English sentence.
    pub detail: String,
    /// The place in the input that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Values beside the sentence.
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    #[schema(value_type = Object)]
    pub fields: serde_json::Map<String, serde_json::Value>,
}

/// The HTTP status of a kind of error.
fn status(kind: Kind) -> StatusCode {
    match kind {
        Kind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::Unauthorized => StatusCode::UNAUTHORIZED,
        Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::PreconditionFailed => StatusCode::PRECONDITION_FAILED,
        Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Kind::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl From<&Error> for Problem {
    fn from(error: &Error) -> Problem {
        let status = status(error.kind());
        Problem {
            type_: "about:blank",
            title: status.canonical_reason().unwrap_or("Error"),
            status: status.as_u16(),
            code: error.code(),
            detail: error.detail().to_owned(),
            place: error.place().map(str::to_owned),
            fields: error.fields().clone(),
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        // Logged once, here, where nobody else can: the client only learns that it happened.
        match self.kind() {
            Kind::Internal => tracing::error!(error = ?self, "internal error"),
            Kind::Unavailable => tracing::warn!(error = ?self, "unavailable"),
            _ => {}
        }
        let problem = Problem::from(&self);
        let mut response = (status(self.kind()), axum::Json(problem)).into_response();
        let headers = response.headers_mut();
        let content_type = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, content_type);
        if let Kind::TooMany { retry_after } = self.kind() {
            headers.insert(header::RETRY_AFTER, retry_after.into());
        }
        response
    }
}
