//! Mutants that cannot be switched are written into the sources one by one, as `cargo mutants` does.

use std::collections::BTreeSet;
use std::process::Stdio;

use crate::build;
use crate::judge::{Verdict, Verdicts};
use crate::mutant::{Genre, Mutant};
use crate::scratch::Scratch;
use crate::suite;

pub fn judge(
    scratch: &Scratch,
    mutants: &[Mutant],
    left_out: &BTreeSet<usize>,
    verdicts: &mut Verdicts,
) {
    for mutant in mutants {
        if left_out.contains(&mutant.number) && verdicts.of(mutant).is_none() {
            // A value that a function cannot give does not compile in any place of it.
            let verdict = match mutant.genre {
                Genre::FnValue if !mutant.is_unnamed_iterator() => Verdict::Unviable,
                _ => applied(scratch, mutant),
            };
            println!(
                "{} {}: {} {verdict:?}",
                mutant.number, mutant.file, mutant.what
            );
            verdicts.note(mutant, verdict);
        }
    }
}

/// The verdict on a mutant that is written into the sources.
fn applied(scratch: &Scratch, mutant: &Mutant) -> Verdict {
    let original = scratch.original(&mutant.file);
    scratch.write(&mutant.file, &mutant.applied(&original));
    // A constant may be found to be none only where it is used.
    let binaries = compiles(scratch).then(|| build::binaries(scratch).ok());
    let verdict = match binaries.flatten() {
        Some(binaries) => suite::whole(&binaries, scratch),
        None => Verdict::Unviable,
    };
    scratch.write(&mutant.file, &original);
    verdict
}

fn compiles(scratch: &Scratch) -> bool {
    let mut check = scratch.cargo(&["check", "-p", "kava-guideline"]);
    let check = check.stdout(Stdio::null()).stderr(Stdio::null());
    check.status().expect("cargo check").success()
}

/// To compare: mutants of these numbers, written into the sources.
pub fn really(scratch: &Scratch, mutants: &[Mutant], numbers: &[usize], verdicts: &Verdicts) {
    for mutant in mutants
        .iter()
        .filter(|mutant| numbers.contains(&mutant.number))
    {
        let verdict = applied(scratch, mutant);
        let switched = verdicts.of(mutant);
        println!(
            "{} {}\n  written  {verdict:?}\n  switched {switched:?}",
            mutant.number, mutant.what
        );
    }
}
