//! `kava impact`: which programmes would break if a course were changed. Nothing is written.

use kava::diagnostics::{Words, say};
use kava::{Impact, ImpactReport, Supposed, UnknownCourse};

use crate::against::outcomes;
use crate::args::{self, ListFormat};
use crate::catalogue::{Opened, open};
use crate::console::Console;
use crate::exit::{Exit, Stop, did_you_mean};
use crate::paths::Paths;
use crate::progress::Progress;
use crate::summary::counted_programmes;
use crate::table::Table;

pub fn run(args: &args::Impact, console: &mut Console) -> Result<Exit, Stop> {
    let mut opened = open(&args.path, console)?;
    let question = opened.question(args.moment, &args.judging)?;
    let impact = {
        let _progress = Progress::of(
            console,
            &say!(en "judging the programmes", et "hindan programme"),
        );
        opened
            .workspace
            .impact(&args.course, &supposed(args), &question)
    };
    let impact = impact.map_err(|unknown| unknown_course(&unknown))?;
    match args.format {
        ListFormat::Json => {
            let _ = ImpactReport::of(&impact, console.lang).write(console.out());
        }
        ListFormat::Human => human(&impact, &opened, console),
    }
    let exit = match impact.broken().is_empty() {
        true => Exit::Good,
        false => Exit::Findings,
    };
    Ok(opened.ended(exit))
}

fn supposed(args: &args::Impact) -> Vec<Supposed> {
    let fields = [("credits", &args.credits), ("origin", &args.origin)];
    let said = fields.into_iter().filter_map(|(field, value)| {
        let value = value.clone()?;
        Some(Supposed { field, value })
    });
    said.collect()
}

fn unknown_course(unknown: &UnknownCourse) -> Stop {
    Stop::usage(
        say!(en "there is no course “{name}”", et "ainet „{name}“ ei ole", name = unknown.name),
        did_you_mean(unknown.near.as_deref()),
    )
}

fn human(impact: &Impact, opened: &Opened, console: &mut Console) {
    let paths = Paths::to(opened.root.folder());
    for (before, after) in &impact.lines {
        console.heading(&said(&impact.course, before, after));
        console.line("");
    }
    let new = say!(en "Would be found", et "Leitaks");
    let printer = paths.printer(&impact.after, console);
    outcomes(&new, &impact.new, &printer, console);
    let gone = say!(en "Would no longer be found", et "Enam ei leitaks");
    let printer = paths.printer(&impact.before, console);
    outcomes(&gone, &impact.gone, &printer, console);
    totals(impact, console);
    console.heading(&summary(impact));
}

/// `ITI8730: credits 6 ECTS → credits 7 ECTS`
fn said(course: &str, before: &str, after: &str) -> Words {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (before, after) = (line(before), line(after));
    match before.is_empty() {
        true => {
            say!(en "{course}: {after}", et "{course}: {after}", course = course, after = after)
        }
        false => say!(
            en "{course}: {before} → {after}",
            et "{course}: {before} → {after}",
            course = course, before = before, after = after
        ),
    }
}

fn totals(impact: &Impact, console: &mut Console) {
    if impact.totals.is_empty() {
        return;
    }
    let lang = console.lang;
    console.heading(&say!(en "Totals", et "Kokkuvõttes"));
    let mut table = Table::default();
    for total in &impact.totals {
        let unknown = say!(en "not known", et "teadmata");
        let known = |words: &Words| match words.is_empty() {
            true => unknown.get(lang).to_owned(),
            false => words.get(lang).to_owned(),
        };
        table.row([
            total.programme.clone(),
            total.what.get(lang).to_owned(),
            format!("{} → {}", known(&total.before), known(&total.after)),
        ]);
    }
    let width = console.width;
    let _ = table.print(2, width, console.out());
    console.line("");
}

/// `2 of 8 programmes have ITI8730: 1 would break`
fn summary(impact: &Impact) -> Words {
    let broken = impact.broken();
    let broken = match broken.len() {
        0 => say!(en "none would break", et "ükski ei lakkaks nõuetele vastamast"),
        many => say!(
            en "{many} would break ({codes})",
            et "{many} ei vastaks enam nõuetele ({codes})",
            many = many, codes = broken.join(", ")
        ),
    };
    say!(
        en "{having} of {programmes} in the catalogue with {course} in the plan: {broken}",
        et "aine {course} on {having} programmi õppeplaanis, kataloogis on {programmes}: {broken}",
        having = impact.having.len(), programmes = counted_programmes(impact.programmes),
        course = impact.course, broken = broken
    )
}
