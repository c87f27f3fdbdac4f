//! `degree-share`: enough of every legal selection comes from degree study.

use kava_diagnostics::{Example, Finding, Page, Phrase, Words, say};
use kava_model::fields::Origin;
use kava_model::plan::ItemId;
use kava_model::quantity::{Bound, Credits, Ratio};
use kava_model::unit::Unit;

use crate::case::{Case, PlanCase};
use crate::paths::{Answer, Extreme};
use crate::rule::{Asked, Report, Rule, Takes};
use crate::story;

pub static RULE: Rule = Rule {
    code: "degree-share",
    takes: Takes::Bound(Unit::Percent),
    page: Page {
        asks: Phrase {
            en: "Whatever a learner chooses, at least the asked share of the credits comes from courses of degree study.",
            et: "Mida õppija ka ei valiks, vähemalt nõutud osa ainepunktidest tuleb tasemeõppe ainetest.",
        },
        why: Phrase {
            en: "A micro-degree is built primarily on degree study; one choice of electives must not undo that.",
            et: "Mikrokraad põhineb eelkõige tasemeõppel; ühegi valikainega ei tohi see kaduda.",
        },
        mend: Phrase {
            en: "Put a course of degree study in place of one that is not, or take the other out of the choice.",
            et: "Asenda muu aine tasemeõppe ainega või võta muu aine valikust välja.",
        },
        example: Example { block: "course", wrong: "origin continuing", right: "origin degree IAIM" },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let (Some(bound), Some(plan)) = (asked.ratio(), &case.plan) else { return };
    if !plan.totals_known() || !plan.origins_known() {
        return;
    }
    let Answer::Known(Some(shares)) = plan.prover.shares(&|item| plan.is_degree(item)) else { return };
    if !bound.holds(shares.least.value) {
        report.findings.push(too_little(plan, asked, bound, &shares.least));
    }
}

fn too_little(plan: &PlanCase<'_>, asked: &Asked<'_>, bound: Bound<Ratio>, least: &Extreme<Ratio>) -> Finding {
    let story = story::of(plan, &least.selection);
    let share = least.value;
    let message = match plan.prover.single() {
        Some(_) => say!(
            en "only {share} of the programme comes from degree study",
            et "programmist tuleb tasemeõppest ainult {share}",
            share = share
        ),
        None => say!(
            en "a learner can finish with only {share} from degree study",
            et "õppija võib lõpetada nii, et tasemeõppest tuleb ainult {share}",
            share = share
        ),
    };
    let items = least.selection.items();
    let mut finding = asked
        .wrong(story.place, message)
        .label(story.label)
        .note(account(plan, items, share))
        .note(asked.asks(say!(en "{bound}", et "{bound}", bound = bound)));
    finding.measured = Some(say!(en "{share}", et "{share}", share = share));
    finding.bound = Some(say!(en "{bound}", et "{bound}", bound = bound));
    finding.selection = Some(plan.codes(&least.selection));
    if let Some(note) = unlinked_note(plan, items, bound) {
        finding.notes.push(note);
    }
    finding
}

/// `6 of 15 ECTS (40 %) come from degree study: ITI8730 6; not ITS8080 6, AUT0010 3`
fn account(plan: &PlanCase<'_>, items: &[ItemId], share: Ratio) -> Words {
    let (degree, other): (Vec<ItemId>, Vec<ItemId>) =
        items.iter().partition(|item| plan.is_degree(**item));
    let sum = |items: &[ItemId]| Credits::hundredths(items.iter().map(|item| plan.credits(*item)).sum());
    let part = sum(&degree).0;
    let total = sum(items);
    say!(
        en "{part} of {total} ({share}) come from degree study: {degree}; not {other}",
        et "tasemeõppest tuleb {part} / {total} ({share}): {degree}; mitte {other}",
        part = part, total = total, share = share, degree = each(plan, &degree), other = each(plan, &other)
    )
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

/// The Act also counts degree-level courses that are linked to no study programme.
fn unlinked_note(plan: &PlanCase<'_>, items: &[ItemId], bound: Bound<Ratio>) -> Option<Words> {
    let counts = |item: &ItemId| {
        matches!(plan.origin(*item), Some(Origin::Degree(_) | Origin::Unlinked))
    };
    let credits = |items: &mut dyn Iterator<Item = &ItemId>| items.map(|item| plan.credits(*item)).sum::<i64>();
    let part = u128::try_from(credits(&mut items.iter().filter(|item| counts(item)))).ok()?;
    let total = u128::try_from(credits(&mut items.iter())).ok()?;
    bound.holds(Ratio::new(part, total)?).then(|| {
        say!(
            en "with its degree-level courses that are linked to no study programme the Act would be met",
            et "kui arvestada ka õppekavaga sidumata tasemeõppe taseme aineid, oleks seadus täidetud"
        )
    })
}
