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
    stop: StopSignal,
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
        // From here on a signal stops the server well, not the program at once.
        let stop = StopSignal::listen().map_err(Error::internal)?;
        Ok(Server {
            app,
            listener,
            address,
            stop,
        })
    }

    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until the program is told to stop (Ctrl-C, SIGTERM), then lets running requests
    /// finish.
    pub async fn run(self) -> Result<()> {
        let mut stop = self.stop;
        let live = self.app.live.clone();
        let (stopping, stopped) = tokio::sync::oneshot::channel::<()>();
        let server = axum::serve(self.listener, router(self.app.clone())).with_graceful_shutdown(
            async move {
                stop.received().await;
                tracing::info!("stopping");
                // They would not end by themselves.
                live.close();
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

/// Ctrl-C, or whatever else the platform asks a program to end with.
struct StopSignal {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl StopSignal {
    fn listen() -> std::io::Result<StopSignal> {
        use tokio::signal::unix::{SignalKind, signal};
        let interrupt = signal(SignalKind::interrupt())?;
        Ok(StopSignal {
            interrupt,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn received(&mut self) {
        tokio::select! { _ = self.interrupt.recv() => {}, _ = self.terminate.recv() => {} }
    }
}

#[cfg(not(unix))]
impl StopSignal {
    fn listen() -> std::io::Result<StopSignal> {
        Ok(StopSignal {})
    }

    async fn received(&mut self) {
        // Without a handler the platform ends the program by itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    }
}
