//! Time of each kernel over generated trails, on one thread and on all.
//!
//! `cargo bench -p wegmarke-analytics --bench kernels [-- EVENTS]`; 10 million events unless said
//! otherwise. The best of five runs is shown: the machine's other work only ever adds to it. The
//! processor time on one thread is the number to compare, wall times depend on the neighbours.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use wegmarke_analytics::kernels::steps::Details;
use wegmarke_analytics::kernels::{discovery, overview, scores, steps, transitions, variants};
use wegmarke_analytics::model::{Model, Restart, Step};
use wegmarke_analytics::trails::{Selection, Trails};

const TOUCHPOINTS: u16 = 60;
const DAY: i64 = 86_400_000_000;

fn main() {
    let wanted = std::env::args()
        .skip(1)
        .find_map(|argument| argument.parse().ok());
    let trails = generate(wanted.unwrap_or(10_000_000));
    println!(
        "{} events, {} customers",
        trails.visits(),
        trails.customers()
    );
    println!(
        "{:<28}{:>12}{:>12}{:>12}",
        "milliseconds", "one core", "wall", "all cores"
    );
    let all = Selection::everything();
    let half = Selection::period(200 * DAY, 400 * DAY);
    let touchpoints = TOUCHPOINTS as usize;
    let log_end = trails.span().map_or(0, |span| span.1);
    let model = model();
    let given: Vec<f32> = (0..trails.visits())
        .map(|event| if event % 9 == 0 { 75.0 } else { f32::NAN })
        .collect();
    let details = Details {
        scores: Some(&given),
        reasons: None,
    };
    let months: Vec<i64> = (0..18).map(|month| month * 30 * DAY).collect();
    let names: Vec<String> = (0..TOUCHPOINTS)
        .map(|code| format!("touchpoint {code:02}"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let ranks: Vec<u16> = (0..TOUCHPOINTS).collect();

    show("overview", || {
        overview::overview(&trails, &all, touchpoints).events
    });
    show("overview, 200 days", || {
        overview::overview(&trails, &half, touchpoints).events
    });
    show("transitions, counted", || {
        transitions::transitions(&trails, &all, touchpoints).events
    });
    show("transitions, with quantiles", || {
        transitions::transitions(&trails, &all, touchpoints)
            .list()
            .len() as u64
    });
    show("variants, top 100", || {
        variants::variants(&trails, &all).top(100, &ranks).len() as u64
    });
    show("steps", || {
        steps::steps(&trails, &all, &model, details, touchpoints, log_end).runs
    });
    show("scores by month", || {
        let answer = scores::scores(&trails, &all, touchpoints, &months, Some(&given));
        answer.touchpoints[0].events
    });
    show("discovery", || {
        let proposal = discovery::discover(&trails, &all, &names, 0.05, log_end);
        proposal.map_or(0, |proposal| proposal.steps.len() as u64)
    });
}

fn show(name: &str, kernel: impl Fn() -> u64 + Sync) {
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let alone = one.ok().map(|pool| best(|| pool.install(&kernel)));
    let together = best(&kernel);
    let milliseconds = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1e3);
    let (cpu, wall) = alone
        .map(|(cpu, wall)| (milliseconds(cpu), milliseconds(wall)))
        .unzip();
    let [cpu, wall] = [cpu, wall].map(Option::unwrap_or_default);
    println!(
        "{name:<28}{cpu:>12}{wall:>12}{:>12}",
        milliseconds(together.1)
    );
}

/// The least processor time and the least wall time of five runs.
fn best(run: impl Fn() -> u64) -> (Duration, Duration) {
    let time = |_| {
        let (start, cpu) = (Instant::now(), processor_time());
        black_box(run());
        (processor_time().saturating_sub(cpu), start.elapsed())
    };
    let times: Vec<(Duration, Duration)> = (0..5).map(time).collect();
    let least = |of: fn(&(Duration, Duration)) -> Duration| times.iter().map(of).min();
    (
        least(|time| time.0).unwrap_or_default(),
        least(|time| time.1).unwrap_or_default(),
    )
}

/// What all threads of this process have used so far, where the system tells (Linux), else zero.
fn processor_time() -> Duration {
    let tasks = std::fs::read_dir("/proc/self/task")
        .into_iter()
        .flatten()
        .flatten();
    let used = tasks.filter_map(|task| {
        let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(used.sum())
}

/// Customers who walk forward through the touchpoints with detours; always the same ones.
fn generate(events: usize) -> Trails {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % below
    };
    let mut trails = Trails::default();
    while trails.visits() < events {
        let mut time = random(500 * DAY as u64) as i64;
        let mut touchpoint = random(5) as i64;
        for _ in 0..1 + random(5) + random(5) + random(5) {
            trails.touchpoints.push(touchpoint as u16);
            trails.times.push(time);
            time += random(3 * DAY as u64) as i64;
            touchpoint += random(8) as i64 - 1;
            touchpoint = touchpoint.rem_euclid(i64::from(TOUCHPOINTS));
        }
        trails.offsets.push(trails.visits() as u32);
    }
    trails
}

/// Twenty steps over fifty of the touchpoints, some in two steps.
fn model() -> Model {
    let step = |position: u16| Step {
        touchpoints: vec![position * 2, position * 2 + 1, 40 + position % 10],
        patience: 90 * DAY,
    };
    let steps: Vec<Step> = (0..20).map(step).collect();
    Model::new(
        &steps,
        Some(Restart { from: 17, to: 1 }),
        TOUCHPOINTS as usize,
    )
    .expect("twenty steps are few")
}
