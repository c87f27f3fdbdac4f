//! What a programme costs a learner, exactly, over every legal selection.
//!
//! A price in hundredths times credits in hundredths is money in ten-thousandths. Sums are kept there
//! and become cents only where they are whole cents: a total is never derived from a rounded rate.

mod prices;

use kava_diagnostics::{Place, Words, say};
use kava_model::fields::Course;
use kava_model::money::{Fee, Per, Price};
use kava_model::plan::ItemId;
use kava_model::quantity::{Bound, Decimal, Limit};
use kava_model::stated::Stated;
use kava_model::unit::Currency;
use kava_model::verdict::{FeeTotal, Range};

use crate::case::{Case, IntakeCase, PlanCase};
use crate::paths::Extremes;

pub use prices::{Lack, Prices, by_list, rate};

/// A fee as it is charged in one intake; without an intake, as it would be on the day of the check.
#[derive(Clone, Copy)]
pub struct Charge<'c> {
    pub intake: Option<IntakeCase<'c>>,
    pub fee: &'c Fee,
    pub place: Place,
}

/// What each item of a plan costs, in ten-thousandths.
#[derive(Clone, Debug)]
pub struct Tariff {
    pub costs: Vec<i64>,
    pub currency: Currency,
}

impl Tariff {
    pub fn cost(&self, item: ItemId) -> i64 {
        self.costs.get(item.0 as usize).copied().unwrap_or(0)
    }

    pub fn extremes(&self, plan: &PlanCase<'_>) -> Option<Extremes<i64>> {
        plan.prover.extremes(&|item| self.cost(item)).known()
    }
}

/// Each fee of each intake: the intake's own ones, or where it has none, the programme's.
pub fn charges<'c>(case: &Case<'c>) -> Vec<Charge<'c>> {
    let of = |intake: Option<IntakeCase<'c>>, fees: &'c [Stated<Fee>]| {
        let known = fees
            .iter()
            .filter_map(|fee| Some((fee.known()?, fee.place()?)));
        known
            .map(|(fee, place)| Charge { intake, fee, place })
            .collect::<Vec<_>>()
    };
    if case.intakes.is_empty() {
        return of(None, &case.programme.fee);
    }
    let intakes = case.intakes.iter().flat_map(|intake| {
        let own = &intake.intake.fee;
        of(
            Some(*intake),
            if own.is_empty() {
                &case.programme.fee
            } else {
                own
            },
        )
    });
    intakes.collect()
}

/// The fees of a programme as far as they are known.
pub fn totals(case: &Case<'_>) -> Vec<FeeTotal> {
    charges(case)
        .iter()
        .map(|charge| total(case, charge))
        .collect()
}

fn total(case: &Case<'_>, charge: &Charge<'_>) -> FeeTotal {
    let fee = charge.fee;
    let mut total = FeeTotal {
        intake: charge.intake.map(|intake| intake.intake.name.text.clone()),
        group: fee
            .group
            .as_ref()
            .and_then(|group| group.known())
            .map(|group| group.any().to_owned()),
        total: None,
        per_semester: Vec::new(),
        currency: Currency::EUR,
        plus_vat: fee.plus_vat,
        market: fee.market,
    };
    match fee.price {
        Price::Free => {
            total.total = Some(Range {
                min: Decimal(0),
                max: Decimal(0),
            })
        }
        Price::List => listed(case, charge, &mut total),
        Price::Stated {
            amount,
            currency,
            per,
        } => {
            total.currency = currency;
            stated(case, amount, per, currency, &mut total);
        }
    }
    total
}

fn listed(case: &Case<'_>, charge: &Charge<'_>, total: &mut FeeTotal) {
    let Some(plan) = &case.plan else { return };
    let Ok((_, tariff)) = by_list(case, plan, charge.intake) else {
        return;
    };
    total.currency = tariff.currency;
    total.total = tariff.extremes(plan).and_then(|sums| cents(&sums, &sums));
    if total.total.is_some() {
        total.per_semester = per_semester(plan, &tariff, &tariff).unwrap_or_default();
    }
}

fn stated(
    case: &Case<'_>,
    amount: Bound<Decimal>,
    per: Per,
    currency: Currency,
    total: &mut FeeTotal,
) {
    let (Limit::Closed(low), Limit::Closed(high)) = (amount.low, amount.high) else {
        return;
    };
    match (&case.plan, per) {
        (_, Per::Programme) => {
            total.total = Some(Range {
                min: low,
                max: high,
            });
            let plan = case.plan.as_ref().filter(|_| low == high);
            total.per_semester = plan
                .and_then(|plan| pro_rata(plan, low))
                .unwrap_or_default();
        }
        (Some(plan), per) => {
            let tariffs = by_rate(plan, low, per, currency).zip(by_rate(plan, high, per, currency));
            let Some((low, high)) = tariffs else { return };
            let sums = low.extremes(plan).zip(high.extremes(plan));
            total.total = sums.and_then(|(low, high)| cents(&low, &high));
            if total.total.is_some() {
                total.per_semester = per_semester(plan, &low, &high).unwrap_or_default();
            }
        }
        (None, Per::Ects) => total.total = of_declared_volume(case, low, high),
        (None, Per::Course) => {}
    }
}

