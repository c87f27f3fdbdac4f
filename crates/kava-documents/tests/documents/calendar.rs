//! The calendar: which days stand in it, and that no text leaves its line.

use kava_diagnostics::{Place, say};
use kava_model::quantity::Credits;
use kava_model::verdict::{Duty, Verdict};

use crate::judged::{EVERYTHING, Texts, day, verdict};

fn judged() -> Verdict {
    let mut verdict = verdict(Credits::whole(12), Credits::whole(12));
    verdict.calendar = vec![Duty {
        by: day(2026, 11, 1),
        what: say!(en "give notice", et "anna teada"),
        place: Place::default(),
        citation: None,
    }];
    verdict
}

fn calendar(texts: &Texts, name: &str) -> String {
    let verdict = judged();
    let written = texts.write("calendar", false, move |_| verdict.clone());
    let (_, bytes) = written
        .into_iter()
        .find(|(path, _)| path == name)
        .expect("a calendar");
    String::from_utf8(bytes)
        .expect("UTF-8")
        .replace("\r\n ", "")
}

/// The lines of the events, without what is the same in all of them.
fn events(calendar: &str) -> Vec<String> {
    let mut events = Vec::new();
    for event in calendar.split("BEGIN:VEVENT\r\n").skip(1) {
        let value = |name: &str| {
            let mut lines = event.lines();
            let line = lines.find_map(|line| line.strip_prefix(name));
            line.unwrap_or("-")
                .trim_start_matches(['=', ':'])
                .to_owned()
        };
        let start = value("DTSTART").replace("VALUE=DATE:", "").replace(';', "");
        let end = value("DTEND").replace("VALUE=DATE:", "").replace(';', "");
        events.push(format!(
            "{start} {end} {} {}",
            value("STATUS"),
            value("SUMMARY")
        ));
    }
    events
}

#[test]
fn every_day_of_an_intake_and_every_duty_is_an_event() {
    let texts = Texts::new(&[("everything.kava", EVERYTHING)]);
    let calendar = calendar(&texts, "en/programmes/everything.ics");
    assert_eq!(
        events(&calendar),
        [
            "20260615 20260822 CONFIRMED Admission: The Programme of Everything",
            "20260824 20260825 CONFIRMED Applicants are told by today: The Programme of Everything",
            "20260914 20260915 CONFIRMED Learners declare their courses by today: The Programme of Everything",
            "20260831 20260901 CONFIRMED Studies begin: The Programme of Everything",
            "20270124 20270125 CONFIRMED Studies end: The Programme of Everything",
            "20260901T170000 20260901T201500 CONFIRMED Meeting: The Programme of Everything",
            "20260908T170000 20260908T201500 CONFIRMED Meeting: The Programme of Everything",
            "20260915 20260916 CONFIRMED Meeting: The Programme of Everything",
            "20261220 20261221 CONFIRMED Last day of admission: The Programme of Everything",
            "20270630 20270701 CONFIRMED Studies end: The Programme of Everything",
            "20270201 20270202 CANCELLED Studies begin: The Programme of Everything",
            "20270630 20270701 CANCELLED Studies end: The Programme of Everything",
            "20261101 20261102 CONFIRMED give notice (The Programme of Everything)",
        ],
        "a month is no day, and what starts after the withdrawal is cancelled"
    );
    assert!(calendar.contains("\r\nLOCATION:online\r\n"), "{calendar}");
}

/// By the record: the last of its days is 29 May 2026, and the day of judging does not show.
#[test]
fn the_stamp_is_the_records_and_ids_stay() {
    let texts = Texts::new(&[("everything.kava", EVERYTHING)]);
    let calendar = calendar(&texts, "et/programmes/everything.ics");
    assert!(!calendar.contains("20260610"), "the day of judging");
    assert!(calendar.contains("\r\nDTSTAMP:20260529T000000Z\r\n"));
    let mut ids: Vec<&str> = calendar
        .lines()
        .filter_map(|line| line.strip_prefix("UID:"))
        .collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "each event has an id of its own");
    assert_eq!(count, 13);
}

#[test]
fn no_text_leaves_its_line() {
    let text = "programme p {\n  title et \"\"\"\n    Esimene\n    END:VEVENT\n    õ; a, b\\c\u{202e}\u{0}\n    \"\"\"\n  website https://example.ee/p\n  intake i { starts 2026-09-01 }\n}\n";
    let texts = Texts::new(&[("p.kava", text)]);
    let calendar = calendar(&texts, "et/programmes/p.ics");
    let summary =
        "SUMMARY:Õppetöö algab: Esimene\\nEND:VEVENT\\nõ\\; a\\, b\\\\c\u{fffd}\u{fffd}\r\n";
    assert!(calendar.contains(summary), "{calendar:?}");
    let ends = calendar
        .lines()
        .filter(|line| *line == "END:VEVENT")
        .count();
    assert_eq!(ends, events(&calendar).len());
}
