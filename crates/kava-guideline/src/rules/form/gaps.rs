//! Where a programme and its provider leave the form's fields open.

use kava_diagnostics::Phrase;
use kava_model::choice::NoneOr;
use kava_model::fields::{Institution, Intake};
use kava_model::stated::Stated;
use kava_model::text::{Remark, Text};

use super::{Gap, Part, Said};
use crate::case::Case;
use crate::rules::said::is_empty;

/// What stands in place of a value; nothing where it is known.
pub fn said<T>(fact: &Stated<T>) -> Option<Said> {
    match fact {
        Stated::Known(..) => None,
        Stated::Absent => Some(Said::Nothing),
        Stated::Todo(_) => Some(Said::Todo),
        Stated::Broken(_) => Some(Said::Garbled),
    }
}

/// A gap of the programme itself.
pub fn gap(case: &Case<'_>, said: Said) -> Gap {
    Gap {
        room: case.programme.room,
        ..Gap::new(case.place(), said)
    }
}

pub fn fact<T>(case: &Case<'_>, fact: &Stated<T>) -> Vec<Gap> {
    let Some(said) = said(fact) else {
        return Vec::new();
    };
    let place = fact.place().unwrap_or(case.place());
    vec![Gap {
        place,
        ..gap(case, said)
    }]
}

/// A text that says something; one that is `todo` in every language has no part.
pub fn text(case: &Case<'_>, written: &Stated<Text>) -> Vec<Gap> {
    match written {
        Stated::Known(text, place) if is_empty(text) => {
            let said = if text.0.is_empty() {
                Said::Todo
            } else {
                Said::Nothing
            };
            vec![Gap::new(*place, said)]
        }
        written => fact(case, written),
    }
}

/// At least one of those that may be repeated.
pub fn any<T>(case: &Case<'_>, facts: &[Stated<T>]) -> Vec<Gap> {
    let open = facts.iter().find(|fact| fact.is_open());
    match (facts.iter().any(|fact| fact.known().is_some()), open) {
        (true, _) => Vec::new(),
        (false, Some(open)) => fact(case, open),
        (false, None) => vec![gap(case, Said::Nothing)],
    }
}

/// For the programme, or for each of its intakes.
pub fn here_or_in_intakes<T>(
    case: &Case<'_>,
    here: &Stated<T>,
    there: impl Fn(&Intake) -> &Stated<T>,
) -> Vec<Gap> {
    let everywhere = !case.intakes.is_empty()
        && case
            .intakes
            .iter()
            .all(|intake| there(intake.intake).known().is_some());
    if everywhere {
        Vec::new()
    } else {
        fact(case, here)
    }
}

pub fn title(case: &Case<'_>) -> Vec<Gap> {
    const ESTONIAN: Part = Part {
        name: Phrase {
            en: "the Estonian title",
            et: "eestikeelne pealkiri",
        },
        write: "et \"…\"",
    };
    const ENGLISH: Part = Part {
        name: Phrase {
            en: "the English title",
            et: "ingliskeelne pealkiri",
        },
        write: "en \"…\"",
    };
    let Stated::Known(title, place) = &case.programme.title else {
        return fact(case, &case.programme.title);
    };
    let languages = [("et", ESTONIAN), ("en", ENGLISH)];
    let missing = languages
        .into_iter()
        .filter(|(language, _)| title.get(language).is_none());
    missing
        .map(|(_, part)| Gap {
            part: Some(part),
            ..Gap::new(*place, Said::Nothing)
        })
        .collect()
}

