//! `route`: the programme is registered where the provider has the right to teach, else it needs an
//! activity licence.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, say};
use kava_model::choice::Choice;
use kava_model::fields::{Institution, Moment, Route};
use kava_model::name::Name;
use kava_model::stated::Stated;

use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "route",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "A programme in a study programme group in which the provider may teach is registered; any other needs an activity licence.",
            et: "Programm registreeritakse, kui õppeasutusel on selles õppekavarühmas õppe läbiviimise õigus; muidu on vaja tegevusluba.",
        },
        why: Phrase {
            en: "The two are different applications; the wrong one comes back.",
            et: "Need on kaks eri taotlust; valesti valitud taotlus tuleb tagasi.",
        },
        mend: Phrase {
            en: "Keep the institution's list of study programme groups up to date, or state the route in the record.",
            et: "Hoia õppeasutuse õppekavarühmade loend ajakohane või märgi menetlus toimikusse.",
        },
        example: Example {
            block: "record",
            wrong: "route licence",
            right: "route registration",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let stated = case.record.map_or(&Stated::Absent, |record| &record.route);
    match (stated, by_rights(case)) {
        (Stated::Known(route, place), Some(by_rights)) if *route != by_rights.route => {
            report
                .findings
                .push(contradicts(asked, *route, *place, &by_rights));
        }
        (Stated::Known(..) | Stated::Broken(_), _) | (_, Some(_)) => {}
        (Stated::Absent | Stated::Todo(_), None) => report.findings.extend(undecided(case, asked)),
    }
}

/// The route that the rights to teach lead to.
pub(super) struct ByRights<'c> {
    pub route: Route,
    group: &'c Name,
    /// The right that covers the group.
    right: Option<&'c Name>,
}

/// Nothing where the group or the provider's rights are not known.
pub(super) fn by_rights<'c>(case: &Case<'c>) -> Option<ByRights<'c>> {
    let group = group(case)?;
    let rights = &case.catalogue.issuer()?.study_groups.known()?.codes;
    let right = rights
        .iter()
        .find(|right| group.text.starts_with(&*right.text));
    let route = if right.is_some() {
        Route::Registration
    } else {
        Route::Licence
    };
    Some(ByRights {
        route,
        group,
        right,
    })
}

fn contradicts(asked: &Asked<'_>, stated: Route, place: Place, by: &ByRights<'_>) -> Finding {
    let ByRights {
        route,
        group,
        right,
    } = by;
    let message = match right {
        Some(right) => say!(
            en "group {group} is covered by the right to teach {right}: this needs no licence but registration",
            et "rühma {group} hõlmab õppe läbiviimise õigus {right}: tegevusluba pole vaja, piisab registreerimisest",
            group = group, right = right
        ),
        None => say!(
            en "no right to teach covers group {group}: registration is not enough, a licence is needed",
            et "rühmas {group} ei ole õppe läbiviimise õigust: registreerimisest ei piisa, vaja on tegevusluba",
            group = group
        ),
    };
    let mut finding = asked
        .wrong(place, message)
        .note(asked.asks(say!(
            en "registration in the provider's own groups, a licence elsewhere",
            et "oma õppekavarühmas registreerimine, mujal tegevusluba"
        )))
        .fix(
            say!(en "write “{word}”", et "kirjuta „{word}“", word = route.word()),
            place.span,
            route.word(),
        );
    finding.measured = Some(stated.name().words());
    finding.bound = Some(route.name().words());
    if let Some(right) = right {
        finding = finding.related(
            right.place,
            say!(en "the right to teach", et "õppe läbiviimise õigus"),
        );
    }
    finding
}

/// The primary group, if it is one of four digits.
fn group<'c>(case: &Case<'c>) -> Option<&'c Name> {
    case.programme
        .field
        .known()?
        .codes
        .first()
        .filter(|code| code.text.len() == 4)
}

/// The group is known and the provider's rights are not.
pub(super) fn lacks_rights(case: &Case<'_>) -> bool {
    let unlisted =
        |issuer: &Institution| matches!(issuer.study_groups, Stated::Absent | Stated::Todo(_));
    group(case).is_some() && case.catalogue.issuer().is_some_and(unlisted)
}

/// What is registered has had its route.
fn undecided(case: &Case<'_>, asked: &Asked<'_>) -> Option<Finding> {
    if !lacks_rights(case) || case.moment == Moment::Publication {
        return None;
    }
    let (group, issuer) = group(case).zip(case.catalogue.issuer())?;
    let message = say!(
        en "the route is not decided: {issuer} lists no study programme groups, so whether {group} may be registered is not known",
        et "menetlus jäi otsustamata: {issuer} ei nimeta oma õppekavarühmi, seega pole teada, kas {group} saab registreerida",
        issuer = issuer.name, group = group
    );
    let finding = asked.missing(Moment::Submission, case.place(), message);
    Some(finding.note(asked.asks(say!(en "one route", et "üks menetlus"))).help(say!(
        en "list the groups: study-groups ISCED-F …, or write into the record: route registration",
        et "loetle rühmad: study-groups ISCED-F … või kirjuta toimikusse: route registration"
    )))
}
