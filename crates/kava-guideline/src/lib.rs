//! Judging a catalogue by its guideline: editions and layers, legal selections, rules, verdicts.

mod case;
mod guidelines;
mod judge;
mod layers;
mod metrics;
mod story;
mod paths;
mod policy;
mod rule;
pub mod rules;
mod waivers;

pub use case::{Case, IntakeCase, PlanCase, Start};
pub use guidelines::Guidelines;
pub use judge::{Judge, Question};
pub use paths::{Answer, Extreme, Extremes, MOST_WORK, Prover, Selection};
pub use policy::{Policy, PolicyForm, Written};
pub use rule::{Asked, BuiltIn, PolicyRule, Report, Rule, Takes};
