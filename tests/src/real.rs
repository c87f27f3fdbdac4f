//! `real/`: programmes as their providers published them, in Kava, with only the facts of their pages.
//! What a page leaves out is at most a warning in a draft. `tests/real/README.md` has every verdict and
//! its reason; `KAVA_UPDATE_REAL=1 cargo test -p kava-tests real` writes it anew.

mod table;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use kava::diagnostics::{Finding, Severity};
use kava::{Check, Day, Measure, Moment, Question, Workspace};

use crate::expected::Directives;
use crate::folder::{folders, kava_files, root};

/// The same pages by another guideline, or by the edition that their own days pick; what is refused.
const OTHERWISE: [(&str, &str, Option<&str>, &str); 2] = [
    // They ran before what the Act asks of micro-qualifications applied.
    ("haapsalu", "estonia", None, "no-edition"),
    // One course is a whole micro-credential in Brussels and too few in Tallinn.
    ("vub", "taltech", Some("2025-10-09"), "courses"),
];

/// The catalogue of one provider.
struct Provider {
    folder: String,
    files: Vec<(String, String)>,
    question: Question,
}

fn providers() -> Vec<Provider> {
    let read = |folder: PathBuf| {
        let files = kava_files(&folder);
        let head = files.iter().find(|(name, _)| name == "catalogue.kava");
        let (_, head) = head.unwrap_or_else(|| panic!("{}: no catalogue", folder.display()));
        let name = folder.file_name().expect("a folder's name");
        Provider {
            folder: name.to_string_lossy().into_owned(),
            question: Directives::of(head).question,
            files,
        }
    };
    let folders = folders(&root().join("tests/real"));
    folders.into_iter().map(read).collect()
}

fn of<'p>(providers: &'p [Provider], folder: &str) -> &'p Provider {
    let provider = providers.iter().find(|it| it.folder == folder);
    provider.unwrap_or_else(|| panic!("no provider {folder}"))
}

impl Provider {
    fn workspace(&self) -> Workspace {
        let mut workspace = Workspace::new();
        for (name, text) in &self.files {
            workspace.set(name, text.as_str());
        }
        workspace
    }

    fn check(&self) -> Check {
        self.workspace().check(&self.question)
    }

    fn measures(&self) -> Vec<Vec<Measure>> {
        self.workspace().measures(&self.question)
    }

    /// By another guideline; without an edition, by the one that each programme's own day picks.
    fn otherwise(&self, guideline: &str, edition: Option<&str>) -> Check {
        let edition = edition.map(|day| Day::parse(day).expect("a day"));
        let question = Question {
            guideline: edition.map(|edition| (guideline.to_owned(), Some(edition))),
            ..Question::new(Moment::Draft, self.question.as_of)
        };
        self.workspace().check(&question)
    }

    /// By each `// source: FILE`, what is declared under it: `programme creativity`.
    fn sources(&self) -> Vec<(&str, String)> {
        let mut found = Vec::new();
        for (_, text) in &self.files {
            let mut source = None;
            for line in text.lines() {
                if let Some(file) = line.strip_prefix("// source: ") {
                    source = Some(file);
                } else if !line.starts_with("//") {
                    let declared = || line.trim_end_matches(" {").to_owned();
                    found.extend(source.take().map(|file| (file, declared())));
                }
            }
        }
        found
    }
}

fn errors(check: &Check) -> BTreeSet<&'static str> {
    let findings = check.findings.iter();
    let errors = findings.filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.code).collect()
}

#[test]
fn what_a_published_page_leaves_out_is_no_error_in_a_draft() {
    for provider in providers() {
        assert_eq!(provider.question.moment, Moment::Draft);
        let check = provider.check();
        let errors: Vec<&Finding> = check
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", provider.folder);
    }
}

#[test]
fn by_another_guideline_the_same_page_has_another_verdict() {
    let providers = providers();
    for (folder, guideline, edition, expected) in OTHERWISE {
        let check = of(&providers, folder).otherwise(guideline, edition);
        assert_eq!(
            errors(&check),
            BTreeSet::from([expected]),
            "{folder} by {guideline}"
        );
    }
}

/// Every file of facts is written in Kava, and nothing else is.
#[test]
fn every_source_has_its_case() {
    let shared = root().join("../shared/real");
    let Ok(entries) = fs::read_dir(&shared) else {
        return println!("not compared: ../shared/real is not here");
    };
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let files: BTreeSet<String> = names
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".yaml"))
        .collect();
    let providers = providers();
    let sources = providers.iter().flat_map(Provider::sources);
    let cases: BTreeSet<String> = sources.map(|(file, _)| file.to_owned()).collect();
    assert_eq!(files, cases);
}

#[test]
fn every_verdict_is_told_with_its_reason() {
    let path = root().join("tests/real/README.md");
    let written = table::of(&providers());
    if std::env::var_os("KAVA_UPDATE_REAL").is_some() {
        fs::write(&path, &written).expect("the table can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == written,
        "tests/real/README.md differs: KAVA_UPDATE_REAL=1 cargo test -p kava-tests real"
    );
}
