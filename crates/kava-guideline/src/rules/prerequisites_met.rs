//! `prerequisites-met`: nobody can take a course without the courses it requires, or before them.
//! What a course requires outside the plan is an entry requirement and is stated there.

use std::collections::BTreeSet;

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Words, say};
use kava_model::admission::Requirement;
use kava_model::fields::{Course, PlanLine};
use kava_model::name::Name;
use kava_model::names::{each_line, required};
use kava_model::plan::{ItemId, Leaf, NodeId, NodeKind};
use kava_model::stated::Stated;
use kava_model::text::Text;

use super::selectable::decided;
use crate::case::{Case, PlanCase};
use crate::paths::Selection;
use crate::rule::{Asked, BuiltIn, Report, Rule, Takes};
use crate::story;

/// For guidelines that ask for more than the warning that is always on.
pub static RULE: Rule = Rule {
    code: "prerequisites-met",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "Whatever a learner chooses, the courses that a course requires are taken in an earlier semester; those outside the plan are stated as entry conditions.",
            et: "Mida õppija ka ei valiks, aine eeldusained on läbitud varasemal semestril; õppeplaanivälised eeldusained on õpingute alustamise tingimustes.",
        },
        why: Phrase {
            en: "A learner without the prerequisite cannot follow the course.",
            et: "Eeldusaineta ei suuda õppija ainet läbida.",
        },
        mend: Phrase {
            en: "Put the prerequisite outside the choice, or into an earlier semester; or state it as an entry condition: requires et \"…\" en \"…\".",
            et: "Tõsta eeldusaine valikust välja või varasemasse semestrisse; või nimeta see tingimusena: requires et \"…\" en \"…\".",
        },
        example: Example {
            block: "plan",
            wrong: "course A1 semester 1 { credits 6 ECTS\n  requires A2 }\ncourse A2 semester 2 { credits 6 ECTS }",
            right: "course A1 semester 2 { credits 6 ECTS\n  requires A2 }\ncourse A2 semester 1 { credits 6 ECTS }",
        },
    },
    check: |case, asked, report| {
        check(case, report, &|place, message| {
            asked.wrong(place, message).note(asks(asked))
        })
    },
};

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[],
    check: unasked,
};

/// A warning, unless the guideline asks for it itself.
fn unasked(case: &Case<'_>, report: &mut Report) {
    let asked = case
        .policy
        .rules_for(case.kind())
        .iter()
        .any(|line| line.code == RULE.code);
    if !asked {
        check(case, report, &|place, message| {
            Finding::warning(RULE.code, place, message)
        });
    }
}

fn asks(asked: &Asked<'_>) -> Words {
    asked.asks(say!(
        en "prerequisites that are taken first",
        et "eeldusained on läbitud enne"
    ))
}

type Told<'t> = &'t dyn Fn(Place, Words) -> Finding;

fn check(case: &Case<'_>, report: &mut Report, told: Told<'_>) {
    let Some(plan) = &case.plan else { return };
    for (id, leaf) in plan.resolved.plan.leaves() {
        let required: BTreeSet<ItemId> = plan
            .resolved
            .plan
            .item(leaf.item)
            .requires
            .iter()
            .copied()
            .collect();
        for item in required
            .into_iter()
            .filter(|item| !requires(plan, *item, leaf.item))
        {
            let step = Step {
                plan,
                id,
                leaf,
                item,
            };
            let finding = step
                .taken_without(case, report, told)
                .or_else(|| step.taken_too_early(case, report, told));
            report.findings.extend(finding);
        }
    }
    for (item, course) in case.courses() {
        report
            .findings
            .extend(outside(case, plan, item, course, told));
    }
}

/// Directly or through others. Courses that require each other in a circle are reported as such.
fn requires(plan: &PlanCase<'_>, from: ItemId, to: ItemId) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(item) = open.pop() {
        if item == to {
            return true;
        }
        if seen.insert(item) {
            open.extend(&plan.resolved.plan.item(item).requires);
        }
    }
    false
}

/// A line of the plan and a course of the plan that its course requires.
struct Step<'s, 'c> {
    plan: &'s PlanCase<'c>,
    id: NodeId,
    leaf: &'s Leaf,
    item: ItemId,
}

impl Step<'_, '_> {
    fn course(&self) -> &str {
        &self.plan.resolved.plan.item(self.leaf.item).code
    }

    fn required(&self) -> &str {
        &self.plan.resolved.plan.item(self.item).code
    }

    fn taken_without(
        &self,
        case: &Case<'_>,
        report: &mut Report,
        told: Told<'_>,
    ) -> Option<Finding> {
        let leaves = self.plan.leaves_of(self.item);
        let selection = decided(
            case,
            self.plan,
            self.plan.prover.taking(self.id, &leaves),
            report,
        )??;
        let message = say!(
            en "a learner can take {course} without {required}, which it requires",
            et "õppija võib võtta aine {course} ilma selle eeldusaineta {required}",
            course = self.course(), required = self.required()
        );
        let story = story::without(self.plan, &selection, &leaves);
        Some(
            self.told(told, message, &selection)
                .related(story.place, story.label),
        )
    }

