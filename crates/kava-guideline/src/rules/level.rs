//! `level`: the programme's level of the qualifications framework lies within a bound.

use kava_diagnostics::{Example, Page, Phrase, Words, say};
use kava_model::fields::Moment;
use kava_model::quantity::{Bound, Limit};
use kava_model::stated::Stated;

use super::said::{or_change, or_todo, unsaid};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "level",
    takes: Takes::Count,
    page: Page {
        asks: Phrase {
            en: "The programme states its level of the European Qualifications Framework, and it is one that the guideline allows.",
            et: "Programm ütleb oma taseme Euroopa kvalifikatsiooniraamistikus ja juhend lubab seda.",
        },
        why: Phrase {
            en: "The level tells an employer or another university how demanding the outcomes are.",
            et: "Tase ütleb tööandjale ja teisele ülikoolile, kui nõudlikud õpiväljundid on.",
        },
        mend: Phrase {
            en: "Write the level that the outcomes are at: level EQF 7.",
            et: "Kirjuta tase, millel õpiväljundid on: level EQF 7.",
        },
        example: Example {
            block: "programme",
            wrong: "kind micro-credential\nlevel EQF 4",
            right: "kind micro-credential\nlevel EQF 6",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(bound) = asked.count() else { return };
    if let Some(level) = case.programme.level.known() {
        report.measured(asked, || spoken(Bound::exactly(level.0.into())));
    }
    let finding = match &case.programme.level {
        Stated::Known(level, _) if bound.holds(level.0.into()) => None,
        Stated::Known(said, place) => {
            let level = spoken(Bound::exactly(said.0.into()));
            let mut finding = asked.wrong(
                *place,
                say!(
                    en "the programme is at {level}, but it must be at {bound}",
                    et "programmi tase on {level}, aga peab olema {bound}",
                    level = level, bound = spoken(bound)
                ),
            );
            finding.measured = Some(level);
            finding.bound = Some(spoken(bound));
            Some(match nearest(bound, u32::from(said.0)) {
                Some(near) => or_change(finding, *place, &format!("EQF {near}")),
                None => finding,
            })
        }
        level => {
            let message = say!(
                en "the programme does not say at which level it is",
                et "programm ei ütle, mis tasemel see on"
            );
            unsaid(asked, Moment::Submission, case.place(), level, message)
                .map(|finding| or_todo(finding, level, case.programme.room, "level"))
        }
    };
    report
        .findings
        .extend(finding.map(|finding| finding.note(asked.asks(spoken(bound)))));
}

/// The end of a bound that a level lies beyond.
fn nearest(bound: Bound<u32>, level: u32) -> Option<u32> {
    let end = if bound.is_above(level) {
        bound.high
    } else {
        bound.low
    };
    match end {
        Limit::Closed(end) => Some(end),
        Limit::Open | Limit::Beyond(_) => None,
    }
}

/// `EQF 6..8`
fn spoken(bound: Bound<u32>) -> Words {
    say!(en "EQF {bound}", et "EQF {bound}", bound = bound)
}
