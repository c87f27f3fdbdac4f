//! What all lines of a programme come to together: told when it changes, even where no line of the
//! programme did.

use kava_diagnostics::{Place, Words, say};
use kava_model::fields::Programme;
use kava_model::quantity::{Bound, Decimal, Limit};
use kava_model::stated::Stated;
use kava_model::unit::Unit;
use kava_model::verdict::{FeeTotal, HoursSplit, Range, Verdict};

use super::steps::{Said, Step};
use super::token::Token;

/// One programme as it was judged.
pub(crate) struct Judgement<'j> {
    pub programme: &'j Programme,
    pub verdict: &'j Verdict,
}

/// Each number that is not the same in both.
pub(crate) fn steps(old: &Judgement<'_>, new: &Judgement<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    let name = say!(en "credits of every path", et "iga tee maht");
    steps.extend(step("credits", name, credits(old), credits(new)));
    let name = say!(en "share of degree study", et "tasemeõppe osakaal");
    steps.extend(step("degree-share", name, share(old), share(new)));
    let name = say!(en "hours of the plan", et "õppeplaani tunnid");
    steps.extend(step("hours", name, hours(old), hours(new)));
    steps.extend(fees(old, new));
    steps
}

fn step(word: &str, name: Words, old: Option<Said>, new: Option<Said>) -> Option<Step> {
    let differs = old.as_ref().map(|it| &it.tokens) != new.as_ref().map(|it| &it.tokens);
    differs.then(|| Step {
        path: Vec::new(),
        block: "computed",
        word: word.to_owned(),
        name,
        old,
        new,
    })
}

fn said(words: Words, place: Place) -> Said {
    // A number with its units: the words between tell what it counts.
    let parts = words.en.split_whitespace().map(|part| {
        match part.starts_with(|first: char| first.is_ascii_digit()) {
            true => Token::Number(part.to_owned()),
            false => Token::Word(part.to_owned()),
        }
    });
    Said {
        tokens: parts.collect(),
        words,
        place,
    }
}

fn plan_place(of: &Judgement<'_>) -> Place {
    let programme = of.programme;
    let stated = programme.plan.place().or(programme.volume.place());
    stated.unwrap_or(programme.name.place)
}

fn range<T: Copy + PartialEq>(range: Range<T>) -> Bound<T> {
    Bound {
        low: Limit::Closed(range.min),
        high: Limit::Closed(range.max),
    }
}

fn credits(of: &Judgement<'_>) -> Option<Said> {
    let credits = range(of.verdict.summary.credits?);
    let words = say!(en "{credits}", et "{credits}", credits = credits);
    Some(said(words, plan_place(of)))
}

fn share(of: &Judgement<'_>) -> Option<Said> {
    let share = range(of.verdict.summary.degree_share?);
    let words = say!(en "{share}", et "{share}", share = share);
    Some(said(words, plan_place(of)))
}

fn hours(of: &Judgement<'_>) -> Option<Said> {
    let HoursSplit {
        contact,
        practical,
        independent,
        unit,
    } = of.verdict.summary.split?;
    let place = of.programme.workload.place();
    let words = say!(
        en "contact {contact}, practical {practical}, independent {independent} {unit}",
        et "kontaktõpe {contact}, praktiline {practical}, iseseisev {independent} {unit}",
        contact = contact, practical = practical, independent = independent, unit = unit.name()
    );
    Some(said(words, place.unwrap_or_else(|| plan_place(of))))
}

/// Of each intake, for each group.
fn fees(old: &Judgement<'_>, new: &Judgement<'_>) -> Vec<Step> {
    let key = |fee: &FeeTotal| (fee.intake.clone(), fee.group.clone());
    let with = |of: &Judgement<'_>, wanted: &FeeTotal| {
        let mut fees = of.verdict.summary.fees.iter();
        let fee = fees.find(|fee| key(fee) == key(wanted))?;
        fee_said(fee, of)
    };
    let gone = old.verdict.summary.fees.iter().filter(|fee| {
        let mut others = new.verdict.summary.fees.iter();
        !others.any(|other| key(other) == key(fee))
    });
    let all = new.verdict.summary.fees.iter().chain(gone);
    all.filter_map(|fee| {
        let name = say!(en "total fee", et "kogutasu");
        let intake = fee.intake.iter().map(|name| Words::same(&**name));
        let group = fee.group.iter().map(Words::same);
        let name = Words::join([name].into_iter().chain(intake).chain(group), " ");
        step("fee", name, with(old, fee), with(new, fee))
    })
    .collect()
}

fn fee_said(fee: &FeeTotal, of: &Judgement<'_>) -> Option<Said> {
    let Range { min, max } = fee.total?;
    let total = amount(min, max);
    let unit = Unit::Money(fee.currency).name();
    let words = match fee.plus_vat {
        true => say!(
            en "{total} {unit} plus VAT", et "{total} {unit} pluss käibemaks",
            total = total, unit = unit
        ),
        false => say!(en "{total} {unit}", et "{total} {unit}", total = total, unit = unit),
    };
    let place = of.programme.fee.iter().find_map(|fee| fee.place());
    let place = place.or_else(|| intake_place(fee, of.programme));
    let place = place.unwrap_or(of.programme.name.place);
    let mut said = said(words, place);
    // A range is dearer where either of its ends is.
    said.tokens = [min, max]
        .map(|end| Token::Number(end.to_string()))
        .into_iter()
        .chain([Token::Word(fee.currency.code().to_owned())])
        .collect();
    Some(said)
}

fn intake_place(fee: &FeeTotal, programme: &Programme) -> Option<Place> {
    let mut intakes = programme.intake.iter().filter_map(Stated::known);
    let intake = intakes.find(|intake| Some(&intake.name.text) == fee.intake.as_ref())?;
    Some(intake.name.place)
}

fn amount(min: Decimal, max: Decimal) -> Words {
    match min == max {
        true => say!(en "{min}", et "{min}", min = min),
        false => say!(en "{min}..{max}", et "{min}..{max}", min = min, max = max),
    }
}
