//! `stacking-adds-up` and `stacking-overlap`: the programmes that count towards a larger award bring
//! the credits it has. A course that two of them share is brought once.
//!
//! An award with a plan of its own says by it what else is taken.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Words, say};
use kava_model::plan::{NodeKind, Plan, Together};
use kava_model::quantity::Credits;
use kava_model::stated::Stated;

use crate::case::Case;
use crate::paths::{Answer, Prover};
use crate::rule::{BuiltIn, Report};
use crate::stacking::{Part, Sum, at_least, parts, weight};

const CODE: &str = "stacking-adds-up";
const OVERLAP: &str = "stacking-overlap";

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[
        (
            CODE,
            Page {
                asks: Phrase {
                    en: "Programmes that count towards a larger programme bring its credits together, unless its plan says what else is taken.",
                    et: "Suurema programmi osad annavad kokku selle mahu, kui õppeplaan ei ütle, mida veel läbitakse.",
                },
                why: Phrase {
                    en: "Whoever completes the parts expects to have the larger award, and finds at the end that credits are missing.",
                    et: "Osade läbija loodab, et suurem programm on käes, aga lõpus selgub, et ainepunkte jääb puudu.",
                },
                mend: Phrase {
                    en: "Declare the volume that the parts have together, or write the larger programme's plan with the courses that are still to be taken.",
                    et: "Kirjuta mahuks see, mis osad kokku annavad, või lisa suurema programmi õppeplaani ka need ained, mis tuleb veel läbida.",
                },
                example: Example {
                    block: "",
                    wrong: "course W1 { credits 6 ECTS }\nprogramme part {\n  kind micro-degree\n  stacks towards whole\n  plan { W1 }\n}\nprogramme whole {\n  kind micro-degree\n  volume 12 ECTS\n}\n",
                    right: "course W1 { credits 6 ECTS }\nprogramme part {\n  kind micro-degree\n  stacks towards whole\n  plan { W1 }\n}\nprogramme whole {\n  kind micro-degree\n  volume 6 ECTS\n}\n",
                },
            },
        ),
        (
            OVERLAP,
            Page {
                asks: Phrase {
                    en: "A course that two programmes share counts once towards the larger programme that both count towards.",
                    et: "Kahe programmi ühine aine läheb suurema programmi mahus arvesse üks kord.",
                },
                why: Phrase {
                    en: "Nobody passes one course twice: the larger programme is then smaller than the sum of its parts.",
                    et: "Üht ainet ei läbita kaks korda: suurem programm on siis väiksem kui selle osade summa.",
                },
                mend: Phrase {
                    en: "Declare the distinct credits, or write the larger programme's plan with the courses that make up the rest.",
                    et: "Kirjuta mahuks erinevate ainete ainepunktid või lisa suurema programmi õppeplaani ained, mis ülejäänu katavad.",
                },
                example: Example {
                    block: "",
                    wrong: "course S1 { credits 4 ECTS }\ncourse S2 { credits 4 ECTS }\ncourse S3 { credits 4 ECTS }\nprogramme one {\n  kind micro-degree\n  stacks towards both\n  plan { S1\n S2 }\n}\nprogramme two {\n  kind micro-degree\n  stacks towards both\n  plan { S1\n S3 }\n}\nprogramme both {\n  kind micro-degree\n  volume 16 ECTS\n}\n",
                    right: "course S1 { credits 4 ECTS }\ncourse S2 { credits 4 ECTS }\ncourse S3 { credits 4 ECTS }\nprogramme one {\n  kind micro-degree\n  stacks towards both\n  plan { S1\n S2 }\n}\nprogramme two {\n  kind micro-degree\n  stacks towards both\n  plan { S1\n S3 }\n}\nprogramme both {\n  kind micro-degree\n  volume 12 ECTS\n}\n",
                },
            },
        ),
    ],
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    report.findings.extend(as_award(case));
}

/// The programme has no plan, so its parts have to make up its volume.
fn as_award(case: &Case<'_>) -> Option<Finding> {
    let Stated::Known(declared, place) = &case.programme.volume else {
        return None;
    };
    let volume = at_least(declared).filter(|_| case.programme.plan.is_absent())?;
    let parts = parts(case.catalogue, &case.programme.name.text, case.as_of);
    if parts.is_empty() {
        return None;
    }
    let plans: Option<Vec<&Plan>> = parts.iter().map(Part::complete).collect();
    let Some(plans) = plans else {
        return at_most(&parts, volume, *place);
    };
    let together = Together::of(plans);
    let prover = Prover::new(&together.plan);
    let sum = match prover.extremes(&|item| weight(&together.plan, item)) {
        Answer::Known(extremes) => Sum::least(&together, &extremes),
        Answer::Undecided => return Some(not_decided(*place)),
        Answer::NoSelection | Answer::Unknown => return None,
    };
    let declared = Declared {
        volume,
        place: *place,
        alone: case.programme.workload.is_absent(),
    };
    (sum.distinct < volume).then(|| too_little(&parts, &together, &sum, &declared))
}

