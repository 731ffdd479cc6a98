//! Many people edit one journey at the same time, with delays, lost answers, repetitions and
//! interruptions: at the end everybody sees the same, nothing that was acknowledged is lost, and
//! whoever lost something is told. The rules are those of the repository; only the network is played.

use std::collections::VecDeque;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use wegmarke::clock::Instant;
use wegmarke::formats::KINDS;
use wegmarke::repository::history::{creation, overlapping, replay};
use wegmarke::repository::{
    Action, After, Change, Kind, Merged, Operation, Path, apply_all, lookup, merge,
};

const EDITORS: usize = 5;

/// What happens next, and to whom.
#[derive(Clone, Debug)]
enum Event {
    /// Somebody edits what they see; the numbers choose what and how.
    Edit {
        by: usize,
        what: u8,
        which: usize,
        other: usize,
    },
    /// Their oldest change reaches the server, and sometimes the answer does not come back.
    Send { by: usize, answered: bool },
    /// Some changes of the log reach them, after `repeated` that they had already.
    Follow {
        by: usize,
        count: usize,
        repeated: usize,
    },
    /// They load the page anew; what was not sent stays.
    Reload { by: usize },
}

fn event() -> impl Strategy<Value = Event> {
    let by = || 0..EDITORS;
    prop_oneof![
        6 => (by(), 0..9_u8, 0..64_usize, 0..64_usize)
            .prop_map(|(by, what, which, other)| Event::Edit { by, what, which, other }),
        5 => (by(), prop::bool::weighted(0.7))
            .prop_map(|(by, answered)| Event::Send { by, answered }),
        4 => (by(), 1..8_usize, 0..3_usize)
            .prop_map(|(by, count, repeated)| Event::Follow { by, count, repeated }),
        1 => by().prop_map(|by| Event::Reload { by }),
    ]
}

/// A change on its way.
#[derive(Clone, Debug)]
struct Sent {
    id: usize,
    operations: Vec<Operation>,
    base: i64,
}

/// What the log has, beside the change: who made it, and under which id.
struct Recorded {
    id: usize,
    by: usize,
    change: Change,
    /// What the later author was told in the answer.
    told: Vec<i64>,
}

struct Server {
    kind: &'static Kind,
    log: Vec<Recorded>,
    body: Value,
}

impl Server {
    fn new() -> Server {
        let kind = KINDS.find("journey").unwrap();
        let step = |id: &str| json!({"id": id, "title": {"de": id}});
        let card = |id: &str, step: &str| json!({"id": id, "step": step, "text": {"de": id}});
        let body = json!({
            "title": {"de": "Reise"},
            "phases": [
                {"id": "p", "title": {"de": "p"}, "steps": [step("s"), step("t")]},
                {"id": "q", "title": {"de": "q"}, "steps": [step("u")]},
            ],
            "lanes": [
                {"id": "l", "kind": "needs", "title": {}, "cards": [card("c", "s"), card("d", "t")]},
                {"id": "m", "kind": "custom", "title": {}, "cards": [card("e", "u")]},
            ],
        });
        kind.validate(&body).unwrap();
        let change = entry(1, creation(body.as_object().unwrap()), None);
        let change = Change {
            action: Action::Create,
            ..change
        };
        let log = vec![Recorded {
            id: usize::MAX,
            by: usize::MAX,
            change,
            told: Vec::new(),
        }];
        Server { kind, log, body }
    }

    fn version(&self) -> i64 {
        i64::try_from(self.log.len()).unwrap()
    }

    fn since(&self, version: i64) -> impl Iterator<Item = &Change> {
        let start = usize::try_from(version).unwrap();
        self.log[start..].iter().map(|recorded| &recorded.change)
    }

    /// Answers with the number of the change, or nothing when it is refused.
    fn receive(&mut self, by: usize, sent: &Sent) -> Option<i64> {
        if let Some(known) = self.log.iter().find(|recorded| recorded.id == sent.id) {
            return Some(known.change.sequence);
        }
        let since: Vec<Change> = self.since(sent.base).cloned().collect();
        let merged = merge(self.kind, &self.body, sent.operations.clone(), &since).ok()?;
        let change = match merged {
            Merged::Applied(edit) => {
                self.body = edit.body;
                entry(self.version() + 1, edit.operations, Some(sent.base))
            }
            Merged::Dropped(dropped) => Change {
                dropped: Some(dropped),
                ..entry(self.version() + 1, Vec::new(), Some(sent.base))
            },
        };
        let told = overlapping(since, &change)
            .iter()
            .map(|other| other.sequence)
            .collect();
        let sequence = change.sequence;
        self.log.push(Recorded {
            id: sent.id,
            by,
            change,
            told,
        });
        Some(sequence)
    }
}

