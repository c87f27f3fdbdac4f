//! `coherent`: signs that the courses form one whole. Each course serves an outcome; courses hang
//! together by outcomes and prerequisites; the title speaks of what is taught.

use std::collections::BTreeMap;

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Words, say};
use kava_model::fields::{Outcomes, PlanLine};
use kava_model::plan::{ItemId, Plan};
use kava_model::stated::Stated;
use kava_model::text::Text;

use super::outcome_coverage::are_open;
use super::wording::words;
use crate::case::{Case, PlanCase};
use crate::rule::{Asked, Report, Rule, Takes};
use crate::story;

pub static RULE: Rule = Rule {
    code: "coherent",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "Each course serves an outcome, courses hang together by outcomes and prerequisites, and some word of the title occurs in the aim or the outcomes.",
            et: "Iga aine teenib mõnd õpiväljundit, ained on õpiväljundite ja eeldusainete kaudu omavahel seotud ning mõni pealkirja sõna esineb eesmärgis või õpiväljundites.",
        },
        why: Phrase {
            en: "These are signs of a coherent whole; whether it is one, people judge.",
            et: "Need on tervikliku programmi märgid; kas see on terviklik, hindavad inimesed.",
        },
        mend: Phrase {
            en: "Write behind the course which outcome it teaches; let an outcome be taught by courses of both parts.",
            et: "Kirjuta aine järele, millist õpiväljundit see õpetab; las mõnd õpiväljundit õpetavad mõlema osa ained.",
        },
        example: Example {
            block: "programme",
            wrong: "outcomes {\n  explain et \"selgitab tulemusi\"\n          en \"explains results\"\n}\nplan {\n  course A1 teaches explain { credits 6 ECTS }\n  course A2 { credits 6 ECTS }\n}",
            right: "title et \"Tulemuste selgitamine\"\n      en \"Explaining Results\"\noutcomes {\n  explain et \"selgitab tulemusi\"\n          en \"explains results\"\n}\nplan {\n  course A1 teaches explain { credits 6 ECTS }\n  course A2 teaches explain { credits 6 ECTS }\n}",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(outcomes) = case.programme.outcomes.known() else {
        return;
    };
    if outcomes.list.is_empty() || outcomes.open {
        return;
    }
    if let Some(plan) = &case.plan {
        report.findings.extend(idle_courses(plan, asked, outcomes));
        report.findings.extend(apart(plan, asked, outcomes));
    }
    report.findings.extend(foreign_title(case, asked, outcomes));
}

fn asks(asked: &Asked<'_>) -> Words {
    asked.asks(say!(en "courses that form a coherent whole", et "ained, mis moodustavad terviku"))
}

/// Courses that teach and assess nothing.
fn idle_courses(plan: &PlanCase<'_>, asked: &Asked<'_>, outcomes: &Outcomes) -> Vec<Finding> {
    let items = (0..).map(ItemId).zip(&plan.resolved.plan.items);
    let courses = items.filter(|(item, it)| it.is_course && plan.resolved.course(*item).is_some());
    let idle =
        courses.filter(|(item, _)| !lines(plan, *item).any(|line| may_serve(line, outcomes)));
    idle.map(|(item, it)| {
        let message = say!(
            en "{course} serves no outcome of this programme",
            et "aine {course} ei teeni selle programmi ühtki õpiväljundit",
            course = it.code
        );
        asked
            .wrong(first_line(plan, item), message)
            .note(asks(asked))
            .help(say!(
                en "write which outcome it teaches: {course} teaches …",
                et "kirjuta, millist õpiväljundit see õpetab: {course} teaches …",
                course = it.code
            ))
    })
    .collect()
}

fn lines<'c>(plan: &PlanCase<'c>, item: ItemId) -> impl Iterator<Item = &'c PlanLine> {
    plan.leaves_of(item)
        .into_iter()
        .filter_map(|leaf| plan.resolved.line(leaf))
}

/// It names an outcome, or what it names is not known.
fn may_serve(line: &PlanLine, outcomes: &Outcomes) -> bool {
    [&line.teaches, &line.assesses]
        .into_iter()
        .any(|names| are_open(names, outcomes) || names.known().is_some())
}

fn first_line(plan: &PlanCase<'_>, item: ItemId) -> Place {
    plan.leaves_of(item)
        .first()
        .map_or(plan.place, |leaf| plan.resolved.plan.node(*leaf).place)
}