/// Of some part only the volume is known: what they share is not, but together they have no more
/// than the sum.
fn at_most(parts: &[Part<'_>], volume: Credits, place: Place) -> Option<Finding> {
    let each: Vec<Credits> = parts.iter().map(Part::least).collect::<Option<_>>()?;
    let sum: Credits = each.iter().copied().sum();
    (sum < volume).then(|| {
        let finding = short_of(CODE, place, with_only(sum, volume), sum, volume);
        told_by_parts(finding, parts, &each)
    })
}

fn not_decided(place: Place) -> Finding {
    Finding::warning(
        "not-decided",
        place,
        say!(
            en "whether the parts add up to this volume is not decided: they offer too many ways together",
            et "jäi otsustamata, kas osad annavad selle mahu kokku: neil on koos liiga palju võimalikke teid"
        ),
    )
}

/// The volume as declared.
struct Declared {
    volume: Credits,
    place: Place,
    /// No hours are declared that would have to agree with it.
    alone: bool,
}

fn too_little(parts: &[Part<'_>], together: &Together, sum: &Sum, declared: &Declared) -> Finding {
    let (volume, place) = (declared.volume, declared.place);
    let distinct = sum.distinct;
    let (code, message) = if sum.naive >= volume {
        (OVERLAP, counted_twice(distinct, volume))
    } else if has_choices(&together.plan) {
        (CODE, with_only(distinct, volume))
    } else {
        (CODE, in_all(distinct, volume))
    };
    let mut finding = short_of(code, place, message, sum.distinct, volume);
    if parts.len() > 1 {
        finding = finding.note(sum.arithmetic());
    }
    if !sum.shared.is_empty() {
        finding = finding.note(say!(
            en "counted once: {courses}",
            et "arvesse läheb üks kord: {courses}",
            courses = sum.shared_courses(&together.plan)
        ));
    }
    let title = say!(
        en "declare what the parts have: {distinct}",
        et "kirjuta mahuks see, mis osad annavad: {distinct}",
        distinct = sum.distinct
    );
    let written = format!("{} ECTS", sum.distinct.0);
    let finding = told_by_parts(finding, parts, &sum.parts);
    match declared.alone {
        true => finding.fix(title, place.span, written),
        false => finding,
    }
}

fn counted_twice(distinct: Credits, volume: Credits) -> Words {
    say!(
        en "this volume counts shared courses twice: its parts have {distinct} together, not {volume}",
        et "siin on ühised ained kaks korda arvestatud: osad annavad kokku {distinct}, mitte {volume}",
        distinct = distinct, volume = volume
    )
}

fn in_all(distinct: Credits, volume: Credits) -> Words {
    say!(
        en "the programmes that count towards this one have {distinct} together, but its volume is {volume}",
        et "selle programmi osad annavad kokku {distinct}, aga programmi maht on {volume}",
        distinct = distinct, volume = volume
    )
}

fn with_only(distinct: Credits, volume: Credits) -> Words {
    say!(
        en "a learner can complete all that counts towards this programme and have no more than {distinct}, but its volume is {volume}",
        et "õppija võib läbida kõik selle programmi osad ja saada kokku kõige rohkem {distinct}, aga programmi maht on {volume}",
        distinct = distinct, volume = volume
    )
}

fn has_choices(plan: &Plan) -> bool {
    let mut nodes = plan.nodes.iter();
    nodes.any(|node| matches!(node.kind, NodeKind::Choose(..)))
}

fn short_of(
    code: &'static str,
    place: Place,
    message: Words,
    found: Credits,
    volume: Credits,
) -> Finding {
    let rest = Credits::hundredths(volume.0.0 - found.0.0);
    let mut finding = Finding::warning(code, place, message).help(say!(
        en "if {rest} more are taken, write the plan that says which",
        et "kui läbitakse veel {rest}, kirjuta õppeplaan, mis ütleb, mida",
        rest = rest
    ));
    finding.measured = Some(say!(en "{found}", et "{found}", found = found));
    finding.bound = Some(say!(en "{volume}", et "{volume}", volume = volume));
    finding
}

fn told_by_parts(finding: Finding, parts: &[Part<'_>], each: &[Credits]) -> Finding {
    parts
        .iter()
        .zip(each)
        .fold(finding, |finding, (part, credits)| {
            let brings =
                say!(en "this one brings {credits}", et "see annab {credits}", credits = credits);
            finding.related(part.place, brings)
        })
}
