//! `target-group`: the programme says for whom it is meant.

use kava_diagnostics::{Example, Page, Phrase, say};
use kava_model::fields::Moment;

use super::said::{or_todo, unsaid_text};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "target-group",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "The programme says for whom it is meant.",
            et: "Programm ütleb, kellele see on mõeldud.",
        },
        why: Phrase {
            en: "It is meant for adult learners; whether it suits them only people can judge, and only where it says who they are.",
            et: "Programm on mõeldud täiskasvanutele; kas see neile sobib, hindavad inimesed, ja ainult siis, kui sihtrühm on nimetatud.",
        },
        mend: Phrase {
            en: "Name them by what they do and what they can already do.",
            et: "Nimeta sihtrühm selle järgi, mida nad teevad ja mida juba oskavad.",
        },
        example: Example {
            block: "programme",
            wrong: "target-group et \"\"\n             en \"\"",
            right: "target-group et \"Töötavad insenerid\"\n             en \"Working engineers\"",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let message = say!(
        en "the programme does not say for whom it is meant",
        et "programm ei ütle, kellele see on mõeldud"
    );
    let stated = &case.programme.target_group;
    let finding = unsaid_text(asked, Moment::Submission, case.place(), stated, message);
    report.findings.extend(finding.map(|finding| {
        or_todo(
            finding,
            &case.programme.target_group,
            case.programme.room,
            "target-group",
        )
        .note(
            asked.asks(
                say!(en "a programme for adult learners", et "programm täiskasvanud õppijatele"),
            ),
        )
        .help(say!(
            en "write: target-group et \"…\" en \"…\"",
            et "kirjuta: target-group et \"…\" en \"…\""
        ))
    }));
}
