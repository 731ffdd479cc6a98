//! The values of custom fields: where they stand in a document and what fits which type. Pure.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::{Field, FieldType};
use crate::error::{Error, Result};
use crate::repository::{Body, OwnedReference, Text, escape};

/// Longest name of a person and longest address, in bytes.
const MAX_LINE_BYTES: usize = 2_000;

/// Values of custom fields by the id of their definition; see the schema `Field` for their form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct FieldValues(pub BTreeMap<String, Value>);

impl FieldValues {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The member of a body that holds the values.
fn of(body: &Value) -> Option<&Map<String, Value>> {
    body.get("fields").and_then(Value::as_object)
}

/// The definitions that the values of a body belong to.
pub fn references(body: &Value) -> impl Iterator<Item = OwnedReference> {
    let ids = of(body).into_iter().flat_map(Map::keys);
    ids.map(|id| OwnedReference {
        place: format!("fields/{}", escape(id)),
        kind: Field::KIND.to_owned(),
        id: id.clone(),
    })
}

/// The values that are new or other than before. What was there stays valid when its definition
/// changes, so that nobody is kept from changing the rest of an object.
pub(super) fn changed<'a>(before: Option<&Value>, after: &'a Value) -> Vec<(&'a str, &'a Value)> {
    let before = before.and_then(of);
    let all = of(after).into_iter().flatten();
    all.filter(|(id, value)| !value.is_null() && before.and_then(|old| old.get(*id)) != Some(value))
        .map(|(id, value)| (id.as_str(), value))
        .collect()
}

impl Field {
    /// Refuses a value that does not fit the type.
    ///
    /// # Errors
    /// `invalid_field` without a place.
    pub fn check_value(&self, value: &Value) -> Result<()> {
        let fits = match self.value_type {
            FieldType::Text => serde_json::from_value::<Text>(value.clone()).is_ok(),
            FieldType::Number => value.is_number(),
            FieldType::Money => is_money(value),
            FieldType::Date => value
                .as_str()
                .is_some_and(|day| day.parse::<Date>().is_ok()),
            FieldType::Choice => value
                .as_str()
                .is_some_and(|id| self.choices.iter().any(|choice| choice.id == id)),
            FieldType::Person => value.as_str().is_some_and(is_line),
            FieldType::Link => value.as_str().is_some_and(is_link),
        };
        if fits {
            return Ok(());
        }
        Err(Error::invalid("invalid_field", self.expected()))
    }

    fn expected(&self) -> String {
        match self.value_type {
            FieldType::Text => "this is a text by language, such as {\"en\": \"…\"}".to_owned(),
            FieldType::Number => "this is a number".to_owned(),
            FieldType::Money => {
                "this is an amount of 0 or more with a currency of three capital letters".to_owned()
            }
            FieldType::Date => "this is a date such as 2026-03-01".to_owned(),
            FieldType::Choice => {
                let ids: Vec<&str> = self.choices.iter().map(|one| one.id.as_str()).collect();
                format!("this is one of: {}", ids.join(", "))
            }
            FieldType::Person => "this is the name of a person, in one line".to_owned(),
            FieldType::Link => {
                "this is an address that begins with https:, http: or mailto:".to_owned()
            }
        }
    }
}

fn is_money(value: &Value) -> bool {
    let amount = value.get("amount").and_then(Value::as_f64);
    let currency = value.get("currency").and_then(Value::as_str);
    amount.is_some_and(|amount| (0.0..=1e12).contains(&amount))
        && currency.is_some_and(|code| {
            code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())
        })
}

fn is_line(text: &str) -> bool {
    !text.trim().is_empty() && text.len() <= MAX_LINE_BYTES && !text.chars().any(char::is_control)
}

/// Only schemes that do nothing but open a page or a letter: the interface makes links of them.
fn is_link(text: &str) -> bool {
    let known = ["https://", "http://", "mailto:"];
    let rest = known.iter().find_map(|scheme| text.strip_prefix(scheme));
    is_line(text)
        && !text.contains(char::is_whitespace)
        && rest.is_some_and(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::FieldChoice;
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn field(value_type: FieldType) -> Field {
        let choice = |id: &str| FieldChoice {
            id: id.to_owned(),
            ..FieldChoice::default()
        };
        Field {
            value_type,
            choices: vec![choice("high"), choice("low")],
            ..Field::default()
        }
    }

    #[test]
    fn each_type_takes_its_values_and_no_others() {
        use FieldType::{Choice, Date, Link, Money, Number, Person, Text};
        let values = [
            (Text, json!({"de": "ja", "en": "yes"})),
            (Number, json!(-1.5)),
            (Money, json!({"amount": 3, "currency": "EUR"})),
            (Date, json!("2026-02-28")),
            (Choice, json!("low")),
            (Person, json!("Leonie Haas")),
            (Link, json!("https://example.org/a?b=c")),
        ];
        for (kind, value) in &values {
            field(*kind).check_value(value).unwrap();
        }
        let wrong = [
            (Text, json!("ja")),
            (Text, json!({"de": 1})),
            (Number, json!("1")),
            (Money, json!({"amount": -1, "currency": "EUR"})),
            (Money, json!({"amount": 1, "currency": "euro"})),
            (Money, json!({"amount": 1})),
            (Date, json!("2026-02-30")),
            (Choice, json!("middle")),
            (Person, json!("  ")),
            (Person, json!("a\nb")),
            (Link, json!("javascript:alert(1)")),
            (Link, json!("https://")),
            (Link, json!("https://a b")),
        ];
        for (kind, value) in wrong {
            let error = field(kind).check_value(&value).unwrap_err();
            assert_eq!(error.code(), "invalid_field", "{kind:?} {value}");
        }
    }

    #[test]
    fn only_what_changed_is_looked_at() {
        let before = json!({"fields": {"a": 1, "b": 2, "c": 3}});
        let after = json!({"fields": {"a": 1, "b": 5, "d": null, "e": 4}});
        assert_eq!(
            changed(Some(&before), &after),
            [("b", &json!(5)), ("e", &json!(4))]
        );
        assert_eq!(changed(None, &before).len(), 3);
        assert!(changed(None, &json!({"fields": 7})).is_empty());
    }

    proptest! {
        /// Whatever is sent is judged, never a panic, and a link never runs a program.
        #[test]
        fn any_text_is_judged(text in "\\PC{0,40}") {
            for kind in [FieldType::Date, FieldType::Choice, FieldType::Person, FieldType::Link] {
                let judged = field(kind).check_value(&json!(text)).is_ok();
                if judged && kind == FieldType::Link {
                    prop_assert!(text.starts_with("http") || text.starts_with("mailto:"));
                }
            }
        }
    }
}
