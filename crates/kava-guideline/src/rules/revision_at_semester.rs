//! `revision-at-semester`: a revision takes effect when a semester starts, and is approved before.
//!
//! One catalogue shows a revision where an edition replaces another programme, or follows an earlier
//! edition of its own code and changes what is approved.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Words, say};
use kava_model::coded::InForce;
use kava_model::date::{Day, When};
use kava_model::fields::{Moment, Programme};
use kava_model::stated::Stated;

use super::said::or_change;
use super::{said, steps};
use crate::case::Case;
use crate::days::{Days, not_decided};
use crate::revision;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "revision-at-semester",
    takes: Takes::Words(&revision::REVISED),
    page: Page {
        asks: Phrase {
            en: "A new edition that changes what the guideline's line names, such as the title, the volume, the courses or the outcomes, takes effect on the first day of a semester. It has an approval of its own, given before that day and after that of the earlier edition.",
            et: "Uus redaktsioon, mis muudab midagi juhendi real nimetatust, näiteks nimetust, mahtu, aineid või õpiväljundeid, hakkab kehtima semestri esimesel päeval. Sellel on oma kinnitus, mis on antud enne seda päeva ja pärast varasema redaktsiooni oma.",
        },
        why: Phrase {
            en: "Those who study already must know under which edition they finish, and what was approved is what is taught. New dates, places, prices, contacts and corrected spelling need neither a new edition nor an approval.",
            et: "Õppija peab teadma, millise redaktsiooni järgi ta lõpetab, ja õpetatakse seda, mis on kinnitatud. Uued kuupäevad, kohad, hinnad, kontaktid ja õigekirjaparandused ei vaja uut redaktsiooni ega kinnitust.",
        },
        mend: Phrase {
            en: "Let it take effect from the next semester: in-force from spring-2027; and write its own approval into its record.",
            et: "Lase sel kehtima hakata järgmisest semestrist: in-force from spring-2027; ja märgi toimikusse selle enda kinnitus.",
        },
        example: Example {
            block: "",
            wrong: "programme data-basics-new {\n  kind     micro-degree\n  replaces data-basics\n  in-force from 2026-10-15\n}\n",
            right: "programme data-basics-new {\n  kind     micro-degree\n  replaces data-basics\n  in-force from autumn-2026\n}\n",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Stated::Known(in_force, place) = &case.programme.in_force else {
        return;
    };
    let Some(days) = Days::of_start(&in_force.from, case.catalogue) else {
        return;
    };
    let earlier = earlier_edition(case, days);
    let revised = earlier.map(|earlier| revision::changes(&asked.words(), earlier, case.programme));
    if !is_revision(case, revised.as_deref()) {
        return;
    }
    let found = [
        between_semesters(case, asked, in_force, days, *place),
        approved_late(case, asked, days),
        earlier.and_then(|earlier| not_its_own(case, asked, earlier)),
        unapproved(case, asked, *place),
    ];
    let what = revised.as_deref().and_then(what_is_revised);
    report
        .findings
        .extend(found.into_iter().flatten().map(|mut finding| {
            finding.notes.extend(what.clone());
            if let Some(earlier) = earlier {
                let place = earlier.in_force.place().unwrap_or(earlier.name.place);
                finding = finding.related(
                    place,
                    say!(en "the earlier edition", et "varasem redaktsioon"),
                );
            }
            finding
        }));
}

/// Of the same code, the one that was in force until this one; one that does not say since when is
/// taken for the first.
fn earlier_edition<'c>(case: &Case<'c>, from: Days) -> Option<&'c Programme> {
    let others = case
        .catalogue
        .editions(&case.programme.name.text)
        .filter(|other| !std::ptr::eq(*other, case.programme));
    let begun = others.filter_map(|other| match &other.in_force {
        Stated::Absent => Some((None, other)),
        Stated::Known(in_force, _) => {
            let begins = Days::of_start(&in_force.from, case.catalogue)?;
            from.is_after(begins).then_some((Some(begins.last), other))
        }
        _ => None,
    });
    begun
        .max_by_key(|(begins, _)| *begins)
        .map(|(_, other)| other)
}

/// A programme that takes another's place has to be approved as any new one.
fn is_revision(case: &Case<'_>, revised: Option<&[Words]>) -> bool {
    revised.is_some_and(|revised| !revised.is_empty()) || !case.programme.replaces.is_absent()
}

fn what_is_revised(revised: &[Words]) -> Option<Words> {
    let what = Words::join(revised.iter().cloned(), ", ");
    (!revised.is_empty()).then(|| {
        say!(
            en "this edition changes {what}",
            et "see redaktsioon muudab: {what}",
            what = what
        )
    })
}

