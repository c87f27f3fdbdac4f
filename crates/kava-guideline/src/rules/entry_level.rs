//! `entry-level`: the education asked of applicants is the one that the courses need.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Severity, Words, say};
use kava_model::admission::Requirement;
use kava_model::codelist::education::{self, Education};
use kava_model::fields::{Course, Moment};
use kava_model::plan::{ItemId, NodeId};
use kava_model::stated::Stated;

use super::said::unsaid;
use super::selectable::decided;
use crate::case::{Case, PlanCase};
use crate::rule::{Asked, Report, Rule, Takes};
use crate::story;

pub static RULE: Rule = Rule {
    code: "entry-level",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "The education that applicants must have is the one that the courses need: not less, and not more.",
            et: "Kandideerijatelt nõutav haridus on see, mida ained eeldavad: mitte vähem ega rohkem.",
        },
        why: Phrase {
            en: "Who is admitted must be able to complete the programme; who is able to must not be kept out by its level.",
            et: "Vastuvõetu peab saama programmi läbida; kes seda suudab, ei tohi nõutava hariduse tõttu välja jääda.",
        },
        mend: Phrase {
            en: "Ask for the education of the highest course outside every choice; write what the School asks beyond that in words: requires et \"…\" en \"…\".",
            et: "Nõua sama haridust mis kõrgeima tasemega kohustuslik aine; mida teaduskond veel nõuab, kirjuta sõnadega: requires et \"…\" en \"…\".",
        },
        example: Example {
            block: "programme",
            wrong: "requires education upper-secondary\nplan {\n  course A1 { credits 6 ECTS\n    level EQF 7 }\n  course A2 { credits 6 ECTS\n    level EQF 7 }\n}",
            right: "requires education bachelor\nplan {\n  course A1 { credits 6 ECTS\n    level EQF 7 }\n  course A2 { credits 6 ECTS\n    level EQF 7 }\n}",
        },
    },
    check,
};

/// A course of the plan and the education that it takes to follow it.
struct Demand<'c> {
    item: ItemId,
    course: &'c Course,
    education: &'static Education,
}

/// What the programme asks of applicants.
struct Entry {
    education: &'static Education,
    place: Place,
}

impl Entry {
    fn name(&self) -> Phrase {
        match self.education.level {
            0 => Phrase {
                en: "no earlier education",
                et: "mitte midagi",
            },
            _ => self.education.name,
        }
    }
}

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(entry) = entry(case, asked, report) else {
        return;
    };
    let Some(plan) = &case.plan else { return };
    let demands = demands(case);
    let compulsory: Vec<ItemId> = plan.items_of(&plan.compulsory());
    let (fixed, elective): (Vec<&Demand<'_>>, Vec<&Demand<'_>>) = demands
        .iter()
        .partition(|demand| compulsory.contains(&demand.item));
    let above = |demands: &[&Demand<'_>], level: u8| -> Vec<ItemId> {
        demands
            .iter()
            .filter(|demand| demand.education.level > level)
            .map(|demand| demand.item)
            .collect()
    };
    let too_high = above(&fixed, entry.education.level);
    let highest = highest(&fixed).filter(|education| education.level > entry.education.level);
    if let Some(highest) = highest {
        report
            .findings
            .push(too_low(asked, plan, &entry, &demands, &too_high, highest));
    }
    let level = highest.unwrap_or(entry.education).level;
    let harder = above(&elective, level);
    if highest.is_none() && is_unavoidable(case, plan, &harder, report) {
        report.findings.push(nobody(asked, plan, &entry, &harder));
    } else {
        let harder = elective
            .iter()
            .filter(|demand| demand.education.level > level);
        report
            .findings
            .extend(harder.map(|demand| harder_elective(asked, plan, &entry, demand)));
    }
    report
        .findings
        .extend(higher_than_needed(case, asked, plan, &entry, &demands));
}

