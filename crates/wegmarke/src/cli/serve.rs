//! `wegmarke serve`

use std::net::SocketAddr;

use super::mail::Mail;
use super::{Global, Outcome};
use crate::accounts::setup;
use crate::error::Result;
use crate::http::Server;
use crate::notifications::digest::Mailer;

/// Serve the interface and the API on one port
///
/// On the first start, when nobody has an account, it prints a link that makes you the first admin.
/// GET /health says when it is ready. Ctrl-C or SIGTERM ends it after running requests.
/// Behind a reverse proxy, which adds TLS, pass the Host header on and set X-Forwarded-Proto.
#[derive(clap::Args)]
pub(super) struct Serve {
    /// The address to listen on
    #[arg(
        long,
        value_name = "ADDR",
        default_value = "127.0.0.1:8080",
        env = "WEGMARKE_LISTEN"
    )]
    listen: SocketAddr,
    #[command(flatten)]
    mail: Mail,
    /// Let webhooks reach private addresses and plain http; by default they only reach the internet
    #[arg(long, env = "WEGMARKE_PRIVATE_WEBHOOKS")]
    private_webhooks: bool,
}

impl Serve {
    pub(super) async fn run(self, global: &Global) -> Result<Outcome> {
        let mailer = self.mail.config().as_ref().map(Mailer::new).transpose()?;
        let mut app = global.open().await?;
        if self.private_webhooks {
            app = app.with_private_webhooks();
        }
        crate::events::clean_up_all(&app).await?;
        let mut transaction = app.database.write().await?;
        let secret = setup::offer(&mut transaction, app.clock.now()).await?;
        transaction.commit().await?;
        let server = Server::bind(app.clone(), self.listen).await?;
        let mut address = server.address().to_string();
        if server.address().ip().is_unspecified() {
            address = format!("localhost:{}", server.address().port());
        }
        println!("Wegmarke serves http://{address}");
        if let Some(secret) = secret {
            println!("Nobody has an account yet. Open this link within 24 hours, it works once:");
            println!("  http://{address}/setup?token={secret}");
        }
        let jobs = tokio::spawn(crate::jobs::run(app, mailer));
        server.run().await?;
        jobs.abort();
        Ok(Outcome::Done)
    }
}
