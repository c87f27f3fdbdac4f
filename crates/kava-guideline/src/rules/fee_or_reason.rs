//! `fee-or-reason`: the programme costs something, or says why it does not.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Span, say};
use kava_model::fields::{Intake, Moment};
use kava_model::money::{Fee, Price};
use kava_model::quantity::{Decimal, Limit};
use kava_model::stated::Stated;

use super::said::{is_empty, or_todo, to_be_filled_in, unsaid};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "fee-or-reason",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "A programme has a fee; one that is free of charge says why.",
            et: "Programm on tasuline; tasuta programm ütleb, miks.",
        },
        why: Phrase {
            en: "As a rule learners pay; somebody else does where they do not.",
            et: "Üldjuhul maksab õppija; kui mitte, maksab keegi teine.",
        },
        mend: Phrase {
            en: "Say who pays instead: fee free because \"…\".",
            et: "Ütle, kes maksab: fee free because \"…\".",
        },
        example: Example {
            block: "programme",
            wrong: "fee free",
            right: "fee free because \"funded by the Ministry\"",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let charged = |intake: &Intake| !intake.fee.is_empty();
    let everywhere =
        !case.intakes.is_empty() && case.intakes.iter().all(|intake| charged(intake.intake));
    let fees = &case.programme.fee;
    let finding = if everywhere || fees.iter().any(|fee| fee.known().is_some()) {
        None
    } else {
        let stated = fees.first().unwrap_or(&Stated::Absent);
        let message = say!(en "the programme does not say what it costs", et "programm ei ütle, mis see maksab");
        let help = say!(
            en "write: fee price-list, or fee free because \"…\"",
            et "kirjuta: fee price-list või fee free because \"…\""
        );
        unsaid(asked, Moment::Publication, case.place(), stated, message)
            .map(|finding| or_todo(finding, stated, case.programme.room, "fee").help(help))
    };
    report
        .findings
        .extend(finding.map(|finding| with_clause(asked, finding)));
    let intakes = case.intakes.iter().flat_map(|intake| &intake.intake.fee);
    for fee in fees.iter().chain(intakes) {
        if let Stated::Known(fee, place) = fee {
            report.findings.extend(unexplained(asked, fee, *place));
        }
    }
}

fn with_clause(asked: &Asked<'_>, finding: Finding) -> Finding {
    finding.note(
        asked.asks(say!(en "a fee, or a reason for none", et "tasu või põhjus, miks seda pole")),
    )
}

fn unexplained(asked: &Asked<'_>, fee: &Fee, place: Place) -> Option<Finding> {
    let reason = match &fee.because {
        Some(Stated::Known(text, _)) => !is_empty(text),
        Some(open) => open.is_open(),
        None => false,
    };
    (is_nothing(fee) && !reason).then(|| {
        let message = say!(en "free of charge, without a reason", et "tasuta, aga põhjus puudub");
        let finding = with_clause(asked, asked.wrong(place, message))
            .help(say!(en "write: because \"…\"", et "kirjuta: because \"…\""));
        let end = Span::at(place.span.end as usize);
        match fee.because {
            None => finding.fix(to_be_filled_in("because"), end, " because todo"),
            Some(_) => finding,
        }
    })
}

/// `free`, or 0 EUR.
fn is_nothing(fee: &Fee) -> bool {
    match fee.price {
        Price::Free => true,
        Price::Stated { amount, .. } => amount.high == Limit::Closed(Decimal(0)),
        Price::List => false,
    }
}
