//! Reading requests: like axum's extractors, but what cannot be read becomes a problem document.

use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::error::{Error, Kind};

/// A JSON body, in or out.
#[derive(Clone, Copy, Debug, FromRequest)]
#[from_request(via(axum::Json), rejection(Error))]
pub struct Json<T>(pub T);

/// The parameters after the question mark.
#[derive(Clone, Copy, Debug, FromRequestParts)]
#[from_request(via(axum::extract::Query), rejection(Error))]
pub struct Query<T>(pub T);

/// The parameters inside the path.
#[derive(Clone, Copy, Debug, FromRequestParts)]
#[from_request(via(axum::extract::Path), rejection(Error))]
pub struct Path<T>(pub T);

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

impl From<JsonRejection> for Error {
    fn from(rejection: JsonRejection) -> Error {
        match rejection.status().as_u16() {
            413 => Error::new(Kind::TooLarge, "too_large", "the request body is too large"),
            _ => Error::invalid("invalid_json", sentence(&rejection.body_text())),
        }
    }
}

impl From<QueryRejection> for Error {
    fn from(rejection: QueryRejection) -> Error {
        Error::invalid("invalid_query", sentence(&rejection.body_text()))
    }
}

impl From<PathRejection> for Error {
    /// A path whose parameter cannot be read names nothing.
    fn from(_: PathRejection) -> Error {
        Error::not_found("thing")
    }
}

/// The words of the reader without its preamble.
fn sentence(text: &str) -> String {
    let preambles = [
        "Failed to deserialize the JSON body into the target type: ",
        "Failed to parse the request body as JSON: ",
        "Failed to deserialize query string: ",
    ];
    let found = preambles
        .iter()
        .find_map(|preamble| text.strip_prefix(preamble));
    found.unwrap_or(text).to_owned()
}
