//! A new programme: what it is, called how, of what volume, and to what end.

use kava_diagnostics::{Words, say};
use kava_model::fields::{INTAKE_BLOCK, PROGRAMME_BLOCK};

use super::answer::{code_of, text};
use super::draft::Draft;
use super::{Asked, Form};
use crate::editor::filled_in;
use crate::workspace::Workspace;

pub const WORDS: [&str; 5] = ["kind", "title", "code", "credits", "outcome"];

pub fn asked(word: &'static str, form: &Form) -> Asked {
    let kinds = kinds(form);
    let usual = match word {
        "kind" => kinds.first().cloned(),
        "code" => answer(form, "title").map(code_of),
        _ => None,
    };
    Asked {
        word,
        question: question(word, &kinds),
        usual: usual.filter(|usual| !usual.is_empty() && usual != "todo"),
    }
}

fn question(word: &str, kinds: &[String]) -> Words {
    match word {
        "kind" => say!(
            en "Of which kind is the programme ({kinds})?",
            et "Mis liiki programm on ({kinds})?",
            kinds = kinds.join(", ")
        ),
        "title" => say!(
            en "What is it called, in Estonian / in English?",
            et "Mis on selle nimetus, eesti / inglise keeles?"
        ),
        "code" => say!(
            en "By which code is it known in the catalogue?",
            et "Mis koodiga seda kataloogis tuntakse?"
        ),
        "credits" => say!(en "Of how many ECTS is it?", et "Mitu EAP-d see on?"),
        _ => say!(
            en "What will a learner be able to do, in Estonian / in English?",
            et "Mida õppija oskab, kui on selle läbinud, eesti / inglise keeles?"
        ),
    }
}

fn answer<'f>(form: &'f Form, word: &str) -> Option<&'f str> {
    let at = WORDS.iter().position(|known| *known == word)?;
    form.answers.get(at).map(String::as_str)
}

/// What is not answered yet is open.
pub fn written(form: &Form, semester: Option<&str>) -> (String, String) {
    let code = answer(form, "code").unwrap_or("new-programme");
    let kind = kinds(form).into_iter().next();
    let kind = answer(form, "kind").map(str::to_owned).or(kind);
    let mut draft = Draft::new(
        filled_in("", PROGRAMME_BLOCK.word).unwrap_or_default(),
        &PROGRAMME_BLOCK,
    );
    draft.name(code);
    // What nobody has said is open, even where the block to be filled in has something usual.
    for word in ["language", "awards", "fee"] {
        draft.say(word, "todo");
    }
    draft.say("kind", kind.as_deref().unwrap_or("todo"));
    draft.say(
        "title",
        &answer(form, "title").map_or("todo".to_owned(), text),
    );
    if let Some(unit) = only_unit(&form.workspace) {
        draft.say("unit", &unit);
    }
    let outcome = answer(form, "outcome").map(text);
    let outcome = match outcome.as_deref() {
        None | Some("todo") => "todo".to_owned(),
        Some(outcome) => format!("do {outcome}"),
    };
    draft.first_of("outcomes", &outcome);
    if let Some(credits) = answer(form, "credits") {
        draft.add("volume", &format!("\nvolume {}", volume(credits)));
    }
    if let Some(semester) = semester.map(str::to_owned).or_else(|| next_semester(form)) {
        draft.say("in-force", &format!("from {semester}"));
        let intake = Draft::new(
            filled_in(PROGRAMME_BLOCK.word, INTAKE_BLOCK.word).unwrap_or_default(),
            &INTAKE_BLOCK,
        );
        let mut intake = intake;
        intake.name(&semester);
        intake.say("places", "todo");
        draft.add(
            INTAKE_BLOCK.word,
            &format!("\n{}", intake.written().trim_end()),
        );
    }
    (file_name(&form.workspace, code), draft.written())
}

/// A bare number is of ECTS, as was asked.
fn volume(credits: &str) -> String {
    let is_bare = credits
        .chars()
        .all(|char| char.is_ascii_digit() || ".,-–".contains(char));
    let credits = credits.replace(['–', '-'], "..").replace(',', ".");
    match is_bare {
        true => format!("{credits} ECTS"),
        false => credits,
    }
}

/// The kinds of the catalogue's guideline, in its order.
fn kinds(form: &Form) -> Vec<String> {
    let catalogue = form.workspace.catalogue();
    let (guidelines, _) = form.workspace.guidelines();
    let id = catalogue.guideline();
    let policy = id.and_then(|id| guidelines.in_force(id, form.question.as_of));
    policy.map_or_else(Vec::new, |policy| {
        let (policy, _) = guidelines.merged(policy);
        let kinds = policy.kinds.iter();
        kinds.map(|kind| kind.name.text.to_string()).collect()
    })
}

/// The department of the catalogue, if it has no other.
fn only_unit(workspace: &Workspace) -> Option<String> {
    let mut departments = workspace
        .files()
        .flat_map(|file| file.facts())
        .flat_map(|facts| facts.departments.iter().filter_map(|it| it.known()));
    let only = departments.next()?;
    departments
        .next()
        .is_none()
        .then(|| only.name.text.to_string())
}

/// The first semester that has not begun; of semesters that all have, the last.
fn next_semester(form: &Form) -> Option<String> {
    let catalogue = form.workspace.catalogue();
    let begins = |semester: &&kava_model::fields::Semester| semester.from.known().copied();
    let mut semesters: Vec<_> = catalogue.semesters().collect();
    semesters.sort_by_key(begins);
    let ahead = semesters
        .iter()
        .find(|semester| begins(semester).is_some_and(|day| day > form.question.as_of));
    let found = ahead.or(semesters.last())?;
    Some(found.name.text.to_string())
}

/// A file of its own, whose name no other has.
pub fn file_name(workspace: &Workspace, stem: &str) -> String {
    let stem = stem.replace(['/', '\\', ':'], "-");
    let mut names = (1..).map(|nth| match nth {
        1 => format!("{stem}.kava"),
        nth => format!("{stem}-{nth}.kava"),
    });
    let free = names.find(|name| workspace.source(name).is_none());
    free.unwrap_or_default()
}
