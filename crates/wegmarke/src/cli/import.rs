//! `wegmarke import`

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Instant;

use serde_json::json;

use super::progress::Progress;
use super::{Global, Outcome, print_json};
use crate::accounts::workspaces::{self, NewWorkspace};
use crate::accounts::{Settings, Text};
use crate::app::App;
use crate::error::{Error, Result};
use crate::events::import;
use crate::events::readers::{EventFile, Format, Mapping, TimeFormat};
use crate::events::{RejectLimit, Request, State};
use crate::ids::WorkspaceId;
use crate::taxonomy;

/// Import a file of events into the log of a workspace
///
/// Reads CSV (separator, quotes, encoding and time format are recognised), XES, OCEL 2.0 JSON and
/// Parquet; text may be gzipped. Columns that play no role become properties of the events. Lines
/// that are no events go to a file of rejects, with line number and reason. Importing the same file
/// again changes nothing. An import is stored as a whole or not at all, whatever happens meanwhile.
///
/// Exit codes: 0 stored, 1 more rejects than allowed (nothing stored), 2 the file or an option is
/// wrong, 3 the machine failed.
#[derive(clap::Args, Debug)]
pub(super) struct Import {
    /// The file; - reads standard input
    file: PathBuf,
    /// The workspace; made when there is none of this name
    #[arg(long, value_name = "NAME")]
    workspace: String,
    /// The column that says who did it
    #[arg(long, value_name = "COL", visible_alias = "customer")]
    case: Option<String>,
    /// The column that says what happened
    #[arg(long, value_name = "COL")]
    event: Option<String>,
    /// The column that says when
    #[arg(long, value_name = "COL")]
    time: Option<String>,
    /// The kind of file: csv, xes, ocel or parquet [default: recognised]
    #[arg(long, value_parser = parse_format)]
    format: Option<Format>,
    /// How times are written: year-first, day-first, month-first, epoch-seconds,
    /// epoch-milliseconds, epoch-microseconds or epoch-nanoseconds [default: recognised]
    #[arg(long, value_name = "FORMAT")]
    time_format: Option<TimeFormat>,
    /// The zone of times that do not name theirs, such as Europe/Berlin [default: the workspace's]
    #[arg(long, value_name = "ZONE", visible_alias = "time-zone")]
    timezone: Option<String>,
    /// The character between the cells of a CSV file [default: recognised]
    #[arg(long, value_name = "CHAR")]
    separator: Option<String>,
    /// The character around cells of a CSV file; empty for none [default: recognised]
    #[arg(long, value_name = "CHAR")]
    quote: Option<String>,
    /// How the characters of a CSV file are encoded, such as windows-1252 [default: recognised]
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// The first line of a CSV file is an event; the columns are called `column 1`, `column 2`, ...
    #[arg(long)]
    no_header: bool,
    /// The type of the OCEL objects that are the customers
    #[arg(long, value_name = "TYPE")]
    object_type: Option<String>,
    /// Say what would happen and store nothing
    #[arg(long)]
    dry_run: bool,
    /// Store nothing when more lines than this are no events: a number or a share such as 5%
    #[arg(long, value_name = "N")]
    max_rejects: Option<RejectLimit>,
}

fn parse_format(name: &str) -> Result<Format, String> {
    serde_json::from_value(json!(name))
        .map_err(|_| format!("there is no format `{name}`; it is csv, xes, ocel or parquet"))
}

impl Import {
    pub(super) async fn run(self, global: &Global) -> Result<Outcome> {
        let spooled = self.spooled()?;
        let path = spooled
            .as_ref()
            .map_or(self.file.as_path(), |file| file.path());
        let file = EventFile::open(path)?;
        let app = global.open().await?;
        let (workspace, zone) = self.workspace(&app).await?;
        let filename = self
            .file
            .file_name()
            .map_or("-".into(), |name| name.to_string_lossy());
        let request = Request {
            file,
            filename: filename.into_owned(),
            mapping: self.mapping(zone),
            limit: self.max_rejects.unwrap_or(RejectLimit::Unlimited),
        };
        let began = Instant::now();
        let total = request.file.bytes();
        let bytes_read = std::sync::Arc::clone(request.file.bytes_read());
        let mut shown = Progress::new(global, &format!("importing {}", request.filename), total);
        let watch = |progress: &import::Progress| {
            let events = progress.events.load(Ordering::Relaxed);
            let rejected = progress.rejected.load(Ordering::Relaxed);
            let written = progress.written.load(Ordering::Relaxed);
            let (done, of, doing) = match written {
                0 => (bytes_read.load(Ordering::Relaxed), total, "read"),
                _ => (written, events, "sorting"),
            };
            let rate = events as f64 / began.elapsed().as_secs_f64().max(0.001);
            let note = format!("{doing}: {events} events, {rejected} rejected, {rate:.0}/s");
            shown.set(done, of, &note);
        };
        let outcome = match workspace {
            Some(workspace) if !self.dry_run => {
                import::run(&app, workspace, request, watch).await?
            }
            workspace => import::dry_run(&app, workspace, request, watch).await?,
        };
        let seconds = began.elapsed().as_secs_f64();
        shown.finish(&summary(&outcome.import, seconds));
        self.report(&outcome, seconds, global)?;
        match outcome.import.state {
            State::Failed => Ok(Outcome::Finding),
            _ => Ok(Outcome::Done),
        }
    }

