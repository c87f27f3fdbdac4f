//! `outcomes`: how many learning outcomes the programme has.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Severity, say};
use kava_model::fields::{Moment, Outcomes};
use kava_model::quantity::Bound;
use kava_model::stated::Stated;

use super::count::Noun;
use super::said::unsaid;
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "outcomes",
    takes: Takes::Count,
    page: Page {
        asks: Phrase {
            en: "The programme has learning outcomes, as many as the guideline asks for.",
            et: "Programmil on õpiväljundid, nii mitu, kui juhend nõuab.",
        },
        why: Phrase {
            en: "The outcomes are what courses teach, what is assessed, and what the certificate says.",
            et: "Õpiväljundid on see, mida ained õpetavad, mida hinnatakse ja mida tunnistus näitab.",
        },
        mend: Phrase {
            en: "Write each with a code and a verb: explain et \"selgitab …\" en \"explains …\".",
            et: "Kirjuta igaüks koodi ja tegusõnaga: explain et \"selgitab …\" en \"explains …\".",
        },
        example: Example {
            block: "programme",
            wrong: "outcomes { }",
            right: "outcomes {\n  explain et \"selgitab tulemusi\"\n          en \"explains results\"\n}",
        },
    },
    check,
};

static OUTCOMES: Noun = Noun {
    one: Phrase {
        en: "learning outcome",
        et: "õpiväljund",
    },
    more: Phrase {
        en: "learning outcomes",
        et: "õpiväljundit",
    },
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(bound) = asked.count() else { return };
    if let Some(outcomes) = case.programme.outcomes.known() {
        let count = u32::try_from(outcomes.list.len()).unwrap_or(u32::MAX);
        report.measured(asked, || OUTCOMES.number(count));
    }
    let message =
        say!(en "the programme has no learning outcomes", et "programmil ei ole õpiväljundeid");
    let finding = match &case.programme.outcomes {
        Stated::Known(outcomes, place) if outcomes.list.is_empty() && !outcomes.open => bound
            .is_below(0)
            .then(|| asked.missing(Moment::Submission, *place, message)),
        Stated::Known(outcomes, place) => counted(asked, bound, outcomes, *place),
        unsaid_outcomes => unsaid(
            asked,
            Moment::Submission,
            case.place(),
            unsaid_outcomes,
            message,
        )
        .map(|finding| to_be_listed(case, finding)),
    };
    report
        .findings
        .extend(finding.map(|finding| finding.note(asked.asks(OUTCOMES.bound(bound)))));
}

/// Offers a block with `todo` in it, where that is enough for now.
fn to_be_listed(case: &Case<'_>, finding: Finding) -> Finding {
    let is_enough = finding.severity == Severity::Warning && case.programme.outcomes.is_absent();
    match case.programme.room.filter(|_| is_enough) {
        Some(room) => finding.fix_all(
            say!(
                en "add “outcomes” with todo in it, to be filled in later",
                et "lisa „outcomes“, milles on todo, mida hiljem täita"
            ),
            vec![room.line("outcomes {\n  todo\n}")],
        ),
        None => finding,
    }
}

/// With `todo` among them there will be more, so that too few proves nothing.
fn counted(
    asked: &Asked<'_>,
    bound: Bound<u32>,
    outcomes: &Outcomes,
    place: Place,
) -> Option<Finding> {
    let count = u32::try_from(outcomes.list.len()).unwrap_or(u32::MAX);
    let too_few = bound.is_below(count) && !outcomes.open;
    if !too_few && !bound.is_above(count) {
        return None;
    }
    let (number, asks) = (OUTCOMES.number(count), OUTCOMES.bound(bound));
    let mut finding = asked.wrong(
        place,
        say!(
            en "the programme has {number}, but it must have {asks}",
            et "programmil on {number}, aga peab olema {asks}",
            number = number, asks = asks
        ),
    );
    finding.measured = Some(number);
    finding.bound = Some(asks);
    Some(finding)
}
