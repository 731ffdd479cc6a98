//! People who sign in.

use serde::Serialize;
use utoipa::ToSchema;

use super::name_of;
use crate::clock::Instant;
use crate::database::{Transaction, execute, fetch_all, fetch_one, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::UserId;

/// A person who signs in. Contains personal data: never log it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema, sqlx::FromRow)]
pub struct User {
    /// The identifier.
    pub id: UserId,
    /// The name that others see.
    pub name: String,
    /// The address they sign in with, lower case.
    pub email: String,
}

/// What is needed to make a user.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// The name that others see.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// From `passwords::hash`.
    pub password_hash: String,
}

/// Writes an address the one way it is stored and compared.
///
/// # Errors
/// Invalid when it cannot be an e-mail address.
pub fn normalise_email(email: &str) -> Result<String> {
    let email = email.trim().to_lowercase();
    let parts = email.split_once('@');
    let well_formed = parts.is_some_and(|(name, host)| {
        !name.is_empty() && !host.is_empty() && !host.contains('@') && email.len() <= 254
    });
    if !well_formed || email.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(Error::invalid_field(
            "email",
            "this is not an e-mail address",
        ));
    }
    Ok(email)
}

/// Stores a new user.
///
/// # Errors
/// Invalid name or address; a conflict when the address is taken.
pub async fn create(transaction: &mut Transaction, new: NewUser, now: Instant) -> Result<User> {
    let email = normalise_email(&new.email)?;
    let name = name_of("name", &new.name)?;
    if find_by_email(transaction, &email).await?.is_some() {
        return Err(email_taken());
    }
    let user = User {
        id: UserId::new(),
        name,
        email,
    };
    execute!(
        transaction,
        "INSERT INTO users (id, email, name, password_hash, created_at) VALUES ($1,$2,$3,$4,$5)",
        user.id,
        &user.email,
        &user.name,
        new.password_hash,
        now
    )
    .map_err(|error| {
        if error.is_unique_violation() {
            email_taken()
        } else {
            error
        }
    })?;
    Ok(user)
}

fn email_taken() -> Error {
    Error::conflict(
        "email_taken",
        "there is already a user with this e-mail address",
    )
    .at("email")
}

/// The user with this address, in any writing.
pub async fn find_by_email(transaction: &mut Transaction, email: &str) -> Result<Option<User>> {
    let email = normalise_email(email)?;
    fetch_optional!(
        transaction,
        User,
        "SELECT id, name, email FROM users WHERE email = $1",
        email
    )
}

/// The user with this identifier.
pub async fn find(transaction: &mut Transaction, id: UserId) -> Result<Option<User>> {
    fetch_optional!(
        transaction,
        User,
        "SELECT id, name, email FROM users WHERE id = $1",
        id
    )
}

/// All users, by address.
pub async fn list(transaction: &mut Transaction) -> Result<Vec<User>> {
    fetch_all!(
        transaction,
        User,
        "SELECT id, name, email FROM users ORDER BY email"
    )
}

/// Whether there is anybody at all; if not, the set-up link decides who comes first.
pub async fn any(transaction: &mut Transaction) -> Result<bool> {
    let (users,) = fetch_one!(transaction, (i64,), "SELECT COUNT(*) FROM users")?;
    Ok(users > 0)
}

/// The stored password hash of the user with this address.
pub(super) async fn password_hash(
    transaction: &mut Transaction,
    email: &str,
) -> Result<Option<(UserId, String)>> {
    let select = "SELECT id, password_hash FROM users WHERE email = $1";
    fetch_optional!(transaction, (UserId, String), select, email)
}

/// Replaces the password and ends all sessions of the user.
pub async fn set_password(
    transaction: &mut Transaction,
    user: UserId,
    password_hash: String,
) -> Result<()> {
    let update = "UPDATE users SET password_hash = $2 WHERE id = $1";
    if execute!(transaction, update, user, password_hash)? == 0 {
        return Err(Error::not_found("user"));
    }
    execute!(transaction, "DELETE FROM sessions WHERE user_id = $1", user)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_in_one_writing() {
        assert_eq!(
            normalise_email("  Anna@Example.ORG ").unwrap(),
            "anna@example.org"
        );
        for bad in [
            "",
            "anna",
            "@example.org",
            "anna@",
            "a b@c",
            "a@b@c",
            "a\n@b",
        ] {
            assert_eq!(
                normalise_email(bad).unwrap_err().place(),
                Some("email"),
                "{bad:?}"
            );
        }
    }
}
