//! `completion-by-outcomes`: the programme is complete when all outcomes are achieved, and its
//! completion conditions ask for no less.

use kava_diagnostics::{Example, Page, Phrase, Words, say};
use kava_model::text::Text;

use super::wording::words;
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "completion-by-outcomes",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "The completion conditions ask for all learning outcomes: neither attendance alone, nor a part of the outcomes.",
            et: "Lõpetamise tingimused nõuavad kõigi õpiväljundite saavutamist: ei piisa osalemisest ega osast väljunditest.",
        },
        why: Phrase {
            en: "The certificate says that the outcomes have been achieved, not that somebody was there.",
            et: "Tunnistus kinnitab õpiväljundite saavutamist, mitte osalemist.",
        },
        mend: Phrase {
            en: "Write that all learning outcomes have been achieved; attendance may be asked beside it.",
            et: "Kirjuta, et kõik õpiväljundid on saavutatud; selle kõrval võib nõuda ka osalemist.",
        },
        example: Example {
            block: "programme",
            wrong: "completion et \"Osaletud on vähemalt 75 % kohtumistest.\"\n           en \"At least 75 % of the meetings have been attended.\"",
            right: "completion et \"Kõik õpiväljundid on saavutatud.\"\n           en \"All learning outcomes have been achieved.\"",
        },
    },
    check,
};

/// Words that begin so speak of having been there.
const ATTENDANCE: [&str; 6] = [
    "attend",
    "presence",
    "osale",
    "osavõt",
    "kohalol",
    "kohalviib",
];

/// Words that begin so speak of what was achieved.
const ACHIEVEMENT: [&str; 23] = [
    "outcome",
    "assess",
    "exam",
    "pass",
    "grade",
    "test",
    "project",
    "thesis",
    "assignment",
    "achiev",
    "complet",
    "credit",
    "õpiväljund",
    "väljund",
    "hinna",
    "hinde",
    "eksam",
    "arvestus",
    "läbi",
    "soorita",
    "saavuta",
    "projekt",
    "lõputöö",
];

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let (Some(text), Some(place)) = (
        case.programme.completion.known(),
        case.programme.completion.place(),
    ) else {
        return;
    };
    let message = if asks_for_attendance_alone(text) {
        say!(
            en "these conditions ask for attendance, not for the learning outcomes",
            et "need tingimused nõuavad osalemist, mitte õpiväljundite saavutamist"
        )
    } else if asks_for_some_outcomes(text) {
        say!(
            en "these conditions ask for a part of the learning outcomes, not for all",
            et "need tingimused nõuavad ainult osa õpiväljunditest, mitte kõiki"
        )
    } else {
        return;
    };
    report
        .findings
        .push(asked.wrong(place, message).note(asks(asked)));
}

fn asks(asked: &Asked<'_>) -> Words {
    asked.asks(say!(
        en "the achievement of all learning outcomes",
        et "kõigi õpiväljundite saavutamine"
    ))
}

fn asks_for_attendance_alone(text: &Text) -> bool {
    speaks_of(text, &ATTENDANCE) && !speaks_of(text, &ACHIEVEMENT)
}

fn speaks_of(text: &Text, stems: &[&str]) -> bool {
    let begins = |word: &str| stems.iter().any(|stem| word.starts_with(stem));
    text.0
        .iter()
        .any(|part| words(&part.text.to_lowercase()).any(begins))
}

/// `75 % of the learning outcomes`, `75 % õpiväljunditest`
fn asks_for_some_outcomes(text: &Text) -> bool {
    text.0.iter().any(|part| {
        let pieces: Vec<&str> = part.text.split('%').collect();
        pieces
            .windows(2)
            .any(|pair| !pair[0].trim_end().ends_with("100") && begins_with_outcomes(pair[1]))
    })
}

fn begins_with_outcomes(text: &str) -> bool {
    const NEAR: usize = 5;
    let next: Vec<String> = words(text).take(NEAR).map(str::to_lowercase).collect();
    let first = next.first().map_or("", |word| word.as_str());
    let of_outcomes = first == "of" && next.iter().any(|word| word.starts_with("outcome"));
    of_outcomes || (first.starts_with("õpiväljundi") && first.ends_with("test"))
}
