//! Files that are missing, in the way, cut or changed.

use std::fs;

use super::super::{EventLog, LogError, LogWriter, compact};
use super::{Given, Store, given, push_all};

fn events(count: i64) -> Vec<Given> {
    let event = |number: i64| {
        given(
            &format!("customer {}", number % 97),
            number,
            "e",
            &[("p", "a value")],
        )
    };
    (0..count).map(event).collect()
}

#[test]
fn a_cut_segment_is_an_error() {
    let mut store = Store::new();
    store.import(&events(500));
    let path = store.segments[0].clone();
    let whole = fs::read(&path).unwrap();
    for length in (0..whole.len()).step_by(37).chain([whole.len() - 1]) {
        fs::write(&path, &whole[..length]).unwrap();
        let error = EventLog::open(vec![path.clone()]).unwrap_err();
        assert!(matches!(error, LogError::Segment { .. }), "{error}");
    }
}

/// Parquet has no checksum that we could rely on: a changed byte may go unseen, but it must never
/// bring the program down.
#[test]
fn a_changed_segment_is_never_a_panic() {
    let mut store = Store::new();
    store.import(&events(60));
    let path = store.segments[0].clone();
    let whole = fs::read(&path).unwrap();
    let mut errors = 0;
    for position in 0..whole.len() {
        for flip in [0x01, 0x80] {
            let mut changed = whole.clone();
            changed[position] ^= flip;
            fs::write(&path, &changed).unwrap();
            let read = EventLog::open(vec![path.clone()]).and_then(|log| {
                let index = log.index()?;
                log.property(&index, "p")
            });
            errors += usize::from(read.is_err());
            let _ = store.write(&events(3), &store.path("trial"));
            let _ = fs::remove_file(store.path("trial"));
        }
    }
    assert!(errors > 0);
}

#[test]
fn another_file_is_no_segment() {
    let store = Store::new();
    let path = store.path("text");
    fs::write(&path, "customer;event;time\n".repeat(100)).unwrap();
    let error = EventLog::open(vec![path.clone()]).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("text cannot be read as a segment"),
        "{error}"
    );
    let error = EventLog::open(vec![store.path("missing")]).unwrap_err();
    assert!(matches!(error, LogError::File { .. }), "{error}");
    assert!(error.to_string().contains("missing"), "{error}");
}

#[test]
fn a_segment_is_never_overwritten() {
    let mut store = Store::new();
    store.import(&events(10));
    let before = fs::read(&store.segments[0]).unwrap();
    let error = store.write(&events(20), &store.segments[0]).unwrap_err();
    assert!(matches!(error, LogError::Exists { .. }), "{error}");
    assert_eq!(fs::read(&store.segments[0]).unwrap(), before);
}

#[test]
fn a_failed_import_leaves_no_file() {
    let mut store = Store::new();
    store.import(&events(10));
    let damaged = store.path("damaged");
    fs::write(&damaged, "x").unwrap();
    store.segments.push(damaged);
    store.write(&events(20), &store.path("trial")).unwrap_err();
    let folder = store.path("no folder");
    store.segments.clear();
    store.write(&events(20), &folder.join("trial")).unwrap_err();
    let left = fs::read_dir(store.folder.path()).unwrap();
    let mut left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["0.parquet", "damaged"]);
}

/// Every Linux has a device that is always full.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_clear_error() {
    let store = Store::new();
    let target = store.path("trial");
    std::os::unix::fs::symlink("/dev/full", store.path("trial.parquet.partial")).unwrap();
    let error = store
        .write(&events(1000), &target.with_extension("parquet"))
        .unwrap_err();
    assert!(matches!(error, LogError::File { .. }), "{error}");
    assert!(error.to_string().contains("trial.parquet"), "{error}");
    assert!(!target.with_extension("parquet").exists());
    assert!(!store.path("scratch").exists());
}

#[test]
fn what_a_killed_import_left_does_no_harm() {
    let mut store = Store::new();
    let scratch = store.path("scratch");
    let mut writer = LogWriter::create(&scratch).unwrap();
    push_all(&mut writer, &events(100)).unwrap();
    // The process ends here: nothing is dropped, files stay.
    std::mem::forget(writer);
    fs::write(scratch.join("bucket-00.rows"), "rubbish").unwrap();
    fs::write(store.path("0.parquet.partial"), "rubbish").unwrap();
    assert_eq!(store.import(&events(50)).segment.unwrap().events, 50);
    assert_eq!(store.read().len(), 50);
}

#[test]
fn an_index_fits_its_own_segments_only() {
    let mut store = Store::new();
    store.import(&events(10));
    let saved = store.path("index");
    let old = store.log().index().unwrap();
    old.save(&saved).unwrap();
    store.import(&events(20));
    let log = store.log();
    assert!(matches!(
        log.saved_index(&saved),
        Err(LogError::Index { .. })
    ));
    assert!(matches!(
        log.property(&old, "p"),
        Err(LogError::ForeignIndex)
    ));
    assert!(matches!(log.customers(&old), Err(LogError::ForeignIndex)));
}

#[test]
fn nothing_cannot_be_compacted() {
    let store = Store::new();
    compact(&[], &store.path("trial")).unwrap_err();
    assert_eq!(fs::read_dir(store.folder.path()).unwrap().count(), 0);
}
