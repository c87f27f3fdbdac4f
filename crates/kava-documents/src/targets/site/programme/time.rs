//! How much time it takes, when and where, with whom.

use kava_diagnostics::{Lang, say};
use kava_model::admission::Attendance;
use kava_model::choice::Choice;
use kava_model::verdict::HoursSplit;
use maud::{Markup, html};

use super::super::index::fact;
use super::super::shown::{self, bound, capital, hours, spoken};
use super::place;
use crate::Subject;

pub fn section(subject: &Subject<'_>, lang: Lang) -> Markup {
    let programme = subject.programme;
    let load = programme.weekly_load.known();
    let load = load.map(|load| hours(bound(&load.hours, lang), Some(load.unit)));
    let delivery = programme.delivery.known();
    let schedule = programme.schedule.known();
    let study = programme.study.known();
    html! {
        section {
            h2 id="time" { (say!(en "Does it fit with work and family?", et "Kas see sobib töö ja pere kõrvale?").get(lang)) }
            dl.facts {
                (fact(say!(en "Hours a week", et "Tunde nädalas").get(lang), load.map(|it| html! { (it.get(lang)) }), lang))
                (fact(say!(en "Time of day", et "Õppetöö aeg").get(lang), schedule.map(|it| html! { (capital(&shown::names(it, lang))) }), lang))
                (fact(say!(en "Must I be there?", et "Kas pean kohal olema?").get(lang), programme.attendance.known().map(|it| html! { (attendance(**it, lang)) }), lang))
                (fact(say!(en "On site or online", et "Kohapeal või veebis").get(lang), delivery.map(|it| html! { (capital(&shown::names(it, lang))) }), lang))
                (fact(say!(en "Place", et "Koht").get(lang), place(programme.place_of_study.known(), programme.county.known(), lang), lang))
                (fact(say!(en "With whom", et "Kellega koos").get(lang), study.map(|it| html! { (capital(it.name().get(lang))) }), lang))
                @if let Some(split) = subject.summary().split { (fact(say!(en "Kinds of work", et "Töö liigid").get(lang), Some(parts(split, lang)), lang)) }
            }
        }
    }
}

pub fn attendance(attendance: Attendance, lang: Lang) -> String {
    match attendance {
        Attendance::None => say!(en "No, attendance is not asked", et "Ei, osalemist ei nõuta")
            .get(lang)
            .to_owned(),
        Attendance::Compulsory => {
            say!(en "Yes, attendance is compulsory", et "Jah, osalemine on kohustuslik")
                .get(lang)
                .to_owned()
        }
        Attendance::Share(share) => {
            let share = bound(&share, lang);
            say!(en "Yes, {share} of the time", et "Jah, {share} ajast", share = share)
                .get(lang)
                .to_owned()
        }
    }
}

/// `contact 96, practical 64, independent work 152 hours`
fn parts(split: HoursSplit, lang: Lang) -> Markup {
    let [contact, practical, independent] =
        [split.contact, split.practical, split.independent].map(|part| spoken(&part, lang));
    let unit = hours(String::new(), Some(split.unit));
    html! {
        (say!(
            en "contact {contact}, practical {practical}, independent {independent}",
            et "kontaktõpe {contact}, praktiline töö {practical}, iseseisev töö {independent}",
            contact = contact, practical = practical, independent = independent
        ).get(lang))
        (unit.get(lang))
    }
}
