//! `kava trace`: which lines a value of a document comes from, and which clauses ask for them.

use std::path::Path;

use kava::diagnostics::{Citation, Columns, Words, say};
use kava::{Day, Moment, NotTraced, Order, Origin, Trace};
use kava_files::MANIFEST;
use serde_json::Value;

use crate::args::{self, Pointer};
use crate::catalogue::{Opened, open};
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::paths::Paths;

pub fn run(args: &args::Trace, console: &mut Console) -> Result<Exit, Stop> {
    let written = std::fs::read(&args.value.file).ok();
    let mut opened = open(&args.path, console)?;
    let order = order(args, &opened, written.as_deref())?;
    let name =
        name_of(&args.value.file).ok_or_else(|| not_traced(&args.value, &NotTraced::NoDocument))?;
    let traced = opened.workspace.trace(&order, &name, &args.value.pointer);
    let traced = traced.map_err(|why| not_traced(&args.value, &why))?;
    told(&traced, &opened, console);
    if written.is_some_and(|written| written != traced.document) {
        console.remark(&say!(
            en "The document is not what is written of these files now: it was made of other files, or for another day.",
            et "Dokument ei ole see, mis nendest failidest praegu koostatakse: see on tehtud teistest failidest või teise päeva seisuga."
        ));
    }
    Ok(opened.ended(Exit::Good))
}

/// The day and whether it is a draft as the document itself says, where the command line is silent.
fn order(args: &args::Trace, opened: &Opened, written: Option<&[u8]>) -> Result<Order, Stop> {
    let document: Option<Value> = written.and_then(|written| serde_json::from_slice(written).ok());
    let says = |member: &str| document.as_ref().and_then(|document| document.get(member));
    let day = ["checked", "asOf"].into_iter().find_map(says);
    let day = day.and_then(Value::as_str).and_then(Day::parse);
    let draft = says("draft").and_then(Value::as_bool).unwrap_or(false);
    let mut question = opened.question(Moment::Draft, &args.judging)?;
    question.as_of = args.judging.as_of.or(day).unwrap_or(question.as_of);
    Ok(Order {
        targets: Vec::new(),
        programmes: Vec::new(),
        as_of: question.as_of,
        guideline: question.guideline,
        draft,
        all_or_nothing: false,
    })
}

/// The document's path in the folder that the build was written into.
fn name_of(file: &Path) -> Option<String> {
    let file = std::path::absolute(file).ok()?;
    let out = file
        .ancestors()
        .skip(1)
        .find(|folder| folder.join(MANIFEST).is_file());
    // A document that is not written yet is still traced by its folder and name.
    let out = out.or_else(|| file.parent()?.parent())?;
    let name = file.strip_prefix(out).ok()?;
    Some(name.to_string_lossy().replace('\\', "/"))
}

fn not_traced(asked: &Pointer, why: &NotTraced) -> Stop {
    let file = asked.file.display().to_string();
    let pointer = &*asked.pointer;
    match why {
        NotTraced::NoDocument => Stop::usage(
            say!(
                en "{file} is no document of this catalogue",
                et "{file} ei ole selle kataloogi dokument",
                file = file
            ),
            say!(
                en "name a file that kava build writes, and the catalogue behind it if that is not this folder",
                et "nimeta fail, mille koostab kava build, ja selle järel kataloog, kui see ei ole käesolev kaust"
            ),
        ),
        NotTraced::NotJson => Stop::usage(
            say!(
                en "{file} is not JSON, so no pointer leads into it",
                et "{file} ei ole JSON, nii et selles ei saa väärtusele osutada",
                file = file
            ),
            Words::default(),
        ),
        NotTraced::NoValue => Stop::usage(
            say!(
                en "nothing stands at “{pointer}” of {file}",
                et "failis {file} ei ole kohal „{pointer}“ midagi",
                pointer = pointer, file = file
            ),
            Words::default(),
        ),
    }
}

fn told(traced: &Trace, opened: &Opened, console: &mut Console) {
    let shown = match &traced.value {
        Value::Object(_) | Value::Array(_) => None,
        single => Some(single.to_string()),
    };
    if let Some(shown) = shown {
        console.line(&shown);
    }
    if traced.origins.is_empty() {
        console.say(&say!(
            en "comes from no line: Kava writes it itself",
            et "ei pärine ühegi faili realt: selle kirjutab Kava ise"
        ));
    }
    let paths = Paths::to(opened.root.folder());
    for origin in &traced.origins {
        line(origin, traced, &paths, console);
    }
}

/// `taltech/ai.kava:23:3  aim et "…"`, and below it the clauses.
fn line(origin: &Origin, traced: &Trace, paths: &Paths, console: &mut Console) {
    let source = traced.sources.get(origin.place.file);
    let point = source.point(origin.place.span.start, Columns::Scalars);
    let text = source.line(point.line as usize).trim();
    let (file, line, column) = (paths.of(&source.name), point.line + 1, point.column + 1);
    console.line(format!("{file}:{line}:{column}  {text}"));
    for citation in &origin.asked_by {
        console.paragraph(asked(citation).get(console.lang), 2);
    }
}

fn asked(citation: &Citation) -> Words {
    let clause = match &citation.point {
        Some(point) => format!("{} {point}", citation.clause),
        None => citation.clause.clone(),
    };
    say!(
        en "clause {clause} asks for it ({guideline}, in force from {edition})",
        et "seda nõuab punkt {clause} ({guideline}, kehtib alates {edition})",
        clause = clause, guideline = citation.guideline, edition = citation.edition
    )
}
