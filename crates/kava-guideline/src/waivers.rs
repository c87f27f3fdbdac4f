//! Waivers: a rule set aside for a programme, with a reason, an end and a signer.

use kava_diagnostics::{Finding, Place, say};
use kava_model::date::Day;
use kava_model::fields::Waiver;
use kava_model::stated::Stated;

use crate::case::Case;
use crate::rule::{PolicyRule, Report};
use crate::rules;

/// Takes out the findings that a valid waiver sets aside, and reports waivers that are not valid.
pub fn apply(case: &Case<'_>, report: &mut Report) {
    for stated in &case.programme.waive {
        if let (Some(waiver), Some(place)) = (stated.known(), stated.place()) {
            one(case, waiver, place, report);
        }
    }
}

fn one(case: &Case<'_>, waiver: &Waiver, place: Place, report: &mut Report) {
    let lines = lines(case, waiver);
    if let Some(finding) = unknown(case, waiver, &lines).or_else(|| not_allowed(waiver, &lines)) {
        return report.findings.push(finding);
    }
    if let Some(finding) = incomplete(waiver, place) {
        report.findings.push(finding);
    }
    if let Some(end) = ended(case, waiver) {
        return report.findings.push(expired(waiver, place, end));
    }
    let before = report.findings.len();
    report
        .findings
        .retain(|finding| finding.code != &*waiver.rule.text);
    if report.findings.len() == before {
        report.findings.push(unneeded(waiver, place));
    }
}

/// The lines of the guideline that the waiver is about.
fn lines<'c>(case: &Case<'c>, waiver: &Waiver) -> Vec<&'c PolicyRule> {
    let asked = case.policy.rules_for(case.kind()).into_iter();
    asked
        .filter(|line| line.code == &*waiver.rule.text)
        .collect()
}

fn unknown(case: &Case<'_>, waiver: &Waiver, lines: &[&PolicyRule]) -> Option<Finding> {
    let name = &waiver.rule;
    if rules::find(&name.text).is_none() {
        let codes = rules::ALL.iter().map(|rule| rule.code);
        let finding = Finding::error(
            "unknown-rule",
            name.place,
            say!(en "there is no rule “{name}”", et "reeglit „{name}“ ei ole", name = name),
        );
        return Some(match kava_model::nearest(&name.text, codes) {
            Some(near) => finding.fix(
                say!(en "write “{near}”", et "kirjuta „{near}“", near = near),
                name.place.span,
                near,
            ),
            None => finding,
        });
    }
    lines.is_empty().then(|| {
        let guideline = case.policy.stamp.guideline.clone();
        Finding::warning(
            "unneeded-waiver",
            name.place,
            say!(
                en "{guideline} does not ask “{name}” of this kind of programme",
                et "juhend {guideline} ei nõua seda liiki programmilt reeglit „{name}“",
                guideline = guideline, name = name
            ),
        )
    })
}

/// Only the layer that made the rule may waive it.
fn not_allowed(waiver: &Waiver, lines: &[&PolicyRule]) -> Option<Finding> {
    let named = waiver.of.as_ref().map(|of| &*of.text);
    let higher = lines.iter().find_map(|line| {
        let made_by = &line.citation.guideline;
        let foreign = (named != Some(made_by.as_str())).then_some(&line.citation);
        line.also.last().or(foreign)
    })?;
    Some(Finding::error(
        "waiver-not-allowed",
        waiver.rule.place,
        say!(
            en "this rule stands in {guideline} (clause {clause}) and can be waived only there: waive {rule} of {guideline}",
            et "see reegel on juhendis {guideline} (punkt {clause}) ja erandi saab teha ainult seal: waive {rule} of {guideline}",
            guideline = higher.guideline, clause = higher.clause, rule = waiver.rule
        ),
    ))
}

fn incomplete(waiver: &Waiver, place: Place) -> Option<Finding> {
    let said = |part: &Option<Stated<kava_model::text::Text>>| {
        part.as_ref().is_some_and(|part| !part.is_absent())
    };
    let complete = said(&waiver.because) && said(&waiver.by) && !waiver.until.is_absent();
    (!complete).then(|| {
        Finding::error(
            "incomplete-waiver",
            place,
            say!(
                en "a waiver needs a reason, an end and a signer: because \"…\" until 2027-08-31 by \"…\"",
                et "erand vajab põhjust, tähtaega ja lubajat: because \"…\" until 2027-08-31 by \"…\""
            ),
        )
    })
}

/// The last day, once it is past.
fn ended(case: &Case<'_>, waiver: &Waiver) -> Option<Day> {
    let end = case.catalogue.first_day(waiver.until.known()?)?;
    (end < case.as_of).then_some(end)
}

fn expired(waiver: &Waiver, place: Place, end: Day) -> Finding {
    Finding::warning(
        "expired-waiver",
        place,
        say!(
            en "this waiver of {rule} ended on {end}",
            et "reegli {rule} erand lõppes {end}",
            rule = waiver.rule, end = end
        ),
    )
}

fn unneeded(waiver: &Waiver, place: Place) -> Finding {
    Finding::warning(
        "unneeded-waiver",
        place,
        say!(
            en "nothing breaks {rule}: this waiver is not needed",
            et "reeglit {rule} ei rikuta: erandit pole vaja",
            rule = waiver.rule
        ),
    )
}
