//! A feed in JSON: what is still to do, and what found no place.

use std::path::PathBuf;

use kava::diagnostics::{Lang, Words, say};
use kava_import::feed::{Imported, Options, Source, import};
use serde_json::{Value, json};

use super::{Written, write};
use crate::args::{self, ListFormat};
use crate::console::Console;
use crate::exit::{Exit, Stop};

pub fn run(
    files: &[(PathBuf, Vec<u8>)],
    args: &args::Import,
    console: &mut Console,
) -> Result<Exit, Stop> {
    let names: Vec<String> = files
        .iter()
        .map(|(file, _)| file.display().to_string())
        .collect();
    let sources = names.iter().zip(files);
    let sources: Vec<Source<'_>> = sources
        .map(|(name, (_, bytes))| Source { name, bytes })
        .collect();
    let options = Options {
        into_catalogue: kava_files::find(&args.out).is_ok(),
    };
    let imported = import(&sources, &options);
    // A feed of which a part cannot be read is not the feed.
    if let Some(fault) = imported.faults.first() {
        return Err(Stop {
            exit: Exit::Findings,
            message: fault.words(),
            help: Words::default(),
        });
    }
    let texts = imported.files.iter();
    let texts: Vec<Written<'_>> = texts
        .map(|file| (PathBuf::from(&file.name), file.text.as_str()))
        .collect();
    let written = write(&texts, args)?;
    match args.format {
        ListFormat::Human => tell(&imported, &written, console),
        ListFormat::Json => console.data(&format!("{:#}\n", listed(&imported, &written))),
    }
    Ok(Exit::Good)
}

fn tell(imported: &Imported, written: &[PathBuf], console: &mut Console) {
    for missing in &imported.missing {
        console.say(&missing.words());
    }
    for unplaced in &imported.unplaced {
        console.say(&unplaced.words());
    }
    for path in written {
        console.say(&say!(
            en "written: {path}", et "kirjutatud: {path}", path = path.display().to_string()
        ));
    }
    console.say(&say!(
        en "programmes: {programmes}, courses: {courses}; still to do: {missing}, without a place: {unplaced}",
        et "programme: {programmes}, aineid: {courses}; lahtisi: {missing}, kohata: {unplaced}",
        programmes = imported.programmes, courses = imported.courses,
        missing = imported.missing.len(), unplaced = imported.unplaced.len()
    ));
}

fn listed(imported: &Imported, written: &[PathBuf]) -> Value {
    let both = |words: Words| json!({ "en": words.get(Lang::En), "et": words.get(Lang::Et) });
    let missing = imported.missing.iter().map(|it| {
        json!({
            "of": it.of, "field": it.field, "source": it.source, "fate": "missing",
            "message": both(it.words()),
        })
    });
    let unplaced = imported.unplaced.iter().map(|it| {
        json!({
            "of": it.programme, "place": it.place, "source": it.source, "value": it.value,
            "fate": "comment", "message": both(it.words()),
        })
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
        "notPlaced": missing.chain(unplaced).collect::<Vec<_>>(),
    })
}
