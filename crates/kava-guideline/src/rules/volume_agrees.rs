//! `volume-agrees`: the declared volume and hours are those of the plan, for every legal selection.

use kava_diagnostics::{Example, Finding, Page, Phrase, Words, say};
use kava_model::coded::Workload;
use kava_model::plan::ItemId;
use kava_model::quantity::{Bound, Credits, Decimal, Limit};
use kava_model::stated::Stated;
use kava_model::unit::Unit;

use super::selectable::decided;
use crate::case::{Case, PlanCase};
use crate::paths::{Extreme, Extremes};
use crate::rule::{BuiltIn, Report};

const CODE: &str = "volume-agrees";

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[(
        CODE,
        Page {
            asks: Phrase {
                en: "The declared volume is that of the plan, whatever a learner chooses; where selections differ, from the least to the most. The same holds for declared hours.",
                et: "Esitatud maht on sama mis õppeplaanis, mida õppija ka ei valiks; kui valikud erinevad, siis vähimast suurimani. Sama kehtib esitatud tundide kohta.",
            },
            why: Phrase {
                en: "The same number stands in the registry, on the website and in the contract; it must not drift apart.",
                et: "Sama arv on registris, veebilehel ja lepingus; need ei tohi lahku minna.",
            },
            mend: Phrase {
                en: "Write the plan's volume, or change the plan.",
                et: "Kirjuta õppeplaani maht või muuda õppeplaani.",
            },
            example: Example {
                block: "programme",
                wrong: "volume 15 ECTS\nplan {\n  course A1 { credits 6 ECTS }\n  course A2 { credits 6 ECTS }\n}",
                right: "volume 12 ECTS\nplan {\n  course A1 { credits 6 ECTS }\n  course A2 { credits 6 ECTS }\n}",
            },
        },
    )],
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    let Some(plan) = &case.plan else { return };
    if let Some(finding) = volume(case, plan, report) {
        report.findings.push(finding);
    }
    if let Some(finding) = hours(case, plan, report) {
        report.findings.push(finding);
    }
}

fn volume(case: &Case<'_>, plan: &PlanCase<'_>, report: &mut Report) -> Option<Finding> {
    let Stated::Known(declared, place) = &case.programme.volume else {
        return None;
    };
    if !plan.totals_known() {
        return None;
    }
    let totals = decided(
        case,
        plan,
        plan.prover.extremes(&|item| plan.credits(item)),
        report,
    )?;
    let least = Credits::hundredths(totals.least.value);
    let most = Credits::hundredths(totals.most.value);
    let worst = disagrees(declared, least, most, &totals)?;
    let found = Credits::hundredths(worst.value);
    let actual = Bound::between(least, most);
    let message = match plan.prover.single() {
        Some(_) => say!(
            en "the declared volume is {declared}, but the plan has {found}",
            et "esitatud maht on {declared}, õppeplaanis on aga {found}",
            declared = declared, found = found
        ),
        None => say!(
            en "the declared volume is {declared}, but the plan gives {actual}",
            et "esitatud maht on {declared}, õppeplaani järgi on see aga {actual}",
            declared = declared, actual = actual
        ),
    };
    let mut finding = Finding::error(CODE, *place, message).note(plan.arithmetic(&worst.selection));
    finding.measured = Some(say!(en "{actual}", et "{actual}", actual = actual));
    finding.bound = Some(say!(en "{declared}", et "{declared}", declared = declared));
    finding.selection = Some(plan.codes(&worst.selection));
    let (low, high) = (least.0, most.0);
    let written = if low == high {
        format!("{low} ECTS")
    } else {
        format!("{low}..{high} ECTS")
    };
    let title = say!(en "write the plan's volume: {actual}", et "kirjuta õppeplaani maht: {actual}", actual = actual);
    Some(finding.fix(title, place.span, written))
}

