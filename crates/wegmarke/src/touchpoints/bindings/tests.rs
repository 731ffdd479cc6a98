//! Precedence, operators, patterns and unusable bindings.

use super::*;

fn binding(event: &str, pattern: &str, property: Option<(&str, Operator, &str)>) -> Binding {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Binding {
        event: given(event),
        pattern: given(pattern),
        property: property.map(|(name, operator, value)| PropertyCondition {
            name: name.to_owned(),
            operator,
            value: value.to_owned(),
            unknown: Unknown::default(),
        }),
        unknown: Unknown::default(),
    }
}

fn compile(list: Vec<(&str, Vec<Binding>)>) -> Result<Bindings> {
    let touchpoints: Vec<_> = list
        .into_iter()
        .map(|(key, bindings)| (DocumentId::new(), key.to_owned(), bindings))
        .collect();
    Bindings::compile(&touchpoints)
}

fn check(bindings: &Bindings, name: &str, path: Option<&str>, expected: Option<&str>) {
    let found = bindings.touchpoint(name, |property| path.filter(|_| property == "path"));
    let found = found.map(|found| bindings.touchpoints()[found.touchpoint].1.as_str());
    assert_eq!(found, expected, "{name} {path:?}");
}

#[test]
fn the_most_specific_rule_decides() {
    let book = Some(("path", Operator::StartsWith, "/book"));
    let bindings = compile(vec![
        ("pattern", vec![binding("", "page*", None)]),
        ("property", vec![binding("", "", book)]),
        ("name", vec![binding("page view", "", None)]),
        ("pattern-property", vec![binding("", "page*", book)]),
        ("name-property", vec![binding("page view", "", book)]),
    ])
    .unwrap();
    check(
        &bindings,
        "page view",
        Some("/book/1"),
        Some("name-property"),
    );
    check(&bindings, "page view", Some("/home"), Some("name"));
    check(&bindings, "page view", None, Some("name"));
    check(
        &bindings,
        "page load",
        Some("/book"),
        Some("pattern-property"),
    );
    check(&bindings, "page load", Some("/home"), Some("pattern"));
    check(&bindings, "click", Some("/book"), Some("property"));
    check(&bindings, "click", Some("/home"), None);
}

#[test]
fn equals_are_told_apart_by_pattern_length_and_order() {
    let bindings = compile(vec![
        ("web", vec![binding("", "web.*", None)]),
        ("shop", vec![binding("", "web.shop.*", None)]),
        ("shop-too", vec![binding("", "web.shop.*", None)]),
    ])
    .unwrap();
    check(&bindings, "web.home", None, Some("web"));
    check(&bindings, "web.shop.cart", None, Some("shop"));
    check(&bindings, "xweb.home", None, None);
    check(&bindings, "shops", None, None);
}

#[test]
fn an_unbound_event_is_the_touchpoint_with_its_name_as_key() {
    let bindings = compile(vec![
        ("booking-form", vec![]),
        ("other", vec![binding("", "booking*", None)]),
    ])
    .unwrap();
    check(&bindings, "booking-form", None, Some("other"));
    let bindings = compile(vec![("booking-form", vec![])]).unwrap();
    check(&bindings, "booking-form", None, Some("booking-form"));
    assert!(bindings.rules_for("NA").fixed() == Some(None));
}

#[test]
fn every_operator_compares_text_and_needs_the_property() {
    let cases = [
        (Operator::Equals, "/a", "/a", "/ab"),
        (Operator::NotEquals, "/a", "/ab", "/a"),
        (Operator::Contains, "b", "/abc", "/ac"),
        (Operator::StartsWith, "/a", "/ab", "b/a"),
        (Operator::Matches, "^/[0-9]+$", "/12", "/a12"),
    ];
    for (operator, value, holds, fails) in cases {
        let rule = binding("e", "", Some(("path", operator, value)));
        let bindings = compile(vec![("t", vec![rule])]).unwrap();
        check(&bindings, "e", Some(holds), Some("t"));
        check(&bindings, "e", Some(fails), None);
        check(&bindings, "e", None, None);
        assert_eq!(bindings.rules_for("e").fixed(), None);
        assert_eq!(bindings.rules_for("other").fixed(), Some(None));
    }
}

#[test]
fn patterns_take_everything_but_wildcards_literally() {
    let bindings = compile(vec![("t", vec![binding("", "a.b(c)?*", None)])]).unwrap();
    check(&bindings, "a.b(c)x", None, Some("t"));
    check(&bindings, "a.b(c)xyz\nline", None, Some("t"));
    check(&bindings, "a.b(c)", None, None);
    check(&bindings, "aXb(c)x", None, None);
}

#[test]
fn unusable_bindings_name_their_place() {
    let huge = "x".repeat(MAX_LENGTH + 1);
    let hungry = "((a{1,100}){1,100}){1,100}";
    let cases = [
        (binding("", "", None), "bindings/0"),
        (
            binding("", "", Some(("", Operator::Equals, "x"))),
            "bindings/0/property/name",
        ),
        (
            binding("", "", Some(("p", Operator::Matches, "("))),
            "bindings/0/property/value",
        ),
        (
            binding("", "", Some(("p", Operator::Matches, hungry))),
            "bindings/0/property/value",
        ),
        (binding("", &huge, None), "bindings/0/pattern"),
        (binding(&huge, "", None), "bindings/0/event"),
    ];
    for (rule, place) in cases {
        let error = compile(vec![("t", vec![rule])]).unwrap_err();
        assert_eq!(
            (error.code(), error.place()),
            ("invalid_binding", Some(place))
        );
    }
}
