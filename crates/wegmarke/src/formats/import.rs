//! Maps in: a file or a pasted text is recognised and read as a draft; a draft becomes documents.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::draft::{self, Built, Draft, Library, Note, Reading, TouchpointMatch};
use super::{KINDS, cjml, grid, mermaid};
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;
use crate::journeys::Journey;
use crate::repository::{Author, Body, DocumentId, Editor, Text, store};
use crate::taxonomy::vocabulary;
use crate::touchpoints::Touchpoint;

/// Largest file of a map, in bytes.
pub const MAX_FILE_BYTES: usize = 8 * 1024 * 1024;

/// Recognises a file or a pasted text and reads it. The name only gives the title.
///
/// # Errors
/// When it is nothing that can be read.
pub fn read_map(bytes: &[u8], name: &str, language: &str) -> Result<Reading> {
    let title = title_of(name);
    let mut reading = if bytes.starts_with(b"PK\x03\x04") {
        let (table, notes) = grid::read_xlsx(bytes)?;
        let mut reading = grid::read_table(table, &title, language);
        reading.notes.extend(notes);
        reading
    } else {
        read_text(&decoded(bytes)?, &title, language)?
    };
    if reading.draft.step_count() == 0 {
        let detail = "no steps were found: the first row has the phases, the second the steps";
        return Err(Error::invalid("no_map_found", detail));
    }
    if reading.draft.title.is_empty() {
        reading.draft.title = title;
    }
    reading.notes.truncate(200);
    Ok(reading)
}

fn read_text(text: &str, title: &str, language: &str) -> Result<Reading> {
    if cjml::is_cjml(text) {
        cjml::read(text, language)
    } else if mermaid::is_mermaid(text) {
        Ok(mermaid::read(text, language))
    } else if text.trim_start().starts_with(['{', '<']) {
        let detail = "this is neither a table nor Mermaid nor CJML; the text form of journeys is read with 'apply'";
        Err(Error::invalid("unknown_map_format", detail))
    } else {
        Ok(grid::read_table(grid::read_csv(text)?, title, language))
    }
}

/// A text in the usual encodings: with a mark at its beginning, as UTF-8, else as old Windows text.
fn decoded(bytes: &[u8]) -> Result<String> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return Ok(encoding
            .decode_without_bom_handling(&bytes[mark..])
            .0
            .into_owned());
    }
    if bytes.iter().take(4096).any(|byte| *byte == 0) {
        let detail = "this is no text and no workbook; XLSX, CSV, Mermaid and CJML can be read";
        return Err(Error::invalid("unknown_map_format", detail));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Ok(encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned()),
    }
}

/// `Unsere_Reise.xlsx` as `Unsere Reise`.
fn title_of(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    draft::clean(&stem.replace('_', " "))
        .chars()
        .take(200)
        .collect()
}

/// A document that an import made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Made {
    /// What it is: `journey` or `touchpoint`.
    pub kind: String,
    /// Its id.
    pub id: DocumentId,
}

/// What a draft became, or would become.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ImportedMap {
    /// The journey.
    pub journey: DocumentId,
    /// Everything that was made, the journey last; enough to take the import back.
    pub made: Vec<Made>,
    /// Number of steps.
    pub steps: usize,
    /// Number of cards.
    pub cards: usize,
    /// What the texts of touchpoint lanes were taken for.
    pub touchpoints: Vec<TouchpointMatch>,
    /// What could not be taken over.
    pub notes: Vec<Note>,
}

/// Makes the journey of a draft and the touchpoints that the library does not have. Nothing is
/// kept unless the caller commits.
///
/// # Errors
/// What is wrong with the draft, with the place.
pub async fn import_map(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    draft: Draft,
    author: Author,
) -> Result<ImportedMap> {
    draft.check()?;
    let library = library(transaction, workspace, &draft).await?;
    let built = tokio::task::spawn_blocking(move || draft::build(&draft, &library)).await??;
    let Built {
        journey: (id, journey),
        touchpoints,
        matches,
        notes,
    } = built;
    let mut made = Vec::with_capacity(touchpoints.len() + 1);
    let (steps, cards) = (journey.steps().count(), journey.cards().count());
    for (id, touchpoint) in touchpoints {
        create(
            transaction,
            workspace,
            &mut made,
            (Touchpoint::KIND, id),
            serde_json::to_value(touchpoint)?,
            author,
        )
        .await?;
    }
    create(
        transaction,
        workspace,
        &mut made,
        (Journey::KIND, id),
        serde_json::to_value(journey)?,
        author,
    )
    .await?;
    Ok(ImportedMap {
        journey: id,
        made,
        steps,
        cards,
        touchpoints: matches,
        notes,
    })
}

