//! `whole-volume`: the registry takes one whole number of credits, the same for every selection.
//!
//! A declared range that is the least and the most a learner can earn is told: then the least is
//! registered. It is a matter of submission: a catalogue shows halves and ranges as they are.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, say};
use kava_model::fields::Moment;
use kava_model::quantity::{Bound, Credits, Limit};
use kava_model::stated::Stated;

use crate::case::{Case, PlanCase};
use crate::paths::{Answer, Extremes};
use crate::rule::{Asked, Report, Rule, Takes};

use super::steps;

pub static RULE: Rule = Rule {
    code: "whole-volume",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "The volume is a whole number of credits and the same whatever a learner chooses, or a range is declared for it.",
            et: "Maht on täisarv ja sama, mida õppija ka ei valiks, või on selle kohta esitatud vahemik.",
        },
        why: Phrase {
            en: "The registry has one whole number for a programme.",
            et: "Registris on programmi kohta üks täisarv.",
        },
        mend: Phrase {
            en: "Round the volume off with a course, or declare the range: volume 15..18 ECTS.",
            et: "Täienda maht mõne ainega täisarvuks või esita vahemik: volume 15..18 ECTS.",
        },
        example: Example {
            block: "plan",
            wrong: "course A1 { credits 6.5 ECTS }\ncourse A2 { credits 6 ECTS }",
            right: "course A1 { credits 6 ECTS }\ncourse A2 { credits 6 ECTS }",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    match &case.plan {
        Some(plan) => planned(case, asked, plan, report),
        None => declared(case, asked, report),
    }
}

fn planned(case: &Case<'_>, asked: &Asked<'_>, plan: &PlanCase<'_>, report: &mut Report) {
    if !plan.totals_known() {
        return;
    }
    let Answer::Known(extremes) = plan.prover.extremes(&|item| plan.credits(item)) else {
        return;
    };
    let least = Credits::hundredths(extremes.least.value);
    let most = Credits::hundredths(extremes.most.value);
    report
        .findings
        .extend(registered_otherwise(case, asked, least, most));
    if case.moment == Moment::Publication {
        return;
    }
    if least != most {
        report.findings.push(varies(case, asked, plan, &extremes));
    }
    if !least.0.is_whole() {
        let account = plan.arithmetic(&extremes.least.selection);
        report
            .findings
            .push(fractional(asked, plan.place, least).note(account));
    }
}

fn declared(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Stated::Known(
        Bound {
            low: Limit::Closed(least),
            high: Limit::Closed(most),
        },
        place,
    ) = &case.programme.volume
    else {
        return;
    };
    report
        .findings
        .extend(registered_otherwise(case, asked, *least, *most));
    if case.moment != Moment::Publication && !least.0.is_whole() {
        report.findings.push(fractional(asked, *place, *least));
    }
}

fn asks(asked: &Asked<'_>) -> kava_diagnostics::Words {
    asked.asks(say!(en "one whole number of credits", et "üks täisarv ainepunkte"))
}

fn fractional(asked: &Asked<'_>, place: Place, least: Credits) -> Finding {
    let message = say!(
        en "the registry takes whole credits only; the volume is {least}",
        et "register võtab ainult täisarvu, aga maht on {least}",
        least = least
    );
    let mut finding = asked
        .missing(Moment::Submission, place, message)
        .note(asks(asked));
    finding.measured = Some(say!(en "{least}", et "{least}", least = least));
    finding.bound = Some(say!(en "a whole number", et "täisarv"));
    finding
}

fn varies(
    case: &Case<'_>,
    asked: &Asked<'_>,
    plan: &PlanCase<'_>,
    extremes: &Extremes<i64>,
) -> Finding {
    let least = Credits::hundredths(extremes.least.value);
    let most = Credits::hundredths(extremes.most.value);
    let range = Bound::between(least, most);
    let stated = &case.programme.volume;
    if let Stated::Known(volume, place) = stated
        && *volume == range
    {
        let mut finding = asked.wrong(
            *place,
            say!(
                en "{least} will be registered; some learners earn up to {most}",
                et "registreeritakse {least}; mõni õppija kogub kuni {most}",
                least = least, most = most
            ),
        );
        finding.severity = kava_diagnostics::Severity::Warning;
        return finding.note(asks(asked));
    }
    let message = say!(
        en "learners finish with {least} or with up to {most}, but the registry takes one number",
        et "õppija lõpetab mahuga {least} kuni {most}, aga register võtab ühe arvu",
        least = least, most = most
    );
    let (fewest, highest) = (
        plan.arithmetic(&extremes.least.selection),
        plan.arithmetic(&extremes.most.selection),
    );
    let codes = |selection| plan.codes(selection).join(", ");
    let (few, many) = (
        codes(&extremes.least.selection),
        codes(&extremes.most.selection),
    );
    let mut finding = asked
        .missing(Moment::Submission, plan.place, message)
        .note(say!(en "with {few}: {sum}", et "ainetega {few}: {sum}", few = few, sum = fewest))
        .note(
            say!(en "with {many}: {sum}", et "ainetega {many}: {sum}", many = many, sum = highest),
        )
        .note(asks(asked))
        .help(say!(
            en "declare the range, then the least is registered: volume {range}",
            et "esita vahemik, siis registreeritakse vähim: volume {range}",
            range = range
        ));
    finding.measured = Some(say!(en "{range}", et "{range}", range = range));
    finding.bound = Some(say!(en "the same for every selection", et "iga valiku korral sama"));
    finding.selection = Some(plan.codes(&extremes.most.selection));
    if let (Stated::Known(..), Some(place)) = (stated, stated.place()) {
        let written = format!("{}..{} ECTS", least.0, most.0);
        finding = finding.fix_all(
            say!(en "declare {range}", et "esita {range}", range = range),
            vec![kava_diagnostics::Edit {
                file: place.file,
                span: place.span,
                text: written,
            }],
        );
    }
    finding
}

/// What the registry holds is the least that a learner earns.
fn registered_otherwise(
    case: &Case<'_>,
    asked: &Asked<'_>,
    least: Credits,
    most: Credits,
) -> Option<Finding> {
    let registration = steps::registration(case)?;
    let registered = registration.step.volume?;
    if registered == Bound::exactly(least) || registered == Bound::between(least, most) {
        return None;
    }
    let message = say!(
        en "registered with {registered}, but the programme has {least}",
        et "registreeritud mahuga {registered}, aga programmi maht on {least}",
        registered = registered, least = least
    );
    let mut finding = asked.wrong(registration.place, message).note(asks(asked));
    finding.measured = Some(say!(en "{registered}", et "{registered}", registered = registered));
    finding.bound = Some(say!(en "{least}", et "{least}", least = least));
    Some(finding)
}
