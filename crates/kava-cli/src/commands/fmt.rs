//! `kava fmt`: files laid out in the one canonical way. What cannot be parsed stays as it stands.

use kava::diagnostics::say;
use kava_files::FileFault;

use crate::args;
use crate::change;
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::paths::Paths;
use crate::standard_input;

pub fn run(args: &args::Fmt, console: &mut Console) -> Result<Exit, Stop> {
    if standard_input::is(&args.path) {
        return of_standard_input(args, console);
    }
    let root = kava_files::below(&args.path)?;
    let read = kava_files::read(&root);
    let paths = Paths::to(root.folder());
    let mut exit = Exit::Good;
    for fault in &read.faults {
        console.stop(&unread(fault));
        exit = exit.max(end_of(fault));
    }
    for file in &read.files {
        let text = Laid {
            name: paths.of(&file.name),
            new: kava::format(&file.text),
            old: &file.text,
        };
        if !text.is_other() {
            continue;
        }
        exit = exit.max(text.show(args, console));
        if args.check || args.diff {
            continue;
        }
        match kava_files::replace(&root.path_of(&file.name), &text.new) {
            Ok(()) => {
                console.say(&say!(en "laid out {name}", et "vormindatud {name}", name = text.name))
            }
            Err(fault) => {
                console.stop(&fault.into());
                exit = exit.max(Exit::Disk);
            }
        }
    }
    Ok(exit)
}

/// A text and how it is to be.
struct Laid<'t> {
    name: String,
    old: &'t str,
    new: String,
}

impl Laid<'_> {
    fn is_other(&self) -> bool {
        self.new != self.old
    }

    /// What was asked about the change; with `--check` there must be none.
    fn show(&self, args: &args::Fmt, console: &mut Console) -> Exit {
        if args.diff {
            change::print(&self.name, self.old, &self.new, console);
        } else if args.check {
            console.data(&format!("{}\n", self.name));
        }
        if args.check {
            Exit::Findings
        } else {
            Exit::Good
        }
    }
}

fn of_standard_input(args: &args::Fmt, console: &mut Console) -> Result<Exit, Stop> {
    let old = standard_input::read()?;
    let text = Laid {
        name: standard_input::NAME.to_owned(),
        new: kava::format(&old),
        old: &old,
    };
    if !args.check && !args.diff {
        console.data(&text.new);
        return Ok(Exit::Good);
    }
    Ok(if text.is_other() {
        text.show(args, console)
    } else {
        Exit::Good
    })
}

fn unread(fault: &FileFault) -> Stop {
    Stop {
        exit: end_of(fault),
        message: fault.words(),
        help: fault.help(),
    }
}

fn end_of(fault: &FileFault) -> Exit {
    if fault.is_finding() {
        Exit::Findings
    } else {
        Exit::Disk
    }
}
