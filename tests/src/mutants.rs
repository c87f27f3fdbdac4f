//! Mutants of programmes: every passing catalogue is changed by one small step, many times over, and
//! the rule that owns what was changed must say so. `tests/mutants.md` has the figures.

mod bounds;
mod catalogue;
mod dates;
mod guideline;
mod judge;
mod mutant;
mod removed;
mod rewrite;
mod said;
mod survivors;
mod swapped;
mod table;
mod unknown;

use std::collections::BTreeSet;
use std::fs;

use crate::folder::root;
use catalogue::Catalogue;
use mutant::Mutant;
use table::Table;

fn all(catalogues: &[Catalogue]) -> Vec<Mutant<'_>> {
    let mut made = Vec::new();
    for catalogue in catalogues {
        bounds::mutants(catalogue, &mut made);
        removed::mutants(catalogue, &mut made);
        dates::mutants(catalogue, &mut made);
        unknown::mutants(catalogue, &mut made);
        swapped::mutants(catalogue, &mut made);
        said::mutants(catalogue, &mut made);
    }
    let mut seen = BTreeSet::new();
    // What changes nothing is no mutant, and what is made twice is one.
    made.retain(|mutant| mutant.is_changed() && seen.insert(mutant.key()));
    made
}

#[test]
fn what_is_wrong_is_caught_by_the_rule_that_owns_it() {
    let catalogues = catalogue::passing();
    let mutants = all(&catalogues);
    let table = Table::new(&mutants, &judge::judge(&mutants));
    let share = table.share();
    println!(
        "{} mutants of programmes, {} as expected: {}.{:02} %",
        table.made,
        table.as_expected(),
        share / 100,
        share % 100
    );
    for survivor in table.survivors.iter().filter(|it| it.reason.is_none()) {
        println!("{}\n    said: {}", survivor.told, survivor.said.join(" | "));
    }
    let unexplained = table.survivors.iter().filter(|it| it.reason.is_none());
    assert_eq!(unexplained.count(), 0, "survivors without a reason");
    assert_eq!(
        table.stale(),
        Vec::<&str>::new(),
        "no survivor has these reasons"
    );
    assert!(table.made >= 1000, "too few mutants: {}", table.made);
    compare(&table.written());
}

fn compare(written: &str) {
    let path = root().join("tests/mutants.md");
    if std::env::var_os("KAVA_UPDATE_MUTANTS").is_some() {
        fs::write(&path, written).expect("the table can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let message =
        "tests/mutants.md differs: KAVA_UPDATE_MUTANTS=1 cargo test -p kava-tests mutants";
    assert!(committed == written, "{message}");
}
