//! `wegmarke import` as people and scripts call it.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use wegmarke::{App, Config};

use super::{stored, test_file};

fn command(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wegmarke"));
    command
        .arg("--data")
        .arg(data)
        .arg("import")
        .args(["--workspace", "acme"]);
    command
}

fn run(data: &Path, arguments: &[&str]) -> Output {
    command(data).args(arguments).output().unwrap()
}

#[track_caller]
fn json(output: &Output, code: i32) -> Value {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{errors}");
    let text = if code < 2 {
        &output.stdout
    } else {
        &output.stderr
    };
    serde_json::from_slice(text).unwrap_or_else(|cause| panic!("{cause}: {errors}"))
}

fn path(name: &str) -> String {
    test_file(name).to_str().unwrap().to_owned()
}

async fn count(data: &Path) -> usize {
    let app = App::open(&Config::embedded(data)).await.unwrap();
    stored(&app, "acme").await.len()
}

#[tokio::test]
async fn imports_into_a_workspace_of_its_own_making() {
    let data = tempfile::tempdir().unwrap();
    let file = path("anfragen.csv");
    let planned = json(&run(data.path(), &[&file, "--dry-run", "--json"]), 0);
    assert_eq!(
        (&planned["import"]["events"], &planned["dry_run"]),
        (&5.into(), &true.into())
    );
    let done = json(&run(data.path(), &[&file, "--json"]), 0);
    assert_eq!(
        (&done["import"]["state"], &done["import"]["events"]),
        (&"stored".into(), &5.into())
    );
    assert_eq!(done["mapping"]["time_zone"], "Europe/Berlin");
    assert_eq!(count(data.path()).await, 5);
    let planned = json(&run(data.path(), &[&file, "--dry-run", "--json"]), 0);
    assert_eq!(planned["import"]["duplicates"], 5);
    let again = run(data.path(), &[&file]);
    assert_eq!(again.status.code(), Some(0));
    let told = String::from_utf8(again.stdout).unwrap();
    assert!(
        told.contains("read as csv") && told.contains("stored"),
        "{told}"
    );
    assert_eq!(count(data.path()).await, 5);
}

#[tokio::test]
async fn the_mapping_can_be_given() {
    let data = tempfile::tempdir().unwrap();
    let file = path("anfragen.csv");
    let arguments = [
        "--case",
        "Ort",
        "--event",
        "Kundennr",
        "--time",
        "Zeitpunkt",
    ];
    let more = [
        "--timezone",
        "UTC",
        "--time-format",
        "day-first",
        "--format",
        "csv",
        "--json",
    ];
    let done = json(
        &run(
            data.path(),
            &[&[&file[..]], &arguments[..], &more[..]].concat(),
        ),
        0,
    );
    assert_eq!(done["import"]["customers"], 2);
    assert_eq!(done["mapping"]["customer"], "Ort");
    let app = App::open(&Config::embedded(data.path())).await.unwrap();
    let events = stored(&app, "acme").await;
    assert!(
        events
            .iter()
            .any(|event| event.0 == "Münster" && event.1 == "K-1")
    );
}

#[tokio::test]
async fn standard_input_is_a_file_too() {
    let data = tempfile::tempdir().unwrap();
    let input = std::fs::File::open(test_file("travels.json")).unwrap();
    let mut command = command(data.path());
    command
        .args(["-", "--json", "--object-type", "family"])
        .stdin(Stdio::from(input));
    let done = json(&command.output().unwrap(), 0);
    assert_eq!(
        (&done["import"]["events"], &done["import"]["rejected"]),
        (&1.into(), &1.into())
    );
}

#[tokio::test]
async fn too_many_rejects_are_a_finding_and_store_nothing() {
    let data = tempfile::tempdir().unwrap();
    let file = path("with-bad-lines.csv");
    for limit in ["2", "59%"] {
        let refused = json(
            &run(data.path(), &[&file, "--json", "--max-rejects", limit]),
            1,
        );
        assert_eq!(refused["import"]["error"]["code"], "too_many_rejects");
        let refused = json(
            &run(
                data.path(),
                &[&file, "--json", "--dry-run", "--max-rejects", limit],
            ),
            1,
        );
        assert_eq!(refused["import"]["state"], "failed");
    }
    for limit in ["3", "60%"] {
        let done = json(
            &run(data.path(), &[&file, "--json", "--max-rejects", limit]),
            0,
        );
        assert_eq!(done["import"]["rejected"], 3);
        let rejects = std::fs::read_to_string(done["rejects"].as_str().unwrap()).unwrap();
        assert_eq!(rejects.lines().count(), 4);
    }
    assert_eq!(count(data.path()).await, 2);
}

