//! What is said of a waiver that sets nothing aside.

use kava_diagnostics::{Citation, Finding, Place, Span, Tag, Words, say};
use kava_model::fields::Waiver;

use super::signed::Signed;
use crate::policy::Policy;
use crate::rules;
use crate::rules::said::or_without;

pub fn unknown(waiver: &Waiver) -> Finding {
    let name = &waiver.rule;
    let codes = rules::ALL.iter().map(|rule| rule.code);
    let finding = Finding::error(
        "unknown-rule",
        name.place,
        say!(en "there is no rule “{name}”", et "reeglit „{name}“ ei ole", name = name),
    );
    match kava_model::nearest(&name.text, codes) {
        Some(near) => finding.fix(
            say!(en "write “{near}”", et "kirjuta „{near}“", near = near),
            name.place.span,
            near,
        ),
        None => finding,
    }
}

pub fn form_field(waiver: &Waiver) -> Finding {
    let finding = not_allowed(
        waiver.rule.place,
        say!(
            en "what the registry's form needs cannot be waived: without it nothing can be registered",
            et "registri vormi väljadest ei saa teha erandit: ilma nendeta ei saa programmi registreerida"
        ),
    );
    or_without(finding, waiver.place)
}

pub fn always_on(waiver: &Waiver) -> Finding {
    let finding = not_allowed(
        waiver.rule.place,
        say!(
            en "“{name}” is always checked, whatever a guideline asks, and cannot be waived",
            et "„{name}“ on alati kontrolli all, olenemata juhendist, ja sellest ei saa teha erandit",
            name = waiver.rule
        ),
    );
    or_without(finding, waiver.place)
}

/// No guideline that judges the programme asks the rule of it.
pub fn not_asked(waiver: &Waiver, policies: &[&Policy]) -> Finding {
    let mut ids: Vec<&str> = Vec::new();
    for policy in policies {
        if !ids.contains(&&*policy.stamp.guideline) {
            ids.push(&policy.stamp.guideline);
        }
    }
    let finding = Finding::warning(
        "unneeded-waiver",
        waiver.rule.place,
        say!(
            en "{guideline} does not ask “{name}” of this kind of programme",
            et "juhend {guideline} ei nõua seda liiki programmilt reeglit „{name}“",
            guideline = ids.join(", "), name = waiver.rule
        ),
    );
    or_without(finding, waiver.place).tag(Tag::Unneeded)
}

/// It names no guideline that asks the rule.
pub fn of_another(waiver: &Waiver, asked_by: &[&Citation]) -> Finding {
    let Some(lowest) = asked_by.first() else {
        return unknown(waiver);
    };
    let Citation {
        guideline, clause, ..
    } = *lowest;
    let finding = not_allowed(
        waiver.of.as_ref().map_or(waiver.rule.place, |of| of.place),
        say!(
            en "“{name}” is asked by {guideline} (clause {clause}): write waive {name} of {guideline}",
            et "reeglit „{name}“ nõuab {guideline} (punkt {clause}): kirjuta waive {name} of {guideline}",
            name = waiver.rule, guideline = guideline, clause = clause
        ),
    );
    let title =
        say!(en "write “of {guideline}”", et "kirjuta „of {guideline}“", guideline = guideline);
    match &waiver.of {
        Some(of) => finding.fix(title, of.place.span, guideline.clone()),
        None => {
            let end = waiver.rule.place.span.end;
            finding.fix(title, Span { start: end, end }, format!(" of {guideline}"))
        }
    }
}

/// Another layer asks the same and has not waived it.
pub fn stands_elsewhere(signed: &Signed<'_>, citation: &Citation) -> Finding {
    let finding = not_allowed(
        signed.waiver.rule.place,
        say!(
            en "“{name}” also stands in {other} (clause {clause}), and {guideline} alone cannot waive it",
            et "„{name}“ on ka juhendis {other} (punkt {clause}) ja {guideline} üksi sellest erandit teha ei saa",
            name = signed.waiver.rule, other = citation.guideline,
            clause = citation.clause, guideline = signed.guideline
        ),
    );
    or_without(finding, signed.waiver.place)
}

fn not_allowed(place: Place, message: Words) -> Finding {
    Finding::error("waiver-not-allowed", place, message)
}

pub fn incomplete(waiver: &Waiver, place: Place) -> Finding {
    let finding = Finding::error(
        "incomplete-waiver",
        place,
        say!(
            en "a waiver needs a reason, an end and a signer: because \"…\" until 2027-08-31 by \"…\"",
            et "erand vajab põhjust, tähtaega ja lubajat: because \"…\" until 2027-08-31 by \"…\""
        ),
    );
    or_without(finding, waiver.place)
}

pub fn expired(signed: &Signed<'_>) -> Finding {
    let finding = Finding::warning(
        "expired-waiver",
        signed.place,
        say!(
            en "this waiver of {rule} ended on {end}",
            et "reegli {rule} erand lõppes {end}",
            rule = signed.waiver.rule, end = signed.until
        ),
    );
    or_without(finding, signed.waiver.place).tag(Tag::Unneeded)
}

pub fn unneeded(signed: &Signed<'_>) -> Finding {
    let finding = Finding::warning(
        "unneeded-waiver",
        signed.place,
        say!(
            en "nothing breaks {rule}: this waiver is not needed",
            et "reeglit {rule} ei rikuta: erandit pole vaja",
            rule = signed.waiver.rule
        ),
    );
    or_without(finding, signed.waiver.place).tag(Tag::Unneeded)
}
