//! `kava record`: writes what became of a programme into its record, and nothing else.

use kava::diagnostics::{Finding, Severity, Words, say};
use kava::{Changed, Entry, NotRecorded, Step};

use super::build::unknown_programme;
use crate::args;
use crate::catalogue::{Opened, open};
use crate::change;
use crate::console::Console;
use crate::exit::{Exit, Stop, did_you_mean};
use crate::paths::Paths;
use crate::write;

pub fn run(args: &args::Record, console: &mut Console) -> Result<Exit, Stop> {
    fitting(args)?;
    let mut opened = open(&args.path, console)?;
    let question = opened.question(args.moment, &args.judging)?;
    let paths = Paths::to(opened.root.folder());
    let recorded = opened.workspace.record(&entry(args));
    let recorded = recorded.map_err(|why| not_recorded(&why, args, &paths))?;
    match &recorded.changed {
        None => console.say(&say!(
            en "{file} says so already; nothing was written",
            et "{file} ütleb seda juba; midagi ei kirjutatud",
            file = paths.of(&recorded.file)
        )),
        Some(changed) => write(changed, args, &opened, &paths, console)?,
    }
    Ok(opened.ended(after(&opened, args, &question, console)))
}

fn write(
    changed: &Changed,
    args: &args::Record,
    opened: &Opened,
    paths: &Paths,
    console: &mut Console,
) -> Result<(), Stop> {
    change::print(
        &paths.of(&changed.name),
        &changed.old,
        &changed.new,
        console,
    );
    if args.dry_run {
        return Ok(());
    }
    let path = opened.root.path_of(&changed.name);
    match changed.old.is_empty() && !path.exists() {
        true => write::new(&path, &changed.new)?,
        false => write::over(changed, &opened.root, paths)?,
    }
    console.say(&say!(
        en "recorded in {file}", et "kirjas failis {file}",
        file = paths.of(&changed.name)
    ));
    Ok(())
}

/// What is found of the programme now.
fn after(
    opened: &Opened,
    args: &args::Record,
    question: &kava::Question,
    console: &mut Console,
) -> Exit {
    let check = opened.workspace.check(question);
    let own = check.programmes.iter().filter(|it| it.code == args.code);
    let mut findings: Vec<&Finding> = own.flat_map(|it| &it.verdict.findings).collect();
    findings.retain(|finding| check.findings.contains(finding));
    findings.sort_by_key(|finding| finding.severity);
    if findings.is_empty() {
        return Exit::Good;
    }
    let paths = Paths::to(opened.root.folder());
    let printer = paths.printer(&check.sources, console);
    console.heading(&say!(
        en "What is found of {code} now", et "Mida programmist {code} nüüd leitakse",
        code = args.code
    ));
    for finding in &findings {
        let _ = printer.short(finding, console.out());
    }
    match findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
    {
        true => Exit::Findings,
        false => Exit::Good,
    }
}

/// Each value belongs to some of the steps.
fn fitting(args: &args::Record) -> Result<(), Stop> {
    let given = [
        (
            "--by",
            args.by.is_some(),
            &[Step::Proposed, Step::Approved][..],
        ),
        ("--document", args.document.is_some(), &[Step::Approved]),
        ("--code", args.number.is_some(), &[Step::Registered]),
        ("--volume", args.volume.is_some(), &[Step::Registered]),
        ("--because", args.because.is_some(), &[Step::Withdrawn]),
        ("--intake", args.intake.is_some(), &[Step::Announced]),
    ];
    let wrong = given
        .iter()
        .find(|(_, given, steps)| *given && !steps.contains(&args.step));
    if let Some((word, _, steps)) = wrong {
        let steps: Vec<&str> = steps.iter().map(|step| step.word()).collect();
        return Err(Stop::usage(
            say!(
                en "{word} says nothing of “{step}”", et "{word} ei käi sammu „{step}“ kohta",
                word = *word, step = args.step.word()
            ),
            say!(
                en "it belongs to {steps}", et "see käib sammu kohta: {steps}",
                steps = steps.join(", ")
            ),
        ));
    }
    if args.step == Step::Withdrawn && args.because.is_none() {
        return Err(Stop::usage(
            say!(
                en "--because is missing: why it is withdrawn",
                et "puudub --because: miks programm suletakse"
            ),
            Words::default(),
        ));
    }
    let texts = [&args.document, &args.because].into_iter().flatten();
    let mut torn = texts.filter(|text| text.contains(['"', '\n', '\r']));
    match torn.next() {
        None => Ok(()),
        Some(_) => Err(Stop::usage(
            say!(
                en "a text stands on one line and holds no straight quotation mark",
                et "tekst on ühel real ja selles ei ole sirget jutumärki"
            ),
            say!(en "write „…“ or «…» inside it", et "kirjuta selle sees „…“ või «…»"),
        )),
    }
}

