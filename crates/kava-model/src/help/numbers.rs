//! Numbers, their units and bounds that cannot be meant.

use kava_diagnostics::{Finding, Place, Span, say};
use kava_syntax::Atom;

use super::shown;
use crate::line::Line;
use crate::quantity::Decimal;
use crate::unit::Unit;

/// Hundredths, exactly, or nothing with a finding.
pub fn decimal(line: &mut Line<'_, '_>, written: &str, span: Span) -> Option<Decimal> {
    let (whole, rest) = written.split_once('.').unwrap_or((written, ""));
    if rest.len() > 2 && rest.bytes().skip(2).any(|digit| digit != b'0') {
        let place = line.place(span);
        let mut finding = Finding::error(
            "too-many-decimals",
            place,
            say!(
                en "{written} has more than two decimals",
                et "arvus {written} on üle kahe komakoha",
                written = shown(written)
            ),
        );
        let cut = format!("{whole}.{}", rest.get(..2).unwrap_or(rest));
        let less: Option<i64> = cut.replace('.', "").parse().ok();
        for near in less.into_iter().flat_map(|less| [less, less + 1]) {
            let near = Decimal(near);
            let title = say!(en "round to {near}", et "ümarda: {near}", near = near.to_string());
            finding = finding.fix(title, span, near.to_string());
        }
        line.report(finding);
        return None;
    }
    let number = Decimal::parse(written);
    if number.is_none() {
        let place = line.place(span);
        line.report(Finding::error(
            "number-too-large",
            place,
            say!(
                en "{written} is too large to be meant",
                et "{written} on liiga suur, et olla mõeldud",
                written = shown(written)
            ),
        ));
    }
    number
}

pub fn not_whole(line: &mut Line<'_, '_>, atom: Atom) {
    let written = shown(line.text(atom));
    let place = line.place(atom.span);
    let mut finding = Finding::error(
        "not-a-count",
        place,
        say!(
            en "{written} is not a whole number up to 1 000 000",
            et "{written} ei ole täisarv kuni 1 000 000",
            written = written
        ),
    );
    let whole = written
        .split_once('.')
        .and_then(|(whole, _)| whole.parse().ok());
    for near in whole
        .into_iter()
        .flat_map(|less: u32| [less, less.saturating_add(1)])
    {
        let title = say!(en "round to {near}", et "ümarda: {near}", near = near);
        finding = finding.fix(title, atom.span, near.to_string());
    }
    line.report(finding);
}

fn units_list(fitting: &[Unit]) -> String {
    let units: Vec<String> = fitting.iter().map(|unit| unit.word()).collect();
    units.join(", ")
}

/// `credits 6`: 6 what?
pub fn no_unit<T>(line: &mut Line<'_, '_>, number: Span, fitting: &[Unit]) -> Option<T> {
    let written = number.of(line.item.source()).to_owned();
    let units = units_list(fitting);
    let place = line.place(number);
    let mut finding = Finding::error(
        "bare-number",
        place,
        say!(en "{written} what?", et "{written} mida?", written = written),
    )
    .help(say!(en "a unit fits here: {units}", et "siia sobib ühik: {units}", units = units));
    for unit in fitting {
        let word = unit.word();
        let title = say!(en "write {written} {word}", et "kirjuta {written} {word}", written = written, word = word);
        finding = finding.fix(title, Span::at(number.end as usize), format!(" {word}"));
    }
    line.report(finding);
    None
}

pub fn no_number<T>(line: &mut Line<'_, '_>, fitting: &[Unit]) -> Option<T> {
    let unit = fitting.first().map_or_else(String::new, |unit| unit.word());
    line.expected(say!(
        en "a number with its unit, such as 6 {unit}",
        et "arv koos ühikuga, näiteks 6 {unit}",
        unit = unit
    ))
}

pub fn wrong_unit<T>(
    line: &mut Line<'_, '_>,
    place: Place,
    unit: Unit,
    fitting: &[Unit],
) -> Option<T> {
    let units = units_list(fitting);
    let name = unit.name();
    let mut finding = Finding::error(
        "wrong-unit",
        place,
        say!(
            en "this is given in {name}, but {units} is expected",
            et "siin on ühik {name}, aga oodatud on {units}",
            name = name, units = units
        ),
    );
    if let Some((number, _)) = place.span.of(line.item.source()).rsplit_once(' ') {
        for unit in fitting {
            let meant = format!("{} {}", number.trim_end(), unit.word());
            let title = say!(en "change it to {meant}", et "muuda: {meant}", meant = meant.clone());
            finding = finding.fix(title, place.span, meant);
        }
    }
    line.report(finding);
    None
}

pub fn impossible_bound<T>(line: &mut Line<'_, '_>, place: Place) -> Option<T> {
    let mut finding = Finding::error(
        "impossible-bound",
        place,
        say!(
            en "nothing lies in this range: its start is greater than its end",
            et "sellesse vahemikku ei mahu midagi: algus on lõpust suurem"
        ),
    );
    if let Some(turned) = turned(place.span.of(line.item.source())) {
        let title =
            say!(en "turn it round: {turned}", et "pööra ümber: {turned}", turned = turned.clone());
        finding = finding.fix(title, place.span, turned);
    }
    line.report(finding);
    None
}

/// `30..6 ECTS` as `6..30 ECTS`
fn turned(range: &str) -> Option<String> {
    let (low, rest) = range.split_once("..")?;
    let (high, unit) = rest.trim_start().split_once(' ').unwrap_or((rest, ""));
    Some(
        format!("{high}..{} {unit}", low.trim_end())
            .trim_end()
            .to_owned(),
    )
}