fn entry(sequence: i64, operations: Vec<Operation>, base_version: Option<i64>) -> Change {
    Change {
        sequence,
        at: Instant::from_microseconds(sequence),
        author: None,
        action: Action::Change,
        operations,
        undoes: None,
        base_version,
        change_id: None,
        dropped: None,
        origin: None,
    }
}

/// One open page.
struct Editor {
    seen: i64,
    replica: Value,
    queue: VecDeque<Sent>,
}

impl Editor {
    /// What the person sees: the log as far as it has arrived, and their own changes on top.
    fn view(&self) -> Value {
        let mut view = self.replica.clone();
        for sent in &self.queue {
            if let Ok((next, _)) = apply_all(&view, &sent.operations) {
                view = next;
            }
        }
        view
    }

    /// Changes that arrive twice are known by their number.
    fn follow(&mut self, changes: &[Change]) {
        for change in changes {
            if change.sequence == self.seen + 1 {
                self.replica = apply_all(&self.replica, &change.operations).unwrap().0;
                self.seen = change.sequence;
            }
        }
    }

    /// What was made right after a change of one's own has seen it.
    fn confirm(&mut self, sequence: i64) {
        self.queue.pop_front();
        for later in &mut self.queue {
            if later.base == sequence - 1 {
                later.base = sequence;
            }
        }
    }
}

/// Ids of the members of a list of lists: `phases/<id>/steps/<id>`.
fn members(body: &Value, outer: &str, inner: &str) -> Vec<(String, String)> {
    let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let id = |value: &Value| value["id"].as_str().unwrap_or_default().to_owned();
    list(body, outer)
        .iter()
        .flat_map(|parent| {
            let members = list(parent, inner);
            let paths = members.iter().map(|member| (id(parent), id(member)));
            paths.collect::<Vec<_>>()
        })
        .collect()
}

fn operation(view: &Value, what: u8, which: usize, other: usize, id: usize) -> Option<Operation> {
    let steps = members(view, "phases", "steps");
    let cards = members(view, "lanes", "cards");
    let pick =
        |list: &[(String, String)], index: usize| list.get(index % list.len().max(1)).cloned();
    let step = |(phase, step): (String, String)| format!("phases/{phase}/steps/{step}");
    let card = |(lane, card): (String, String)| format!("lanes/{lane}/cards/{card}");
    let text = |path: String| Operation::Set {
        path,
        value: Some(json!(format!("text {id}"))),
        at: None,
    };
    let after = match other % 3 {
        0 => After::First,
        1 => After::Last,
        _ => After::Member(pick(&steps, other)?.1),
    };
    Some(match what {
        0 => text(format!("{}/title/de", step(pick(&steps, which)?))),
        1 => text(format!("{}/text/de", card(pick(&cards, which)?))),
        2 => Operation::Remove {
            path: step(pick(&steps, which)?),
        },
        3 => Operation::Remove {
            path: card(pick(&cards, which)?),
        },
        4 => Operation::Move {
            path: step(pick(&steps, which)?),
            to: format!("phases/{}/steps", ["p", "q"][other % 2]),
            after,
        },
        5 => Operation::Move {
            path: card(pick(&cards, which)?),
            to: format!("lanes/{}/cards", ["l", "m"][other % 2]),
            after: After::Last,
        },
        6 => Operation::Insert {
            path: format!("phases/{}/steps", ["p", "q"][which % 2]),
            after,
            value: json!({"id": format!("step-{id}"), "title": {"de": "neu"}}),
        },
        7 => Operation::Insert {
            path: format!("lanes/{}/cards", ["l", "m"][which % 2]),
            after: After::Last,
            value: json!({"id": format!("card-{id}"), "step": pick(&steps, other)?.1}),
        },
        _ => text("title/de".to_owned()),
    })
}

struct Play {
    server: Server,
    editors: Vec<Editor>,
    /// Every change that was answered, by its id: its number, or that it was refused.
    answered: Vec<(Sent, Option<i64>)>,
    made: usize,
}

impl Play {
    fn new() -> Play {
        let server = Server::new();
        let editor = || Editor {
            seen: 1,
            replica: server.body.clone(),
            queue: VecDeque::new(),
        };
        let editors = (0..EDITORS).map(|_| editor()).collect();
        Play {
            server,
            editors,
            answered: Vec::new(),
            made: 0,
        }
    }

