//! `kava check`: every finding of a catalogue, or of one file in it.

use kava::diagnostics::{Finding, Severity, Words, say};
use kava::{Check, Judged, Moment, Question, Report};

use crate::against;
use crate::args::{self, CheckFormat};
use crate::baseline;
use crate::calendar;
use crate::catalogue::{Opened, open};
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::paths::Paths;
use crate::progress::Progress;
use crate::summary::{Counts, Stamps};
use crate::waived;

pub fn run(args: &args::Check, console: &mut Console) -> Result<Exit, Stop> {
    let opened = open(&args.path, console)?;
    let question = Question {
        waivers: !args.no_waivers,
        ..opened.question(args.moment, &args.judging)?
    };
    if let Some(draft) = &args.against {
        return against::run(draft, &opened, &question, args, console);
    }
    let mut check = {
        let _progress = Progress::of(
            console,
            &say!(en "judging the programmes", et "hindan programme"),
        );
        opened.workspace.check(&question)
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
    }
    Ok(opened.ended(shown.exit(args.deny_warnings)))
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
    let _ = printer.terminal_all(shown.findings(), console.out());
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
