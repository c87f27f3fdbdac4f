//! `kava build`: the documents of the programmes that hold, in a folder.

use std::path::{Path, PathBuf};

use kava::diagnostics::{Finding, Words, say};
use kava::{Built, Moment, NotBuilt, Order, Target, UnknownProgramme};
use kava_files::{Fault, Output, Written};

use crate::args;
use crate::catalogue::{Opened, open};
use crate::console::Console;
use crate::exit::{Exit, Stop, did_you_mean};
use crate::paths::Paths;
use crate::progress::Progress;
use crate::source_map;
use crate::summary::counted_programmes;
use crate::table::Table;

pub fn run(args: &args::Build, console: &mut Console) -> Result<Exit, Stop> {
    let mut opened = open(&args.path, console)?;
    let order = order(args, &opened)?;
    if args.omissions {
        omissions(&order, console);
    }
    let Some(out) = &args.out else {
        return Ok(opened.ended(Exit::Good));
    };
    let mut folder = Folder {
        path: out.clone(),
        force: args.force,
        output: None,
    };
    let what = say!(en "writing the documents", et "koostan dokumente");
    let progress = Progress::of(console, &what);
    let built = opened
        .workspace
        .build(&order, |document| {
            folder
                .output()?
                .write_together(&document.paths, &document.write)
        })
        .map_err(not_built)?;
    if args.source_maps && !built.held_back {
        for map in opened.workspace.source_maps(&order) {
            let name = format!("{}.map.json", map.document);
            let output = folder.output()?;
            output.write(&name, |to| source_map::write(&map, &built.sources, to))?;
        }
    }
    let written = match built.held_back {
        true => None,
        false => Some(folder.finish(|name| built.is_over(name, &order))?),
    };
    drop(progress);
    let told = Told {
        built: &built,
        opened: &opened,
        out,
    };
    told.programmes(console);
    told.documents(written.as_ref(), console);
    Ok(opened.ended(told.exit()))
}

fn order(args: &args::Build, opened: &Opened) -> Result<Order, Stop> {
    let question = opened.question(Moment::Draft, &args.judging)?;
    let asked = |target: &&dyn Target| {
        args.target.is_empty() || args.target.iter().any(|name| name == target.name())
    };
    Ok(Order {
        targets: kava::TARGETS.iter().copied().filter(asked).collect(),
        programmes: args.programmes.clone(),
        as_of: question.as_of,
        guideline: question.guideline,
        draft: args.draft,
        all_or_nothing: args.all_or_nothing,
    })
}

/// By target and block what has no place, each with what it means.
fn omissions(order: &Order, console: &mut Console) {
    for target in &order.targets {
        let omitted = kava::omissions(*target);
        console.heading(&say!(
            en "{target}: {count} without a place", et "{target}: kohata {count}",
            target = target.name(), count = counted_fields(omitted.len())
        ));
        let mut table = Table::default();
        for one in &omitted {
            let field = format!("{} {}", one.block, one.field);
            table.row([field, one.meaning.get(console.lang).to_owned()]);
        }
        let width = console.width;
        let _ = table.print(2, width, console.out());
    }
}

fn counted_fields(fields: usize) -> Words {
    match fields {
        1 => say!(en "1 field", et "1 väli"),
        many => say!(en "{many} fields", et "{many} välja", many = many),
    }
}

fn not_built(why: NotBuilt<Fault>) -> Stop {
    match why {
        NotBuilt::Unknown(unknown) => unknown_programme(&unknown),
        NotBuilt::Fault(fault) => fault.into(),
    }
}

pub fn unknown_programme(unknown: &UnknownProgramme) -> Stop {
    let code = &*unknown.code;
    Stop::usage(
        say!(en "there is no programme “{code}”", et "programmi „{code}“ ei ole", code = code),
        did_you_mean(unknown.near.as_deref()),
    )
}

/// The folder that documents are written into, taken when the first one comes.
struct Folder {
    path: PathBuf,
    force: bool,
    output: Option<Output>,
}

impl Folder {
    fn finish(mut self, is_over: impl Fn(&str) -> bool) -> Result<Written, Fault> {
        self.output()?;
        self.output
            .map_or_else(|| Ok(Written::default()), |output| output.finish(is_over))
    }

    fn output(&mut self) -> Result<&mut Output, Fault> {
        match &mut self.output {
            Some(output) => Ok(output),
            empty => Ok(empty.insert(Output::open(&self.path, self.force)?)),
        }
    }
}

/// What is said of a build.
struct Told<'b> {
    built: &'b Built,
    opened: &'b Opened,
    out: &'b Path,
}

impl Told<'_> {
    fn exit(&self) -> Exit {
        let has_error = self.built.leaves_out() || self.built.loose.is_some();
        if has_error {
            Exit::Findings
        } else {
            Exit::Good
        }
    }

    fn programmes(&self, console: &mut Console) {
        for refused in &self.built.refused {
            console.say(&say!(
                en "“{code}” is in no document ({targets}):",
                et "„{code}“ ei ole üheski dokumendis ({targets}):",
                code = refused.code, targets = refused.targets.join(", ")
            ));
            self.finding(&refused.finding, console);
        }
        for lacking in &self.built.lacking {
            console.say(&say!(
                en "“{code}” is in no document ({target}):",
                et "„{code}“ ei ole üheski dokumendis ({target}):",
                code = lacking.code, target = *lacking.target
            ));
            for finding in &lacking.findings {
                self.finding(finding, console);
            }
        }
        if let Some(finding) = &self.built.loose {
            self.finding(finding, console);
        }
        for (code, target) in &self.built.unfinished {
            console.say(&say!(
                en "“{code}” does not say yet all that {target} needs, and is left out there",
                et "„{code}“ ei ütle veel kõike, mida {target} vajab, ja jääb sealt välja",
                code = code, target = *target
            ));
        }
        for (code, target) in &self.built.left_out {
            console.say(&say!(
                en "“{code}” is not registered yet and is left out ({target})",
                et "„{code}“ ei ole veel registreeritud ja jääb välja ({target})",
                code = code, target = *target
            ));
        }
    }

    fn finding(&self, finding: &Finding, console: &mut Console) {
        let paths = Paths::to(self.opened.root.folder());
        let printer = paths.printer(&self.built.sources, console);
        let _ = printer.terminal(finding, console.out());
    }

    fn documents(&self, written: Option<&Written>, console: &mut Console) {
        let Some(written) = written else {
            return console.say(&say!(
                en "nothing is written: not every programme holds",
                et "midagi ei kirjutatud: kõik programmid ei vasta nõuetele"
            ));
        };
        for name in &written.kept {
            console.say(&say!(
                en "{path} has been changed by somebody else and stays",
                et "{path} on kellegi teise muudetud ja jääb alles",
                path = self.out.join(name).display().to_string()
            ));
        }
        let counts = self.built.counts.iter().map(|(target, count)| {
            say!(en "{target} {count}", et "{target} {count}", target = *target, count = counted_programmes(*count))
        });
        console.say(&say!(
            en "{out}: {counts}; {changed} written, {removed} removed",
            et "{out}: {counts}; kirjutatud {changed}, eemaldatud {removed}",
            out = self.out.display().to_string(), counts = Words::join(counts, ", "),
            changed = counted_files(written.changed.len()), removed = written.removed.len()
        ));
    }
}

fn counted_files(files: usize) -> Words {
    match files {
        1 => say!(en "1 file", et "1 fail"),
        many => say!(en "{many} files", et "{many} faili", many = many),
    }
}
