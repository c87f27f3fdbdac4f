//! The measures of a programme that front ends and documents show.

use kava_model::quantity::Credits;
use kava_model::verdict::{Range, Verdict};

use crate::case::Case;
use crate::paths::Answer;

/// Fills in the measures; leaves out what is not known or not decided.
pub fn measure(case: &Case<'_>, verdict: &mut Verdict) {
    verdict.terms.one_ects = case.policy.one_ects;
    verdict.terms.kind = case.kind().and_then(|kind| case.policy.kind(kind)).map(|kind| kind.called.clone());
    verdict.credits = verdict.credits.or_else(|| credits(case));
    verdict.degree_share = verdict.degree_share.or_else(|| degree_share(case));
}

/// From the plan, or where there is none, as declared.
fn credits(case: &Case<'_>) -> Option<Range<Credits>> {
    let Some(plan) = &case.plan else { return declared(case) };
    if !plan.totals_known() {
        return None;
    }
    match plan.prover.extremes(&|item| plan.credits(item)) {
        Answer::Known(extremes) => Some(Range {
            min: Credits::hundredths(extremes.least.value),
            max: Credits::hundredths(extremes.most.value),
        }),
        _ => None,
    }
}

fn declared(case: &Case<'_>) -> Option<Range<Credits>> {
    use kava_model::quantity::Limit::Closed;
    match case.programme.volume.known()? {
        kava_model::quantity::Bound { low: Closed(min), high: Closed(max) } => {
            Some(Range { min: *min, max: *max })
        }
        _ => None,
    }
}

fn degree_share(case: &Case<'_>) -> Option<Range<kava_model::quantity::Ratio>> {
    let plan = case.plan.as_ref()?;
    if !plan.totals_known() || !plan.origins_known() {
        return None;
    }
    let shares = plan.prover.shares(&|item| plan.is_degree(item)).known()??;
    Some(Range { min: shares.least.value, max: shares.most.value })
}
