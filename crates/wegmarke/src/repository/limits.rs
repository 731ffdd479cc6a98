//! How large a document and its parts may be.

use serde_json::Value;

use super::operation::Operation;
use super::path::{escape, member_id};
use crate::error::{Error, Kind, Result};

/// Largest document, as JSON text in bytes. A map of 60 steps and 1,200 cards has about 0.4 MB.
pub const MAX_DOCUMENT_BYTES: usize = 8 * 1024 * 1024;
/// Longest text within a document, in bytes; a portrait as data URL is the largest expected.
pub const MAX_TEXT_BYTES: usize = 2 * 1024 * 1024;
/// Longest key of an object, in bytes.
pub const MAX_KEY_BYTES: usize = 200;
/// Deepest nesting of objects and lists.
pub const MAX_DEPTH: usize = 32;
/// Most operations in one change that a client sends.
pub const MAX_OPERATIONS: usize = 5_000;

/// Refuses documents that are too deep or hold too long texts or unusable keys.
///
/// # Errors
/// `too_deep`, `too_long` or `invalid_key`, with the place.
pub fn check_document(document: &Value) -> Result<()> {
    check(document, &mut Vec::new())
}

/// Refuses changes that are too large before they are applied.
///
/// # Errors
/// `too_many_operations`, or those of [`check_document`] for the values.
pub fn check_operations(operations: &[Operation]) -> Result<()> {
    if operations.len() > MAX_OPERATIONS {
        let detail = format!("a change has at most {MAX_OPERATIONS} operations");
        return Err(Error::invalid("too_many_operations", detail).at("operations"));
    }
    for operation in operations {
        if let Operation::Set {
            path,
            value: Some(value),
            ..
        }
        | Operation::Insert { path, value, .. } = operation
        {
            check(value, &mut vec![path.clone()])?;
        }
    }
    Ok(())
}

/// Writes the document as it is stored.
///
/// # Errors
/// `document_too_large`.
pub fn to_text(document: &Value) -> Result<String> {
    let text = serde_json::to_string(document)?;
    if text.len() > MAX_DOCUMENT_BYTES {
        let detail = format!("a document has at most {MAX_DOCUMENT_BYTES} bytes");
        return Err(Error::new(Kind::TooLarge, "document_too_large", detail));
    }
    Ok(text)
}

fn check(value: &Value, place: &mut Vec<String>) -> Result<()> {
    let refuse = |code, detail: String, place: &[String]| {
        Err(Error::invalid(code, detail).at(place.join("/")))
    };
    if place.len() > MAX_DEPTH {
        return refuse(
            "too_deep",
            format!("nested deeper than {MAX_DEPTH} levels"),
            place,
        );
    }
    match value {
        Value::String(text) if text.len() > MAX_TEXT_BYTES => refuse(
            "too_long",
            format!("a text has at most {MAX_TEXT_BYTES} bytes"),
            place,
        ),
        Value::Object(object) => {
            for (key, below) in object {
                if key.is_empty() || key.len() > MAX_KEY_BYTES {
                    let detail = format!("a key has between 1 and {MAX_KEY_BYTES} bytes");
                    return refuse("invalid_key", detail, place);
                }
                place.push(escape(key));
                check(below, place)?;
                place.pop();
            }
            Ok(())
        }
        Value::Array(list) => {
            for (index, below) in list.iter().enumerate() {
                place.push(member_id(below).map_or_else(|| index.to_string(), escape));
                check(below, place)?;
                place.pop();
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn deep_long_and_odd_documents_are_refused_with_their_place() {
        let deep = (0..40).fold(json!(1), |below, _| json!({ "x": below }));
        let long = json!({"lanes": [{"id": "l", "text": "x".repeat(MAX_TEXT_BYTES + 1)}]});
        let cases = [
            (deep, "too_deep", vec!["x"; 33].join("/")),
            (long, "too_long", "lanes/l/text".to_owned()),
            (json!({"a": {"": 1}}), "invalid_key", "a".to_owned()),
            (
                json!({"a": [{"k".repeat(201): 1}]}),
                "invalid_key",
                "a/0".to_owned(),
            ),
        ];
        for (document, code, place) in cases {
            let error = check_document(&document).unwrap_err();
            assert_eq!((error.code(), error.place()), (code, Some(place.as_str())));
        }
    }
}
