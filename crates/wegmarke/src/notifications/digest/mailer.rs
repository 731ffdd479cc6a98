//! Sending over SMTP.

use std::sync::Arc;
use std::time::Duration;

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::Letter;
use crate::config::{MailConfig, MailSecurity};
use crate::error::{Error, Result};

/// How long the other server may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Sends e-mails over one SMTP server; cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    sender: Mailbox,
    public_address: Arc<str>,
}

/// An e-mail that the other server did not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undelivered {
    /// Its answer, as a number; none when there was none.
    pub status: Option<u16>,
    /// Whether trying again is of no use.
    pub for_good: bool,
}

impl Mailer {
    /// Prepares to send; nothing is connected before the first e-mail.
    ///
    /// # Errors
    /// Invalid sender or server.
    pub fn new(config: &MailConfig) -> Result<Mailer> {
        let sender = config.sender.parse().map_err(|_| {
            let detail = "this is not a sender such as 'Wegmarke <wegmarke@example.org>'";
            Error::invalid_field("mail-from", detail)
        })?;
        let refused = |cause: lettre::transport::smtp::Error| {
            Error::invalid_field("smtp-host", "this server cannot be used").caused_by(cause)
        };
        let host = config.host.as_str();
        let mut builder = match config.security {
            MailSecurity::Tls => {
                AsyncSmtpTransport::<Tokio1Executor>::relay(host).map_err(refused)?
            }
            MailSecurity::Starttls => {
                AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(host).map_err(refused)?
            }
            MailSecurity::None => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host),
        };
        if let Some(port) = config.port {
            builder = builder.port(port);
        }
        if let Some((user, password)) = &config.login {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Mailer {
            transport: builder.timeout(Some(PATIENCE)).build(),
            sender,
            public_address: config.public_address.trim_end_matches('/').into(),
        })
    }

    /// Where people open the product, without a slash at its end.
    pub fn public_address(&self) -> &str {
        &self.public_address
    }

    /// Sends one e-mail.
    ///
    /// # Errors
    /// When the other server does not take it.
    pub async fn send(&self, letter: Letter) -> std::result::Result<(), Undelivered> {
        let unwritable = Undelivered {
            status: None,
            for_good: true,
        };
        let Ok(address) = letter.address.parse() else {
            return Err(unwritable);
        };
        let header = |name, value| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
        let message = Message::builder()
            .from(self.sender.clone())
            .to(Mailbox::new(Some(letter.name), address))
            .subject(letter.subject)
            .raw_header(header("Auto-Submitted", "auto-generated".to_owned()))
            .raw_header(header(
                "List-Unsubscribe",
                format!("<{}>", letter.unsubscribe),
            ))
            .raw_header(header(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click".to_owned(),
            ))
            .multipart(MultiPart::alternative_plain_html(letter.plain, letter.html))
            .map_err(|_| unwritable)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) => Err(Undelivered {
                status: error.status().map(u16::from),
                for_good: error.is_permanent(),
            }),
        }
    }
}
