//! The list of rules. Each stands in a file of its own with its check, its words and its page.

mod address_length;
pub(crate) mod announced;
mod approved_by;
mod coherent;
mod completion_by_outcomes;
mod continuing_share;
mod cost_centre;
mod count;
mod counted_once;
mod course_volume;
mod courses;
mod credits_stated;
mod date_order;
mod degree_level_share;
pub(crate) mod degree_share;
mod developing_unit;
mod director;
mod documents;
mod duration;
mod either;
mod entry_education;
mod entry_level;
mod fee_or_reason;
mod fee_per_semester;
mod fee_total;
pub mod form;
mod hours;
mod intake_edition;
mod joint_partner;
mod kind_unknown;
mod level;
mod market_fee;
mod need_source;
mod need_stated;
mod no_degree;
mod not_in_force;
mod notify;
mod occasions;
mod outcome_assessed;
mod outcome_coverage;
mod outcome_taught;
mod outcomes;
mod outcomes_length;
mod prerequisites_met;
mod programme_prerequisites;
mod project_course;
mod project_needs;
mod proposed_by;
mod published_by;
mod registered_before_admission;
mod repaired;
mod revision_at_semester;
mod route;
pub(crate) mod said;
mod schedule;
mod selectable;
mod semester_unknown;
mod share;
mod some_assessment;
mod stacking_adds_up;
mod stacking_counts;
mod stacking_level;
mod stacking_transfer;
mod steps;
mod study_arrangement;
mod study_group;
mod study_mode;
mod study_programme_link;
mod study_with;
mod submitted_before_registration;
mod target_group;
mod transfer_cap;
mod volume;
mod volume_agrees;
mod whole_volume;
mod wording;

use crate::rule::{BuiltIn, Rule};

/// Every rule that a guideline may switch on, in the order of their words.
pub static ALL: &[&Rule] = &[
    &address_length::RULE,
    &announced::RULE,
    &approved_by::RULE,
    &coherent::RULE,
    &completion_by_outcomes::RULE,
    &continuing_share::RULE,
    &cost_centre::RULE,
    &course_volume::RULE,
    &courses::RULE,
    &credits_stated::RULE,
    &degree_level_share::RULE,
    &degree_share::RULE,
    &developing_unit::RULE,
    &director::RULE,
    &documents::RULE,
    &duration::RULE,
    &entry_education::RULE,
    &entry_level::RULE,
    &fee_or_reason::RULE,
    &fee_per_semester::RULE,
    &fee_total::RULE,
    &hours::RULE,
    &level::RULE,
    &market_fee::RULE,
    &need_source::RULE,
    &need_stated::RULE,
    &no_degree::RULE,
    &notify::RULE,
    &outcome_assessed::RULE,
    &outcome_taught::RULE,
    &outcomes::RULE,
    &outcomes_length::RULE,
    &prerequisites_met::RULE,
    &project_course::RULE,
    &project_needs::RULE,
    &proposed_by::RULE,
    &published_by::RULE,
    &registered_before_admission::RULE,
    &revision_at_semester::RULE,
    &route::RULE,
    &schedule::RULE,
    &some_assessment::RULE,
    &study_arrangement::RULE,
    &study_group::RULE,
    &study_mode::RULE,
    &study_programme_link::RULE,
    &study_with::RULE,
    &submitted_before_registration::RULE,
    &target_group::RULE,
    &transfer_cap::RULE,
    &volume::RULE,
    &whole_volume::RULE,
];

/// Checks that are always on.
pub static BUILT_IN: &[&BuiltIn] = &[
    &selectable::BUILT_IN,
    &counted_once::BUILT_IN,
    &prerequisites_met::BUILT_IN,
    &volume_agrees::BUILT_IN,
    &intake_edition::BUILT_IN,
    &joint_partner::BUILT_IN,
    &kind_unknown::BUILT_IN,
    &date_order::BUILT_IN,
    &not_in_force::BUILT_IN,
    &semester_unknown::BUILT_IN,
    &programme_prerequisites::BUILT_IN,
    &stacking_adds_up::BUILT_IN,
    &stacking_counts::BUILT_IN,
    &stacking_level::BUILT_IN,
    &stacking_transfer::BUILT_IN,
];

/// The rule of this word.
pub fn find(code: &str) -> Option<&'static Rule> {
    let at = ALL.binary_search_by(|rule| rule.code.cmp(code)).ok()?;
    ALL.get(at).copied()
}

/// The rule that is on, as a warning, where no line asks it; every other one is then off.
pub const ON_ANYWAY: &str = "prerequisites-met";

/// The code belongs to a check that needs no line in a guideline.
pub fn is_always_on(code: &str) -> bool {
    let mut pages = BUILT_IN.iter().flat_map(|built_in| built_in.pages);
    code == ON_ANYWAY || pages.any(|(word, _)| *word == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_found() {
        for rule in ALL {
            let found = find(rule.code).map(|found| found.code);
            assert_eq!(found, Some(rule.code), "not in the order of the words");
        }
    }
}
