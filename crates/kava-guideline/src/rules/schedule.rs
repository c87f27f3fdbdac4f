//! `schedule`: the times of teaching are said, and they are not working hours alone.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Words, say};
use kava_model::admission::{Delivery, Schedule};
use kava_model::choice::List;
use kava_model::fields::Moment;
use kava_model::room::Room;
use kava_model::stated::Stated;

use super::said::{or_todo, unsaid};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "schedule",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "The programme or its intake says when teaching takes place, and it is not in working hours alone, or it is online.",
            et: "Programm või vastuvõtt ütleb, mis ajal õppetöö toimub, ja see ei ole ainult tööajal, või toimub see veebis.",
        },
        why: Phrase {
            en: "Adult learners work; they ask first whether they will be able to take part.",
            et: "Täiskasvanud õppijad töötavad; nad küsivad esmalt, kas nad saavad osaleda.",
        },
        mend: Phrase {
            en: "Write schedule evening, block, weekend or self-paced; several with commas between them.",
            et: "Kirjuta schedule evening, block, weekend või self-paced; mitu sõna eralda komaga.",
        },
        example: Example {
            block: "programme",
            wrong: "delivery on-site\nschedule working-hours",
            right: "delivery on-site\nschedule evening",
        },
    },
    check,
};

type Times = Stated<List<Schedule>>;
type Ways = Stated<List<Delivery>>;

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let programme = case.programme;
    if case.intakes.is_empty() {
        report.findings.extend(unsuited(
            asked,
            &programme.schedule,
            &programme.delivery,
            case.place(),
            programme.room,
        ));
    }
    let said_by_some = case
        .intakes
        .iter()
        .any(|intake| !intake.intake.schedule.is_absent());
    for intake in &case.intakes {
        let times = intake.intake.schedule.or(&programme.schedule);
        let ways = intake.intake.delivery.or(&programme.delivery);
        let (home, room) = if said_by_some {
            (intake.place(), intake.intake.room)
        } else {
            (case.place(), programme.room)
        };
        report
            .findings
            .extend(unsuited(asked, times, ways, home, room));
    }
}

fn unsuited(
    asked: &Asked<'_>,
    times: &Times,
    ways: &Ways,
    home: Place,
    room: Option<Room>,
) -> Option<Finding> {
    let online = ways
        .known()
        .is_some_and(|ways| ways.0.contains(&Delivery::Online));
    if online || ways.is_open() {
        return None;
    }
    let finding = match times {
        Stated::Known(List(times), place)
            if times.iter().all(|time| *time == Schedule::WorkingHours) =>
        {
            asked.wrong(
                *place,
                say!(
                    en "teaching takes place in working hours only",
                    et "õppetöö toimub ainult tööajal"
                ),
            )
        }
        times => {
            let finding = unsaid(asked, Moment::Submission, home, times, unsaid_message())?;
            or_todo(finding, times, room, "schedule")
        }
    };
    let finding = finding.note(asked.asks(say!(
        en "times at which adult learners can take part",
        et "ajad, mil täiskasvanud õppijad saavad osaleda"
    )));
    Some(finding.help(say!(
        en "write schedule evening, block, weekend or self-paced",
        et "kirjuta schedule evening, block, weekend või self-paced"
    )))
}

fn unsaid_message() -> Words {
    say!(en "it is not said when teaching takes place", et "ei ole öeldud, mis ajal õppetöö toimub")
}
