//! Dates that are not in the calendar, and such as can be read in two ways.

use kava_diagnostics::{Edit, Finding, Span, say};
use kava_syntax::Atom;

use super::shown;
use crate::date::Day;
use crate::line::Line;

pub fn no_such_date(line: &mut Line<'_, '_>, atom: Atom) {
    let written = shown(line.text(atom));
    let place = line.place(atom.span);
    let mut finding = Finding::error(
        "no-such-date",
        place,
        say!(
            en "{written} is not in the calendar",
            et "kuupäeva {written} ei ole kalendris",
            written = written
        ),
    );
    if let Some(last) = last_of_month(&written) {
        let title = say!(
            en "change it to {last}, the last day of that month",
            et "muuda: {last}, selle kuu viimane päev",
            last = last
        );
        finding = finding.fix(title, atom.span, last.to_string());
    }
    line.report(finding);
}

/// Of `2026-02-30` the last day of February.
fn last_of_month(written: &str) -> Option<Day> {
    let mut parts = written.split('-').map(str::parse::<i16>);
    let (year, month) = (parts.next()?.ok()?, parts.next()?.ok()?);
    let day = |day| Day::new(year, month.try_into().ok()?, day);
    (28..=31).rev().find_map(day)
}

/// `21.8.2026`: each reading the calendar allows is offered.
pub fn dotted_date(line: &mut Line<'_, '_>, atom: Atom) {
    let written = line.text(atom).to_owned();
    let place = line.place(atom.span);
    let parts: Vec<i16> = written
        .split('.')
        .filter_map(|part| part.parse().ok())
        .collect();
    let readings = readings(&parts);
    let message = match readings.len() {
        0 | 1 => say!(
            en "a date is written year-month-day, not {written}",
            et "kuupäev kirjutatakse aasta-kuu-päev, mitte {written}",
            written = written
        ),
        _ => say!(
            en "{written} can be read in two ways: dates are written year-month-day",
            et "{written} on mitmeti loetav: kuupäev kirjutatakse aasta-kuu-päev",
            written = written
        ),
    };
    let mut finding = Finding::error("dotted-date", place, message);
    let is_plain = readings.len() == 1;
    for reading in readings {
        let title = say!(en "write {reading}", et "kirjuta {reading}", reading = reading);
        let edit = Edit {
            file: place.file,
            span: atom.span,
            text: reading.to_string(),
        };
        finding = match is_plain {
            true => finding.certainly(title, vec![edit]),
            false => finding.fix_all(title, vec![edit]),
        };
    }
    line.report(finding);
}

/// Day before month, and month before day, where the calendar has them.
fn readings(parts: &[i16]) -> Vec<Day> {
    let &[day, month, year] = parts else {
        return Vec::new();
    };
    let year = if year < 100 { 2000 + year } else { year };
    let orders = [(month, day), (day, month)].into_iter();
    let days = orders
        .filter_map(|(month, day)| Day::new(year, month.try_into().ok()?, day.try_into().ok()?));
    let mut readings: Vec<Day> = days.collect();
    readings.dedup();
    readings
}

/// `24 August 2026`, in either language, as it is to be written.
pub fn in_words(line: &Line<'_, '_>) -> Option<(Span, String)> {
    let (day, month, year) = (line.peek()?, line.peek_after(1)?, line.peek_after(2)?);
    let number = |atom: Atom| line.text(atom).parse::<i16>().ok();
    let word = line.text(month).to_lowercase();
    let at = MONTHS.iter().position(|names| names.contains(&&*word))?;
    let month_number = i8::try_from(at + 1).ok()?;
    let date = Day::new(number(year)?, month_number, number(day)?.try_into().ok()?)?;
    Some((day.span.to(year.span), date.to_string()))
}

const MONTHS: [[&str; 2]; 12] = [
    ["january", "jaanuar"],
    ["february", "veebruar"],
    ["march", "märts"],
    ["april", "aprill"],
    ["may", "mai"],
    ["june", "juuni"],
    ["july", "juuli"],
    ["august", "august"],
    ["september", "september"],
    ["october", "oktoober"],
    ["november", "november"],
    ["december", "detsember"],
];