    /// In the same or a later semester; a component that is no course, such as a final exam, may come
    /// at the end of the same. Where a semester is not known, the order is not judged.
    fn taken_too_early(
        &self,
        case: &Case<'_>,
        report: &mut Report,
        told: Told<'_>,
    ) -> Option<Finding> {
        let semester = self.leaf.semester?;
        let is_course = self.plan.resolved.plan.item(self.leaf.item).is_course;
        let too_late = if is_course {
            semester
        } else {
            semester.saturating_add(1)
        };
        let leaves = self.plan.leaves_of(self.item);
        let number = |leaf: &NodeId| match &self.plan.resolved.plan.node(*leaf).kind {
            NodeKind::Leaf(leaf) => leaf.semester,
            _ => None,
        };
        let (late, early): (Vec<NodeId>, Vec<NodeId>) = leaves
            .iter()
            .partition(|leaf| number(leaf).is_some_and(|number| number >= too_late));
        if late.is_empty() {
            return None;
        }
        let selection = decided(
            case,
            self.plan,
            self.plan.prover.taking(self.id, &early),
            report,
        )??;
        let taken = late.into_iter().find(|leaf| selection.reaches(*leaf))?;
        let (course, required) = (self.course(), self.required());
        let message = match number(&taken) {
            Some(later) if later > semester => say!(
                en "{course} is taken in semester {semester}, but {required}, which it requires, only in semester {later}",
                et "{course} on {semester}. semestris, selle eeldusaine {required} aga alles {later}. semestris",
                course = course, semester = semester, required = required, later = later
            ),
            _ => say!(
                en "{course} and {required}, which it requires, are both taken in semester {semester}",
                et "{course} ja selle eeldusaine {required} on mõlemad {semester}. semestris",
                course = course, required = required, semester = semester
            ),
        };
        let place = self.plan.resolved.plan.node(taken).place;
        Some(
            self.told(told, message, &selection)
                .related(place, say!(en "the prerequisite", et "eeldusaine")),
        )
    }

    fn told(&self, told: Told<'_>, message: Words, selection: &Selection) -> Finding {
        let taken = story::list(self.plan, selection.items());
        let mut finding = told(self.plan.resolved.plan.node(self.id).place, message);
        finding.notes.insert(
            0,
            say!(en "this learner takes {taken}", et "see õppija võtab: {taken}", taken = taken),
        );
        finding.selection = Some(self.plan.codes(selection));
        finding
    }
}

/// A prerequisite that is not in the plan, and that no entry requirement names.
fn outside(
    case: &Case<'_>,
    plan: &PlanCase<'_>,
    item: ItemId,
    course: &Course,
    told: Told<'_>,
) -> Option<Finding> {
    let in_plan = |name: &Name| {
        plan.resolved
            .plan
            .items
            .iter()
            .any(|item| *item.code == *name.text)
    };
    let unstated = |name: &&Name| {
        let course = case.catalogue.course(&name.text);
        course.is_some_and(|course| !is_entry_requirement(case, course))
    };
    let missing: Vec<&Name> = required(course)
        .filter(|name| !in_plan(name))
        .filter(unstated)
        .collect();
    let first = missing.first()?;
    let names: Vec<&str> = missing.iter().map(|name| &*name.text).collect();
    let names = names.join(", ");
    let message = say!(
        en "{course} requires {names}, which this programme neither teaches nor asks of applicants",
        et "aine {course} eeldab: {names}; programm seda ei õpeta ega nõua kandideerijalt",
        course = course.name, names = names.clone()
    );
    let leaf = plan.leaves_of(item).first().copied();
    let place = leaf.map_or(plan.place, |leaf| plan.resolved.plan.node(leaf).place);
    let mut finding =
        told(place, message).related(first.place, say!(en "required here", et "eeldus on siin"));
    let asks_nothing = case
        .programme
        .requires
        .iter()
        .any(|requirement| matches!(requirement.known(), Some(Requirement::None)));
    if let Some(room) = case.programme.room.filter(|_| !asks_nothing) {
        let title = say!(en "require {names} of applicants", et "nõua kandideerijalt: {names}", names = names.clone());
        let lines = missing.iter().map(|name| {
            let name = &name.text;
            format!("requires et \"Läbitud õppeaine {name}\" en \"The course {name} completed\"\n")
        });
        finding = finding.fix_all(title, vec![room.line(&lines.collect::<String>())]);
    }
    Some(finding.help(say!(
        en "state it as an entry condition: requires et \"…\" en \"…\", with its title or code",
        et "nimeta see õpingute alustamise tingimusena: requires et \"…\" en \"…\", pealkirja või koodiga"
    )))
}

/// Named by title or code in a requirement, or taught by a programme that is required. While a
/// requirement is still to be said, it may be the one.
fn is_entry_requirement(case: &Case<'_>, course: &Course) -> bool {
    case.programme
        .requires
        .iter()
        .any(|requirement| match requirement {
            Stated::Todo(_) | Stated::Broken(_) => true,
            Stated::Known(Requirement::Text(text), _) => names_course(text, course),
            Stated::Known(Requirement::Programme(name), _) => teaches(case, name, course),
            Stated::Known(Requirement::None | Requirement::Education(_), _) | Stated::Absent => {
                false
            }
        })
}

fn names_course(text: &Text, course: &Course) -> bool {
    let title = course.title.known().map_or(&[][..], |title| &title.0);
    let titles = title
        .iter()
        .map(|part| part.text.trim().to_lowercase())
        .filter(|title| !title.is_empty());
    let codes = [Some(&*course.name.text), course.official_code()]
        .into_iter()
        .flatten()
        .map(str::to_lowercase);
    let names: Vec<String> = titles.chain(codes).collect();
    let said = text.0.iter().map(|part| part.text.to_lowercase());
    said.into_iter()
        .any(|said| names.iter().any(|name| said.contains(name.as_str())))
}

fn teaches(case: &Case<'_>, programme: &Name, course: &Course) -> bool {
    let mut found = false;
    for plan in case
        .catalogue
        .editions(&programme.text)
        .filter_map(|it| it.plan.known())
    {
        each_line(plan, &mut |line: &PlanLine| {
            found |= line.course.text == course.name.text
        });
    }
    found
}
