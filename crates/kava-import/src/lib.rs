//! Lists that others keep, made into `.kava` text: tables in CSV and XLSX.
//!
//! Every source becomes [sheets](sheet::Sheet) of cells, each of which knows where it stands.
//! [`gather`] makes programmes of their rows, and [`write`] makes text of those. A value is
//! placed only where the field table reads it without a finding; what it does not read becomes
//! `todo` with the cell's own words, and what has no field becomes a comment.

mod candidates;
mod columns;
mod delimited;
mod fault;
pub mod feed;
mod gather;
mod headings;
mod list;
mod mapping;
mod quoted;
mod reading;
mod sheet;
mod workbook;
mod write;

pub use fault::Fault;
pub use headings::{Heading, headings};
pub use list::{Fate, Told};
pub use sheet::Spot;

use kava_diagnostics::say;

/// What became of a file.
#[derive(Debug)]
pub struct Imported {
    /// Its programmes and courses, in canonical layout.
    pub text: String,
    /// A `catalogue.kava` for them; nothing where there is one already.
    pub catalogue: Option<String>,
    /// Of each cell that is not empty, and of each that is and has a field, what became of it.
    pub told: Vec<Told>,
    pub programmes: usize,
    pub courses: usize,
}

/// What is known beside the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Order<'o> {
    /// The text of a mapping file.
    pub map: Option<&'o str>,
    /// The programmes go into a catalogue that is there: whose they are stands in it.
    pub has_catalogue: bool,
}

/// Imports a table. Total: what cannot be read is a fault.
pub fn import(bytes: &[u8], order: Order<'_>) -> Result<Imported, Fault> {
    let map = order.map.map(mapping_of).transpose()?.unwrap_or_default();
    let sheets = if bytes.starts_with(b"PK") {
        workbook::sheets(bytes)?
    } else {
        vec![delimited::sheet(bytes)?]
    };
    let mut gathered = gather::Gathered::default();
    for sheet in sheets {
        gathered.sheet(&sheet, &map);
    }
    if gathered.programmes.is_empty() {
        return Err(Fault::of_file(say!(
            en "no programme was found: a row must name the columns, and one of them the title or the code",
            et "ühtki programmi ei leitud: üks rida peab nimetama veerud, nende seas pealkirja või koodi"
        )));
    }
    Ok(write::write(gathered, order.has_catalogue))
}

fn mapping_of(text: &str) -> Result<mapping::Mapping, Fault> {
    mapping::read(text).map_err(|fault| Fault {
        message: say!(
            en "mapping file: {message}", et "vastavusfail: {message}", message = fault.message
        ),
        ..fault
    })
}
