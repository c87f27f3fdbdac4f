//! A mapping file: `their heading = field`, one a line; `#` begins a remark.

use std::collections::BTreeMap;

use kava_diagnostics::say;

use crate::columns::Slot;
use crate::fault::Fault;
use crate::headings;
use crate::sheet::Spot;

/// By heading, as written.
pub type Mapping = BTreeMap<String, Slot>;

pub fn read(text: &str) -> Result<Mapping, Fault> {
    let mut mapping = Mapping::new();
    for (at, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let spot = Spot {
            sheet: None,
            row: at + 1,
            column: 1,
        };
        let Some((heading, field)) = line.rsplit_once('=') else {
            return Err(Fault::at(
                spot,
                say!(
                    en "a line of the mapping file reads: their heading = field",
                    et "vastavusfaili rida on kujul: nende pealkiri = väli"
                ),
            ));
        };
        let field = field.trim();
        let slot = headings::named(field).ok_or_else(|| {
            Fault::at(
                spot,
                say!(
                    en "there is no field “{field}”", et "välja „{field}“ ei ole", field = field
                ),
            )
        })?;
        mapping.insert(heading.trim().to_owned(), slot);
    }
    Ok(mapping)
}
