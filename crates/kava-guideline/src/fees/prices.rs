//! Price lists: which one holds, and what a course costs by it.

use kava_diagnostics::Words;
use kava_model::date::Day;
use kava_model::fields::{Course, PriceList, School};
use kava_model::money::Rate;
use kava_model::name::Name;
use kava_model::names::{Catalogue, Unit};
use kava_model::stated::Stated;

use super::{Tariff, giver};
use crate::case::{Case, IntakeCase, PlanCase, Start};
use crate::days::Days;

/// The price list in force on a day; several where they begin on one day.
#[derive(Clone, Debug)]
pub struct Prices<'c> {
    pub lists: Vec<&'c PriceList>,
    /// Its first day; nothing where it has none and always holds.
    pub from: Option<Day>,
    /// Its last day.
    pub to: Option<Day>,
}

/// Why a list tells no price.
#[derive(Clone, Debug)]
pub enum Lack<'c> {
    /// It is not known when the intake starts.
    Start,
    /// No list is in force on the day.
    List(Day),
    /// The list has no price for this School or other unit.
    Price(&'c Name, Prices<'c>),
    /// A later semester, by its number, for which no list is published yet.
    Later(u32),
    /// Credits or Schools that are not known, or prices in several currencies.
    Facts,
}

impl<'c> Prices<'c> {
    pub fn on(catalogue: &Catalogue<'c>, day: Day) -> Option<Prices<'c>> {
        let mut begun: Vec<Prices<'c>> = Vec::new();
        for list in catalogue.price_lists() {
            begun.extend(one(catalogue, list).filter(|prices| prices.from <= Some(day)));
        }
        let latest = begun.iter().map(|prices| prices.from).max()?;
        let holds =
            |prices: &Prices<'c>| prices.from == latest && prices.to.is_none_or(|to| day <= to);
        let mut holding = begun.into_iter().filter(holds);
        let mut prices = holding.next()?;
        for other in holding {
            prices.lists.extend(other.lists);
            prices.to = prices.to.into_iter().chain(other.to).min();
        }
        Some(prices)
    }

    /// The unit's own price, else that of the unit it belongs to, else its School's.
    pub fn rate(&self, catalogue: &Catalogue<'c>, unit: Unit<'c>) -> Option<Rate> {
        let owner = match unit {
            Unit::Department(department) => department.of.known().map(|name| &name.text),
            Unit::School(_) | Unit::College(_) => None,
        };
        let school = catalogue
            .school_of(unit)
            .map(|School { name, .. }| &name.text);
        let names = [Some(&unit.name().text), owner, school]
            .into_iter()
            .flatten();
        names.into_iter().find_map(|name| {
            let mut prices = self
                .lists
                .iter()
                .flat_map(|list| &list.prices)
                .filter_map(Stated::known);
            prices
                .find(|price| price.school.text == *name)
                .map(|price| price.rate)
        })
    }

    /// What it is called.
    pub fn called(&self) -> Words {
        Words::join(
            self.lists.iter().map(|list| Words::same(&*list.name.text)),
            ", ",
        )
    }
}

/// Nothing where the days of a list are not known.
fn one<'c>(catalogue: &Catalogue<'c>, list: &'c PriceList) -> Option<Prices<'c>> {
    let (from, to) = match &list.in_force {
        Stated::Absent => (None, None),
        Stated::Known(in_force, _) => {
            let from = Days::of_start(&in_force.from, catalogue)?.last;
            let to = match &in_force.to {
                Some(to) => Some(Days::of(to, catalogue)?.last),
                None => None,
            };
            (Some(from), to)
        }
        Stated::Todo(_) | Stated::Broken(_) => return None,
    };
    Some(Prices {
        lists: vec![list],
        from,
        to,
    })
}

/// What each item of the plan costs by the list in force when the intake starts.
pub fn by_list<'c>(
    case: &Case<'c>,
    plan: &PlanCase<'c>,
    intake: Option<IntakeCase<'c>>,
) -> Result<(Prices<'c>, Tariff), Lack<'c>> {
    let day = match intake {
        Some(intake) => start(case, &intake).ok_or(Lack::Start)?,
        None => case.as_of,
    };
    let prices = Prices::on(case.catalogue, day).ok_or(Lack::List(day))?;
    if let Some(semester) = unpublished(case, plan, intake, &prices) {
        return Err(Lack::Later(semester));
    }
    let tariff = tariff(case, plan, &prices)?;
    Ok((prices, tariff))
}

/// The day an intake starts; of a month any day, where all of them have the same list.
fn start(case: &Case<'_>, intake: &IntakeCase<'_>) -> Option<Day> {
    match intake.start(case.catalogue) {
        Start::Own(day) | Start::Semester(day) => Some(day),
        Start::Month(month) => {
            let (first, last) = (month.first()?, month.last()?);
            let from = |day| Prices::on(case.catalogue, day).map(|prices| prices.from);
            (from(first)? == from(last)?).then_some(first)
        }
        Start::Unknown => None,
    }
}

/// The first planned semester that begins after the list has ended, with no other to follow.
fn unpublished(
    case: &Case<'_>,
    plan: &PlanCase<'_>,
    intake: Option<IntakeCase<'_>>,
    prices: &Prices<'_>,
) -> Option<u32> {
    let end = prices.to?;
    let semesters = super::semesters(plan)?;
    let first = intake?.semester?.from.known()?;
    let mut starts: Vec<Day> = case
        .catalogue
        .semesters()
        .filter_map(|semester| semester.from.known().copied())
        .filter(|from| from >= first)
        .collect();
    starts.sort_unstable();
    semesters
        .into_iter()
        .filter(|number| *number > 1)
        .find(|number| match starts.get(*number as usize - 1) {
            Some(day) => *day > end && Prices::on(case.catalogue, *day).is_none(),
            None => true,
        })
}

fn tariff<'c>(
    case: &Case<'c>,
    plan: &PlanCase<'c>,
    prices: &Prices<'c>,
) -> Result<Tariff, Lack<'c>> {
    if plan.resolved.plan.has_todo() {
        return Err(Lack::Facts);
    }
    let mut costs = Vec::new();
    let mut currency = None;
    for (item, course) in plan.resolved.plan.items.iter().zip(&plan.resolved.courses) {
        let credits = item.credits.ok_or(Lack::Facts)?;
        if credits.0.0 == 0 {
            costs.push(0);
            continue;
        }
        let rate = rate(case, course.ok_or(Lack::Facts)?, prices)?;
        if *currency.get_or_insert(rate.currency) != rate.currency {
            return Err(Lack::Facts);
        }
        costs.push(rate.amount.0.checked_mul(credits.0.0).ok_or(Lack::Facts)?);
    }
    Ok(Tariff {
        costs,
        currency: currency.ok_or(Lack::Facts)?,
    })
}

/// What a credit of a course costs.
pub fn rate<'c>(case: &Case<'c>, course: &Course, prices: &Prices<'c>) -> Result<Rate, Lack<'c>> {
    let unit = giver(case, course).ok_or(Lack::Facts)?;
    prices
        .rate(case.catalogue, unit)
        .ok_or_else(|| Lack::Price(unit.name(), prices.clone()))
}
