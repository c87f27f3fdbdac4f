//! When one may apply and begin, and what it costs then.

use kava_diagnostics::{Lang, Words, say};
use kava_model::admission::{Apply, By, Cohort, MeetingPlace, Places};
use kava_model::choice::Choice;
use kava_model::date::{Day, When as Written};
use kava_model::money::{self, InstalmentUnit, Price};
use kava_model::stated::Stated;
use kava_model::verdict::FeeTotal;
use maud::{Markup, html};

use super::facets::is_live;
use super::index::fact;
use super::shown::{self, bound, capital, dated, day, range, spoken, text, unknown};
use crate::canonical::{Date, When};
use crate::offer::{self, Offer};
use crate::{Issue, Subject};

/// The intakes that have not begun, the next one first.
pub fn live<'a>(issue: &Issue<'_>, subject: &Subject<'a>) -> Vec<Offer<'a>> {
    let all = offer::all(subject.programme, subject.catalogue);
    let mut live: Vec<Offer<'_>> = all.filter(|offer| is_live(offer, issue.as_of)).collect();
    live.sort_by_key(|offer| first_day(offer.when_it_starts().as_ref()));
    live
}

/// What is not known comes last.
fn first_day(when: Option<&When<'_>>) -> (bool, Option<Day>) {
    let day = match when {
        Some(When::Day(Date(day))) => Some(*day),
        Some(When::Month(month)) => month.0.first(),
        Some(When::Semester(semester)) => semester.from.map(|Date(day)| day),
        None => None,
    };
    (day.is_none(), day)
}

/// Until when one may apply.
pub fn closing(offer: &Offer<'_>, subject: &Subject<'_>, lang: Lang) -> Option<Markup> {
    let at = |when| dated(&When::new(when, subject.catalogue), lang);
    match offer.apply()? {
        Apply::Window { to, .. } => to.known().map(at),
        other => Some(html! { (anytime(other, lang)) }),
    }
}

fn anytime(apply: &Apply, lang: Lang) -> String {
    let words = match apply {
        Apply::Always => say!(en "at any time", et "igal ajal"),
        Apply::WaitingList => say!(en "by a waiting list", et "ootenimekirjaga"),
        _ => say!(en "no admission", et "vastuvõttu ei ole"),
    };
    words.get(lang).to_owned()
}

pub fn section(issue: &Issue<'_>, subject: &Subject<'_>, lang: Lang) -> Markup {
    let live = live(issue, subject);
    html! {
        section {
            h2 id="apply" { (say!(en "When and how do I apply?", et "Millal ja kuidas kandideerida?").get(lang)) }
            @if live.is_empty() {
                p { (say!(en "No intake is announced at present.", et "Ühtegi vastuvõttu ei ole praegu välja kuulutatud.").get(lang)) }
            }
            @for offer in &live { (intake(offer, subject, lang)) }
        }
    }
}

fn intake(offer: &Offer<'_>, subject: &Subject<'_>, lang: Lang) -> Markup {
    let at = |when: &Written| dated(&When::new(when, subject.catalogue), lang);
    let told = offer.intake.notify.known().map(|By(by)| at(by));
    let declared = offer.intake.declare.known().map(|By(by)| at(by));
    let label = |words: Words| words.get(lang).to_owned();
    html! {
        h3 { (capital(shown::intake_name(&offer.intake.name.text).get(lang))) }
        dl.facts {
            (fact(&label(say!(en "Admission", et "Kandideerimine")), offer.apply().map(|apply| window(apply, &at, lang)), lang))
            (fact(&label(say!(en "You are told by", et "Vastus hiljemalt")), told, lang))
            (fact(&label(say!(en "Studies begin", et "Õppetöö algab")), offer.when_it_starts().as_ref().map(|it| dated(it, lang)), lang))
            (fact(&label(say!(en "Studies end", et "Õppetöö lõpeb")), offer.when_it_ends().as_ref().map(|it| dated(it, lang)), lang))
            @if let Some(declared) = declared { (fact(&label(say!(en "Declare your courses by", et "Deklareeri ained hiljemalt")), Some(declared), lang)) }
            (fact(&label(say!(en "Places", et "Õppekohti")), places(offer, lang), lang))
            @if let Some(cohort) = offer.intake.cohort.known() { (fact(&label(say!(en "Open to", et "Kellele avatud")), Some(open_to(cohort, lang)), lang)) }
            (fact(&label(say!(en "Language", et "Õppekeel")), offer.languages().known().map(|it| html! { (super::programme::languages(it, lang)) }), lang))
            (fact(&label(say!(en "Way of study", et "Õppe toimumise viis")), offer.delivery().known().map(|it| html! { (capital(&shown::names(it, lang))) }), lang))
            (fact(&label(say!(en "Time of day", et "Õppetöö aeg")), offer.schedule().known().map(|it| html! { (capital(&shown::names(it, lang))) }), lang))
            (fact(&label(say!(en "Place", et "Koht")), super::programme::place(offer.places().known(), offer.counties().known(), lang), lang))
            (own_time(offer, lang))
            (fact(&label(say!(en "Price", et "Hind")), price_from(subject, Some(offer), lang), lang))
        }
        (meetings(offer, lang))
    }
}

