//! Tables as workbooks. Reading is bounded: a workbook is a zip of XML from anybody.

use std::io::{Cursor, Read};

use calamine::{Data, DataRef, Reader, Xlsx};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use super::{MAX_COLUMNS, MAX_ROWS, Table, WrittenCell, WrittenTable};
use crate::error::{Error, Result};
use crate::formats::draft::{Note, NoteCode};

/// Most bytes that a workbook may unpack to.
const MAX_UNPACKED: u64 = 64 * 1024 * 1024;
/// Most parts of a workbook.
const MAX_PARTS: usize = 2_000;
/// Longest text of a cell, by the format.
const MAX_CELL: usize = 32_767;

/// Reads the first sheet that holds anything.
///
/// # Errors
/// When it is no workbook, or one that unpacks to too much.
pub(crate) fn read_xlsx(bytes: &[u8]) -> Result<(Table, Vec<Note>)> {
    check_size(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let names = workbook.sheet_names();
    let mut notes = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let mut rows = cells(&mut workbook, name)?;
        if rows.iter().all(|row| row.iter().all(String::is_empty)) {
            continue;
        }
        let merged = merged(&mut workbook, name);
        if let Some(other) = names.get(index + 1) {
            notes.push(Note::new(
                NoteCode::OtherSheets,
                other.clone(),
                &names[index + 1..].join(", "),
            ));
        }
        rows.truncate(MAX_ROWS + 1);
        return Ok((Table { rows, merged }, notes));
    }
    Ok((Table::default(), notes))
}

/// Unpacks everything once and keeps nothing: sizes that a zip states may be lies.
fn check_size(bytes: &[u8]) -> Result<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let too_large = || {
        let detail = format!(
            "the workbook unpacks to more than {} MiB",
            MAX_UNPACKED >> 20
        );
        Error::invalid("too_large", detail)
    };
    if archive.len() > MAX_PARTS {
        return Err(too_large());
    }
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(unreadable)?;
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
        let unpacked = unpacked.map_err(unreadable)?;
        left = left.checked_sub(unpacked).ok_or_else(too_large)?;
    }
    Ok(())
}

fn unreadable(cause: impl std::fmt::Display) -> Error {
    let detail = format!("this workbook cannot be read: {cause}");
    Error::invalid("unreadable_workbook", detail)
}

/// The cells of a sheet. Read one by one: a sheet may claim a last cell millions of rows away.
fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Vec<String>>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut reader = workbook.worksheet_cells_reader(name).map_err(unreadable)?;
    while let Some(cell) = reader.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        if row > MAX_ROWS || column > MAX_COLUMNS {
            continue;
        }
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        if rows[row].len() <= column {
            rows[row].resize(column + 1, String::new());
        }
        rows[row][column] = shown(cell.get_value());
    }
    Ok(rows)
}

fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::String(text) => text.clone(),
        other => Data::from(other.clone()).to_string(),
    }
}

fn merged(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Vec<(usize, usize, usize)> {
    // A map can be read without knowing which cells were merged.
    let regions = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
    let across = regions
        .iter()
        .filter(|region| region.start.1 < region.end.1);
    across
        .map(|region| {
            (
                region.start.0 as usize,
                region.start.1 as usize,
                region.end.1 as usize,
            )
        })
        .take(10_000)
        .collect()
}

/// Writes a table as a workbook to work with: phases merged over their steps, the first column and
/// the first rows stay in sight.
///
/// # Errors
/// Internal only.
pub(crate) fn write_xlsx(table: &WrittenTable) -> Result<Vec<u8>> {
    written(table).map_err(Error::internal)
}

fn written(table: &WrittenTable) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(&table.title))?;
    let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let strong = cell
        .clone()
        .set_bold()
        .set_border_bottom(FormatBorder::Thin);
    for (row, cells) in (0u32..).zip(&table.rows) {
        for (column, value) in (0u16..).zip(cells) {
            let format = if row < 2 || column == 0 {
                &strong
            } else {
                &cell
            };
            match value {
                WrittenCell::Text(text) if text.is_empty() => {
                    sheet.write_blank(row, column, format)?;
                }
                WrittenCell::Text(text) => {
                    sheet.write_string_with_format(row, column, shortened(text), format)?;
                }
                WrittenCell::Number(number) => {
                    sheet.write_number_with_format(row, column, *number, format)?;
                }
            }
        }
    }
    for (from, to) in &table.phases {
        if let (Ok(from), Ok(to), true) = (u16::try_from(*from), u16::try_from(*to), from < to)
            && let Some(WrittenCell::Text(title)) = table.rows[0].get(usize::from(from))
        {
            sheet.merge_range(0, from, 0, to, shortened(title), &strong)?;
        }
    }
    sheet.set_freeze_panes(2, 1)?;
    sheet.set_column_width(0, 26)?;
    let last = table.rows.first().map_or(1, Vec::len).max(2) - 1;
    sheet.set_column_range_width(1, u16::try_from(last).unwrap_or(u16::MAX), 30)?;
    workbook.save_to_buffer()
}

