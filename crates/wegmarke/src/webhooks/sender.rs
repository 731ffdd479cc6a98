//! One signed delivery: resolve, check the address, connect to exactly that one, send, read the
//! status. Redirects are not followed; what the receiver says beside its status is not read.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request, header};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::address::{self, Target};
use super::event::{Event, signature};
use crate::clock::Instant;
use crate::error::Result;

/// How long a delivery may take, from the name to the status.
const TIMEOUT: Duration = Duration::from_secs(15);

/// Sends events; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Sender {
    private_allowed: bool,
    certificates: Arc<OnceLock<Arc<ClientConfig>>>,
}

/// What became of a delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The receiver has it.
    Delivered(u16),
    /// The receiver answered something else than 2xx.
    Refused(u16),
    /// It was not reached; why.
    Failed(String),
}

impl Sender {
    /// Also sends to private addresses and over plain `http`, for networks where that is meant.
    #[must_use]
    pub fn allowing_private_addresses(self) -> Sender {
        Sender {
            private_allowed: true,
            ..self
        }
    }

    /// Checks the address of a receiver as far as it can be known beforehand.
    ///
    /// # Errors
    /// `invalid_webhook_url`.
    pub(super) fn check(&self, url: &str) -> Result<()> {
        let target = address::read(url, self.private_allowed)?;
        let literal: Option<IpAddr> = target.host.parse().ok();
        let literal = literal.map(|ip| SocketAddr::new(ip, target.port));
        if literal.is_some() && address::choose(literal, self.private_allowed).is_none() {
            let error = crate::error::Error::invalid("invalid_webhook_url", NOT_PUBLIC);
            return Err(error.at("url"));
        }
        Ok(())
    }

    /// Delivers an event.
    pub(super) async fn send(
        &self,
        url: &str,
        secret: &str,
        event: &Event,
        now: Instant,
    ) -> Result<Outcome> {
        let seconds = now.microseconds().div_euclid(1_000_000);
        let signature = signature(secret, &event.id, seconds, &event.body)?;
        let target = address::read(url, self.private_allowed)?;
        let request = Request::builder()
            .method(Method::POST)
            .uri(&target.path)
            .header(header::HOST, &target.authority)
            .header(
                header::USER_AGENT,
                concat!("Wegmarke/", env!("CARGO_PKG_VERSION")),
            )
            .header(
                header::CONTENT_TYPE,
                "application/cloudevents+json; charset=utf-8",
            )
            .header("webhook-id", &event.id)
            .header("webhook-timestamp", seconds)
            .header("webhook-signature", signature)
            .body(Body::from(event.body.clone()))
            .map_err(crate::error::Error::internal)?;
        let exchange = tokio::time::timeout(TIMEOUT, self.exchange(&target, request));
        Ok(match exchange.await {
            Ok(Ok(status @ 200..=299)) => Outcome::Delivered(status),
            Ok(Ok(status)) => Outcome::Refused(status),
            Ok(Err(why)) => Outcome::Failed(why),
            Err(_) => Outcome::Failed(format!("no answer within {} seconds", TIMEOUT.as_secs())),
        })
    }

    async fn exchange(&self, target: &Target, request: Request<Body>) -> Result<u16, String> {
        let found = tokio::net::lookup_host((target.host.as_str(), target.port))
            .await
            .map_err(|cause| format!("the name cannot be resolved: {cause}"))?;
        let address = address::choose(found, self.private_allowed).ok_or(NOT_PUBLIC)?;
        let stream = TcpStream::connect(address)
            .await
            .map_err(|cause| format!("the address cannot be reached: {cause}"))?;
        if !target.is_secure {
            return post(stream, request).await;
        }
        let name = ServerName::try_from(target.host.clone())
            .map_err(|_| "the host has no name that a certificate could have".to_owned())?;
        let config = self.certificates.get_or_init(|| Arc::new(trusted()));
        let stream = TlsConnector::from(config.clone())
            .connect(name, stream)
            .await
            .map_err(|cause| format!("no secure connection: {cause}"))?;
        post(stream, request).await
    }
}

const NOT_PUBLIC: &str = "this address lies in a private network; the server sends there only when \
     started with --private-webhooks";

async fn post<S>(stream: S, request: Request<Body>) -> Result<u16, String>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let broken = |cause: hyper::Error| format!("the connection broke: {cause}");
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .map_err(broken)?;
    tokio::select! {
        answer = sender.send_request(request) => {
            answer.map(|answer| answer.status().as_u16()).map_err(broken)
        }
        ended = connection => Err(match ended {
            Ok(()) => "the connection ended without an answer".to_owned(),
            Err(cause) => broken(cause),
        }),
    }
}

/// The certificates that this machine trusts.
fn trusted() -> ClientConfig {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("the provider knows the default versions")
        .with_root_certificates(roots)
        .with_no_client_auth()
}