    fn happen(&mut self, event: &Event) {
        match *event {
            Event::Edit {
                by,
                what,
                which,
                other,
            } => {
                let view = self.editors[by].view();
                let operation = operation(&view, what, which, other, self.made);
                let fits = |operation: &Operation| {
                    let next = apply_all(&view, std::slice::from_ref(operation));
                    next.is_ok()
                };
                if let Some(operation) = operation.filter(fits) {
                    let base = self.editors[by].seen;
                    let sent = Sent {
                        id: self.made,
                        operations: vec![operation],
                        base,
                    };
                    self.editors[by].queue.push_back(sent);
                    self.made += 1;
                }
            }
            Event::Send { by, answered } => self.send(by, answered),
            Event::Follow {
                by,
                count,
                repeated,
            } => {
                let editor = &mut self.editors[by];
                let from = (editor.seen - i64::try_from(repeated).unwrap()).max(0);
                let changes: Vec<Change> = self.server.since(from).take(count).cloned().collect();
                editor.follow(&changes);
            }
            Event::Reload { by } => {
                self.editors[by].replica = self.server.body.clone();
                self.editors[by].seen = self.server.version();
            }
        }
    }

    fn send(&mut self, by: usize, answered: bool) {
        let Some(sent) = self.editors[by].queue.front().cloned() else {
            return;
        };
        let sequence = self.server.receive(by, &sent);
        if !answered {
            return;
        }
        match sequence {
            Some(sequence) => self.editors[by].confirm(sequence),
            None => drop(self.editors[by].queue.pop_front()),
        }
        self.answered.push((sent, sequence));
    }

    /// Everybody comes back online: what waits is sent, what is missing arrives.
    fn settle(&mut self) {
        for by in 0..EDITORS {
            while !self.editors[by].queue.is_empty() {
                self.send(by, true);
            }
        }
        for editor in &mut self.editors {
            let changes: Vec<Change> = self.server.since(editor.seen).cloned().collect();
            editor.follow(&changes);
        }
    }
}

/// Thousands in the tests, more in `make bench`.
fn runs() -> u32 {
    let asked = std::env::var("WEGMARKE_CONVERGENCE_RUNS").ok();
    asked.and_then(|runs| runs.parse().ok()).unwrap_or(2_000)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(runs()) })]

    #[test]
    fn everybody_ends_with_the_same_and_nothing_is_lost_in_silence(events in vec(event(), 10..60)) {
        let mut play = Play::new();
        for event in &events {
            play.happen(event);
        }
        play.settle();
        let Play { server, editors, answered, made } = play;

        // All see the same, and the log alone leads to it.
        server.kind.validate(&server.body).unwrap();
        let log: Vec<Change> = server.since(0).cloned().collect();
        prop_assert_eq!(&replay(&log).unwrap().0, &server.body);
        for editor in &editors {
            prop_assert_eq!(&editor.view(), &server.body);
        }

        // Each change was answered once, and stands in the log once unless it was refused.
        prop_assert_eq!(answered.len(), made);
        for (sent, sequence) in &answered {
            let entries: Vec<_> = server.log.iter().filter(|one| one.id == sent.id).collect();
            prop_assert_eq!(entries.len(), usize::from(sequence.is_some()));
            for entry in entries {
                prop_assert_eq!(Some(entry.change.sequence), *sequence);
                // It did something, or it is kept whole with the removal that was in its way.
                match &entry.change.dropped {
                    None => prop_assert!(!entry.change.operations.is_empty()),
                    Some(dropped) => {
                        prop_assert_eq!(&dropped.operations, &sent.operations);
                        let cause = &log[usize::try_from(dropped.because).unwrap() - 1];
                        let removes = |one: &Operation| matches!(one, Operation::Remove { .. });
                        prop_assert!(cause.operations.iter().any(removes));
                        prop_assert!(dropped.because > sent.base.min(entry.change.base_version.unwrap()));
                    }
                }
            }
        }

        // Whose words went by a change that had not seen them is named to its author, and can tell
        // from the feed, where the base version stands.
        let mut body = json!({});
        let mut words: Vec<(Path, Value, i64, usize)> = Vec::new();
        for entry in &server.log {
            body = apply_all(&body, &entry.change.operations).unwrap().0;
            for (path, value, sequence, by) in &words {
                let lost = lookup(&body, path) != Some(value);
                let seen = entry.change.base_version.is_none_or(|base| base >= *sequence);
                let moved = entry.change.operations.iter().any(|one| matches!(one, Operation::Move { .. }));
                if lost && !seen && !moved && *by != entry.by {
                    prop_assert!(entry.told.contains(sequence), "{path} of {sequence} went untold");
                }
            }
            words.retain(|(path, value, ..)| lookup(&body, path) == Some(value));
            for operation in &entry.change.operations {
                if let Operation::Set { path, value: Some(value), .. } = operation {
                    let path = Path::parse(path).unwrap();
                    words.push((path, value.clone(), entry.change.sequence, entry.by));
                }
            }
        }
    }
}
