//! `need-source`: the programme says from where its need is known.

use kava_diagnostics::{Example, Page, Phrase, say};
use kava_model::fields::Moment;
use kava_model::stated::Stated;

use super::said::{is_empty, or_todo};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "need-source",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "The programme says from where its need is known: an OSKA study, an occupational standard, employers, a survey, society.",
            et: "Programm ütleb, kust vajadus teada on: OSKA uuring, kutsestandard, tööandjad, küsitlus, ühiskond.",
        },
        why: Phrase {
            en: "A need without a source is an opinion; the board asks for the source.",
            et: "Allikata vajadus on arvamus; hindajad küsivad allikat.",
        },
        mend: Phrase {
            en: "Name the kind of source, and which one: need-source oska \"OSKA study of ICT 2025\".",
            et: "Nimeta allika liik ja allikas: need-source oska \"OSKA IKT-uuring 2025\".",
        },
        example: Example {
            block: "",
            wrong: "programme example {\n  kind micro-degree\n  need et \"Andmeanalüütikuid napib.\"\n       en \"Data analysts are scarce.\"\n}",
            right: "programme example {\n  kind micro-degree\n  need et \"Andmeanalüütikuid napib.\"\n       en \"Data analysts are scarce.\"\n  need-source oska \"OSKA study of ICT 2025\"\n}",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Stated::Known(need, place) = &case.programme.need else {
        return;
    };
    if is_empty(need) || !case.programme.need_source.is_empty() {
        return;
    }
    let finding = asked.missing(
        Moment::Submission,
        *place,
        say!(
            en "the programme does not say from where this need is known",
            et "programm ei ütle, kust see vajadus teada on"
        ),
    );
    let room = case.programme.room;
    let finding = or_todo(finding, &Stated::<()>::Absent, room, "need-source");
    report.findings.push(
        finding
            .note(asked.asks(say!(en "the source of the need", et "vajaduse allikas")))
            .help(say!(
                en "write for example: need-source oska \"…\"; or occupational-standard, employer, survey, society, law",
                et "kirjuta näiteks: need-source oska \"…\"; või occupational-standard, employer, survey, society, law"
            )),
    );
}
