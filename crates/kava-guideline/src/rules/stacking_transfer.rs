//! `stacking-transfer`: an award's own limit on transferred credits leaves room for the programmes that
//! count towards it.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, say};
use kava_model::admission::{Transfer, TransferBase};
use kava_model::quantity::{Credits, Limit, Ratio};
use kava_model::stated::Stated;

use crate::case::Case;
use crate::rule::{BuiltIn, Report};
use crate::stacking::{Part, parts};

const CODE: &str = "stacking-transfer";

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[(
        CODE,
        Page {
            asks: Phrase {
                en: "A programme that others count towards may take over their credits: its limit on the transfer of earlier credits is not below what one of them brings.",
                et: "Programm, mille osana teised arvesse lähevad, saab nende ainepunktid üle võtta: varasemate ainepunktide arvestamise piir ei ole väiksem kui ühe osa maht.",
            },
            why: Phrase {
                en: "One line promises that all credits of the part count, the other that only some of them do; whoever completed the part relies on the first.",
                et: "Üks rida lubab, et osa kõik ainepunktid lähevad arvesse, teine, et ainult mõned; osa läbinu loodab esimesele.",
            },
            mend: Phrase {
                en: "Raise the limit if the guideline lets you, or say in words how much of the part counts: recognised et \"…\" en \"…\" in place of stacks towards.",
                et: "Tõsta piiri, kui juhend seda lubab, või ütle sõnadega, kui palju osast arvesse läheb: stacks towards asemel recognised et \"…\" en \"…\".",
            },
            example: Example {
                block: "",
                wrong: "course T1 { credits 6 ECTS }\nprogramme part {\n  kind micro-degree\n  stacks towards whole\n  plan { T1 }\n}\nprogramme whole {\n  kind micro-degree\n  volume 10 ECTS\n  transfer at most 50 % of the programme\n}\n",
                right: "course T1 { credits 5 ECTS }\nprogramme part {\n  kind micro-degree\n  stacks towards whole\n  plan { T1 }\n}\nprogramme whole {\n  kind micro-degree\n  volume 10 ECTS\n  transfer at most 50 % of the programme\n}\n",
            },
        },
    )],
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    let Stated::Known(transfer, place) = &case.programme.transfer else {
        return;
    };
    let parts = parts(case.catalogue, &case.programme.name.text, case.as_of);
    let told = |part: &Part<'_>| cut_off(case, transfer, *place, part);
    report.findings.extend(parts.iter().filter_map(told));
}

/// A part that brings more on every path than may be transferred.
fn cut_off(case: &Case<'_>, transfer: &Transfer, place: Place, part: &Part<'_>) -> Option<Finding> {
    let brings = part.least()?;
    let allowed = allowed(case, transfer, brings)?;
    let message = say!(
        en "{part} counts towards this programme with {brings}, but only {allowed} of earlier credits may be transferred",
        et "{part} läheb selle programmi osana arvesse mahuga {brings}, aga varasematest ainepunktidest arvestatakse ainult {allowed}",
        part = part.programme.name, brings = brings, allowed = allowed
    );
    let mut finding = Finding::warning(CODE, place, message);
    finding.measured = Some(say!(en "{brings}", et "{brings}", brings = brings));
    finding.bound = Some(say!(en "at most {allowed}", et "kuni {allowed}", allowed = allowed));
    (brings > allowed).then(|| {
        finding.related(
            part.place,
            say!(en "it counts towards this one", et "arvesse läheb siin"),
        )
    })
}

/// The most that may be transferred, rounded down to a hundredth of a credit.
fn allowed(case: &Case<'_>, transfer: &Transfer, brings: Credits) -> Option<Credits> {
    let (Limit::Closed(share) | Limit::Beyond(share)) = transfer.share.high else {
        return None;
    };
    match transfer.of? {
        TransferBase::EarlierCredits => part_of(brings, share),
        TransferBase::Programme => part_of(most(case)?, share),
    }
}

/// The largest total of this programme.
fn most(case: &Case<'_>) -> Option<Credits> {
    let Some(plan) = &case.plan else {
        return match case.programme.volume.known()?.high {
            Limit::Closed(most) | Limit::Beyond(most) => Some(most),
            Limit::Open => None,
        };
    };
    let totals = plan
        .totals_known()
        .then(|| plan.prover.extremes(&|item| plan.credits(item)))?;
    Some(Credits::hundredths(totals.known()?.most.value))
}

fn part_of(credits: Credits, share: Ratio) -> Option<Credits> {
    let hundredths = u128::try_from(credits.0.0).ok()?;
    let part = hundredths.checked_mul(share.numerator())? / share.denominator();
    i64::try_from(part).ok().map(Credits::hundredths)
}
