//! Part II: why, for whom, what is learnt and how.

use kava_diagnostics::Lang;
use kava_model::choice::Choice;
use kava_model::codelist::education::Education;
use maud::{Markup, html};

use super::super::content::{Basis, LinkedCourse};
use super::super::entry::{Entry, EntryConditions, Need, VocationalStandard};
use super::super::outcomes::Outcome;
use super::shown::{self, joined};
use super::{Field, Section, name, plan};
use crate::canonical::{Number, Word};

pub fn section<'a>(entry: &'a Entry<'a>) -> Section<'a> {
    let materials = |lines: &Vec<&str>| match lines.is_empty() {
        true => html! { p { "ei kasutata" } },
        false => shown::list(lines),
    };
    let fields = vec![
        Field::text("Õppe eesmärk", &["aim"], entry.aim),
        Field::text("Sihtrühm", &["target-group"], entry.target_group),
        Field::markup("Vajadus, millele õpe vastab", &["need"], need(&entry.need)),
        Field::markup(
            "Õppekava koostamise alus",
            &["basis"],
            entry.basis.as_deref().map(basis),
        ),
        Field::markup(
            "Kutsestandard",
            &[],
            entry.vocational_standard.as_ref().and_then(standard),
        ),
        Field::markup(
            "Õpingute alustamise tingimused",
            &["entry-conditions"],
            entry.entry_conditions.as_ref().map(conditions),
        ),
        Field::markup("Õpiväljundid", &["outcomes"], outcomes(entry)).wide(),
        Field::text("Õppe sisu", &[], entry.content),
        Field::markup(
            "Õppeained ja õppeplaan",
            &["content"],
            entry.plan.as_ref().map(plan::table),
        )
        .wide(),
        Field::markup(
            "Tasemeõppe õppekavade õppeained ja koodid",
            &[],
            entry.linked_courses.as_deref().map(linked),
        )
        .wide(),
        Field::markup(
            "Hindamismeetodid ja -kriteeriumid",
            &["assessment", "criteria"],
            entry
                .outcomes
                .as_deref()
                .map(|outcomes| assessments(entry, outcomes)),
        )
        .wide(),
        Field::markup(
            "Õppemeetodid",
            &["methods"],
            entry.methods.as_deref().map(shown::list),
        ),
        Field::markup(
            "Õppevorm",
            &["delivery"],
            entry.environment.mode.as_deref().map(names),
        ),
        Field::text(
            "Õppekeskkonna kirjeldus",
            &["environment"],
            entry.environment.text,
        ),
        Field::markup("Õppekorraldus", &["study"], arrangement(entry)),
        Field::markup(
            "Õppematerjalide loend",
            &["materials"],
            entry.materials.as_ref().map(materials),
        ),
        Field::text("Lõpetamise tingimused", &["completion"], entry.completion),
        Field::markup("Väljastatavad dokumendid", &["documents"], documents(entry)),
        Field::text(
            "Koolitajal vajalik kvalifikatsioon, õpi- või töökogemus",
            &["trainers"],
            entry.trainer,
        ),
    ];
    Section {
        title: "II. Õppe sisu ja korraldus",
        fields,
    }
}

fn names<T: Choice>(words: &[Word<T>]) -> Markup {
    html! { p { (joined(words.iter().map(|word| name(word.0)))) } }
}

fn need(need: &Need<'_>) -> Option<Markup> {
    let silent = need.text.is_none() && need.sources.is_none() && need.commissioned_by.is_none();
    if silent {
        return None;
    }
    let sources = need.sources.iter().flatten().flatten();
    Some(html! {
        @match need.text {
            Some(text) => p.text { (text) },
            None => p.empty { "täitmata" },
        }
        @for source in sources {
            p { "allikas: " (name(source.kind.0)) @if let Some(text) = source.text { " – " (text) } }
        }
        @if let Some(by) = need.commissioned_by { p { "tellija: " (by) } }
    })
}

fn basis(basis: &[Option<Basis<'_>>]) -> Markup {
    let one = |basis: &Basis<'_>| match basis {
        Basis::DegreeProgramme {
            code,
            title,
            ehis_code,
        } => html! {
            "tasemeõppe õppekava " (code)
            @if let Some(title) = title { " " (title) }
            @if let Some(ehis) = ehis_code { " (EHIS " (ehis) ")" }
        },
        Basis::VocationalStandard { text } => {
            html! { "kutsestandard: " (text.unwrap_or("täitmata")) }
        }
        Basis::Need { text } => html! { "vajadus: " (text.unwrap_or("täitmata")) },
    };
    html! {
        @for it in basis {
            @match it {
                Some(it) => p { (one(it)) },
                None => p.empty { "täitmata" },
            }
        }
    }
}

