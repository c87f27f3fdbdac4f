//! `kava check --against FILE`: what a draft of a guideline changes, and what would become of the
//! programmes.

use std::path::Path;

use kava::diagnostics::print::Printer;
use kava::diagnostics::{Severity, Words, say};
use kava::{Against, AgainstReport, Change, Compared, NotCompared, Outcome, Question};

use crate::args::{self, CheckFormat};
use crate::catalogue::Opened;
use crate::commands::kinds;
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::paths::{Paths, name_in};
use crate::progress::Progress;
use crate::summary::{counted_programmes, stamp};
use crate::table::Table;

pub fn run(
    draft: &Path,
    opened: &Opened,
    question: &Question,
    args: &args::Check,
    console: &mut Console,
) -> Result<Exit, Stop> {
    let text = kava_files::read_one(draft)?;
    let name = name_in(&opened.root, draft);
    let against = {
        let _progress = Progress::of(
            console,
            &say!(en "judging the programmes", et "hindan programme"),
        );
        opened.workspace.against(&name, &text, question)
    };
    if let Err(why) = &against.outcome
        && let Some(stop) = stop(why, draft, question)
    {
        return Err(stop);
    }
    match args.format {
        CheckFormat::Json => {
            let _ = AgainstReport::of(&against, console.lang).write(console.out());
        }
        CheckFormat::Short | CheckFormat::Sarif | CheckFormat::Github => {
            short(&against, opened, console)
        }
        CheckFormat::Human => human(&against, opened, console),
    }
    let breaks = against.has_errors() || args.deny_warnings && against.has_warnings();
    let exit = if breaks { Exit::Findings } else { Exit::Good };
    Ok(opened.ended(exit))
}

/// A file that holds no draft of a guideline that applies is a wrong usage.
fn stop(why: &NotCompared, draft: &Path, question: &Question) -> Option<Stop> {
    let path = draft.to_string_lossy().into_owned();
    match why {
        NotCompared::Unreadable => None,
        NotCompared::NoGuideline => Some(Stop::usage(
            say!(en "“{path}” holds no guideline", et "failis „{path}“ ei ole juhendit", path = path),
            say!(
                en "write a copy of the guideline, change it, and name that file",
                et "tee juhendist koopia, muuda seda ja nimeta see fail"
            ),
        )),
        NotCompared::NothingApplies { id } => Some(Stop::usage(
            say!(
                en "no edition of {id} is in force on {day} with which “{path}” could be compared",
                et "päeval {day} ei kehti juhendi {id} ükski redaktsioon, millega faili „{path}“ võrrelda",
                id = id, day = question.as_of, path = path
            ),
            Words::default(),
        )),
    }
}

fn short(against: &Against, opened: &Opened, console: &mut Console) {
    let paths = Paths::to(opened.root.folder());
    let printer = paths.printer(&against.sources, console);
    let new = against.outcome.iter().flat_map(|compared| &compared.new);
    let new = new.map(|outcome| &outcome.finding);
    for finding in against.findings.iter().chain(new) {
        let _ = printer.short(finding, console.out());
    }
    let _ = console.out().flush();
    console.remark(&summary(&against.outcome));
}

fn human(against: &Against, opened: &Opened, console: &mut Console) {
    let paths = Paths::to(opened.root.folder());
    let printer = paths.printer(&against.sources, console);
    let _ = printer.terminal_all(&against.findings, console.out());
    if let Ok(compared) = &against.outcome {
        head(compared, console);
        changes(&compared.changes, console);
        let new = say!(en "Would be found", et "Leitaks");
        outcomes(&new, &compared.new, &printer, console);
        let gone = say!(en "Would no longer be found", et "Enam ei leitaks");
        outcomes(&gone, &compared.gone, &printer, console);
    }
    console.heading(&summary(&against.outcome));
}

fn head(compared: &Compared, console: &mut Console) {
    let Compared { now, draft, .. } = compared;
    console.heading(&say!(
        en "draft of {guideline}, in force from {day}, held against {now}",
        et "juhendi {guideline} kavand, kehtib alates {day}, võrreldes: {now}",
        guideline = draft.guideline, day = draft.edition, now = stamp(now)
    ));
    console.line("");
}

fn changes(changes: &[Change], console: &mut Console) {
    let lang = console.lang;
    let mut table = Table::default();
    for change in changes {
        let mut what = format!("{} {}", change.subject.name().get(lang), change.name);
        if !change.kinds.is_empty() {
            what = format!("{what} ({})", kinds(&change.kinds, lang));
        }
        table.row([
            change.how.name().get(lang).to_owned(),
            what.trim_end().to_owned(),
            from_to(change.said(lang)),
        ]);
    }
    if table.is_empty() {
        console.say(&say!(en "The draft changes nothing.", et "Kavand ei muuda midagi."));
        return console.line("");
    }
    console.heading(&say!(en "Changes", et "Muudatused"));
    let width = console.width;
    let _ = table.print(2, width, console.out());
    console.line("");
}

/// `must 6..30 ECTS → must 6..24 ECTS`; long wordings under each other.
fn from_to((before, after): (&str, &str)) -> String {
    const SHORT: usize = 40;
    match (before.is_empty(), after.is_empty()) {
        (true, _) => after.to_owned(),
        (_, true) => before.to_owned(),
        _ if before.len() + after.len() <= 2 * SHORT => format!("{before} → {after}"),
        _ => format!("{before}\n→ {after}"),
    }
}

/// Under each rule, the programmes with what is found in them.
pub fn outcomes(title: &Words, outcomes: &[Outcome], printer: &Printer<'_>, console: &mut Console) {
    if outcomes.is_empty() {
        return;
    }
    let lang = console.lang;
    console.heading(title);
    let mut rest = outcomes;
    while let Some(first) = rest.first() {
        let code = first.finding.code;
        let (own, others) = rest.split_at(
            rest.iter()
                .position(|outcome| outcome.finding.code != code)
                .unwrap_or(rest.len()),
        );
        console.paragraph(code, 2);
        let mut table = Table::default();
        for Outcome { programme, finding } in own {
            let severity = match finding.severity {
                Severity::Error => say!(en "error", et "viga"),
                Severity::Warning => say!(en "warning", et "hoiatus"),
            };
            table.row([
                programme.clone(),
                severity.get(lang).to_owned(),
                format!(
                    "{} ({})",
                    finding.message.get(lang),
                    printer.spot(finding.place)
                ),
            ]);
        }
        let width = console.width;
        let _ = table.print(4, width, console.out());
        rest = others;
    }
    console.line("");
}

/// `8 programmes, 8 of them judged by this edition: 1 would break`
fn summary(outcome: &Result<Compared, NotCompared>) -> Words {
    let Ok(compared) = outcome else {
        return say!(
            en "the draft cannot be compared until it can be read",
            et "kavandit ei saa võrrelda enne, kui see on loetav"
        );
    };
    let mut broken: Vec<&str> = Vec::new();
    for outcome in &compared.new {
        if outcome.finding.severity == Severity::Error && !broken.contains(&&*outcome.programme) {
            broken.push(&outcome.programme);
        }
    }
    let broken = match broken.len() {
        0 => say!(en "none would break", et "ükski ei lakkaks nõuetele vastamast"),
        many => say!(en "{many} would break", et "{many} ei vastaks enam nõuetele", many = many),
    };
    say!(
        en "{programmes}, {judged} judged by this edition: {broken}",
        et "{programmes}, selle redaktsiooni järgi hinnatakse {judged}: {broken}",
        programmes = counted_programmes(compared.programmes),
        judged = compared.judged, broken = broken
    )
}
