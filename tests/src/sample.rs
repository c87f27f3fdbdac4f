//! `sample/`: the catalogue of the language's description, with what is told about it beside it.

use kava::diagnostics::{Columns, Lang};
use kava::{Day, Moment, Question, Workspace};

use crate::folder::{kava_files, root};

#[test]
fn the_sample_compiles_and_is_told_what_it_leaves_open() {
    let mut workspace = Workspace::new();
    for (name, text) in kava_files(&root().join("tests/sample")) {
        workspace.set(&name, text);
    }
    let as_of = Day::parse("2026-06-10").expect("a day");
    let check = workspace.check(&Question::new(Moment::Draft, as_of));
    assert!(!check.has_errors());
    for source in workspace.names().filter_map(|name| workspace.source(name)) {
        insta::with_settings!({
            snapshot_path => "../sample",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(&*source.name, told(source, &check));
        });
    }
}

/// Each line that something is said about, with what is said below it.
fn told(source: &kava::diagnostics::Source, check: &kava::Check) -> String {
    let mut told = String::new();
    let here = check
        .findings
        .iter()
        .filter(|finding| check.sources.get(finding.place.file).name == source.name);
    let mut shown = None;
    for finding in here {
        let point = source.point(finding.place.span.start, Columns::Scalars);
        if shown != Some(point.line) {
            shown = Some(point.line);
            told.push_str(&format!(
                "{:>3} | {}\n",
                point.line + 1,
                source.line(point.line as usize)
            ));
        }
        told.push_str(&format!(
            "    > {}: {}\n",
            finding.code,
            finding.message.get(Lang::En)
        ));
        told.push_str(&format!("    > {}\n", finding.message.get(Lang::Et)));
    }
    told
}
