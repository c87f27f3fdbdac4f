//! `hours`: hours agree with credits, and the parts of a workload with its whole.
//!
//! What is stated in academic hours stays in them: it is compared with its own parts, never with the
//! guideline's hours for a credit.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Words, say};
use kava_model::coded::Workload;
use kava_model::fields::{Course, Moment, OneEcts};
use kava_model::plan::ItemId;
use kava_model::quantity::{Bound, Credits, Decimal, Hours, Limit};
use kava_model::stated::Stated;
use kava_model::unit::{Amount, Unit};

use crate::case::{Case, PlanCase};
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "hours",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "Hours are the credits times the hours of one credit, and contact, practical and independent work add up to them.",
            et: "Tunnid on ainepunktid korda ühe ainepunkti tunnid ning kontaktõpe, praktiline ja iseseisev töö annavad need kokku.",
        },
        why: Phrase {
            en: "Hours that do not agree with credits are the commonest fault of programmes in the registry.",
            et: "Ainepunktidega vastuolus tunnid on registri õppekavade kõige sagedasem viga.",
        },
        mend: Phrase {
            en: "Correct the part that is wrong, or leave the total out: it is computed.",
            et: "Paranda vale osa või jäta kogusumma kirjutamata: see arvutatakse.",
        },
        example: Example {
            block: "course",
            wrong: "credits  6 ECTS\nworkload contact 64 hours, practical 32 hours, independent 50 hours",
            right: "credits  6 ECTS\nworkload contact 64 hours, practical 32 hours, independent 60 hours",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    for (_, course) in case.courses() {
        if let Stated::Known(load, place) = &course.workload {
            let stated = Load {
                load,
                place: *place,
                one: case.policy.one_ects,
            };
            report.findings.extend(of_course(asked, course, &stated));
        }
    }
    if let Stated::Known(load, place) = &case.programme.workload {
        let stated = Load {
            load,
            place: *place,
            one: case.policy.one_ects,
        };
        report.findings.extend(of_programme(case, asked, &stated));
    }
}

/// A workload as written, and how many hours the guideline has for a credit.
struct Load<'c> {
    load: &'c Workload,
    place: Place,
    one: Option<OneEcts>,
}

impl Load<'_> {
    /// A number in the workload's own unit.
    fn words(&self, number: Decimal) -> Words {
        let unit = self.load.unit().unwrap_or(Unit::Hours);
        say!(en "{number} {unit}", et "{number} {unit}", number = number, unit = unit.behind(number))
    }

    /// All three parts are written, or a total.
    fn is_complete(&self) -> bool {
        self.load.total.is_some() || self.load.parts().count() == 3
    }

    /// `64 + 32 + 60 = 156`
    fn account(&self) -> Option<Words> {
        let parts: Vec<Words> = self.load.parts().map(|part| number(part.number)).collect();
        let sum = self.words(Decimal(self.load.parts().map(|part| part.number.0).sum()));
        let parts = (parts.len() > 1).then(|| Words::join(parts, " + "))?;
        Some(say!(en "{parts} = {sum}", et "{parts} = {sum}", parts = parts, sum = sum))
    }
}

fn number(number: Decimal) -> Words {
    say!(en "{number}", et "{number}", number = number)
}

fn of_course(asked: &Asked<'_>, course: &Course, stated: &Load<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = parts(asked, stated).into_iter().collect();
    if let Some(credits) = course.credits().filter(|credits| credits.0.0 > 0) {
        findings.extend(against_credits(asked, stated, credits, credits));
    }
    findings
}

fn of_programme(case: &Case<'_>, asked: &Asked<'_>, stated: &Load<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = parts(asked, stated).into_iter().collect();
    if let Some((least, most)) = credits(case) {
        findings.extend(against_credits(asked, stated, least, most));
    }
    if findings.is_empty() {
        findings.extend(
            case.plan
                .as_ref()
                .and_then(|plan| against_courses(asked, plan, stated)),
        );
    }
    findings
}

/// The least and the most that a learner earns; as declared where no course is listed yet.
fn credits(case: &Case<'_>) -> Option<(Credits, Credits)> {
    let Some(plan) = &case.plan else {
        let volume = case.programme.volume.known()?;
        let (Limit::Closed(least), Limit::Closed(most)) = (volume.low, volume.high) else {
            return None;
        };
        return Some((least, most));
    };
    let extremes = plan
        .totals_known()
        .then(|| plan.prover.extremes(&|item| plan.credits(item)).known())??;
    Some((
        Credits::hundredths(extremes.least.value),
        Credits::hundredths(extremes.most.value),
    ))
}

