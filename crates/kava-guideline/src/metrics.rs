//! The measures of a programme that front ends and documents show.

use kava_model::coded::Workload;
use kava_model::fields::OneEcts;
use kava_model::plan::ItemId;
use kava_model::quantity::{Credits, Decimal, Ratio};
use kava_model::unit::{Amount, Unit};
use kava_model::verdict::{HoursSplit, Range, Verdict};

use crate::case::{Case, PlanCase};
use crate::fees;
use crate::paths::Extremes;

/// Fills in the measures; leaves out what is not known or not decided.
pub fn measure(case: &Case<'_>, verdict: &mut Verdict) {
    verdict.summary.terms.one_ects = case.policy.one_ects.and_then(OneEcts::exactly);
    verdict.summary.terms.kind = case
        .kind()
        .and_then(|kind| case.policy.kind(kind))
        .map(|kind| kind.called.clone());
    verdict.summary.credits = verdict.summary.credits.or_else(|| credits(case));
    verdict.summary.split = verdict.summary.split.or_else(|| split(case));
    verdict.summary.degree_share = verdict.summary.degree_share.or_else(|| degree_share(case));
    verdict.summary.fees.extend(fees::totals(case));
}

/// From the plan, or where there is none, as declared.
fn credits(case: &Case<'_>) -> Option<Range<Credits>> {
    let Some(plan) = &case.plan else {
        return declared(case);
    };
    let sums = credit_sums(plan)?;
    Some(Range {
        min: Credits::hundredths(sums.least.value),
        max: Credits::hundredths(sums.most.value),
    })
}

/// The least and the greatest volume, in hundredths, each with its selection.
pub fn credit_sums(plan: &PlanCase<'_>) -> Option<Extremes<i64>> {
    let known = plan.totals_known();
    known.then(|| plan.prover.extremes(&|item| plan.credits(item)).known())?
}

/// The least and the greatest share of degree study, each with its selection.
pub fn degree_shares(plan: &PlanCase<'_>) -> Option<Extremes<Ratio>> {
    let known = plan.totals_known() && plan.origins_known();
    known.then(|| plan.prover.shares(&|item| plan.is_degree(item)).known())??
}

fn declared(case: &Case<'_>) -> Option<Range<Credits>> {
    use kava_model::quantity::Limit::Closed;
    match case.programme.volume.known()? {
        kava_model::quantity::Bound {
            low: Closed(min),
            high: Closed(max),
        } => Some(Range {
            min: *min,
            max: *max,
        }),
        _ => None,
    }
}

fn degree_share(case: &Case<'_>) -> Option<Range<Ratio>> {
    let shares = degree_shares(case.plan.as_ref()?)?;
    Some(Range {
        min: shares.least.value,
        max: shares.most.value,
    })
}

/// As declared for the programme, else summed over the courses if every path gives the same.
pub fn split(case: &Case<'_>) -> Option<HoursSplit> {
    if let Some(load) = case
        .programme
        .workload
        .known()
        .filter(|load| load.parts().next().is_some())
    {
        let number =
            |amount: Option<Amount>| amount.map_or(Decimal::default(), |amount| amount.number);
        return Some(HoursSplit {
            contact: number(load.contact),
            practical: number(load.practical),
            independent: number(load.independent),
            unit: load.unit()?,
        });
    }
    let plan = case.plan.as_ref()?;
    let unit = common_unit(plan)?;
    Some(HoursSplit {
        contact: same_on_every_path(plan, |load| load.contact)?,
        practical: same_on_every_path(plan, |load| load.practical)?,
        independent: same_on_every_path(plan, |load| load.independent)?,
        unit,
    })
}

/// The one unit in which every course of the plan states the parts of its workload.
fn common_unit(plan: &PlanCase<'_>) -> Option<Unit> {
    let mut units = plan.resolved.courses.iter().map(|course| {
        let load = (*course)?.workload.known()?;
        load.parts().next()?;
        load.unit()
    });
    let first = units.next()??;
    units.all(|unit| unit == Some(first)).then_some(first)
}

fn same_on_every_path(
    plan: &PlanCase<'_>,
    part: impl Fn(&Workload) -> Option<Amount>,
) -> Option<Decimal> {
    let hours = |item: ItemId| {
        let load = plan
            .resolved
            .course(item)
            .and_then(|course| course.workload.known());
        load.and_then(&part).map_or(0, |amount| amount.number.0)
    };
    let extremes = plan.prover.extremes(&hours).known()?;
    (extremes.least.value == extremes.most.value).then_some(Decimal(extremes.least.value))
}
