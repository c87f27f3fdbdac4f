//! `counted-once`: a course that one learner reaches through two groups fills both groups' bounds and
//! counts once in every measure.

use kava_diagnostics::{Example, Finding, Page, Phrase, say};
use kava_model::plan::{ItemId, NodeId};
use kava_model::quantity::Credits;

use crate::case::{Case, PlanCase};
use crate::paths::Selection;
use crate::rule::{BuiltIn, Report};

const CODE: &str = "counted-once";

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[(
        CODE,
        Page {
            asks: Phrase {
                en: "A course that one learner can reach through two groups fills both, and its credits count once.",
                et: "Aine, milleni üks õppija võib jõuda kahe rühma kaudu, täidab mõlemad, aga selle ainepunktid lähevad arvesse üks kord.",
            },
            why: Phrase {
                en: "The total is then smaller than the sum of the groups; that is easily overlooked.",
                et: "Kogumaht on siis väiksem kui rühmade summa; see jääb kergesti märkamata.",
            },
            mend: Phrase {
                en: "If that is meant, leave it so; else offer the course in one group only.",
                et: "Kui see on nii mõeldud, jäta samaks; muidu paku ainet ainult ühes rühmas.",
            },
            example: Example {
                block: "plan",
                wrong: "choose 6 ECTS from {\n  course A1 { credits 6 ECTS }\n  course A2 { credits 6 ECTS }\n}\nchoose 6 ECTS from {\n  A1\n  course A3 { credits 6 ECTS }\n}",
                right: "choose 6 ECTS from {\n  course A1 { credits 6 ECTS }\n  course A2 { credits 6 ECTS }\n}\nchoose 6 ECTS from {\n  course A3 { credits 6 ECTS }\n  course A4 { credits 6 ECTS }\n}",
            },
        },
    )],
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    let Some(plan) = &case.plan else { return };
    if !plan.totals_known() {
        return;
    }
    let lines = plan.resolved.plan.leaves().count();
    if lines == plan.resolved.plan.items.len() {
        return;
    }
    for item in (0..plan.resolved.plan.items.len() as u32).map(ItemId) {
        if plan.credits(item) == 0 {
            continue;
        }
        let leaves = plan.leaves_of(item);
        if let Some((selection, twice)) = reached_twice(plan, &leaves) {
            report.findings.push(told(plan, item, &selection, &twice));
        }
    }
}

/// A selection that reaches two of the leaves. This is a hint: where it is too much work to find one,
/// nothing is said. Of selections that reach a leaf the prover tells the
/// one with the fewest courses, which is one that reaches the same course twice where there is any.
fn reached_twice(plan: &PlanCase<'_>, leaves: &[NodeId]) -> Option<(Selection, Vec<NodeId>)> {
    leaves.iter().find_map(|leaf| {
        let selection = plan.prover.taking(*leaf, &[]).known()??;
        let twice: Vec<NodeId> = leaves
            .iter()
            .copied()
            .filter(|leaf| selection.reaches(*leaf))
            .collect();
        (twice.len() > 1).then_some((selection, twice))
    })
}

fn told(plan: &PlanCase<'_>, item: ItemId, selection: &Selection, twice: &[NodeId]) -> Finding {
    let place = |leaf: &NodeId| plan.resolved.plan.node(*leaf).place;
    let code = &plan.resolved.plan.item(item).code;
    let credits = Credits::hundredths(plan.credits(item));
    let message = say!(
        en "{code} can be reached through two groups: it fills both, and its {credits} count once",
        et "aineni {code} võib jõuda kahe rühma kaudu: see täidab mõlemad, aga selle {credits} läheb arvesse üks kord",
        code = code, credits = credits
    );
    let second = twice.get(1).map_or(plan.place, place);
    let mut finding = Finding::warning(CODE, second, message);
    if let Some(first) = twice.first() {
        finding = finding.related(
            place(first),
            say!(en "it stands here too", et "see on ka siin"),
        );
    }
    finding.selection = Some(plan.codes(selection));
    finding.note(plan.arithmetic(selection))
}
