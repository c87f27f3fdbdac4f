//! `fee-total`: a fee that is not market-based is what the price list comes to, whatever a learner
//! chooses.
//!
//! A fee `for "…"` is a price for a group, which a price list does not know, and is not compared.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Severity, Words, say};
use kava_model::fields::Moment;
use kava_model::money::{Per, Price};
use kava_model::plan::ItemId;
use kava_model::quantity::{Bound, Decimal, Limit};
use kava_model::unit::Currency;

use crate::case::{Case, PlanCase};
use crate::days::not_decided;
use crate::fees::{self, Charge, Lack, Prices, Tariff};
use crate::paths::{Extreme, Selection};
use crate::rule::{Asked, Report, Rule, Takes};
use crate::story;

pub static RULE: Rule = Rule {
    code: "fee-total",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "A fee that is not market-based is the credits of the courses times the prices of the list in force when the intake starts.",
            et: "Tasu, mis ei ole turupõhine, on ainete ainepunktid korda vastuvõtu alguses kehtiva hinnakirja hinnad.",
        },
        why: Phrase {
            en: "Two learners in the same course pay the same for it, whatever the programme.",
            et: "Sama aine eest maksavad kõik õppijad ühepalju, olgu programm milline tahes.",
        },
        mend: Phrase {
            en: "Write “fee price-list”: the total is computed.",
            et: "Kirjuta „fee price-list“: summa arvutatakse.",
        },
        example: Example {
            block: "programme",
            wrong: "fee 1 EUR",
            right: "fee price-list",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(plan) = &case.plan else { return };
    for charge in fees::charges(case) {
        let fee = charge.fee;
        let by_list = !fee.market && fee.group.is_none();
        match fee.price {
            Price::Stated {
                amount,
                currency,
                per,
            } if by_list => {
                let stated = Sum {
                    amount,
                    currency,
                    per,
                };
                report
                    .findings
                    .extend(compared(case, asked, plan, &charge, stated));
            }
            Price::List => report.findings.extend(priced(case, asked, plan, &charge)),
            _ => {}
        }
    }
}

/// A fee as written.
#[derive(Clone, Copy)]
struct Sum {
    amount: Bound<Decimal>,
    currency: Currency,
    per: Per,
}

/// `fee price-list`: there is a list, and it has the prices.
fn priced(
    case: &Case<'_>,
    asked: &Asked<'_>,
    plan: &PlanCase<'_>,
    charge: &Charge<'_>,
) -> Vec<Finding> {
    match fees::by_list(case, plan, charge.intake) {
        Ok((prices, _)) => not_in_force_yet(case, asked, charge, &prices)
            .into_iter()
            .collect(),
        Err(lack) => {
            let finding = unpriced(&lack)
                .map(|message| asked.missing(Moment::Publication, place(charge), message));
            finding
                .map(|finding| explained(asked, finding, &lack))
                .into_iter()
                .collect()
        }
    }
}

/// The intake where it has the programme's fee: the fee's own line holds for others too.
fn place(charge: &Charge<'_>) -> Place {
    charge.intake.map_or(charge.place, |intake| intake.place())
}

fn unpriced(lack: &Lack<'_>) -> Option<Words> {
    match lack {
        Lack::List(day) => Some(say!(
            en "no price list is in force on {day}",
            et "päeval {day} ei kehti ükski hinnakiri",
            day = day
        )),
        Lack::Price(unit, prices) => Some(say!(
            en "{list} has no price for {unit}",
            et "hinnakirjas {list} ei ole üksuse {unit} hinda",
            list = prices.called(), unit = *unit
        )),
        Lack::Start | Lack::Later(_) | Lack::Facts => None,
    }
}

fn explained(asked: &Asked<'_>, finding: Finding, lack: &Lack<'_>) -> Finding {
    let finding = finding.note(asks(asked));
    match lack {
        Lack::Price(_, prices) => prices.lists.iter().fold(finding, |finding, list| {
            finding.related(list.name.place, say!(en "the price list", et "hinnakiri"))
        }),
        _ => finding,
    }
}

