//! CSV: in UTF-8, with commas, semicolons or tabs, whichever the row of headings has most of.

use csv::{ErrorKind, ReaderBuilder, StringRecord};
use kava_diagnostics::say;

use crate::fault::Fault;
use crate::sheet::{Cell, LONGEST, MOST_CELLS, Sheet, Spot, too_long, too_many};

pub fn sheet(bytes: &[u8]) -> Result<Sheet, Fault> {
    let text = decoded(bytes)?;
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let (mut sheet, mut cells) = (Sheet::default(), 0);
    for record in reader.records() {
        let record = record.map_err(|why| unread(&why))?;
        cells += record.len();
        if cells > MOST_CELLS {
            return Err(Fault::of_file(too_many()));
        }
        let row = row(&record)?;
        if row.iter().any(|cell| !cell.text.is_empty()) {
            sheet.rows.push(row);
        }
    }
    Ok(sheet)
}

/// Without the byte order mark.
fn decoded(bytes: &[u8]) -> Result<&str, Fault> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|why| {
        let before = bytes.get(..why.valid_up_to()).unwrap_or_default();
        let row = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = before.iter().rposition(|byte| *byte == b'\n');
        let line = before
            .get(start.map_or(0, |at| at + 1)..)
            .unwrap_or_default();
        let mark = delimiter(&String::from_utf8_lossy(bytes));
        let column = line.iter().filter(|byte| **byte == mark).count() + 1;
        let spot = Spot {
            sheet: None,
            row,
            column,
        };
        Fault::at(
            spot,
            say!(
                en "this is not UTF-8 text; save the table as “CSV UTF-8” or as XLSX",
                et "see ei ole UTF-8-kodeeringus tekst; salvesta tabel kujul „CSV UTF-8“ või XLSX"
            ),
        )
    })
}

/// Outside quotation marks of the first line that is not empty.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.trim().is_empty());
    let mut counts = [(b';', 0_usize), (b'\t', 0), (b',', 0)];
    let mut is_quoted = false;
    for byte in line.unwrap_or_default().bytes() {
        is_quoted ^= byte == b'"';
        for (mark, count) in &mut counts {
            *count += usize::from(!is_quoted && byte == *mark);
        }
    }
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(b',', |(mark, _)| mark)
}

fn row(record: &StringRecord) -> Result<Vec<Cell>, Fault> {
    let line = record.position().map_or(0, csv::Position::line);
    let cells = record.iter().enumerate().map(|(at, text)| {
        let spot = Spot {
            sheet: None,
            row: usize::try_from(line).unwrap_or(usize::MAX),
            column: at + 1,
        };
        if text.len() > LONGEST {
            return Err(Fault::at(spot, too_long()));
        }
        Ok(Cell {
            spot,
            text: text.trim().to_owned(),
        })
    });
    cells.collect()
}

fn unread(why: &csv::Error) -> Fault {
    let message = say!(en "the table cannot be read", et "tabel ei ole loetav");
    let line = match why.kind() {
        ErrorKind::Utf8 { pos: Some(pos), .. } => Some(pos.line()),
        _ => None,
    };
    match line.and_then(|line| usize::try_from(line).ok()) {
        Some(row) => Fault::at(
            Spot {
                sheet: None,
                row,
                column: 1,
            },
            message,
        ),
        None => Fault::of_file(message),
    }
}
