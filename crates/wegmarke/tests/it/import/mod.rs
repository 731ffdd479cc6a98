//! Files of events: over HTTP, on the console, and under kill -9.

mod console;
mod http;
mod kill;

use std::path::{Path, PathBuf};

use wegmarke::App;
use wegmarke::accounts::workspaces;
use wegmarke::ids::WorkspaceId;
use wegmarke_analytics::log::EventLog;

/// A file that we wrote for these tests.
fn test_file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/files")
        .join(name)
}

async fn workspace_id(app: &App, slug: &str) -> WorkspaceId {
    let mut transaction = app.database.read().await.unwrap();
    workspaces::get(&mut transaction, slug).await.unwrap().id
}

/// Everything that the log of a workspace holds: customer, event, time, and properties by name.
type Stored = (String, String, i64, Vec<(String, String)>);

/// The log of a workspace as a sorted multiset.
async fn stored(app: &App, slug: &str) -> Vec<Stored> {
    let manifest = wegmarke::events::manifest(app, workspace_id(app, slug).await)
        .await
        .unwrap();
    let log = EventLog::open(manifest.segments).unwrap();
    let index = log.index().unwrap();
    let customers = log.customers(&index).unwrap();
    let mut columns = Vec::new();
    for name in log.property_names() {
        columns.push((name.clone(), log.property(&index, &name).unwrap()));
    }
    let mut events = Vec::new();
    for customer in 0..index.trails.customers() {
        for event in index.trails.range(customer) {
            let name = &index.names[usize::from(index.trails.touchpoints[event])];
            let mut properties = Vec::new();
            for (property, column) in &columns {
                if let Some(value) = column.values.get(column.codes[event] as usize) {
                    properties.push((property.clone(), value.clone()));
                }
            }
            let customer = customers.get(customer).unwrap().to_owned();
            events.push((
                customer,
                name.to_string(),
                index.trails.times[event],
                properties,
            ));
        }
    }
    events.sort();
    events
}