fn between_semesters(
    case: &Case<'_>,
    asked: &Asked<'_>,
    in_force: &InForce,
    days: Days,
    place: Place,
) -> Option<Finding> {
    let from = &in_force.from;
    if matches!(from, When::Semester(_)) {
        return None;
    }
    let starts = revision::semester_starts(case.catalogue);
    let starts: Vec<Day> = starts.iter().map(|window| window.starts).collect();
    let can_be = starts
        .iter()
        .any(|start| days.first <= *start && *start <= days.last);
    match (can_be, days.day()) {
        (true, Some(_)) => return None,
        (true, None) => {
            return Some(not_decided(
                asked,
                place,
                say!(
                    en "whether this edition takes effect when a semester starts is not decided: only {from} is known",
                    et "jäi otsustamata, kas see redaktsioon hakkab kehtima semestri algusest: teada on ainult {from}",
                    from = from
                ),
            ));
        }
        (false, _) if starts.is_empty() => {
            return Some(not_decided(
                asked,
                place,
                say!(
                    en "whether this edition takes effect when a semester starts is not decided: no semester is declared",
                    et "jäi otsustamata, kas see redaktsioon hakkab kehtima semestri algusest: ühtki semestrit pole kirjeldatud"
                ),
            ));
        }
        (false, _) => {}
    }
    let next = starts.iter().filter(|start| **start > days.last).min();
    let mut finding = asked
        .wrong(
            place,
            say!(
                en "this edition takes effect on {from}, when no semester starts",
                et "see redaktsioon hakkab kehtima {from}, aga siis ei alga semester",
                from = from
            ),
        )
        .note(asked.asks(say!(en "the first day of a semester", et "semestri esimene päev")));
    finding.measured = Some(say!(en "{from}", et "{from}", from = from));
    if let Some(next) = next {
        finding = or_change(finding, place, &until(*next, in_force));
        finding = finding.help(say!(
            en "the next semester starts on {next}",
            et "järgmine semester algab {next}",
            next = next
        ));
    }
    Some(finding)
}

/// From another day, to the same end.
fn until(from: Day, in_force: &InForce) -> String {
    match &in_force.to {
        Some(to) => format!("from {from} to {to}"),
        None => format!("from {from}"),
    }
}

fn approved_late(case: &Case<'_>, asked: &Asked<'_>, from: Days) -> Option<Finding> {
    let approval = steps::taken(case, |record| &record.approved)?;
    let last = from.plus_days(-1);
    let approved = &approval.step.on;
    let message = say!(
        en "approved on {approved}, but this edition has been in force since {from}",
        et "kinnitatud {approved}, aga see redaktsioon kehtib juba alates {from}",
        approved = approved, from = from.first
    );
    approval.days?.is_after(last).then(|| {
        let mut finding = asked.wrong(approval.place, message).note(asked.asks(say!(
            en "approval before the first day",
            et "kinnitamine enne esimest päeva"
        )));
        finding.measured = Some(say!(en "{approved}", et "{approved}", approved = approved));
        finding.bound = Some(say!(en "by {last}", et "hiljemalt {last}", last = last.last));
        finding
    })
}

/// The approval is the earlier edition's, or was given before it.
fn not_its_own(case: &Case<'_>, asked: &Asked<'_>, earlier: &Programme) -> Option<Finding> {
    let approval = steps::taken(case, |record| &record.approved)?;
    let Stated::Known(before, before_place) = &case.catalogue.record(earlier)?.approved else {
        return None;
    };
    // One record for both has a finding of its own.
    if approval.place == *before_place {
        return None;
    }
    let step = approval.step;
    let same_document = match (&step.document, &before.document) {
        (Some(one), Some(other)) => one == other,
        (None, None) => step.on == before.on,
        _ => false,
    };
    let days = Days::of(&before.on, case.catalogue);
    let older = days
        .zip(approval.days)
        .is_some_and(|(before, after)| before.is_after(after));
    let message = if same_document {
        say!(
            en "this is the approval of the earlier edition, of {on}",
            et "see on varasema redaktsiooni kinnitus ({on})",
            on = before.on
        )
    } else if older {
        say!(
            en "approved on {on}, before the edition that it revises ({before})",
            et "kinnitatud {on}, enne kui redaktsioon, mida see muudab ({before})",
            on = step.on, before = before.on
        )
    } else {
        return None;
    };
    let finding = asked.wrong(approval.place, message).note(asks_own(asked));
    Some(finding.related(
        *before_place,
        say!(en "the earlier edition's approval", et "varasema redaktsiooni kinnitus"),
    ))
}

/// Where the guideline has no rule of its own that asks for an approval.
fn unapproved(case: &Case<'_>, asked: &Asked<'_>, place: Place) -> Option<Finding> {
    let lines = case.policy.rules_for(case.kind());
    if lines.iter().any(|line| line.code == "approved-by") {
        return None;
    }
    let stated = case
        .record
        .map_or(&Stated::Absent, |record| &record.approved);
    let message = say!(
        en "the approval of this revision is not recorded",
        et "selle muudatuse kinnitamine on märkimata"
    );
    let finding = said::unsaid(asked, Moment::Submission, place, stated, message)?;
    Some(finding.note(asks_own(asked)))
}

fn asks_own(asked: &Asked<'_>) -> Words {
    asked.asks(say!(
        en "an approval of the revision itself",
        et "muudatuse enda kinnitamine"
    ))
}
