//! Rules without a bound: each is broken on purpose, and beside it stands what keeps it.

use kava::Moment;
use kava::diagnostics::Severity;

use super::catalogue::{Catalogue, Programme};
use super::guideline::{Asking, lines};
use super::mutant::{Codes, Expected, Kind, Mutant};
use super::rewrite::{course, member};

/// A programme with other words or another plan, and whether they are right.
struct Case {
    codes: Codes,
    is_right: bool,
    fields: Vec<(&'static str, String)>,
    plan: Option<String>,
}

/// Words of a field that keep a rule, or break it.
const WORDS: &[(Codes, bool, &str, &str)] = &[
    (
        &["no-degree"],
        true,
        "title",
        "et \"Andmehaldus\" en \"Master Data Management\"",
    ),
    (
        &["no-degree"],
        false,
        "title",
        "et \"Andmehaldus\" en \"Master of Data\"",
    ),
    (
        &["no-degree"],
        false,
        "title",
        "et \"Andmehalduse magistrikraad\" en \"Data\"",
    ),
    (
        &["no-degree"],
        false,
        "awards",
        "certificate, transcript, \"MSc\"",
    ),
    (
        &["completion-by-outcomes"],
        true,
        "completion",
        "et \"Kõik õpiväljundid on saavutatud\" en \"All outcomes are achieved\"",
    ),
    (
        &["completion-by-outcomes"],
        false,
        "completion",
        "et \"Osalemine 75 %\" en \"Attendance of 75 %\"",
    ),
    (
        &["fee-or-reason"],
        true,
        "fee",
        "free because \"funded by the Ministry\"",
    ),
    (&["fee-or-reason"], false, "fee", "free"),
    (
        &["director"],
        true,
        "director",
        "\"One\" <one@example.ee> responsible\ndirector \"Two\" <two@example.ee>",
    ),
    (
        &["director"],
        false,
        "director",
        "\"One\" <one@example.ee>\ndirector \"Two\" <two@example.ee>",
    ),
];

pub fn mutants<'c>(catalogue: &'c Catalogue, made: &mut Vec<Mutant<'c>>) {
    let asking = Asking::of(catalogue);
    for programme in catalogue.programmes() {
        let Some(policy) = asking.policy(programme) else {
            continue;
        };
        let lines = lines(&policy, programme);
        let is_asked =
            |code: &str| is_always_on(code) || lines.iter().any(|line| line.code == code);
        let cases = words().chain(plans(programme)).chain(publisher(programme));
        for case in cases.filter(|case| case.codes.iter().any(|code| is_asked(code))) {
            made.extend(written(programme, case));
        }
    }
}

/// Told whatever a guideline asks.
fn is_always_on(code: &str) -> bool {
    code == "prerequisites-met" || kava_guideline::rules::find(code).is_none()
}

fn written<'c>(programme: Programme<'c>, case: Case) -> Option<Mutant<'c>> {
    let expected = match case.is_right {
        true => Expected::Quiet(case.codes, Severity::Warning),
        false => Expected::Caught(case.codes, Severity::Warning),
    };
    let of = case.codes.first().copied().unwrap_or("");
    let mutant = Mutant::new(programme.catalogue, Kind::Said, of, expected).at(Moment::Submission);
    let planned = match case.plan {
        Some(plan) => mutant.planning(programme, &plan)?,
        None => mutant,
    };
    let mut fields = case.fields.into_iter();
    fields.try_fold(planned, |mutant, (field, value)| {
        mutant.saying(programme, field, &value)
    })
}

fn words() -> impl Iterator<Item = Case> {
    WORDS.iter().map(|(codes, is_right, field, value)| Case {
        codes,
        is_right: *is_right,
        fields: vec![(field, (*value).to_owned())],
        plan: None,
    })
}

