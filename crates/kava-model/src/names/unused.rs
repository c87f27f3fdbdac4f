//! `unused-name`: something is declared and nothing refers to it.

use kava_diagnostics::{Finding, Tag, say};

use super::Catalogue;
use super::ledger::Ledger;
use super::mentions::Kind;
use crate::name::Name;

pub(super) fn check(catalogue: &Catalogue<'_>, ledger: &Ledger, findings: &mut Vec<Finding>) {
    let mut report = |kind: Kind, name: &Name| {
        if !ledger.uses(kind, &name.text) {
            findings.push(unused(kind, name));
        }
    };
    catalogue
        .study_programmes
        .list
        .iter()
        .for_each(|(name, _)| report(Kind::StudyProgramme, name));
    catalogue
        .units()
        .for_each(|(name, _)| report(Kind::Unit, name));
    let issuer = catalogue.issuer().map(|issuer| &*issuer.name.text);
    for (name, _) in &catalogue.institutions.list {
        if issuer != Some(&*name.text) {
            report(Kind::Institution, name);
        }
    }
    let unused_courses = catalogue.courses().filter(|course| {
        let name = &*course.name.text;
        !ledger.uses(Kind::Course, name)
    });
    findings.extend(unused_courses.map(|course| {
        let title = say!(en "take it out", et "eemalda see");
        unused(Kind::Course, &course.name).fix(title, course.place.span, "")
    }));
}

fn unused(kind: Kind, name: &Name) -> Finding {
    Finding::warning(
        "unused-name",
        name.place,
        say!(
            en "“{name}” is declared but nothing uses it ({kind})",
            et "„{name}“ on kirjeldatud, kuid seda ei kasutata ({kind})",
            name = name, kind = kind.phrase()
        ),
    )
    .tag(Tag::Unneeded)
}
