//! `kava diff`: what changed between two states of a catalogue, in its own terms.

use kava::diagnostics::print::Printer;
use kava::diagnostics::{Severity, say};
use kava::{Became, Class, Difference, DifferenceReport, FieldChange};
use kava::{ProgrammeDifference, Value};

use crate::args::{self, ListFormat};
use crate::compared;
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::progress::Progress;

pub fn run(args: &args::Diff, console: &mut Console) -> Result<Exit, Stop> {
    let (old, new) = compared::sides(&args.old, &args.new, console)?;
    let question = new.question(&args.judging)?;
    let difference = {
        let _progress = Progress::of(
            console,
            &say!(en "comparing the programmes", et "võrdlen programme"),
        );
        Difference::between(old.state(), new.state(), &question)
    };
    if let Some(path) = &args.html {
        kava_files::save(path, &difference.page(console.lang))?;
    }
    match args.format {
        ListFormat::Json => {
            let _ = DifferenceReport::of(&difference, console.lang).write(console.out());
        }
        ListFormat::Human => human(&difference, console),
    }
    let exit = exit(&difference, &args.fail_on);
    Ok(old.ended(new.ended(exit)))
}

/// An error always weighs; of the classes, those that are named, else all but the cosmetic.
fn exit(difference: &Difference, fail_on: &[Class]) -> Exit {
    let weighs = |class: &Class| match fail_on {
        [] => *class != Class::Cosmetic,
        named => named.contains(class),
    };
    let mut findings = difference.findings();
    let is_wrong = findings.any(|finding| finding.severity == Severity::Error);
    match is_wrong || difference.classes().iter().any(weighs) {
        true => Exit::Findings,
        false => Exit::Good,
    }
}

fn human(difference: &Difference, console: &mut Console) {
    let printer = Printer::new(&difference.sources, console.lang);
    let printer = match console.width {
        Some(width) => printer.within(width),
        None => printer,
    };
    let _ = printer.terminal_all(&difference.unread, console.out());
    for programme in &difference.programmes {
        whole(programme, &printer, console);
    }
    causes(difference, &printer, console);
    console.heading(&difference.summary());
}

fn whole(it: &ProgrammeDifference, printer: &Printer<'_>, console: &mut Console) {
    console.heading(&it.called());
    if it.how != Became::Changed {
        console.paragraph(&printer.spot(it.place), 2);
    }
    for classed in &it.classes {
        let words = classed.words();
        console.paragraph(words.get(console.lang), 2);
    }
    for class in Class::ALL {
        section(class, it, printer, console);
    }
    if let Some(words) = it.may_take_effect() {
        console.paragraph(words.get(console.lang), 2);
    }
    console.line("");
    let _ = printer.terminal_all(&it.findings, console.out());
}

/// The changes whose gravest class this is.
fn section(class: Class, it: &ProgrammeDifference, printer: &Printer<'_>, console: &mut Console) {
    let is_here = |change: &&FieldChange| {
        let gravest = change.classes.first();
        gravest.is_some_and(|classed| classed.class == class)
    };
    let changes: Vec<&FieldChange> = it.changes.iter().filter(is_here).collect();
    if changes.is_empty() {
        return;
    }
    let bold = anstyle::Style::new().bold();
    let name = class.name().get(console.lang);
    console.line(format_args!("  {bold}{name}{bold:#}"));
    for change in changes {
        one(change, printer, console);
    }
}

fn one(change: &FieldChange, printer: &Printer<'_>, console: &mut Console) {
    let lang = console.lang;
    let called = change.called();
    let line = format!("{}: {}", called.get(lang), from_to(change, console));
    console.paragraph(&line, 4);
    let spot = |value: &Option<Value>| value.as_ref().map(|it| printer.spot(it.place));
    let places = match (spot(&change.old), spot(&change.new)) {
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (old, new) => old.or(new).unwrap_or_default(),
    };
    let notes = change.notes();
    let places = match notes.get(lang) {
        "" => places,
        notes => format!("{places} ({notes})"),
    };
    console.paragraph(&places, 6);
    for classed in &change.classes {
        let has_more = change.classes.len() > 1 || !classed.clauses.is_empty();
        if has_more {
            let words = classed.words();
            console.paragraph(words.get(lang), 6);
        }
    }
}

/// `18 ECTS → 21 ECTS`; what is new or gone says so.
fn from_to(change: &FieldChange, console: &Console) -> String {
    let lang = console.lang;
    let says = |value: &Value| match value.words.get(lang) {
        "" => "✓".to_owned(),
        words => words.to_owned(),
    };
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => format!("{} → {}", says(old), says(new)),
        (None, Some(new)) => {
            let new = says(new);
            say!(en "new: {new}", et "uus: {new}", new = new)
                .get(lang)
                .to_owned()
        }
        (Some(old), None) => {
            let old = says(old);
            say!(en "gone: {old}", et "ära jääb: {old}", old = old)
                .get(lang)
                .to_owned()
        }
        (None, None) => String::new(),
    }
}

fn causes(difference: &Difference, printer: &Printer<'_>, console: &mut Console) {
    if difference.causes.is_empty() {
        return;
    }
    console.heading(&say!(en "Shared by programmes", et "Programmidele ühine"));
    for cause in &difference.causes {
        let words = cause.called();
        console.paragraph(words.get(console.lang), 2);
        for change in &cause.changes {
            let change = FieldChange {
                cause: None,
                ..change.clone()
            };
            one(&change, printer, console);
        }
    }
    console.line("");
}
