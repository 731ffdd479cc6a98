//! Integration tests: one binary, one file per feature. `app.rs` starts what they test.
#![expect(
    unreachable_pub,
    reason = "what a test file offers to the others reads best as pub"
)]
#![allow(
    clippy::print_stderr,
    reason = "a test that leaves something out says so"
)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod accounts;
mod across;
mod api;
mod app;
mod atlas;
mod cli;
mod comments;
mod convergence;
mod demo;
mod digest;
mod favourites;
mod feed;
mod formats;
mod history;
mod import;
mod improvements;
mod library;
mod live;
mod map_files;
mod merging;
mod notifications;
mod openapi;
mod oracles;
mod permissions;
mod postgres;
mod reports;
mod repository;
mod reviews;
mod search;
mod server;
mod sharing;
mod stakeholders;
mod storage;
mod tasks;
mod text_files;
mod tidy;
mod transfer;
mod variants;
mod webhooks;
