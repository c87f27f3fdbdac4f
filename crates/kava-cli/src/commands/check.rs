//! `kava check`: every finding of a catalogue, or of one file in it.

use kava::diagnostics::{Finding, Severity, Words, say};
use kava::{Check, Judged, Question, Report};

use crate::args::{self, CheckFormat};
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
    let check = {
        let _progress = Progress::of(
            console,
            &say!(en "judging the programmes", et "hindan programme"),
        );
        opened.workspace.check(&question)
    };
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

fn human(shown: &Shown<'_>, opened: &Opened, args: &args::Check, console: &mut Console) {
    let paths = Paths::to(opened.root.folder());
    let printer = paths.printer(&shown.check.sources, console);
    let _ = printer.terminal_all(shown.findings(), console.out());
    calendar::print(shown.programmes(), &printer, console);
    waived::print(shown.programmes(), &printer, console);
    console.heading(&shown.summary(args));
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
    console.remark(&shown.summary(args));
}

/// The part of a check that was asked for: all, or one file.
struct Shown<'c> {
    check: &'c Check,
    chosen: Option<&'c str>,
}

impl<'c> Shown<'c> {
    fn is_asked_for(&self, file: &str) -> bool {
        self.chosen.is_none_or(|chosen| chosen == file)
    }

    fn findings(&self) -> impl Iterator<Item = &'c Finding> {
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

    fn exit(&self, deny_warnings: bool) -> Exit {
        let mut findings = self.findings();
        let counts = |finding: &Finding| deny_warnings || finding.severity == Severity::Error;
        if findings.any(counts) {
            Exit::Findings
        } else {
            Exit::Good
        }
    }

    fn summary(&self, args: &args::Check) -> Words {
        let programmes = self.programmes().count();
        let own = Counts::of(self.findings());
        let all = Counts::of(&self.check.findings);
        own.summary(programmes, args.moment, all.errors - own.errors)
    }
}
