//! `entry-education`: applicants need at least the education that the guideline names.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, say};
use kava_model::admission::Requirement;
use kava_model::codelist::education::{self, Education};
use kava_model::fields::Moment;
use kava_model::stated::Stated;

use super::said::{or_change, or_line, unsaid};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "entry-education",
    takes: Takes::AtLeast(&["basic", "upper-secondary", "bachelor", "master", "doctor"]),
    page: Page {
        asks: Phrase {
            en: "The programme admits those who have at least the education that the guideline names.",
            et: "Programmi võetakse vastu need, kellel on vähemalt juhendis nimetatud haridus.",
        },
        why: Phrase {
            en: "Courses of a university build on what is learnt before it.",
            et: "Ülikooli ained tuginevad varem õpitule.",
        },
        mend: Phrase {
            en: "Write the education that applicants must have: requires education upper-secondary.",
            et: "Kirjuta haridus, mis kandideerijal peab olema: requires education upper-secondary.",
        },
        example: Example {
            block: "programme",
            wrong: "requires education basic",
            right: "requires education upper-secondary",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let least = asked.words().into_iter().find_map(education::find);
    let Some(least) = least else { return };
    let requires = &case.programme.requires;
    let highest = highest(requires);
    if let Some((education, _)) = highest {
        report.measured(asked, || education.name.words());
    }
    let finding = match highest {
        Some((education, place)) if education.level < least.level => {
            Some(too_low(asked, education, place, least))
        }
        Some(_) => None,
        None if asks_a_programme(requires) => None,
        None => unstated(case, asked, requires).map(|finding| {
            let line = format!("requires education {}", least.code);
            or_line(finding, case.programme.room, &line)
        }),
    };
    report.findings.extend(finding.map(|finding| {
        finding
            .note(asked.asks(say!(
                en "at least {education}",
                et "vähemalt {education}",
                education = least.name
            )))
            .help(say!(
                en "write: requires education {code}",
                et "kirjuta: requires education {code}",
                code = least.code
            ))
    }));
}

/// The highest education among what is required; `requires none` is the lowest.
fn highest(requires: &[Stated<Requirement>]) -> Option<(&'static Education, Place)> {
    let stated = requires.iter().filter_map(|requirement| {
        let education = match requirement.known()? {
            Requirement::Education(education) => education.0,
            Requirement::None => education::find("none")?,
            Requirement::Programme(_) | Requirement::Text(_) => return None,
        };
        Some((education, requirement.place()?))
    });
    stated.max_by_key(|(education, _)| education.level)
}

/// Whoever has completed another programme has met what that one asked.
fn asks_a_programme(requires: &[Stated<Requirement>]) -> bool {
    requires
        .iter()
        .any(|it| matches!(it.known(), Some(Requirement::Programme(_))))
}

fn too_low(asked: &Asked<'_>, education: &Education, place: Place, least: &Education) -> Finding {
    let message = match education.level {
        0 => say!(
            en "applicants need no earlier education, but {least} is the least",
            et "kandideerijalt ei nõuta varasemat haridust, kuid vähim on {least}",
            least = least.name
        ),
        _ => say!(
            en "applicants need {education}, but {least} is the least",
            et "kandideerijalt nõutakse: {education}; vähim on {least}",
            education = education.name, least = least.name
        ),
    };
    let mut finding = asked.wrong(place, message);
    finding.measured = Some(education.name.words());
    finding.bound = Some(least.name.words());
    or_change(finding, place, &format!("education {}", least.code))
}

fn unstated(
    case: &Case<'_>,
    asked: &Asked<'_>,
    requires: &[Stated<Requirement>],
) -> Option<Finding> {
    let open = requires.iter().find(|requirement| requirement.is_open());
    let message = say!(
        en "the programme does not say which education applicants must have",
        et "programm ei ütle, milline haridus peab kandideerijal olema"
    );
    unsaid(
        asked,
        Moment::Submission,
        case.place(),
        open.unwrap_or(&Stated::Absent),
        message,
    )
}
