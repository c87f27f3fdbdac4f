//! What the guideline asks of the plan and the plan gives: a repair must not take it away.

use kava_model::plan::Leaf;

use super::super::share::Part;
use super::super::{
    continuing_share, course_volume, courses, degree_level_share, degree_share, outcome_assessed,
    outcome_taught, volume,
};
use crate::case::{Case, PlanCase};
use crate::repair::{Ask, Subject};
use crate::rule::{Asked, PolicyRule};

/// Those that hold.
pub(super) fn asks(case: &Case<'_>, plan: &PlanCase<'_>, subject: &Subject) -> Vec<Ask> {
    let lines = case.policy.rules_for(case.kind()).into_iter();
    let asks = lines.flat_map(|line| of_line(case, plan, line));
    asks.filter(|ask| ask.holds(subject) == Some(true))
        .collect()
}

fn of_line(case: &Case<'_>, plan: &PlanCase<'_>, line: &PolicyRule) -> Vec<Ask> {
    let asked = Asked {
        line,
        moment: case.moment,
    };
    let share = |part: &Part| {
        asked
            .ratio()
            .map(|bound| Ask::Share(part.courses.counts, bound))
    };
    let code = line.code;
    let known = plan.totals_known();
    let ask = if code == volume::RULE.code && known {
        asked.credits().map(Ask::Volume)
    } else if code == course_volume::RULE.code {
        asked.credits().map(|bound| Ask::CourseVolume(bound, None))
    } else if code == courses::RULE.code {
        asked.count().map(Ask::Courses)
    } else if code == degree_share::RULE.code && known {
        share(&degree_share::DEGREE)
    } else if code == degree_level_share::RULE.code && known {
        share(&degree_level_share::DEGREE_LEVEL)
    } else if code == continuing_share::RULE.code && known {
        share(&continuing_share::CONTINUING)
    } else if code == outcome_taught::RULE.code {
        return each_outcome(case, plan, |leaf| &leaf.teaches);
    } else if code == outcome_assessed::RULE.code {
        return each_outcome(case, plan, |leaf| &leaf.assesses);
    } else {
        None
    };
    ask.into_iter().collect()
}

/// Each outcome is met; what is still open may meet it.
fn each_outcome(case: &Case<'_>, plan: &PlanCase<'_>, served: fn(&Leaf) -> &[u32]) -> Vec<Ask> {
    let outcomes = case.programme.outcomes.known();
    let number = outcomes.map_or(0, |outcomes| outcomes.list.len());
    let open = &plan.resolved.open;
    let meets = |outcome: u32| {
        let leaves = plan.resolved.plan.leaves();
        let serving = leaves
            .filter(|(id, leaf)| served(leaf).contains(&outcome) || open.contains(id))
            .map(|(id, _)| id);
        Ask::Met(serving.collect())
    };
    (0..).take(number).map(meets).collect()
}
