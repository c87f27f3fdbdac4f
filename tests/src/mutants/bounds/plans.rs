//! Bounds that the plan decides: it is written anew with courses of known credits and origins.

use kava_model::quantity::{Bound, Decimal};

use super::super::mutant::Mutant;
use super::super::rewrite::{course, member};
use super::{At, ONE, Value, around};

pub fn volume<'c>(at: At<'c, '_>, value: Value, made: &mut Vec<Mutant<'c>>) {
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

pub fn courses<'c>(at: At<'c, '_>, value: Value, made: &mut Vec<Mutant<'c>>) {
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

pub fn share<'c>(at: At<'c, '_>, bound: Bound<Decimal>, made: &mut Vec<Mutant<'c>>) {
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

pub fn projects<'c>(at: At<'c, '_>, value: Value) -> Option<Mutant<'c>> {
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
