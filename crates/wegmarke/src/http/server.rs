//! The server: one port, a clean end.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;

use super::router;
use crate::app::App;
use crate::error::{Error, Kind, Result};

/// How long running requests may take to finish after the server was told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// A server that has its port and does not answer yet.
pub struct Server {
    app: App,
    listener: TcpListener,
    address: SocketAddr,
}

impl Server {
    /// Takes the port. Port 0 takes any free one.
    ///
    /// # Errors
    /// Invalid when the address cannot be used, or when the demo would be reachable from elsewhere.
    pub async fn bind(app: App, address: SocketAddr) -> Result<Server> {
        if app.demo_user().is_some() && !address.ip().is_loopback() {
            let detail = "the demo signs everybody in and listens only on a loopback address";
            return Err(Error::invalid("demo_not_loopback", detail));
        }
        let cannot = |cause: std::io::Error| {
            let detail = format!("cannot listen on {address}: {cause}");
            Error::new(Kind::Invalid, "address", detail).caused_by(cause)
        };
        let listener = TcpListener::bind(address).await.map_err(cannot)?;
        let address = listener.local_addr().map_err(cannot)?;
        Ok(Server {
            app,
            listener,
            address,
        })
    }

    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until the program is told to stop (Ctrl-C, SIGTERM), then lets running requests
    /// finish.
    pub async fn run(self) -> Result<()> {
        let (stopping, stopped) = tokio::sync::oneshot::channel::<()>();
        let server = axum::serve(self.listener, router(self.app.clone())).with_graceful_shutdown(
            async move {
                stop_signal().await;
                tracing::info!("stopping");
                // Nobody listens any more only when the server has ended already.
                let _ = stopping.send(());
            },
        );
        let overdue = async {
            match stopped.await {
                Ok(()) => tokio::time::sleep(GRACE).await,
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! {
            ended = async { server.await } => ended.map_err(Error::internal)?,
            () = overdue => tracing::warn!("some requests did not finish in time"),
        }
        self.app.database.close().await;
        Ok(())
    }
}

/// Binds and runs; for callers that need not know the address first.
pub async fn serve(app: App, address: SocketAddr) -> Result<()> {
    Server::bind(app, address).await?.run().await
}

async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        match terminate {
            Ok(mut terminate) => {
                tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            }
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}
