//! `continuing-share`: enough of every legal selection is continuing education, or linked to no
//! study programme.

use kava_diagnostics::{Example, Page, Phrase};
use kava_model::fields::Origin;
use kava_model::unit::Unit;

use super::repaired::Source;
use super::share::{self, Part};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "continuing-share",
    takes: Takes::Bound(&[Unit::Percent]),
    page: Page {
        asks: Phrase {
            en: "Whatever a learner chooses, at least the asked share of the credits comes from continuing education or from courses linked to no study programme.",
            et: "Mida õppija ka ei valiks, vähemalt nõutud osa ainepunktidest tuleb täienduskoolitusest või õppekavaga sidumata ainetest.",
        },
        why: Phrase {
            en: "A micro-credential consists mainly of continuing education; a programme that is mostly degree study is a micro-degree.",
            et: "Mikrokvalifikatsioon koosneb peamiselt täienduskoolitusest; valdavalt tasemeõppest koosnev programm on mikrokraad.",
        },
        mend: Phrase {
            en: "Add a course of continuing education, take out one of degree study, or call the programme a micro-degree.",
            et: "Lisa täienduskoolituse aine, võta tasemeõppe aine välja või nimeta programm mikrokraadiks.",
        },
        example: Example {
            block: "programme",
            wrong: "kind micro-credential\nplan {\n  course A1 { credits 6 ECTS\n    origin degree IAIM }\n  course A2 { credits 3 ECTS\n    origin continuing }\n}",
            right: "kind micro-credential\nplan {\n  course A1 { credits 3 ECTS\n    origin degree IAIM }\n  course A2 { credits 6 ECTS\n    origin continuing }\n}",
        },
    },
    check,
};

pub(super) static CONTINUING: Part = Part {
    courses: Source {
        counts: |origin| matches!(origin, Origin::Continuing | Origin::Unlinked),
        source: Phrase {
            en: "continuing education and courses linked to no study programme",
            et: "täienduskoolitusest ja õppekavaga sidumata ainetest",
        },
        one: Phrase {
            en: "a course of continuing education",
            et: "täienduskoolituse aine",
        },
    },
    note: |_, _, _| None,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    share::check(&CONTINUING, case, asked, report);
}