/// The education that the programme states; what is not said is reported. Nothing where more is to
/// come, or where another programme has to be completed first.
fn entry(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) -> Option<Entry> {
    let requires = &case.programme.requires;
    let mut stated: Option<Entry> = None;
    for requirement in requires {
        let (Some(known), Some(place)) = (requirement.known(), requirement.place()) else {
            continue;
        };
        let education = match known {
            Requirement::Education(education) => education.0,
            Requirement::None => education::find("none")?,
            Requirement::Programme(_) | Requirement::Text(_) => continue,
        };
        if stated
            .as_ref()
            .is_none_or(|entry| education.level > entry.education.level)
        {
            stated = Some(Entry { education, place });
        }
    }
    let open = requires.iter().find(|requirement| requirement.is_open());
    let other = requires
        .iter()
        .any(|it| matches!(it.known(), Some(Requirement::Programme(_))));
    match (stated, open) {
        (Some(entry), None) => return Some(entry),
        (None, None) if other => {}
        (None, open) => {
            report
                .findings
                .extend(unstated(case, asked, open.unwrap_or(&Stated::Absent)))
        }
        (Some(_), Some(_)) => {}
    }
    None
}

fn unstated(case: &Case<'_>, asked: &Asked<'_>, fact: &Stated<Requirement>) -> Option<Finding> {
    let message = say!(
        en "the programme does not say which education applicants must have",
        et "programm ei ütle, milline haridus peab kandideerijal olema"
    );
    let finding = unsaid(asked, Moment::Submission, case.place(), fact, message)?.note(asks(asked));
    let Some(plan) = &case.plan else {
        return Some(finding);
    };
    let compulsory = plan.items_of(&plan.compulsory());
    let demands = demands(case);
    let fixed: Vec<&Demand<'_>> = demands
        .iter()
        .filter(|demand| compulsory.contains(&demand.item))
        .collect();
    Some(match highest(&fixed) {
        Some(education) => finding.help(say!(
            en "its courses need {name}: requires education {code}",
            et "ained eeldavad: {name}; kirjuta requires education {code}",
            name = education.name, code = education.code
        )),
        None => finding,
    })
}

/// The courses whose education is known: their own word, else that of their level.
fn demands<'c>(case: &Case<'c>) -> Vec<Demand<'c>> {
    let of_level = |course: &Course| Some(case.policy.entry.get(course.level.known()?)?.0);
    let education = |course: &Course| match &course.education {
        Stated::Known(own, _) => Some(own.0),
        Stated::Absent => of_level(course),
        Stated::Todo(_) | Stated::Broken(_) => None,
    };
    let demand = |(item, course): (ItemId, &'c Course)| {
        Some(Demand {
            item,
            course,
            education: education(course)?,
        })
    };
    case.courses().filter_map(demand).collect()
}

