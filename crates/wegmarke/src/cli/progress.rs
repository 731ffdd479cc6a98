//! Progress of long work: a bar in a terminal, plain lines elsewhere, nothing with `--json`.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::Global;

/// How often a plain line is printed.
const LINE_EVERY: Duration = Duration::from_secs(5);

/// Shows how far a piece of work is. Made once per piece, told as often as you like.
pub struct Progress {
    show: Show,
}

enum Show {
    Nothing,
    Bar(ProgressBar),
    Lines { what: String, last: Instant },
}

impl Progress {
    /// Progress of `what` ("reading events.csv") towards `total` (bytes, rows); 0 when unknown.
    pub fn new(global: &Global, what: &str, total: u64) -> Progress {
        let show = if global.json {
            Show::Nothing
        } else if std::io::stderr().is_terminal() {
            Show::Bar(bar(what, total))
        } else {
            Show::Lines {
                what: what.to_owned(),
                last: Instant::now(),
            }
        };
        Progress { show }
    }

    /// So much is done of so much; `note` says the rest ("1,200 events, 3 rejected").
    pub fn set(&mut self, done: u64, total: u64, note: &str) {
        match &mut self.show {
            Show::Nothing => {}
            Show::Bar(bar) => {
                bar.set_length(total);
                bar.set_position(done);
                bar.set_message(note.to_owned());
            }
            Show::Lines { what, last } => {
                if last.elapsed() >= LINE_EVERY {
                    *last = Instant::now();
                    let percent = (done.saturating_mul(100)).checked_div(total).unwrap_or(0);
                    eprintln!("{what}: {percent} % {note}");
                }
            }
        }
    }

    /// The work is over; `note` sums it up.
    pub fn finish(self, note: &str) {
        match self.show {
            Show::Nothing => {}
            Show::Bar(bar) => {
                bar.finish_and_clear();
                eprintln!("{note}");
            }
            Show::Lines { what, .. } => eprintln!("{what}: {note}"),
        }
    }
}

fn bar(what: &str, total: u64) -> ProgressBar {
    let bar = ProgressBar::new(total);
    let style = ProgressStyle::with_template("{prefix} [{bar:30}] {percent:>3} % {msg} {eta:.dim}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_prefix(what.to_owned());
    bar
}
