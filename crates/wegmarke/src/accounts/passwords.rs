//! Passwords: argon2id, and a growing pause after failed attempts.

use std::sync::LazyLock;

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use jiff::SignedDuration;
use tokio::sync::Semaphore;

use super::users::{self, normalise_email};
use crate::app::App;
use crate::clock::Instant;
use crate::database::{Transaction, execute, fetch_optional};
use crate::error::{Error, Kind, Result};
use crate::ids::{UserId, secret_hash};

/// The fewest characters of a password.
const SHORTEST: usize = 10;
/// The most bytes of a password; longer ones only cost time.
const LONGEST: usize = 1024;
/// Attempts that cost nothing; people mistype.
const FREE_FAILURES: u32 = 5;
/// The longest pause between two attempts, in seconds.
const LONGEST_PAUSE: i64 = 15 * 60;
/// After this time without an attempt the failures are forgotten.
const FORGET_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// Hashing takes 19 MiB and all of a core for a moment: not more at once than this.
static HASHING: Semaphore = Semaphore::const_new(2);

/// Compared against when there is no such user, so that both answers take equally long.
static NOBODY: LazyLock<String> = LazyLock::new(|| {
    Argon2::default()
        .hash_password(b"nobody has this password")
        .map(|hash| hash.to_string())
        .unwrap_or_default()
});

/// Hashes a new password for storage.
///
/// # Errors
/// Invalid when it is too short or too long.
pub async fn hash(password: String) -> Result<String> {
    if password.chars().count() < SHORTEST || password.len() > LONGEST {
        let detail = format!("a password has {SHORTEST} to {LONGEST} characters");
        return Err(Error::invalid_field("password", detail));
    }
    let _permit = HASHING.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(move || {
        let hash = Argon2::default().hash_password(password.as_bytes());
        hash.map(|hash| hash.to_string())
            .map_err(|cause| Error::internal(cause.to_string()))
    })
    .await?
}

async fn matches(password: String, hash: Option<String>) -> Result<bool> {
    let _permit = HASHING.acquire().await.map_err(Error::internal)?;
    let matches = tokio::task::spawn_blocking(move || {
        let hash_or_nobody = hash.as_deref().unwrap_or(&NOBODY);
        let same = Argon2::default()
            .verify_password(password.as_bytes(), hash_or_nobody)
            .is_ok();
        same && hash.is_some()
    });
    Ok(matches.await?)
}

/// Checks an address and a password and gives the user they belong to.
///
/// # Errors
/// Unauthorized (the same for an unknown address and a wrong password); too many attempts.
pub async fn check(app: &App, email: &str, password: String) -> Result<UserId> {
    let wrong = || Error::unauthorized("wrong_password", "the e-mail or the password is wrong");
    let email = normalise_email(email).map_err(|_| wrong())?;
    let mut transaction = app.database.read().await?;
    let stored = users::password_hash(&mut transaction, &email).await?;
    drop(transaction);
    let (user, hash) = stored.unzip();
    let correct = guess(app, &email, password, hash).await?;
    user.filter(|_| correct).ok_or_else(wrong)
}

/// Whether a password is the one behind a hash. Attempts are counted by `key`, which says what is
/// being opened; every one counts as a failure until it has succeeded, so that parallel guesses do
/// not slip through.
///
/// # Errors
/// Too many attempts.
pub async fn guess(app: &App, key: &str, password: String, hash: Option<String>) -> Result<bool> {
    if password.len() > LONGEST {
        return Ok(false);
    }
    let key = secret_hash(key);
    let mut transaction = app.database.write().await?;
    count_attempt(&mut transaction, &key, app.clock.now()).await?;
    transaction.commit().await?;
    let correct = matches(password, hash).await?;
    if correct {
        let mut transaction = app.database.write().await?;
        let forget = "DELETE FROM sign_in_failures WHERE email_hash = $1";
        execute!(&mut transaction, forget, key)?;
        transaction.commit().await?;
    }
    Ok(correct)
}

async fn count_attempt(transaction: &mut Transaction, key: &str, now: Instant) -> Result<()> {
    let forgotten = now.plus(-FORGET_AFTER);
    execute!(
        transaction,
        "DELETE FROM sign_in_failures WHERE last_at < $1",
        forgotten
    )?;
    // Writing first takes the row's lock: two attempts at once see each other.
    let count = "INSERT INTO sign_in_failures (email_hash, failures, last_at) VALUES ($1, 0, $2) \
                 ON CONFLICT (email_hash) DO UPDATE SET failures = sign_in_failures.failures \
                 RETURNING failures, last_at";
    let counted = fetch_optional!(transaction, (i64, Instant), count, key, now)?;
    let (failures, last) = counted.unwrap_or((0, now));
    let wait = pause_after(u32::try_from(failures).unwrap_or(u32::MAX)) - now.since(last);
    if wait.is_positive() {
        let retry_after = u64::try_from(wait.as_secs()).unwrap_or(0) + 1;
        let detail = format!("too many failed attempts, try again in {retry_after} seconds");
        return Err(
            Error::new(Kind::TooMany { retry_after }, "too_many_attempts", detail)
                .with("retry_after", retry_after),
        );
    }
    let update = "UPDATE sign_in_failures SET failures = failures + 1, last_at = $2 \
                  WHERE email_hash = $1";
    execute!(transaction, update, key, now)?;
    Ok(())
}

/// How long the next attempt has to wait after so many failures.
fn pause_after(failures: u32) -> SignedDuration {
    match failures.checked_sub(FREE_FAILURES) {
        None => SignedDuration::ZERO,
        Some(more) => SignedDuration::from_secs((1_i64 << more.min(20)).min(LONGEST_PAUSE)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay_bounded() {
        let seconds: Vec<i64> = [0, 4, 5, 6, 8, 15, 40, u32::MAX]
            .map(|n| pause_after(n).as_secs())
            .into();
        assert_eq!(seconds, [0, 0, 1, 2, 8, 900, 900, 900]);
    }

    #[tokio::test]
    async fn only_the_same_password_matches() {
        let stored = hash("correct horse".to_owned()).await.unwrap();
        assert!(stored.starts_with("$argon2id$"));
        assert!(
            matches("correct horse".to_owned(), Some(stored.clone()))
                .await
                .unwrap()
        );
        assert!(
            !matches("correct horsE".to_owned(), Some(stored))
                .await
                .unwrap()
        );
        assert!(
            !matches("nobody has this password".to_owned(), None)
                .await
                .unwrap()
        );
    }

    #[tokio::test]
    async fn short_and_huge_passwords_are_refused() {
        for password in ["too short".to_owned(), "x".repeat(1025)] {
            assert_eq!(hash(password).await.unwrap_err().place(), Some("password"));
        }
    }
}
