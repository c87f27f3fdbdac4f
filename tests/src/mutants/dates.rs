//! Dates are brought to the last good day, and one day beyond it.

mod limit;

use kava::Day;
use kava::diagnostics::Severity;

use super::catalogue::{Catalogue, Fact, Intake, Programme};
use super::guideline::{Asking, lines, notice_due, notice_lead};
use super::mutant::{Codes, Expected, Kind, Mutant};
use limit::{EARLIEST, LATEST, ORDER, Spot, brought, limit};

pub fn mutants<'c>(catalogue: &'c Catalogue, made: &mut Vec<Mutant<'c>>) {
    let asking = Asking::of(catalogue);
    for programme in catalogue.programmes() {
        for intake in programme.intakes() {
            if let Some(policy) = asking.policy(programme) {
                let asks = |code| {
                    lines(&policy, programme)
                        .iter()
                        .any(|line| line.code == code)
                };
                if let Some(due) = notice_due(&policy, intake).filter(|_| asks("announced")) {
                    announced(intake, due, made);
                }
                if let Some(lead) = notice_lead(&policy).filter(|_| asks("notify")) {
                    made.extend(notified(intake, lead).into_iter().flatten());
                }
            }
            made.extend(edition(&asking, intake).into_iter().flatten());
            taught(intake, made);
            admission(intake, made);
        }
        steps(&asking, programme, made);
        editions(programme, made);
        waivers(programme, made);
        prices(programme, made);
        for runs in programme
            .own_courses()
            .iter()
            .filter_map(|course| course.field("runs"))
        {
            made.extend(ends(catalogue, runs, "a course ends").into_iter().flatten());
        }
    }
    for semester in catalogue.of_word("semester") {
        made.extend(
            ends(catalogue, semester, "a semester ends")
                .into_iter()
                .flatten(),
        );
    }
}

/// `from … to …`: on the first day it may still end.
fn ends<'c>(catalogue: &'c Catalogue, fact: Fact<'c>, of: &'static str) -> Option<[Mutant<'c>; 2]> {
    let (from, to) = (fact.date(Some("from"))?, fact.date(Some("to"))?);
    let limit = limit(of, ORDER, Severity::Error, EARLIEST);
    Some(brought(catalogue, limit, &to.into(), from.day))
}

fn announced<'c>(intake: Intake<'c>, due: Day, made: &mut Vec<Mutant<'c>>) {
    const CODES: Codes = &["announced"];
    let catalogue = intake.catalogue;
    let Some(spot) = Spot::field(intake.fact, "announced") else {
        return;
    };
    let late = limit(
        "notice to the Open University",
        CODES,
        Severity::Error,
        LATEST,
    );
    made.extend(brought(catalogue, late, &spot, due));
    // By the deadline of the year before it is the notice of last year's intake.
    let year_before = due.plus_days(if is_leap_between(due) { -366 } else { -365 });
    let reused = limit("last year's notice", CODES, Severity::Error, EARLIEST);
    made.extend(brought(catalogue, reused, &spot, year_before.plus_days(1)));
    if let Some(field) = intake.fact.field("announced") {
        let on = |day, expected| {
            Mutant::new(catalogue, Kind::Date, "no notice yet", expected)
                .without(field)
                .judged_on(day)
        };
        made.push(on(due, Expected::Quiet(CODES, Severity::Warning)));
        made.push(on(
            due.plus_days(1),
            Expected::Caught(CODES, Severity::Warning),
        ));
    }
}

/// Whether the year before a day is one of 366 days.
fn is_leap_between(day: Day) -> bool {
    let leap = |year| Day::new(year, 2, 29);
    let within = |leap: Day| leap < day && day.days_since(leap) < 366;
    leap(day.year())
        .or_else(|| leap(day.year() - 1))
        .is_some_and(within)
}

fn notified<'c>(intake: Intake<'c>, lead: i64) -> Option<[Mutant<'c>; 2]> {
    let limit = limit("notice to applicants", &["notify"], Severity::Error, LATEST);
    let date = intake.fact.field("notify")?.date(Some("by"))?;
    let last = intake.start()?.plus_days(-lead);
    Some(brought(intake.catalogue, limit, &date.into(), last))
}

/// The guideline's first edition is in force on its first day.
fn edition<'c>(asking: &Asking, intake: Intake<'c>) -> Option<[Mutant<'c>; 2]> {
    let limit = limit(
        "edition of the guideline",
        &["no-edition"],
        Severity::Error,
        EARLIEST,
    );
    let spot = Spot::field(intake.fact, "starts")?;
    Some(brought(intake.catalogue, limit, &spot, asking.first_day()?))
}

