//! `need-stated`: the programme says which need it answers.

use kava_diagnostics::{Example, Page, Phrase, say};
use kava_model::fields::Moment;

use super::said::{or_todo, unsaid_text};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "need-stated",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "The programme says which need of the labour market or of society it answers.",
            et: "Programm ütleb, millisele tööturu või ühiskonna vajadusele see vastab.",
        },
        why: Phrase {
            en: "A programme that answers no need is not what micro-degrees and micro-credentials are for.",
            et: "Mikrokraadid ja mikrokvalifikatsioonid on mõeldud kindlale vajadusele vastamiseks.",
        },
        mend: Phrase {
            en: "Write in a sentence or two who needs it and how that is known.",
            et: "Kirjuta lause või paariga, kes seda vajab ja kust see teada on.",
        },
        example: Example {
            block: "programme",
            wrong: "need et \"\"\n     en \"\"",
            right: "need et \"Tööandjad vajavad andmeanalüütikuid.\"\n     en \"Employers need data analysts.\"",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let message = say!(
        en "the programme does not say which need it answers",
        et "programm ei ütle, millisele vajadusele see vastab"
    );
    let finding = unsaid_text(
        asked,
        Moment::Submission,
        case.place(),
        &case.programme.need,
        message,
    );
    report.findings.extend(finding.map(|finding| {
        or_todo(finding, &case.programme.need, case.programme.room, "need")
            .note(asked.asks(say!(
                en "a need of the labour market or of society",
                et "tööturu või ühiskonna vajadus"
            )))
            .help(say!(
                en "write: need et \"…\" en \"…\"",
                et "kirjuta: need et \"…\" en \"…\""
            ))
    }));
}