fn entry(args: &args::Record) -> Entry {
    Entry {
        programme: args.code.clone(),
        step: args.step,
        on: args.on,
        by: args.by.clone(),
        document: args.document.clone(),
        code: args.number.clone(),
        volume: args.volume.clone(),
        because: args.because.clone(),
        intake: args.intake.clone(),
        edition: args.edition.clone(),
        replaces: args.replace,
    }
}

fn not_recorded(why: &NotRecorded, args: &args::Record, paths: &Paths) -> Stop {
    let code = &args.code;
    match why {
        NotRecorded::Unknown(unknown) => unknown_programme(unknown),
        NotRecorded::WhichEdition(begins) => Stop::usage(
            say!(
                en "{code} has several editions, or none that is meant",
                et "programmil {code} on mitu redaktsiooni või ei ole ükski neist mõeldud",
                code = code
            ),
            say!(
                en "name one with --edition: {begins}",
                et "nimeta üks neist võtmega --edition: {begins}",
                begins = begins.join(", ")
            ),
        ),
        NotRecorded::NoIntake => Stop::usage(
            say!(
                en "{code} has no intake that could be announced",
                et "programmil {code} ei ole vastuvõttu, millest teavitada",
                code = code
            ),
            say!(
                en "write an intake first, such as intake autumn-2026 {{ … }}",
                et "kirjuta enne vastuvõtt, näiteks intake autumn-2026 {{ … }}"
            ),
        ),
        NotRecorded::WhichIntake(names) => Stop::usage(
            say!(
                en "{code} has several intakes", et "programmil {code} on mitu vastuvõttu",
                code = code
            ),
            say!(
                en "name one with --intake: {names}",
                et "nimeta üks neist võtmega --intake: {names}",
                names = names.join(", ")
            ),
        ),
        NotRecorded::UnknownIntake { near } => Stop::usage(
            say!(
                en "{code} has no intake “{intake}”",
                et "programmil {code} ei ole vastuvõttu „{intake}“",
                code = code, intake = args.intake.as_deref().unwrap_or("")
            ),
            did_you_mean(near.as_deref()),
        ),
        NotRecorded::SaysOtherwise {
            file,
            line,
            written,
        } => Stop {
            exit: Exit::Findings,
            message: say!(
                en "{file}:{line} says otherwise: {written}",
                et "{file}:{line} ütleb muud: {written}",
                file = paths.of(file), line = *line, written = written
            ),
            help: say!(
                en "to write over it, add --replace",
                et "selle üle kirjutamiseks lisa --replace"
            ),
        },
        NotRecorded::Torn { file, line } => Stop {
            exit: Exit::Findings,
            message: say!(
                en "{file}:{line}: a brace of this block is missing",
                et "{file}:{line}: selle ploki looksulg puudub",
                file = paths.of(file), line = *line
            ),
            help: say!(en "mend that first", et "paranda see enne"),
        },
        NotRecorded::Unreadable(why) => Stop::usage(
            say!(en "this cannot be recorded: {why}", et "seda ei saa kirja panna: {why}", why = why),
            Words::default(),
        ),
    }
}