/// The plan falls into parts that neither an outcome nor a prerequisite joins.
fn apart(plan: &PlanCase<'_>, asked: &Asked<'_>, outcomes: &Outcomes) -> Option<Finding> {
    let open =
        |line: &PlanLine| are_open(&line.teaches, outcomes) || are_open(&line.assesses, outcomes);
    let mut lines = plan.resolved.lines.iter().flatten();
    if plan.resolved.plan.has_todo() || !plan.courses_known() || lines.any(|line| open(line)) {
        return None;
    }
    let parts = parts(&plan.resolved.plan, outcomes.list.len());
    let (Some(first), Some(second)) = (parts.first(), parts.get(1)) else {
        return None;
    };
    let number = parts.len();
    let message = say!(
        en "the plan falls into {number} parts that share no outcome and no prerequisite",
        et "õppeplaan jaguneb {number} osaks, millel ei ole ühist õpiväljundit ega eeldusainet",
        number = number
    );
    let place = |part: &[ItemId]| {
        part.first()
            .map_or(plan.place, |item| first_line(plan, *item))
    };
    let listed = Words::join(parts.iter().map(|part| story::list(plan, part)), "; ");
    let finding = asked.wrong(place(second), message);
    let finding = finding.related(place(first), say!(en "the first part", et "esimene osa"));
    let finding =
        finding.note(say!(en "the parts are: {listed}", et "osad on: {listed}", listed = listed));
    Some(finding.note(asks(asked)))
}

/// The parts with what stands in each, in the order of the plan; without what serves no outcome.
fn parts(plan: &Plan, outcomes: usize) -> Vec<Vec<ItemId>> {
    let mut joined = Joined::new(plan.items.len() + outcomes);
    let mut serving = vec![false; plan.items.len()];
    for (_, leaf) in plan.leaves() {
        let item = leaf.item.0 as usize;
        for outcome in leaf.teaches.iter().chain(&leaf.assesses) {
            joined.join(item, plan.items.len() + *outcome as usize);
            serving[item] = true;
        }
    }
    for (at, item) in plan.items.iter().enumerate() {
        item.requires
            .iter()
            .for_each(|required| joined.join(at, required.0 as usize));
    }
    let mut parts: BTreeMap<usize, Vec<ItemId>> = BTreeMap::new();
    for (at, _) in serving.iter().enumerate().filter(|(_, serves)| **serves) {
        parts
            .entry(joined.root(at))
            .or_default()
            .push(ItemId(at as u32));
    }
    let mut parts: Vec<Vec<ItemId>> = parts.into_values().collect();
    parts.sort();
    parts
}

/// Things that are joined, directly or through others: each points to another of its set, the last
/// to itself.
struct Joined(Vec<usize>);

impl Joined {
    fn new(things: usize) -> Joined {
        Joined((0..things).collect())
    }

    fn root(&self, thing: usize) -> usize {
        let mut at = thing;
        while self.0[at] != at {
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one] = other;
    }
}

/// No word of the title, in any language, occurs in the aim or in an outcome. While the aim or an
/// outcome is still to be said, it may occur there.
fn foreign_title(case: &Case<'_>, asked: &Asked<'_>, outcomes: &Outcomes) -> Option<Finding> {
    let Stated::Known(title, place) = &case.programme.title else {
        return None;
    };
    let aim = case.programme.aim.known()?;
    let outcomes = outcomes.list.iter().map(|outcome| outcome.text.known());
    let texts: Vec<&Text> = outcomes.chain([Some(aim)]).collect::<Option<_>>()?;
    let title: Vec<String> = spoken(title).collect();
    let stems: Vec<&str> = title
        .iter()
        .flat_map(|part| words(part))
        .filter_map(stem)
        .collect();
    let occurs = |said: String| stems.iter().any(|stem| said.contains(stem));
    if stems.is_empty() || texts.into_iter().flat_map(spoken).any(occurs) {
        return None;
    }
    let message = say!(
        en "no word of the title occurs in the aim or the outcomes",
        et "ükski pealkirja sõna ei esine eesmärgis ega õpiväljundites"
    );
    Some(asked.wrong(*place, message).note(asks(asked)))
}

/// A text in each of its languages, in lower case.
fn spoken(text: &Text) -> impl Iterator<Item = String> {
    text.0.iter().map(|part| part.text.to_lowercase())
}

/// What stays of a word when it is inflected; nothing of one too short or common to tell anything.
fn stem(word: &str) -> Option<&str> {
    const COMMON: [&str; 10] = [
        "with", "from", "into", "your", "their", "about", "ning", "mille", "kuidas", "läbi",
    ];
    const SHORTEST: usize = 4;
    let letters = word.chars().count();
    let is_short_name = letters > 1 && word.chars().any(|letter| letter.is_ascii_digit());
    if COMMON.contains(&word) || (letters < SHORTEST && !is_short_name) {
        return None;
    }
    let kept = letters.saturating_sub(2).max(SHORTEST);
    match word.char_indices().nth(kept) {
        Some((end, _)) => word.get(..end),
        None => Some(word),
    }
}
