//! What the server does by itself: tells followers about changes, reminds of tasks that are due, sends
//! digests by e-mail, asks to renew what has become too old.
//!
//! Every job is a transaction that remembers what it has done, so that it may run on several servers
//! at once, be cut off anywhere and run again.

mod renewal;

use std::time::Duration;

use tokio::sync::broadcast::error::RecvError;

use crate::accounts::{Workspace, workspaces};
use crate::app::App;
use crate::error::Result;
use crate::notifications::digest::{self, Mailer};
use crate::notifications::follows;
use crate::tasks;

pub use self::renewal::Renewals;

/// How long nothing is done when nothing happens.
const PAUSE: Duration = Duration::from_secs(60);
/// Several changes in a row are told together.
const GATHERING: Duration = Duration::from_secs(2);

/// Works until the runtime ends. What fails is logged and tried again. E-mails are sent only with a
/// mailer.
pub async fn run(app: App, mailer: Option<Mailer>) {
    let mut changes = app.database.changes();
    let mut renewals = Renewals::default();
    loop {
        let done = async {
            round(&app, mailer.as_ref()).await?;
            renewals.round(&app).await
        };
        if let Err(error) = done.await {
            tracing::warn!(
                code = error.code(),
                ?error,
                "a job failed and is tried again"
            );
        }
        // A change is told soon, the hours of the day are looked at once a minute.
        match tokio::time::timeout(PAUSE, changes.recv()).await {
            Ok(Ok(_) | Err(RecvError::Lagged(_))) => tokio::time::sleep(GATHERING).await,
            Ok(Err(RecvError::Closed)) => tokio::time::sleep(PAUSE).await,
            Err(_elapsed) => {}
        }
    }
}

/// Does everything that is to be done now.
///
/// # Errors
/// What the database says.
pub async fn round(app: &App, mailer: Option<&Mailer>) -> Result<()> {
    let mut transaction = app.database.read().await?;
    let all = workspaces::list(&mut transaction).await?;
    drop(transaction);
    for workspace in all {
        while tell_followers(app, &workspace).await? {}
        remind(app, &workspace).await?;
        if let Some(mailer) = mailer {
            digest::send_due(app, &workspace, mailer).await?;
        }
    }
    Ok(())
}

async fn tell_followers(app: &App, workspace: &Workspace) -> Result<bool> {
    let mut transaction = app.database.write().await?;
    let more = follows::tell(&mut transaction, workspace.id, app.clock.now()).await?;
    transaction.commit().await?;
    Ok(more)
}

async fn remind(app: &App, workspace: &Workspace) -> Result<()> {
    let now = app.clock.now();
    let time_zone = workspace.settings.time_zone()?;
    let today = now.timestamp().to_zoned(time_zone).date();
    let mut transaction = app.database.write().await?;
    tasks::store::remind(&mut transaction, workspace.id, today, now).await?;
    transaction.commit().await
}
