//! The steps of a programme on its way into the registry, as far as its record tells.

use kava_diagnostics::{Finding, Phrase, Place, Span, Words, say};
use kava_model::fields::{Moment, ProcessStep, Record, Registration};
use kava_model::stated::Stated;

use super::{announced, said};
use crate::case::Case;
use crate::days::Days;
use crate::rule::Asked;

/// A step that is recorded.
pub struct Taken<'c, T> {
    pub step: &'c T,
    pub place: Place,
    /// Nothing where the day is not known, or only a semester without days.
    pub days: Option<Days>,
}

/// Proposal, approval or hand-over.
pub fn taken<'c>(
    case: &Case<'c>,
    pick: impl Fn(&'c Record) -> &'c Stated<ProcessStep>,
) -> Option<Taken<'c, ProcessStep>> {
    let Stated::Known(step, place) = pick(case.record?) else {
        return None;
    };
    Some(Taken {
        step,
        place: *place,
        days: Days::of(&step.on, case.catalogue),
    })
}

pub fn registration<'c>(case: &Case<'c>) -> Option<Taken<'c, Registration>> {
    let Stated::Known(step, place) = &case.record?.registered else {
        return None;
    };
    let on = step.on.as_ref();
    Some(Taken {
        step,
        place: *place,
        days: on.and_then(|on| Days::of(on, case.catalogue)),
    })
}

/// Whether proposal and approval are overdue: a later step is recorded, an intake was to be announced
/// by now, or admission has begun.
pub fn are_due(case: &Case<'_>) -> bool {
    let later = case
        .record
        .is_some_and(|record| !record.submitted.is_absent() || !record.registered.is_absent());
    let begun = |day: Option<kava_model::date::Day>| day.is_some_and(|day| day < case.as_of);
    later
        || case.intakes.iter().any(|intake| {
            let opening = intake.window(case.catalogue).0;
            begun(announced::deadline(case, intake)) || begun(opening.map(|opening| opening.last))
        })
}

/// Where a step that the registry's form needs is not recorded: for submission, and in a draft once it
/// is due. What is registered has had its steps.
pub fn unsaid<T>(
    case: &Case<'_>,
    asked: &Asked<'_>,
    pick: impl Fn(&Record) -> &Stated<T>,
    message: Words,
    line: &str,
) -> Option<Finding> {
    let due = match case.moment {
        Moment::Draft => are_due(case),
        Moment::Submission => true,
        Moment::Publication => false,
    };
    let stated = case.record.map_or(&Stated::Absent, pick);
    let finding = said::unsaid(asked, Moment::Submission, case.place(), stated, message);
    finding.filter(|_| due).map(|finding| {
        let word = line.split(' ').next().unwrap_or(line);
        let room = case.record.and_then(|record| record.room);
        said::or_todo(finding, stated, room, word).help(say!(
            en "write into the record: {line}",
            et "kirjuta toimikusse: {line}",
            line = line
        ))
    })
}

/// Somebody else than asked took the step, or it is not said who.
pub fn by_another(
    asked: &Asked<'_>,
    taken: &Taken<'_, ProcessStep>,
    allowed: bool,
) -> Option<Finding> {
    let words = asked.words();
    let named = taken.step.by.as_ref();
    if allowed || named.is_some_and(|by| words.contains(&&*by.text)) {
        return None;
    }
    let who = roles(&words);
    let asks = asked.asks(who.clone());
    let Some(by) = named else {
        let message = say!(en "by whom is not said", et "kes seda tegi, on ütlemata");
        let help = say!(en "write: by {word}", et "kirjuta: by {word}", word = words.join(", "));
        let finding = asked
            .missing(Moment::Submission, taken.place, message)
            .note(asks)
            .help(help);
        let end = Span::at(taken.place.span.end as usize);
        let is_last = taken.step.document.is_none();
        let added = words.iter().filter(|_| is_last);
        return Some(added.fold(finding, |finding, word| {
            let title =
                say!(en "add “by {word}”, if it was so", et "lisa „by {word}“, kui see nii oli", word = *word);
            finding.fix(title, end, format!(" by {word}"))
        }));
    };
    let message = say!(
        en "this was done by “{by}”, but it is for {who} to do",
        et "selle tegi „{by}“, kuid seda teeb {who}",
        by = by, who = who
    );
    let mut finding = asked.wrong(by.place, message).note(asks);
    finding.measured = Some(say!(en "{by}", et "{by}", by = by));
    finding.bound = Some(who);
    Some(words.iter().fold(finding, |finding, word| {
        let title =
            say!(en "write “{word}”, if it was so", et "kirjuta „{word}“, kui see nii oli", word = *word);
        finding.fix(title, by.place.span, *word)
    }))
}

const ROLES: [(&str, Phrase); 6] = [
    (
        "council",
        Phrase {
            en: "the council",
            et: "nõukogu",
        },
    ),
    (
        "dean",
        Phrase {
            en: "the Dean",
            et: "dekaan",
        },
    ),
    (
        "director",
        Phrase {
            en: "the director",
            et: "direktor",
        },
    ),
    (
        "head",
        Phrase {
            en: "the head of the School",
            et: "teaduskonna juht",
        },
    ),
    (
        "rector",
        Phrase {
            en: "the Rector",
            et: "rektor",
        },
    ),
    (
        "vice-rector",
        Phrase {
            en: "the Vice-Rector for Academic Affairs",
            et: "õppeprorektor",
        },
    ),
];

/// `the Dean or the council`
fn roles(words: &[&str]) -> Words {
    let role = |word: &&str| {
        ROLES
            .iter()
            .find(|(known, _)| known == word)
            .map(|(_, role)| role.words())
    };
    let mut roles = words.iter().filter_map(role);
    let first = roles.next().unwrap_or_default();
    roles.fold(
        first,
        |all, next| say!(en "{all} or {next}", et "{all} või {next}", all = all, next = next),
    )
}
