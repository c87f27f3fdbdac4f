//! The plan drawn: groups as frames, courses as cards in them.

use kava_diagnostics::{Lang, Spoken, Words, say};
use kava_model::fields::{Course, Origin};
use maud::{Markup, html};

use super::pick;
use crate::plan::{Member, members};
use crate::target::Subject;

pub fn section(subject: &Subject<'_>, lang: Lang) -> Markup {
    let Some(members) = members(subject) else {
        return html! {};
    };
    html! {
        section.plan {
            h2 { (say!(en "The plan", et "Õppeplaan").get(lang)) }
            div.cards { @for member in &members { (drawn(member, subject, None, lang)) } }
            (legend(lang))
        }
    }
}

/// A group's semester stands at its head, and not again in each of its courses.
fn drawn(member: &Member<'_>, subject: &Subject<'_>, of_group: Option<u32>, lang: Lang) -> Markup {
    match member {
        Member::Course {
            course,
            semester,
            teaches,
            ..
        } => {
            let semester = semester.filter(|_| *semester != of_group);
            card(subject, course, semester, teaches.as_deref(), lang)
        }
        Member::All {
            name,
            semester,
            members,
        } => {
            let inner = semester.or(of_group);
            let semester = semester.map(
                |number| say!(en "semester {number}", et "{number}. semester", number = number),
            );
            let module = name.map(Words::same);
            let words = Words::join([module, semester].into_iter().flatten(), ", ");
            frame("all", &words, members, subject, inner, lang)
        }
        Member::Choose {
            name,
            take,
            members,
            ..
        } => {
            let module = name.map(Words::same);
            let words = Words::join(module.into_iter().chain([take.words()]), ": ");
            frame("choose", &words, members, subject, of_group, lang)
        }
        Member::Optional { members } => {
            let words = say!(en "extras, outside the award", et "lisaained väljaspool programmi");
            frame("optional", &words, members, subject, of_group, lang)
        }
        Member::Unknown => html! {
            div.card.unknown { (say!(en "still open", et "veel lahtine").get(lang)) }
        },
    }
}

fn frame(
    class: &str,
    words: &Words,
    members: &[Member<'_>],
    subject: &Subject<'_>,
    semester: Option<u32>,
    lang: Lang,
) -> Markup {
    html! {
        div class={ "frame " (class) } {
            @if !words.is_empty() { p.take { (words.get(lang)) } }
            div.cards { @for member in members { (drawn(member, subject, semester, lang)) } }
        }
    }
}

fn card(
    subject: &Subject<'_>,
    code: &str,
    semester: Option<u32>,
    teaches: Option<&[&str]>,
    lang: Lang,
) -> Markup {
    let course = subject.catalogue.course(code);
    let title = course.and_then(|course| course.title.known());
    let credits = course.and_then(Course::credits);
    html! {
        div class={ "card " (course.map_or("unknown", origin)) } {
            p.course {
                span.code { (code) }
                @if let Some(credits) = credits { strong.credits { (Spoken(&credits, lang).to_string()) } }
            }
            @if let Some(title) = title { p { (pick(title, lang)) } }
            @if let Some(number) = semester {
                p.note { (say!(en "semester {number}", et "{number}. semester", number = number).get(lang)) }
            }
            @if let Some(teaches) = teaches { p.note { "→ " (teaches.join(", ")) } }
        }
    }
}

fn origin(course: &Course) -> &'static str {
    match course.origin.known() {
        Some(Origin::Degree(_)) => "degree",
        Some(Origin::Unlinked) => "unlinked",
        Some(Origin::Continuing) => "continuing",
        None => "unknown",
    }
}

fn legend(lang: Lang) -> Markup {
    let origins = [
        ("degree", say!(en "degree study", et "tasemeõpe")),
        (
            "unlinked",
            say!(en "degree level, no study programme", et "kõrghariduse tase, õppekavaga sidumata"),
        ),
        (
            "continuing",
            say!(en "continuing education", et "täienduskoolitus"),
        ),
    ];
    html! {
        ul.legend {
            @for (class, words) in &origins { li class=(class) { (words.get(lang)) } }
        }
    }
}
