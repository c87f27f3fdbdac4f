//! `approved-by`: who approves the programme; after the proposal and before registration.

use kava_diagnostics::{Example, Finding, Page, Phrase, Words, say};
use kava_model::fields::ProcessStep;

use super::steps::{self, Taken, unsaid};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "approved-by",
    takes: Takes::Words(&["vice-rector", "rector", "dean", "council"]),
    page: Page {
        asks: Phrase {
            en: "The Vice-Rector for Academic Affairs approves the programme, on the Dean's proposal and before it is registered.",
            et: "Programmi kinnitab õppeprorektor dekaani ettepanekul ja enne registreerimist.",
        },
        why: Phrase {
            en: "The registry takes a programme with its approval; what is proposed or registered out of turn was not approved as it stands.",
            et: "Register võtab vastu kinnitatud programmi; vales järjekorras tehtu ei ole kinnitatud sellisena, nagu see on.",
        },
        mend: Phrase {
            en: "Record the approval with its day and document; if it was given out of turn, have it given again.",
            et: "Märgi kinnitamise päev ja dokument; kui järjekord oli vale, lase programm uuesti kinnitada.",
        },
        example: Example {
            block: "record",
            wrong: "approved 2026-04-20 by dean document \"1-8/42\"",
            right: "approved 2026-04-20 by vice-rector document \"1-8/42\"",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(approval) = steps::taken(case, |record| &record.approved) else {
        let message = say!(en "the approval is not recorded", et "kinnitamine on märkimata");
        report.findings.extend(unsaid(
            case,
            asked,
            |record| &record.approved,
            message,
            "approved 2026-04-20 by vice-rector document \"…\"",
        ));
        return;
    };
    report
        .findings
        .extend(steps::by_another(asked, &approval, false));
    report
        .findings
        .extend(before_proposal(case, asked, &approval));
    report
        .findings
        .extend(after_registration(case, asked, &approval));
}

fn before_proposal(
    case: &Case<'_>,
    asked: &Asked<'_>,
    approval: &Taken<'_, ProcessStep>,
) -> Option<Finding> {
    let proposal = steps::taken(case, |record| &record.proposed)?;
    let (approved, proposed) = (&approval.step.on, &proposal.step.on);
    let message = say!(
        en "approved on {approved}, before it was proposed on {proposed}",
        et "kinnitatud {approved}, enne kui ettepanek tehti ({proposed})",
        approved = approved, proposed = proposed
    );
    let late = proposal.days?.is_after(approval.days?);
    let finding = late.then(|| order(asked, approval, message))?;
    Some(finding.related(
        proposal.place,
        say!(en "proposed here", et "ettepanek siin"),
    ))
}

fn after_registration(
    case: &Case<'_>,
    asked: &Asked<'_>,
    approval: &Taken<'_, ProcessStep>,
) -> Option<Finding> {
    let registration = steps::registration(case)?;
    let (approved, registered) = (&approval.step.on, registration.step.on.as_ref()?);
    let message = say!(
        en "approved on {approved}, after it was registered on {registered}",
        et "kinnitatud {approved}, pärast registreerimist {registered}",
        approved = approved, registered = registered
    );
    let late = approval.days?.is_after(registration.days?);
    let finding = late.then(|| order(asked, approval, message))?;
    Some(finding.related(
        registration.place,
        say!(en "registered here", et "registreeritud siin"),
    ))
}

fn order(asked: &Asked<'_>, approval: &Taken<'_, ProcessStep>, message: Words) -> Finding {
    let mut finding = asked.wrong(approval.place, message).note(asked.asks(say!(
        en "approval after the proposal and before registration",
        et "kinnitamine pärast ettepanekut ja enne registreerimist"
    )));
    finding.measured = Some(say!(en "{on}", et "{on}", on = approval.step.on));
    finding
}
