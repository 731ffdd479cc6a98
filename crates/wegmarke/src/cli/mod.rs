//! The command line: one file per subcommand, one enum variant each.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is where output belongs"
)]

mod apply;
mod check;
mod demo;
mod discover;
mod export;
mod help;
mod import;
mod import_map;
mod mail;
mod openapi;
pub mod progress;
mod report;
mod serve;
mod table;
mod user;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::app::App;
use crate::config::{Config, default_data_folder};
use crate::error::{Error, Kind, Result};

/// Customer journey management: the map, the real customers, and what to do about the difference.
#[derive(Parser)]
#[command(name = "wegmarke", version, max_term_width = 100, after_help = help::AFTER)]
struct Arguments {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// The options of every command.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// The folder that holds everything [default: the platform's data folder]
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "WEGMARKE_DATA",
        hide_env_values = true
    )]
    pub data: Option<PathBuf>,
    /// Keep the repository on a PostgreSQL server (postgres://…) instead of in the data folder
    #[arg(
        long,
        global = true,
        value_name = "URL",
        env = "WEGMARKE_DATABASE_URL",
        hide_env_values = true
    )]
    pub database_url: Option<String>,
    /// Print JSON for machines, and no progress
    #[arg(long, global = true)]
    pub json: bool,
}

impl Global {
    /// The configuration that the options describe.
    pub fn config(&self) -> Result<Config> {
        let data = self.data.clone().map_or_else(default_data_folder, Ok)?;
        Ok(Config {
            data,
            database_url: self.database_url.clone(),
        })
    }

    /// Opens the product.
    pub async fn open(&self) -> Result<App> {
        App::open(&self.config()?).await
    }
}

/// How a command ended when nothing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It did what it was asked to (exit code 0).
    Done,
    /// It did, and found something to report: a lint, too many rejects (exit code 1).
    Finding,
}

#[derive(Subcommand)]
enum Command {
    Serve(serve::Serve),
    Demo(demo::Demo),
    Import(import::Import),
    Discover(discover::Discover),
    Report(report::Report),
    User(user::User),
    Export(export::Export),
    Apply(apply::Apply),
    ImportMap(import_map::ImportMap),
    Check(check::Check),
    Openapi(openapi::OpenApi),
}

impl Command {
    async fn run(self, global: &Global) -> Result<Outcome> {
        match self {
            Command::Serve(command) => command.run(global).await,
            Command::Demo(command) => command.run(global).await,
            Command::Import(command) => command.run(global).await,
            Command::Discover(command) => command.run(global).await,
            Command::Report(command) => command.run(global).await,
            Command::User(command) => command.run(global).await,
            Command::Export(command) => command.run(global).await,
            Command::Apply(command) => command.run(global).await,
            Command::ImportMap(command) => command.run(global).await,
            Command::Check(command) => command.run(global).await,
            Command::Openapi(command) => command.run(global),
        }
    }
}

/// Runs the program: parses the arguments, runs the command, and says how it ended.
pub fn main() -> ExitCode {
    let parsed = help::grouped(Arguments::command())
        .try_get_matches()
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        // Help and version go to standard output and are no error.
        Err(message) => {
            let _ = message.print();
            return ExitCode::from(if message.use_stderr() { 2 } else { 0 });
        }
    };
    start_logging(matches!(
        arguments.command,
        Command::Serve(_) | Command::Demo(_)
    ));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let outcome = match runtime {
        Ok(runtime) => runtime.block_on(arguments.command.run(&arguments.global)),
        Err(cause) => Err(Error::internal(cause)),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Finding) => ExitCode::from(1),
        Err(error) => report(&error, arguments.global.json),
    }
}

/// Says what went wrong on standard error and gives the exit code.
fn report(error: &Error, json: bool) -> ExitCode {
    if json {
        let problem = crate::http::Problem::from(error);
        eprintln!("{}", serde_json::to_string(&problem).unwrap_or_default());
    } else {
        eprintln!("error: {error}");
    }
    match error.kind() {
        Kind::Internal | Kind::Unavailable => {
            tracing::error!(?error, "the command failed");
            ExitCode::from(3)
        }
        _ => ExitCode::from(2),
    }
}

/// Logs go to standard error; `WEGMARKE_LOG=debug` shows more.
fn start_logging(is_server: bool) {
    let default = if is_server { "info" } else { "warn" };
    let filter = tracing_subscriber::EnvFilter::try_from_env("WEGMARKE_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(default));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}

/// Prints a value as JSON on standard output.
pub fn print_json(value: &impl serde::Serialize) -> Result<()> {
    print_text(&format!("{}\n", serde_json::to_string_pretty(value)?))
}

/// Prints text on standard output. A reader that has seen enough (`| head`) is no error.
pub fn print_text(text: &str) -> Result<()> {
    use std::io::Write;
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(cause) if cause.kind() != std::io::ErrorKind::BrokenPipe => Err(Error::internal(cause)),
        _ => Ok(()),
    }
}
