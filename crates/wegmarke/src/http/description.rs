//! What the description of the API says about all routes: how they refuse, and an example of what each
//! takes.

use serde_json::{Map, Value};
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, RefOr, ResponseBuilder};

use super::operations;

const PROBLEM: &str = "Problem";
/// By the name of the operation.
const EXAMPLES: &str = include_str!("examples.json");

/// Describes the problem document once and lets every route refer to it, for the refusals that it
/// names and for all others.
pub(super) fn name_problems(description: &mut OpenApi) {
    let schema = Ref::from_schema_name(PROBLEM);
    let content = ContentBuilder::new().schema(Some(schema)).build();
    let response = ResponseBuilder::new()
        .description("The request was not carried out; the code says why.")
        .content("application/problem+json", content)
        .build();
    let components = description.components.get_or_insert_default();
    let responses = &mut components.responses;
    responses.insert(PROBLEM.to_owned(), RefOr::T(response));
    for operation in description.paths.paths.values_mut().flat_map(operations) {
        let answers = &mut operation.responses.responses;
        let refused = |status: &str| status.starts_with(['4', '5']);
        let named: Vec<String> = answers.keys().filter(|s| refused(s)).cloned().collect();
        for status in named.into_iter().chain(["default".to_owned()]) {
            answers.insert(status, RefOr::Ref(Ref::from_response_name(PROBLEM)));
        }
    }
}

/// Gives every body that a route takes as JSON its example, by the name of the operation.
pub(super) fn name_examples(description: &mut OpenApi) {
    let examples: Map<String, Value> =
        serde_json::from_str(EXAMPLES).expect("the examples are ours, and a test reads them");
    for operation in description.paths.paths.values_mut().flat_map(operations) {
        let example = operation
            .operation_id
            .as_ref()
            .and_then(|id| examples.get(id));
        let (Some(example), Some(RefOr::T(body))) = (example, &mut operation.request_body) else {
            continue;
        };
        if let Some(RefOr::T(content)) = body.content.get_mut("application/json") {
            content.example = Some(example.clone());
        }
    }
}
