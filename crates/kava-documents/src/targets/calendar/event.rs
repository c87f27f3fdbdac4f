//! The days of one programme, each an event.

use std::io;

use kava_diagnostics::{Lang, Words, say};
use kava_model::admission::{Meeting, MeetingPlace, Time};
use kava_model::date::Day;
use kava_model::fields::Programme;
use kava_model::stated::Stated;
use kava_model::text::Text;
use uuid::Uuid;

use super::content::Lines;
use crate::canonical::{Date, When};
use crate::modified::modified;
use crate::offer::{self, Offer, days};
use crate::target::edition;
use crate::{Issue, Subject, id};

/// What happens on a day or from one day to another.
pub struct Event {
    uid: Uuid,
    stamp: Day,
    summary: Words,
    when: Span,
    place: Option<Words>,
    website: Option<String>,
    status: Status,
    kind: &'static str,
    guidelines: Vec<String>,
}

enum Span {
    /// Both days included.
    Days(Day, Day),
    /// In the time of the place.
    Hours(Day, Time, Time),
}

#[derive(Clone, Copy)]
enum Status {
    Confirmed,
    Tentative,
    Cancelled,
}

impl Status {
    fn word(self) -> &'static str {
        match self {
            Status::Confirmed => "CONFIRMED",
            Status::Tentative => "TENTATIVE",
            Status::Cancelled => "CANCELLED",
        }
    }
}

/// Of each intake its days, in the order of the file, then what is still to be done.
pub fn events(issue: &Issue<'_>, subject: &Subject<'_>) -> Vec<Event> {
    let programme = subject.programme;
    let mut made = Events::of(issue, subject);
    for offer in offer::all(programme, subject.catalogue) {
        made.intake(&offer);
    }
    for duty in &subject.verdict().calendar {
        let key = format!("duty\n{}\n{}", duty.by, duty.what.en);
        let title = title(programme);
        let summary =
            say!(en "{what} ({title})", et "{what} ({title})", what = duty.what, title = title);
        made.day(&key, "DUTY", duty.by, summary);
    }
    made.events
}

struct Events<'s> {
    subject: &'s Subject<'s>,
    id: Uuid,
    edition: String,
    stamp: Day,
    status: Status,
    events: Vec<Event>,
}

