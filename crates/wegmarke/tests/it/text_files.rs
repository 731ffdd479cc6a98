//! The text form in files and folders: `wegmarke export`, `apply` and `check`.

use std::path::Path;
use std::process::{Command, Output};

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;
use wegmarke::formats::RULES;
use wegmarke::repository::DocumentId;

use crate::app::TestApp;
use crate::formats::{apply, bundle, export, seeded};

fn run(data: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wegmarke"))
        .args(["--data", data.to_str().unwrap()])
        .args(arguments)
        .output()
        .unwrap()
}

#[track_caller]
fn succeeded(output: &Output) -> String {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A workspace `one` with something in it, an empty one, `two`, and a folder for files.
async fn command_line() -> (TestApp, tempfile::TempDir) {
    let test = TestApp::new().await;
    seeded(&test, "one").await;
    seeded(&test, "two").await;
    let mut runner = TestRunner::deterministic();
    let bundle = bundle().new_tree(&mut runner).unwrap().current();
    apply(&test, "one", &bundle).await.unwrap();
    (test, tempfile::tempdir().unwrap())
}

#[tokio::test]
async fn the_command_line_exports_and_applies() {
    let (test, scratch) = command_line().await;
    let data = test.config.data.clone();
    let at = |name: &str| scratch.path().join(name).to_str().unwrap().to_owned();
    let export_to = |name: &str| run(&data, &["export", "-w", "one", "--out", &at(name)]);

    let printed = succeeded(&run(&data, &["export", "--workspace", "one"]));
    assert_eq!(printed, export(&test, "one").await);
    succeeded(&export_to("one.json"));
    assert_eq!(std::fs::read_to_string(at("one.json")).unwrap(), printed);
    succeeded(&export_to("folder"));

    let folder = at("folder");
    let dry = [
        "apply",
        &folder,
        "--workspace",
        "two",
        "--dry-run",
        "--json",
    ];
    let would: Value = serde_json::from_str(&succeeded(&run(&data, &dry))).unwrap();
    assert_eq!(would["created"], 6);
    assert_ne!(export(&test, "two").await, printed);
    succeeded(&run(&data, &dry[..4]));
    assert_eq!(export(&test, "two").await, printed);

    // An object that has gone leaves the folder with the next export; other files stay.
    std::fs::write(at("folder/journeys/notes.json"), "{}").unwrap();
    let gone = at(&format!("folder/goals/{}.json", DocumentId::new()));
    std::fs::write(&gone, "{}").unwrap();
    succeeded(&export_to("folder"));
    assert!(!Path::new(&gone).exists());
    assert!(Path::new(&at("folder/journeys/notes.json")).exists());
    std::fs::create_dir(at("foreign")).unwrap();
    std::fs::write(at("foreign/file"), "").unwrap();
    assert_eq!(export_to("foreign").status.code(), Some(2));
    // Read as an object, the notes are none: the message names the file.
    let refused = run(&data, &dry);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("notes.json"));
}

#[tokio::test]
async fn the_command_line_checks() {
    let (test, scratch) = command_line().await;
    let data = test.config.data.clone();
    let file = scratch.path().join("one.json").to_str().unwrap().to_owned();
    std::fs::write(&file, export(&test, "one").await).unwrap();
    let found = run(&data, &["check", &file, "--json"]);
    assert_eq!(found.status.code(), Some(1));
    let findings: Value = serde_json::from_slice(&found.stdout).unwrap();
    assert!(!findings.as_array().unwrap().is_empty());
    let rule = ["check", "--workspace", "one", "--rule", "duplicate-id"];
    assert_eq!(run(&data, &rule).status.code(), Some(0));
    let rules = succeeded(&run(&data, &["check", "--rules"]));
    assert!(RULES.iter().all(|rule| rules.contains(rule.id)));
    for arguments in [
        vec!["check", "nowhere.json"],
        vec!["check"],
        vec!["check", "--rule", "nonsense", "--workspace", "one"],
        vec!["export", "--workspace", "nowhere"],
        vec!["export", "--workspace", "one", "--journey", "x"],
        vec!["apply", "nowhere.json", "--workspace", "one"],
    ] {
        let code = run(&data, &arguments).status.code();
        assert_eq!(code, Some(2), "{arguments:?}");
    }
}
