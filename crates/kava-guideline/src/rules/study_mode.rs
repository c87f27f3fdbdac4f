//! `study-mode`: learners can take part in one of the ways that the guideline names.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Words, say};
use kava_model::admission::{Delivery, Schedule};
use kava_model::choice::{Choice, List};
use kava_model::fields::Moment;
use kava_model::room::Room;
use kava_model::stated::Stated;

use super::either::either;
use super::occasions::{Occasion, occasions};
use super::said::or_todo;
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "study-mode",
    takes: Takes::OneOf(&[
        "on-site",
        "online",
        "hybrid",
        "blended",
        "evening",
        "block",
        "weekend",
        "working-hours",
        "self-paced",
    ]),
    page: Page {
        asks: Phrase {
            en: "Teaching takes place in one of the ways or at one of the times that the guideline names: the programme or its intake says it.",
            et: "Õpe toimub mõnel juhendis nimetatud viisil või ajal: seda ütleb programm või vastuvõtt.",
        },
        why: Phrase {
            en: "Adults who work can take part in some ways of teaching and not in others.",
            et: "Töötav täiskasvanu saab osaleda ainult mõnel viisil toimuvas õppes.",
        },
        mend: Phrase {
            en: "Write delivery online, hybrid or blended, or schedule block, evening or weekend, as it is.",
            et: "Kirjuta, kuidas on: delivery online, hybrid või blended; schedule block, evening või weekend.",
        },
        example: Example {
            block: "programme",
            wrong: "kind micro-credential\ndelivery on-site\nschedule working-hours",
            right: "kind micro-credential\ndelivery online\nschedule block",
        },
    },
    check,
};

struct Ways<'c> {
    delivery: &'c Stated<List<Delivery>>,
    schedule: &'c Stated<List<Schedule>>,
}

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let words = asked.words();
    for occasion in occasions(case) {
        let ways = Ways::of(case, &occasion);
        let by_intake = case.intakes.iter().any(|intake| {
            let intake = intake.intake;
            !intake.delivery.is_absent() || !intake.schedule.is_absent()
        });
        let home = (occasion.home(by_intake), occasion.room(by_intake));
        report.findings.extend(unsuited(asked, &words, &ways, home));
    }
}

impl<'c> Ways<'c> {
    fn of(case: &Case<'c>, occasion: &Occasion<'c>) -> Ways<'c> {
        let programme = case.programme;
        Ways {
            delivery: occasion.fact(&programme.delivery, |intake| &intake.delivery),
            schedule: occasion.fact(&programme.schedule, |intake| &intake.schedule),
        }
    }

    fn include(&self, words: &[&str]) -> bool {
        says(self.delivery, words) || says(self.schedule, words)
    }
}

fn says<T: Choice>(said: &Stated<List<T>>, words: &[&str]) -> bool {
    let mut said = said.known().into_iter().flat_map(|list| &list.0);
    said.any(|way| words.contains(&way.word()))
}

/// What a fact comes to that could have named one of the words.
enum Said {
    Otherwise(Place),
    Open,
    Nothing,
}

fn said<T: Choice>(fact: &Stated<List<T>>, words: &[&str]) -> Option<Said> {
    words.iter().find_map(|word| T::from_word(word))?;
    Some(match (fact, fact.place()) {
        (Stated::Known(..), Some(place)) => Said::Otherwise(place),
        (Stated::Absent, _) => Said::Nothing,
        _ => Said::Open,
    })
}

fn unsuited(
    asked: &Asked<'_>,
    words: &[&str],
    ways: &Ways<'_>,
    (home, room): (Place, Option<Room>),
) -> Option<Finding> {
    if ways.include(words) {
        return None;
    }
    let facts = [said(ways.delivery, words), said(ways.schedule, words)];
    let mut otherwise = None;
    let mut unsaid = false;
    for fact in facts.into_iter().flatten() {
        match fact {
            // What is still open has its own warning.
            Said::Open => return None,
            Said::Otherwise(place) => otherwise = otherwise.or(Some(place)),
            Said::Nothing => unsaid = true,
        }
    }
    let names = either(words.iter().filter_map(|word| name(word)).collect());
    let finding = match (otherwise, unsaid) {
        (Some(place), false) => asked.wrong(
            place,
            say!(
                en "learners cannot take part in one of these ways: {names}",
                et "ühelgi neist viisidest osaleda ei saa: {names}",
                names = names
            ),
        ),
        _ => {
            let message = say!(
                en "it is not said whether learners can take part in one of these ways: {names}",
                et "ei ole öeldud, kas osaleda saab ühel neist viisidest: {names}",
                names = names
            );
            let finding = asked.missing(Moment::Submission, home, message);
            match words.iter().any(|word| Delivery::from_word(word).is_some()) {
                true => or_todo(finding, ways.delivery, room, "delivery"),
                false => or_todo(finding, ways.schedule, room, "schedule"),
            }
        }
    };
    Some(finding.note(asked.asks(names)).help(help(words)))
}

fn name(word: &str) -> Option<Words> {
    let delivery = Delivery::from_word(word).map(|way| way.name().words());
    delivery.or_else(|| Schedule::from_word(word).map(|time| time.name().words()))
}

/// `write delivery online or schedule block`
fn help(words: &[&str]) -> Words {
    let line = |word: &&str| {
        let field = match Delivery::from_word(word) {
            Some(_) => "delivery",
            None => "schedule",
        };
        Words::same(format!("{field} {word}"))
    };
    let lines = either(words.iter().map(line).collect());
    say!(en "where it is so, write {lines}", et "kui see nii on, kirjuta {lines}", lines = lines)
}
