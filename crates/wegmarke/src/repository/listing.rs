//! Lists of documents in pages, filtered, and with only those members of the bodies that are asked
//! for: a list of journeys needs their titles, not their maps.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;
use serde_json::value::RawValue;

use super::document::Document;
use super::{DocumentId, store};
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;

/// So many documents are read at once.
const CHUNK: i64 = 500;
/// Most members and filters that can be named.
const MOST_NAMES: usize = 50;

/// Which documents of a kind, and how much of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Listing {
    /// The removed ones instead of the others.
    pub(super) removed: bool,
    /// Only those after this one.
    pub(super) after: Option<DocumentId>,
    /// At most so many; all when absent.
    pub(super) limit: Option<usize>,
    /// Only those whose member has this value, or has it in its list.
    pub(super) filters: Vec<(String, String)>,
    /// Only these members of the bodies; all when absent.
    pub(super) members: Option<Vec<String>>,
}

/// Names separated by commas.
///
/// # Errors
/// When there are too many.
pub(super) fn names(place: &'static str, list: &str) -> Result<Vec<String>> {
    let names = list
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let names: Vec<String> = names.map(str::to_owned).collect();
    if names.len() > MOST_NAMES {
        let detail = format!("at most {MOST_NAMES} can be named");
        return Err(Error::invalid_field(place, detail));
    }
    Ok(names)
}

/// Filters as they are written: `state:live,market:DACH`.
///
/// # Errors
/// When one has no colon, or there are too many.
pub(super) fn filters(list: &str) -> Result<Vec<(String, String)>> {
    let filters = names("filter", list)?.into_iter().map(|filter| {
        let (member, value) = filter.split_once(':').ok_or_else(|| {
            let detail = format!("'{filter}' is not like 'state:live'");
            Error::invalid_field("filter", detail)
        })?;
        Ok((member.to_owned(), value.to_owned()))
    });
    filters.collect()
}

/// The documents that the listing asks for, and one more if there is another page.
pub(super) async fn read(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    kind: &str,
    listing: &Listing,
) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    let mut after = listing.after;
    let wanted = listing.limit.map_or(usize::MAX, |limit| limit + 1);
    let chunk = match listing.filters.is_empty() {
        true => i64::try_from(wanted).unwrap_or(CHUNK).min(CHUNK),
        false => CHUNK,
    };
    loop {
        let which = (kind, listing.removed);
        let read = store::list_after(transaction, workspace, which, after, chunk).await?;
        let is_end = i64::try_from(read.len()).is_ok_and(|read| read < chunk);
        after = read.last().map(|document| document.id);
        for document in read {
            documents.extend(chosen(document, listing)?);
        }
        if is_end || documents.len() >= wanted {
            break;
        }
    }
    documents.truncate(wanted);
    Ok(documents)
}

/// The document with the members asked for; none when a filter does not let it pass.
fn chosen(mut document: Document, listing: &Listing) -> Result<Option<Document>> {
    if listing.filters.is_empty() && listing.members.is_none() {
        return Ok(Some(document));
    }
    let body: HashMap<String, &RawValue> = serde_json::from_str(document.body.get())?;
    for (member, wanted) in &listing.filters {
        let value = body.get(member).map(|raw| serde_json::from_str(raw.get()));
        if !value.transpose()?.is_some_and(|value| has(&value, wanted)) {
            return Ok(None);
        }
    }
    let body = listing.members.as_ref().map(|members| {
        let chosen = members
            .iter()
            .filter_map(|name| Some((name.as_str(), *body.get(name)?)));
        serde_json::value::to_raw_value(&chosen.collect::<BTreeMap<&str, &RawValue>>())
    });
    if let Some(body) = body.transpose()? {
        document.body = body;
    }
    Ok(Some(document))
}

fn has(value: &Value, wanted: &str) -> bool {
    match value {
        Value::String(text) => text == wanted,
        Value::Array(list) => list.iter().any(|member| has(member, wanted)),
        Value::Null | Value::Object(_) => false,
        Value::Bool(yes) => wanted == if *yes { "true" } else { "false" },
        Value::Number(number) => number.to_string().as_str() == wanted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn filters_name_a_member_and_a_value() {
        let read = filters("state:live, market:DACH:CH").unwrap();
        let expected = [("state", "live"), ("market", "DACH:CH")];
        assert_eq!(read, expected.map(|(m, v)| (m.to_owned(), v.to_owned())));
        assert_eq!(filters("state").unwrap_err().place(), Some("filter"));
        assert!(filters(&"a:b,".repeat(51)).is_err());
    }

    #[test]
    fn a_filter_compares_plain_values_and_looks_into_lists() {
        for (value, wanted) in [
            (json!("live"), "live"),
            (json!(["a", "b"]), "b"),
            (json!(2), "2"),
            (json!(true), "true"),
        ] {
            assert!(has(&value, wanted), "{value}");
            assert!(!has(&value, "other"), "{value}");
        }
        assert!(!has(&json!({"de": "live"}), "live"));
    }
}
