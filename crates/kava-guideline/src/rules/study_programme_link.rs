//! `study-programme-link`: courses of degree study name their study programme, and there is one.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Span, say};
use kava_model::fields::{Course, Moment, Origin};

use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "study-programme-link",
    takes: Takes::Nothing,
    page: Page {
        asks: Phrase {
            en: "Each course of degree study names the study programme it comes from, and there is at least one.",
            et: "Iga tasemeõppe aine nimetab õppekava, kust see pärineb, ja vähemalt üks selline õppekava on.",
        },
        why: Phrase {
            en: "A micro-degree is linked to the courses of a specific study programme; learners and the registry need to know which.",
            et: "Mikrokraad on seotud kindla tasemeõppe õppekava ainetega; õppijad ja register peavad teadma, millise omadega.",
        },
        mend: Phrase {
            en: "Write the study programme's code behind the word: origin degree IAIM.",
            et: "Kirjuta õppekava kood sõna järele: origin degree IAIM.",
        },
        example: Example {
            block: "course",
            wrong: "origin degree",
            right: "origin degree IAIM",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(plan) = &case.plan else { return };
    let courses = || {
        case.courses()
            .map(|(_, course)| course)
            .filter(|course| !course.is_component)
    };
    let unnamed: Vec<Finding> = courses()
        .filter_map(|course| unnamed(case, course, asked))
        .collect();
    let none_known = plan.origins_known()
        && !plan.resolved.plan.has_todo()
        && courses().all(|course| !is_linked(course));
    if unnamed.is_empty() && none_known && courses().next().is_some() {
        report.findings.push(unlinked(case.place(), asked));
    }
    report.findings.extend(unnamed);
}

fn is_linked(course: &Course) -> bool {
    matches!(course.origin.known(), Some(Origin::Degree(programmes)) if !programmes.is_empty())
}

fn unnamed(case: &Case<'_>, course: &Course, asked: &Asked<'_>) -> Option<Finding> {
    let (Some(Origin::Degree(programmes)), Some(place)) =
        (course.origin.known(), course.origin.place())
    else {
        return None;
    };
    if !programmes.is_empty() {
        return None;
    }
    let finding = asked
        .missing(
            Moment::Submission,
            place,
            say!(
                en "{course} does not say to which study programme it belongs",
                et "aine {course} ei ütle, millisesse tasemeõppe õppekavasse see kuulub",
                course = course.name
            ),
        )
        .note(asks(asked))
        .help(say!(
            en "write its code here, such as: degree IAIM",
            et "kirjuta siia selle kood, näiteks: degree IAIM"
        ));
    let end = Span::at(place.span.end as usize);
    let declared = case.catalogue.study_programmes().take(MOST_OFFERED);
    Some(declared.fold(finding, |finding, programme| {
        let name = &programme.name;
        let title =
            say!(en "it belongs to {name}", et "see kuulub õppekavasse {name}", name = name);
        finding.fix(title, end, format!(" {}", name.text))
    }))
}

/// So many study programmes can be told apart in a menu.
const MOST_OFFERED: usize = 8;

fn unlinked(place: Place, asked: &Asked<'_>) -> Finding {
    asked
        .wrong(
            place,
            say!(
                en "no course of this programme belongs to a study programme of degree study",
                et "ükski selle programmi aine ei kuulu tasemeõppe õppekavasse"
            ),
        )
        .note(asks(asked))
}

fn asks(asked: &Asked<'_>) -> kava_diagnostics::Words {
    asked.asks(say!(
        en "a link to the courses of a specific study programme",
        et "seos kindla tasemeõppe õppekava ainetega"
    ))
}
