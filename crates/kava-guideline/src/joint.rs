//! Joint programmes: which institution gives a course.

use kava_model::fields::{Course, Institution, Origin};
use kava_model::name::Name;
use kava_model::names::Catalogue;
use kava_model::plan::ItemId;

use crate::case::{Case, PlanCase};

/// The institution of the course's study programme, else of the School that gives it. What names
/// neither, or leaves the institution out, is the issuer's. A course that several institutions count
/// among theirs is the issuer's if it is one of them.
pub fn giver<'c>(catalogue: &Catalogue<'c>, course: &Course) -> Option<&'c Institution> {
    let issuer = catalogue.issuer();
    let named: Vec<&'c Institution> = match course.origin.known() {
        Some(Origin::Degree(programmes)) if !programmes.is_empty() => programmes
            .iter()
            .filter_map(|name| of_study_programme(catalogue, name))
            .collect(),
        _ => of_school(catalogue, course).into_iter().collect(),
    };
    let is_issuers = |it: &&'c Institution| issuer.is_some_and(|issuer| std::ptr::eq(issuer, *it));
    match named.iter().any(is_issuers) {
        true => issuer,
        false => named.first().copied().or(issuer),
    }
}

fn of_study_programme<'c>(catalogue: &Catalogue<'c>, name: &Name) -> Option<&'c Institution> {
    let named = catalogue.study_programme(&name.text)?.institution.known();
    named.map_or_else(
        || catalogue.issuer(),
        |name| catalogue.institution(&name.text),
    )
}

fn of_school<'c>(catalogue: &Catalogue<'c>, course: &Course) -> Option<&'c Institution> {
    let unit = catalogue.unit(&course.school.known()?.text)?;
    let mut owner = unit.owner().known()?;
    // A department names its School or college, and that its institution.
    if let Some(unit) = catalogue.unit(&owner.text) {
        owner = unit.owner().known()?;
    }
    catalogue.institution(&owner.text)
}

/// The issuer, or one of the programme's partners.
pub fn offers(case: &Case<'_>, institution: &Institution) -> bool {
    let is_issuer = case
        .catalogue
        .issuer()
        .is_some_and(|issuer| std::ptr::eq(issuer, institution));
    let partners = case.programme.partner.iter();
    is_issuer
        || partners
            .filter_map(|name| name.known())
            .any(|name| name.text == institution.name.text)
}

/// Whether the course is the issuer's own, and not a partner's.
pub fn is_issuers(case: &Case<'_>, plan: &PlanCase<'_>, item: ItemId) -> bool {
    let giver = plan
        .resolved
        .course(item)
        .and_then(|course| giver(case.catalogue, course));
    let issuer = case.catalogue.issuer();
    giver
        .zip(issuer)
        .is_none_or(|(giver, issuer)| std::ptr::eq(giver, issuer))
}
