//! A PostgreSQL server for the tests: `WEGMARKE_TEST_POSTGRES`, or a scratch cluster of this run.
//!
//! Without either the tests fail and say what to install; `WEGMARKE_SKIP_POSTGRES=1` leaves
//! PostgreSQL out and says so. The scratch cluster is shared by every test process that the same
//! runner starts, and ends with the runner.

use std::fs::File;
use std::os::unix::process::{CommandExt, parent_id};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tokio::sync::OnceCell;

const MISSING: &str = "No PostgreSQL server was found. Install its server package (Debian: \
    'apt-get install postgresql'), or name a server that may be filled with test databases: \
    WEGMARKE_TEST_POSTGRES=postgres://user@host/database. To leave PostgreSQL out of this run set \
    WEGMARKE_SKIP_POSTGRES=1.";

/// An empty database on the test server; none when PostgreSQL is left out.
pub async fn fresh_database() -> Option<String> {
    let server = server().await?;
    let name = format!("wegmarke_{}", uuid::Uuid::now_v7().simple());
    run(
        server,
        &format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"),
    )
    .await;
    let (address, _) = server
        .rsplit_once('/')
        .expect("the address names a database");
    Some(format!("{address}/{name}"))
}

/// Removes a database that [`fresh_database`] made.
pub async fn remove_database(url: &str) {
    let server = server().await.expect("there was a server");
    let (_, name) = url.rsplit_once('/').expect("the address names a database");
    run(server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
}

/// Ends every connection to a database, as a restart of the server or a failing network does.
pub async fn end_connections(url: &str) {
    let server = server().await.expect("there was a server");
    let (_, name) = url.rsplit_once('/').expect("the address names a database");
    let statement =
        format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    run(server, &statement).await;
}

async fn run(server: &str, statement: &str) {
    use sqlx::{Connection, Executor};
    let mut connection = sqlx::PgConnection::connect(server)
        .await
        .expect("the server answers");
    let statement = sqlx::AssertSqlSafe(statement.to_owned());
    connection
        .execute(sqlx::raw_sql(statement))
        .await
        .expect("databases may be made here");
    connection.close().await.expect("the connection ends well");
}

/// The address of the server, started when there is none.
async fn server() -> Option<&'static str> {
    static SERVER: OnceCell<Option<String>> = OnceCell::const_new();
    let server = SERVER.get_or_init(|| async {
        if let Ok(server) = std::env::var("WEGMARKE_TEST_POSTGRES") {
            return Some(server);
        }
        if std::env::var("WEGMARKE_SKIP_POSTGRES").is_ok_and(|skip| skip == "1") {
            eprintln!("WEGMARKE_SKIP_POSTGRES=1: this test did not run on PostgreSQL");
            return None;
        }
        let started = tokio::task::spawn_blocking(scratch_cluster).await.unwrap();
        Some(started.unwrap_or_else(|why| panic!("{why}")))
    });
    server.await.as_deref()
}

/// The cluster of this test run: the first process starts it, the others find it.
fn scratch_cluster() -> Result<String, String> {
    let tools = installed_tools().ok_or(MISSING)?;
    let folder = std::env::temp_dir().join(format!("wegmarke-postgres-{}", parent_id()));
    let lock = File::create(folder.with_extension("lock")).map_err(|e| e.to_string())?;
    lock.lock().map_err(|e| e.to_string())?;
    let address_file = folder.join("address");
    if let Ok(address) = std::fs::read_to_string(&address_file) {
        return Ok(address);
    }
    let address = start(&tools, &folder)?;
    std::fs::write(&address_file, &address).map_err(|e| e.to_string())?;
    Ok(address)
}