impl<'s> Events<'s> {
    fn of(issue: &Issue<'_>, subject: &'s Subject<'s>) -> Events<'s> {
        let programme = subject.programme;
        let changed = modified(programme, subject.record, subject.catalogue, issue.as_of);
        let registered = subject.record.and_then(|record| record.registered.known());
        Events {
            subject,
            id: id::programme(subject.catalogue.issuer(), &programme.name.text).0,
            edition: edition(programme).unwrap_or_default(),
            stamp: changed.unwrap_or(issue.as_of),
            status: match registered {
                Some(_) if !issue.draft => Status::Confirmed,
                _ => Status::Tentative,
            },
            events: Vec::new(),
        }
    }

    fn intake(&mut self, offer: &Offer<'_>) {
        let (code, title) = (&*offer.intake.name.text, title(self.subject.programme));
        let registered = self.status;
        if offer.is_withdrawn() == Some(true) {
            self.status = Status::Cancelled;
        }
        self.window(offer, &title);
        let told = offer.intake.notify.known().map(|by| &by.0);
        self.on(
            &format!("{code}\nnotify"),
            "ADMISSION",
            told.and_then(|when| self.known(when)),
            say!(
                en "Applicants are told by today: {title}",
                et "Kandideerijate teavitamise viimane päev: {title}",
                title = title
            ),
        );
        let declared = offer.intake.declare.known().map(|by| &by.0);
        self.on(
            &format!("{code}\ndeclare"),
            "STUDIES",
            declared.and_then(|when| self.known(when)),
            say!(
                en "Learners declare their courses by today: {title}",
                et "Ainete deklareerimise viimane päev: {title}",
                title = title
            ),
        );
        self.on(
            &format!("{code}\nstarts"),
            "STUDIES",
            day(offer.when_it_starts().as_ref()),
            say!(
                en "Studies begin: {title}",
                et "Õppetöö algab: {title}",
                title = title
            ),
        );
        self.on(
            &format!("{code}\nends"),
            "STUDIES",
            day(offer.when_it_ends().as_ref()),
            say!(
                en "Studies end: {title}",
                et "Õppetöö lõpeb: {title}",
                title = title
            ),
        );
        for meeting in offer.meetings() {
            self.meeting(code, meeting, &title);
        }
        self.status = registered;
    }

    /// The window, or the one end of it that is known.
    fn window(&mut self, offer: &Offer<'_>, title: &Words) {
        let Some(apply) = offer.apply() else { return };
        let end = |end: &Stated<_>| end.known().and_then(|when| self.known(when));
        let (key, from, to) = (
            format!("{}\napply", offer.intake.name.text),
            end(apply.from()),
            end(apply.to()),
        );
        match (from, to) {
            (Some(from), Some(to)) if from <= to => {
                let summary =
                    say!(en "Admission: {title}", et "Kandideerimine: {title}", title = title);
                self.push(&key, "ADMISSION", Span::Days(from, to), summary, None);
            }
            (_, Some(to)) => {
                self.day(
                    &key,
                    "ADMISSION",
                    to,
                    say!(
                        en "Last day of admission: {title}",
                        et "Kandideerimise viimane päev: {title}",
                        title = title
                    ),
                );
            }
            (Some(from), None) => {
                self.day(
                    &key,
                    "ADMISSION",
                    from,
                    say!(
                        en "Admission opens: {title}",
                        et "Kandideerimine algab: {title}",
                        title = title
                    ),
                );
            }
            (None, None) => {}
        }
    }

    fn meeting(&mut self, intake: &str, meeting: &Meeting, title: &Words) {
        let span = match (meeting.from, meeting.to) {
            (Some(from), Some(to)) if from <= to => Span::Hours(meeting.day, from, to),
            (Some(from), _) => Span::Hours(meeting.day, from, from),
            _ => Span::Days(meeting.day, meeting.day),
        };
        let place = match &meeting.at {
            MeetingPlace::Unsaid => None,
            MeetingPlace::Online => Some(say!(en "online", et "veebis")),
            MeetingPlace::At(text) => Some(both(text)),
        };
        let time = meeting
            .from
            .map(|from| from.to_string())
            .unwrap_or_default();
        let key = format!("{intake}\nmeeting\n{}\n{time}", meeting.day);
        let summary = say!(en "Meeting: {title}", et "Kohtumine: {title}", title = title);
        self.push(&key, "MEETING", span, summary, place);
    }

    fn on(&mut self, key: &str, kind: &'static str, day: Option<Day>, summary: Words) {
        if let Some(day) = day {
            self.day(key, kind, day, summary);
        }
    }

    fn day(&mut self, key: &str, kind: &'static str, day: Day, summary: Words) {
        self.push(key, kind, Span::Days(day, day), summary, None);
    }

    fn push(
        &mut self,
        key: &str,
        kind: &'static str,
        when: Span,
        summary: Words,
        place: Option<Words>,
    ) {
        let website = self.subject.programme.website.known();
        let stamps = self.subject.summary().stamps.iter();
        self.events.push(Event {
            uid: Uuid::new_v5(&self.id, format!("{}\n{key}", self.edition).as_bytes()),
            stamp: self.stamp,
            summary,
            when,
            place,
            website: website.map(|url| url.0.to_string()),
            status: self.status,
            kind,
            guidelines: stamps
                .map(|it| format!("{} {} SHA-256 {}", it.guideline, it.edition, it.sha256))
                .collect(),
        });
    }

    /// The day, where it is one.
    fn known(&self, when: &kava_model::date::When) -> Option<Day> {
        let (first, last) = days(when, self.subject.catalogue)?;
        (first == last).then_some(first)
    }
}

fn day(when: Option<&When<'_>>) -> Option<Day> {
    match when {
        Some(When::Day(Date(day))) => Some(*day),
        _ => None,
    }
}

/// The programme's title, else its code.
pub fn title(programme: &Programme) -> Words {
    let title = programme.title.known();
    title.map_or_else(|| Words::same(&*programme.name.text), both)
}

/// A text in each language, in the one it has where it lacks the other.
pub fn both(text: &Text) -> Words {
    let of = |lang: Lang| text.get(lang.tag()).unwrap_or(text.any()).to_owned();
    Words {
        en: of(Lang::En),
        et: of(Lang::Et),
    }
}

impl Event {
    pub fn write(&self, lang: Lang, lines: &mut Lines<'_>) -> io::Result<()> {
        lines.raw("BEGIN", "VEVENT")?;
        lines.raw("UID", &self.uid.hyphenated().to_string())?;
        lines.raw("DTSTAMP", &format!("{}T000000Z", compact(self.stamp)))?;
        self.span(lines)?;
        lines.text("SUMMARY", self.summary.get(lang))?;
        if let Some(place) = &self.place {
            lines.text("LOCATION", place.get(lang))?;
        }
        if let Some(website) = &self.website {
            lines.raw("URL", website)?;
        }
        lines.raw("CATEGORIES", self.kind)?;
        lines.raw("STATUS", self.status.word())?;
        for guideline in &self.guidelines {
            lines.text("X-KAVA-GUIDELINE", guideline)?;
        }
        lines.raw("END", "VEVENT")
    }

    /// Whole days take nobody's time; the end is the first moment that is no longer in it.
    fn span(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        match self.when {
            Span::Days(from, to) => {
                lines.raw("DTSTART;VALUE=DATE", &compact(from))?;
                lines.raw("DTEND;VALUE=DATE", &compact(to.plus_days(1)))?;
                lines.raw("TRANSP", "TRANSPARENT")
            }
            Span::Hours(day, from, to) => {
                let at =
                    |time: Time| format!("{}T{:02}{:02}00", compact(day), time.hour, time.minute);
                lines.raw("DTSTART", &at(from))?;
                match from < to {
                    true => lines.raw("DTEND", &at(to)),
                    false => Ok(()),
                }
            }
        }
    }
}

/// `20260831`
fn compact(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.0.month(), day.0.day())
}
