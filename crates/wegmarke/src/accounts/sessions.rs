//! Sessions: the browser keeps a random secret in a cookie, the database its hash and its end.

use jiff::SignedDuration;

use super::users::User;
use crate::clock::Instant;
use crate::database::{Transaction, execute, fetch_optional};
use crate::error::Result;
use crate::ids::{UserId, random_secret, secret_hash};

/// How long a sign-in lasts.
pub const LIFETIME: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Begins a session and gives the secret for the cookie. Old sessions of everybody are cleared.
pub async fn begin(transaction: &mut Transaction, user: UserId, now: Instant) -> Result<String> {
    execute!(
        transaction,
        "DELETE FROM sessions WHERE expires_at <= $1",
        now
    )?;
    let secret = random_secret()?;
    let insert = "INSERT INTO sessions (secret_hash, user_id, expires_at) VALUES ($1, $2, $3)";
    execute!(
        transaction,
        insert,
        secret_hash(&secret),
        user,
        now.plus(LIFETIME)
    )?;
    Ok(secret)
}

/// Who the secret belongs to, unless the session has ended.
pub async fn find(
    transaction: &mut Transaction,
    secret: &str,
    now: Instant,
) -> Result<Option<User>> {
    let select = "SELECT users.id, users.name, users.email FROM sessions \
                  JOIN users ON users.id = sessions.user_id \
                  WHERE sessions.secret_hash = $1 AND sessions.expires_at > $2";
    fetch_optional!(transaction, User, select, secret_hash(secret), now)
}

/// Ends a session; ending one that is none is fine.
pub async fn end(transaction: &mut Transaction, secret: &str) -> Result<()> {
    let delete = "DELETE FROM sessions WHERE secret_hash = $1";
    execute!(transaction, delete, secret_hash(secret))?;
    Ok(())
}
