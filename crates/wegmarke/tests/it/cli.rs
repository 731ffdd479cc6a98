//! The program as it is called: output, exit codes, several processes on one data folder.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use crate::app::PASSWORD;

fn wegmarke(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wegmarke"));
    command.env_clear().arg("--data").arg(data).args(arguments);
    command
}

fn run(data: &Path, arguments: &[&str]) -> Output {
    wegmarke(data, arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn start_with_input(data: &Path, arguments: &[&str], input: &str) -> Child {
    let mut command = wegmarke(data, arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    child
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_help_names_every_command_with_examples_and_exit_codes() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["--help"]);
    assert_eq!(output.status.code(), Some(0));
    let help = text(&output.stdout);
    for expected in [
        "Run:\n",
        "  serve ",
        "  user ",
        "Examples:",
        "Exit codes:",
        "--data <DIR>",
    ] {
        assert!(
            help.contains(expected),
            "{expected:?} is missing in\n{help}"
        );
    }
    assert!(!folder.path().join("wegmarke.sqlite").exists());
}

#[test]
fn wrong_arguments_end_with_two() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &["nonsense"][..],
        &[],
        &["serve", "--listen", "here"],
        &["user"],
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            output.stdout.is_empty() && !output.stderr.is_empty(),
            "{arguments:?}"
        );
    }
}

#[test]
fn accounts_are_managed_at_the_console() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let create = [
        "user",
        "create",
        "Anna@example.org",
        "--name",
        "Anna",
        "--workspace",
        "acme",
    ];
    let refused = start_with_input(data, &create, PASSWORD)
        .wait_with_output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("--create-workspace"));
    assert_eq!(text(&run(data, &["user", "list"]).stdout), "");

    let create = [&create[..], &["--create-workspace"]].concat();
    let weak = start_with_input(data, &create, "short\n")
        .wait_with_output()
        .unwrap();
    assert_eq!(weak.status.code(), Some(2));
    let made = start_with_input(data, &create, &format!("{PASSWORD}\n"));
    assert_eq!(made.wait_with_output().unwrap().status.code(), Some(0));

    let listed = run(data, &["user", "list", "--json"]);
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(listed[0]["email"], "anna@example.org");
    assert_eq!(listed[0]["workspaces"][0]["role"], "admin");

    let role = run(
        data,
        &[
            "user",
            "role",
            "anna@example.org",
            "--workspace",
            "acme",
            "none",
        ],
    );
    assert_eq!(role.status.code(), Some(2));
    assert!(
        text(&role.stderr).contains("needs an admin"),
        "{}",
        text(&role.stderr)
    );
    let unknown = run(data, &["--json", "user", "password", "berta@example.org"]);
    let problem: serde_json::Value = serde_json::from_slice(&unknown.stderr).unwrap();
    assert_eq!(
        (unknown.status.code(), &problem["code"]),
        (Some(2), &"not_found".into())
    );
}

#[test]
fn several_processes_share_one_data_folder() {
    let folder = tempfile::tempdir().unwrap();
    let emails: Vec<String> = (0..5)
        .map(|number| format!("user{number}@example.org"))
        .collect();
    let children: Vec<Child> = emails
        .iter()
        .map(|email| {
            let create = ["user", "create", email, "--name", "x"];
            start_with_input(folder.path(), &create, PASSWORD)
        })
        .collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    }
    let listed = text(&run(folder.path(), &["user", "list"]).stdout);
    assert!(
        emails.iter().all(|email| listed.contains(email)),
        "{listed}"
    );
}

#[test]
fn the_server_prints_a_set_up_link_and_ends_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = wegmarke(folder.path(), &["serve", "--listen", "127.0.0.1:0"]);
    let mut server = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let lines: Vec<String> = lines.take(3).map(Result::unwrap).collect();
    assert!(lines[0].contains("http://127.0.0.1:"), "{lines:?}");
    assert!(lines[2].contains("/setup?token="), "{lines:?}");
    let told = Command::new("kill")
        .arg(server.id().to_string())
        .status()
        .unwrap();
    assert!(told.success());
    assert_eq!(server.wait().unwrap().code(), Some(0));
}

#[test]
fn the_description_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["openapi"]);
    let description: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(description["paths"]["/health"].is_object());
}

#[test]
fn a_server_that_cannot_be_reached_ends_with_three() {
    let folder = tempfile::tempdir().unwrap();
    let url = "postgres://nobody:secret@127.0.0.1:1/none";
    let output = run(folder.path(), &["--database-url", url, "user", "list"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(!text(&output.stderr).contains("secret"));
}
