//! Integration tests: one binary, one file per feature. `app.rs` starts what they test.
#![expect(
    unreachable_pub,
    reason = "what a test file offers to the others reads best as pub"
)]

mod accounts;
mod app;
mod demo;
mod postgres;
