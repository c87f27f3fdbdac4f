//! `degree-share`: enough of every legal selection comes from degree study.

use kava_diagnostics::{Citation, Example, Page, Phrase, Words, say};
use kava_model::fields::Origin;
use kava_model::plan::ItemId;
use kava_model::quantity::Ratio;
use kava_model::unit::Unit;

use super::degree_level_share;
use super::repaired::Source;
use super::share::{self, Part};
use crate::case::{Case, PlanCase};
use crate::paths::Extreme;
use crate::rule::{Asked, PolicyRule, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "degree-share",
    takes: Takes::Bound(&[Unit::Percent]),
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
        example: Example {
            block: "programme",
            wrong: "plan {\n  course A1 { credits 6 ECTS\n    origin continuing }\n  course A2 { credits 3 ECTS\n    origin degree IAIM }\n}",
            right: "plan {\n  course A1 { credits 6 ECTS\n    origin degree IAIM }\n  course A2 { credits 3 ECTS\n    origin continuing }\n}",
        },
    },
    check,
};

pub(super) static DEGREE: Part = Part {
    courses: Source {
        counts: |origin| matches!(origin, Origin::Degree(_)),
        source: Phrase {
            en: "degree study",
            et: "tasemeõppest",
        },
        one: Phrase {
            en: "a degree course",
            et: "tasemeõppe aine",
        },
    },
    note: unlinked_note,
};

/// `6 of 15 ECTS (40 %) come from degree study: …`
pub fn account(plan: &PlanCase<'_>, extreme: &Extreme<Ratio>) -> Words {
    share::account(&DEGREE, plan, extreme.selection.items(), extreme.value)
}

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    share::check(&DEGREE, case, asked, report);
}

/// The layer above also counts degree-level courses that are linked to no study programme.
fn unlinked_note(case: &Case<'_>, plan: &PlanCase<'_>, items: &[ItemId]) -> Option<Words> {
    let asking = |line: &&PolicyRule| line.code == degree_level_share::RULE.code;
    let line = case
        .policy
        .rules_for(case.kind())
        .into_iter()
        .find(asking)?;
    let asked = Asked {
        line,
        moment: case.moment,
    };
    let bound = asked.ratio()?;
    let share = share::share_of(plan, items, degree_level_share::DEGREE_LEVEL.courses.counts)?;
    let Citation {
        guideline, clause, ..
    } = &*line.citation;
    Some(match bound.holds(share) {
        true => say!(
            en "with degree-level courses that are linked to no study programme it is {share}: clause {clause} of {guideline} would be met",
            et "koos õppekavaga sidumata kõrgharidustaseme ainetega on see {share}: juhendi {guideline} punkt {clause} oleks täidetud",
            share = share, clause = clause, guideline = guideline
        ),
        false => asked.asks(say!(
            en "{bound} from courses of degree level, of which there are {share} here",
            et "{bound} kõrgharidustaseme ainetest, mida siin on {share}",
            bound = bound, share = share
        )),
    })
}