fn asks(asked: &Asked<'_>) -> Words {
    asked.asks(say!(
        en "credits times the prices of the list",
        et "ainepunktid korda hinnakirja hinnad"
    ))
}

/// Applicants apply before the prices hold that they will pay.
fn not_in_force_yet(
    case: &Case<'_>,
    asked: &Asked<'_>,
    charge: &Charge<'_>,
    prices: &Prices<'_>,
) -> Option<Finding> {
    let intake = charge.intake?;
    let opening = intake.window(case.catalogue).0?.last;
    let from = prices.from.filter(|from| *from > opening)?;
    let message = say!(
        en "admission opens on {opening}, but {list}, by which the fee is counted, is in force only from {from}",
        et "kandideerimine algab {opening}, aga hinnakiri {list}, mille järgi tasu arvutatakse, kehtib alles alates {from}",
        opening = opening, list = prices.called(), from = from
    );
    let mut finding = asked.wrong(intake.place(), message);
    finding.severity = Severity::Warning;
    Some(prices.lists.iter().fold(finding, |finding, list| {
        finding.related(list.name.place, say!(en "the price list", et "hinnakiri"))
    }))
}

/// A sum that is written down against the list.
fn compared(
    case: &Case<'_>,
    asked: &Asked<'_>,
    plan: &PlanCase<'_>,
    charge: &Charge<'_>,
    sum: Sum,
) -> Vec<Finding> {
    let (prices, list) = match fees::by_list(case, plan, charge.intake) {
        Ok(priced) => priced,
        Err(lack) => {
            return unpriced(&lack)
                .map(|why| uncompared(asked, charge, why))
                .into_iter()
                .collect();
        }
    };
    let mut findings: Vec<Finding> = not_in_force_yet(case, asked, charge, &prices)
        .into_iter()
        .collect();
    if sum.currency != list.currency {
        let message = say!(
            en "this fee is in {stated}, the price list in {listed}",
            et "tasu on {stated}, hinnakiri aga {listed}",
            stated = sum.currency.code(), listed = list.currency.code()
        );
        findings.push(asked.wrong(charge.place, message).note(asks(asked)));
        return findings;
    }
    let worst = worst(plan, sum, &list);
    findings.extend(
        worst.and_then(|worst| different(case, asked, plan, charge, (&prices, &list), &worst)),
    );
    findings
}

fn uncompared(asked: &Asked<'_>, charge: &Charge<'_>, why: Words) -> Finding {
    not_decided(
        asked,
        charge.place,
        say!(
            en "whether this fee is that of the price list is not decided: {why}",
            et "jäi otsustamata, kas tasu vastab hinnakirjale: {why}",
            why = why
        ),
    )
}

/// What a learner pays against what the list asks, in ten-thousandths.
struct Worst {
    stated: i64,
    listed: i64,
    selection: Selection,
}

impl Worst {
    fn gap(&self) -> u64 {
        self.stated.abs_diff(self.listed)
    }
}

/// A fee for the whole, or for each item.
struct Charged {
    whole: i64,
    each: Tariff,
}

impl Charged {
    fn new(plan: &PlanCase<'_>, amount: Decimal, sum: Sum) -> Option<Charged> {
        let whole = if sum.per == Per::Programme {
            amount.0.checked_mul(100)?
        } else {
            0
        };
        Some(Charged {
            whole,
            each: fees::by_rate(plan, amount, sum.per, sum.currency)?,
        })
    }

    fn against(&self, list: &Tariff, selection: &Selection) -> Option<Worst> {
        let add = |sum: Option<i64>, cost: i64| sum?.checked_add(cost);
        let items = || selection.items().iter().copied();
        let stated = items()
            .map(|item| self.each.cost(item))
            .fold(Some(self.whole), add)?;
        let listed = items().map(|item| list.cost(item)).fold(Some(0), add)?;
        Some(Worst {
            stated,
            listed,
            selection: selection.clone(),
        })
    }
}

