//! Programmes whose credits count towards a larger award, and what a learner brings who completed them.

use kava_diagnostics::{Place, Words, say};
use kava_model::date::Day;
use kava_model::fields::Programme;
use kava_model::names::{Catalogue, awards_stacked_into};
use kava_model::plan::{ItemId, NodeId, NodeKind, Plan, ResolvedPlan, Together};
use kava_model::quantity::{Bound, Credits, Limit};

use crate::paths::{Extremes, Prover, Selection};

/// A programme that counts towards an award, in its last edition.
pub struct Part<'c> {
    pub programme: &'c Programme,
    /// Where it says towards what.
    pub place: Place,
    /// Nothing where no plan is written yet.
    pub plan: Option<ResolvedPlan<'c>>,
}

impl Part<'_> {
    /// The part's plan, where every credit in it is known.
    pub fn complete(&self) -> Option<&Plan> {
        let plan = &self.plan.as_ref()?.plan;
        is_complete(plan).then_some(plan)
    }

    /// What everybody who completes it brings at least; as declared, where no plan is written yet.
    pub fn least(&self) -> Option<Credits> {
        if self.plan.is_none() {
            return at_least(self.programme.volume.known()?);
        }
        let plan = self.complete()?;
        let totals = Prover::new(plan).extremes(&|item| weight(plan, item));
        Some(Credits::hundredths(totals.known()?.least.value))
    }
}

/// The programmes that count towards an award, by code. One that is withdrawn by the day of the check
/// is no way to the award any more.
pub fn parts<'c>(catalogue: &Catalogue<'c>, award: &str, as_of: Day) -> Vec<Part<'c>> {
    let towards = |programme: &'c Programme| {
        let name = awards_stacked_into(programme).find(|name| &*name.text == award)?;
        Some(Part {
            programme,
            place: name.place,
            plan: ResolvedPlan::of(programme, catalogue),
        })
    };
    let mut parts: Vec<Part<'c>> = catalogue
        .parts(award)
        .filter(|programme| !is_withdrawn(programme, catalogue, as_of))
        .filter_map(towards)
        .collect();
    parts.sort_by(|one, other| one.programme.name.text.cmp(&other.programme.name.text));
    parts
}

/// Certainly no longer offered on a day.
pub fn is_withdrawn(programme: &Programme, catalogue: &Catalogue<'_>, on: Day) -> bool {
    let from = programme
        .withdrawn
        .known()
        .and_then(|withdrawn| catalogue.first_day(withdrawn.from.known()?));
    from.is_some_and(|from| from <= on)
}

/// The least that is declared; of an upper end alone nothing is known.
pub fn at_least(declared: &Bound<Credits>) -> Option<Credits> {
    match declared.low {
        Limit::Closed(least) | Limit::Beyond(least) => Some(least),
        Limit::Open => None,
    }
}

/// Whether every credit of a plan is known, so that it can be added.
pub fn is_complete(plan: &Plan) -> bool {
    !plan.has_todo() && plan.items.iter().all(|item| item.credits.is_some())
}

/// An item's credits in hundredths; unknown ones as nothing.
pub fn weight(plan: &Plan, item: ItemId) -> i64 {
    plan.items
        .get(item.0 as usize)
        .and_then(|item| item.credits)
        .map_or(0, |credits| credits.0.0)
}

/// What completing all parts comes to on one way through them.
pub struct Sum {
    /// Of each part, in their order.
    pub parts: Vec<Credits>,
    /// The courses that several parts have, in the order of the plans.
    pub shared: Vec<ItemId>,
    /// The sum as if nothing were shared.
    pub naive: Credits,
    /// The distinct credits.
    pub distinct: Credits,
}

impl Sum {
    /// On the way with the fewest distinct credits.
    pub fn least(together: &Together, extremes: &Extremes<i64>) -> Sum {
        Sum::of(together, &extremes.least.selection)
    }

    fn of(together: &Together, selection: &Selection) -> Sum {
        let plan = &together.plan;
        let credits = |items: &[ItemId]| {
            Credits::hundredths(items.iter().map(|item| weight(plan, *item)).sum())
        };
        let each: Vec<Vec<ItemId>> = (0..together.parts.len())
            .map(|part| items_of(together, selection, part))
            .collect();
        let is_shared = |item: &&ItemId| each.iter().filter(|part| part.contains(item)).count() > 1;
        let parts: Vec<Credits> = each.iter().map(|part| credits(part)).collect();
        Sum {
            naive: parts.iter().copied().sum(),
            parts,
            shared: selection
                .items()
                .iter()
                .filter(is_shared)
                .copied()
                .collect(),
            distinct: credits(selection.items()),
        }
    }

    /// `16 + 16 − 8 shared = 24 ECTS, not 32`
    pub fn arithmetic(&self) -> Words {
        let number = |credits: &Credits| say!(en "{number}", et "{number}", number = credits.0);
        let sum = Words::join(self.parts.iter().map(number), " + ");
        let twice = Credits::hundredths(self.naive.0.0 - self.distinct.0.0);
        match twice.0.0 {
            0 => say!(
                en "{sum} = {distinct}",
                et "{sum} = {distinct}",
                sum = sum, distinct = self.distinct
            ),
            _ => say!(
                en "{sum} − {twice} shared = {distinct}, not {naive}",
                et "{sum} − {twice} ühist = {distinct}, mitte {naive}",
                sum = sum, twice = twice.0, distinct = self.distinct, naive = self.naive.0
            ),
        }
    }

    /// `HK-101 4, HK-102 4`
    pub fn shared_courses(&self, plan: &Plan) -> Words {
        listed(plan, &self.shared)
    }
}

/// `HK-101 4, HK-102 4`
pub fn listed(plan: &Plan, items: &[ItemId]) -> Words {
    let parts = items.iter().map(|item| {
        let code = plan
            .items
            .get(item.0 as usize)
            .map_or("", |item| &*item.code);
        let credits = Credits::hundredths(weight(plan, *item)).0;
        say!(en "{code} {credits}", et "{code} {credits}", code = code, credits = credits)
    });
    Words::join(parts, ", ")
}

/// What one part contributes to a selection of all.
fn items_of(together: &Together, selection: &Selection, part: usize) -> Vec<ItemId> {
    let item = |leaf: &NodeId| match &together.plan.node(*leaf).kind {
        NodeKind::Leaf(leaf) => Some(leaf.item),
        _ => None,
    };
    let inside = selection
        .leaves()
        .iter()
        .filter(|leaf| together.part_of(**leaf) == Some(part));
    let mut items: Vec<ItemId> = inside.filter_map(item).collect();
    items.sort_unstable();
    items.dedup();
    items
}