fn highest(demands: &[&Demand<'_>]) -> Option<&'static Education> {
    demands
        .iter()
        .map(|demand| demand.education)
        .max_by_key(|education| education.level)
}

/// Every legal selection takes one of these courses.
fn is_unavoidable(
    case: &Case<'_>,
    plan: &PlanCase<'_>,
    items: &[ItemId],
    report: &mut Report,
) -> bool {
    let leaves: Vec<NodeId> = items
        .iter()
        .flat_map(|item| plan.leaves_of(*item))
        .collect();
    if leaves.is_empty() {
        return false;
    }
    matches!(
        decided(case, plan, plan.prover.avoiding(&leaves), report),
        Some(None)
    )
}

fn asks(asked: &Asked<'_>) -> Words {
    asked.asks(say!(
        en "the level of education that the courses need",
        et "haridustase, mida ainete läbimine eeldab"
    ))
}

/// Courses outside every choice ask for more.
fn too_low(
    asked: &Asked<'_>,
    plan: &PlanCase<'_>,
    entry: &Entry,
    demands: &[Demand<'_>],
    harder: &[ItemId],
    highest: &'static Education,
) -> Finding {
    let message = say!(
        en "applicants need {entry}, but every learner takes {courses}, for which one needs {highest}",
        et "kandideerijalt nõutakse: {entry}; iga õppija läbib aga {courses}, milleks on vaja: {highest}",
        entry = entry.name(), courses = story::list(plan, harder), highest = highest.name
    );
    let mut finding = asked.wrong(entry.place, message).note(asks(asked));
    finding.measured = Some(entry.name().words());
    finding.bound = Some(highest.name.words());
    for demand in demands
        .iter()
        .filter(|demand| harder.contains(&demand.item))
    {
        finding = finding.related(says(demand), needs(demand));
    }
    let code = highest.code;
    finding.fix(
        say!(en "ask for {name}", et "nõua haridust: {name}", name = highest.name),
        entry.place.span,
        format!("education {code}"),
    )
}

/// Whatever a learner chooses, some course asks for more.
fn nobody(asked: &Asked<'_>, plan: &PlanCase<'_>, entry: &Entry, harder: &[ItemId]) -> Finding {
    let message = say!(
        en "nobody can complete the programme with {entry}: whatever a learner chooses, some course asks for more",
        et "nõutava haridusega ({entry}) ei saa keegi programmi läbida: mida õppija ka ei valiks, mõni aine eeldab enamat",
        entry = entry.name()
    );
    let mut finding = asked
        .wrong(entry.place, message)
        .note(asks(asked))
        .help(say!(
            en "more is asked by {courses}",
            et "enamat eeldavad: {courses}",
            courses = story::list(plan, harder)
        ));
    finding.measured = Some(entry.name().words());
    finding
}

/// A learner can do without it, but should know.
fn harder_elective(
    asked: &Asked<'_>,
    plan: &PlanCase<'_>,
    entry: &Entry,
    demand: &Demand<'_>,
) -> Finding {
    let leaf = plan.leaves_of(demand.item).first().copied();
    let place = leaf.map_or(plan.place, |leaf| plan.resolved.plan.node(leaf).place);
    let course = &demand.course.name;
    let message = say!(
        en "the elective {course} asks for {needed}, but applicants need only {entry}",
        et "valikaine {course} eeldab: {needed}; kandideerijalt nõutakse ainult: {entry}",
        course = course, needed = demand.education.name, entry = entry.name()
    );
    let mut finding = asked
        .wrong(place, message)
        .note(asks(asked))
        .related(says(demand), needs(demand));
    finding.severity = Severity::Warning;
    finding.help(say!(
        en "say it in the entry conditions, or take it out of the choice",
        et "ütle see õpingute alustamise tingimustes või võta aine valikust välja"
    ))
}

/// What is asked beyond the courses is the School's own requirement and is said in words.
fn higher_than_needed(
    case: &Case<'_>,
    asked: &Asked<'_>,
    plan: &PlanCase<'_>,
    entry: &Entry,
    demands: &[Demand<'_>],
) -> Option<Finding> {
    let all_known = !plan.resolved.plan.has_todo()
        && plan.courses_known()
        && case
            .courses()
            .filter(|(_, course)| !course.is_component)
            .count()
            == demands.len();
    let needed = demands
        .iter()
        .map(|demand| demand.education)
        .max_by_key(|education| education.level)?;
    if !all_known || entry.education.level <= needed.level {
        return None;
    }
    let message = say!(
        en "applicants must have {entry}, but no course needs more than {needed}",
        et "kandideerijalt nõutakse: {entry}; ükski aine ei eelda enamat kui {needed}",
        entry = entry.name(), needed = needed.name
    );
    let mut finding = asked.wrong(entry.place, message).note(asks(asked));
    finding.measured = Some(entry.name().words());
    finding.bound = Some(needed.name.words());
    let (et, en) = (entry.education.name.et, entry.education.name.en);
    let code = needed.code;
    Some(finding.fix(
        say!(
            en "ask for {needed}, and write {entry} as the School's additional requirement",
            et "nõua haridust „{needed}“ ja kirjuta „{entry}“ teaduskonna lisanõudeks",
            needed = needed.name, entry = entry.name()
        ),
        entry.place.span,
        format!("education {code}\n  requires  et \"{et}\"\n            en \"{en}\""),
    ))
}

/// Where a course says what it takes.
fn says(demand: &Demand<'_>) -> Place {
    let course = demand.course;
    course
        .education
        .place()
        .or(course.level.place())
        .unwrap_or(course.name.place)
}

fn needs(demand: &Demand<'_>) -> Words {
    say!(
        en "{course} needs {education}",
        et "{course} eeldab: {education}",
        course = demand.course.name, education = demand.education.name
    )
}
