//! Maps out: one file for another program or for paper, and what it could not carry.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::drawing::{self, Measured, MeasuredStep, Picture, Sheet};
use super::losses::Loss;
use super::map::Map;
use super::{bpmn, cjml, grid, markdown, mermaid};
use crate::accounts::Workspace;
use crate::app::App;
use crate::error::Result;
use crate::reports::{self, Question};
use crate::repository::DocumentId;

/// What a map can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum MapFormat {
    /// A workbook: the grid that can be imported again.
    Xlsx,
    /// The same grid as text.
    Csv,
    /// Mermaid's `journey` diagram.
    Mermaid,
    /// A planned journey in CJML 2.0.
    Cjml,
    /// A collaboration of customer and company in BPMN 2.0.
    Bpmn,
    /// A narrative in reading order.
    Markdown,
    /// The map on paper, over one page or several.
    Pdf,
    /// The map as a picture of vectors.
    Svg,
    /// The map as a picture of pixels.
    Png,
}

/// A file.
#[derive(Clone, Debug)]
pub struct Exported {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What of the map is not in it.
    pub losses: Vec<Loss>,
}

impl MapFormat {
    /// All formats.
    pub const ALL: [MapFormat; 9] = [
        MapFormat::Xlsx,
        MapFormat::Csv,
        MapFormat::Mermaid,
        MapFormat::Cjml,
        MapFormat::Bpmn,
        MapFormat::Markdown,
        MapFormat::Pdf,
        MapFormat::Svg,
        MapFormat::Png,
    ];

    /// Whether it is drawn on a sheet.
    pub fn is_drawn(self) -> bool {
        matches!(self, MapFormat::Pdf | MapFormat::Svg | MapFormat::Png)
    }

    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            MapFormat::Xlsx => "xlsx",
            MapFormat::Csv => "csv",
            MapFormat::Mermaid => "mmd",
            MapFormat::Cjml => "cjml.xml",
            MapFormat::Bpmn => "bpmn",
            MapFormat::Markdown => "md",
            MapFormat::Pdf => "pdf",
            MapFormat::Svg => "svg",
            MapFormat::Png => "png",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            MapFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            MapFormat::Csv => "text/csv; charset=utf-8",
            MapFormat::Mermaid => "text/plain; charset=utf-8",
            MapFormat::Cjml | MapFormat::Bpmn => "application/xml",
            MapFormat::Markdown => "text/markdown; charset=utf-8",
            MapFormat::Pdf => "application/pdf",
            MapFormat::Svg => "image/svg+xml",
            MapFormat::Png => "image/png",
        }
    }
}

/// Writes a map. Takes a while for large ones: belongs on a blocking thread.
///
/// # Errors
/// When the sheet does not fit the format, with the field.
pub fn export_map(map: &Map, format: MapFormat, sheet: Sheet) -> Result<Exported> {
    let picture = |picture| {
        let drawn = drawing::draw(map, picture, sheet);
        drawn.map(|(bytes, losses)| Exported { bytes, losses })
    };
    let text = |(text, losses): (String, Vec<Loss>)| Exported {
        bytes: text.into_bytes(),
        losses,
    };
    Ok(match format {
        MapFormat::Xlsx | MapFormat::Csv => {
            let table = grid::written_table(map);
            let bytes = match format {
                MapFormat::Xlsx => grid::write_xlsx(&table)?,
                _ => grid::write_csv(&table)?,
            };
            Exported {
                bytes,
                losses: table.losses,
            }
        }
        MapFormat::Mermaid => text(mermaid::write(map)),
        MapFormat::Cjml => text(cjml::write(map)),
        MapFormat::Bpmn => text(bpmn::write(map)),
        MapFormat::Markdown => text(markdown::write(map)),
        MapFormat::Pdf => picture(Picture::Pdf)?,
        MapFormat::Svg => picture(Picture::Svg)?,
        MapFormat::Png => picture(Picture::Png)?,
    })
}

/// The day on which a map leaves, as people write it.
///
/// # Errors
/// When the workspace has no valid time zone.
pub fn today(app: &App, workspace: &Workspace, language: &str) -> Result<String> {
    let now = app.clock.now().timestamp();
    let day = now.to_zoned(workspace.settings.time_zone()?);
    Ok(written_day(day.date(), language))
}

/// A day as people write it: `1.12.2026` or `1 December 2026`.
pub(super) fn written_day(day: jiff::civil::Date, language: &str) -> String {
    let form = match language.starts_with("de") {
        true => "%-d.%-m.%Y",
        false => "%-d %B %Y",
    };
    day.strftime(form).to_string()
}

/// What customers did on a map in a period, as it is drawn.
///
/// # Errors
/// When the journey or the question cannot be read.
pub async fn measured(
    app: &App,
    workspace: &Workspace,
    journey: DocumentId,
    question: Question,
) -> Result<Measured> {
    let (from, until) = (question.from.clone(), question.until.clone());
    let report = reports::steps_of(app, workspace, journey, question).await?;
    let runs = report.runs.max(1) as f64;
    let steps = report.steps.into_iter().map(|step| {
        let score = step.score.map(|score| (score.mean, score.low, score.high));
        let reason = step.reasons.into_iter().next().map(|row| row.reason);
        let measured = MeasuredStep {
            remaining: step.remaining_share,
            left: step.left as f64 / runs,
            in_progress: step.in_progress as f64 / runs,
            reason: reason.unwrap_or_default(),
            score,
        };
        (step.step, measured)
    });
    Ok(Measured {
        from: from.unwrap_or_default(),
        until: until.unwrap_or_default(),
        runs: report.runs,
        customers: report.customers,
        steps: steps.collect(),
    })
}