    /// Standard input and pipes as a file, because recognition looks at the beginning more than
    /// once; None for a file.
    fn spooled(&self) -> Result<Option<tempfile::NamedTempFile>> {
        if self.file == Path::new("-") {
            return spool(&self.file, &mut std::io::stdin().lock()).map(Some);
        }
        let metadata = std::fs::metadata(&self.file);
        if metadata.is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
            let pipe = std::fs::File::open(&self.file);
            let mut pipe = pipe.map_err(|cause| Error::file(&self.file, cause))?;
            return spool(&self.file, &mut pipe).map(Some);
        }
        Ok(None)
    }

    /// The workspace, made when it is missing, and its time zone; a dry run makes none.
    async fn workspace(&self, app: &App) -> Result<(Option<WorkspaceId>, String)> {
        let mut transaction = app.database.write().await?;
        if let Some(known) = workspaces::find(&mut transaction, &self.workspace).await? {
            return Ok((Some(known.id), known.settings.time_zone));
        }
        if self.dry_run {
            return Ok((None, Settings::default().time_zone));
        }
        let new = NewWorkspace {
            slug: self.workspace.clone(),
            name: Text::default(),
        };
        let made = workspaces::create(&mut transaction, new, app.clock.now()).await?;
        taxonomy::seed(&mut transaction, made.id, app.clock.now()).await?;
        transaction.commit().await?;
        Ok((Some(made.id), made.settings.time_zone))
    }

    fn mapping(&self, zone: String) -> Mapping {
        Mapping {
            customer: self.case.clone(),
            event: self.event.clone(),
            time: self.time.clone(),
            format: self.format,
            separator: self.separator.clone(),
            quote: self.quote.clone(),
            header: self.no_header.then_some(false),
            encoding: self.encoding.clone(),
            time_format: self.time_format,
            time_zone: Some(self.timezone.clone().unwrap_or(zone)),
            object_type: self.object_type.clone(),
        }
    }

    fn report(&self, outcome: &import::Outcome, seconds: f64, global: &Global) -> Result<()> {
        let import::Outcome {
            import,
            inspection,
            rejects,
        } = outcome;
        if global.json {
            return print_json(&json!({
                "import": import,
                "dry_run": self.dry_run,
                "mapping": inspection.mapping,
                "notes": inspection.notes,
                "rejects": rejects,
                "seconds": seconds,
            }));
        }
        println!("{}", recognised(&inspection.mapping));
        for note in &inspection.notes {
            println!("note: {}", note.detail);
        }
        for reject in &import.first_rejects {
            println!("rejected line {}: {}", reject.line, reject.reason);
        }
        if let Some(path) = rejects {
            println!("all {} rejects: {}", import.rejected, path.display());
        }
        if let Some(error) = &import.error {
            println!("not stored: {}", error.detail);
        } else if self.dry_run {
            println!("dry run, nothing was stored");
        } else {
            println!("stored");
        }
        Ok(())
    }
}

fn summary(import: &crate::events::Import, seconds: f64) -> String {
    let all = import.events + import.duplicates + import.rejected;
    let rate = all as f64 / seconds.max(0.001);
    format!(
        "{} new events of {} customers, {} known already, {} rejected, in {seconds:.1} s \
         ({rate:.0} lines/s)",
        import.events, import.customers, import.duplicates, import.rejected
    )
}

/// How the file was read, in one line.
fn recognised(mapping: &Mapping) -> String {
    let mut parts = Vec::new();
    if let Some(format) = mapping.format {
        parts.push(format!("{format:?}").to_lowercase());
    }
    let named = [
        (
            "separator",
            mapping
                .separator
                .as_deref()
                .map(|mark| mark.replace('\t', "tab")),
        ),
        ("encoding", mapping.encoding.clone()),
        ("customer", mapping.customer.clone()),
        ("event", mapping.event.clone()),
        ("time", mapping.time.clone()),
        (
            "times",
            mapping.time_format.map(|format| format.to_string()),
        ),
        ("zone", mapping.time_zone.clone()),
        ("object type", mapping.object_type.clone()),
    ];
    for (name, value) in named {
        parts.extend(value.map(|value| format!("{name} {value}")));
    }
    format!("read as {}", parts.join(", "))
}

fn spool(source: &Path, input: &mut impl Read) -> Result<tempfile::NamedTempFile> {
    let failed = |cause| Error::file(source, cause);
    let mut file = tempfile::NamedTempFile::new().map_err(failed)?;
    std::io::copy(input, &mut file).map_err(failed)?;
    file.flush().map_err(failed)?;
    Ok(file)
}
