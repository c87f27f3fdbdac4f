//! `kava new`: begins a catalogue or a programme, from five answers or like one that there is.

mod like;

use std::path::{Path, PathBuf};

use kava::diagnostics::{Severity, Words, say};
use kava::{Asked, Changed, Form, Moment, Question};
use kava_files::{Fault, FaultKind};

use crate::args;
use crate::ask;
use crate::catalogue::open;
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::summary::Counts;
use crate::today::today;
use crate::write;

pub fn run(args: &args::New, console: &mut Console) -> Result<Exit, Stop> {
    if let Some(code) = &args.like {
        return like::run(code, args, console);
    }
    match kava_files::find(&args.path) {
        Ok(_) => programme(args, console),
        Err(Fault {
            kind: FaultKind::NoCatalogue,
            ..
        }) => catalogue(args, console),
        Err(fault) => Err(fault.into()),
    }
}

fn question(args: &args::New) -> Question {
    Question::new(Moment::Draft, args.as_of.unwrap_or_else(today))
}

/// A catalogue, and where somebody is there to answer, or has answered, its first programme.
fn catalogue(args: &args::New, console: &mut Console) -> Result<Exit, Stop> {
    let folder = folder(&args.path)?;
    let name = folder.file_name().map(|name| name.to_string_lossy());
    let form = Form::catalogue(name.as_deref().unwrap_or(""), question(args));
    greet(
        &say!(
            en "There is no catalogue here yet. Five answers begin one; what you do not know is todo.",
            et "Siin ei ole veel kataloogi. Selle alustamiseks on vaja viit vastust; mida sa ei tea, on todo."
        ),
        console,
    );
    let form = answered(form, args, console)?;
    write(&form.written(), &folder, console)?;
    if !ask::is_attended(console) && args.answer("title").is_none() {
        console.say(&say!(
            en "next: kava new, for the first programme",
            et "järgmiseks: kava new, esimese programmi jaoks"
        ));
        return Ok(Exit::Good);
    }
    console.line("");
    programme(args, console)
}

fn programme(args: &args::New, console: &mut Console) -> Result<Exit, Stop> {
    let opened = open(&args.path, console)?;
    if opened.is_incomplete {
        return Err(unread());
    }
    let form = Form::programme(opened.workspace, args.semester.clone(), question(args));
    greet(
        &say!(
            en "Five answers begin a programme; what you do not know is todo.",
            et "Programmi alustamiseks on vaja viit vastust; mida sa ei tea, on todo."
        ),
        console,
    );
    let form = answered(form, args, console)?;
    let changed = form.written();
    write(&changed, opened.root.folder(), console)?;
    let check = form.done().check_once(&question(args));
    let own = check.findings.iter();
    let own: Vec<_> = own
        .filter(|it| *check.sources.get(it.place.file).name == *changed.name)
        .collect();
    let open = own.iter().filter(|it| it.code == "todo").count();
    console.heading(&Counts::of(own.iter().copied()).summary(1, Moment::Draft, 0));
    console.say(&say!(
        en "next: kava check names what is still to be said (todo: {open}), and kava build --draft --target site --out site shows it as a page",
        et "järgmiseks: kava check nimetab, mis on veel lahtine (todo: {open}), ja kava build --draft --target site --out site näitab seda veebilehena",
        open = open
    ));
    let is_wrong = own.iter().any(|it| it.severity == Severity::Error);
    Ok(if is_wrong { Exit::Findings } else { Exit::Good })
}

/// What is said only to somebody who is about to answer.
fn greet(words: &Words, console: &mut Console) {
    if ask::is_attended(console) {
        console.say(words);
    }
}

fn unread() -> Stop {
    Stop {
        exit: Exit::Disk,
        message: say!(
            en "not every file of the catalogue can be read", et "kataloogi kõik failid ei ole loetavad"
        ),
        help: say!(en "kava check says which", et "kava check ütleb, millised"),
    }
}

/// The folder itself, without links and dots, so that it has a name.
fn folder(path: &Path) -> Result<PathBuf, Stop> {
    path.canonicalize()
        .ok()
        .filter(|path| path.is_dir())
        .ok_or_else(|| {
            Stop::usage(
                say!(
                    en "“{path}” is not a folder", et "„{path}“ ei ole kaust",
                    path = path.to_string_lossy().into_owned()
                ),
                Words::default(),
            )
        })
}

/// All questions answered: by the command line, else by whoever sits at the terminal.
fn answered(mut form: Form, args: &args::New, console: &mut Console) -> Result<Form, Stop> {
    while let Some(asked) = form.next() {
        match args.answer(asked.word) {
            Some(answer) => form.answer(answer).map_err(|why| wrong(&asked, &why))?,
            None if ask::is_attended(console) => by_person(&mut form, &asked, console)?,
            None => match &asked.usual {
                Some(usual) => form.answer(usual).map_err(|why| wrong(&asked, &why))?,
                None => return Err(missing(&asked)),
            },
        }
    }
    Ok(form)
}

/// Asked until the answer can be taken.
fn by_person(form: &mut Form, asked: &Asked, console: &mut Console) -> Result<(), Stop> {
    let prompt = match &asked.usual {
        None => asked.question.clone(),
        Some(usual) => say!(
            en "{question} [{usual}]", et "{question} [{usual}]",
            question = asked.question, usual = usual
        ),
    };
    loop {
        let Some(typed) = ask::line(&prompt, console) else {
            return Err(Stop::usage(
                say!(en "nothing was written", et "midagi ei kirjutatud"),
                say!(en "the questions were not all answered", et "kõigile küsimustele ei vastatud"),
            ));
        };
        let answer = match &asked.usual {
            Some(usual) if typed.is_empty() => usual,
            _ => &typed,
        };
        match form.answer(answer) {
            Ok(()) => return Ok(()),
            Err(why) => console.paragraph(why.get(console.lang), 2),
        }
    }
}

fn wrong(asked: &Asked, why: &Words) -> Stop {
    Stop::usage(
        say!(en "--{word}: {why}", et "--{word}: {why}", word = asked.word, why = why),
        asked.question.clone(),
    )
}

fn missing(asked: &Asked) -> Stop {
    Stop::usage(
        say!(en "--{word} is missing", et "puudub --{word}", word = asked.word),
        asked.question.clone(),
    )
}

fn write(changed: &Changed, folder: &Path, console: &mut Console) -> Result<(), Stop> {
    write::new(&folder.join(&changed.name), &changed.new)?;
    console.say(&say!(en "written: {name}", et "kirjutatud: {name}", name = changed.name));
    Ok(())
}
