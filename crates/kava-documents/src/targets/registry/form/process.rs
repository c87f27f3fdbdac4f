//! Part III: decisions, route and attachments.

use maud::{Markup, html};

use super::super::entry::Entry;
use super::super::process::{AttachmentKind, Registration, Status, Step};
use super::{Field, Section, name, shown};
use crate::canonical::Limits;

pub fn section<'a>(entry: &'a Entry<'a>) -> Section<'a> {
    let record = &entry.record;
    let fields = vec![
        Field::text("Menetluse seis", &[], Some(status(record.status))),
        Field::markup(
            "Ettepanek",
            &["proposal"],
            record.proposed.as_ref().map(step),
        ),
        Field::markup(
            "Kinnitamine (dokument ja kuupäev)",
            &["approval"],
            record.approved.as_ref().map(step),
        ),
        Field::markup(
            "Vormi üleandmine avatud ülikoolile",
            &[],
            record.submitted.as_ref().map(step),
        ),
        Field::text(
            "Menetluse liik",
            &["route"],
            entry.route.map(|route| name(route.0)),
        ),
        Field::text("Kulukoht", &["cost-centre"], entry.cost_centre),
        Field::markup(
            "Registreerimine",
            &[],
            record.registered.as_ref().map(registration),
        ),
        Field::text(
            "Avaldaja",
            &[],
            record.published_by.map(|publisher| name(publisher.0)),
        ),
        Field::markup("Lisatavad failid", &[], Some(files(entry))),
    ];
    Section {
        title: "III. Menetlus",
        fields,
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::InPreparation => "koostamisel",
        Status::Proposed => "ettepanek tehtud",
        Status::Approved => "kinnitatud",
        Status::Submitted => "üle antud",
        Status::Registered => "registreeritud",
    }
}

fn step(step: &Step<'_>) -> Markup {
    html! {
        p {
            (shown::when(&step.on))
            @if let Some(by) = step.by { ", " (shown::role(by)) }
            @if let Some(document) = step.document { ", dokument " (document) }
        }
    }
}

fn registration(registration: &Registration<'_>) -> Markup {
    html! {
        p {
            @match &registration.on {
                Some(on) => (shown::when(on)),
                None => "päev teadmata",
            }
            @if let Some(code) = registration.code { ", kood " (code) }
            @if let Some(Limits(volume)) = registration.volume { ", maht " (shown::bound(&volume)) }
        }
    }
}

fn files(entry: &Entry<'_>) -> Markup {
    html! {
        @for file in &entry.files {
            p {
                @match file.kind {
                    AttachmentKind::Form => { "õppekava vorm: " (file.name) },
                    AttachmentKind::Approval => { "kinnitamise dokument: " (file.name) },
                }
            }
        }
    }
}
