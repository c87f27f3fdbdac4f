//! `kava fix`: makes every fix that needs no person, and says what is left for one.

use kava::diagnostics::{Finding, Words, say};
use kava::{Changed, Fixed, Mended};
use kava_files::Root;

use super::check::Shown;
use crate::args;
use crate::ask;
use crate::catalogue::{Opened, open};
use crate::change;
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::paths::Paths;
use crate::write;

pub fn run(args: &args::Fix, console: &mut Console) -> Result<Exit, Stop> {
    let mut opened = open(&args.path, console)?;
    let question = opened.question(args.moment, &args.judging)?;
    let chosen = opened.root.chosen().map(str::to_owned);
    let is_asked_for = |name: &str| chosen.as_deref().is_none_or(|chosen| chosen == name);
    let fixed = opened.workspace.fix(&question, is_asked_for);
    let paths = Paths::to(opened.root.folder());
    show(&fixed, &paths, console);
    let written = match wanted(args, &fixed, console) {
        true => write(&fixed.files, &opened.root, &paths, console),
        false => Written::Nothing,
    };
    Ok(opened.ended(left(args, &opened, &fixed, written, console)))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    Nothing,
    All,
    NotAll,
}

fn show(fixed: &Fixed, paths: &Paths, console: &mut Console) {
    for Changed { name, old, new } in &fixed.files {
        change::print(&paths.of(name), old, new, console);
    }
    if fixed.mended.is_empty() {
        return;
    }
    console.line("");
    console.heading(&say!(en "What is mended", et "Mis parandatakse"));
    for mended in &fixed.mended {
        console.paragraph(told(mended, paths).get(console.lang), 2);
    }
    console.line("");
}

/// `data.kava:7: decimal-comma: … → write 2.5`
fn told(mended: &Mended, paths: &Paths) -> Words {
    let Mended {
        file,
        line,
        code,
        message,
        fix,
    } = mended;
    say!(
        en "{file}:{line}: {code}: {message} → {fix}",
        et "{file}:{line}: {code}: {message} → {fix}",
        file = paths.of(file), line = line, code = *code, message = message, fix = fix
    )
}

/// Whoever sits at a terminal is asked; a script has asked already.
fn wanted(args: &args::Fix, fixed: &Fixed, console: &mut Console) -> bool {
    if args.dry_run || fixed.files.is_empty() {
        return false;
    }
    if args.yes || !ask::is_attended(console) {
        return true;
    }
    let agrees = ask::agrees(
        &say!(en "Write these changes?", et "Kas kirjutada muudatused?"),
        console,
    );
    if !agrees {
        console.say(&say!(en "nothing was written", et "midagi ei kirjutatud"));
    }
    agrees
}

/// Each file by itself: one that cannot be written keeps none of the others from it.
fn write(files: &[Changed], root: &Root, paths: &Paths, console: &mut Console) -> Written {
    let mut written = Written::All;
    for changed in files {
        match write::over(changed, root, paths) {
            Ok(()) => console.say(&say!(
                en "mended {name}", et "parandatud {name}",
                name = paths.of(&changed.name)
            )),
            Err(stop) => {
                console.stop(&stop);
                written = Written::NotAll;
            }
        }
    }
    written
}

/// What is left for a person, and how the files stand now.
fn left(
    args: &args::Fix,
    opened: &Opened,
    fixed: &Fixed,
    written: Written,
    console: &mut Console,
) -> Exit {
    let chosen = opened.root.chosen();
    let after = Shown {
        check: &fixed.after,
        chosen,
    };
    let paths = Paths::to(opened.root.folder());
    let printer = paths.printer(&after.check.sources, console);
    if fixed.mended.is_empty() {
        console.say(&say!(
            en "nothing can be mended without a person",
            et "midagi ei saa parandada ilma inimeseta"
        ));
    }
    if after.findings().next().is_some() {
        console.heading(&say!(en "What is left for you", et "Mis jääb sinu teha"));
        let mut findings: Vec<&Finding> = after.findings().collect();
        findings.sort_by_key(|finding| finding.severity);
        for finding in findings {
            let _ = printer.short(finding, console.out());
        }
    }
    console.heading(&after.summary(args.moment));
    let stands = match written {
        Written::Nothing => &fixed.before,
        Written::All | Written::NotAll => &fixed.after,
    };
    let exit = Shown {
        check: stands,
        chosen,
    }
    .exit(false);
    match written {
        Written::NotAll => exit.max(Exit::Disk),
        _ => exit,
    }
}
