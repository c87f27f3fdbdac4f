//! `kava check`: every finding of a catalogue, or of one file in it.

use kava::diagnostics::{Finding, Severity, Words, say};
use kava::{Check, Judged, Moment, Question, Report, Sarif};

use crate::against;
use crate::args::{self, CheckFormat};
use crate::baseline;
use crate::calendar;
use crate::catalogue::{Opened, open, open_standard_input};
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::many::Few;
use crate::paths::Paths;
use crate::progress::Progress;
use crate::standard_input;
use crate::summary::{Counts, Stamps};
use crate::waived;

pub fn run(args: &args::Check, console: &mut Console) -> Result<Exit, Stop> {
    let opened = opened(args, console)?;
    let question = Question {
        waivers: !args.no_waivers,
        ..opened.question(args.moment, &args.judging)?
    };
    if let Some(draft) = &args.against {
        refuse_with_against(args.format)?;
        return against::run(draft, &opened, &question, args, console);
    }
    let mut check = {
        let _progress = Progress::of(
            console,
            &say!(en "judging the programmes", et "hindan programme"),
        );
        opened.workspace.check_once(&question)
    };
    known(args, &opened, &mut check, console)?;
    let shown = Shown {
        check: &check,
        chosen: opened.root.chosen(),
    };
    match args.format {
        CheckFormat::Human => human(&shown, &opened, args, console),
        CheckFormat::Short => short(&shown, &opened, args, console),
        CheckFormat::Json => {
            let report = Report::of(&check, console.lang, |file| shown.is_asked_for(file));
            let _ = report.write(console.out());
        }
        CheckFormat::Sarif => sarif(&shown, &opened, console),
        CheckFormat::Github => github(&shown, &opened, args, console),
    }
    Ok(opened.ended(shown.exit(args.deny_warnings)))
}

/// The catalogue that is meant; `--as` says which of its files standard input stands for.
fn opened(args: &args::Check, console: &Console) -> Result<Opened, Stop> {
    if standard_input::is(&args.path) {
        return open_standard_input(args.stands_for.as_deref(), console);
    }
    match &args.stands_for {
        None => open(&args.path, console),
        Some(_) => Err(Stop::usage(
            say!(en "--as is for a text on standard input", et "--as käib standardsisendi kohta"),
            say!(
                en "write - in place of the path: kava check - --as FILE",
                et "kirjuta asukoha asemele -: kava check - --as FAIL"
            ),
        )),
    }
}

/// What a draft of a guideline changes has no place in the forms that services read.
fn refuse_with_against(format: CheckFormat) -> Result<(), Stop> {
    match format {
        CheckFormat::Human | CheckFormat::Short | CheckFormat::Json => Ok(()),
        CheckFormat::Sarif | CheckFormat::Github => Err(Stop::usage(
            say!(
                en "--against is told in the formats human, short and json only",
                et "--against on olemas ainult vormingutes human, short ja json"
            ),
            Words::default(),
        )),
    }
}

/// Leaves out what is known already, or lists all that is found as known.
fn known(
    args: &args::Check,
    opened: &Opened,
    check: &mut Check,
    console: &mut Console,
) -> Result<(), Stop> {
    if let Some(path) = &args.baseline {
        baseline::leave_out(path, &opened.root, check)?;
    }
    if let Some(path) = &args.write_baseline {
        baseline::write(path, &opened.root, check, console)?;
    }
    Ok(())
}

fn human(shown: &Shown<'_>, opened: &Opened, args: &args::Check, console: &mut Console) {
    let paths = Paths::to(opened.root.folder());
    let printer = paths.printer(&shown.check.sources, console);
    let few = Few::of(shown.findings());
    let _ = printer.terminal_all(few.shown.iter().copied(), console.out());
    for words in few.words() {
        console.say(&words);
    }
    calendar::print(shown.programmes(), &printer, console);
    waived::print(shown.programmes(), &printer, console);
    console.heading(&shown.summary(args.moment));
    if let Some(words) = shown.left_out(args) {
        console.say(&words);
    }
    if let Some(words) = Stamps::of(shown.programmes()).words() {
        console.say(&words);
    }
}

fn short(shown: &Shown<'_>, opened: &Opened, args: &args::Check, console: &mut Console) {
    let paths = Paths::to(opened.root.folder());
    let printer = paths.printer(&shown.check.sources, console);
    for finding in shown.findings() {
        let _ = printer.short(finding, console.out());
    }
    let _ = console.out().flush();
    console.remark(&shown.summary(args.moment));
    if let Some(words) = shown.left_out(args) {
        console.remark(&words);
    }
}

fn sarif(shown: &Shown<'_>, opened: &Opened, console: &mut Console) {
    let paths = Paths::to(opened.root.folder());
    let sources = &shown.check.sources;
    let path = |file| paths.of_file(sources, file);
    let sarif = Sarif::of(
        shown.check,
        console.lang,
        |file| shown.is_asked_for(file),
        path,
    );
    let _ = sarif.write(console.out());
}

/// Errors first: only the first ten of each kind are shown beside the lines.
fn github(shown: &Shown<'_>, opened: &Opened, args: &args::Check, console: &mut Console) {
    let paths = Paths::to(opened.root.folder());
    let printer = paths.printer(&shown.check.sources, console);
    let mut findings: Vec<&Finding> = shown.findings().collect();
    findings.sort_by_key(|finding| finding.severity);
    for finding in findings {
        let _ = printer.github(finding, console.out());
    }
    console.say(&shown.summary(args.moment));
    if let Some(words) = shown.left_out(args) {
        console.say(&words);
    }
}

/// The part of a check that was asked for: all, or one file.
pub(super) struct Shown<'c> {
    pub check: &'c Check,
    pub chosen: Option<&'c str>,
}

impl<'c> Shown<'c> {
    fn is_asked_for(&self, file: &str) -> bool {
        self.chosen.is_none_or(|chosen| chosen == file)
    }

    pub fn findings(&self) -> impl Iterator<Item = &'c Finding> {
        let asked_for = |finding: &&Finding| {
            self.is_asked_for(&self.check.sources.get(finding.place.file).name)
        };
        self.check.findings.iter().filter(asked_for)
    }

    fn programmes(&self) -> impl Iterator<Item = &'c Judged> {
        self.check
            .programmes
            .iter()
            .filter(|programme| self.is_asked_for(&programme.file))
    }

    pub fn exit(&self, deny_warnings: bool) -> Exit {
        let mut findings = self.findings();
        let counts = |finding: &Finding| deny_warnings || finding.severity == Severity::Error;
        if findings.any(counts) {
            Exit::Findings
        } else {
            Exit::Good
        }
    }

    fn left_out(&self, args: &args::Check) -> Option<Words> {
        let path = args.baseline.as_ref().or(args.write_baseline.as_ref())?;
        Some(baseline::left_out(path, self.check.left_out?))
    }

    pub fn summary(&self, moment: Moment) -> Words {
        let programmes = self.programmes().count();
        let own = Counts::of(self.findings());
        let all = Counts::of(&self.check.findings);
        own.summary(programmes, moment, all.errors - own.errors)
    }
}
