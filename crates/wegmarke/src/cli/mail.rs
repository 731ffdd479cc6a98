//! The options for sending e-mails.

use crate::config::{MailConfig, MailSecurity};

/// Where e-mails go out. Without `--smtp-host` none are sent.
#[derive(clap::Args)]
#[command(next_help_heading = "E-mail")]
pub(super) struct Mail {
    /// Send digests of what people have not read over this SMTP server
    #[arg(
        long,
        value_name = "HOST",
        env = "WEGMARKE_SMTP_HOST",
        hide_env_values = true,
        requires_all = ["mail_from", "public_url"]
    )]
    smtp_host: Option<String>,
    /// Its port [default: the usual one for the security]
    #[arg(
        long,
        value_name = "PORT",
        env = "WEGMARKE_SMTP_PORT",
        hide_env_values = true
    )]
    smtp_port: Option<u16>,
    /// How the connection is protected
    #[arg(
        long,
        value_name = "HOW",
        default_value = "starttls",
        env = "WEGMARKE_SMTP_SECURITY",
        hide_env_values = true
    )]
    smtp_security: MailSecurity,
    /// Sign in as this user, with the password in WEGMARKE_SMTP_PASSWORD
    #[arg(
        long,
        value_name = "USER",
        env = "WEGMARKE_SMTP_USER",
        hide_env_values = true,
        requires = "smtp_password"
    )]
    smtp_user: Option<String>,
    /// The password; better given in the environment, where other users of the machine cannot see it
    #[arg(
        long,
        value_name = "PASSWORD",
        env = "WEGMARKE_SMTP_PASSWORD",
        hide_env_values = true
    )]
    smtp_password: Option<String>,
    /// The sender: 'Wegmarke <wegmarke@example.org>'
    #[arg(
        long,
        value_name = "ADDRESS",
        env = "WEGMARKE_MAIL_FROM",
        hide_env_values = true
    )]
    mail_from: Option<String>,
    /// Where people open the product, for links in e-mails: https://wegmarke.example.org
    #[arg(
        long,
        value_name = "URL",
        env = "WEGMARKE_PUBLIC_URL",
        hide_env_values = true
    )]
    public_url: Option<String>,
}

impl Mail {
    /// What the options describe; none when no server is named.
    pub(super) fn config(&self) -> Option<MailConfig> {
        let login = self.smtp_user.clone().zip(self.smtp_password.clone());
        Some(MailConfig {
            host: self.smtp_host.clone()?,
            port: self.smtp_port,
            security: self.smtp_security,
            login,
            sender: self.mail_from.clone()?,
            public_address: self.public_url.clone()?,
        })
    }
}
