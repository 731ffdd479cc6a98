//! The few settings of a running program. The command line fills them in; `--help` is the
//! reference.

use etcetera::BaseStrategy;
use std::path::{Path, PathBuf};

use crate::error::{Error, Kind, Result};

/// Where everything is kept.
#[derive(Clone, Debug)]
pub struct Config {
    /// The data folder: the embedded repository, event segments, uploads.
    pub data: PathBuf,
    /// `postgres://…` when the repository lives on a server; none for the embedded default.
    pub database_url: Option<String>,
}

impl Config {
    /// The embedded default inside one folder.
    pub fn embedded(data: impl Into<PathBuf>) -> Config {
        Config {
            data: data.into(),
            database_url: None,
        }
    }

    /// The embedded repository's file.
    pub fn database_file(&self) -> PathBuf {
        self.data.join("wegmarke.sqlite")
    }
}

/// The SMTP server that sends e-mails.
#[derive(Clone)]
pub struct MailConfig {
    /// Its name.
    pub host: String,
    /// Its port; the usual one for the kind of security when absent.
    pub port: Option<u16>,
    /// How the connection is protected.
    pub security: MailSecurity,
    /// User and password, when it asks for them.
    pub login: Option<(String, String)>,
    /// `Wegmarke <wegmarke@example.org>`.
    pub sender: String,
    /// Where people open the product: `https://wegmarke.example.org`.
    pub public_address: String,
}

/// How the connection to the SMTP server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum MailSecurity {
    /// Encrypted from the beginning (port 465)
    Tls,
    /// Encrypted after a first word in the open, never without (port 587)
    Starttls,
    /// Not at all, for a server on the same machine (port 25)
    None,
}

/// The platform's data folder for this program, such as `~/.local/share/wegmarke`.
pub fn default_data_folder() -> Result<PathBuf> {
    etcetera::base_strategy::choose_native_strategy()
        .map(|folders| folders.data_dir().join("wegmarke"))
        .map_err(|_| {
            let detail = "no home folder is known for this user: name a data folder with --data";
            Error::new(Kind::Invalid, "no_data_folder", detail)
        })
}

/// Creates a folder that only its owner can read, if it is missing.
pub(crate) fn create_private_folder(folder: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|cause| Error::file(folder, cause))
}