/// Who enters a programme in the information system: a college its own, the Open University the others.
fn publisher(programme: Programme<'_>) -> impl Iterator<Item = Case> {
    let unit = programme.fact.field("unit").and_then(|unit| unit.word(1));
    let college = unit.and_then(|unit| programme.catalogue.declared("college", unit));
    let (right, wrong) = match college {
        Some(_) => ("college", "open-university"),
        None => ("open-university", "college"),
    };
    // In the programme: a record that stands apart has its own file.
    let record = programme
        .fact
        .field("record")
        .and_then(|record| Some(inner(record)?.to_owned()));
    let said = [(right, true), (wrong, false)].map(move |(word, is_right)| {
        let others = record.clone()?;
        Some(Case {
            codes: &["published-by"],
            is_right,
            fields: vec![("record", format!("{{\n{others}\npublished-by {word}\n}}"))],
            plan: None,
        })
    });
    said.into_iter().flatten()
}

/// What stands in a record, without who publishes.
fn inner(record: super::catalogue::Fact<'_>) -> Option<String> {
    let lines = record
        .children()
        .filter(|line| line.item.head() != "published-by");
    let texts: Vec<&str> = lines
        .map(|line| line.item.span().of(line.item.source()))
        .collect();
    Some(texts.join("\n"))
}

fn plans(programme: Programme<'_>) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |codes: Codes, is_right: bool, plan: String, fields: &[(&'static str, &str)]| {
        let fields = fields
            .iter()
            .map(|(field, value)| (*field, (*value).to_owned()));
        cases.push(Case {
            codes,
            is_right,
            fields: fields.collect(),
            plan: Some(plan),
        });
    };
    let flat = |first: i64, second: i64| {
        course("ZZ-1", first, "unlinked") + &course("ZZ-2", second, "unlinked")
    };
    volumes(&mut add, flat);
    choices(&mut add);
    orders(&mut add);
    outcomes(&mut add);
    money(programme, &mut add);
    cases
}

type Add<'a> = dyn FnMut(Codes, bool, String, &[(&'static str, &str)]) + 'a;

/// Declared, registered, and whole.
fn volumes(add: &mut Add<'_>, flat: impl Fn(i64, i64) -> String) {
    add(
        &["volume-agrees"],
        true,
        flat(600, 600),
        &[("volume", "12 ECTS")],
    );
    add(
        &["volume-agrees"],
        false,
        flat(600, 600),
        &[("volume", "12.01 ECTS")],
    );
    add(
        &["volume-agrees"],
        false,
        flat(600, 600),
        &[("volume", "11.99 ECTS")],
    );
    add(&["whole-volume"], false, flat(600, 650), &[]);
    let choice = course("ZZ-3", 300, "unlinked") + &course("ZZ-4", 400, "unlinked");
    let varies = flat(600, 300) + &format!("choose 1 of {{\n{choice}}}\n");
    add(&["whole-volume"], false, varies, &[("volume", "12 ECTS")]);
}

/// What can be chosen at all.
fn choices(add: &mut Add<'_>) {
    let two = course("ZZ-3", 300, "unlinked") + &course("ZZ-4", 300, "unlinked");
    for (number, is_right) in [(2, true), (3, false)] {
        let plan = course("ZZ-1", 300, "unlinked") + &format!("choose {number} of {{\n{two}}}\n");
        add(&["unsatisfiable-choice"], is_right, plan, &[]);
    }
    for (credits, is_right) in [("6", true), ("4", false)] {
        let plan =
            course("ZZ-1", 300, "unlinked") + &format!("choose {credits} ECTS from {{\n{two}}}\n");
        add(&["unsatisfiable-choice"], is_right, plan, &[]);
    }
}

/// What must be passed first, in time and on every path.
fn orders(add: &mut Add<'_>) {
    const CODES: Codes = &["prerequisites-met"];
    let first = |semester: u32| course(&format!("ZZ-1 semester {semester}"), 300, "unlinked");
    let later = |requires: &str, semester: u32| {
        let requires = format!("requires {requires}\n");
        member(
            "course",
            &format!("ZZ-2 semester {semester}"),
            300,
            "unlinked",
            &requires,
        )
    };
    add(CODES, true, first(1) + &later("ZZ-1", 2), &[]);
    add(CODES, false, first(2) + &later("ZZ-1", 1), &[]);
    let choice = first(1) + &course("ZZ-3", 300, "unlinked");
    add(
        CODES,
        false,
        format!("choose 1 of {{\n{choice}}}\n") + &later("ZZ-1", 2),
        &[],
    );
}

