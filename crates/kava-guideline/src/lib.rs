//! Judging a catalogue by its guideline: editions and layers, legal selections, rules, verdicts.

mod case;
mod changes;
mod coverage;
mod days;
mod departures;
mod fees;
mod guidelines;
mod joint;
mod judge;
mod layers;
mod metrics;
pub mod pages;
mod paths;
mod policy;
mod revision;
mod rule;
pub mod rules;
mod share;
mod shipped;
mod stacking;
mod story;
mod totals;
mod waivers;

pub use case::{Case, IntakeCase, PlanCase, Start};
pub use changes::{Change, How, Subject, changes};
pub use coverage::{CoverageLine, ListedField, ListedRule, Listing, coverage, listing};
pub use departures::DEPARTURES;
pub use guidelines::{Drafted, Guidelines, NoDraft};
pub use judge::{Judge, Question};
pub use paths::{Answer, Extreme, Extremes, MOST_WORK, Prover, Selection};
pub use policy::{Policy, PolicyForm, Written};
pub use rule::{Asked, BuiltIn, PolicyRule, Report, Rule, Takes, with_confidence};
pub use rules::announced::due as notice_due;
pub use share::Share;
pub use shipped::SHIPPED;
pub use totals::{GroupTotal, Totals, totals};
