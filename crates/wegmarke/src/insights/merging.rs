//! Two insights that say the same become one: the other's evidence moves over, whatever refers to it
//! refers to the one that stays, and it is removed. Each part is an ordinary change.

use serde_json::{Value, json};

use super::Insight;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;
use crate::repository::{
    After, Author, Body, Document, DocumentId, Editor, Kinds, Operation, Path, lookup, member_id,
    store,
};

/// Merges `other` into `kept` and answers with what `kept` has become.
///
/// # Errors
/// Not found, or `same_document` when both are one.
pub async fn merge(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    kinds: Kinds,
    kept: DocumentId,
    other: DocumentId,
    author: Author,
) -> Result<Document> {
    if kept == other {
        let detail = "an insight cannot be merged with itself";
        return Err(Error::invalid("same_document", detail).at("other"));
    }
    let kind = kinds.find(Insight::KIND)?;
    let insight = Editor {
        workspace,
        kind,
        id: kept,
        author,
    };
    let left: Insight = store::read_one(transaction, workspace, kept).await?;
    let right: Insight = store::read_one(transaction, workspace, other).await?;
    let operations = taken_over(&left, right)?;
    if !operations.is_empty() {
        insight.change(transaction, operations, None).await?;
    }
    for kind in kinds.0 {
        for document in store::list(transaction, workspace, kind.name, false).await? {
            let body = document.value()?;
            let operations = redirected(kind.references(&body)?, &body, kept, other)?;
            if !operations.is_empty() {
                let id = document.id;
                let editor = Editor {
                    kind,
                    id,
                    ..insight
                };
                editor.change(transaction, operations, None).await?;
            }
        }
    }
    let other = Editor {
        id: other,
        ..insight
    };
    other.remove(transaction).await?;
    store::find(transaction, workspace, Insight::KIND, kept).await
}

/// What the insight that stays takes over: evidence, touchpoints, and the graver severity.
fn taken_over(left: &Insight, right: Insight) -> Result<Vec<Operation>> {
    let mut operations = Vec::new();
    let known = |id: &str| left.items.iter().any(|item| item.id == id);
    for mut item in right.items {
        if known(&item.id) {
            item.id = DocumentId::new().to_string();
        }
        operations.push(Operation::Insert {
            path: "items".to_owned(),
            after: After::Last,
            value: serde_json::to_value(item)?,
        });
    }
    let mut touchpoints = left.touchpoints.clone();
    touchpoints.extend(right.touchpoints);
    let mut seen = std::collections::HashSet::new();
    touchpoints.retain(|id| seen.insert(id.clone()));
    if touchpoints != left.touchpoints {
        let path = Path::root("touchpoints");
        operations.push(Operation::set(&path, json!(touchpoints)));
    }
    if right.severity > left.severity {
        let path = Path::root("severity");
        operations.push(Operation::set(&path, json!(right.severity)));
    }
    Ok(operations)
}

/// The operations that make a document refer to `kept` wherever it refers to `other`.
fn redirected(
    references: Vec<crate::repository::OwnedReference>,
    body: &Value,
    kept: DocumentId,
    other: DocumentId,
) -> Result<Vec<Operation>> {
    let (kept, other) = (kept.to_string(), other.to_string());
    let mut operations = Vec::new();
    let mut done: Vec<String> = Vec::new();
    for reference in references {
        if reference.kind != Insight::KIND || reference.id != other {
            continue;
        }
        if done.contains(&reference.place) {
            continue;
        }
        let path = Path::parse(&reference.place)?;
        match lookup(body, &path) {
            Some(Value::Array(list)) => {
                operations.push(Operation::set(&path, replaced(list, &kept, &other)));
            }
            Some(Value::Object(_)) if has_twin(body, &path, &kept) => {
                operations.push(Operation::remove(&card_of(&path)?));
            }
            Some(Value::Object(_)) => {
                operations.push(Operation::set(&path.join("id"), json!(kept)))
            }
            _ => operations.push(Operation::set(&path, json!(kept))),
        }
        done.push(reference.place);
    }
    Ok(operations)
}

/// A list of ids with the one put in the other's place, once.
fn replaced(list: &[Value], kept: &str, other: &str) -> Value {
    let mut ids: Vec<Value> = Vec::new();
    for id in list {
        let id = if id == other { json!(kept) } else { id.clone() };
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Value::Array(ids)
}

/// The member that holds the reference at this place: `lanes/<id>/cards/<id>/reference`.
fn card_of(reference: &Path) -> Result<Path> {
    let segments = reference.segments();
    let mut card = Path::root(&segments[0]);
    for segment in &segments[1..segments.len().max(2) - 1] {
        card = card.join(segment);
    }
    Ok(card)
}

/// Whether the cell of a card has another card that stands for the insight that stays.
fn has_twin(body: &Value, reference: &Path, kept: &str) -> bool {
    let [lanes, lane, cards, card, _] = reference.segments() else {
        return false;
    };
    let list = Path::root(lanes).join(lane).join(cards);
    let Some(Value::Array(all)) = lookup(body, &list) else {
        return false;
    };
    let step = all
        .iter()
        .find(|one| member_id(one) == Some(card))
        .map(|one| &one["step"]);
    all.iter()
        .any(|one| Some(&one["step"]) == step && one["reference"]["id"] == kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_names_the_one_that_stays_once() {
        let list = [json!("other"), json!("third"), json!("kept")];
        assert_eq!(replaced(&list, "kept", "other"), json!(["kept", "third"]));
    }

    #[test]
    fn a_cell_keeps_one_card_of_the_merged_insight() {
        let (kept, other) = (DocumentId::new(), DocumentId::new());
        let card = |id: &str, step: &str, insight: DocumentId| json!({"id": id, "step": step, "reference": {"kind": "insight", "id": insight}});
        let body = json!({"lanes": [{"id": "l", "cards": [
            card("1", "s", kept), card("2", "s", other), card("3", "t", other),
        ]}]});
        let reference = |card: &str| crate::repository::OwnedReference {
            place: format!("lanes/l/cards/{card}/reference"),
            kind: "insight".to_owned(),
            id: other.to_string(),
        };
        let operations = redirected(vec![reference("2"), reference("3")], &body, kept, other);
        let expected = json!([
            {"op": "remove", "path": "lanes/l/cards/2"},
            {"op": "set", "path": "lanes/l/cards/3/reference/id", "value": kept},
        ]);
        assert_eq!(json!(operations.unwrap()), expected);
    }
}
