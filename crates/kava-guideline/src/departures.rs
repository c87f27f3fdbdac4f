//! Comply or explain: a line that is *must, or a stated reason* is met by a reason.

use kava_diagnostics::{Finding, Pages, Place, Tag, pages, say};
use kava_model::fields::{Departure, Strictness};
use kava_model::stated::Stated;

use crate::case::Case;
use crate::rule::{PolicyRule, Report};
use crate::rules::said::or_without;

const CODE: &str = "needless-departure";

pub static DEPARTURES: Pages = pages! {
    "needless-departure"
        asks en "A reason for departing from a rule stands where the guideline takes reasons, and where the rule is not met."
             et "Reeglist kõrvalekaldumise põhjus on kirjas seal, kus juhend põhjust lubab ja reegel täidetud ei ole."
        why  en "Elsewhere it changes nothing and misleads the reader."
             et "Mujal ei muuda see midagi ja eksitab lugejat."
        mend en "Take it out. Where a rule that must hold is not met, ask for a waiver."
             et "Võta see välja. Kui täitmata on reegel, mis peab kehtima, taotle erandit."
        in "programme" wrong r#"depart from project-needs because et "Projekte on vähe" en "There are few projects""#
        right r#"waive project-needs of taltech
  because "the board has agreed" until 2027-08-31 by "Vice-Rector for Academic Affairs""#;
};

/// Takes out what a line finds where the programme gives a reason, and says that it did; where it
/// gives none, tells how.
pub fn explain(case: &Case<'_>, line: &PolicyRule, found: &mut Report) -> bool {
    if line.strictness != Strictness::MustOrReason || found.findings.is_empty() {
        return false;
    }
    let explained = departures(case).any(|(departure, _)| &*departure.rule.text == line.code);
    if explained {
        found.findings.clear();
    }
    for finding in &mut found.findings {
        finding.help.push(say!(
            en "or give the reason: depart from {rule} because et \"…\" en \"…\"",
            et "või põhjenda: depart from {rule} because et \"…\" en \"…\"",
            rule = line.code
        ));
    }
    explained
}

/// Reports reasons that change nothing.
pub fn needless(case: &Case<'_>, explained: &[&str], report: &mut Report) {
    for (departure, place) in departures(case) {
        let rule = &*departure.rule.text;
        if !explained.contains(&rule) {
            let finding = changes_nothing(case, rule, place);
            report.findings.push(or_without(finding, departure.place));
        }
    }
}

fn departures<'c>(case: &Case<'c>) -> impl Iterator<Item = (&'c Departure, Place)> {
    let stated = case.programme.depart.iter();
    stated.filter_map(|stated| match stated {
        Stated::Known(departure, place) => Some((departure, *place)),
        _ => None,
    })
}

fn changes_nothing(case: &Case<'_>, rule: &str, place: Place) -> Finding {
    let lines = case.policy.rules_for(case.kind()).into_iter();
    let mut taking_reasons =
        lines.filter(|line| line.code == rule && line.strictness == Strictness::MustOrReason);
    let message = match taking_reasons.next() {
        Some(_) => say!(
            en "{rule} is not broken: this reason is not needed",
            et "reeglit {rule} ei rikuta: põhjust pole vaja",
            rule = rule
        ),
        None => say!(
            en "no line of {guideline} lets a reason stand for {rule}",
            et "juhendi {guideline} ükski rida ei luba reegli {rule} asemel põhjust",
            guideline = case.policy.stamp.guideline.clone(), rule = rule
        ),
    };
    Finding::warning(CODE, place, message).tag(Tag::Unneeded)
}
