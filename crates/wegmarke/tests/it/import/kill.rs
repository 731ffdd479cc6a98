//! kill -9 at any moment: what was reported as stored is there, nothing else is visible, and
//! importing again completes.

use std::fmt::Write;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use wegmarke::accounts::workspaces;
use wegmarke::events::manifest;
use wegmarke::{App, Config};
use wegmarke_analytics::log::EventLog;

use super::{Stored, stored};

const KILLS: u32 = 50;
const ROWS: u64 = 2_000;

/// A small generator of its own, so that a failure can be repeated from the printed seed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

/// A file of its own for every round, with equal rows inside, and the events it holds.
fn file(round: u32) -> (String, Vec<Stored>) {
    let mut text = String::from("customer,event,time,round\n");
    let mut events = Vec::new();
    for row in 0..ROWS {
        let (customer, name) = (row % 271, row % 7);
        // Every third row is there twice.
        let time = 1_767_225_600 + row / 3 * 2;
        writeln!(text, "c{customer},e{name},{time},{round}").unwrap();
        let properties = vec![("round".to_owned(), round.to_string())];
        let time = i64::try_from(time).unwrap() * 1_000_000;
        events.push((format!("c{customer}"), format!("e{name}"), time, properties));
        if row % 3 == 0 {
            writeln!(text, "c{customer},e{name},{},{round}", time / 1_000_000).unwrap();
            events.push(events.last().unwrap().clone());
        }
    }
    (text, events)
}

fn start(data: &Path, file: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_wegmarke"))
        .arg("--data")
        .arg(data)
        .args(["import", "--workspace", "acme", "--json"])
        .arg(file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Whether the import said that it is stored.
fn reported(child: &mut Child) -> bool {
    let mut told = String::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut told)
        .unwrap();
    told.contains("\"state\": \"stored\"")
}

/// Waits until an import is over or its time is; then kills it. Whether it was over by itself.
fn over_within(child: &mut Child, patience: Duration) -> bool {
    let began = Instant::now();
    while began.elapsed() < patience {
        if child.try_wait().unwrap().is_some() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    false
}

#[tokio::test]
async fn killed_imports_lose_nothing_that_was_reported_and_can_be_repeated() {
    let seed = u64::from(std::process::id());
    let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ seed);
    let data = tempfile::tempdir().unwrap();
    let files = tempfile::tempdir().unwrap();
    let path = files.path().join("events.csv");
    let app = App::open(&Config::embedded(data.path())).await.unwrap();
    let mut expected: Vec<Stored> = Vec::new();
    let mut longest = Duration::ZERO;
    let (mut killed, mut round) = (0, 0);
    while killed < KILLS {
        round += 1;
        let place = format!("round {round} of seed {seed}");
        assert!(round < 10 * KILLS, "hardly any import can be killed");
        let (text, events) = file(round);
        std::fs::write(&path, text).unwrap();
        let began = Instant::now();
        let mut child = start(data.path(), &path);
        // The first rounds tell how long an import takes; the others die somewhere within that.
        let is_measured = round <= 2;
        let patience = match is_measured {
            true => Duration::from_secs(120),
            false => longest.mul_f64((random.next() % 1000) as f64 / 1000.0),
        };
        let over = over_within(&mut child, patience);
        if is_measured {
            longest = longest.max(began.elapsed());
        }
        let was_reported = reported(&mut child);
        assert!(!over || was_reported, "{place} failed by itself");
        killed += u32::from(!over);

        let before = expected.len();
        expected.extend(events);
        // All of the file or nothing of it; all of it when it was reported.
        let found = count(&app).await;
        let is_whole = found == expected.len();
        assert!(is_whole || (found == before && !was_reported), "{place}");
        if !over {
            let mut child = start(data.path(), &path);
            assert!(reported(&mut child) && child.wait().unwrap().success());
        }
    }
    eprintln!("{killed} of {round} imports killed, seed {seed}");
    expected.sort();
    let is_equal = stored(&app, "acme").await == expected;
    assert!(is_equal, "not the same events, seed {seed}");
    let left = walk(&data.path().join("events"));
    let count = |part: &str| left.iter().filter(|path| path.contains(part)).count();
    let segments = usize::try_from(round).unwrap();
    assert_eq!(count(".parquet"), segments, "orphaned segments: {left:?}");
    assert_eq!(count("scratch") + count("partial"), 0, "{left:?}");
}

/// How many events the log holds; the workspace may not be there yet.
async fn count(app: &App) -> usize {
    let mut transaction = app.database.read().await.unwrap();
    let workspace = workspaces::find(&mut transaction, "acme").await.unwrap();
    drop(transaction);
    let Some(workspace) = workspace else { return 0 };
    let manifest = manifest(app, workspace.id).await.unwrap();
    if manifest.segments.is_empty() {
        return 0;
    }
    let log = EventLog::open(manifest.segments).unwrap();
    log.index().unwrap().trails.visits()
}

/// The files below a folder.
fn walk(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files.extend(walk(&path)),
            false => files.push(path.to_string_lossy().into_owned()),
        }
    }
    files
}
