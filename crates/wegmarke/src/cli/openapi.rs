//! `wegmarke openapi`

use super::{Global, Outcome, print_json};
use crate::error::Result;

/// Print the description of the HTTP API (OpenAPI)
#[derive(clap::Args, Debug)]
pub(super) struct OpenApi {}

impl OpenApi {
    pub(super) fn run(self, _: &Global) -> Result<Outcome> {
        print_json(&crate::http::description())?;
        Ok(Outcome::Done)
    }
}
