//! `degree-level-share`: enough of every legal selection is of degree level, whether or not it is
//! linked to a study programme.

use kava_diagnostics::{Example, Page, Phrase, say};
use kava_model::fields::{Origin, Strictness};
use kava_model::stated::Stated;
use kava_model::unit::Unit;

use super::degree_share;
use super::repaired::Source;
use super::share::{self, Part};
use crate::case::Case;
use crate::rule::{Asked, PolicyRule, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "degree-level-share",
    takes: Takes::Bound(&[Unit::Percent]),
    page: Page {
        asks: Phrase {
            en: "Whatever a learner chooses, at least the asked share of the credits comes from courses of degree level, linked to a study programme or not.",
            et: "Mida õppija ka ei valiks, vähemalt nõutud osa ainepunktidest tuleb kõrgharidustaseme ainetest, olgu need õppekavaga seotud või mitte.",
        },
        why: Phrase {
            en: "Only with at least half of its workload on degree level may a programme be called a micro-degree.",
            et: "Mikrokraadiks tohib nimetada ainult programmi, millest vähemalt pool on kõrgharidustasemel.",
        },
        mend: Phrase {
            en: "Put a course of degree level in place of one that is not, or call the programme a micro-credential.",
            et: "Asenda muu aine kõrgharidustaseme ainega või nimeta programm mikrokvalifikatsiooniks.",
        },
        example: Example {
            block: "programme",
            wrong: "waive degree-share of taltech\n  because \"only this year\"\n  until 2027-08-31 by \"Vice-Rector for Academic Affairs\"\nplan {\n  course A1 { credits 6 ECTS\n    origin continuing }\n  course A2 { credits 3 ECTS\n    origin unlinked }\n}",
            right: "waive degree-share of taltech\n  because \"only this year\"\n  until 2027-08-31 by \"Vice-Rector for Academic Affairs\"\nplan {\n  course A1 { credits 6 ECTS\n    origin unlinked }\n  course A2 { credits 3 ECTS\n    origin continuing }\n}",
        },
    },
    check,
};

pub(super) static DEGREE_LEVEL: Part = Part {
    courses: Source {
        counts: |origin| matches!(origin, Origin::Degree(_) | Origin::Unlinked),
        source: Phrase {
            en: "courses of degree level",
            et: "kõrgharidustaseme ainetest",
        },
        one: Phrase {
            en: "a course of degree level",
            et: "kõrgharidustaseme aine",
        },
    },
    note: |_, _, _| None,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    match said_by_degree_share(case, asked) {
        None => share::check(&DEGREE_LEVEL, case, asked, report),
        Some(line) => report.measured(asked, || {
            say!(
                en "with {guideline} {clause}",
                et "koos punktiga {clause} ({guideline})",
                guideline = line.citation.guideline, clause = line.citation.clause
            )
        }),
    }
}

/// Degree study is of degree level. So where a guideline asks as much of degree study, whoever fails
/// this fails that as well; the finding there cites both, unless it is waived.
fn said_by_degree_share<'c>(case: &Case<'c>, asked: &Asked<'_>) -> Option<&'c PolicyRule> {
    let stricter = |line: &&PolicyRule| {
        line.code == degree_share::RULE.code
            && line.strictness == Strictness::Must
            && (Asked {
                line,
                moment: asked.moment,
            })
            .ratio()
            .zip(asked.ratio())
            .is_some_and(|(own, other)| own.is_within(&other))
    };
    let mut waivers = case.programme.waive.iter().filter_map(Stated::known);
    if waivers.any(|waiver| &*waiver.rule.text == degree_share::RULE.code) {
        return None;
    }
    let mut lines = case.policy.rules_for(case.kind()).into_iter();
    lines.find(stricter)
}