fn start(tools: &Path, folder: &Path) -> Result<String, String> {
    // A folder left behind by an earlier runner with the same process id.
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir(folder).map_err(|e| e.to_string())?;
    let account = account_for_server();
    if let Some((_, uid)) = &account {
        std::os::unix::fs::chown(folder, Some(*uid), None).map_err(|e| e.to_string())?;
    }
    let data = folder.join("data");
    let data = data
        .to_str()
        .ok_or("the temporary folder has an unusual name")?;
    let initdb = tools.join("initdb");
    let arguments = [
        "-D",
        data,
        "-U",
        "wegmarke",
        "--auth=trust",
        "--locale=C",
        "--encoding=UTF8",
    ];
    run_tool(
        as_account(&account, &initdb)
            .args(arguments)
            .arg("--no-sync"),
    )?;

    let free = std::net::TcpListener::bind("127.0.0.1:0").map_err(|e| e.to_string())?;
    let port = free.local_addr().map_err(|e| e.to_string())?.port();
    drop(free);
    let options = format!(
        "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off \
         -c max_connections=200 -c shared_buffers=32MB"
    );
    let pg_ctl = tools.join("pg_ctl");
    let log = folder.join("log");
    let mut start = as_account(&account, &pg_ctl);
    start
        .args(["-D", data, "-w", "-o", &options, "-l"])
        .arg(log)
        .arg("start");
    run_tool(&mut start)?;
    stop_after_runner(&account, &pg_ctl, data, folder);
    Ok(format!("postgres://wegmarke@127.0.0.1:{port}/postgres"))
}

/// The folder with the newest `initdb` and `pg_ctl`.
fn installed_tools() -> Option<PathBuf> {
    let debian = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let mut versions: Vec<(u32, PathBuf)> = debian
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    versions.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let newest_first = versions.into_iter().rev().map(|(_, folder)| folder);
    newest_first
        .chain(std::env::split_paths(&path))
        .find(|folder| folder.join("initdb").exists() && folder.join("pg_ctl").exists())
}

/// The server refuses to run as root: as root it runs under an ordinary account.
fn account_for_server() -> Option<(&'static str, u32)> {
    let id_of = |arguments: &[&str]| {
        let output = Command::new("id").args(arguments).output().ok()?;
        String::from_utf8(output.stdout)
            .ok()?
            .trim()
            .parse::<u32>()
            .ok()
    };
    if id_of(&["-u"]) != Some(0) {
        return None;
    }
    ["postgres", "nobody"]
        .into_iter()
        .find_map(|name| Some((name, id_of(&["-u", name])?)))
}

fn as_account(account: &Option<(&'static str, u32)>, program: &Path) -> Command {
    match account {
        None => Command::new(program),
        Some((name, _)) => {
            let mut command = Command::new("runuser");
            command.args(["-u", name, "--"]).arg(program);
            command
        }
    }
}

fn run_tool(command: &mut Command) -> Result<(), String> {
    // `pg_ctl start` leaves the server with our output: not a pipe that somebody waits for.
    let log = tempfile::tempfile().map_err(|e| e.to_string())?;
    let (output, errors) = (log.try_clone(), log.try_clone());
    command
        .stdin(Stdio::null())
        .current_dir(std::env::temp_dir());
    command.stdout(output.map_err(|e| e.to_string())?);
    command.stderr(errors.map_err(|e| e.to_string())?);
    let status = command.status().map_err(|e| format!("{command:?}: {e}"))?;
    if status.success() {
        return Ok(());
    }
    use std::io::{Read, Seek};
    let (mut log, mut text) = (log, String::new());
    let _ = log.rewind().and_then(|()| log.read_to_string(&mut text));
    Err(format!("{command:?} failed: {text}"))
}

/// A process that outlives this one, waits for the runner to end, and then removes everything.
#[expect(
    clippy::zombie_processes,
    reason = "the watch is meant to outlive this process"
)]
fn stop_after_runner(
    account: &Option<(&'static str, u32)>,
    pg_ctl: &Path,
    data: &str,
    folder: &Path,
) {
    let stop = as_account(account, pg_ctl);
    let words = std::iter::once(stop.get_program()).chain(stop.get_args());
    let words: Vec<_> = words
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let script = format!(
        "while kill -0 {} 2>/dev/null; do sleep 1; done; {} -D {data} -m immediate stop; rm -rf {} {}",
        parent_id(),
        words.join(" "),
        folder.display(),
        folder.with_extension("lock").display(),
    );
    let mut watch = Command::new("sh");
    watch
        .args(["-c", &script])
        .current_dir("/")
        .process_group(0);
    watch
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    watch.spawn().expect("a shell can be started");
}
