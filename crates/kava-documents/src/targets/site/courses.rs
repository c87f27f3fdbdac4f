//! What is known of each course, for those who open it.

use kava_diagnostics::{Lang, Words, say};
use kava_model::choice::Choice;
use kava_model::fields::{Course, Origin, Pass, Requires, Runs};
use kava_model::stated::Stated;
use maud::{Markup, html};

use super::index::fact;
use super::shown::{bound, capital, dated, text};
use crate::canonical::When;
use crate::{Subject, plan};

/// A course a row, closed at first; of what is not known nothing is said here.
pub fn details(subject: &Subject<'_>, lang: Lang) -> Markup {
    html! {
        @for course in plan::courses(subject) {
            @let rows = rows(course, subject, lang);
            @if !rows.is_empty() {
                details {
                    summary { @match course.title.known() { Some(title) => (text(title, lang)), None => (course.name.text) } }
                    dl.facts { @for (name, value) in rows { (fact(name.get(lang), Some(value), lang)) } }
                }
            }
        }
    }
}

fn rows(course: &Course, subject: &Subject<'_>, lang: Lang) -> Vec<(Words, Markup)> {
    let mut rows: Vec<(Words, Option<Markup>)> = vec![
        (
            say!(en "Content", et "Sisu"),
            course.content.known().map(|it| text(it, lang)),
        ),
        (
            say!(en "Assessed by", et "Hindamine"),
            assessment(course, lang),
        ),
        (
            say!(en "To pass", et "Lävend"),
            course.pass.known().map(|it| pass(it, lang)),
        ),
        (
            say!(en "Supervision", et "Järelevalve"),
            course
                .supervision
                .known()
                .map(|it| html! { (capital(it.name().get(lang))) }),
        ),
        (
            say!(en "Must I be there?", et "Kas pean kohal olema?"),
            course
                .attendance
                .known()
                .map(|it| html! { (super::programme::attendance(**it, lang)) }),
        ),
        (
            say!(en "Language", et "Õppekeel"),
            course
                .language
                .known()
                .map(|it| html! { (super::programme::languages(it, lang)) }),
        ),
        (
            say!(en "Level", et "Tase"),
            course.level.known().map(|level| html! { "EQF " (level.0) }),
        ),
        (
            say!(en "Education it takes", et "Vajalik haridus"),
            course
                .education
                .known()
                .map(|it| html! { (it.0.name.get(lang)) }),
        ),
        (
            say!(en "Comes from", et "Päritolu"),
            course.origin.known().map(|it| origin(it, lang)),
        ),
        (
            say!(en "Passed before it", et "Enne läbitud"),
            required(course, subject, lang),
        ),
        (
            say!(en "Better taken before it", et "Soovitatav enne läbida"),
            recommended(course, subject, lang),
        ),
        (say!(en "Runs", et "Toimub"), runs(course, subject, lang)),
        (
            say!(en "With whom", et "Kellega koos"),
            course
                .study
                .known()
                .map(|it| html! { (capital(it.name().get(lang))) }),
        ),
        (
            say!(en "Web page", et "Veebileht"),
            course
                .website
                .known()
                .map(|url| html! { a href=(url.0) { (url.0) } }),
        ),
    ];
    if course.project_based.known().is_some() {
        let built = say!(en "built around a project", et "projektipõhine");
        rows.push((
            say!(en "Way of study", et "Õppimise viis"),
            Some(html! { (capital(built.get(lang))) }),
        ));
    }
    let known = rows.into_iter();
    known
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
}

fn assessment(course: &Course, lang: Lang) -> Option<Markup> {
    let known = course.assessment.iter().filter_map(Stated::known);
    let known: Vec<_> = known.collect();
    (!known.is_empty()).then(|| {
        html! {
            @for (at, one) in known.iter().enumerate() {
                @if at > 0 { br; }
                (capital(one.method.name.get(lang)))
                @if let Some(criteria) = &one.criteria { ": " (text(criteria, lang)) }
            }
        }
    })
}

fn pass(pass: &Pass, lang: Lang) -> Markup {
    match pass {
        Pass::Share(share) => html! { (capital(&bound(share, lang))) },
        Pass::Text(asked) => text(asked, lang),
    }
}

fn origin(origin: &Origin, lang: Lang) -> Markup {
    let words = match origin {
        Origin::Degree(_) => say!(en "Degree study", et "Tasemeõpe"),
        Origin::Unlinked => {
            say!(en "Degree level, no study programme", et "Kõrghariduse tase, õppekavaga sidumata")
        }
        Origin::Continuing => say!(en "Continuing education", et "Täienduskoolitus"),
    };
    html! { (words.get(lang)) }
}

fn required(course: &Course, subject: &Subject<'_>, lang: Lang) -> Option<Markup> {
    let known = course.requires.iter().filter_map(Stated::known);
    let names = known.flat_map(|requires| match requires {
        Requires::None => &[][..],
        Requires::Courses(names) => names,
    });
    titles(names.map(|name| &*name.text).collect(), subject, lang)
}

fn recommended(course: &Course, subject: &Subject<'_>, lang: Lang) -> Option<Markup> {
    let known = course.recommends.iter().filter_map(Stated::known);
    let names = known.flat_map(|names| &names.0);
    titles(names.map(|name| &*name.text).collect(), subject, lang)
}

fn titles(codes: Vec<&str>, subject: &Subject<'_>, lang: Lang) -> Option<Markup> {
    (!codes.is_empty()).then(|| {
        html! {
            @for (at, code) in codes.iter().enumerate() {
                @if at > 0 { ", " }
                @match subject.catalogue.course(code).and_then(|course| course.title.known()) {
                    Some(title) => (text(title, lang)),
                    None => (code),
                }
            }
        }
    })
}

fn runs(course: &Course, subject: &Subject<'_>, lang: Lang) -> Option<Markup> {
    let known: Vec<&Runs> = course.runs.iter().filter_map(Stated::known).collect();
    let at = |when| dated(&When::new(when, subject.catalogue), lang);
    (!known.is_empty()).then(|| {
        html! {
            @for (nth, runs) in known.iter().enumerate() {
                @if nth > 0 { br; }
                @if let Some(from) = runs.from.known() { (at(from)) }
                " – "
                @if let Some(to) = runs.to.known() { (at(to)) }
            }
        }
    })
}
