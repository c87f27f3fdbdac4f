//! `registered-before-admission`: admission opens only to a programme that is registered.
//!
//! On the day admission opens is early enough. A programme that is not registered yet and whose
//! admission has not opened either is not wrong: it has a duty. Before publication its code is asked
//! for by the form, as `not-registered`.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, say};
use kava_model::fields::{Moment, Registration};
use kava_model::stated::Stated;
use kava_model::verdict::Duty;

use super::form::NOT_REGISTERED;
use super::said::or_change;
use super::steps::{self, Taken};
use crate::case::{Case, IntakeCase};
use crate::days::{Days, not_decided};
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "registered-before-admission",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "Admission opens on the day the programme is registered or later.",
            et: "Kandideerimine algab programmi registreerimise päeval või hiljem.",
        },
        why: Phrase {
            en: "Nobody may be admitted to a programme that the registry does not know.",
            et: "Programmile, mida register ei tunne, ei tohi kedagi vastu võtta.",
        },
        mend: Phrase {
            en: "Open admission later.",
            et: "Ava kandideerimine hiljem.",
        },
        example: Example {
            block: "record",
            wrong: "registered 2026-06-16 code 999001",
            right: "registered 2026-06-15 code 999001",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let stated = case
        .record
        .map_or(&Stated::Absent, |record| &record.registered);
    for intake in case.intakes.iter().filter(|intake| intake.admits()) {
        match steps::registration(case) {
            Some(registration) => report
                .findings
                .extend(late(case, asked, intake, &registration)),
            None if matches!(stated, Stated::Broken(_)) => {}
            None => waits(case, asked, intake, report),
        }
    }
    if case.moment == Moment::Publication {
        report.findings.extend(match stated {
            Stated::Known(registration, place) => incomplete(asked, registration, *place),
            Stated::Broken(_) => None,
            Stated::Absent | Stated::Todo(_) => Some(not_registered(case, asked)),
        });
    }
}

fn incomplete(asked: &Asked<'_>, registration: &Registration, place: Place) -> Option<Finding> {
    let (message, help) = match registration {
        Registration { code: None, .. } => (
            say!(en "the registration has no code", et "registreeringul puudub kood"),
            say!(en "write behind the day: code …", et "kirjuta päeva järele: code …"),
        ),
        Registration { on: None, .. } => (
            say!(en "the registration has no day", et "registreeringul puudub päev"),
            say!(en "write the day before the code", et "kirjuta päev koodi ette"),
        ),
        _ => return None,
    };
    let asks = say!(
        en "registration with its day and code",
        et "registreering koos päeva ja koodiga"
    );
    let finding = asked.missing(Moment::Publication, place, message);
    Some(finding.note(asked.asks(asks)).help(help))
}

/// When admission opens; where only its last day is known, that.
struct Opening {
    days: Days,
    is_last: bool,
    place: Place,
}

impl Opening {
    fn of(case: &Case<'_>, intake: &IntakeCase<'_>) -> Option<Opening> {
        let apply = intake.apply().known()?;
        let (from, to) = intake.window(case.catalogue);
        let (days, end) = match from {
            Some(from) => (from, apply.from()),
            None => (to?, apply.to()),
        };
        // A window of the semester is all its intakes' own.
        let place = if intake.intake.apply.is_absent() {
            intake.place()
        } else {
            end.place()?
        };
        Some(Opening {
            days,
            is_last: from.is_none(),
            place,
        })
    }
}

fn late(
    case: &Case<'_>,
    asked: &Asked<'_>,
    intake: &IntakeCase<'_>,
    registration: &Taken<'_, Registration>,
) -> Option<Finding> {
    let registered = registration.days?;
    let opening = Opening::of(case, intake)?;
    let (day, on) = (opening.days.first, registration.step.on.as_ref()?);
    match registered.by(opening.days) {
        Some(true) => return None,
        Some(false) => {}
        None if opening.is_last => return None,
        None => {
            return Some(not_decided(
                asked,
                opening.place,
                say!(
                    en "whether admission opens after the registration is not decided: only the month of one of them is known",
                    et "jäi otsustamata, kas kandideerimine algab pärast registreerimist: ühest on teada ainult kuu"
                ),
            ));
        }
    }
    let message = match opening.is_last {
        false => say!(
            en "admission opens on {day}, before the registration on {on}",
            et "kandideerimine algab {day}, enne registreerimist {on}",
            day = day, on = on
        ),
        true => say!(
            en "admission closes on {day}, before the registration on {on}",
            et "kandideerimine lõpeb {day}, enne registreerimist {on}",
            day = day, on = on
        ),
    };
    let mut finding = asked
        .wrong(opening.place, message)
        .note(asked.asks(say!(en "registration first", et "kõigepealt registreerimine")))
        .related(
            registration.place,
            say!(en "registered here", et "registreeritud siin"),
        );
    finding.measured = Some(say!(en "{day}", et "{day}", day = day));
    finding.bound = Some(say!(en "from {on}", et "alates {on}", on = on));
    let is_own = !intake.intake.apply.is_absent() && !opening.is_last;
    let closes = intake.window(case.catalogue).1;
    let is_open_then = closes.is_none_or(|closes| !registered.is_after(closes));
    Some(match is_own && is_open_then {
        true => or_change(finding, opening.place, &on.to_string()),
        false => finding,
    })
}

/// Not registered yet: a duty until admission opens, then wrong.
fn waits(case: &Case<'_>, asked: &Asked<'_>, intake: &IntakeCase<'_>, report: &mut Report) {
    let Some(opening) = Opening::of(case, intake) else {
        return;
    };
    let (name, day) = (&intake.intake.name, opening.days.last);
    if case.as_of <= day {
        report.duties.push(Duty {
            by: day,
            what: say!(
                en "have the programme registered before {name} opens",
                et "lase programm enne vastuvõtu {name} avamist registreerida",
                name = name
            ),
            place: intake.place(),
            citation: None,
        });
        return;
    }
    if case.moment == Moment::Publication {
        return;
    }
    let message = say!(
        en "admission began by {day}, and the programme is not registered",
        et "kandideerimine algas hiljemalt {day}, aga programm ei ole registreeritud",
        day = day
    );
    let finding = asked.missing(Moment::Publication, opening.place, message);
    report.findings.push(
        finding.note(asked.asks(say!(en "registration first", et "kõigepealt registreerimine"))),
    );
}

/// Where the form asks for the registry's code, it finds this said.
fn not_registered(case: &Case<'_>, asked: &Asked<'_>) -> Finding {
    let message = say!(
        en "the programme is not registered yet",
        et "programm ei ole veel registreeritud"
    );
    let stated = case.record.and_then(|record| record.registered.place());
    let mut finding = asked
        .missing(Moment::Publication, stated.unwrap_or(case.place()), message)
        .note(asked.asks(say!(en "registration before admission", et "registreerimine enne vastuvõttu")))
        .help(say!(
            en "once the registry has answered, write into the record: registered 2026-05-29 code …",
            et "kui register on vastanud, kirjuta toimikusse: registered 2026-05-29 code …"
        ));
    finding.code = NOT_REGISTERED;
    finding
}