/// The selection for which a fee is furthest from the list; nothing where it is the same for all. A
/// sum of whole cents is the same as one that less than a cent divides from it.
fn worst(plan: &PlanCase<'_>, sum: Sum, list: &Tariff) -> Option<Worst> {
    let (Limit::Closed(low), Limit::Closed(high)) = (sum.amount.low, sum.amount.high) else {
        return None;
    };
    let (least, most) = (
        Charged::new(plan, low, sum)?,
        Charged::new(plan, high, sum)?,
    );
    let ends = if low == high {
        let gap = |item: ItemId| least.each.cost(item).saturating_sub(list.cost(item));
        let gaps = plan.prover.extremes(&gap).known()?;
        [
            least.against(list, &gaps.least.selection)?,
            least.against(list, &gaps.most.selection)?,
        ]
    } else {
        let listed = list.extremes(plan)?;
        let stated = least.each.extremes(plan).zip(most.each.extremes(plan))?;
        [
            end(stated.0.least.value.checked_add(least.whole)?, listed.least),
            end(stated.1.most.value.checked_add(most.whole)?, listed.most),
        ]
    };
    let [one, other] = ends;
    let worst = if other.gap() > one.gap() { other } else { one };
    (worst.gap() >= 100).then_some(worst)
}

/// One end of a range of fees against the same end of the list's.
fn end(stated: i64, listed: Extreme<i64>) -> Worst {
    Worst {
        stated,
        listed: listed.value,
        selection: listed.selection,
    }
}

fn different(
    case: &Case<'_>,
    asked: &Asked<'_>,
    plan: &PlanCase<'_>,
    charge: &Charge<'_>,
    (prices, list): (&Prices<'_>, &Tariff),
    worst: &Worst,
) -> Option<Finding> {
    let all = list.extremes(plan)?;
    let stated = fees::exact_money(worst.stated, list.currency);
    let listed = fees::exact_money(worst.listed, list.currency);
    let message = match plan.prover.single() {
        Some(_) => say!(
            en "the fee is {stated}, by the price list it is {listed}",
            et "tasu on {stated}, hinnakirja järgi on see {listed}",
            stated = stated, listed = listed
        ),
        None => say!(
            en "a learner can be charged {stated} for what costs {listed} by the price list",
            et "õppijalt võidakse küsida {stated} selle eest, mis hinnakirja järgi maksab {listed}",
            stated = stated, listed = listed
        ),
    };
    let mut finding = asked
        .wrong(charge.place, message)
        .note(account(case, plan, prices, worst, list.currency))
        .note(asks(asked))
        .help(say!(
            en "write “price-list” and the total is computed; a fee set by the market is written “market”",
            et "kirjuta „price-list“ ja summa arvutatakse; turupõhise tasu järele kirjuta „market“"
        ));
    if plan.prover.single().is_none() {
        let story = story::of(plan, &worst.selection);
        finding = finding.related(story.place, story.label);
        finding.selection = Some(plan.codes(&worst.selection));
    }
    finding.measured = Some(stated);
    finding.bound = Some(fees::range(all.least.value, all.most.value, list.currency));
    let plain = charge.fee.because.is_none() && !charge.fee.plus_vat;
    Some(match plain {
        true => finding.fix(
            say!(en "charge by the price list", et "küsi tasu hinnakirja järgi"),
            charge.place.span,
            "price-list",
        ),
        false => finding,
    })
}

/// `6 × 75 + 6 × 75 = 900 EUR`
fn account(
    case: &Case<'_>,
    plan: &PlanCase<'_>,
    prices: &Prices<'_>,
    worst: &Worst,
    currency: Currency,
) -> Words {
    let parts = worst.selection.items().iter().filter_map(|item| {
        let credits = Decimal(plan.credits(*item));
        let rate = fees::rate(case, plan.resolved.course(*item)?, prices).ok()?.amount;
        (credits.0 != 0).then(|| say!(en "{credits} × {rate}", et "{credits} × {rate}", credits = credits, rate = rate))
    });
    let (sum, total) = (
        Words::join(parts, " + "),
        fees::exact_money(worst.listed, currency),
    );
    say!(en "{sum} = {total}", et "{sum} = {total}", sum = sum, total = total)
}