fn standard(standard: &VocationalStandard<'_>) -> Option<Markup> {
    match standard {
        VocationalStandard::None => Some(html! { p { "kutsestandard puudub" } }),
        VocationalStandard::Standard { text } => text.map(|text| html! { p.text { (text) } }),
    }
}

fn conditions(conditions: &EntryConditions<'_>) -> Markup {
    let education = |education: &Education| education.name.get(Lang::Et);
    html! {
        @if let Some(asked) = conditions.education { p { (education(asked.0)) } }
        @if !conditions.programmes.is_empty() {
            p { "läbitud programm: " (conditions.programmes.join(", ")) }
        }
        @for other in &conditions.other {
            @match other {
                Some(text) => p.text { (text) },
                None => p.empty { "täitmata nõue" },
            }
        }
        @if let Some(text) = conditions.conditions { p.text { (text) } }
        @for by in conditions.selection.iter().flatten().flatten() {
            p { "valik: " (name(by.0)) }
        }
    }
}

fn outcomes(entry: &Entry<'_>) -> Option<Markup> {
    let outcomes = entry.outcomes.as_ref()?;
    Some(html! {
        p { "Õppekava läbinud õppija:" }
        ol.outcomes {
            @for outcome in outcomes {
                li {
                    @match outcome.text {
                        Some(text) => span.text { (text) },
                        None => span.empty { "täitmata" },
                    }
                    " " span.code { (outcome.id) }
                }
            }
        }
        @if entry.ehis.opivaljundid.is_none() { p.empty { "loetelu ei ole veel täielik" } }
    })
}

fn credits(credits: Option<Number>) -> Markup {
    match credits {
        Some(credits) => html! { (shown::number(credits)) },
        None => html! { span.empty { "täitmata" } },
    }
}

fn linked(courses: &[LinkedCourse<'_>]) -> Markup {
    if courses.is_empty() {
        return html! { p { "–" } };
    }
    html! {
        table {
            thead { tr { th { "Kood" } th { "Õppeaine" } th { "Õppekava" } th.right { "EAP" } } }
            tbody {
                @for course in courses {
                    tr {
                        td.code { (course.code.unwrap_or("–")) }
                        td { (course.title.unwrap_or("täitmata")) }
                        td { @if course.study_programmes.is_empty() { span.empty { "täitmata" } }
                             (course.study_programmes.join(", ")) }
                        td.right { (credits(course.ects)) }
                    }
                }
            }
        }
    }
}

/// An outcome, and for each course that assesses it how.
fn assessments(entry: &Entry<'_>, outcomes: &[Outcome<'_>]) -> Markup {
    let title = |course: &str| {
        let known = entry.plan.as_ref().and_then(|plan| plan.course(course));
        known
            .and_then(|course| course.title)
            .map(str::to_owned)
            .unwrap_or_else(|| course.to_owned())
    };
    html! {
        table {
            thead { tr { th { "Õpiväljund" } th { "Õppeaine" } th { "Meetod" } th { "Kriteeriumid" } } }
            @for outcome in outcomes {
                @let assessments = outcome.assessment.as_deref().unwrap_or_default();
                tbody {
                    @if assessments.is_empty() {
                        tr { td.code { (outcome.id) } td colspan="3" { span.empty { "täitmata" } } }
                    }
                    @for (at, assessment) in assessments.iter().enumerate() {
                        tr {
                            @if at == 0 { td.code rowspan=(assessments.len()) { (outcome.id) } }
                            td { (title(assessment.course)) }
                            td { (assessment.method.0.name.get(Lang::Et)) }
                            td { @match assessment.criteria {
                                Some(criteria) => span.text { (criteria) },
                                None => span.empty { "täitmata" },
                            } }
                        }
                    }
                }
            }
        }
    }
}

fn arrangement(entry: &Entry<'_>) -> Option<Markup> {
    let study = entry.study.map(|study| name(study.0));
    let schedule = entry.schedule.as_deref();
    let times = schedule.map(|words| joined(words.iter().map(|word| name(word.0))));
    if study.is_none() && times.is_none() {
        return None;
    }
    Some(html! {
        @match study {
            Some(study) => p { (study) },
            None => p.empty { "koos tasemeõppijatega või omaette rühmas: täitmata" },
        }
        @if let Some(times) = times { p { (times) } }
    })
}

fn documents(entry: &Entry<'_>) -> Option<Markup> {
    let words = entry.documents.as_ref()?;
    let all: Vec<&str> = words
        .iter()
        .map(|word| name(word.0))
        .chain(entry.other_documents.iter().copied())
        .collect();
    Some(shown::list(&all))
}
