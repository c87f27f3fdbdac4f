//! What the standards have no slot for, told in words, in every language the author wrote.

mod plan;

use kava_diagnostics::{Words, say};
use kava_model::admission::{Apply, Attendance, Meeting, MeetingPlace, Requirement};
use kava_model::choice::Choice;
use kava_model::date::{Day, When};
use kava_model::fields::{Award, Programme, Stacks};
use kava_model::names::Catalogue;
use kava_model::stated::Stated;
use kava_model::text::Text;
use kava_model::unit::Unit;

use crate::Subject;
use crate::canonical::Wording;
use crate::offer::{Cost, Offer, list};

pub use plan::plan;

/// What an applicant must bring.
pub fn requirements<'a>(
    programme: &'a Programme,
    catalogue: &Catalogue<'a>,
) -> Option<Wording<'a>> {
    let known = programme.requires.iter().filter_map(Stated::known);
    let told = known.filter_map(|requirement| match requirement {
        Requirement::None => Some(Wording::said(
            say!(en "no earlier education is asked", et "varasemat haridust ei nõuta"),
        )),
        Requirement::Education(education) => Some(Wording::said(education.0.name.words())),
        Requirement::Programme(name) => {
            let title = catalogue.last_edition(&name.text)?.title.known()?;
            Wording::of(title)
        }
        Requirement::Text(text) => Wording::of(text),
    });
    let conditions = programme.conditions.known().and_then(Wording::of);
    Wording::joined(told.chain(conditions), "; ")
}

/// When people may apply, how they are chosen, and what they learn when.
pub fn admission<'a>(offer: &Offer<'a>, programme: &'a Programme) -> Option<Wording<'a>> {
    let selection = programme.select.iter().filter_map(Stated::known);
    let selection = Words::join(selection.map(|by| by.0.name().words()), ", ");
    let selection = (!selection.is_empty()).then(
        || say!(en "applicants are chosen by: {how}", et "valiku alus: {how}", how = selection),
    );
    let told = [
        offer.apply().and_then(window),
        selection,
        offer.notifies().map(|day| say!(
            en "applicants are told by {day}", et "kandideerijaid teavitatakse hiljemalt {day}", day = day
        )),
        offer.most_places().map(|most| say!(en "at most {most} places", et "kuni {most} kohta", most = most)),
        offer.least_places().map(|least| say!(en "at least {least} learners", et "vähemalt {least} õppijat", least = least)),
    ];
    Wording::joined(told.into_iter().flatten().map(Wording::said), "; ")
}

fn window(apply: &Apply) -> Option<Words> {
    let day = |stated: &Stated<When>| -> Option<Day> { stated.known()?.day() };
    match apply {
        Apply::Window { from, to } => match (day(from), day(to)) {
            (Some(from), Some(to)) => Some(say!(
                en "applications from {from} to {to}", et "kandideerimine {from} kuni {to}", from = from, to = to
            )),
            (Some(from), None) => Some(
                say!(en "applications from {from}", et "kandideerimine alates {from}", from = from),
            ),
            (None, Some(to)) => {
                Some(say!(en "applications until {to}", et "kandideerimine kuni {to}", to = to))
            }
            (None, None) => None,
        },
        Apply::Always => {
            Some(say!(en "applications at any time", et "kandideerida saab igal ajal"))
        }
        Apply::WaitingList => Some(say!(en "by a waiting list", et "ootenimekirja alusel")),
        Apply::None { .. } => Some(say!(en "no applications", et "kandideerida ei saa")),
    }
}

/// When and where it is taught.
pub fn schedule<'a>(offer: &Offer<'a>) -> Option<Wording<'a>> {
    let schedule = list(offer.schedule()).iter();
    let schedule = schedule.map(|schedule| schedule.name().words());
    let attendance = offer.attendance().map(|attendance| match attendance {
        Attendance::None => say!(en "no attendance is asked", et "osalemine ei ole kohustuslik"),
        Attendance::Compulsory => {
            say!(en "attendance is compulsory", et "osalemine on kohustuslik")
        }
        Attendance::Share(share) => {
            say!(en "attendance: {share}", et "osalemine: {share}", share = share)
        }
    });
    let load = offer.weekly_load().map(|load| match load.unit {
        Unit::AcademicHours => say!(
            en "{hours} academic hours a week", et "{hours} akadeemilist tundi nädalas", hours = load.hours
        ),
        _ => say!(en "{hours} hours a week", et "{hours} tundi nädalas", hours = load.hours),
    });
    let words = schedule.chain(attendance).chain(load).map(Wording::said);
    let meetings = offer.meetings().iter().flat_map(meeting);
    Wording::joined(words.chain(meetings), "; ")
}