#[test]
fn what_cannot_be_imported_says_why() {
    let data = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let nothing = write("empty.csv", b"");
    let header = write("header.csv", b"customer;event;time\n");
    let garbage = write(
        "garbage.bin",
        &[0x7f, 1, 2, 3, 4, 5, 6, 7, 0x80, 0xff, 0, 0, 0, 3, 2, 1],
    );
    let missing = folder
        .path()
        .join("missing.csv")
        .to_str()
        .unwrap()
        .to_owned();
    let directory = folder.path().to_str().unwrap().to_owned();
    for (file, code) in [
        (nothing, "file_empty"),
        (header, "file_without_events"),
        (garbage, "file_of_another_kind"),
        (missing, "file_missing"),
        (directory, "file_is_folder"),
    ] {
        let problem = json(&run(data.path(), &[&file, "--json"]), 2);
        assert_eq!(problem["code"], code, "{problem}");
    }
    let file = path("anfragen.csv");
    let problem = json(
        &run(data.path(), &[&file, "--json", "--case", "Customer"]),
        2,
    );
    assert_eq!(problem["code"], "unknown_column");
    assert_eq!(problem["fields"]["columns"][0], "Kundennr");
    let problem = json(
        &run(data.path(), &[&file, "--json", "--timezone", "Mars"]),
        2,
    );
    assert_eq!(problem["code"], "unknown_time_zone");
    let wrong = run(data.path(), &[&file, "--max-rejects", "some"]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[tokio::test]
async fn imports_of_several_processes_wait_for_each_other() {
    let data = tempfile::tempdir().unwrap();
    let files = [
        "anfragen.csv",
        "anfragen.xes",
        "travels.json",
        "with-bad-lines.csv",
    ];
    let start = |name: &&str| command(data.path()).arg(path(name)).spawn().unwrap();
    // Twice, so that two processes also race for the same events.
    let children: Vec<_> = files.iter().chain(&files).map(start).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(count(data.path()).await, 5 + 3 + 3 + 2);
}

/// A disk that fills up while the import writes: needs a small file system of its own.
#[tokio::test]
async fn a_full_disk_stores_nothing() {
    let data = tempfile::tempdir().unwrap();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=6m", "tmpfs"])
        .arg(data.path())
        .stderr(Stdio::null())
        .status();
    if !mounted.is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED a_full_disk_stores_nothing: only root can mount a small file system");
        return;
    }
    let _unmount = Unmount(data.path());
    let folder = tempfile::tempdir().unwrap();
    let large = folder.path().join("large.csv");
    let mut text = String::from("customer,event,time,note\n");
    for row in 0..100_000_u64 {
        // Noise that does not compress: more than the disk holds.
        let time = 1_767_225_600 + row;
        write!(text, "{},visit,{time},", row % 977).unwrap();
        for word in 0..8_u64 {
            let noise = (row * 8 + word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            write!(
                text,
                "{:016x}",
                (noise ^ noise >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9)
            )
            .unwrap();
        }
        text.push('\n');
    }
    std::fs::write(&large, text).unwrap();
    let before = run(data.path(), &[&path("anfragen.csv"), "--json"]);
    json(&before, 0);
    let problem = run(data.path(), &[large.to_str().unwrap(), "--json"]);
    let said = String::from_utf8_lossy(&problem.stderr);
    assert_eq!(problem.status.code(), Some(3), "{said}");
    assert!(said.contains("disk_full"), "{said}");
    assert_eq!(count(data.path()).await, 5);
    // There is room again for a small one: nothing of the large one is left.
    json(
        &run(data.path(), &[&path("with-bad-lines.csv"), "--json"]),
        0,
    );
    assert_eq!(count(data.path()).await, 7);
}

struct Unmount<'a>(&'a Path);

impl Drop for Unmount<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}
