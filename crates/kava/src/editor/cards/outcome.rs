//! A learning outcome: what it says, which courses teach it, which assess it.

use kava_diagnostics::{Words, say};
use kava_model::fields::Programme;
use kava_model::plan::{Leaf, ResolvedPlan};
use kava_model::stated::Stated;

use crate::editor::Editor;
use crate::editor::card::{Card, called, plain};

impl<'w> Editor<'w> {
    pub(super) fn outcome_card(&self, programme: &'w Programme, code: &str) -> Option<Words> {
        let list = &programme.outcomes.known()?.list;
        let at = list
            .iter()
            .position(|outcome| &*outcome.code.text == code)?;
        let card = Card::of(code, called(&list.get(at)?.text));
        let Some(plan) = ResolvedPlan::of(programme, self.catalogue()) else {
            return Some(card.words());
        };
        let of = |which: fn(&Leaf) -> &[u32]| courses(&plan, at as u32, which);
        let taught = of(|leaf| &leaf.teaches);
        let assessed = of(|leaf| &leaf.assesses);
        let card = card
            .line(told(
                taught,
                |list| say!(en "taught in {list}", et "õpetavad: {list}", list = list),
            ))
            .line(told(
                assessed,
                |list| say!(en "assessed in {list}", et "hindavad: {list}", list = list),
            ));
        Some(card.words())
    }
}

/// `ITI8730 (exam)`, in the order of the plan.
fn courses(plan: &ResolvedPlan<'_>, outcome: u32, which: fn(&Leaf) -> &[u32]) -> Vec<Words> {
    let leaves = plan.plan.leaves().map(|(_, leaf)| leaf);
    let leaves = leaves.filter(|leaf| which(leaf).contains(&outcome));
    let mut courses: Vec<Words> = leaves
        .map(|leaf| {
            let code = plain(&plan.plan.item(leaf.item).code);
            let course = plan.course(leaf.item);
            let assessments = course.map_or(&[][..], |course| &course.assessment);
            let methods = assessments.iter().filter_map(Stated::known);
            let methods = Words::join(methods.map(|it| it.method.name.words()), ", ");
            match methods.is_empty() {
                true => Words::same(code),
                false => say!(
                    en "{code} ({methods})", et "{code} ({methods})",
                    code = code, methods = methods
                ),
            }
        })
        .collect();
    courses.dedup();
    courses
}

fn told(courses: Vec<Words>, sentence: fn(Words) -> Words) -> Words {
    match courses.is_empty() {
        true => sentence(say!(en "no course", et "mitte ükski aine")),
        false => sentence(Words::join(courses, ", ")),
    }
}
