//! The first start: a one-time link lets whoever reads the server's output become the first admin.

use jiff::SignedDuration;

use super::users;
use crate::clock::Instant;
use crate::database::{Transaction, execute};
use crate::error::{Error, Result};
use crate::ids::{random_secret, secret_hash};

/// How long a set-up link is good for.
const LIFETIME: SignedDuration = SignedDuration::from_hours(24);

/// A new set-up secret while nobody has an account; it replaces an earlier one.
pub async fn offer(transaction: &mut Transaction, now: Instant) -> Result<Option<String>> {
    if users::any(transaction).await? {
        return Ok(None);
    }
    let secret = random_secret()?;
    execute!(transaction, "DELETE FROM setup_links")?;
    let insert = "INSERT INTO setup_links (secret_hash, expires_at) VALUES ($1, $2)";
    execute!(
        transaction,
        insert,
        secret_hash(&secret),
        now.plus(LIFETIME)
    )?;
    Ok(Some(secret))
}

/// Uses up the link. It opens once, and only while nobody has an account.
///
/// # Errors
/// Unauthorized when the link was used, has expired or never existed.
pub async fn redeem(transaction: &mut Transaction, secret: &str, now: Instant) -> Result<()> {
    let delete = "DELETE FROM setup_links WHERE secret_hash = $1 AND expires_at > $2";
    let redeemed = execute!(transaction, delete, secret_hash(secret), now)? == 1;
    if !redeemed || users::any(transaction).await? {
        let detail = "this set-up link was used or has expired: restart the server for a new one";
        return Err(Error::unauthorized("setup_link", detail).at("token"));
    }
    Ok(())
}
