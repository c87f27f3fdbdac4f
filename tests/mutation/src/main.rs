//! Which changes of the rules and the prover do the tests notice? `docs/mutation.md` has the answer,
//! and says how it is taken.
//!
//! The changes are those of `cargo mutants`. To build the crates anew for each would take a night, so
//! all are written into one copy of the sources, each behind its number, and switched on one by one.

mod build;
mod judge;
mod mutant;
mod nodes;
mod page;
mod scratch;
mod suite;
mod switched;
mod unbuilt;

use std::path::{Path, PathBuf};

use judge::Verdicts;
use mutant::Mutant;
use scratch::Scratch;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: kava-mutation FOLDER [again | page | really NUMBER…]");
        std::process::exit(2);
    };
    let root = root();
    std::fs::create_dir_all(&folder).expect("a folder for the copy");
    let mutants = mutant::list(&root, &folder);
    let mut verdicts = Verdicts::open(&folder.join("verdicts.jsonl"));
    match arguments.next().as_deref() {
        Some("page") => {}
        Some("really") => {
            let numbers: Vec<usize> = arguments.filter_map(|word| word.parse().ok()).collect();
            let plain = Scratch::new(&root, &folder.join("plain"));
            unbuilt::really(&plain, &mutants, &numbers, &verdicts);
            return;
        }
        again => {
            if again == Some("again") {
                verdicts.forget_survivors();
            }
            take(&root, &folder, &mutants, &mut verdicts);
        }
    }
    page::write(&root, &mutants, &verdicts);
}

/// Asks about every mutant that has no verdict yet.
fn take(root: &Path, folder: &Path, mutants: &[Mutant], verdicts: &mut Verdicts) {
    let switched = Scratch::new(root, &folder.join("switched"));
    let built = build::build(&switched, mutants);
    let suite = suite::Suite::take(&switched, &built.binaries, folder);
    judge::judge(&suite, mutants, &built.left_out, verdicts);
    let plain = Scratch::new(root, &folder.join("plain"));
    unbuilt::judge(&plain, mutants, &built.left_out, verdicts);
}

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.ancestors().nth(2).expect("two folders below the root");
    root.to_owned()
}
