//! `director`: a programme director is named, and of several exactly one is responsible.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Span, say};
use kava_model::coded::Person;
use kava_model::fields::Moment;
use kava_model::stated::Stated;

use super::said::{or_todo, unsaid};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "director",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "A programme director is named; of several, exactly one is marked responsible.",
            et: "Programmil on programmijuht; mitme puhul on täpselt üks märgitud vastutavaks.",
        },
        why: Phrase {
            en: "Learners and the Open University need one person who answers for the programme.",
            et: "Õppijatel ja avatud ülikoolil on vaja üht inimest, kes programmi eest vastutab.",
        },
        mend: Phrase {
            en: "Write “responsible” behind one of them.",
            et: "Kirjuta ühe järele „responsible“.",
        },
        example: Example {
            block: "programme",
            wrong: "director \"First Director\" <first@example.ee>\ndirector \"Second Director\" <second@example.ee>",
            right: "director \"First Director\" <first@example.ee> responsible\ndirector \"Second Director\" <second@example.ee>",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let directors = &case.programme.director;
    let open = directors.iter().find(|director| director.is_open());
    let asks =
        || asked.asks(say!(en "one director who is responsible", et "üks vastutav programmijuht"));
    let known: Vec<_> = directors
        .iter()
        .filter_map(|it| Some((it.known()?, it.place()?)))
        .collect();
    if known.is_empty() {
        let stated = open.unwrap_or(&Stated::Absent);
        let message = say!(en "no programme director is named", et "programmijuht on nimetamata");
        let finding = unsaid::<Person>(asked, Moment::Submission, case.place(), stated, message);
        report.findings.extend(finding.map(|finding| {
            let finding = or_todo(finding, stated, case.programme.room, "director");
            finding.note(asks()).help(say!(
                en "write: director \"Name\" <name@example.ee>",
                et "kirjuta: director \"Nimi\" <nimi@example.ee>"
            ))
        }));
        return;
    }
    for (_, place) in known
        .iter()
        .filter(|(person, _)| person.name.trim().is_empty())
    {
        let message = say!(en "this director has no name", et "sellel programmijuhil puudub nimi");
        report
            .findings
            .push(asked.wrong(*place, message).note(asks()));
    }
    let responsible = known
        .iter()
        .filter(|(person, _)| person.responsible)
        .count();
    if open.is_some() || responsible == 1 || known.len() == 1 {
        return;
    }
    let count = known.len();
    let (message, at) = match responsible {
        0 => (
            say!(
                en "of {count} directors none is marked responsible",
                et "{count} programmijuhist ei ole ükski märgitud vastutavaks",
                count = count
            ),
            0,
        ),
        _ => (
            say!(
                en "{responsible} of {count} directors are marked responsible",
                et "{count} programmijuhist on {responsible} märgitud vastutavaks",
                responsible = responsible, count = count
            ),
            1,
        ),
    };
    let marked = known
        .iter()
        .filter(|(person, _)| responsible == 0 || person.responsible);
    let Some((_, place)) = marked.into_iter().nth(at) else {
        return;
    };
    let finding = asked.wrong(*place, message).note(asks()).help(say!(
        en "write “responsible” behind exactly one of them",
        et "kirjuta „responsible“ täpselt ühe järele"
    ));
    report.findings.push(match responsible {
        0 => known.iter().fold(finding, or_responsible),
        _ => finding,
    });
}

fn or_responsible(finding: Finding, (director, place): &(&Person, Place)) -> Finding {
    let title = say!(
        en "{name} is responsible",
        et "vastutab {name}",
        name = &director.name
    );
    let end = Span::at(place.span.end as usize);
    finding.fix(title, end, " responsible")
}
