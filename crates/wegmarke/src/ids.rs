//! Identifiers: UUIDv7 newtypes, stored as text in both databases, sent as strings.
//!
//! Every kind of thing has its own type, so that a workspace cannot be passed for a user.

/// Declares an identifier type: `ids::identifier!(pub struct JourneyId, "journey");`
macro_rules! identifier {
    ($(#[$doc:meta])* pub struct $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// A new identifier; later ones sort after earlier ones.
            #[expect(clippy::new_without_default, reason = "two defaults would not be equal")]
            pub fn new() -> $name {
                $name(uuid::Uuid::now_v7())
            }

            /// The plain UUID.
            pub fn uuid(self) -> uuid::Uuid {
                self.0
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(uuid: uuid::Uuid) -> $name {
                $name(uuid)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::Error;

            fn from_str(text: &str) -> $crate::error::Result<$name> {
                uuid::Uuid::parse_str(text)
                    .map($name)
                    .map_err(|_| $crate::error::Error::not_found(concat!($what, " (not an id)")))
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                use utoipa::openapi::schema::{ObjectBuilder, SchemaFormat, Type};
                let uuid = SchemaFormat::Custom("uuid".to_owned());
                ObjectBuilder::new().schema_type(Type::String).format(Some(uuid)).into()
            }
        }

        impl utoipa::ToSchema for $name {}

        $crate::database::stored_as!($name, String, |id| id.0.to_string(), |text| {
            Ok($name(uuid::Uuid::parse_str(&text)?))
        });
    };
}
pub(crate) use identifier;

identifier!(
    /// A workspace: one organisation.
    pub struct WorkspaceId, "workspace"
);
identifier!(
    /// A person who signs in.
    pub struct UserId, "user"
);

/// Random bytes for secrets, as lower-case hexadecimal text (64 characters, 256 bits).
pub(crate) fn random_secret() -> crate::error::Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes)
        .map_err(|cause| crate::error::Error::internal(cause.to_string()))?;
    Ok(hexadecimal(&bytes))
}

/// What is stored of a secret: its SHA-256, so that a stolen database opens no session. Secrets
/// are 256 random bits, a slow hash would add nothing.
pub(crate) fn secret_hash(secret: &str) -> String {
    use sha2::{Digest, Sha256};
    hexadecimal(&Sha256::digest(secret.as_bytes()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            write!(text, "{byte:02x}").expect("writing to a string cannot fail");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_hash_the_same_way_each_time() {
        let (one, other) = (random_secret().unwrap(), random_secret().unwrap());
        assert_eq!(one.len(), 64);
        assert_ne!(one, other);
        assert_eq!(secret_hash(&one), secret_hash(&one));
        assert_ne!(secret_hash(&one), secret_hash(&other));
    }

    #[test]
    fn an_id_that_is_none_is_not_found() {
        let error = "x'; DROP".parse::<UserId>().unwrap_err();
        assert_eq!(error.kind(), crate::error::Kind::NotFound);
    }
}
