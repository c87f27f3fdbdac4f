//! What must be said is taken out: every field that the registry's form needs at its moment, and every
//! field that a rule lives by.
//!
//! The three tables here name every field of the language once; a test holds them against the field
//! table, so that a new field has to say which rule would miss it, or why nobody would.

mod form;
mod free;
mod needed;
mod sites;

use kava::Moment;
use kava::diagnostics::Severity;
use kava_guideline::Policy;
use kava_model::fields::{FormRow, Strictness};

use super::catalogue::{Catalogue, Programme};
use super::guideline::{Asking, notice_due};
use super::mutant::{Expected, Kind, Mutant};
use form::FORM;
use sites::sites;

pub fn mutants<'c>(catalogue: &'c Catalogue, made: &mut Vec<Mutant<'c>>) {
    let asking = Asking::of(catalogue);
    for programme in catalogue.programmes() {
        if let Some(policy) = asking.policy(programme) {
            of_form(programme, &policy, made);
        }
    }
    needed::mutants(catalogue, &asking, made);
}

fn of_form<'c>(programme: Programme<'c>, policy: &Policy, made: &mut Vec<Mutant<'c>>) {
    for row in FORM {
        let sites = sites(programme, row.at);
        for (moment, severity) in demands(programme, policy, row.field) {
            for site in &sites {
                let expected = Expected::Caught(row.codes, severity);
                let of = format!("{} of the form", row.field);
                let mutant =
                    Mutant::new(programme.catalogue, Kind::Removed, of, expected).at(moment);
                let mutant = site.take_out(mutant).told_in(programme.fact.file);
                let mutant = site.told.into_iter().fold(mutant, Mutant::told_in);
                made.push(match due(programme, policy, row.field) {
                    Some(day) => mutant.judged_on(day),
                    None => mutant,
                });
            }
        }
    }
}

/// At which moments the field is asked for, and how gravely; of several layers the gravest.
fn demands(programme: Programme<'_>, policy: &Policy, field: &str) -> Vec<(Moment, Severity)> {
    let rows: Vec<&FormRow> = policy
        .form_for(programme.kind())
        .map(|(_, row)| row)
        .filter(|row| &*row.field.text == field)
        .collect();
    let at = |moment: Moment| {
        let asked = rows.iter().flat_map(|row| &row.moments);
        let asked = asked.filter(|(named, _)| *named == moment);
        asked.filter_map(|(_, how)| severity(*how)).min()
    };
    [Moment::Draft, Moment::Submission, Moment::Publication]
        .into_iter()
        .filter_map(|moment| Some((moment, at(moment)?)))
        .collect()
}

fn severity(how: Strictness) -> Option<Severity> {
    match how {
        Strictness::Must | Strictness::MustOrReason => Some(Severity::Error),
        Strictness::Should => Some(Severity::Warning),
        Strictness::May => None,
    }
}

/// What is owed only from some day on is looked for on the day after: of notice and of what comes
/// before it, the day of the last notice.
fn due(programme: Programme<'_>, policy: &Policy, field: &str) -> Option<kava::Day> {
    let intakes = programme.intakes().into_iter();
    let days: Vec<kava::Day> = match field {
        "notice" | "proposal" | "approval" => intakes
            .filter_map(|intake| notice_due(policy, intake))
            .collect(),
        _ => return None,
    };
    Some(days.into_iter().max()?.plus_days(1))
}
