//! Favourites: what a person has starred and what they looked at last. Nobody else sees it.

mod routes;
pub mod store;

pub use self::routes::routes;
