//! Wegmarke: the customer journey as a team believes it to be, the real customers, and what to do
//! about the difference.
//!
//! Reading order: the ground (`error`, `clock`, `ids`, `config`, `database`), who may do what
//! (`accounts`), the features, and the two ways in (`http`, `cli`). A module uses only what stands
//! before it; `tests/it/tidy.rs` holds the list.

pub mod app;
pub mod clock;
pub mod config;
pub mod database;
pub mod error;
pub mod ids;
pub mod per_workspace;

pub mod accounts;

pub mod repository;

pub mod live;
pub mod notifications;

pub mod taxonomy;

pub mod goals;
pub mod personas;
pub mod stakeholders;
pub mod touchpoints;

pub mod initiatives;
pub mod insights;
pub mod journeys;
pub mod views;

pub mod events;

pub mod atlas;
pub mod formats;
pub mod reports;
pub mod transfer;

pub mod comments;
pub mod favourites;
pub mod sharing;
pub mod tasks;

pub mod jobs;

pub mod demo;

pub mod cli;
pub mod http;

pub use app::App;
pub use config::Config;
pub use error::{Error, Result};
