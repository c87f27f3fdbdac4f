//! Part I: what the programme is, who offers it, how large it is.

use kava_diagnostics::Lang;
use kava_model::codelist::{counties, countries, ehis, isced, languages};
use maud::{Markup, html};

use super::super::entry::Entry;
use super::super::provider::{Contact, Partner, Unit, UnitType};
use super::super::volume::{Length, LengthUnit, Volume};
use super::shown::{self, joined};
use super::{Field, Section, name};
use crate::canonical::Number;

pub fn section<'a>(entry: &'a Entry<'a>) -> Section<'a> {
    let fields = vec![
        Field::text("Õppekava kood (EHIS)", &["registry-code"], code(entry)),
        Field::markup("Õppekava liik", &["kind"], Some(kind(entry))),
        Field::text("Õppekava nimetus", &["title"], entry.title.et),
        Field::text("Õppekava nimetus inglise keeles", &[], entry.title.en),
        Field::markup("Õppeasutus", &["provider"], provider(entry)),
        Field::markup("Ühisõppekava partnerid", &["partners"], partners(entry)),
        Field::markup(
            "Õppekava arendav üksus",
            &["unit"],
            entry.unit.as_ref().map(unit),
        ),
        Field::markup("Programmijuht", &["director"], directors(entry)),
        Field::markup(
            "Kontaktisik",
            &["contact"],
            entry.contact.as_ref().map(contact),
        ),
        Field::markup(
            "Õppekavarühm",
            &["study-group"],
            entry.study_group.map(group),
        ),
        Field::markup("Õppesuund", &[], entry.study_group.and_then(direction)),
        Field::markup(
            "Seotud õppekavarühmad",
            &["linked-groups"],
            linked_groups(entry),
        ),
        Field::markup(
            "EKR tase",
            &["level"],
            entry.estqf_level.map(|level| html! { p { (level) } }),
        ),
        Field::markup("Õppe kogumaht", &["volume"], credits(&entry.volume)),
        Field::markup("Õppe kogumaht tundides", &["hours"], hours(&entry.volume)),
        Field::markup(
            "Õppekeeled",
            &["language"],
            entry.languages.as_deref().map(taught_in),
        ),
        Field::markup(
            "Nominaalkestus",
            &["duration"],
            entry.duration.as_ref().map(length),
        ),
        Field::markup("Õppe toimumise kohad", &["place", "county"], places(entry)),
        Field::markup(
            "Avaliku õppekava aadress",
            &[],
            entry.public_url.map(address),
        ),
        Field::markup("Redaktsioon", &[], Some(edition(entry))),
    ];
    Section {
        title: "I. Üldandmed",
        fields,
    }
}

fn code<'a>(entry: &Entry<'a>) -> Option<&'a str> {
    entry.record.registered.as_ref()?.code
}

fn kind(entry: &Entry<'_>) -> Markup {
    let code = entry.curriculum_type.code();
    let named = ehis::curriculum_types::find(code);
    html! {
        p { (named.map_or("", |named| named.name.et)) " (" (code) ")" }
        @match shown::kind(entry) {
            Some(kind) => p { (kind) },
            None => p.empty { "mikrokraad või mikrokvalifikatsioon: täitmata" },
        }
    }
}

fn provider(entry: &Entry<'_>) -> Option<Markup> {
    let provider = entry.provider.as_ref()?;
    Some(html! {
        p { (provider.name.unwrap_or("nimi täitmata")) }
        p { "registrikood " (provider.reg_code.unwrap_or("täitmata")) }
        @if let Some(kind) = provider.kind { p { (name(kind.0)) } }
    })
}

fn partners(entry: &Entry<'_>) -> Option<Markup> {
    let partners = entry.partners.as_ref()?;
    let partner = |partner: &Partner<'_>| {
        html! {
            p {
                (partner.name.unwrap_or(partner.code))
                @if let Some(code) = partner.reg_code { ", registrikood " (code) }
                @if let Some(country) = partner.country.and_then(countries::find) { ", " (country.name.et) }
            }
        }
    };
    Some(html! {
        @for it in partners {
            @match it {
                Some(it) => (partner(it)),
                None => p.empty { "partner täitmata" },
            }
        }
    })
}

fn unit(unit: &Unit<'_>) -> Markup {
    let kind = match unit.kind {
        UnitType::School => "teaduskond",
        UnitType::College => "kolledž",
        UnitType::Department => "instituut",
    };
    let (name, school) = (unit.name.unwrap_or(unit.code), unit.school.as_ref());
    html! {
        p { (name) @if !name.to_lowercase().contains(kind) { " (" (kind) ")" } }
        @if let Some(school) = school {
            @if unit.kind != UnitType::School { p { (school.name.unwrap_or(school.code)) } }
            @if let Some(head) = &school.head {
                p { "juht: " (joined([head.name, head.title].into_iter().flatten())) }
            }
        } @else {
            p.empty { "teaduskond täitmata" }
        }
    }
}

fn directors(entry: &Entry<'_>) -> Option<Markup> {
    let directors = entry.director.as_ref()?;
    Some(html! {
        @for director in directors {
            @match director {
                Some(director) => p {
                    (reach(director.name, director.email, director.phone))
                    @if director.responsible && directors.len() > 1 { " (vastutav)" }
                },
                None => p.empty { "täitmata" },
            }
        }
    })
}

