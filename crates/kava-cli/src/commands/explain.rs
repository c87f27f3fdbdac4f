//! `kava explain`: a code, a clause of a guideline, or a word of the glossary.

mod word;

use kava::diagnostics::{Page, Phrase, Words, say};
use kava::{Choice, Clause, Day, Edition, NoClause, Workspace};

use super::rules::{aside, clause_row, head, kinds, known, spot};
use crate::args::{self, Guideline};
use crate::catalogue::no_edition;
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::summary::stamp;
use crate::table::Table;
use crate::today::today;

pub fn run(args: &args::Explain, console: &mut Console) -> Result<Exit, Stop> {
    let as_of = args.judging.as_of.unwrap_or_else(today);
    let what = args.what.join(" ");
    let written = what.trim();
    match written.split_once(':') {
        Some((guideline, id)) => {
            let named =
                args::guideline(guideline).map_err(|why| Stop::usage(why.0, Words::default()))?;
            clause(&named, id, as_of, console)
        }
        None if kava::explain(written).is_some() => code(written, &args.judging, as_of, console),
        None => word::explained(written, console),
    }
}

fn code(
    written: &str,
    judging: &args::Judging,
    as_of: Day,
    console: &mut Console,
) -> Result<Exit, Stop> {
    let Some((code, page)) = kava::explain(written) else {
        return Err(word::unknown(written));
    };
    console.heading(&Words::same(code));
    told(page, console);
    asked_by(code, &editions(judging, as_of)?, console);
    word::beside(code, console);
    Ok(Exit::Good)
}

fn editions(judging: &args::Judging, as_of: Day) -> Result<Vec<Edition>, Stop> {
    let shipped = Workspace::new();
    match &judging.guideline {
        None => Ok(shipped.editions(as_of)),
        Some(named) => {
            let found = shipped.edition(&named.id, named.on.unwrap_or(as_of));
            Ok(vec![found.map_err(|why| no_edition(named, as_of, &why))?])
        }
    }
}

const WHY: Phrase = Phrase {
    en: "Why",
    et: "Miks",
};
const MEND: Phrase = Phrase {
    en: "How to mend it",
    et: "Kuidas parandada",
};
const WRONG: Phrase = Phrase {
    en: "Wrong",
    et: "Vale",
};
const RIGHT: Phrase = Phrase {
    en: "Right",
    et: "Õige",
};

fn told(page: &Page, console: &mut Console) {
    let lang = console.lang;
    console.paragraph(page.asks.get(lang), 2);
    for (title, text) in [(WHY, page.why), (MEND, page.mend)] {
        console.line("");
        console.heading(&title.words());
        console.paragraph(text.get(lang), 2);
    }
    let example = page.example;
    if example.wrong.is_empty() {
        return;
    }
    for (title, text) in [(WRONG, example.wrong), (RIGHT, example.right)] {
        console.line("");
        console.heading(&title.words());
        let (before, indent, after) = match example.block {
            "" => (String::new(), 2, ""),
            block => (format!("  {block} … {{\n"), 4, "  }\n"),
        };
        let lines: String = text
            .lines()
            .map(|line| format!("{:indent$}{line}\n", ""))
            .collect();
        console.data(&format!("{before}{lines}{after}"));
    }
}

/// The lines of guidelines that ask the rule; each once, though other guidelines build on it.
fn asked_by(code: &str, editions: &[Edition], console: &mut Console) {
    let lang = console.lang;
    let mut table = Table::default();
    for edition in editions {
        let own = |guideline: &str| editions.len() == 1 || guideline == edition.stamp.guideline;
        let rules = edition
            .listing
            .rules
            .iter()
            .filter(|rule| rule.rule == code);
        for rule in rules.filter(|rule| own(&rule.citation.guideline)) {
            table.row([
                format!(
                    "{}:{}",
                    rule.citation.guideline,
                    spot(&rule.citation.clause, rule.citation.point.as_deref())
                ),
                rule.strictness.name().get(lang).to_owned(),
                rule.bound.get(lang).to_owned(),
                kinds(&rule.kinds, lang),
                aside(rule).get(lang).to_owned(),
            ]);
        }
    }
    if table.is_empty() {
        return;
    }
    console.line("");
    let stamps = Words::join(editions.iter().map(|edition| stamp(&edition.stamp)), ", ");
    console.heading(&say!(en "Asked by {stamps}", et "Nõuab {stamps}", stamps = stamps));
    let width = console.width;
    let _ = table.print(2, width, console.out());
}

fn clause(named: &Guideline, id: &str, as_of: Day, console: &mut Console) -> Result<Exit, Stop> {
    let found = Workspace::new().clause(&named.id, id, named.on.unwrap_or(as_of));
    let clause = found.map_err(|why| match why {
        NoClause::Edition(why) => no_edition(named, as_of, &why),
        NoClause::Unknown { known } => Stop::usage(
            say!(
                en "{guideline} has no clause “{id}”",
                et "juhendis {guideline} ei ole punkti „{id}“",
                guideline = named.id, id = id
            ),
            say!(en "its clauses are: {known}", et "selle punktid on: {known}", known = known.join(", ")),
        ),
    })?;
    head(&clause.edition, console);
    points(&clause, console);
    checks(&clause, console);
    Ok(Exit::Good)
}

fn points(clause: &Clause, console: &mut Console) {
    let lang = console.lang;
    console.line("");
    let id = &clause.id;
    console.heading(&say!(en "Clause {id}", et "Punkt {id}", id = id));
    let mut table = Table::default();
    for line in &clause.points {
        table.row(clause_row(line, lang));
    }
    let width = console.width;
    let _ = table.print(2, width, console.out());
}

fn checks(clause: &Clause, console: &mut Console) {
    let lang = console.lang;
    let mut table = Table::default();
    for rule in &clause.rules {
        table.row([
            rule.rule.to_owned(),
            rule.strictness.name().get(lang).to_owned(),
            rule.bound.get(lang).to_owned(),
            kinds(&rule.kinds, lang),
            aside(rule).get(lang).to_owned(),
        ]);
    }
    for field in &clause.fields {
        table.row([
            "form-field".to_owned(),
            field.moments.get(lang).to_owned(),
            field.field.clone(),
            kinds(&field.kinds, lang),
            known(field.confidence)
                .unwrap_or_default()
                .get(lang)
                .to_owned(),
        ]);
    }
    if table.is_empty() {
        return;
    }
    console.line("");
    console.heading(&say!(en "Checked by", et "Seda kontrollivad"));
    let width = console.width;
    let _ = table.print(2, width, console.out());
}
