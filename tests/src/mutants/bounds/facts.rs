//! Bounds that single facts reach: a number, a length, a word.

use kava::Moment;
use kava_syntax::Atom;

use super::super::catalogue::Fact;
use super::super::mutant::Mutant;
use super::super::rewrite::written;
use super::{At, ONE, Value};

/// Each course that the plan takes, where it is declared.
pub fn course_volume<'c>(at: At<'c, '_>, value: Value, made: &mut Vec<Mutant<'c>>) {
    let catalogue = at.programme.catalogue;
    let Some(plan) = at.programme.plan() else {
        return;
    };
    let is_extra = |fact: &Fact<'_>| at.programme.is_extra(*fact);
    for fact in plan.below().into_iter().filter(|fact| !is_extra(fact)) {
        let declared = match fact.item.head() {
            "course" => Some(fact),
            code if fact.in_plan => catalogue.declared("course", code),
            _ => None,
        };
        let number = declared.and_then(|course| {
            Some((
                course.file,
                course.field("credits")?.item.atoms().get(1)?.span,
            ))
        });
        if let Some((file, span)) = number {
            let mutant = at.mutant("", value.is_inside);
            made.push(mutant.replace(file, span, written(value.number)));
        }
    }
}

/// By the programme's word, and by each line of its plan.
pub fn duration<'c>(at: At<'c, '_>, value: Value, made: &mut Vec<Mutant<'c>>) {
    let number = value.number / ONE;
    let said = |mutant, number: i64| at.saying(mutant, "duration", &format!("{number} semesters"));
    made.extend(said(at.mutant(", as said", value.is_inside), number));
    let Some(plan) = at.programme.plan().filter(|_| !value.is_low) else {
        return;
    };
    let last = number - i64::from(!value.is_inside);
    for fact in plan.below() {
        let is_extra = at.programme.is_extra(fact);
        if let Some(semester) = fact.behind("semester").filter(|_| !is_extra) {
            let mutant = said(at.mutant(", by a course", value.is_inside), last);
            made.extend(
                mutant.map(|mutant| mutant.replace(fact.file, semester.span, number.to_string())),
            );
        }
    }
}

pub fn outcomes<'c>(at: At<'c, '_>, value: Value) -> Option<Mutant<'c>> {
    let listed: String = (0..value.number / ONE)
        .map(|nth| format!("zz{nth} et \"selgitab\" en \"explains\"\n"))
        .collect();
    let mutant = at.mutant("", value.is_inside).at(Moment::Submission);
    at.saying(mutant, "outcomes", &format!("{{\n{listed}}}"))
}

pub fn transfer<'c>(at: At<'c, '_>, value: Value, made: &mut Vec<Mutant<'c>>) {
    let cap = written(value.number);
    for base in ["of earlier credits", "of the programme"] {
        let value_said = format!("at most {cap} % {base}");
        made.extend(at.saying(
            at.mutant(&format!(" {base}"), value.is_inside),
            "transfer",
            &value_said,
        ));
    }
}

/// The registry's text has a line before the outcomes, and a number before each.
pub fn outcomes_length<'c>(at: At<'c, '_>, value: Value) -> Option<Mutant<'c>> {
    let around = "Õppekava läbinud õppija:\n1. ".chars().count() as i64;
    let text = "õ".repeat(usize::try_from(value.number / ONE - around).ok()?);
    let listed = format!("{{\nzz et \"{text}\" en \"explains\"\n}}");
    at.saying(at.mutant("", value.is_inside), "outcomes", &listed)
}

pub fn address_length<'c>(at: At<'c, '_>, value: Value) -> Option<Mutant<'c>> {
    let begin = "https://example.ee/";
    let length = usize::try_from(value.number / ONE)
        .ok()?
        .checked_sub(begin.len())?;
    let address = format!("{begin}{}", "a".repeat(length));
    at.saying(at.mutant("", value.is_inside), "website", &address)
}

pub fn of_words<'c>(at: At<'c, '_>, words: &[&str], made: &mut Vec<Mutant<'c>>) {
    match at.line.code {
        "documents" => documents(at, words, made),
        "approved-by" => by(at, "approved", words, made),
        "proposed-by" => by(at, "proposed", words, made),
        "entry-education" => entry_education(at, words, made),
        "study-with" => study_with(at, words, made),
        "study-mode" => study_mode(at, words, made),
        // Two editions are needed to break it: `rules/revision-what.kava` does so in each of its words.
        "revision-at-semester" => {}
        code => panic!("no mutants are made for the words of {code}: write how they are left out"),
    }
}

