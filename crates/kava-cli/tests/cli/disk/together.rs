//! Several builds at once into one folder, and builds of a catalogue that changes while it is read.

use std::fs;
use std::process::Output;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::bound::ended;
use super::folders::{
    PROGRAMMES, State, assert_whole, build, build_of, built, catalogue, catalogue_of, text, tree,
};
use crate::dice::Dice;
use crate::run::Folder;

const ROUNDS: usize = 50;

#[test]
fn of_two_builds_at_once_one_is_shown_whole() {
    at_once(2);
}

#[test]
fn of_four_builds_at_once_one_is_shown_whole() {
    at_once(4);
}

/// Half of them build one state, half the other.
fn at_once(builds: usize) {
    let states = State::BOTH.map(|state| catalogue_of(2, state));
    let trees = states.each_ref().map(built);
    let place = Folder::empty();
    let out = place.path("out");
    let mut refused = 0;
    for round in 0..ROUNDS {
        let outputs: Vec<Output> = thread::scope(|scope| {
            let start = |number: usize| {
                let mut command = build_of(&states[number % 2], &out);
                scope.spawn(move || ended(&mut command))
            };
            let running: Vec<_> = (0..builds).map(start).collect();
            let joined = running.into_iter();
            joined.map(|it| it.join().expect("it ends")).collect()
        });
        for output in &outputs {
            let said = String::from_utf8_lossy(&output.stderr);
            let is_busy = said.contains("another run of Kava is writing to");
            let ended = (output.status.code(), is_busy);
            assert!(
                matches!(ended, (Some(0), false) | (Some(3), true)),
                "round {round}: {said}"
            );
            refused += usize::from(is_busy);
        }
        let is_shown = |number: &usize| tree(&out) == trees[number % 2];
        let done = (0..builds).filter(|number| outputs[*number].status.success());
        let done: Vec<usize> = done.collect();
        assert!(!done.is_empty(), "round {round}: none was done");
        assert!(
            done.iter().any(is_shown),
            "round {round}: {done:?} and none of them is shown"
        );
    }
    assert!(refused > 0, "no two builds met in {ROUNDS} rounds");
}

/// Sources are cut short, written in two halves, replaced, removed and brought back meanwhile.
#[test]
fn a_build_of_files_that_change_shows_whole_documents_and_the_last_one_is_right() {
    const TIME: Duration = Duration::from_secs(6);
    let trees = State::BOTH.map(|state| built(&catalogue(state)));
    let folder = catalogue(State::First);
    let place = Folder::empty();
    let out = place.path("out");
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| change(&folder, &is_over));
        let begun = Instant::now();
        while begun.elapsed() < TIME {
            let output = ended(&mut build_of(&folder, &out));
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(matches!(output.status.code(), Some(0 | 1 | 3)), "{said}");
            assert!(!said.contains("panicked"), "{said}");
            // What stands for all programmes is of neither state.
            let single = ["registry/p", "site/en/programmes/p"];
            let single = |name: &str| single.iter().any(|start| name.starts_with(start));
            assert_whole(&out, single, &[&trees[0], &trees[1]]);
        }
        is_over.store(true, Ordering::Relaxed);
    });
    for number in 1..=PROGRAMMES {
        folder.write(&format!("p{number}.kava"), text(number, State::First));
    }
    build(&folder, &out).says(0, &[]);
    assert!(tree(&out) == trees[0], "not as built anew");
}

fn change(folder: &Folder, is_over: &AtomicBool) {
    let mut dice = Dice(3);
    while !is_over.load(Ordering::Relaxed) {
        let number = 1 + dice.below(PROGRAMMES);
        let (name, new) = (
            format!("p{number}.kava"),
            text(number, State::BOTH[dice.below(2)]),
        );
        match dice.below(4) {
            0 => folder.write(&name, &new),
            1 => {
                folder.write(&name, &new[..new.len() / 2]);
                thread::yield_now();
                folder.write(&name, &new);
            }
            2 => {
                folder.write("p.tmp", &new);
                fs::rename(folder.path("p.tmp"), folder.path(&name)).expect("renamed");
            }
            _ => drop(fs::remove_file(folder.path(&name))),
        }
    }
}
