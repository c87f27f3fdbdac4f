//! `kava new --like CODE --for SEMESTER`: last year's programme once more.

use kava::diagnostics::{Severity, Words, say};
use kava::{Copied, Copy, NotCopied};

use super::question;
use crate::args;
use crate::catalogue::open;
use crate::change;
use crate::commands::build::unknown_programme;
use crate::console::Console;
use crate::exit::{Exit, Stop, did_you_mean};
use crate::paths::Paths;
use crate::write;

pub fn run(like: &str, args: &args::New, console: &mut Console) -> Result<Exit, Stop> {
    let Some(semester) = args.semester.clone() else {
        return Err(Stop::usage(
            say!(
                en "--for is missing: the semester for which {like} is copied",
                et "puudub --for: semester, mille jaoks programm {like} kopeeritakse",
                like = like
            ),
            Words::default(),
        ));
    };
    let mut opened = open(&args.path, console)?;
    if opened.is_incomplete {
        return Err(super::unread());
    }
    let copy = Copy {
        like: like.to_owned(),
        semester,
        code: args.code.clone(),
        only_intake: args.intake,
    };
    let before = opened.workspace.check_once(&question(args));
    let copied = opened.workspace.copy(&copy);
    let copied = copied.map_err(|why| not_copied(&why, &copy))?;
    let paths = Paths::to(opened.root.folder());
    let name = paths.of(&copied.changed.name);
    match copied.is_new {
        true => {
            let path = opened.root.path_of(&copied.changed.name);
            write::new(&path, &copied.changed.new)?;
        }
        false => {
            let changed = &copied.changed;
            change::print(&name, &changed.old, &changed.new, console);
            write::over(changed, &opened.root, &paths)?;
        }
    }
    console.say(&say!(en "written: {name}", et "kirjutatud: {name}", name = name));
    tell(&copied, &copy, console);
    let after = opened.workspace.check_once(&question(args));
    let known = |it: &kava::diagnostics::Finding| {
        let known = before.findings.iter();
        known
            .clone()
            .any(|old| old.code == it.code && old.message == it.message)
    };
    let printer = paths.printer(&after.sources, console);
    let mut exit = Exit::Good;
    let errors = after
        .findings
        .iter()
        .filter(|it| it.severity == Severity::Error);
    for finding in errors.filter(|it| !known(it)) {
        let _ = printer.terminal(finding, console.out());
        exit = Exit::Findings;
    }
    console.say(&say!(
        en "next: kava check names what is still to be said",
        et "järgmiseks: kava check nimetab, mis on veel lahtine"
    ));
    Ok(exit)
}

/// What was done with last year's text.
fn tell(copied: &Copied, copy: &Copy, console: &mut Console) {
    let Copied {
        moved,
        emptied,
        left_out,
        intake,
        ..
    } = copied;
    if let Some(intake) = intake.as_ref().filter(|_| !moved.is_empty()) {
        let days: Vec<String> = moved
            .iter()
            .map(|(old, new)| format!("{old} → {new}"))
            .collect();
        console.say(&say!(
            en "moved with the intake {intake}: {days}",
            et "nihutatud koos vastuvõtuga {intake}: {days}",
            intake = intake, days = days.join(", ")
        ));
    }
    if !emptied.is_empty() {
        console.say(&say!(
            en "to be said anew: {words}", et "tuleb uuesti öelda: {words}",
            words = emptied.join(", ")
        ));
    }
    if !left_out.is_empty() {
        console.say(&say!(
            en "left out: the intakes {names}", et "välja jäetud vastuvõtud: {names}",
            names = left_out.join(", ")
        ));
    }
    if copied.is_new && copy.code.is_none() {
        console.say(&say!(
            en "this is a new edition, to be approved and registered again; where only the days change, --intake adds an intake to the programme as it is",
            et "see on uus redaktsioon, mis kinnitatakse ja registreeritakse uuesti; kui muutuvad ainult päevad, lisab --intake vastuvõtu samale programmile"
        ));
    }
}

fn not_copied(why: &NotCopied, copy: &Copy) -> Stop {
    let semester = &copy.semester;
    match why {
        NotCopied::Unknown(unknown) => unknown_programme(unknown),
        NotCopied::NoSemester { near, known } => Stop::usage(
            say!(
                en "the catalogue does not say when {semester} begins",
                et "kataloog ei ütle, millal {semester} algab",
                semester = semester
            ),
            match near {
                Some(near) => did_you_mean(Some(near)),
                None => say!(
                    en "known are {known}; write for example: semester {semester} from 2027-08-30 to 2028-01-23",
                    et "teada on {known}; kirjuta näiteks: semester {semester} from 2027-08-30 to 2028-01-23",
                    known = known.join(", "), semester = semester
                ),
            },
        ),
        NotCopied::ThereAlready { file } => Stop::usage(
            say!(
                en "{code} has this already for {semester}: {file}",
                et "programmil {code} on see semestri {semester} jaoks juba olemas: {file}",
                code = copy.like, semester = semester, file = file
            ),
            Words::default(),
        ),
        NotCopied::Torn { file } => Stop {
            exit: Exit::Findings,
            message: say!(
                en "{file}: a brace of {code} is missing", et "{file}: programmi {code} looksulg puudub",
                file = file, code = copy.like
            ),
            help: say!(en "mend that first", et "paranda see enne"),
        },
    }
}