/// All of them, and each left out.
fn documents<'c>(at: At<'c, '_>, words: &[&str], made: &mut Vec<Mutant<'c>>) {
    made.extend(at.saying(at.mutant("", true), "awards", &words.join(", ")));
    for left_out in words {
        let others: Vec<&str> = words
            .iter()
            .copied()
            .filter(|word| word != left_out)
            .collect();
        let others = if others.is_empty() {
            "badge".to_owned()
        } else {
            others.join(", ")
        };
        made.extend(at.saying(at.mutant("", false), "awards", &others));
    }
}

/// Everybody who has a say somewhere.
const ROLES: [&str; 5] = ["council", "dean", "director", "rector", "vice-rector"];

fn by<'c>(at: At<'c, '_>, step: &'static str, words: &[&str], made: &mut Vec<Mutant<'c>>) {
    let step = at.programme.record().and_then(|record| record.field(step));
    let Some((step, named)) = step.and_then(|step| Some((step, step.behind("by")?))) else {
        return;
    };
    for role in ROLES {
        let mutant = at.mutant("", words.contains(&role));
        made.push(mutant.replace(step.file, named.span, role));
    }
}

/// What a guideline sets apart from its rules: the hours of a credit, the education for a level.
pub fn of_guideline<'c>(at: At<'c, '_>, made: &mut Vec<Mutant<'c>>) {
    match at.line.code {
        "hours" => hours(at, made),
        "entry-level" => entry(at, made),
        _ => {}
    }
}

/// One hour more or less in a part of a workload.
fn hours<'c>(at: At<'c, '_>, made: &mut Vec<Mutant<'c>>) {
    let own = at.programme.own_courses();
    let loads = own.iter().flat_map(|course| course.fields("workload"));
    for load in loads.chain(at.programme.fact.fields("workload")) {
        // What is said in academic hours is not compared with credits.
        if load.behind("hours").is_none() && load.word(3) != Some("hours") {
            continue;
        }
        for part in ["contact", "practical", "independent"] {
            let Some(atom) = load.behind(part) else {
                continue;
            };
            let Some(number) = load.text(atom).parse::<i64>().ok() else {
                continue;
            };
            for other in [number + 1, number - 1]
                .into_iter()
                .filter(|other| *other >= 0)
            {
                made.push(
                    at.mutant("", false)
                        .replace(load.file, atom.span, other.to_string()),
                );
            }
        }
    }
}

/// As the code list orders them.
const EDUCATIONS: [&str; 5] = ["basic", "upper-secondary", "bachelor", "master", "doctor"];

/// Every education, of which the one that is asked for is the least that is allowed.
fn entry_education<'c>(at: At<'c, '_>, words: &[&str], made: &mut Vec<Mutant<'c>>) {
    let Some((field, named)) = education_asked(at) else {
        return;
    };
    let least = EDUCATIONS.iter().position(|known| words.contains(known));
    for (level, education) in EDUCATIONS.iter().enumerate() {
        let mutant = at.mutant("", least.is_some_and(|least| level >= least));
        made.push(mutant.replace(field.file, named.span, *education));
    }
}

fn study_with<'c>(at: At<'c, '_>, words: &[&str], made: &mut Vec<Mutant<'c>>) {
    for study in ["own-group", "alongside-degree-students"] {
        let mutant = at.mutant("", words.contains(&study));
        made.extend(at.saying(mutant, "study", study));
    }
}

/// One of the ways is enough, be it how or when one studies.
fn study_mode<'c>(at: At<'c, '_>, words: &[&str], made: &mut Vec<Mutant<'c>>) {
    for delivery in ["on-site", "online", "hybrid", "blended"] {
        for schedule in ["evening", "block", "weekend"] {
            let is_inside = words.contains(&delivery) || words.contains(&schedule);
            let mutant = at.saying(at.mutant("", is_inside), "delivery", delivery);
            made.extend(mutant.and_then(|mutant| at.saying(mutant, "schedule", schedule)));
        }
    }
}

fn education_asked<'c>(at: At<'c, '_>) -> Option<(Fact<'c>, Atom)> {
    let mut asked = at.programme.fact.fields("requires");
    asked.find_map(|field| Some((field, field.behind("education")?)))
}

/// The education just below and just above the one that the courses need.
fn entry<'c>(at: At<'c, '_>, made: &mut Vec<Mutant<'c>>) {
    let Some((field, named)) = education_asked(at) else {
        return;
    };
    let known = EDUCATIONS
        .iter()
        .position(|known| *known == field.text(named));
    let Some(known) = known else { return };
    for other in [known.checked_sub(1), known.checked_add(1)] {
        if let Some(other) = other.and_then(|other| EDUCATIONS.get(other)) {
            made.push(at.mutant("", false).replace(field.file, named.span, *other));
        }
    }
}
