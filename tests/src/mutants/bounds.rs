//! Every bound of every line that a guideline has for a programme: the programme is changed until the
//! measured value is the last that is allowed, and then the next.
//!
//! Where single facts do not make the value, the plan is written anew around it: what stood in it
//! becomes extras outside the award, which count in nothing, and courses of known credits come before.

use kava::Moment;
use kava::diagnostics::Severity;
use kava_guideline::PolicyRule;
use kava_model::fields::{Confidence, Setting, Strictness};
use kava_model::quantity::{Bound, Decimal, Limit};

use super::catalogue::{Catalogue, Fact, Programme};
use super::guideline::{Asking, lines};
use super::mutant::{Codes, Expected, Kind, Mutant};

pub fn mutants<'c>(catalogue: &'c Catalogue, made: &mut Vec<Mutant<'c>>) {
    let asking = Asking::of(catalogue);
    for programme in catalogue.programmes() {
        let Some(policy) = asking.policy(programme) else {
            continue;
        };
        for line in lines(&policy, programme) {
            let at = At { programme, line };
            match &line.setting {
                Setting::Bound(bound, _) => of_bound(at, *bound, made),
                Setting::Words(words) => {
                    let words: Vec<&str> = words.iter().map(|word| &*word.text).collect();
                    of_words(at, &words, made);
                }
                // The limits of dates are brought about with all other dates.
                Setting::Deadline(_) | Setting::Lead { .. } => {}
                Setting::Nothing => of_guideline(at, made),
            }
        }
    }
}

/// A line of the guideline asked of a programme.
#[derive(Clone, Copy)]
struct At<'c, 'p> {
    programme: Programme<'c>,
    line: &'p PolicyRule,
}

/// The rule's word as a set of its own.
fn only(code: &'static str) -> Codes {
    Box::leak(Box::new([code]))
}

impl<'c> At<'c, '_> {
    fn mutant(self, of: &str, is_inside: bool) -> Mutant<'c> {
        let codes: Codes = match (self.line.code, is_inside) {
            // Who asks as much of degree study asks it of degree level; one finding is given.
            ("degree-level-share", false) => &["degree-level-share", "degree-share"],
            (code, _) => only(code),
        };
        let severity = match (self.line.strictness, self.line.confidence) {
            (_, Confidence::Unconfirmed) => Severity::Warning,
            (Strictness::Must | Strictness::MustOrReason, _) => Severity::Error,
            (Strictness::Should | Strictness::May, _) => Severity::Warning,
        };
        let expected = match is_inside {
            true => Expected::Quiet(codes, severity),
            false => Expected::Caught(codes, severity),
        };
        let name = format!("{}{of}", self.line.code);
        Mutant::new(self.programme.catalogue, Kind::Bound, name, expected)
    }

    /// A field of the programme with this value, in place of all its lines or as a new one.
    fn saying(self, mutant: Mutant<'c>, field: &'static str, value: &str) -> Option<Mutant<'c>> {
        let mut said = self.programme.fact.fields(field);
        let Some(first) = said.next() else {
            let (inside, _) = self.programme.fact.inside()?;
            return Some(mutant.replace(
                self.programme.fact.file,
                inside,
                format!("\n  {field} {value}\n"),
            ));
        };
        let mutant = mutant.replace(first.file, first.item.span(), format!("{field} {value}"));
        Some(said.fold(mutant, Mutant::without))
    }

    /// The plan written anew.
    fn planning(self, mutant: Mutant<'c>, members: &str) -> Option<Mutant<'c>> {
        let plan = self.programme.plan()?;
        let (begin, end) = plan.inside()?;
        Some(
            mutant
                .replace(plan.file, begin, format!("\n{members}optional {{\n"))
                .replace(plan.file, end, "}\n"),
        )
    }
}

/// A value at a bound, in hundredths.
#[derive(Clone, Copy)]
struct Value {
    number: i64,
    is_inside: bool,
    /// It is the least that is allowed, or just below it.
    is_low: bool,
}

/// The last allowed value and the next beyond it, on each side that is bounded.
fn around(bound: Bound<Decimal>, step: i64) -> Vec<Value> {
    let mut values = Vec::new();
    let mut add = |number, is_inside, is_low| {
        values.push(Value {
            number,
            is_inside,
            is_low,
        });
    };
    match bound.low {
        Limit::Closed(low) => {
            add(low.0, true, true);
            add(low.0 - step, false, true);
        }
        Limit::Beyond(low) => {
            add(low.0 + step, true, true);
            add(low.0, false, true);
        }
        Limit::Open => {}
    }
    match bound.high {
        Limit::Closed(high) => {
            add(high.0, true, false);
            add(high.0 + step, false, false);
        }
        Limit::Beyond(high) => {
            add(high.0 - step, true, false);
            add(high.0, false, false);
        }
        Limit::Open => {}
    }
    values
}

const HUNDREDTH: i64 = 1;
const ONE: i64 = 100;

