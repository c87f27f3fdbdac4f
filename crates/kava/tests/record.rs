//! What is recorded changes the lines of the fact, and not one byte beside them.

use std::fs;
use std::path::Path;

use kava::{Day, Entry, NotRecorded, Step, Workspace};

const FOLDERS: [&str; 5] = ["taltech", "tartu", "haapsalu", "first", "../tests/sample"];

fn files(folder: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples")
        .join(folder);
    let entries = fs::read_dir(path).expect("an example");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let sources = paths.filter(|path| path.extension().is_some_and(|it| it == "kava"));
    sources
        .map(|path| {
            let name = path.file_name().expect("a name").display().to_string();
            (name, fs::read_to_string(&path).expect("a text"))
        })
        .collect()
}

fn entry(programme: &str, step: Step) -> Entry {
    Entry {
        programme: programme.to_owned(),
        step,
        on: Day::parse("2026-05-29").expect("a day"),
        by: None,
        document: None,
        code: None,
        volume: None,
        because: (step == Step::Withdrawn).then(|| "Uus programm".to_owned()),
        intake: None,
        edition: None,
        replaces: true,
    }
}

/// The lines that only one of two texts has, as many as they are.
fn other_lines<'t>(old: &'t str, new: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
    let lines = |text: &'t str| text.split_inclusive('\n').collect::<Vec<_>>();
    let (mut old, mut new) = (lines(old), lines(new));
    while old.last() == new.last() && old.pop().is_some() {
        new.pop();
    }
    let same = old
        .iter()
        .zip(&new)
        .take_while(|(one, other)| one == other)
        .count();
    (old.split_off(same), new.split_off(same))
}

#[test]
fn every_programme_and_every_step_in_both_line_ends() {
    let mut recorded = 0;
    for (folder, newline) in FOLDERS.iter().flat_map(|it| [(it, "\n"), (it, "\r\n")]) {
        let mut workspace = Workspace::new();
        let mut codes = Vec::new();
        for (name, text) in files(folder) {
            let text = text.replace('\n', newline);
            let heads = text
                .lines()
                .filter_map(|line| line.strip_prefix("programme "));
            codes.extend(heads.map(|head| head.trim_end_matches([' ', '{']).to_owned()));
            workspace.set(&name, text);
        }
        assert!(!codes.is_empty(), "{folder}");
        for (code, step) in codes
            .iter()
            .flat_map(|code| Step::ALL.map(|step| (code, step)))
        {
            let told = format!("{folder} {code} {step:?}");
            let changed = match workspace.record(&entry(code, step)) {
                Ok(recorded) => recorded.changed,
                Err(NotRecorded::WhichIntake(_) | NotRecorded::NoIntake) => continue,
                Err(why) => panic!("{told}: {why:?}"),
            };
            let Some(changed) = changed else { continue };
            let (gone, come) = other_lines(&changed.old, &changed.new);
            assert!(gone.len() <= 1, "{told}: {gone:?}");
            assert!((1..=4).contains(&come.len()), "{told}: {come:?}");
            assert!(
                come.iter().all(|line| line.ends_with(newline)),
                "{told}: {come:?}"
            );
            let comment = |lines: &[&str]| {
                let all = lines.concat();
                all.split_once("//")
                    .map(|(_, comment)| comment.trim().to_owned())
            };
            assert_eq!(comment(&gone), comment(&come), "{told}");
            match workspace.record(&entry(code, step)) {
                Ok(again) => assert!(again.changed.is_none(), "{told}"),
                // The one intake that was still to be announced no longer is.
                Err(NotRecorded::WhichIntake(_)) => {}
                Err(why) => panic!("{told}: {why:?}"),
            }
            recorded += 1;
        }
    }
    assert!(recorded >= 150, "{recorded}");
}