fn taught<'c>(intake: Intake<'c>, made: &mut Vec<Mutant<'c>>) {
    let (catalogue, fact) = (intake.catalogue, intake.fact);
    let Some(start) = intake.start() else { return };
    if let Some(spot) = Spot::field(fact, "ends") {
        let limit = limit("an intake ends", ORDER, Severity::Error, EARLIEST);
        made.extend(brought(catalogue, limit, &spot, start));
    }
    // Meetings before a start that is moved would be told as well.
    let meets = fact.field("meetings").is_some();
    if let (Some((_, end)), Some(spot), false) = (
        catalogue.semester(intake.name()),
        Spot::field(fact, "starts"),
        meets,
    ) {
        let limit = limit(
            "an intake starts in its semester",
            ORDER,
            Severity::Warning,
            LATEST,
        );
        made.extend(brought(catalogue, limit, &spot, end));
    }
    let end = fact.field("ends").and_then(|field| field.date(None));
    for meeting in fact
        .field("meetings")
        .into_iter()
        .flat_map(|field| field.children())
    {
        let Some(date) = meeting.dates().into_iter().next() else {
            continue;
        };
        let first = limit(
            "a meeting after the start",
            ORDER,
            Severity::Warning,
            EARLIEST,
        );
        made.extend(brought(catalogue, first, &date.into(), start));
        if let Some(end) = end {
            let last = limit("a meeting before the end", ORDER, Severity::Warning, LATEST);
            made.extend(brought(catalogue, last, &date.into(), end.day));
        }
    }
}

fn admission<'c>(intake: Intake<'c>, made: &mut Vec<Mutant<'c>>) {
    let catalogue = intake.catalogue;
    let Some(apply) = intake.fact.field("apply") else {
        return;
    };
    let (from, to) = (apply.date(Some("from")), apply.date(Some("to")));
    if let (Some(from), Some(to)) = (from, to) {
        let limit = limit("admission opens", ORDER, Severity::Error, LATEST);
        made.extend(brought(catalogue, limit, &from.into(), to.day));
    }
    if let (Some(to), Some(start)) = (to, intake.start()) {
        let limit = limit("admission closes", ORDER, Severity::Warning, LATEST);
        made.extend(brought(catalogue, limit, &to.into(), start));
    }
    // With no word of when it closes, admission may open until the start.
    if let (Some(from), Some(start), Some(value)) = (from, intake.start(), apply.value()) {
        let limit = limit(
            "admission opens by the start",
            ORDER,
            Severity::Error,
            LATEST,
        );
        let spot = Spot {
            file: from.file,
            span: value,
            before: "from ".to_owned(),
            after: "",
        };
        made.extend(brought(catalogue, limit, &spot, start));
    }
}

fn steps<'c>(asking: &Asking, programme: Programme<'c>, made: &mut Vec<Mutant<'c>>) {
    let catalogue = programme.catalogue;
    let Some(record) = programme.record() else {
        return;
    };
    let mut push = |codes, mutants: [Mutant<'c>; 2]| {
        let asked = asking.asks(catalogue, programme.fact, codes);
        made.extend(mutants.into_iter().filter(|_| asked));
    };
    let date = |word| record.field(word).and_then(|field| field.date(None));
    let (proposed, approved, registered) = (date("proposed"), date("approved"), date("registered"));
    if let (Some(proposed), Some(approved)) = (proposed, approved) {
        let codes = &["approved-by"];
        let limit = limit("proposal before approval", codes, Severity::Error, LATEST);
        push(
            codes,
            brought(catalogue, limit, &proposed.into(), approved.day),
        );
    }
    let Some(registered) = registered else { return };
    if let Some(approved) = approved {
        let codes = &["approved-by"];
        let limit = limit(
            "approval before registration",
            codes,
            Severity::Error,
            LATEST,
        );
        push(
            codes,
            brought(catalogue, limit, &approved.into(), registered.day),
        );
    }
    if let Some(spot) = Spot::field(record, "submitted") {
        let codes = &["submitted-before-registration"];
        let limit = limit("form before registration", codes, Severity::Error, LATEST);
        push(codes, brought(catalogue, limit, &spot, registered.day));
    }
    let openings = programme.intakes().into_iter().filter_map(opening);
    if let Some(opening) = openings.min() {
        let codes = &["registered-before-admission"];
        let limit = limit(
            "registration before admission",
            codes,
            Severity::Error,
            LATEST,
        );
        let mutants = brought(catalogue, limit, &registered.into(), opening);
        push(
            codes,
            mutants.map(|mutant| mutant.told_in(programme.fact.file)),
        );
    }
}

