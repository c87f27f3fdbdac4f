//! `course-volume`: every course of the plan, electives too, has a volume within a bound.

use kava_diagnostics::{Example, Page, Phrase, say};
use kava_model::unit::Unit;

use super::repaired::Refuted;
use crate::case::Case;
use crate::repair::{Ask, Kind};
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "course-volume",
    takes: Takes::Bound(&[Unit::Ects]),
    page: Page {
        asks: Phrase {
            en: "Each course, also an elective and one that is not of degree study, has at least the asked volume.",
            et: "Iga aine, ka valikaine ja tasemeõppeväline aine, on vähemalt nõutud mahuga.",
        },
        why: Phrase {
            en: "A course too small for its own outcomes and assessment is a session, not a course.",
            et: "Aine, mis on oma väljundite ja hindamise jaoks liiga väike, on koolituspäev, mitte aine.",
        },
        mend: Phrase {
            en: "Join it with another course, or give it more credits.",
            et: "Ühenda see teise ainega või suurenda mahtu.",
        },
        example: Example {
            block: "course",
            wrong: "credits 1.5 ECTS",
            right: "credits 3 ECTS",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(bound) = asked.credits() else { return };
    let courses = || case.courses().filter(|(_, course)| !course.is_component);
    let credits = || courses().filter_map(|(_, course)| course.credits());
    if let (Some(least), Some(most)) = (credits().min(), credits().max()) {
        report.measured_range(asked, least, most);
    }
    for (item, course) in courses() {
        let Some(credits) = course.credits() else {
            continue;
        };
        if bound.holds(credits) {
            continue;
        }
        let place = course.credits.place().unwrap_or(course.place);
        let name = &course.name;
        let mut finding =
            asked
                .wrong(
                    place,
                    say!(
                        en "{name} has {credits}, but a course must have {bound}",
                        et "aine {name} maht on {credits}, aga aine maht peab olema {bound}",
                        name = name, credits = credits, bound = bound
                    ),
                )
                .note(asked.asks(
                    say!(en "{bound} for each course", et "{bound} igas aines", bound = bound),
                ));
        finding.measured = Some(say!(en "{credits}", et "{credits}", credits = credits));
        finding.bound = Some(say!(en "{bound}", et "{bound}", bound = bound));
        if let Some(plan) = &case.plan {
            let line = plan.resolved.plan.item(item).place;
            finding = finding.related(
                line,
                say!(en "it stands in this plan", et "see on selles õppeplaanis"),
            );
            let ask = Ask::CourseVolume(bound, Some(item));
            finding = Refuted::new(case, plan, ask).told(finding, &[Kind::Credits, Kind::Out]);
        }
        report.findings.push(finding);
    }
}