/// A price for each credit or each course, whichever School gives it.
pub fn by_rate(plan: &PlanCase<'_>, rate: Decimal, per: Per, currency: Currency) -> Option<Tariff> {
    if plan.resolved.plan.has_todo() {
        return None;
    }
    let items = plan.resolved.plan.items.iter();
    let costs = items.map(|item| match per {
        Per::Ects => rate.0.checked_mul(item.credits?.0.0),
        Per::Course if item.is_course => rate.0.checked_mul(100),
        Per::Course | Per::Programme => Some(0),
    });
    Some(Tariff {
        costs: costs.collect::<Option<Vec<i64>>>()?,
        currency,
    })
}

fn of_declared_volume(case: &Case<'_>, low: Decimal, high: Decimal) -> Option<Range<Decimal>> {
    let volume = case.programme.volume.known()?;
    let (Limit::Closed(least), Limit::Closed(most)) = (volume.low, volume.high) else {
        return None;
    };
    let min = whole_cents(low.0.checked_mul(least.0.0)?)?;
    let max = whole_cents(high.0.checked_mul(most.0.0)?)?;
    Some(Range { min, max })
}

/// From ten-thousandths; nothing where a fraction of a cent is left.
pub fn whole_cents(exact: i64) -> Option<Decimal> {
    (exact % 100 == 0).then_some(Decimal(exact / 100))
}

fn cents(low: &Extremes<i64>, high: &Extremes<i64>) -> Option<Range<Decimal>> {
    Some(Range {
        min: whole_cents(low.least.value)?,
        max: whole_cents(high.most.value)?,
    })
}

/// For each item its one planned semester; nothing where one has none, or several.
fn planned(plan: &PlanCase<'_>) -> Option<Vec<u32>> {
    let mut semesters = vec![None; plan.resolved.plan.items.len()];
    for (_, leaf) in plan.resolved.plan.leaves() {
        let semester = leaf.semester?;
        let slot = semesters.get_mut(leaf.item.0 as usize)?;
        if slot.is_some_and(|other| other != semester) {
            return None;
        }
        *slot = Some(semester);
    }
    semesters.into_iter().collect()
}

/// The semesters of the plan, if it tells the semester of every course.
pub fn semesters(plan: &PlanCase<'_>) -> Option<Vec<u32>> {
    let mut semesters = planned(plan)?;
    semesters.sort_unstable();
    semesters.dedup();
    Some(semesters)
}

fn per_semester(
    plan: &PlanCase<'_>,
    low: &Tariff,
    high: &Tariff,
) -> Option<Vec<(u32, Range<Decimal>)>> {
    let planned = planned(plan)?;
    let within = |tariff: &Tariff, semester: u32| {
        let is_in = |item: ItemId| planned.get(item.0 as usize) == Some(&semester);
        plan.prover
            .extremes(&|item| if is_in(item) { tariff.cost(item) } else { 0 })
            .known()
    };
    let each = semesters(plan)?.into_iter().map(|semester| {
        Some((
            semester,
            cents(&within(low, semester)?, &within(high, semester)?)?,
        ))
    });
    each.collect()
}

/// One sum over the credits of each semester; only where these are the same for every selection and
/// every part is a whole number of cents.
fn pro_rata(plan: &PlanCase<'_>, sum: Decimal) -> Option<Vec<(u32, Range<Decimal>)>> {
    if !plan.totals_known() {
        return None;
    }
    let planned = planned(plan)?;
    let fixed = |weight: &dyn Fn(ItemId) -> i64| {
        let extremes = plan.prover.extremes(weight).known()?;
        (extremes.least.value == extremes.most.value).then_some(extremes.least.value)
    };
    let total = fixed(&|item| plan.credits(item))?;
    let each = semesters(plan)?.into_iter().map(|semester| {
        let is_in = |item: ItemId| planned.get(item.0 as usize) == Some(&semester);
        let credits = fixed(&|item| if is_in(item) { plan.credits(item) } else { 0 })?;
        let share = sum.0.checked_mul(credits)?;
        let part = Decimal(share.checked_div(total).filter(|_| share % total == 0)?);
        Some((
            semester,
            Range {
                min: part,
                max: part,
            },
        ))
    });
    each.collect()
}

/// The School or other unit whose price a course has.
pub fn giver<'c>(case: &Case<'c>, course: &Course) -> Option<kava_model::names::Unit<'c>> {
    match &course.school {
        Stated::Known(name, _) => case.catalogue.unit(&name.text),
        Stated::Absent => case.unit(),
        Stated::Todo(_) | Stated::Broken(_) => None,
    }
}

/// `1200 EUR`
pub fn money(amount: Decimal, currency: Currency) -> Words {
    say!(en "{amount} {code}", et "{amount} {code}", amount = amount, code = currency.code())
}

/// From ten-thousandths; `150.0075 EUR` where a fraction of a cent is left.
pub fn exact_money(exact: i64, currency: Currency) -> Words {
    if let Some(amount) = whole_cents(exact) {
        return money(amount, currency);
    }
    let (sign, whole, rest) = (
        if exact < 0 { "-" } else { "" },
        exact.abs() / 10_000,
        exact.abs() % 10_000,
    );
    let code = currency.code();
    let number = |point: char| format!("{sign}{whole}{point}{rest:04} {code}");
    Words {
        en: number('.'),
        et: number(','),
    }
}

/// `900 EUR`, `900..1080 EUR`
pub fn range(least: i64, most: i64, currency: Currency) -> Words {
    if least == most {
        return exact_money(least, currency);
    }
    let (low, high) = (exact_money(least, currency), exact_money(most, currency));
    say!(en "{low} to {high}", et "{low} kuni {high}", low = low, high = high)
}