fn of_bound<'c>(at: At<'c, '_>, bound: Bound<Decimal>, made: &mut Vec<Mutant<'c>>) {
    let each = |step, make: &mut dyn FnMut(Value)| around(bound, step).into_iter().for_each(make);
    match at.line.code {
        "volume" => each(HUNDREDTH, &mut |value| volume(at, value, made)),
        "course-volume" => each(HUNDREDTH, &mut |value| course_volume(at, value, made)),
        "courses" => each(ONE, &mut |value| courses(at, value, made)),
        "degree-share" | "degree-level-share" | "continuing-share" => share(at, bound, made),
        "duration" => each(ONE, &mut |value| duration(at, value, made)),
        "outcomes" => each(ONE, &mut |value| made.extend(outcomes(at, value))),
        "project-course" => each(ONE, &mut |value| made.extend(projects(at, value))),
        "transfer-cap" => each(HUNDREDTH, &mut |value| transfer(at, value, made)),
        "outcomes-length" => each(ONE, &mut |value| made.extend(outcomes_length(at, value))),
        "address-length" => each(ONE, &mut |value| made.extend(address_length(at, value))),
        code => panic!("no mutants are made for the bound of {code}: write how it is reached"),
    }
}

/// A number as it is written: `5.99`
fn written(hundredths: i64) -> String {
    Decimal(hundredths).to_string()
}

/// A course of a plan, or a component.
fn member(word: &str, code: &str, credits: i64, origin: &str, more: &str) -> String {
    let credits = written(credits);
    format!(
        "{word} {code} {{\ncredits {credits} ECTS\norigin {origin}\nlevel EQF 6\nassessment exam\n{more}}}\n"
    )
}

fn course(code: &str, credits: i64, origin: &str) -> String {
    member("course", code, credits, origin, "")
}

fn volume<'c>(at: At<'c, '_>, value: Value, made: &mut Vec<Mutant<'c>>) {
    let of = |code, credits| course(code, credits, "unlinked");
    let total = value.number;
    let exam = |credits| member("component", "ZZ-EXAM", credits, "unlinked", "");
    // Two ways that a learner may take: one that makes the value, and one that is no harm.
    let (fixed, other) = match value.is_low {
        true => (total - 100, 200),
        false => (total - 200, 100),
    };
    let ways = format!(
        "choose 1 of {{\n{}{}}}\n",
        of("ZZ-3", total - fixed),
        of("ZZ-4", other)
    );
    let extra = if value.is_low { total } else { total - 100 };
    let plans = [
        (
            ", flat",
            of("ZZ-1", total / 2) + &of("ZZ-2", total - total / 2),
        ),
        (
            ", with an exam",
            of("ZZ-1", total / 2) + &exam(total - total / 2),
        ),
        (
            ", of one choice",
            of("ZZ-1", fixed / 2) + &of("ZZ-2", fixed - fixed / 2) + &ways,
        ),
        (
            ", of any",
            format!(
                "{}choose any of {{\n{}}}\n",
                of("ZZ-1", extra),
                of("ZZ-2", 100)
            ),
        ),
    ];
    for (of, plan) in plans {
        made.extend(at.planning(at.mutant(of, value.is_inside), &plan));
    }
}

/// Each course that the plan takes, where it is declared.
fn course_volume<'c>(at: At<'c, '_>, value: Value, made: &mut Vec<Mutant<'c>>) {
    let catalogue = at.programme.catalogue;
    let Some(plan) = at.programme.plan() else {
        return;
    };
    let is_extra = |fact: &Fact<'_>| super::removed::is_extra(at.programme, *fact);
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

fn courses<'c>(at: At<'c, '_>, value: Value, made: &mut Vec<Mutant<'c>>) {
    let number = value.number / ONE;
    let of = |count: i64| -> String {
        (0..count)
            .map(|nth| course(&format!("ZZ-{nth}"), 300, "unlinked"))
            .collect()
    };
    let exam = member("component", "ZZ-EXAM", 300, "unlinked", "");
    let fixed = if value.is_low { number } else { number - 1 };
    let any = format!(
        "choose any of {{\n{}}}\n",
        course("ZZ-ANY", 300, "unlinked")
    );
    let plans = [
        (", with an exam", of(number) + &exam),
        (", of any", of(fixed) + &exam + &any),
    ];
    for (of, plan) in plans {
        made.extend(at.planning(at.mutant(of, value.is_inside), &plan));
    }
}

/// Which origins count for a share, and which do not.
fn origins(at: At<'_, '_>) -> Option<(Vec<String>, Vec<String>)> {
    let known = at.programme.catalogue.of_word("study-programme").next();
    let degree = || Some(format!("degree {}", known?.word(1)?));
    let (unlinked, continuing) = ("unlinked".to_owned(), "continuing".to_owned());
    Some(match at.line.code {
        "degree-share" => (vec![degree()?], vec![unlinked, continuing]),
        "degree-level-share" => (vec![degree()?, unlinked], vec![continuing]),
        _ => (vec![unlinked, continuing], vec![degree()?]),
    })
}

