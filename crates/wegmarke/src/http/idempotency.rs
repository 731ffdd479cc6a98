//! Requests that may arrive twice: with an `Idempotency-Key` the second gets the answer of the
//! first, and nothing is done again.
//!
//! The key and the answer are written in the transaction that does the work, so that a crash leaves
//! both or none. Refused requests keep no key.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Json, WorkspaceContext};
use crate::clock::Instant;
use crate::database::{Transaction, execute, fetch_one};
use crate::error::{Error, Kind, Result};
use crate::ids::secret_hash;

/// How long an answer is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);
const LONGEST_KEY: usize = 200;
const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// A JSON body and the key it came with, if any.
pub struct Repeatable<T> {
    /// The body.
    pub body: T,
    /// The attempt to do what it asks for.
    pub attempt: Attempt,
}

/// One delivery of a request.
pub struct Attempt {
    key: Option<String>,
    /// Of method, address and body: the same key with another request is a mistake.
    fingerprint: String,
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Repeatable<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Repeatable<T>> {
        let (parts, body) = request.into_parts();
        let key = parts.headers.get(&KEY).map(read_key).transpose()?;
        let whole = Request::from_parts(parts.clone(), body);
        let bytes = Bytes::from_request(whole, state).await.map_err(|refused| {
            let too_large = refused.status() == StatusCode::PAYLOAD_TOO_LARGE;
            match too_large {
                true => Error::new(Kind::TooLarge, "too_large", "the request body is too large"),
                false => Error::invalid("invalid_json", refused.body_text()),
            }
        })?;
        let fingerprint = match &key {
            Some(_) => fingerprint(&parts.method, &parts.uri, &bytes),
            None => String::new(),
        };
        let again = Request::from_parts(parts, Body::from(bytes));
        let Json(body) = Json::<T>::from_request(again, state).await?;
        let attempt = Attempt { key, fingerprint };
        Ok(Repeatable { body, attempt })
    }
}

fn read_key(value: &HeaderValue) -> Result<String> {
    let key = value.to_str().unwrap_or_default().trim();
    if key.is_empty() || key.len() > LONGEST_KEY {
        let detail = format!("an Idempotency-Key has 1 to {LONGEST_KEY} visible characters");
        return Err(Error::invalid("invalid_idempotency_key", detail));
    }
    Ok(key.to_owned())
}

fn fingerprint(method: &axum::http::Method, uri: &axum::http::Uri, body: &[u8]) -> String {
    let body = String::from_utf8_lossy(body);
    secret_hash(&format!("{method} {uri}\n{body}"))
}

type Kept = (String, i64, String);

impl Attempt {
    /// The answer that was given before, if this is a second delivery. Otherwise the key is taken
    /// until the transaction ends: another delivery waits for it.
    ///
    /// # Errors
    /// `idempotency_key_reused` when the key came with another request before.
    pub async fn earlier(
        &self,
        transaction: &mut Transaction,
        context: &WorkspaceContext,
        now: Instant,
    ) -> Result<Option<Response>> {
        let Some(key) = &self.key else {
            return Ok(None);
        };
        let (workspace, user) = (context.id, context.user.id);
        let outdated = "DELETE FROM idempotency_keys WHERE workspace_id = $1 AND created_at < $2";
        execute!(transaction, outdated, workspace, now.plus(-KEPT))?;
        let insert = "INSERT INTO idempotency_keys (workspace_id, user_id, key, fingerprint, \
                      status, answer, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
                      ON CONFLICT DO NOTHING";
        let fingerprint = self.fingerprint.as_str();
        let taken = execute!(
            transaction,
            insert,
            workspace,
            user,
            key,
            fingerprint,
            0_i64,
            "",
            now
        )?;
        if taken == 1 {
            return Ok(None);
        }
        let select = "SELECT fingerprint, status, answer FROM idempotency_keys \
                      WHERE workspace_id = $1 AND user_id = $2 AND key = $3";
        let (known, status, answer) = fetch_one!(transaction, Kept, select, workspace, user, key)?;
        if known != self.fingerprint {
            let detail = "this Idempotency-Key came with another request before";
            return Err(Error::invalid("idempotency_key_reused", detail));
        }
        let status = u16::try_from(status).ok();
        let status = status.and_then(|status| StatusCode::from_u16(status).ok());
        let headers = [
            (REPLAYED, HeaderValue::from_static("true")),
            (
                header::CONTENT_TYPE,
                HeaderValue::from_static("application/json"),
            ),
        ];
        Ok(Some(
            (status.unwrap_or(StatusCode::OK), headers, answer).into_response(),
        ))
    }

    /// The answer, kept for a second delivery.
    pub async fn answer(
        &self,
        transaction: &mut Transaction,
        context: &WorkspaceContext,
        status: StatusCode,
        answer: &impl Serialize,
    ) -> Result<Response> {
        let answer = serde_json::to_string(answer)?;
        if let Some(key) = &self.key {
            let update = "UPDATE idempotency_keys SET status = $4, answer = $5 \
                          WHERE workspace_id = $1 AND user_id = $2 AND key = $3";
            let (workspace, user) = (context.id, context.user.id);
            let status = i64::from(status.as_u16());
            execute!(transaction, update, workspace, user, key, status, &answer)?;
        }
        let json = HeaderValue::from_static("application/json");
        Ok((status, [(header::CONTENT_TYPE, json)], answer).into_response())
    }
}
