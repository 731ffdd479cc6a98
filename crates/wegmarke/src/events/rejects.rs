//! Places of a file that were no events: kept in a file of their own, and limited.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::readers::Rejection;
use crate::error::{Error, Result};

/// How many places are shown right away; the file has them all.
const SHOWN: usize = 20;
/// The longest text of a place that is kept, in bytes.
const MOST_TEXT_BYTES: usize = 10_000;
const MOST_SHOWN_CHARACTERS: usize = 300;

/// A place of a file that was no event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Reject {
    /// The line, counted from 1; in Parquet the row.
    pub line: u64,
    /// Why, for machines and translations.
    pub code: String,
    /// Why, in English.
    pub reason: String,
    /// What stands there, shortened.
    pub text: String,
}

impl From<&Rejection<'_>> for Reject {
    fn from(rejection: &Rejection<'_>) -> Reject {
        let text = String::from_utf8_lossy(rejection.text);
        Reject {
            line: rejection.line,
            code: rejection.reason.code().to_owned(),
            reason: rejection.reason.to_string(),
            text: text.chars().take(MOST_SHOWN_CHARACTERS).collect(),
        }
    }
}

/// How many places of a file may be no events before it is not imported at all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RejectLimit {
    /// As many as there are.
    Unlimited,
    /// At most so many.
    Count(u64),
    /// At most this share of all events and rejects, 0 to 1.
    Share(f64),
}

impl RejectLimit {
    /// Whether so many rejects are too many, whatever else is in the file.
    pub(super) fn is_passed_for_certain(self, rejected: u64) -> bool {
        matches!(self, RejectLimit::Count(most) if rejected > most)
    }

    /// Whether so many rejects in the whole file are too many.
    pub(super) fn is_passed(self, rejected: u64, events: u64) -> bool {
        match self {
            RejectLimit::Unlimited => false,
            RejectLimit::Count(most) => rejected > most,
            RejectLimit::Share(most) => rejected as f64 > most * (rejected + events) as f64,
        }
    }
}

impl FromStr for RejectLimit {
    type Err = String;

    fn from_str(text: &str) -> Result<RejectLimit, String> {
        let unclear = || format!("`{text}` is neither a number such as 100 nor a share such as 5%");
        match text.strip_suffix('%') {
            None => text
                .trim()
                .parse()
                .map(RejectLimit::Count)
                .map_err(|_| unclear()),
            Some(percent) => {
                let percent: f64 = percent.trim().parse().map_err(|_| unclear())?;
                let valid = (0.0..=100.0).contains(&percent);
                valid
                    .then_some(RejectLimit::Share(percent / 100.0))
                    .ok_or_else(unclear)
            }
        }
    }
}

/// Writes the file of rejects; there is none before the first.
pub(super) struct RejectsFile {
    path: PathBuf,
    writer: Option<csv::Writer<BufWriter<File>>>,
    count: u64,
    first: Vec<Reject>,
}

impl RejectsFile {
    pub(super) fn at(path: PathBuf) -> RejectsFile {
        RejectsFile {
            path,
            writer: None,
            count: 0,
            first: Vec::new(),
        }
    }

    pub(super) fn count(&self) -> u64 {
        self.count
    }

    pub(super) fn add(&mut self, rejection: &Rejection<'_>) -> io::Result<()> {
        self.count += 1;
        if self.first.len() < SHOWN {
            self.first.push(Reject::from(rejection));
        }
        let writer = match &mut self.writer {
            Some(writer) => writer,
            none => {
                let file = BufWriter::with_capacity(1 << 16, File::create(&self.path)?);
                let mut writer = csv::Writer::from_writer(file);
                writer.write_record(HEADER)?;
                none.insert(writer)
            }
        };
        let kept = &rejection.text[..rejection.text.len().min(MOST_TEXT_BYTES)];
        let text = String::from_utf8_lossy(kept);
        let (line, reason) = (rejection.line.to_string(), rejection.reason.to_string());
        Ok(writer.write_record([&line, &reason, text.as_ref()])?)
    }

    /// Ends the file and gives the first rejects and their whole number.
    pub(super) fn finish(mut self) -> io::Result<(Vec<Reject>, u64)> {
        if let Some(writer) = &mut self.writer {
            writer.flush()?;
        }
        Ok((self.first, self.count))
    }
}

const HEADER: [&str; 3] = ["line", "reason", "text"];

/// The content of a file of rejects; only the header when there were none.
pub(super) async fn read(path: &Path) -> Result<Vec<u8>> {
    match tokio::fs::read(path).await {
        Ok(content) => Ok(content),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            Ok(format!("{}\n", HEADER.join(",")).into_bytes())
        }
        Err(cause) => Err(Error::file(path, cause)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::readers::Reason;

    #[test]
    fn limits_are_numbers_or_shares() {
        assert_eq!("0".parse(), Ok(RejectLimit::Count(0)));
        assert_eq!("100".parse(), Ok(RejectLimit::Count(100)));
        assert_eq!("5%".parse(), Ok(RejectLimit::Share(0.05)));
        assert_eq!("0.5 %".parse(), Ok(RejectLimit::Share(0.005)));
        for unclear in ["", "-1", "many", "101%", "-1%", "NaN%", "5 percent"] {
            assert!(unclear.parse::<RejectLimit>().is_err(), "{unclear}");
        }
    }

    #[test]
    fn limits_hold() {
        assert!(!RejectLimit::Unlimited.is_passed(1_000_000, 0));
        assert!(!RejectLimit::Count(2).is_passed(2, 0));
        assert!(RejectLimit::Count(2).is_passed(3, 1_000));
        assert!(RejectLimit::Count(2).is_passed_for_certain(3));
        assert!(!RejectLimit::Share(0.05).is_passed(5, 95));
        assert!(RejectLimit::Share(0.05).is_passed(6, 94));
        assert!(!RejectLimit::Share(0.0).is_passed(0, 0));
        assert!(!RejectLimit::Share(0.05).is_passed_for_certain(1_000));
    }

    #[test]
    fn the_file_is_csv_with_everything_that_stood_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rejects.csv");
        let mut rejects = RejectsFile::at(path.clone());
        for line in 1..=30 {
            let text = b"a;\"b\", \xff";
            rejects
                .add(&Rejection {
                    line,
                    reason: Reason::EmptyCustomer,
                    text,
                })
                .unwrap();
        }
        let (first, count) = rejects.finish().unwrap();
        assert_eq!((first.len(), count), (SHOWN, 30));
        let mut reader = csv::Reader::from_path(path).unwrap();
        assert_eq!(reader.headers().unwrap(), &HEADER[..]);
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 30);
        assert_eq!(
            &rows[29],
            &["30", "the customer is empty", "a;\"b\", \u{fffd}"][..]
        );
    }
}