fn share<'c>(at: At<'c, '_>, bound: Bound<Decimal>, made: &mut Vec<Mutant<'c>>) {
    const TOTAL: i64 = 2000;
    let Some((counted, others)) = origins(at) else {
        return;
    };
    // A hundredth of a credit, of so many, in hundredths of a percent.
    for value in around(bound, 10_000 / TOTAL) {
        let part = value.number * TOTAL / 10_000;
        for counts in &counted {
            for other in &others {
                let names = format!(
                    " of {}, {}",
                    counts.split(' ').next().unwrap_or(""),
                    other.split(' ').next().unwrap_or("")
                );
                let flat = course("ZZ-1", part, counts) + &course("ZZ-2", TOTAL - part, other);
                made.extend(at.planning(at.mutant(&names, value.is_inside), &flat));
                let (fixed, rest) = match value.is_low {
                    true => (part, TOTAL - part - 100),
                    false => (part - 100, TOTAL - part),
                };
                let choice = course("ZZ-3", 100, counts) + &course("ZZ-4", 100, other);
                let choice = format!("choose 1 of {{\n{choice}}}\n");
                let plan = course("ZZ-1", fixed, counts) + &course("ZZ-2", rest, other) + &choice;
                let of = format!("{names}, of one choice");
                made.extend(at.planning(at.mutant(&of, value.is_inside), &plan));
            }
        }
    }
}

/// By the programme's word, and by each line of its plan.
fn duration<'c>(at: At<'c, '_>, value: Value, made: &mut Vec<Mutant<'c>>) {
    let number = value.number / ONE;
    let said = |mutant, number: i64| at.saying(mutant, "duration", &format!("{number} semesters"));
    made.extend(said(at.mutant(", as said", value.is_inside), number));
    let Some(plan) = at.programme.plan().filter(|_| !value.is_low) else {
        return;
    };
    let last = number - i64::from(!value.is_inside);
    for fact in plan.below() {
        let is_extra = super::removed::is_extra(at.programme, fact);
        if let Some(semester) = fact.behind("semester").filter(|_| !is_extra) {
            let mutant = said(at.mutant(", by a course", value.is_inside), last);
            made.extend(
                mutant.map(|mutant| mutant.replace(fact.file, semester.span, number.to_string())),
            );
        }
    }
}

fn outcomes<'c>(at: At<'c, '_>, value: Value) -> Option<Mutant<'c>> {
    let listed: String = (0..value.number / ONE)
        .map(|nth| format!("zz{nth} et \"selgitab\" en \"explains\"\n"))
        .collect();
    let mutant = at.mutant("", value.is_inside).at(Moment::Submission);
    at.saying(mutant, "outcomes", &format!("{{\n{listed}}}"))
}

fn projects<'c>(at: At<'c, '_>, value: Value) -> Option<Mutant<'c>> {
    let flagged = |nth| {
        member(
            "course",
            &format!("ZZ-{nth}"),
            300,
            "unlinked",
            "project-based\n",
        )
    };
    let flagged: String = (0..value.number / ONE).map(flagged).collect();
    let plan = flagged + &course("ZZ-PLAIN", 300, "unlinked");
    at.planning(at.mutant("", value.is_inside), &plan)
}

fn transfer<'c>(at: At<'c, '_>, value: Value, made: &mut Vec<Mutant<'c>>) {
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
fn outcomes_length<'c>(at: At<'c, '_>, value: Value) -> Option<Mutant<'c>> {
    let around = "Õppekava läbinud õppija:\n1. ".chars().count() as i64;
    let text = "õ".repeat(usize::try_from(value.number / ONE - around).ok()?);
    let listed = format!("{{\nzz et \"{text}\" en \"explains\"\n}}");
    at.saying(at.mutant("", value.is_inside), "outcomes", &listed)
}

fn address_length<'c>(at: At<'c, '_>, value: Value) -> Option<Mutant<'c>> {
    let begin = "https://example.ee/";
    let length = usize::try_from(value.number / ONE)
        .ok()?
        .checked_sub(begin.len())?;
    let address = format!("{begin}{}", "a".repeat(length));
    at.saying(at.mutant("", value.is_inside), "website", &address)
}

fn of_words<'c>(at: At<'c, '_>, words: &[&str], made: &mut Vec<Mutant<'c>>) {
    match at.line.code {
        "documents" => documents(at, words, made),
        "approved-by" => by(at, "approved", words, made),
        "proposed-by" => by(at, "proposed", words, made),
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
fn of_guideline<'c>(at: At<'c, '_>, made: &mut Vec<Mutant<'c>>) {
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

/// The education just below and just above the one that the courses need.
fn entry<'c>(at: At<'c, '_>, made: &mut Vec<Mutant<'c>>) {
    let asked = at
        .programme
        .fact
        .fields("requires")
        .find_map(|field| Some((field, field.behind("education")?)));
    let Some((field, named)) = asked else { return };
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