/// The day admission opens; where only its last day is known, that.
fn opening(intake: Intake<'_>) -> Option<Day> {
    let of = |apply: Fact<'_>| {
        let date = |word| apply.date(Some(word));
        Some(date("from").or(date("to")).or(date("by"))?.day)
    };
    let semesters = || {
        intake
            .catalogue
            .declared("semester", intake.name())?
            .field("apply")
    };
    of(intake.fact.field("apply").or_else(semesters)?)
}

/// An edition of a programme: in force, withdrawn, and where it is a revision, at a semester's start.
fn editions<'c>(programme: Programme<'c>, made: &mut Vec<Mutant<'c>>) {
    let catalogue = programme.catalogue;
    let Some(in_force) = programme.fact.field("in-force") else {
        return;
    };
    let Some(from) = in_force.behind("from") else {
        return;
    };
    let text = in_force.text(from);
    let first = Day::parse(text).or_else(|| Some(catalogue.semester(text)?.0));
    let (Some(first), Some(value)) = (first, in_force.value()) else {
        return;
    };
    let file = in_force.file;
    let until = Spot {
        file,
        span: value,
        before: format!("from {text} to "),
        after: "",
    };
    let limit_of_end = limit("an edition ends", ORDER, Severity::Error, EARLIEST);
    made.extend(brought(catalogue, limit_of_end, &until, first));
    if let Some(spot) = Spot::field(programme.fact, "withdrawn") {
        let spot = Spot {
            before: spot.before.replace("withdrawn ", "withdrawn from "),
            ..spot
        };
        let limit = limit("an edition is withdrawn", ORDER, Severity::Error, EARLIEST);
        made.extend(brought(catalogue, limit, &spot, first));
    }
    if programme.fact.field("replaces").is_none() {
        return;
    }
    const REVISED: Codes = &["revision-at-semester"];
    let spot = Spot {
        file,
        span: value,
        before: "from ".to_owned(),
        after: "",
    };
    for beyond in [LATEST, EARLIEST] {
        let limit = limit("a revision takes effect", REVISED, Severity::Error, beyond);
        made.extend(brought(catalogue, limit, &spot, first));
    }
    let approved = programme
        .record()
        .and_then(|record| record.field("approved")?.date(None));
    if let Some(approved) = approved {
        let limit = limit("a revision is approved", REVISED, Severity::Error, LATEST);
        made.extend(brought(
            catalogue,
            limit,
            &approved.into(),
            first.plus_days(-1),
        ));
    }
}

/// On its last day a waiver still holds.
fn waivers<'c>(programme: Programme<'c>, made: &mut Vec<Mutant<'c>>) {
    let catalogue = programme.catalogue;
    for waive in programme.fact.fields("waive") {
        if let Some(until) = waive.date(Some("until")) {
            let limit = limit(
                "a waiver ends",
                &["expired-waiver"],
                Severity::Warning,
                EARLIEST,
            );
            made.extend(brought(catalogue, limit, &until.into(), catalogue.as_of));
        }
    }
}

/// The prices that a learner will pay hold when admission opens.
fn prices<'c>(programme: Programme<'c>, made: &mut Vec<Mutant<'c>>) {
    let catalogue = programme.catalogue;
    let mut lists = catalogue.of_word("price-list");
    let (Some(list), None) = (lists.next(), lists.next()) else {
        return;
    };
    let from = list
        .field("in-force")
        .and_then(|field| field.date(Some("from")));
    let by_list = programme
        .fact
        .fields("fee")
        .any(|fee| fee.word(1) == Some("price-list"));
    let opens = |intake: Intake<'_>| intake.fact.field("apply")?.date(Some("from"));
    let opening = programme
        .intakes()
        .into_iter()
        .filter_map(opens)
        .map(|date| date.day)
        .min();
    if let (Some(from), Some(opening), true) = (from, opening, by_list) {
        let limit = limit(
            "a price list holds",
            &["fee-total"],
            Severity::Warning,
            LATEST,
        );
        let mutants = brought(catalogue, limit, &from.into(), opening);
        made.extend(mutants.map(|mutant| mutant.told_in(programme.fact.file)));
    }
}
