//! Known-good answers of other tools on real logs, through the program as it is called: import the
//! file, ask for the report, compare. Needs the logs, which are not ours to ship: a folder with
//! `data/` and `oracles/`, named by `WEGMARKE_SHARED`. Run by `make test-oracles`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The raw files behind a log, with the roles of their columns where they must be named.
const RAW: &[(&str, &str, &[&str])] = &[
    ("helpdesk", "helpdesk.xes.gz", &[]),
    ("bpic2012", "bpic2012.xes.gz", &[]),
    ("receipt", "08_receipt.xes.gz", &[]),
    (
        "receipt",
        "receipt.csv",
        &["case:concept:name", "concept:name", "time:timestamp"],
    ),
    ("teleclaims", "02_teleclaims.xes.gz", &[]),
    ("running_example", "running-example.xes", &[]),
    (
        "running_example",
        "running-example.csv",
        &["case:concept:name", "concept:name", "time:timestamp"],
    ),
    ("ecom", "ecom.csv.gz", &["user_id", "event", "timestamp"]),
];

/// The program with a data folder of its own.
struct Program {
    data: tempfile::TempDir,
}

impl Program {
    fn run(&self, arguments: &[&str]) -> Value {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wegmarke"));
        command
            .env_clear()
            .arg("--data")
            .arg(self.data.path())
            .arg("--json")
            .args(arguments);
        let output = command.output().unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {error}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    fn import(&self, workspace: &str, file: &Path, columns: &[&str]) {
        let mut arguments = vec![
            "import",
            file.to_str().unwrap(),
            "--workspace",
            workspace,
            "--timezone",
            "UTC",
        ];
        for (option, column) in ["--case", "--event", "--time"].iter().zip(columns) {
            arguments.extend([*option, *column]);
        }
        self.run(&arguments);
    }

    fn report(&self, workspace: &str, name: &str) -> Value {
        self.run(&["report", name, "--workspace", workspace])
    }
}

fn read(path: &Path) -> Option<Value> {
    let text = std::fs::read_to_string(path).ok()?;
    // Python writes what JSON does not have; nothing that is compared here is one of those.
    let text = text
        .replace(": NaN", ": null")
        .replace(": Infinity", ": null");
    Some(serde_json::from_str(&text).unwrap())
}

/// (from, to) → (count, median in seconds) of an oracle's list, whose median may stand elsewhere.
fn edges(oracle: &Value) -> BTreeMap<(String, String), (u64, Option<f64>)> {
    let name = |value: &Value| value.as_str().unwrap().to_owned();
    let mut edges = BTreeMap::new();
    for edge in oracle["dfg"].as_array().unwrap() {
        let median = edge.get(3).and_then(|times| times["median_s"].as_f64());
        edges.insert(
            (name(&edge[0]), name(&edge[1])),
            (edge[2].as_u64().unwrap(), median),
        );
    }
    for times in oracle["performance_s"].as_array().into_iter().flatten() {
        let edge = edges.get_mut(&(name(&times[0]), name(&times[1]))).unwrap();
        edge.1 = times[2]["median"].as_f64();
    }
    edges
}

fn compare_transitions(report: &Value, oracle: &Value, what: &str) {
    assert_eq!(report["events"], oracle["events"], "{what}: events");
    assert_eq!(
        report["customers"], oracle["customers"],
        "{what}: customers"
    );
    let mut expected = edges(oracle);
    for row in report["transitions"].as_array().unwrap() {
        let text = |field: &str| row[field].as_str().unwrap().to_owned();
        let edge = (text("from"), text("to"));
        let (count, median) = expected
            .remove(&edge)
            .unwrap_or_else(|| panic!("{what}: {edge:?} too much"));
        assert_eq!(row["count"].as_u64(), Some(count), "{what}: {edge:?}");
        let found = row["median_seconds"].as_f64().unwrap();
        // The oracles round to a microsecond.
        assert!(
            median.is_none_or(|median| (median - found).abs() < 2e-6),
            "{what}: {edge:?} {found}"
        );
    }
    assert!(expected.is_empty(), "{what}: {expected:?} missing");
    for (field, oracle_field) in [("starts", "start"), ("ends", "end")] {
        if let Some(expected) = oracle.get(oracle_field) {
            let sorted: BTreeMap<_, _> = expected.as_object().unwrap().iter().collect();
            let found: BTreeMap<_, _> = report[field].as_object().unwrap().iter().collect();
            assert_eq!(found, sorted, "{what}: {field}");
        }
    }
}

fn compare_variants(report: &Value, oracle: &Value, what: &str) {
    assert_eq!(
        report["total_variants"], oracle["variants"],
        "{what}: variants"
    );
    let rows = report["variants"].as_array().unwrap();
    let found: Vec<Value> = rows
        .iter()
        .map(|row| serde_json::json!([row["path"], row["customers"]]))
        .collect();
    assert_eq!(
        &found,
        oracle["top_variants"].as_array().unwrap(),
        "{what}: top variants"
    );
}

#[test]
#[ignore = "needs the logs of other people: make test-oracles"]
fn oracles() {
    let shared = std::env::var_os("WEGMARKE_SHARED").map(PathBuf::from);
    let shared = shared.expect("WEGMARKE_SHARED names the folder with data/ and oracles/");
    let mut files: Vec<(String, PathBuf, &[&str])> = Vec::new();
    for entry in std::fs::read_dir(shared.join("data/logs")).unwrap() {
        let path = entry.unwrap().path();
        let log = path.file_stem().unwrap().to_str().unwrap().to_owned();
        files.push((log, path, &["customer", "touchpoint", "ts"]));
    }
    for (log, file, columns) in RAW {
        files.push((
            (*log).to_owned(),
            shared.join("data/raw").join(file),
            columns,
        ));
    }
    files.sort();
    let program = Program {
        data: tempfile::tempdir().unwrap(),
    };
    let mut compared = 0;
    for (number, (log, file, columns)) in files.iter().enumerate() {
        let oracles = ["pm4py", "journeys"]
            .map(|tool| read(&shared.join(format!("oracles/{tool}_{log}.json"))));
        if !file.exists() || oracles.iter().all(Option::is_none) {
            eprintln!(
                "{log}: no file or no known-good answer for {}",
                file.display()
            );
            continue;
        }
        let workspace = format!("log-{number}");
        program.import(&workspace, file, columns);
        let transitions = program.report(&workspace, "transitions");
        let variants = program.report(&workspace, "variants");
        let name = file.file_name().unwrap().to_string_lossy();
        for oracle in oracles.iter().flatten() {
            compare_transitions(&transitions, oracle, &name);
            compare_variants(&variants, oracle, &name);
        }
        eprintln!("{name}: {} events as known", transitions["events"]);
        compared += 1;
    }
    assert!(compared > 0, "nothing was compared");
}
