//! What a line of a guideline sets: it is what the rule takes, and something can meet it.

use kava_diagnostics::{Finding, Words, say};
use kava_model::date::Day;
use kava_model::fields::{Deadline, Guideline, RuleLine, Setting};
use kava_model::quantity::{Bound, Decimal};
use kava_model::stated::Stated;
use kava_model::unit::Unit;

use super::error;
use crate::rule::{Rule, Takes};
use crate::rules::said::{or_change, or_one_of};

/// What is wrong with the setting of a line.
pub fn fault(rule: &Rule, line: &RuleLine, guideline: &Guideline) -> Option<Finding> {
    match &line.setting {
        setting if !fits(rule.takes, setting) => Some(wrong_setting(rule, line)),
        Setting::Bound(bound, Some(Unit::Percent)) => beyond_the_whole(*bound, line),
        Setting::Deadline(deadline) => {
            no_such_day(deadline, line).or_else(|| no_such_season(deadline, guideline))
        }
        _ => None,
    }
}

fn fits(takes: Takes, setting: &Setting) -> bool {
    match (takes, setting) {
        (Takes::Nothing, Setting::Nothing)
        | (Takes::Deadline, Setting::Deadline(_))
        | (Takes::Count, Setting::Bound(_, None)) => true,
        (Takes::Lead, Setting::Lead { before, .. }) => &*before.text == "start",
        (Takes::Bound(units), Setting::Bound(_, Some(written))) => units.contains(written),
        (Takes::Words(known) | Takes::OneOf(known), Setting::Words(words)) => {
            words.iter().all(|word| known.contains(&&*word.text))
        }
        (Takes::AtLeast(scale), Setting::Words(words)) => {
            matches!(&words[..], [word] if scale.contains(&&*word.text))
        }
        _ => false,
    }
}

fn wrong_setting(rule: &Rule, line: &RuleLine) -> Finding {
    let code = rule.code;
    let message = match rule.takes {
        Takes::Nothing => {
            say!(en "the rule {code} takes no setting", et "reeglil {code} ei ole seadet", code = code)
        }
        Takes::Bound(units) => {
            let units = units.iter().map(|unit| unit.name());
            say!(
                en "the rule {code} takes a bound in {units}",
                et "reegel {code} vajab piiri ühikuga {units}",
                code = code, units = Words::join(units, " / ")
            )
        }
        Takes::Count => say!(
            en "the rule {code} takes a count such as: at least 2",
            et "reegel {code} vajab arvu, näiteks: at least 2",
            code = code
        ),
        Takes::Words(words) | Takes::OneOf(words) => say!(
            en "the rule {code} takes words of: {words}",
            et "reegel {code} vajab sõnu hulgast: {words}",
            code = code, words = words.join(", ")
        ),
        Takes::AtLeast(words) => say!(
            en "the rule {code} takes one word of: {words}",
            et "reegel {code} vajab ühte sõna hulgast: {words}",
            code = code, words = words.join(", ")
        ),
        Takes::Deadline => say!(
            en "the rule {code} takes a day such as: by 1 May before autumn",
            et "reegel {code} vajab päeva, näiteks: by 1 May before autumn",
            code = code
        ),
        Takes::Lead => say!(
            en "the rule {code} takes a distance such as: 7 days before start",
            et "reegel {code} vajab vahet, näiteks: 7 days before start",
            code = code
        ),
    };
    let finding = error(line.setting_place, "wrong-setting", message);
    match (rule.takes, &line.setting) {
        (Takes::Bound(units), Setting::Bound(bound, _)) => {
            let number = say!(en "{bound}", et "{bound}", bound = *bound).en;
            let meant = units.iter().map(|unit| format!("{number} {}", unit.word()));
            meant.fold(finding, |finding, meant| {
                or_change(finding, line.setting_place, &meant)
            })
        }
        _ => finding,
    }
}

/// A share lies between nothing and the whole.
fn beyond_the_whole(bound: Bound<Decimal>, line: &RuleLine) -> Option<Finding> {
    let (none, whole) = (Decimal::whole(0), Decimal::whole(100));
    let reachable = !bound.is_below(whole) && !bound.is_above(none);
    (!reachable).then(|| {
        error(
            line.setting_place,
            "impossible-bound",
            say!(en "no share can meet this bound", et "ükski osakaal ei saa sellele piirile vastata"),
        )
    })
}

/// The day comes every year.
fn no_such_day(deadline: &Deadline, line: &RuleLine) -> Option<Finding> {
    let no_leap_year = 2023;
    let (month, day) = (
        i8::try_from(deadline.month).ok()?,
        i8::try_from(deadline.day).ok()?,
    );
    let message = || say!(en "not every year has this day", et "seda päeva ei ole igas aastas");
    let missing = Day::new(no_leap_year, month, day).is_none();
    missing.then(|| error(line.setting_place, "impossible-bound", message()))
}

fn no_such_season(deadline: &Deadline, guideline: &Guideline) -> Option<Finding> {
    let name = &deadline.before;
    let seasons = guideline.season.iter().filter_map(Stated::known);
    let seasons = seasons.map(|season| &*season.name.text);
    let known = seasons.clone().any(|season| season == &*name.text);
    (!known).then(|| {
        let finding = error(
            name.place,
            "unknown-season",
            say!(
                en "this guideline has no season “{name}”",
                et "sellel juhendil ei ole hooaega „{name}“",
                name = name
            ),
        );
        or_one_of(finding, name.place, seasons)
    })
}
