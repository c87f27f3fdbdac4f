//! `stacking-level`: what counts towards a larger award is not of a lower level than the award.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, say};
use kava_model::coded::Level;
use kava_model::name::Name;
use kava_model::names::awards_stacked_into;
use kava_model::stated::Stated;

use crate::case::Case;
use crate::rule::{BuiltIn, Report};

const CODE: &str = "stacking-level";

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[(
        CODE,
        Page {
            asks: Phrase {
                en: "A programme that counts towards a larger one, or towards degree study, has at least its level.",
                et: "Suurema programmi või tasemeõppe osana arvesse mineva programmi tase ei ole sellest madalam.",
            },
            why: Phrase {
                en: "Credits of a lower level do not bring anybody to a higher one: a master's programme cannot take them as its own.",
                et: "Madalama taseme ainepunktid ei vii kõrgemale tasemele: magistriõppes ei saa neid oma ainetena arvestada.",
            },
            mend: Phrase {
                en: "Name an award of the same level, or correct the level that is wrong; where the credits count as electives only, say so in words: recognised \"…\".",
                et: "Nimeta sama taseme õpe või paranda vale tase; kui ainepunktid lähevad arvesse ainult valikainetena, ütle see sõnadega: recognised \"…\".",
            },
            example: Example {
                block: "programme",
                wrong: "level EQF 6\nstacks towards IAIM",
                right: "level EQF 7\nstacks towards IAIM",
            },
        },
    )],
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    let Some(level) = case.programme.level.known() else {
        return;
    };
    let lower = |award: &Name| lower(case, *level, award);
    report
        .findings
        .extend(awards_stacked_into(case.programme).filter_map(lower));
}

fn lower(case: &Case<'_>, level: Level, award: &Name) -> Option<Finding> {
    let (asked, place) = level_of(case, award)?;
    let message = say!(
        en "a programme of EQF {level} does not bring anybody to {award}, which is of EQF {asked}",
        et "EKR {level}. taseme programm ei vii selleni: {award} on EKR {asked}. tasemel",
        level = level.0.to_string(), award = award, asked = asked.0.to_string()
    );
    let mut finding = Finding::warning(CODE, award.place, message);
    finding.measured = Some(say!(en "EQF {level}", et "EKR {level}", level = level.0.to_string()));
    finding.bound = Some(say!(
        en "at least EQF {asked}", et "vähemalt EKR {asked}", asked = asked.0.to_string()
    ));
    (level < asked).then(|| finding.related(place, say!(en "its level", et "selle tase")))
}

/// The level of a programme of the catalogue, else of a study programme, and where it is said.
fn level_of(case: &Case<'_>, award: &Name) -> Option<(Level, Place)> {
    let programme = case.catalogue.last_edition(&award.text);
    let stated = match programme {
        Some(programme) => &programme.level,
        None => &case.catalogue.study_programme(&award.text)?.level,
    };
    match stated {
        Stated::Known(level, place) => Some((*level, *place)),
        _ => None,
    }
}