/// What this intake asks of a learner's time, where that is not what the programme says.
fn own_time(offer: &Offer<'_>, lang: Lang) -> Markup {
    let intake = offer.intake;
    let load = offer
        .weekly_load()
        .filter(|_| !intake.weekly_load.is_absent());
    let attendance = offer
        .attendance()
        .filter(|_| !intake.attendance.is_absent());
    let study = offer.study().filter(|_| !intake.study.is_absent());
    html! {
        @if let Some(load) = load {
            (fact(say!(en "Hours a week", et "Tunde nädalas").get(lang), Some(html! { (shown::hours(bound(&load.hours, lang), Some(load.unit)).get(lang)) }), lang))
        }
        @if let Some(asked) = attendance {
            (fact(say!(en "Must I be there?", et "Kas pean kohal olema?").get(lang), Some(html! { (super::programme::attendance(asked, lang)) }), lang))
        }
        @if let Some(study) = study {
            (fact(say!(en "With whom", et "Kellega koos").get(lang), Some(html! { (capital(study.name().get(lang))) }), lang))
        }
    }
}

fn window(apply: &Apply, at: &dyn Fn(&Written) -> Markup, lang: Lang) -> Markup {
    let Apply::Window { from, to } = apply else {
        return html! {
            (capital(&anytime(apply, lang)))
            @if let Apply::None { because: Some(Stated::Known(because, _)) } = apply { ": " (text(because, lang)) }
        };
    };
    match (from.known(), to.known()) {
        (Some(from), Some(to)) => html! { (at(from)) " – " (at(to)) },
        (None, Some(to)) => html! { (say!(en "until ", et "kuni ").get(lang)) (at(to)) },
        (Some(from), None) => html! { (say!(en "from ", et "alates ").get(lang)) (at(from)) },
        (None, None) => unknown(lang),
    }
}

fn places(offer: &Offer<'_>, lang: Lang) -> Option<Markup> {
    let known: Vec<String> = offer
        .intake
        .places
        .iter()
        .filter_map(Stated::known)
        .map(|places| match places {
            Places::Unlimited => say!(en "unlimited", et "piiramata").get(lang).to_owned(),
            Places::Number(limits) => bound(limits, lang),
        })
        .collect();
    (!known.is_empty()).then(|| html! { (capital(&known.join(", "))) })
}

fn open_to(cohort: &Cohort, lang: Lang) -> Markup {
    match cohort {
        Cohort::Open => html! { (say!(en "everybody", et "kõigile").get(lang)) },
        Cohort::Closed(None) => {
            html! { (say!(en "a group agreed beforehand", et "varem kokku lepitud rühmale").get(lang)) }
        }
        Cohort::Closed(Some(group)) => html! {
            (say!(en "only: ", et "ainult: ").get(lang)) (text(group, lang))
        },
    }
}

/// The days on which one must be there, told in advance.
fn meetings(offer: &Offer<'_>, lang: Lang) -> Markup {
    let meetings = offer.meetings();
    html! {
        @if !meetings.is_empty() {
            h4 { (say!(en "Meetings", et "Kohtumised").get(lang)) }
            ul {
                @for meeting in meetings {
                    li {
                        (day(meeting.day, lang))
                        @if let Some(from) = meeting.from {
                            ", " (from.to_string())
                            @if let Some(to) = meeting.to { "–" (to.to_string()) }
                        }
                        @match &meeting.at {
                            MeetingPlace::Unsaid => {},
                            MeetingPlace::Online => { ", " (say!(en "online", et "veebis").get(lang)) },
                            MeetingPlace::At(place) => { ", " (text(place, lang)) },
                        }
                    }
                }
            }
        }
    }
}