fn meeting(meeting: &Meeting) -> Option<Wording<'_>> {
    let hours = match (meeting.from, meeting.to) {
        (Some(from), Some(to)) => format!(" {from}–{to}"),
        (Some(from), None) => format!(" {from}"),
        _ => String::new(),
    };
    let when = Wording::said(Words::same(format!("{}{hours}", meeting.day)));
    let place = match &meeting.at {
        MeetingPlace::Unsaid => None,
        MeetingPlace::Online => Some(Wording::said(say!(en "online", et "veebis"))),
        MeetingPlace::At(text) => Wording::of(text),
    };
    Wording::joined([Some(when), place].into_iter().flatten(), ", ")
}

/// Where it is taught, as one text.
pub fn places<'a>(offer: &Offer<'a>) -> Option<Wording<'a>> {
    Wording::joined(
        list(offer.places())
            .iter()
            .filter_map(|place| Wording::of(&place.0)),
        ", ",
    )
}

/// What its credits count towards.
pub fn stacks<'a>(subject: &Subject<'a>) -> Option<Wording<'a>> {
    let known = subject.programme.stacks.iter().filter_map(Stated::known);
    let told = known.map(|stacks| match stacks {
        Stacks::Text(text) => Wording::of(text),
        Stacks::Towards(name) => {
            let degree = subject.catalogue.study_programme(&name.text);
            let award = || subject.catalogue.last_edition(&name.text);
            let title: Option<&Text> = degree
                .and_then(|degree| degree.title.known())
                .or_else(|| award()?.title.known());
            let code = Wording::said(Words::same(format!("({})", name.text)));
            let named = [title.and_then(Wording::of), Some(code)];
            let intro = Wording::said(say!(en "counts towards", et "arvestatakse õppekava osana:"));
            Wording::joined([Some(intro)].into_iter().chain(named).flatten(), " ")
        }
    });
    Wording::joined(told.flatten(), "; ")
}

/// The documents that are issued.
pub fn awards(programme: &Programme) -> Option<Wording<'_>> {
    let list = programme.awards.known()?;
    let told = list.0.iter().filter_map(|award| match award {
        kava_model::admission::WordOr::Word(word) => {
            Some(Wording::said(<Award as Choice>::name(*word).words()))
        }
        kava_model::admission::WordOr::Text(text) => Wording::of(text),
    });
    Wording::joined(told, ", ")
}

/// What there is to know of a price beside its amount.
pub fn price<'a>(cost: &Cost<'a>) -> Option<Wording<'a>> {
    let (least, most) = (cost.total.min, cost.total.max);
    let range = (least != most).then(|| {
        say!(
            en "{least} to {most} {currency}, by the courses chosen",
            et "{least} kuni {most} {currency}, valitud ainete järgi",
            least = least, most = most, currency = *cost.fee.currency.code()
        )
    });
    let group = cost
        .fee
        .group
        .as_deref()
        .map(|group| say!(en "for: {group}", et "kellele: {group}", group = group));
    let tax = cost
        .fee
        .plus_vat
        .then(|| say!(en "plus VAT", et "lisandub käibemaks"));
    let told = [group, range, tax].into_iter().flatten().map(Wording::said);
    Wording::joined(told, "; ")
}

/// That there are more credits than the least.
pub fn credits(subject: &Subject<'_>) -> Option<Wording<'static>> {
    let range = subject
        .summary()
        .credits
        .filter(|range| range.min != range.max)?;
    Some(Wording::said(say!(
        en "{least} to {most}, by the courses chosen",
        et "{least} kuni {most}, valitud ainete järgi",
        least = range.min.0, most = range.max
    )))
}
