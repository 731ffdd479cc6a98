//! What answers add up to.

use super::*;

fn answer(user: UserId, verdict: Verdict, version: i64) -> Answer {
    Answer {
        by: Person {
            user,
            name: String::new(),
        },
        at: Instant::from_microseconds(0),
        verdict,
        version,
        text: String::new(),
    }
}

#[test]
fn the_latest_decision_of_each_person_counts() {
    let (ada, ben) = (UserId::new(), UserId::new());
    let approved = answer(ada, Verdict::Approved, 3);
    let asked = answer(ben, Verdict::ChangesAsked, 3);
    let comment = answer(ben, Verdict::Comment, 4);
    let settled = answer(ben, Verdict::Approved, 5);
    assert_eq!(outcome(&[], false), Outcome::Open);
    assert_eq!(
        outcome(std::slice::from_ref(&comment), false),
        Outcome::Open
    );
    let mut answers = vec![approved, asked, comment];
    assert_eq!(outcome(&answers, false), Outcome::ChangesAsked);
    answers.push(settled);
    assert_eq!(outcome(&answers, false), Outcome::Approved);
    assert_eq!(outcome(&answers, true), Outcome::Withdrawn);
    assert_eq!(outcome(&answers[..1], false), Outcome::Approved);
}

#[test]
fn the_state_in_life_is_no_content() {
    let one = serde_json::json!({"state": "in-review", "title": {"de": "Reise"}});
    let mut other = one.clone();
    other["state"] = "live".into();
    assert!(is_same_content(&one, &other));
    assert!(!is_live(&one) && is_live(&other));
    other["title"]["de"] = "Ferien".into();
    assert!(!is_same_content(&one, &other));
}