/// The parts against the total beside them.
fn parts(asked: &Asked<'_>, stated: &Load<'_>) -> Option<Finding> {
    let total = stated.load.total?.number;
    stated.load.parts().next()?;
    let sum = Decimal(stated.load.parts().map(|part| part.number.0).sum());
    let agrees = if stated.load.parts().count() == 3 {
        sum == total
    } else {
        sum <= total
    };
    if agrees {
        return None;
    }
    let (sum, total) = (stated.words(sum), stated.words(total));
    let message = say!(
        en "the parts of this workload come to {sum}, its total is {total}",
        et "töömahu osad annavad kokku {sum}, kogumaht on aga {total}",
        sum = sum, total = total
    );
    Some(told(asked, stated, message, sum, total))
}

fn told(
    asked: &Asked<'_>,
    stated: &Load<'_>,
    message: Words,
    measured: Words,
    bound: Words,
) -> Finding {
    let mut finding = asked.wrong(stated.place, message);
    finding.notes.extend(stated.account());
    finding.notes.push(asks(asked));
    finding.measured = Some(measured);
    finding.bound = Some(bound);
    finding
}

fn asks(asked: &Asked<'_>) -> Words {
    asked.asks(say!(
        en "hours that agree with the credits, and parts that add up",
        et "ainepunktidega kooskõlas tunnid, mille osad annavad kokku terviku"
    ))
}

/// Hours against credits. Where learners earn different credits, the least are registered.
fn against_credits(
    asked: &Asked<'_>,
    stated: &Load<'_>,
    least: Credits,
    most: Credits,
) -> Option<Finding> {
    let one = stated
        .one
        .filter(|_| stated.load.unit() == Some(Unit::Hours))?;
    let sum = match stated.load.total {
        Some(total) => total.number,
        None => stated.load.sum()?,
    };
    // Credits and hours are both in hundredths.
    let measured = i128::from(sum.0) * 100;
    let of = |hours: Hours| i128::from(least.0.0) * i128::from(hours.0.0);
    if of(one.least) <= measured && measured <= of(one.most) {
        return None;
    }
    let hours = |product: i128| Some(Hours::hundredths(i64::try_from(product / 100).ok()?));
    let expected = Bound::between(hours(of(one.least))?, hours(of(one.most))?);
    let sum = Hours(sum);
    if !stated.is_complete() && measured < of(one.least) {
        return Some(incomplete(asked, stated, sum, expected));
    }
    let credits = Bound::between(least, most);
    let message = say!(
        en "{sum} do not agree with {credits}: {least} × {one} = {expected}",
        et "{sum} ei sobi mahuga {credits}: {least} × {one} = {expected}",
        sum = sum, credits = credits, least = least,
        one = one.hours().map(|hours| hours.0), expected = expected
    );
    let bound = say!(en "{expected}", et "{expected}", expected = expected);
    let finding = told(
        asked,
        stated,
        message,
        say!(en "{sum}", et "{sum}", sum = sum),
        bound,
    );
    Some(match (expected.low, expected.high) {
        (Limit::Closed(least), Limit::Closed(most)) if least == most => {
            or_independent(finding, stated, least)
        }
        _ => finding,
    })
}

/// Offers so much independent work that the parts come to what the credits ask.
fn or_independent(finding: Finding, stated: &Load<'_>, whole: Hours) -> Finding {
    let (Some(contact), Some(practical), None) = (
        stated.load.contact,
        stated.load.practical,
        stated.load.total,
    ) else {
        return finding;
    };
    let independent = Decimal(whole.0.0 - contact.number.0 - practical.number.0);
    if independent.0 <= 0 {
        return finding;
    }
    let title = say!(
        en "change independent work to {independent} hours",
        et "muuda iseseisva töö mahuks {independent} tundi",
        independent = independent
    );
    let written = format!(
        "contact {} hours, practical {} hours, independent {independent} hours",
        contact.number, practical.number
    );
    finding.fix(title, stated.place.span, written)
}