/// One outcome that is taught and assessed, on every path or only on one.
fn outcomes(add: &mut Add<'_>) {
    let one = [("outcomes", "{\nzz et \"selgitab\" en \"explains\"\n}")];
    let teaching =
        |code: &str| member("course", &format!("{code} teaches zz"), 300, "unlinked", "");
    let silent = |code: &str| teaching(code).replace("assessment exam\n", "");
    let either = |first: String, second: String| format!("choose 1 of {{\n{first}{second}}}\n");
    let idle = course("ZZ-9", 300, "unlinked");
    add(&["outcome-taught"], true, teaching("ZZ-1") + &idle, &one);
    add(&["outcome-taught"], false, idle.clone(), &one);
    add(
        &["outcome-taught"],
        false,
        either(teaching("ZZ-1"), idle.clone()),
        &one,
    );
    add(
        &["outcome-assessed"],
        true,
        either(teaching("ZZ-1"), teaching("ZZ-2")),
        &one,
    );
    add(
        &["outcome-assessed"],
        false,
        silent("ZZ-1") + &silent("ZZ-2"),
        &one,
    );
    add(
        &["outcome-assessed"],
        false,
        either(teaching("ZZ-1"), silent("ZZ-2")),
        &one,
    );
    add(
        &["coherent"],
        true,
        teaching("ZZ-1") + &teaching("ZZ-2"),
        &one,
    );
    add(&["coherent"], false, teaching("ZZ-1") + &idle, &one);
}

/// By the first price of the price list, where there is one.
fn money(programme: Programme<'_>, add: &mut Add<'_>) {
    let mut programmes = programme.catalogue.of_word("study-programme");
    let Some(degree) = programmes.find_map(|fact| Some(format!("degree {}", fact.word(1)?))) else {
        return;
    };
    let market = [("fee", "100 EUR per ECTS market because \"small groups\"")];
    add(
        &["market-fee"],
        true,
        course("ZZ-1", 300, &degree) + &course("ZZ-2", 300, "continuing"),
        &market,
    );
    add(
        &["market-fee"],
        false,
        course("ZZ-1", 300, &degree) + &course("ZZ-2", 300, &degree),
        &market,
    );
    let no_code = course("ZZ-1", 300, "degree") + &course("ZZ-2", 300, &degree);
    add(&["study-programme-link"], false, no_code, &[]);
    add(
        &["study-programme-link"],
        true,
        course("ZZ-1", 300, &degree) + &course("ZZ-2", 300, "unlinked"),
        &[],
    );
    add(
        &["study-programme-link"],
        false,
        course("ZZ-1", 300, "unlinked"),
        &[],
    );
    let prices = programme
        .catalogue
        .of_word("price-list")
        .next()
        .and_then(|list| {
            let price = list.field("school")?;
            Some((price.word(1)?, price.word(2)?.parse::<i64>().ok()?))
        });
    let Some((school, rate)) = prices else { return };
    let given = |code: &str| member("course", code, 300, &degree, &format!("school {school}\n"));
    let plan = || given("ZZ-1") + &given("ZZ-2");
    let fee = |sum: i64| format!("{sum} EUR");
    add(&["fee-total"], true, plan(), &[("fee", &fee(6 * rate))]);
    add(
        &["fee-total"],
        false,
        plan(),
        &[("fee", &fee(6 * rate + 1))],
    );
    add(
        &["fee-total"],
        false,
        plan(),
        &[("fee", &fee(6 * rate - 1))],
    );
    instalments(add);
}

/// Over two semesters a fee is paid by semesters.
fn instalments(add: &mut Add<'_>) {
    let over = |semesters: [u32; 2]| {
        let course = |nth: usize, semester: u32| {
            course(&format!("ZZ-{nth} semester {semester}"), 300, "unlinked")
        };
        course(1, semesters[0]) + &course(2, semesters[1])
    };
    let paid = |by: &'static str| [("fee", "100 EUR per ECTS"), ("instalments", by)];
    add(
        &["fee-per-semester"],
        true,
        over([1, 2]),
        &paid("per semester"),
    );
    add(
        &["fee-per-semester"],
        false,
        over([1, 2]),
        &paid("per month"),
    );
    add(
        &["fee-per-semester"],
        true,
        over([1, 1]),
        &paid("per month"),
    );
}
