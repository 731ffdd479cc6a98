//! What is sent: a change as a CloudEvent in JSON, and its signature.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;
use crate::repository::{Action, feed::FeedEntry};

/// What every secret begins with, so that people and scanners recognise one.
const SECRET: &str = "whsec_";
const SECRET_BYTES: usize = 32;
/// Larger lists of operations are left out; the receiver reads the document.
const MOST_OPERATION_BYTES: usize = 64 * 1024;

/// One event, ready to be signed and sent.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) id: String,
    pub(super) body: String,
}

/// The workspace that events come from.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) workspace: WorkspaceId,
    pub(super) slug: String,
}

impl Source {
    /// A change of a document.
    pub(super) fn changed(&self, entry: &FeedEntry) -> Result<Event> {
        let verb = match entry.change.action {
            Action::Create => "created",
            Action::Change => "changed",
            Action::Remove => "removed",
            Action::Restore => "restored",
        };
        let operations = serde_json::to_string(&entry.change.operations)?;
        let mut data = json!({
            "document": entry.document,
            "kind": entry.kind,
            "version": entry.change.sequence,
            "author": entry.change.author,
        });
        if operations.len() <= MOST_OPERATION_BYTES {
            data["operations"] = serde_json::from_str(&operations)?;
        }
        let subject = format!("{}/{}", entry.kind, entry.document);
        let kind = format!("{}.{verb}", entry.kind);
        self.event(("", entry.number), &kind, &subject, entry.change.at, data)
    }

    /// The event that only shows that events arrive.
    pub(super) fn test(&self, now: Instant) -> Result<Event> {
        let data = json!({"message": "Wegmarke can reach this address."});
        self.event(("test/", now.microseconds()), "test", "test", now, data)
    }

    fn event(
        &self,
        (series, number): (&str, i64),
        kind: &str,
        subject: &str,
        at: Instant,
        data: Value,
    ) -> Result<Event> {
        let id = format!("{}/{series}{number}", self.workspace);
        let event = json!({
            "specversion": "1.0",
            "id": id,
            "source": format!("/api/workspaces/{}", self.slug),
            "type": format!("app.wegmarke.{kind}"),
            "subject": subject,
            "time": at,
            // As text of one length, so that it sorts as the numbers do.
            "sequence": format!("{number:020}"),
            "datacontenttype": "application/json",
            "data": data,
        });
        Ok(Event {
            id,
            body: serde_json::to_string(&event)?,
        })
    }
}

/// A new secret.
pub(super) fn new_secret() -> Result<String> {
    let mut bytes = [0_u8; SECRET_BYTES];
    getrandom::fill(&mut bytes).map_err(|cause| Error::internal(cause.to_string()))?;
    Ok(format!("{SECRET}{}", STANDARD.encode(bytes)))
}

/// The value of the header `webhook-signature`: HMAC-SHA256 over id, seconds and body, joined by
/// dots, as the open Standard Webhooks say.
///
/// # Errors
/// When the secret is none of ours.
pub fn signature(secret: &str, id: &str, seconds: i64, body: &str) -> Result<String> {
    let key = secret.strip_prefix(SECRET).unwrap_or(secret);
    let key = STANDARD.decode(key).map_err(Error::internal)?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(Error::internal)?;
    mac.update(format!("{id}.{seconds}.{body}").as_bytes());
    Ok(format!(
        "v1,{}",
        STANDARD.encode(mac.finalize().into_bytes())
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_the_one_that_others_compute() {
        // The example of the Standard Webhooks.
        let signed = signature(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            "{\"test\": 2432232314}",
        );
        let expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        assert_eq!(signed.unwrap(), expected);
        assert!(signature("whsec_*", "a", 1, "b").is_err());
    }

    #[test]
    fn secrets_differ_and_can_sign() {
        let (one, other) = (new_secret().unwrap(), new_secret().unwrap());
        assert_ne!(one, other);
        assert_ne!(
            signature(&one, "a", 1, "b").unwrap(),
            signature(&other, "a", 1, "b").unwrap()
        );
    }
}