/// The selection that the declared volume is furthest from the truth for. A closed end is the exact
/// least or most; an open one leaves room.
fn disagrees<'e, T: Copy + Ord>(
    declared: &Bound<T>,
    least: T,
    most: T,
    totals: &'e Extremes<i64>,
) -> Option<&'e Extreme<i64>> {
    let low = matches!(declared.low, Limit::Closed(low) if low != least) || !declared.holds(least);
    let high =
        matches!(declared.high, Limit::Closed(high) if high != most) || !declared.holds(most);
    if low {
        return Some(&totals.least);
    }
    high.then_some(&totals.most)
}

/// A part of the workload, or all of it.
struct Part {
    name: Phrase,
    of: fn(&Workload) -> Option<Decimal>,
}

static PARTS: [Part; 4] = [
    Part {
        name: Phrase {
            en: "workload",
            et: "töömaht",
        },
        of: Workload::sum,
    },
    Part {
        name: Phrase {
            en: "contact work",
            et: "kontaktõpe",
        },
        of: |load| load.contact.map(|part| part.number),
    },
    Part {
        name: Phrase {
            en: "practical work",
            et: "praktiline töö",
        },
        of: |load| load.practical.map(|part| part.number),
    },
    Part {
        name: Phrase {
            en: "independent work",
            et: "iseseisev töö",
        },
        of: |load| load.independent.map(|part| part.number),
    },
];

/// The first part of the declared hours that the courses do not come to.
fn hours(case: &Case<'_>, plan: &PlanCase<'_>, report: &mut Report) -> Option<Finding> {
    let Stated::Known(declared, place) = &case.programme.workload else {
        return None;
    };
    let unit = declared.unit()?;
    PARTS.iter().find_map(|part| {
        let number = (part.of)(declared)?;
        let of = |item: ItemId| hours_of(plan, item, unit, part);
        let items = (0..plan.resolved.plan.items.len() as u32).map(ItemId);
        items.map(of).collect::<Option<Vec<Decimal>>>()?;
        let totals = plan.prover.extremes(&|item| of(item).map_or(0, |hours| hours.0));
        let totals = decided(case, plan, totals, report)?;
        let (least, most) = (Decimal(totals.least.value), Decimal(totals.most.value));
        let worst = disagrees(&Bound::exactly(number), least, most, &totals)?;
        let message = say!(
            en "the declared {part} is {number} {unit}, but the courses come to {actual} {unit}",
            et "esitatud {part} on {number} {unit}, aga ainete järgi on see {actual} {unit}",
            part = part.name, number = number, unit = unit.name(), actual = Bound::between(least, most)
        );
        let mut finding = Finding::error(CODE, *place, message).note(sum(plan, worst, &of));
        finding.measured = Some(measured(Bound::between(least, most), unit));
        finding.bound = Some(measured(Bound::exactly(number), unit));
        finding.selection = Some(plan.codes(&worst.selection));
        Some(finding)
    })
}

fn measured(hours: Bound<Decimal>, unit: Unit) -> Words {
    say!(en "{hours} {unit}", et "{hours} {unit}", hours = hours, unit = unit.behind_bound(hours))
}

/// Of a course in the declared unit; a component without credits or hours has none.
fn hours_of(plan: &PlanCase<'_>, item: ItemId, unit: Unit, part: &Part) -> Option<Decimal> {
    let load = plan.resolved.course(item)?.workload.known()?;
    if load.unit() != Some(unit) {
        None
    } else {
        (part.of)(load)
    }
}

/// `ITI8730 156, ITS8080 156`
fn sum(plan: &PlanCase<'_>, worst: &Extreme<i64>, of: &dyn Fn(ItemId) -> Option<Decimal>) -> Words {
    let each = worst.selection.items().iter().map(|item| {
        let code = &plan.resolved.plan.item(*item).code;
        say!(en "{code} {hours}", et "{code} {hours}", code = code, hours = of(*item).unwrap_or_default())
    });
    Words::join(each, ", ")
}
