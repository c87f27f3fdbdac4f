//! `cost-centre`: the department's cost centre for the State fee is known.

use kava_diagnostics::{Example, Page, Phrase, say};
use kava_model::fields::Moment;
use kava_model::stated::Stated;

use super::said::unsaid;
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "cost-centre",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "The record names the cost centre that pays the State fee back to the Open University.",
            et: "Toimik nimetab kulukoha, millelt avatud ülikoolile riigilõiv hüvitatakse.",
        },
        why: Phrase {
            en: "The Open University pays the fee when it submits the form; the department pays it back.",
            et: "Vormi esitades maksab riigilõivu avatud ülikool; instituut hüvitab selle.",
        },
        mend: Phrase {
            en: "Ask the department for its cost centre and write it into the record.",
            et: "Küsi instituudist kulukoht ja kirjuta see toimikusse.",
        },
        example: Example {
            block: "record",
            wrong: "cost-centre \"\"",
            right: "cost-centre \"T540\"",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let stated = case
        .record
        .map_or(&Stated::Absent, |record| &record.cost_centre);
    let message =
        || say!(en "the department's cost centre is missing", et "instituudi kulukoht puudub");
    let finding = match stated {
        Stated::Known(text, place) if text.0.trim().is_empty() => {
            Some(asked.wrong(*place, message()))
        }
        // Needed when the State fee is paid, which is at submission.
        _ if case.moment != Moment::Submission => None,
        stated => unsaid(asked, Moment::Submission, case.place(), stated, message()),
    };
    report.findings.extend(finding.map(|finding| {
        finding
            .note(asked.asks(say!(en "the cost centre", et "kulukoht")))
            .help(say!(
                en "write it into the record: cost-centre \"…\"",
                et "kirjuta see toimikusse: cost-centre \"…\""
            ))
    }));
}
