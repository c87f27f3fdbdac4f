//! What the rules about shares have in common: the least and the greatest share that courses of some
//! origin have in the credits of a legal selection.

use kava_diagnostics::{Finding, Words, say};
use kava_model::fields::{Moment, Origin};
use kava_model::plan::ItemId;
use kava_model::quantity::{Bound, Credits, Ratio};

use super::repaired::{Refuted, Source};
use super::said::unsaid;
use super::selectable::decided;
use crate::case::{Case, PlanCase};
use crate::paths::Extreme;
use crate::repair::{Ask, Change, Kind};
use crate::rule::{Asked, Report};
use crate::story;

/// The courses whose share is asked for. A component counts among them only if it says such an origin.
pub(super) struct Part {
    pub courses: Source,
    /// What else is to be said of a selection that breaks the bound.
    pub note: fn(&Case<'_>, &PlanCase<'_>, &[ItemId]) -> Option<Words>,
}

pub(super) fn check(part: &Part, case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let (Some(bound), Some(plan)) = (asked.ratio(), &case.plan) else {
        return;
    };
    if !plan.origins_known() {
        return report.findings.extend(unknown(case, asked));
    }
    if !plan.totals_known() {
        return;
    }
    let shares = plan.prover.shares(&|item| counts(part, plan, item));
    let Some(Some(shares)) = decided(case, plan, shares, report) else {
        return;
    };
    report.measured_range(asked, shares.least.value, shares.most.value);
    if bound.holds(shares.least.value) && bound.holds(shares.most.value) {
        return;
    }
    let refuted = Refuted::new(case, plan, Ask::Share(part.courses.counts, bound));
    let refuted = refuted.of_source(&part.courses);
    let broken = |extreme: &Extreme<Ratio>, message| {
        let mut finding = broken(&refuted, part, plan, asked, bound, extreme, message);
        finding
            .notes
            .extend((part.note)(case, plan, extreme.selection.items()));
        finding
    };
    if bound.is_below(shares.least.value) {
        report.findings.push(broken(
            &shares.least,
            too_little(part, plan, shares.least.value),
        ));
    }
    if bound.is_above(shares.most.value) {
        report.findings.push(broken(
            &shares.most,
            too_much(part, plan, shares.most.value),
        ));
    }
}

/// Courses that do not say where they come from: a share of what is not known is not proven.
fn unknown(case: &Case<'_>, asked: &Asked<'_>) -> Vec<Finding> {
    let courses = case.courses().filter(|(_, course)| !course.is_component);
    let silent = courses.filter_map(|(_, course)| {
        let name = &course.name;
        let message = say!(
            en "{name} does not say whether it belongs to degree study",
            et "aine {name} ei ütle, kas see kuulub tasemeõppesse",
            name = name
        );
        let finding = unsaid(asked, Moment::Submission, name.place, &course.origin, message)?;
        Some(finding.help(say!(
            en "write: origin degree and the study programme, origin unlinked, or origin continuing",
            et "kirjuta: origin degree ja õppekava, origin unlinked või origin continuing"
        )))
    });
    silent.collect()
}

/// The share that courses of some origin have in a selection.
pub(super) fn share_of(
    plan: &PlanCase<'_>,
    items: &[ItemId],
    counts: fn(&Origin) -> bool,
) -> Option<Ratio> {
    let inside: Vec<ItemId> = items
        .iter()
        .copied()
        .filter(|item| plan.origin(*item).is_some_and(counts))
        .collect();
    ratio(sum(plan, &inside), sum(plan, items))
}

fn counts(part: &Part, plan: &PlanCase<'_>, item: ItemId) -> bool {
    plan.origin(item).is_some_and(part.courses.counts)
}

fn too_little(part: &Part, plan: &PlanCase<'_>, share: Ratio) -> Words {
    let source = part.courses.source;
    match plan.prover.single() {
        Some(_) => say!(
            en "only {share} of the programme comes from {source}",
            et "programmist tuleb {source} ainult {share}",
            share = share, source = source
        ),
        None => say!(
            en "a learner can finish with only {share} from {source}",
            et "õppija võib lõpetada nii, et {source} tuleb ainult {share}",
            share = share, source = source
        ),
    }
}

fn too_much(part: &Part, plan: &PlanCase<'_>, share: Ratio) -> Words {
    let source = part.courses.source;
    match plan.prover.single() {
        Some(_) => say!(
            en "as much as {share} of the programme comes from {source}",
            et "programmist tuleb {source} tervelt {share}",
            share = share, source = source
        ),
        None => say!(
            en "a learner can finish with as much as {share} from {source}",
            et "õppija võib lõpetada nii, et {source} tuleb tervelt {share}",
            share = share, source = source
        ),
    }
}

