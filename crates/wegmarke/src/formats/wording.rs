//! Words in a text form that its glossary forbids.

use super::bundle::Bundle;
use super::check::{FORBIDDEN_TERM, Findings};
use super::schema::texts;
use crate::glossary::{Term, misnomers};
use crate::repository::{Body, read};

pub(super) fn check(bundle: &Bundle, findings: &mut Findings<'_>) {
    let terms = bundle
        .objects
        .iter()
        .filter(|one| one.kind.name == Term::KIND);
    let terms: Vec<Term> = terms.filter_map(|one| read(&one.body).ok()).collect();
    if !findings.switches.on(FORBIDDEN_TERM) || terms.iter().all(|term| term.forbidden.is_empty()) {
        return;
    }
    // The glossary itself has to name the words.
    for object in bundle
        .objects
        .iter()
        .filter(|one| one.kind.name != Term::KIND)
    {
        for at in texts(object.kind, &object.body) {
            for (language, text) in at.text.into_iter().flatten() {
                let text = text.as_str().unwrap_or_default();
                for one in misnomers(text, language, &terms) {
                    let place = format!("{}/{}/{language}", object.place(), at.place);
                    let message = match one.instead.as_str() {
                        "" => format!("'{}' is not to be used", one.found),
                        instead => format!("'{}': the term is '{instead}'", one.found),
                    };
                    findings.add(FORBIDDEN_TERM, place, message);
                }
            }
        }
    }
}
