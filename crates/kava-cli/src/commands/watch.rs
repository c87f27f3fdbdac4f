//! `kava watch`: checks again whenever a file of the catalogue has changed, until it is ended.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kava::diagnostics::{Words, say};
use kava_files::Watch;

use crate::args;
use crate::catalogue::{Opened, open};
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::paths::Paths;
use crate::summary::Counts;

const HEAD: &str = "catalogue.kava";

pub fn run(args: &args::Watch, console: &mut Console) -> Result<Exit, Stop> {
    let mut opened = open(&args.path, console)?;
    let mut watch = Watch::of(&opened.root);
    let is_over = ended_by_signal(&watch)?;
    // What changed between opening and watching is read here.
    opened.refresh();
    show(&opened, args, console)?;
    console.remark(&say!(
        en "watching {folder}; end with Ctrl-C",
        et "jälgin kausta {folder}; lõpeta klahvidega Ctrl-C",
        folder = opened.root.folder().display().to_string()
    ));
    while console.is_heard() {
        watch.wait();
        if is_over.load(Ordering::Relaxed) {
            break;
        }
        if opened.refresh()
            && let Err(stop) = show(&opened, args, console)
        {
            console.stop(&stop);
        }
    }
    Ok(Exit::Good)
}

/// Set once the user or the system asks for the end.
fn ended_by_signal(watch: &Watch) -> Result<Arc<AtomicBool>, Stop> {
    let is_over = Arc::new(AtomicBool::new(false));
    let (over, wake) = (is_over.clone(), watch.waker());
    let end = move || {
        over.store(true, Ordering::Relaxed);
        wake();
    };
    ctrlc::set_handler(end).map_err(|_| Stop {
        exit: Exit::Disk,
        message: say!(
            en "the system does not tell of Ctrl-C",
            et "süsteem ei anna klahvidest Ctrl-C teada"
        ),
        help: Words::default(),
    })?;
    Ok(is_over)
}

/// The findings, and how things stand.
fn show(opened: &Opened, args: &args::Watch, console: &mut Console) -> Result<(), Stop> {
    let is_there = opened.workspace.names().any(|name| name == HEAD);
    if !is_there {
        console.heading(&say!(
            en "{name} is not there; waiting for it",
            et "faili {name} ei ole; ootan seda",
            name = HEAD
        ));
        console.send();
        return Ok(());
    }
    let question = opened.question(args.moment, &args.judging)?;
    let check = opened.workspace.check(&question);
    let chosen = opened.root.chosen();
    let shown = |name: &str| chosen.is_none_or(|chosen| chosen == name);
    let found = check
        .findings
        .iter()
        .filter(|finding| shown(&check.sources.get(finding.place.file).name));
    let found: Vec<_> = found.collect();
    let paths = Paths::to(opened.root.folder());
    let printer = paths.printer(&check.sources, console);
    let _ = printer.terminal_all(found.iter().copied(), console.out());
    let programmes = check.programmes.iter().filter(|it| shown(&it.file));
    let (own, all) = (Counts::of(found), Counts::of(&check.findings));
    let elsewhere = all.errors.saturating_sub(own.errors);
    console.heading(&own.summary(programmes.count(), args.moment, elsewhere));
    console.send();
    Ok(())
}