/// The institution that awards, with its name and its code in the State's register.
pub fn provider(case: &Case<'_>) -> Vec<Gap> {
    const NAME: Part = Part {
        name: Phrase {
            en: "the provider's name",
            et: "õppeasutuse nimi",
        },
        write: "name et \"…\" en \"…\"",
    };
    const CODE: Part = Part {
        name: Phrase {
            en: "the provider's registry code",
            et: "õppeasutuse registrikood",
        },
        write: "registry-code \"…\"",
    };
    let Some(issuer) = case.catalogue.issuer() else {
        return vec![Gap::new(case.place(), Said::Nothing)];
    };
    let parts = [
        (said(&issuer.names), NAME),
        (said(&issuer.registry_code), CODE),
    ];
    let gaps = parts
        .into_iter()
        .filter_map(|(said, part)| Some((said?, part)));
    gaps.map(|(said, part)| Gap {
        part: Some(part),
        ..Gap::new(issuer.name.place, said)
    })
    .collect()
}

/// A fact of the institution that awards.
pub fn of_issuer<T>(case: &Case<'_>, pick: fn(&Institution) -> &Stated<T>) -> Vec<Gap> {
    let gap = match case.catalogue.issuer() {
        None => Some(Gap::new(case.place(), Said::Nothing)),
        Some(issuer) => said(pick(issuer)).map(|said| Gap::new(issuer.name.place, said)),
    };
    gap.into_iter().collect()
}

/// The formal study programme groups in which the provider teaches; that there is one is for
/// another field to ask.
pub fn linked_groups(case: &Case<'_>) -> Vec<Gap> {
    match case.catalogue.issuer() {
        None => Vec::new(),
        Some(_) => of_issuer(case, |issuer| &issuer.study_groups),
    }
}

pub fn materials(case: &Case<'_>) -> Vec<Gap> {
    match &case.programme.materials {
        Stated::Known(NoneOr::Some(Remark(text)), place) if is_empty(text) => {
            vec![Gap::new(*place, Said::Nothing)]
        }
        materials => fact(case, materials),
    }
}

/// Whom to ask: a person of its own, or a director who can be reached.
pub fn contact(case: &Case<'_>) -> Vec<Gap> {
    let it = case.programme;
    let reached = it.director.iter().filter_map(Stated::known);
    let reached = reached
        .into_iter()
        .any(|director| director.mail.is_some() || director.phone.is_some());
    let open = it.director.iter().find(|director| director.is_open());
    match (it.contact.is_absent(), open) {
        (true, _) if reached => Vec::new(),
        // The director who is still to be named is asked for already.
        (true, Some(director)) => fact(case, director)
            .into_iter()
            .map(|gap| Gap { due: false, ..gap })
            .collect(),
        _ => fact(case, &it.contact),
    }
}

/// Partners that are named are declared with their names and countries.
pub fn partners(case: &Case<'_>) -> Vec<Gap> {
    const COUNTRY: Part = Part {
        name: Phrase {
            en: "the partner's country",
            et: "partneri riik",
        },
        write: "country EE",
    };
    const NAME: Part = Part {
        name: Phrase {
            en: "the partner's name",
            et: "partneri nimi",
        },
        write: "name et \"…\" en \"…\"",
    };
    let mut gaps: Vec<Gap> = Vec::new();
    for partner in &case.programme.partner {
        let Stated::Known(name, _) = partner else {
            gaps.extend(fact(case, partner));
            continue;
        };
        let Some(institution) = case.catalogue.institution(&name.text) else {
            continue;
        };
        let parts = [
            (said(&institution.names), NAME),
            (said(&institution.country), COUNTRY),
        ];
        let lacking = parts
            .into_iter()
            .filter_map(|(said, part)| Some((said?, part)));
        gaps.extend(lacking.map(|(said, part)| Gap {
            part: Some(part),
            ..Gap::new(institution.name.place, said)
        }));
    }
    gaps
}

pub fn fee(case: &Case<'_>) -> Vec<Gap> {
    let charged = |intake: &Intake| intake.fee.iter().any(|fee| fee.known().is_some());
    if !case.intakes.is_empty() && case.intakes.iter().all(|intake| charged(intake.intake)) {
        return Vec::new();
    }
    any(case, &case.programme.fee)
}
