//! Nothing is dropped silently: every field of the language changes the documents of a target, or the
//! target says that it has no place there.

use std::collections::BTreeSet;
use std::path::Path;

use kava::{Day, Order, TARGETS, Target, Workspace, described, omissions};

fn example() -> Workspace {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/taltech");
    let mut workspace = Workspace::new();
    for file in std::fs::read_dir(folder).expect("the example") {
        let path = file.expect("a file").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        workspace.set(&name, std::fs::read_to_string(&path).expect("text"));
    }
    workspace
}

/// As a draft, so that every programme of the example stands in every target.
fn order(target: &'static dyn Target) -> Order {
    Order {
        targets: vec![target],
        programmes: Vec::new(),
        as_of: Day::parse("2026-06-10").expect("a day"),
        guideline: None,
        draft: true,
        all_or_nothing: false,
    }
}

/// By experiment: each field is left open wherever the example states it, and the documents written
/// again.
#[test]
fn what_a_target_leaves_out_is_what_it_says() {
    let mut workspace = example();
    let mut wrong = Vec::new();
    for target in TARGETS {
        let unshown: BTreeSet<_> = workspace.unshown(&order(*target), *target).into_iter().collect();
        let said: BTreeSet<_> = omissions(&[*target])
            .into_iter()
            .map(|it| (it.block, it.field))
            .collect();
        let name = target.name();
        wrong.extend(unshown.difference(&said).map(|field| format!("{name} drops {field:?} silently")));
        wrong.extend(said.difference(&unshown).map(|field| format!("{name} shows {field:?}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A misspelt omission would omit nothing.
#[test]
fn every_omission_is_a_field_of_the_language() {
    let known: BTreeSet<(&str, &str)> = described()
        .into_iter()
        .flat_map(|block| {
            let fields = (block.fields)().into_iter();
            fields.map(move |info| (block.word, info.word))
        })
        .collect();
    for target in TARGETS {
        for omitted in target.omits() {
            for field in omitted.fields {
                assert!(known.contains(&(omitted.block, *field)), "{} {field}", omitted.block);
            }
        }
    }
}