fn contact(contact: &Contact<'_>) -> Markup {
    html! { p { (reach(contact.name, contact.email, contact.phone)) } }
}

fn reach(name: &str, email: Option<&str>, phone: Option<&str>) -> String {
    joined([Some(name), email, phone].into_iter().flatten())
}

fn group(code: &str) -> Markup {
    let field = isced::find(code);
    html! { p { (code) @if let Some(field) = field { " " (field.estonian_name()) } } }
}

/// The narrow field that the group belongs to.
fn direction(code: &str) -> Option<Markup> {
    let parent = isced::find(code)?.parent()?;
    Some(html! { p { (parent.code) " " (parent.estonian_name()) } })
}

fn linked_groups(entry: &Entry<'_>) -> Option<Markup> {
    let groups = entry.linked_groups.as_ref()?;
    Some(html! {
        @if groups.is_empty() { p { "–" } }
        @for code in groups { (group(code)) }
    })
}

fn credits(volume: &Volume) -> Option<Markup> {
    let range = volume.range.map(shown::span);
    let varies = volume.range.is_some_and(|range| range.min != range.max);
    match (volume.ects, range) {
        (Some(ects), Some(range)) if varies => Some(html! {
            p { strong { (ects) " EAP" } }
            p.note { "vähim; õppija valikute järgi " (range) " EAP" }
        }),
        (Some(ects), _) => Some(html! { p { strong { (ects) " EAP" } } }),
        (None, Some(range)) => Some(html! {
            p.empty { "täitmata" }
            p.note { "plaani järgi " (range) " EAP; register võtab ühe täisarvu" }
        }),
        (None, None) => None,
    }
}

fn hours(volume: &Volume) -> Option<Markup> {
    let parts = [
        ("kontaktõpe (auditoorne töö)", volume.contact),
        ("praktiline töö", volume.practical),
        ("iseseisev töö", volume.independent),
    ];
    let nothing = volume.hours.is_none() && parts.iter().all(|(_, hours)| hours.is_none());
    if nothing {
        return None;
    }
    let cell = |hours: Option<Number>| match hours {
        Some(hours) => html! { (shown::hours(hours)) },
        None => html! { span.empty { "täitmata" } },
    };
    Some(html! {
        table.hours {
            tbody {
                @for (part, hours) in parts { tr { td { (part) } td.right { (cell(hours)) } } }
                tr.sum { td { "kokku" } td.right { (cell(volume.hours)) } }
            }
        }
    })
}

fn taught_in(codes: &[&'static str]) -> Markup {
    let name =
        |code: &&'static str| languages::find(code).map_or(*code, |language| language.name.et);
    html! { p { (joined(codes.iter().map(name))) } }
}

fn length(length: &Length) -> Markup {
    let number = shown::number(length.declared.number);
    let one = number == "1";
    let unit = match (length.declared.unit, one) {
        (LengthUnit::Weeks, true) => "nädal",
        (LengthUnit::Weeks, false) => "nädalat",
        (LengthUnit::Months, true) => "kuu",
        (LengthUnit::Months, false) => "kuud",
        (LengthUnit::Semesters, true) => "semester",
        (LengthUnit::Semesters, false) => "semestrit",
        (LengthUnit::Years, true) => "aasta",
        (LengthUnit::Years, false) => "aastat",
    };
    html! {
        p { (number) " " (unit) }
        @match (length.years, length.months) {
            (Some(years), Some(months)) => p.note { "registris: aastaid " (years) ", kuid " (months) },
            _ => p.note { "registris aastad ja kuud: täitmata" },
        }
    }
}

fn places(entry: &Entry<'_>) -> Option<Markup> {
    if entry.places.is_none() && entry.locations.is_none() {
        return None;
    }
    let county = |code: &&'static str| match counties::find(code) {
        Some(county) => format!("{} (EHAK {code})", county.name.get(Lang::Et)),
        None => (*code).to_owned(),
    };
    let counties: Option<Vec<String>> = entry
        .locations
        .as_ref()
        .map(|codes| codes.iter().map(county).collect());
    Some(html! {
        @if let Some(places) = &entry.places { p { (places.join(", ")) } }
        @if let Some(counties) = counties { p { (counties.join(", ")) } }
    })
}

fn address(url: &str) -> Markup {
    html! { p.address { (url) } }
}

fn edition(entry: &Entry<'_>) -> Markup {
    html! {
        @match &entry.edition {
            Some(edition) => p {
                "kehtib alates: " (shown::when(&edition.from))
                @if let Some(to) = &edition.to { ", kuni: " (shown::when(to)) }
            },
            None => p.empty { "kehtivuse algus täitmata" },
        }
        @if let Some(replaces) = &entry.replaces { p { "asendab: " (replaces.join(", ")) } }
        @if let Some(withdrawn) = &entry.withdrawn {
            p {
                "suletud alates: "
                @match &withdrawn.from {
                    Some(from) => (shown::when(from)),
                    None => span.empty { "täitmata" },
                }
                @if let Some(because) = withdrawn.because { " – " (because) }
            }
        }
    }
}
