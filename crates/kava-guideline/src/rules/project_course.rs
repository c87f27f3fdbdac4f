//! `project-course`: learners can take the asked number of project-based courses.

use kava_diagnostics::{Example, Page, Phrase, say};
use kava_model::fields::{Course, Moment, Strictness};
use kava_model::stated::Stated;

use super::count::Noun;
use super::selectable::decided;
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "project-course",
    takes: Takes::Count,
    page: Page {
        asks: Phrase {
            en: "The plan offers the asked number of project-based courses; where it is a recommendation, one possible selection of courses is enough.",
            et: "Õppeplaan pakub nõutud arvu projektipõhiseid aineid; soovituse puhul piisab ühest võimalikust ainevalikust.",
        },
        why: Phrase {
            en: "In a project learners apply to their own work what they learn.",
            et: "Projektis rakendavad õppijad õpitut oma töös.",
        },
        mend: Phrase {
            en: "Mark a course that is built around a project: project-based.",
            et: "Märgi projekti ümber üles ehitatud aine: project-based.",
        },
        example: Example {
            block: "programme",
            wrong: "plan {\n  course A1 { credits 6 ECTS }\n  course A2 { credits 6 ECTS }\n}",
            right: "plan {\n  course A1 { credits 6 ECTS }\n  course A2 { credits 6 ECTS\n    project-based }\n}",
        },
    },
    check,
};

static PROJECTS: Noun = Noun {
    one: Phrase {
        en: "project-based course",
        et: "projektipõhine aine",
    },
    more: Phrase {
        en: "project-based courses",
        et: "projektipõhist ainet",
    },
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let (Some(bound), Some(plan)) = (asked.count(), &case.plan) else {
        return;
    };
    let number = plan
        .prover
        .extremes(&|item| i64::from(plan.resolved.course(item).is_none_or(may_be_project)));
    let Some(number) = decided(case, plan, number, report) else {
        return;
    };
    // What should exist holds when one legal selection offers it.
    let offered = match asked.line.strictness {
        Strictness::Must | Strictness::MustOrReason => &number.least,
        Strictness::Should | Strictness::May => &number.most,
    };
    let count = u32::try_from(offered.value).unwrap_or(u32::MAX);
    report.measured(asked, || PROJECTS.number(count));
    if !bound.is_below(count) {
        return;
    }
    let (offers, asks) = (PROJECTS.number(count), PROJECTS.bound(bound));
    let message = say!(
        en "the programme offers {offers}, but there should be {asks}",
        et "programm pakub: {offers}; soovitatud on {asks}",
        offers = offers, asks = asks
    );
    let mut finding = asked
        .missing(Moment::Submission, case.place(), message)
        .note(asked.asks(asks.clone()));
    finding.measured = Some(offers);
    finding.bound = Some(asks);
    report.findings.push(finding.help(say!(
        en "if a course is built around a project, write project-based in it",
        et "kui mõni aine on projektipõhine, kirjuta selle juurde project-based"
    )));
}

/// Marked as one, or that is still open.
pub(super) fn may_be_project(course: &Course) -> bool {
    !matches!(course.project_based, Stated::Absent)
}