/// What one intake, or a programme without any, costs in all; a line for each group.
pub fn price_from(subject: &Subject<'_>, offer: Option<&Offer<'_>>, lang: Lang) -> Option<Markup> {
    let name = offer.map(|offer| &offer.intake.name.text);
    let fees = subject.summary().fees.iter();
    let of_intake = |fee: &&FeeTotal| fee.intake.as_ref() == name;
    let totals: Vec<Markup> = fees
        .filter(of_intake)
        .filter_map(|fee| total(fee, lang))
        .collect();
    (!totals.is_empty()).then(|| {
        html! { @for (at, total) in totals.iter().enumerate() { @if at > 0 { br; } (total) } }
    })
}

fn total(fee: &FeeTotal, lang: Lang) -> Option<Markup> {
    let total = fee.total?;
    Some(html! {
        @if let Some(group) = &fee.group { (group) ": " }
        @if total.max.0 == 0 { (say!(en "free of charge", et "tasuta").get(lang)) }
        @else { (range(total, lang)) " " (fee.currency.code()) }
        @if fee.plus_vat { (say!(en " plus VAT", et ", lisandub käibemaks").get(lang)) }
    })
}

pub fn cost(subject: &Subject<'_>, lang: Lang) -> Markup {
    let programme = subject.programme;
    let known = programme.fee.iter().filter_map(Stated::known);
    let known: Vec<&money::Fee> = known.collect();
    let label = |words: Words| words.get(lang).to_owned();
    let shares = subject
        .summary()
        .fees
        .iter()
        .find(|fee| fee.per_semester.len() > 1);
    html! {
        section {
            h2 id="cost" { (say!(en "What does it cost, and who may pay?", et "Mis see maksab ja kes võib maksta?").get(lang)) }
            dl.facts {
                @for fee in &known {
                    (fact(&label(say!(en "Fee", et "Tasu")), Some(stated(fee, lang)), lang))
                }
                @if known.is_empty() { (fact(&label(say!(en "Fee", et "Tasu")), None, lang)) }
                @for total in &subject.summary().fees {
                    (fact(&in_all(total, lang), self::total(total, lang), lang))
                }
                (fact(&label(say!(en "Paid", et "Tasumine")), programme.instalments.known().map(|it| html! { (instalments(it.0).get(lang)) }), lang))
                @if let Some(shares) = shares {
                    (fact(&label(say!(en "By semester", et "Semestrite kaupa")), Some(by_semester(shares, lang)), lang))
                }
                (fact(&label(say!(en "Who may pay", et "Kes võib maksta")), programme.payer.known().map(|it| html! { (capital(&shown::names(it, lang))) }), lang))
            }
        }
    }
}

/// `In all, autumn 2026`
fn in_all(fee: &FeeTotal, lang: Lang) -> String {
    let whole = say!(en "In all", et "Kokku").get(lang).to_owned();
    match &fee.intake {
        None => whole,
        Some(intake) => format!("{whole}, {}", shown::intake_name(intake).get(lang)),
    }
}

fn stated(fee: &money::Fee, lang: Lang) -> Markup {
    html! {
        @match &fee.price {
            Price::List => (say!(en "by the price list for each credit", et "hinnakirja järgi iga ainepunkti eest").get(lang)),
            Price::Free => (say!(en "free of charge", et "tasuta").get(lang)),
            Price::Stated { amount, currency, per } => {
                (spoken(amount, lang).replace("..", "–")) " " (currency.code())
                @match per {
                    money::Per::Programme => (say!(en " for the programme", et " kogu programmi eest").get(lang)),
                    money::Per::Ects => (say!(en " for each ECTS", et " iga EAP eest").get(lang)),
                    money::Per::Course => (say!(en " for each course", et " iga aine eest").get(lang)),
                }
            },
        }
        @if fee.plus_vat { (say!(en " plus VAT", et ", lisandub käibemaks").get(lang)) }
        @if let Some(Stated::Known(group, _)) = &fee.group { " – " (text(group, lang)) }
        @if let Some(Stated::Known(because, _)) = &fee.because { " (" (text(because, lang)) ")" }
    }
}

fn instalments(unit: InstalmentUnit) -> Words {
    match unit {
        InstalmentUnit::Semester => say!(en "by semester", et "semestri kaupa"),
        InstalmentUnit::Month => say!(en "by month", et "kuu kaupa"),
        InstalmentUnit::Course => say!(en "by course", et "aine kaupa"),
    }
}

fn by_semester(fee: &FeeTotal, lang: Lang) -> Markup {
    let shares: Vec<String> = fee
        .per_semester
        .iter()
        .map(|(number, due)| format!("{number}: {} {}", range(*due, lang), fee.currency.code()))
        .collect();
    html! { (shares.join(", ")) }
}
