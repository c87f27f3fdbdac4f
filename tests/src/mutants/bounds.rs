//! Every bound of every line that a guideline has for a programme: the programme is changed until the
//! measured value is the last that is allowed, and then the next.
//!
//! Where single facts do not make the value, the plan is written anew around it: what stood in it
//! becomes extras outside the award, which count in nothing, and courses of known credits come before.

mod facts;
mod plans;

use kava::diagnostics::Severity;
use kava_guideline::PolicyRule;
use kava_model::fields::{Confidence, Setting, Strictness};
use kava_model::quantity::{Bound, Decimal, Limit};

use super::catalogue::{Catalogue, Programme};
use super::guideline::{Asking, lines};
use super::mutant::{Codes, Expected, Kind, Mutant};

pub fn mutants<'c>(catalogue: &'c Catalogue, made: &mut Vec<Mutant<'c>>) {
    let asking = Asking::of(catalogue);
    for programme in catalogue.programmes() {
        let Some(policy) = asking.policy(programme) else {
            continue;
        };
        for line in lines(&policy, programme) {
            let at = At { programme, line };
            match &line.setting {
                Setting::Bound(bound, _) => of_bound(at, *bound, made),
                Setting::Words(words) => {
                    let words: Vec<&str> = words.iter().map(|word| &*word.text).collect();
                    facts::of_words(at, &words, made);
                }
                // The limits of dates are brought about with all other dates.
                Setting::Deadline(_) | Setting::Lead { .. } => {}
                Setting::Nothing => facts::of_guideline(at, made),
            }
        }
    }
}

/// A line of the guideline asked of a programme.
#[derive(Clone, Copy)]
struct At<'c, 'p> {
    programme: Programme<'c>,
    line: &'p PolicyRule,
}

/// The rule's word as a set of its own.
fn only(code: &'static str) -> Codes {
    Box::leak(Box::new([code]))
}

impl<'c> At<'c, '_> {
    fn mutant(self, of: &str, is_inside: bool) -> Mutant<'c> {
        let codes = only(self.line.code);
        let severity = match (self.line.strictness, self.line.confidence) {
            (_, Confidence::Unconfirmed) => Severity::Warning,
            (Strictness::Must | Strictness::MustOrReason, _) => Severity::Error,
            (Strictness::Should | Strictness::May, _) => Severity::Warning,
        };
        let expected = match is_inside {
            true => Expected::Quiet(codes, severity),
            false => Expected::Caught(codes, severity),
        };
        let name = format!("{}{of}", self.line.code);
        let mutant = Mutant::new(self.programme.catalogue, Kind::Bound, name, expected);
        Mutant {
            guideline: self.of_higher_layer(),
            ..mutant
        }
    }

    /// The guideline above that made the line: it is asked alone, lest a stricter one answer for it.
    fn of_higher_layer(self) -> Option<String> {
        let made_by = &self.line.citation.guideline;
        let own = self
            .programme
            .catalogue
            .head()?
            .field("guideline")?
            .word(1)?;
        (made_by != own).then(|| made_by.clone())
    }

    fn saying(self, mutant: Mutant<'c>, field: &'static str, value: &str) -> Option<Mutant<'c>> {
        mutant.saying(self.programme, field, value)
    }

    fn planning(self, mutant: Mutant<'c>, members: &str) -> Option<Mutant<'c>> {
        mutant.planning(self.programme, members)
    }
}

/// A value at a bound, in hundredths.
#[derive(Clone, Copy)]
struct Value {
    number: i64,
    is_inside: bool,
    /// It is the least that is allowed, or just below it.
    is_low: bool,
}

/// The last allowed value and the next beyond it, on each side that is bounded.
fn around(bound: Bound<Decimal>, step: i64) -> Vec<Value> {
    let mut values = Vec::new();
    let mut add = |number, is_inside, is_low| {
        values.push(Value {
            number,
            is_inside,
            is_low,
        });
    };
    match bound.low {
        Limit::Closed(low) => {
            add(low.0, true, true);
            add(low.0 - step, false, true);
        }
        Limit::Beyond(low) => {
            add(low.0 + step, true, true);
            add(low.0, false, true);
        }
        Limit::Open => {}
    }
    match bound.high {
        Limit::Closed(high) => {
            add(high.0, true, false);
            add(high.0 + step, false, false);
        }
        Limit::Beyond(high) => {
            add(high.0 - step, true, false);
            add(high.0, false, false);
        }
        Limit::Open => {}
    }
    values
}

const HUNDREDTH: i64 = 1;
const ONE: i64 = 100;

fn of_bound<'c>(at: At<'c, '_>, bound: Bound<Decimal>, made: &mut Vec<Mutant<'c>>) {
    let each = |step, make: &mut dyn FnMut(Value)| around(bound, step).into_iter().for_each(make);
    match at.line.code {
        "volume" => each(HUNDREDTH, &mut |value| plans::volume(at, value, made)),
        "course-volume" => each(HUNDREDTH, &mut |value| {
            facts::course_volume(at, value, made)
        }),
        "courses" => each(ONE, &mut |value| plans::courses(at, value, made)),
        "degree-share" | "degree-level-share" | "continuing-share" => plans::share(at, bound, made),
        "duration" => each(ONE, &mut |value| facts::duration(at, value, made)),
        "outcomes" => each(ONE, &mut |value| made.extend(facts::outcomes(at, value))),
        "project-course" => each(ONE, &mut |value| made.extend(plans::projects(at, value))),
        "transfer-cap" => each(HUNDREDTH, &mut |value| facts::transfer(at, value, made)),
        "outcomes-length" => each(ONE, &mut |value| {
            made.extend(facts::outcomes_length(at, value))
        }),
        "address-length" => each(ONE, &mut |value| {
            made.extend(facts::address_length(at, value))
        }),
        code => panic!("no mutants are made for the bound of {code}: write how it is reached"),
    }
}
