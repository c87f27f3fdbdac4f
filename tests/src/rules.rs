//! `rules/` and `copies/`: a file for each rule, and for each change of a copied guideline, judged
//! together with the prelude. What a rule tells beside the expected codes, its words and numbers and
//! helps, stands in the snapshot next to its file.

use std::fmt::Write as _;
use std::fs;

use kava::diagnostics::{Columns, Finding, Lang};
use kava::{Check, Workspace};

use crate::copies::copies;
use crate::expected::{Directives, compare};
use crate::folder::{kava_files, root};

/// Each file with the prelude before it, and the copies of guidelines that it asks for.
fn each(folder: &str, mut judge: impl FnMut(&str, &[(String, String)], &Directives)) {
    let prelude = root().join("tests/rules/prelude.kava");
    let prelude = fs::read_to_string(prelude).expect("the prelude");
    let files = kava_files(&root().join(folder));
    let files = files.iter().filter(|(name, _)| name != "prelude.kava");
    let mut judged = 0;
    for (name, text) in files {
        let mut together = vec![
            ("catalogue.kava".to_owned(), prelude.clone()),
            (name.clone(), text.clone()),
        ];
        together.extend(copies(text));
        judge(name, &together, &Directives::of(text));
        judged += 1;
    }
    assert!(judged > 0, "there are no files in {folder}");
}

fn every_file_of(folder: &str) {
    let mut failures = String::new();
    each(folder, |name, files, directives| {
        if let Err(told) = compare(files, directives) {
            let _ = write!(failures, "{name}\n{told}");
        }
    });
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn every_rule_finds_what_its_file_expects() {
    every_file_of("tests/rules");
}

#[test]
fn a_copy_of_a_guideline_may_tighten_and_never_loosen() {
    every_file_of("tests/copies");
}

#[test]
fn every_rule_says_what_its_snapshot_shows() {
    insta::with_settings!({
        snapshot_path => "../rules",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        each("tests/rules", |name, files, directives| {
            let mut workspace = Workspace::new();
            for (name, text) in files {
                workspace.set(name, text.as_str());
            }
            let check = workspace.check(&directives.question);
            insta::assert_snapshot!(name, told(name, &check, directives));
        });
    });
}

/// Each line of a file that something is said about, with all that is said below it.
fn told(name: &str, check: &Check, directives: &Directives) -> String {
    let mut told = String::new();
    let mut shown = None;
    let compared = check
        .findings
        .iter()
        .filter(|finding| directives.compares(finding.code));
    for finding in compared {
        let source = check.sources.get(finding.place.file);
        if &*source.name != name {
            continue;
        }
        let line = source
            .point(finding.place.span.start, Columns::Scalars)
            .line;
        if shown != Some(line) {
            shown = Some(line);
            let _ = writeln!(told, "{:>3} | {}", line + 1, source.line(line as usize));
        }
        finding_told(finding, check, &mut told);
    }
    told
}

fn finding_told(finding: &Finding, check: &Check, told: &mut String) {
    let mut line = |what: &str, words: &str| {
        let _ = writeln!(told, "    > {what}{words}");
    };
    let code = format!("{}: ", finding.code);
    line(&code, finding.message.get(Lang::En));
    line(&code, finding.message.get(Lang::Et));
    for related in &finding.related {
        let source = check.sources.get(related.place.file);
        let at = source
            .point(related.place.span.start, Columns::Scalars)
            .line
            + 1;
        line(&format!("  {at}: "), related.message.get(Lang::En));
    }
    for note in &finding.notes {
        line("  = ", note.get(Lang::En));
    }
    for help in &finding.help {
        line("  help: ", help.get(Lang::En));
    }
    if let Some(selection) = &finding.selection {
        line("  selection: ", &selection.join(", "));
    }
    for fix in &finding.fixes {
        let texts: Vec<&str> = fix.edits.iter().map(|edit| &*edit.text).collect();
        let title = fix.title.get(Lang::En);
        line("  fix: ", &format!("{title}: `{}`", texts.join("`, `")));
    }
    for (name, words) in [("measured", &finding.measured), ("bound", &finding.bound)] {
        if let Some(words) = words {
            line(&format!("  {name}: "), words.get(Lang::En));
        }
    }
}
