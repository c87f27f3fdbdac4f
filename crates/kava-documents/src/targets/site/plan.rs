//! What one studies: the courses, and what one may choose.

use kava_diagnostics::{Lang, Words, say};
use kava_model::fields::Course;
use maud::{Markup, html};

use super::shown::{capital, spoken, text};
use crate::Subject;
use crate::plan::{Member, members};

pub fn list(subject: &Subject<'_>, lang: Lang) -> Markup {
    match members(subject) {
        Some(members) => html! { (inner(&members, subject, lang)) },
        None => super::shown::unknown(lang),
    }
}

fn inner(members: &[Member<'_>], subject: &Subject<'_>, lang: Lang) -> Markup {
    html! {
        ul.plan { @for member in members { li { (shown(member, subject, lang)) } } }
    }
}

fn shown(member: &Member<'_>, subject: &Subject<'_>, lang: Lang) -> Markup {
    match member {
        Member::Course { course, .. } => line(course, subject, lang),
        Member::All {
            name,
            semester,
            members,
        } => {
            let semester = semester.map(
                |number| say!(en "semester {number}", et "{number}. semester", number = number),
            );
            let named = name.map(Words::same);
            let all = say!(en "all of these", et "kõik järgmised");
            let words = Words::join(named.into_iter().chain(semester), ", ");
            let words = if words.is_empty() { all } else { words };
            group(&words, members, subject, lang)
        }
        Member::Choose {
            name,
            take,
            members,
            ..
        } => {
            let named = name.map(Words::same);
            let words = Words::join(named.into_iter().chain([take.words()]), ": ");
            group(&words, members, subject, lang)
        }
        Member::Optional { members } => group(
            &say!(en "extras, outside the programme", et "lisaained väljaspool programmi"),
            members,
            subject,
            lang,
        ),
        Member::Unknown => html! { (say!(en "still open", et "veel lahtine").get(lang)) },
    }
}

fn group(words: &Words, members: &[Member<'_>], subject: &Subject<'_>, lang: Lang) -> Markup {
    html! {
        span.group { (capital(words.get(lang))) }
        (inner(members, subject, lang))
    }
}

/// `Data mining, 6 ECTS (DM-101)`
fn line(code: &str, subject: &Subject<'_>, lang: Lang) -> Markup {
    let course = subject.catalogue.course(code);
    let title = course.and_then(|course| course.title.known());
    let official = course.and_then(Course::official_code);
    html! {
        @match title {
            Some(title) => (text(title, lang)),
            None => (code),
        }
        @if let Some(credits) = course.and_then(Course::credits) { ", " (spoken(&credits, lang)) }
        @if let Some(official) = official { @if title.is_some() && course.is_some_and(|it| !it.is_component) { " " span.code { "(" (official) ")" } } }
    }
}
