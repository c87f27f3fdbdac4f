//! `study-group`: the programme names its study programme group by the four digits of ISCED-F, one
//! in which the institution teaches.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Words, say};
use kava_model::codelist::isced::{self, FieldOfStudy, Kind, Level};
use kava_model::fields::Moment;
use kava_model::name::Name;
use kava_model::stated::Stated;

use super::said::{or_todo, unsaid};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "study-group",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "The programme names its study programme group by the four digits of ISCED-F; at least one of those it names is a group in which the institution has degree study.",
            et: "Programm nimetab õppekavarühma ISCED-F-i nelja numbriga; vähemalt ühes nimetatud rühmas on õppeasutusel tasemeõpe.",
        },
        why: Phrase {
            en: "The registry takes four digits, and the right to teach hangs on the group.",
            et: "Register võtab vastu neljakohalise koodi ja õppe läbiviimise õigus sõltub rühmast.",
        },
        mend: Phrase {
            en: "Take the group of the study programme from which the courses come; the first one named is the primary one.",
            et: "Võta selle õppekava rühm, kust ained pärinevad; esimesena nimetatud rühm on peamine.",
        },
        example: Example {
            block: "programme",
            wrong: "field ISCED-F 061",
            right: "field ISCED-F 0613",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let (groups, place) = match &case.programme.field {
        Stated::Known(groups, place) => (groups, *place),
        field => {
            let message = say!(
                en "the programme does not name its study programme group",
                et "programm ei nimeta oma õppekavarühma"
            );
            let finding = unsaid(asked, Moment::Submission, case.place(), field, message);
            report.findings.extend(finding.map(|finding| {
                let finding = or_todo(finding, field, case.programme.room, "field");
                finding.note(asks(asked)).help(say!(
                    en "write for example: field ISCED-F 0613",
                    et "kirjuta näiteks: field ISCED-F 0613"
                ))
            }));
            return;
        }
    };
    let unfit: Vec<Finding> = groups
        .codes
        .iter()
        .filter_map(|code| unfit(case, asked, code))
        .collect();
    if unfit.is_empty() {
        report
            .findings
            .extend(untaught(case, asked, &groups.codes, place));
    }
    report.findings.extend(unfit);
}

/// Not four digits, or the code for an unknown field.
fn unfit(case: &Case<'_>, asked: &Asked<'_>, code: &Name) -> Option<Finding> {
    let field: &FieldOfStudy = isced::find(&code.text)?;
    let name = field.name;
    let message = match (field.level, field.kind) {
        (Level::Detailed, Kind::Unknown) => say!(
            en "{code} stands for a field that is not known, and is no study programme group",
            et "{code} tähistab teadmata valdkonda ega ole õppekavarühm",
            code = code
        ),
        (Level::Detailed, _) => return None,
        (Level::Broad | Level::Narrow, _) => say!(
            en "{code} ({name}) is wider than a study programme group, which has four digits",
            et "{code} ({name}) on laiem kui õppekavarühm, millel on neli numbrit",
            code = code, name = name
        ),
    };
    let mut finding = asked.wrong(code.place, message).note(asks(asked));
    let inside: Vec<&str> = groups_in(field).collect();
    for group in taught_of(case, &inside) {
        let name = isced::find(group).map_or(Phrase::default(), |field| field.name);
        let title = say!(
            en "write {group} ({name})",
            et "kirjuta {group} ({name})",
            group = group, name = name
        );
        finding = finding.fix(title, code.place.span, group);
    }
    let inside = inside.join(", ");
    Some(match inside.is_empty() {
        true => finding,
        false => finding.help(say!(
            en "the groups in it are {inside}",
            et "sinna kuuluvad rühmad {inside}",
            inside = inside
        )),
    })
}

fn groups_in(field: &FieldOfStudy) -> impl Iterator<Item = &'static str> {
    let wider = field.code;
    let below = isced::all()
        .iter()
        .filter(move |group| group.level == Level::Detailed && group.code != wider);
    below
        .filter(move |group| group.kind != Kind::Unknown && group.is_within(wider))
        .map(|group| group.code)
}

/// Those in which the institution teaches, where that is known.
fn taught_of<'g>(case: &Case<'_>, groups: &[&'g str]) -> Vec<&'g str> {
    let taught = case
        .catalogue
        .issuer()
        .and_then(|issuer| issuer.study_groups.known());
    let covers = |wider: &Name, group: &str| group.starts_with(&*wider.text);
    let is_taught = |group: &&&str| {
        taught.is_none_or(|taught| taught.codes.iter().any(|wider| covers(wider, group)))
    };
    groups.iter().filter(is_taught).copied().collect()
}

/// None of the groups is one of the institution's; nothing where its groups are not known.
fn untaught(case: &Case<'_>, asked: &Asked<'_>, codes: &[Name], place: Place) -> Option<Finding> {
    let issuer = case.catalogue.issuer()?;
    let (taught, list) = match &issuer.study_groups {
        Stated::Known(taught, list) => (taught, *list),
        _ => return None,
    };
    let is_taught = |code: &Name| {
        taught
            .codes
            .iter()
            .any(|wider| code.text.starts_with(&*wider.text))
    };
    if codes.iter().any(is_taught) {
        return None;
    }
    let listed = Words::join(codes.iter().map(|code| Words::same(&*code.text)), ", ");
    let message = say!(
        en "{institution} has no degree study in {codes}",
        et "õppeasutusel {institution} ei ole tasemeõpet rühmas {codes}",
        institution = issuer.name, codes = listed
    );
    let finding = asked.wrong(place, message).note(asks(asked));
    Some(finding.related(
        list,
        say!(en "its study programme groups", et "tema õppekavarühmad"),
    ))
}

fn asks(asked: &Asked<'_>) -> Words {
    asked.asks(say!(
        en "a link to at least one study programme group of the institution, by ISCED-F",
        et "seos vähemalt ühe õppeasutuse õppekavarühmaga ISCED-F-i järgi"
    ))
}
