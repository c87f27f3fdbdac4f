//! XLSX: every sheet, cell by cell. What is merged across rows counts for each of them.
//!
//! A file of some kilobytes can claim to hold terabytes, and a sheet of two cells a thousand million
//! rows; hence parts are unpacked against a limit first, and cells are never laid out in a grid.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, copy, sink};

use calamine::{DataRef, Dimensions, Reader, Xlsx};
use kava_diagnostics::{Words, say};
use zip::ZipArchive;

use crate::fault::Fault;
use crate::sheet::{Cell, LONGEST, MOST_CELLS, Sheet, Spot, too_long, too_many};

/// The most that all parts of a file may have when unpacked, in bytes.
const UNPACKED: u64 = 128 * 1024 * 1024;
const MOST_PARTS: usize = 4_096;

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;
type Cells = BTreeMap<(u32, u32), String>;

pub fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
    check_size(bytes)?;
    let mut book: Book = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let names = book.sheet_names();
    let mut left = MOST_CELLS;
    let mut sheets = Vec::new();
    for name in names {
        let cells = cells(&mut book, &name, &mut left)?;
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        sheets.push(laid(&name, fill(cells, &merged, &mut left)?));
    }
    Ok(sheets)
}

fn broken() -> Fault {
    Fault::of_file(say!(
        en "this is no whole XLSX file; open it in a spreadsheet and save it again",
        et "see ei ole terve XLSX-fail; ava see tabelarvutuses ja salvesta uuesti"
    ))
}

fn check_size(bytes: &[u8]) -> Result<(), Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let mut left = UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| broken())?;
        let unpacked = copy(&mut part.take(left + 1), &mut sink()).map_err(|_| broken())?;
        left = left.checked_sub(unpacked).ok_or_else(too_large)?;
    }
    if archive.len() > MOST_PARTS {
        return Err(too_large());
    }
    Ok(())
}

fn too_large() -> Fault {
    Fault::of_file(say!(
        en "unpacked, the file has more than 128 MB",
        et "lahtipakituna on failis rohkem kui 128 MB"
    ))
}

fn cells(book: &mut Book<'_>, name: &str, left: &mut usize) -> Result<Cells, Fault> {
    let mut cells = Cells::new();
    let unread = |at: Option<(u32, u32)>| {
        let spot = spot(name, at.unwrap_or_default());
        let message = say!(en "the sheet cannot be read after this cell", et "lehte ei saa sellest lahtrist edasi lugeda");
        Fault::at(spot, message)
    };
    let mut reader = book
        .worksheet_cells_reader(name)
        .map_err(|_| unread(None))?;
    let mut last = None;
    while let Some(cell) = reader.next_cell().map_err(|_| unread(last))? {
        let at = cell.get_position();
        last = Some(at);
        let text = text(cell.get_value()).map_err(|message| Fault::at(spot(name, at), message))?;
        if text.is_empty() {
            continue;
        }
        if text.len() > LONGEST {
            return Err(Fault::at(spot(name, at), too_long()));
        }
        *left = left
            .checked_sub(1)
            .ok_or_else(|| Fault::of_file(too_many()))?;
        cells.insert(at, text);
    }
    Ok(cells)
}

/// As it would be typed: numbers in full, dates as 2026-08-31.
fn text(value: &DataRef<'_>) -> Result<String, Words> {
    Ok(match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.trim().to_owned()
        }
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is_so) => if *is_so { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(when) => {
            let (year, month, day, hour, minute, ..) = when.to_ymd_hms_milli();
            let day = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute) == (0, 0) {
                day
            } else {
                format!("{day} {hour:02}:{minute:02}")
            }
        }
        DataRef::Error(error) => {
            return Err(say!(
                en "the spreadsheet shows an error here: {error}",
                et "tabel näitab siin viga: {error}",
                error = error.to_string()
            ));
        }
    })
}

/// Gives what is merged over several rows to each row that has something of its own.
fn fill(mut cells: Cells, merged: &[Dimensions], left: &mut usize) -> Result<Cells, Fault> {
    for area in merged {
        let Some(text) = cells.get(&area.start).cloned() else {
            continue;
        };
        let below = (area.start.0.saturating_add(1), 0)..=(area.end.0, u32::MAX);
        if below.start() > below.end() {
            continue;
        }
        let mut rows: Vec<u32> = cells.range(below).map(|((row, _), _)| *row).collect();
        rows.dedup();
        for row in rows {
            *left = left
                .checked_sub(1)
                .ok_or_else(|| Fault::of_file(too_many()))?;
            cells.insert((row, area.start.1), text.clone());
        }
    }
    Ok(cells)
}

fn laid(name: &str, cells: Cells) -> Sheet {
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    for (at, text) in cells {
        let spot = spot(name, at);
        rows.entry(at.0).or_default().push(Cell { spot, text });
    }
    Sheet {
        rows: rows.into_values().collect(),
    }
}

fn spot(name: &str, (row, column): (u32, u32)) -> Spot {
    Spot {
        sheet: Some(name.to_owned()),
        row: row as usize + 1,
        column: column as usize + 1,
    }
}
