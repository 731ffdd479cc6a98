//! Time and memory of the event log over generated events, one JSON line a measurement.
//!
//! `cargo bench -p wegmarke-analytics --bench log [-- EVENTS]`; 10 million events unless said
//! otherwise. CPU seconds are those of all threads, peak memory is that of the measured part (Linux
//! only: elsewhere both are null). The page cache is warm.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use wegmarke_analytics::log::{Event, EventLog, LogWriter, compact};

/// Names, values and customers as in the benchmark of the whole program.
const TOUCHPOINTS: u64 = 60;
const MARKETS: [&str; 3] = ["DE", "AT", "CH"];
const CHANNELS: [&str; 4] = ["web", "phone", "store", "app"];
/// The clock of the kernel counts hundredths of a second.
const TICKS: f64 = 100.0;

fn main() -> Result<(), Box<dyn Error>> {
    let wanted = std::env::args()
        .skip(1)
        .find_map(|argument| argument.parse().ok());
    let events: u64 = wanted.unwrap_or(10_000_000);
    let folder = std::env::temp_dir().join(format!("wegmarke-bench-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let result = bench(&folder, events);
    fs::remove_dir_all(&folder)?;
    result
}

fn bench(folder: &std::path::Path, events: u64) -> Result<(), Box<dyn Error>> {
    let import = |name: &str, range: std::ops::Range<u64>, existing: &[PathBuf]| {
        let path = folder.join(format!("{name}.parquet"));
        let mut writer = LogWriter::create(&folder.join("scratch"))?;
        let pushed = range.end - range.start;
        measure(&format!("{name}: push"), pushed, || {
            push(&mut writer, range, events)
        })?;
        let finished = measure(&format!("{name}: finish"), pushed, || {
            writer.finish(existing, &path, &mut |_| {})
        })?;
        let new = finished.segment.map_or(0, |segment| segment.events);
        println!(
            "{}",
            serde_json::json!({ "name": name, "new": new, "duplicates": finished.duplicates })
        );
        Ok::<PathBuf, Box<dyn Error>>(path)
    };
    let whole = import("one import", 0..events, &[])?;
    import(
        "the same import again",
        0..events,
        std::slice::from_ref(&whole),
    )?;
    println!(
        "{}",
        serde_json::json!({ "name": "segment", "bytes": fs::metadata(&whole)?.len() })
    );
    let log = EventLog::open(vec![whole])?;
    let index = measure("index of one segment", events, || log.index())?;
    measure("one property", events, || log.property(&index, "channel"))?;
    measure("names of the customers", events, || log.customers(&index))?;
    let saved = folder.join("index");
    measure("save the index", events, || index.save(&saved))?;
    drop(index);
    measure("load the index", events, || log.saved_index(&saved))?;
    let cut = [0, events / 3, events / 3 * 2, events];
    let mut segments = Vec::new();
    for (number, range) in cut.windows(2).enumerate() {
        let name = format!("import {} of 3", number + 1);
        segments.push(import(&name, range[0]..range[1], &segments)?);
    }
    let log = EventLog::open(segments.clone())?;
    let index = measure("index of three segments", events, || log.index())?;
    measure("one property of three segments", events, || {
        log.property(&index, "channel")
    })?;
    drop(index);
    measure("compact three segments", events, || {
        compact(&segments, &folder.join("compact"))
    })?;
    Ok(())
}

/// Pushes some of the events of a log of `all` events, in order of time, customers interleaved.
fn push(
    writer: &mut LogWriter,
    range: std::ops::Range<u64>,
    all: u64,
) -> Result<(), Box<dyn Error>> {
    let (market, channel) = (writer.property("market"), writer.property("channel"));
    let names: Vec<String> = (0..TOUCHPOINTS)
        .map(|code| format!("touchpoint {code}"))
        .collect();
    for line in range {
        let random = scrambled(line);
        let number = random % all.div_ceil(10);
        let code = (random >> 40) % TOUCHPOINTS;
        let customer = format!("c{number}");
        let properties = [
            (market, MARKETS[(number % 3) as usize]),
            (channel, CHANNELS[(code % 4) as usize]),
        ];
        writer.push(&Event {
            customer: &customer,
            name: &names[code as usize],
            time: 1_735_689_600_000_000 + (line * (540 * 86_400_000 / all)) as i64 * 1000,
            line: line + 2,
            properties: &properties,
        })?;
    }
    Ok(())
}

/// A number without pattern for each number.
fn scrambled(number: u64) -> u64 {
    let mixed = (number + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed ^ (mixed >> 31)
}

fn measure<T, E: Into<Box<dyn Error>>>(
    name: &str,
    events: u64,
    work: impl FnOnce() -> Result<T, E>,
) -> Result<T, Box<dyn Error>> {
    // Makes the kernel forget the peak so far.
    let _ = fs::write("/proc/self/clear_refs", "5");
    let (start, cpu) = (Instant::now(), cpu_seconds());
    let result = work().map_err(Into::into)?;
    let wall = start.elapsed().as_secs_f64();
    let cpu = cpu_seconds().zip(cpu).map(|(now, before)| now - before);
    let line = serde_json::json!({
        "name": name, "events": events, "wall_seconds": wall, "cpu_seconds": cpu,
        "peak_bytes": peak_bytes(),
    });
    println!("{line}");
    Ok(result)
}

/// User and system time of the process.
fn cpu_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let after_name = stat.rsplit_once(')')?.1;
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / TICKS)
}

fn peak_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kilobytes * 1024)
}
