//! A catalogue read, judged, mended and built, and what must hold of that whatever the texts say.

use std::cell::RefCell;
use std::collections::BTreeSet;

use kava::diagnostics::{Finding, Sources};
use kava::{Check, Day, Moment, NotBuilt, Order, Question, TARGETS, Target, Workspace};

type Files<'i> = [(&'i str, &'i str)];

fn day() -> Day {
    Day::parse("2026-06-10").expect("a day")
}

/// How many catalogues one workspace holds after one another. It keeps the shipped guidelines, which are read in
/// more time than all the rest takes; its list of files grows.
const KEPT: usize = 64;

thread_local! {
    static WORKSPACE: RefCell<(usize, Workspace)> = RefCell::default();
}

/// Asks all that is asked of a catalogue; `mark` picks the moment, and what is asked beside the check.
pub fn judge(files: &Files<'_>, mark: usize) {
    let moments = [Moment::Draft, Moment::Submission, Moment::Publication];
    let question = Question::new(moments[mark % 3], day());
    match mark / 3 % 8 {
        0 => edited_is_fresh(files, &question),
        1 => mended_stays_mended(files, &question),
        part => with_workspace(files, |workspace| {
            let check = workspace.check(&question);
            places_are_text(&check.findings, &check.sources);
            if part < 4 {
                build(workspace, part == 2);
            }
        }),
    }
}

fn with_workspace(files: &Files<'_>, ask: impl FnOnce(&Workspace)) {
    WORKSPACE.with_borrow_mut(|(held, workspace)| {
        if *held == KEPT {
            (*held, *workspace) = (0, Workspace::new());
        }
        *held += 1;
        for name in workspace.names().map(str::to_owned).collect::<Vec<_>>() {
            workspace.remove(&name);
        }
        for (name, text) in files {
            workspace.set(name, *text);
        }
        ask(workspace);
    });
}

fn read(files: &Files<'_>) -> Workspace {
    let mut workspace = Workspace::new();
    for (name, text) in files {
        workspace.set(name, *text);
    }
    workspace
}

/// Every place that is told of is a stretch of its text; edits of one fix do not overlap.
fn places_are_text(findings: &[Finding], sources: &Sources) {
    for finding in findings {
        let related = finding.related.iter().map(|related| related.place);
        for place in related.chain([finding.place]) {
            let text = &sources.get(place.file).text;
            assert!(
                text.get(place.span.range()).is_some(),
                "{place:?} of {finding:?}"
            );
        }
        for fix in &finding.fixes {
            let mut edits: Vec<_> = fix.edits.iter().collect();
            edits.sort();
            for edit in &edits {
                let text = &sources.get(edit.file).text;
                assert!(
                    text.get(edit.span.range()).is_some(),
                    "{edit:?} of {finding:?}"
                );
            }
            let overlap = edits
                .windows(2)
                .find(|pair| pair[0].file == pair[1].file && pair[0].span.end > pair[1].span.start);
            assert!(overlap.is_none(), "{overlap:?} of {finding:?}");
        }
    }
}

/// A workspace in which the texts were half as long before says the same as one that never was another.
fn edited_is_fresh(files: &Files<'_>, question: &Question) {
    let fresh = read(files).check(question);
    let halves: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (*name, half(text)))
        .collect();
    let mut workspace = read(&halves);
    workspace.check(question);
    for (name, text) in files {
        workspace.set(name, *text);
    }
    let edited = workspace.check(question);
    assert_eq!(edited.findings, fresh.findings, "edited and fresh");
    let verdicts = |check: &Check| {
        let shown = check.programmes.iter().map(|judged| format!("{judged:?}"));
        shown.collect::<Vec<_>>()
    };
    assert_eq!(verdicts(&edited), verdicts(&fresh), "edited and fresh");
}

fn half(text: &str) -> &str {
    let mut at = text.len() / 2;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[..at]
}

/// What the certain fixes made is a catalogue that may be fixed again, and places are text there too.
fn mended_stays_mended(files: &Files<'_>, question: &Question) {
    let mut workspace = read(files);
    let fixed = workspace.fix(question, |_| true);
    places_are_text(&fixed.after.findings, &fixed.after.sources);
    for changed in &fixed.files {
        assert_ne!(
            changed.old, changed.new,
            "{} is another text now",
            changed.name
        );
        assert_eq!(
            workspace.source(&changed.name).map(|source| &source.text),
            Some(&changed.new)
        );
    }
}

/// All targets. Each document has a path of its own below the folder of its target, and what is said to be
/// JSON is.
fn build(workspace: &Workspace, draft: bool) {
    let order = Order {
        targets: TARGETS.to_vec(),
        programmes: Vec::new(),
        as_of: day(),
        guideline: None,
        draft,
        all_or_nothing: false,
    };
    let mut paths = BTreeSet::new();
    let mut put = |path: &str, bytes: Vec<u8>| {
        assert!(is_below(path), "{path:?} leads out of its folder");
        if path.ends_with(".json") || path.ends_with(".jsonld") {
            let read = serde_json::from_slice::<serde_json::Value>(&bytes);
            assert!(read.is_ok(), "{path}: {read:?}");
        }
        assert!(paths.insert(path.to_lowercase()), "{path:?} comes twice");
    };
    written(workspace, &order, &mut put);
}

/// Every document of an order, as bytes.
fn written(workspace: &Workspace, order: &Order, put: &mut dyn FnMut(&str, Vec<u8>)) {
    let built = workspace.build(order, |document| {
        for (path, bytes) in document.in_memory()? {
            put(&path, bytes);
        }
        Ok::<(), std::io::Error>(())
    });
    if let Err(NotBuilt::Fault(fault)) = built {
        panic!("memory took no bytes: {fault}");
    }
}

fn is_below(path: &str) -> bool {
    let parts = path.split('/');
    !path.contains('\\')
        && path.chars().all(|char| !char.is_control())
        && parts.clone().count() >= 2
        && parts
            .clone()
            .all(|part| !part.is_empty() && part != "." && part != "..")
}

/// The feeds of a catalogue that others import, judged for draft.
pub fn feeds(files: &Files<'_>, target: &'static dyn Target) -> Vec<(String, Vec<u8>)> {
    let order = Order {
        targets: vec![target],
        programmes: Vec::new(),
        as_of: day(),
        guideline: None,
        draft: true,
        all_or_nothing: false,
    };
    let mut feeds = Vec::new();
    written(&read(files), &order, &mut |path, bytes| {
        feeds.push((path.to_owned(), bytes))
    });
    feeds
}
