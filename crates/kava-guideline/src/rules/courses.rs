//! `courses`: the number of courses of every legal selection lies within a bound.

use kava_diagnostics::{Example, Finding, Page, Phrase, Words, say};
use kava_model::quantity::{Bound, Limit};

use super::count::Noun;
use super::repaired::Refuted;
use super::selectable::decided;
use crate::case::{Case, PlanCase};
use crate::paths::Extreme;
use crate::repair::{Ask, Kind};
use crate::rule::{Asked, Report, Rule, Takes};
use crate::story;

pub static RULE: Rule = Rule {
    code: "courses",
    takes: Takes::Count,
    page: Page {
        asks: Phrase {
            en: "Whatever a learner chooses, the programme has the asked number of courses; a final exam or another component is none.",
            et: "Mida õppija ka ei valiks, programmis on nõutud arv aineid; lõpueksam ega muu komponent ei ole aine.",
        },
        why: Phrase {
            en: "A programme of a single course is that course, and no programme.",
            et: "Ühest ainest koosnev programm on see aine, mitte programm.",
        },
        mend: Phrase {
            en: "Add a course, or ask learners to choose one more.",
            et: "Lisa aine või lase õppijal valida üks aine rohkem.",
        },
        example: Example {
            block: "plan",
            wrong: "course A1 { credits 6 ECTS }",
            right: "course A1 { credits 6 ECTS }\ncourse A2 { credits 6 ECTS }",
        },
    },
    check,
};

static COURSES: Noun = Noun {
    one: Phrase {
        en: "course",
        et: "aine",
    },
    more: Phrase {
        en: "courses",
        et: "ainet",
    },
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let (Some(bound), Some(plan)) = (asked.count(), &case.plan) else {
        return;
    };
    if !plan.courses_known() {
        return;
    }
    let number = plan
        .prover
        .extremes(&|item| i64::from(plan.resolved.plan.item(item).is_course));
    let Some(number) = decided(case, plan, number, report) else {
        return;
    };
    let count = |extreme: &Extreme<i64>| u32::try_from(extreme.value).unwrap_or(u32::MAX);
    let (least, most) = (count(&number.least), count(&number.most));
    let range = Bound {
        low: Limit::Closed(least),
        high: Limit::Closed(most),
    };
    report.measured(asked, || COURSES.bound(range));
    let repaired = |finding| {
        let refuted = Refuted::new(case, plan, Ask::Courses(bound));
        refuted.told(finding, &[Kind::Choice, Kind::Out])
    };
    if bound.is_below(least) {
        let broken = broken(plan, asked, bound, &number.least, least);
        report.findings.push(repaired(broken));
    }
    if bound.is_above(most) {
        let broken = broken(plan, asked, bound, &number.most, most);
        report.findings.push(repaired(broken));
    }
}

fn broken(
    plan: &PlanCase<'_>,
    asked: &Asked<'_>,
    bound: Bound<u32>,
    extreme: &Extreme<i64>,
    count: u32,
) -> Finding {
    let story = story::of(plan, &extreme.selection);
    let (number, asks) = (COURSES.number(count), COURSES.bound(bound));
    let mut finding = asked
        .wrong(
            story.place,
            message(plan, bound.is_above(count), &number, &asks),
        )
        .label(story.label)
        .note(asked.asks(asks.clone()));
    finding.measured = Some(number);
    finding.bound = Some(asks);
    finding.selection = Some(plan.codes(&extreme.selection));
    finding
}

fn message(plan: &PlanCase<'_>, too_many: bool, number: &Words, asks: &Words) -> Words {
    match (plan.prover.single(), too_many) {
        (Some(_), _) => say!(
            en "the programme has {number}, but it must have {asks}",
            et "programmis on {number}, aga peab olema {asks}",
            number = number, asks = asks
        ),
        (None, true) => say!(
            en "a learner can take {number}, but {asks} are allowed",
            et "õppija võib võtta {number}, lubatud on {asks}",
            number = number, asks = asks
        ),
        (None, false) => say!(
            en "a learner can finish with only {number}, but it must be {asks}",
            et "õppija võib lõpetada nii, et läbitud on {number}, aga peab olema {asks}",
            number = number, asks = asks
        ),
    }
}
