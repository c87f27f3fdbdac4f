//! `examples/`: catalogues as people keep them. Each is complete for publication on the day of the
//! tests, has no finding, and gives every document of every programme.

use std::convert::Infallible;

use kava::{Day, Moment, Order, Question, TARGETS, Workspace};

use crate::folder::{kava_files, root};

const COMPLETE: [&str; 2] = ["haapsalu", "tartu"];

#[test]
fn what_is_complete_for_publication_is_found_so_and_built() {
    let as_of = Day::parse("2026-06-10").expect("a day");
    for name in COMPLETE {
        let mut workspace = Workspace::new();
        for (file, text) in kava_files(&root().join("examples").join(name)) {
            workspace.set(&file, text);
        }
        let check = workspace.check(&Question::new(Moment::Publication, as_of));
        assert!(check.findings.is_empty(), "{name}: {:#?}", check.findings);
        assert_eq!(
            built(&workspace, as_of),
            vec![check.programmes.len(); TARGETS.len()],
            "{name}: programmes in the documents of each target"
        );
    }
}

/// How many programmes are in the documents of each target.
fn built(workspace: &Workspace, as_of: Day) -> Vec<usize> {
    let order = Order {
        targets: TARGETS.to_vec(),
        programmes: Vec::new(),
        as_of,
        guideline: None,
        draft: false,
        all_or_nothing: false,
    };
    let built = workspace.build(&order, |document| {
        document.in_memory().expect("nothing to fail");
        Ok::<(), Infallible>(())
    });
    match built {
        Ok(built) => built.counts.iter().map(|(_, count)| *count).collect(),
        Err(_) => Vec::new(),
    }
}