fn broken(
    refuted: &Refuted<'_>,
    part: &Part,
    plan: &PlanCase<'_>,
    asked: &Asked<'_>,
    bound: Bound<Ratio>,
    extreme: &Extreme<Ratio>,
    message: Words,
) -> Finding {
    let story = story::of(plan, &extreme.selection);
    let items = extreme.selection.items();
    let share = extreme.value;
    let mut finding = asked
        .wrong(story.place, message)
        .label(story.label)
        .note(account(part, plan, items, share))
        .note(asked.asks(say!(en "{bound}", et "{bound}", bound = bound)));
    finding.measured = Some(say!(en "{share}", et "{share}", share = share));
    finding.bound = Some(say!(en "{bound}", et "{bound}", bound = bound));
    finding.selection = Some(plan.codes(&extreme.selection));
    let exchanged = exchange(refuted, part, plan, items, bound);
    let kinds = [Kind::Origin, Kind::Credits, Kind::Choice, Kind::Out];
    let others = kinds.get(usize::from(exchanged.is_some())..).unwrap_or(&[]);
    finding.help.extend(exchanged);
    refuted.told(finding, others)
}

/// `6 of 15 ECTS (40 %) come from degree study: ITI8730 6; not ITS8080 6, AUT0010 3`
pub(super) fn account(part: &Part, plan: &PlanCase<'_>, items: &[ItemId], share: Ratio) -> Words {
    let (inside, outside): (Vec<ItemId>, Vec<ItemId>) =
        items.iter().partition(|item| counts(part, plan, **item));
    let these = say!(
        en "{inside} of {total} ({share}) come from {source}: {these}",
        et "{source} tuleb {inside} / {total} ({share}): {these}",
        inside = sum(plan, &inside).0,
        total = sum(plan, items),
        share = share,
        source = part.courses.source,
        these = each(plan, &inside)
    );
    match outside.is_empty() {
        true => these,
        false => say!(
            en "{these}; not {others}",
            et "{these}; mitte {others}",
            these = these, others = each(plan, &outside)
        ),
    }
}

fn sum(plan: &PlanCase<'_>, items: &[ItemId]) -> Credits {
    Credits::hundredths(items.iter().map(|item| plan.credits(*item)).sum())
}

/// `ITS8080 6, AUT0010 3`
fn each(plan: &PlanCase<'_>, items: &[ItemId]) -> Words {
    if items.is_empty() {
        return say!(en "nothing", et "mitte midagi");
    }
    let parts = items.iter().map(|item| {
        let code = &plan.resolved.plan.item(*item).code;
        let credits = Credits::hundredths(plan.credits(*item)).0;
        say!(en "{code} {credits}", et "{code} {credits}", code = code, credits = credits)
    });
    Words::join(parts, ", ")
}

/// `a degree course in place of AUT0010 gives 9 of 15; of ITS8080, 12 of 15`: single exchanges that
/// are enough whatever a learner chooses, the smallest first.
fn exchange(
    refuted: &Refuted<'_>,
    part: &Part,
    plan: &PlanCase<'_>,
    items: &[ItemId],
    bound: Bound<Ratio>,
) -> Option<Words> {
    const SHOWN: usize = 2;
    const TRIED: usize = 8;
    let (inside, mut outside): (Vec<ItemId>, Vec<ItemId>) =
        items.iter().partition(|item| counts(part, plan, **item));
    let total = sum(plan, items);
    let after = |item: &ItemId| sum(plan, &inside) + Credits::hundredths(plan.credits(*item));
    let is_enough =
        |item: &ItemId| ratio(after(item), total).is_some_and(|share| bound.holds(share));
    let degree = Origin::Degree(Vec::new());
    let inside_it = [degree, Origin::Unlinked, Origin::Continuing]
        .into_iter()
        .find(part.courses.counts)?;
    let is_proved =
        |item: &&ItemId| refuted.is_mended_by(&[Change::Origin(**item, inside_it.clone())]);
    outside.retain(|item| plan.resolved.plan.item(*item).is_course && is_enough(item));
    outside.sort_by_key(|item| (plan.credits(*item), *item));
    let proved = outside.iter().take(TRIED).filter(is_proved);
    let sentences = proved.take(SHOWN).enumerate().map(|(at, item)| {
        let code = &plan.resolved.plan.item(*item).code;
        let (gives, total) = (after(item).0, total.0);
        match at {
            0 => say!(
                en "{one} in place of {code} gives {gives} of {total}",
                et "kui {code} asemel on {one}, tuleb {gives} / {total}",
                one = part.courses.one, code = code, gives = gives, total = total
            ),
            _ => say!(
                en "of {code}, {gives} of {total}",
                et "{code} asemel, {gives} / {total}",
                code = code, gives = gives, total = total
            ),
        }
    });
    let help = Words::join(sentences, "; ");
    (!help.is_empty()).then_some(help)
}

fn ratio(part: Credits, total: Credits) -> Option<Ratio> {
    Ratio::new(
        u128::try_from(part.0.0).ok()?,
        u128::try_from(total.0.0).ok()?,
    )
}