/// A part is not written, and unknown is not zero.
fn incomplete(asked: &Asked<'_>, stated: &Load<'_>, sum: Hours, expected: Bound<Hours>) -> Finding {
    let written: [(Option<Amount>, Phrase); 3] = [
        (
            stated.load.contact,
            Phrase {
                en: "contact",
                et: "kontaktõpe",
            },
        ),
        (
            stated.load.practical,
            Phrase {
                en: "practical",
                et: "praktiline töö",
            },
        ),
        (
            stated.load.independent,
            Phrase {
                en: "independent",
                et: "iseseisev töö",
            },
        ),
    ];
    let left_out = written
        .iter()
        .filter(|(part, _)| part.is_none())
        .map(|(_, name)| name.words());
    let left_out = Words::join(left_out, ", ");
    let message = say!(
        en "{sum} are accounted for, of {expected}; not said: {left_out}",
        et "{expected} on jaotatud ainult {sum}; ütlemata: {left_out}",
        sum = sum, expected = expected, left_out = left_out
    );
    let mut finding = asked
        .missing(Moment::Submission, stated.place, message)
        .note(asks(asked));
    finding.measured = Some(say!(en "{sum}", et "{sum}", sum = sum));
    finding.bound = Some(say!(en "{expected}", et "{expected}", expected = expected));
    match (expected.low, expected.high) {
        (Limit::Closed(least), Limit::Closed(most)) if least == most => {
            or_independent(finding, stated, least)
        }
        _ => finding,
    }
}

/// The programme's workload against the sum of its courses': some path must give it. Where paths
/// differ, what is written for the programme is what is registered.
fn against_courses(asked: &Asked<'_>, plan: &PlanCase<'_>, stated: &Load<'_>) -> Option<Finding> {
    type Pick = fn(&Workload) -> Option<Decimal>;
    let picks: [(Pick, Phrase); 4] = [
        (
            Workload::sum,
            Phrase {
                en: "the workload",
                et: "töömaht",
            },
        ),
        (
            |load| Some(load.contact?.number),
            Phrase {
                en: "contact work",
                et: "kontaktõpe",
            },
        ),
        (
            |load| Some(load.practical?.number),
            Phrase {
                en: "practical work",
                et: "praktiline töö",
            },
        ),
        (
            |load| Some(load.independent?.number),
            Phrase {
                en: "independent work",
                et: "iseseisev töö",
            },
        ),
    ];
    // Where the whole differs, its parts do too.
    picks.iter().find_map(|(pick, name)| {
        let declared = pick(stated.load)?;
        let sums = sums(plan, stated.load.unit()?, *pick)?;
        let reached = sums.0 <= declared && declared <= sums.1;
        (!reached).then(|| differs(asked, stated, name, declared, sums))
    })
}

/// The least and the most of a part over all selections; nothing where a course does not state it.
fn sums(
    plan: &PlanCase<'_>,
    unit: Unit,
    pick: fn(&Workload) -> Option<Decimal>,
) -> Option<(Decimal, Decimal)> {
    let of = |course: Option<&Course>| {
        let load = course?.workload.known()?;
        pick(load)
            .filter(|_| load.unit() == Some(unit))
            .map(|number| number.0)
    };
    let hours: Option<Vec<i64>> = plan
        .resolved
        .courses
        .iter()
        .map(|course| of(*course))
        .collect();
    let hours = hours?;
    let weight = |item: ItemId| hours.get(item.0 as usize).copied().unwrap_or(0);
    let extremes = plan.prover.extremes(&weight).known()?;
    Some((Decimal(extremes.least.value), Decimal(extremes.most.value)))
}

fn differs(
    asked: &Asked<'_>,
    stated: &Load<'_>,
    name: &Phrase,
    declared: Decimal,
    sums: (Decimal, Decimal),
) -> Finding {
    let declared = stated.words(declared);
    let (least, most) = (stated.words(sums.0), stated.words(sums.1));
    let courses = match sums.0 == sums.1 {
        true => least,
        false => say!(en "{least} to {most}", et "{least} kuni {most}", least = least, most = most),
    };
    let message = say!(
        en "{name} is {declared} here, but the courses come to {courses}",
        et "{name} on siin {declared}, aga ained annavad kokku {courses}",
        name = name, declared = declared, courses = courses
    );
    told(asked, stated, message, declared, courses)
}
