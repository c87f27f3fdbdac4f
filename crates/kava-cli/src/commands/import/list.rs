//! A table: what became of each cell.

use std::path::{Path, PathBuf};

use kava::diagnostics::{Lang, Words, say};
use kava_import::{Fate, Imported, Order, Told};
use serde_json::{Value, json};

use super::{HEAD, Written, write};
use crate::args::{self, ListFormat};
use crate::console::Console;
use crate::exit::{Exit, Stop};

pub fn run(
    file: &Path,
    bytes: &[u8],
    args: &args::Import,
    console: &mut Console,
) -> Result<Exit, Stop> {
    let map = args.map.as_deref().map(kava_files::read_one).transpose()?;
    let order = Order {
        map: map.as_deref(),
        has_catalogue: kava_files::find(&args.out).is_ok(),
    };
    let imported = kava_import::import(bytes, order).map_err(|fault| Stop {
        exit: Exit::Findings,
        message: say!(
            en "{file}: {why}", et "{file}: {why}",
            file = file.display().to_string(), why = fault.words()
        ),
        help: Words::default(),
    })?;
    let written = write(&files(file, &imported), args)?;
    match args.format {
        ListFormat::Human => tell(&imported, &written, console),
        ListFormat::Json => console.data(&format!("{:#}\n", listed(&imported, &written))),
    }
    Ok(Exit::Good)
}

fn files<'i>(file: &Path, imported: &'i Imported) -> Vec<Written<'i>> {
    let stem = file.file_stem().unwrap_or_default();
    let name = match stem.to_str() {
        Some("catalogue") => PathBuf::from("programmes.kava"),
        _ => {
            let mut name = stem.to_owned();
            name.push(".kava");
            PathBuf::from(name)
        }
    };
    let head = imported.catalogue.as_deref();
    let head = head.map(|text| (PathBuf::from(HEAD), text));
    head.into_iter().chain([(name, &*imported.text)]).collect()
}

fn tell(imported: &Imported, written: &[PathBuf], console: &mut Console) {
    let list: Vec<Words> = imported.told.iter().filter_map(Told::words).collect();
    for words in &list {
        console.say(words);
    }
    for path in written {
        console.say(&say!(
            en "written: {path}", et "kirjutatud: {path}", path = path.display().to_string()
        ));
    }
    console.say(&say!(
        en "programmes: {programmes}, courses: {courses}; cells that found a field: {placed}, others: {others}",
        et "programme: {programmes}, aineid: {courses}; lahtreid, mis leidsid välja: {placed}, muid: {others}",
        programmes = imported.programmes, courses = imported.courses,
        placed = imported.told.len() - list.len(), others = list.len()
    ));
}

fn listed(imported: &Imported, written: &[PathBuf]) -> Value {
    let others = imported.told.iter().filter_map(|told| {
        let words = told.words()?;
        let (fate, field) = match &told.fate {
            Fate::Placed(_) => return None,
            Fate::ToDo(field) => ("todo", Some(field)),
            Fate::Missing(field) => ("missing", Some(field)),
            Fate::Comment => ("comment", None),
        };
        Some(json!({
            "sheet": told.spot.sheet, "row": told.spot.row, "column": told.spot.column,
            "heading": told.heading, "value": told.value, "fate": fate, "field": field,
            "message": { "en": words.get(Lang::En), "et": words.get(Lang::Et) },
        }))
    });
    let written: Vec<String> = written
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    json!({
        "schema": "kava.import/1",
        "written": written,
        "programmes": imported.programmes,
        "courses": imported.courses,
        "notPlaced": others.collect::<Vec<_>>(),
    })
}