/// A name that spreadsheets allow for a sheet.
fn sheet_name(title: &str) -> String {
    let plain: String = title
        .chars()
        .filter(|c| !c.is_control() && !"[]:*?/\\'".contains(*c))
        .collect();
    let mut short = String::new();
    for character in plain.trim().chars() {
        // The limit counts UTF-16 units.
        if short.encode_utf16().count() + character.len_utf16() > 31 {
            break;
        }
        short.push(character);
    }
    match short.trim() {
        "" => "Map".to_owned(),
        name if name.eq_ignore_ascii_case("history") => format!("{name} 1"),
        name => name.to_owned(),
    }
}

fn shortened(text: &str) -> &str {
    let end = text.char_indices().nth(MAX_CELL / 2).map(|(end, _)| end);
    match text.encode_utf16().count() > MAX_CELL {
        true => &text[..end.unwrap_or(text.len())],
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for (name, bytes) in parts {
            writer.start_file(*name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// A workbook by hand, as other programs write it.
    fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
        let relations = |parts: &str| {
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{parts}</Relationships>"
            )
        };
        let relation = |id: &str, kind: &str, target: &str| {
            format!(
                "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
            )
        };
        let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
        zipped(&[
            ("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", relations(&relation("r1", "officeDocument", "xl/workbook.xml")).as_bytes()),
            ("xl/workbook.xml", format!("<workbook {main}><sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>").as_bytes()),
            ("xl/_rels/workbook.xml.rels", relations(&(relation("r1", "worksheet", "worksheets/sheet1.xml") + &relation("r2", "sharedStrings", "sharedStrings.xml"))).as_bytes()),
            ("xl/sharedStrings.xml", strings.as_bytes()),
            ("xl/worksheets/sheet1.xml", format!("<worksheet {main}>{sheet}</worksheet>").as_bytes()),
        ])
    }

    #[test]
    fn workbooks_of_others_are_read() {
        let strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>Phase</t></si><si><r><t xml:space=\"preserve\">Zwei </t></r><r><t>Teile</t></r></si></sst>";
        let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>\
            <row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>Schritt</t></is></c><c r=\"C2\"><v>2.5</v></c></row>\
            <row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData><mergeCells count=\"1\"><mergeCell ref=\"B1:C1\"/></mergeCells>";
        let (table, notes) = read_xlsx(&workbook(sheet, strings)).unwrap();
        assert_eq!(
            table.rows,
            [vec!["Phase", "Zwei Teile"], vec!["", "Schritt", "2.5"]]
        );
        assert_eq!((table.merged, notes.len()), (vec![(0, 1, 2)], 0));
    }

    #[test]
    fn workbooks_that_mean_harm_are_refused_or_harmless() {
        let bomb = vec![b' '; 80 * 1024 * 1024];
        let bytes = zipped(&[("xl/worksheets/sheet1.xml", &bomb)]);
        assert!(bytes.len() < 200_000);
        assert_eq!(read_xlsx(&bytes).unwrap_err().code(), "too_large");
        let many: Vec<(String, &[u8])> = (0..=MAX_PARTS)
            .map(|index| (index.to_string(), &b""[..]))
            .collect();
        let many: Vec<(&str, &[u8])> = many
            .iter()
            .map(|(name, bytes)| (name.as_str(), *bytes))
            .collect();
        assert_eq!(read_xlsx(&zipped(&many)).unwrap_err().code(), "too_large");
        // Entities are not expanded.
        let lol = "<!DOCTYPE sst [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>&b;</t></si></sst>";
        let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>";
        if let Ok((table, _)) = read_xlsx(&workbook(sheet, lol)) {
            assert!(
                !table
                    .rows
                    .iter()
                    .flatten()
                    .any(|cell| cell.contains("lollol"))
            );
        }
        for nonsense in [&b""[..], b"PK", b"not a zip", &bytes[..bytes.len() / 2]] {
            assert_eq!(
                read_xlsx(nonsense).unwrap_err().code(),
                "unreadable_workbook"
            );
        }
    }

    #[test]
    fn names_of_sheets_are_allowed_ones() {
        for (title, name) in [("", "Map"), ("A/B: [c]?", "AB c"), ("history", "history 1")] {
            assert_eq!(sheet_name(title), name);
        }
        assert_eq!(sheet_name(&"😀".repeat(40)).encode_utf16().count(), 30);
    }
}