async fn create(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    made: &mut Vec<Made>,
    (kind, id): (&str, DocumentId),
    body: Value,
    author: Author,
) -> Result<()> {
    let editor = Editor {
        workspace,
        kind: KINDS.find(kind)?,
        id,
        author,
    };
    editor.create(transaction, body).await?;
    made.push(Made {
        kind: kind.to_owned(),
        id,
    });
    Ok(())
}

/// The shared objects that the lanes of a draft may name.
async fn library(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    draft: &Draft,
) -> Result<Library> {
    let mut library = Library::default();
    let kinds = vocabulary().lane_kinds.iter();
    let used = kinds.filter(|kind| draft.lanes.iter().any(|lane| lane.kind == kind.key));
    let mut others = BTreeMap::new();
    for kind in used.filter_map(|kind| kind.refers_to.as_deref()) {
        if kind == Touchpoint::KIND {
            library.touchpoints = store::read_all(transaction, workspace).await?;
            continue;
        }
        let mut named = Vec::new();
        for document in store::list(transaction, workspace, kind, false).await? {
            let body = document.value()?;
            let title = body
                .get("title")
                .and_then(|title| serde_json::from_value::<Text>(title.clone()).ok());
            let name = body
                .get("name")
                .and_then(Value::as_str)
                .map(|name| Text::german_english(name, name));
            named.extend(title.or(name).map(|title| (document.id.to_string(), title)));
        }
        others.insert(kind.to_owned(), named);
    }
    library.others = others;
    Ok(library)
}

/// Takes an import back: removes what it made. Documents that were changed since stay, so that
/// nobody's work goes.
///
/// # Errors
/// Not found; `changed_since` with the document.
pub async fn take_back(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    made: &[Made],
    author: Author,
) -> Result<()> {
    for Made { kind, id } in made.iter().rev() {
        if ![Journey::KIND, Touchpoint::KIND].contains(&kind.as_str()) {
            return Err(Error::invalid_field(
                "made/kind",
                "an import makes journeys and touchpoints",
            ));
        }
        let document = store::find(transaction, workspace, kind, *id).await?;
        if document.version != 1 {
            let detail = format!("the {kind} was changed after the import");
            return Err(Error::conflict("changed_since", detail).at(format!("{kind}/{id}")));
        }
        let editor = Editor {
            workspace,
            kind: KINDS.find(kind)?,
            id: *id,
            author,
        };
        editor.undo(transaction, 1).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_recognised_by_what_they_hold() {
        let table = "Phase;A;A\nSchritt;s1;s2\nBedürfnisse;Ruhe;";
        let latin = encoding_rs::WINDOWS_1252.encode(table).0;
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(table.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        for bytes in [table.as_bytes(), &*latin, &*wide] {
            let draft = read_map(bytes, "maps/Unsere_Reise.csv", "de")
                .unwrap()
                .draft;
            assert_eq!(
                (draft.title.as_str(), draft.step_count()),
                ("Unsere Reise", 2)
            );
            assert_eq!(
                (draft.lanes[0].title.as_str(), draft.lanes[0].kind.as_str()),
                ("Bedürfnisse", "needs")
            );
        }
        let mermaid = read_map(b"journey\n section A\n s1: 3: Me", "", "en").unwrap();
        assert_eq!(mermaid.draft.step_count(), 1);
        for (bytes, code) in [
            (&b""[..], "no_map_found"),
            (b"{\"format\":\"ojf/1\"}", "unknown_map_format"),
            (b"\x89PNG\r\n\x1a\n\0\0", "unknown_map_format"),
            (b"PK\x03\x04broken", "unreadable_workbook"),
        ] {
            assert_eq!(
                read_map(bytes, "x", "de").unwrap_err().code(),
                code,
                "{bytes:?}"
            );
        }
    }
}
