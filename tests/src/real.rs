//! `real/`: programmes as their providers published them, in Kava, with only the facts of their pages.
//! What a page leaves out is at most a warning in a draft. `tests/real/README.md` has every verdict and
//! its reason; `KAVA_UPDATE_REAL=1 cargo test -p kava-tests real` writes it anew.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use kava::diagnostics::{Citation, Finding, Lang, Severity};
use kava::{Check, Choice, Day, Judged, Moment, Question, Verdict, Workspace};

use crate::expected::Directives;
use crate::folder::{folders, kava_files, root};

/// What the sources say in passing: the same pages, by another guideline or another day's.
const OTHERWISE: [(&str, &str, Option<&str>, &[&str]); 4] = [
    // They ran before what the Act asks of micro-qualifications applied.
    ("haapsalu", "estonia", None, &["no-edition"]),
    // One course is a whole micro-credential in Brussels and too few in Tallinn.
    ("vub", "taltech", Some("2025-10-09"), &["courses"]),
    // Seven ECTS were no programme of Tartu's before it had two kinds.
    ("dublin", "tartu", Some("2022-05-01"), &["volume"]),
    ("dublin", "tartu", Some("2025-09-01"), &[]),
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
        let provider = providers.iter().find(|it| it.folder == folder);
        let check = otherwise(provider.expect("a provider"), guideline, edition);
        assert_eq!(
            errors(&check),
            expected.iter().copied().collect(),
            "{folder} by {guideline}"
        );
    }
}

fn otherwise(provider: &Provider, guideline: &str, edition: Option<&str>) -> Check {
    let edition = edition.map(|day| Day::parse(day).expect("a day"));
    // Without an edition, the one that the programme's own day picks.
    let by = edition.map(|edition| (guideline.to_owned(), Some(edition)));
    let question = Question {
        guideline: by,
        ..Question::new(Moment::Draft, provider.question.as_of)
    };
    provider.workspace().check(&question)
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
    let written = table(&providers());
    if std::env::var_os("KAVA_UPDATE_REAL").is_some() {
        fs::write(&path, &written).expect("the table can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == written,
        "tests/real/README.md differs: KAVA_UPDATE_REAL=1 cargo test -p kava-tests real"
    );
}

const HEAD: &str = "# Real programmes

Sixteen descriptions as their providers published them, written in Kava as a programme director would,
with the facts of their pages and no others; free text is put in our words. Each is judged as a draft:
by the guideline of its provider where one is shipped, else by `estonia` in Estonia and by `eu-2022`
elsewhere. The edition is that of the day on which the programme starts; Haapsalu's ran before its
guideline asked anything and is judged by what it asks since.

Written by `KAVA_UPDATE_REAL=1 cargo test -p kava-tests real`; the test compares it.
";

fn table(providers: &[Provider]) -> String {
    let mut told = format!(
        "{HEAD}\n| programme | source | guideline | verdict | measured, and what is missing |\n|---|---|---|---|---|\n"
    );
    for provider in providers {
        let check = provider.check();
        let mut sources = provider.sources().into_iter();
        for judged in &check.programmes {
            let source = sources
                .clone()
                .find(|(_, declared)| *declared == format!("programme {}", judged.code));
            if source.is_some() {
                sources.next();
            }
            let source = source.map_or("named by another only", |(file, _)| file);
            row(&mut told, &provider.folder, judged, source);
        }
    }
    told.push_str("\n## By another guideline\n\n| programme | guideline | verdict | reason |\n|---|---|---|---|\n");
    for (folder, guideline, edition, _) in OTHERWISE {
        let provider = providers.iter().find(|it| it.folder == folder);
        let check = otherwise(provider.expect("a provider"), guideline, edition);
        for judged in &check.programmes {
            let (name, verdict) = (format!("{folder}/{}", judged.code), &judged.verdict);
            let by = edition.map_or(guideline.to_owned(), |day| format!("{guideline}@{day}"));
            let reason = errors_told(verdict);
            let _ = writeln!(
                told,
                "| {name} | {by} | {} | {reason} |",
                passes(verdict),
                reason = if reason.is_empty() {
                    measured(verdict)
                } else {
                    reason
                }
            );
        }
    }
    scheme(&mut told, providers);
    told
}

fn row(told: &mut String, folder: &str, judged: &Judged, source: &str) {
    let verdict = &judged.verdict;
    let stamps = verdict.stamps.iter();
    let by: Vec<String> = stamps
        .map(|stamp| format!("{}@{}", stamp.guideline, stamp.edition))
        .collect();
    let reasons = [errors_told(verdict), measured(verdict), missing(verdict)];
    let reasons: Vec<String> = reasons.into_iter().filter(|it| !it.is_empty()).collect();
    let _ = writeln!(
        told,
        "| {folder}/{} | {source} | {} | {} | {} |",
        judged.code,
        by.join(", "),
        passes(verdict),
        reasons.join("<br>")
    );
}

fn passes(verdict: &Verdict) -> &'static str {
    match verdict.met {
        Some(true) => "passes",
        Some(false) => "refused",
        None => "not decided",
    }
}

fn clause(citation: &Citation) -> String {
    let point = citation.point.as_ref();
    let point = point.map_or(String::new(), |point| format!(" {point}"));
    format!("{} {}{point}", citation.guideline, citation.clause)
}

fn sentence(finding: &Finding) -> String {
    let citation = finding.citation.as_ref();
    let of = citation.map_or(String::new(), |citation| format!(" ({})", clause(citation)));
    format!("`{}`{of}: {}", finding.code, finding.message.get(Lang::En))
}

fn errors_told(verdict: &Verdict) -> String {
    let findings = verdict.findings.iter();
    let errors = findings.filter(|finding| finding.severity == Severity::Error);
    errors.map(sentence).collect::<Vec<_>>().join("<br>")
}

/// What could be measured and holds, with the clause that it was measured for.
fn measured(verdict: &Verdict) -> String {
    let measures = verdict.measures.iter().map(|measure| {
        let words = measure.words.get(Lang::En);
        format!("`{}` {words} ({})", measure.rule, clause(&measure.citation))
    });
    let measures: BTreeSet<String> = measures.collect();
    measures.into_iter().collect::<Vec<_>>().join(", ")
}

/// Warnings, one sentence for each rule; the form's by the names of what it lacks.
fn missing(verdict: &Verdict) -> String {
    let findings = verdict.findings.iter();
    let warnings = findings.filter(|finding| finding.severity == Severity::Warning);
    let (form, others): (Vec<&Finding>, Vec<&Finding>) =
        warnings.partition(|finding| finding.code == "form-field");
    let mut told: Vec<String> = others.into_iter().map(sentence).collect();
    if !form.is_empty() {
        let messages = form.iter().map(|finding| finding.message.get(Lang::En));
        let lacking = messages.map(|message| message.trim_start_matches("missing: "));
        told.push(format!(
            "`form-field`: {}",
            lacking.collect::<Vec<_>>().join("; ")
        ));
    }
    told.join("<br>")
}

/// The scheme is a layer below the guideline of its alliance: what each of them bounds.
fn scheme(told: &mut String, providers: &[Provider]) {
    let provider = providers.iter().find(|it| it.folder == "antwerp");
    let workspace = provider.expect("the scheme's folder").workspace();
    let day = Day::parse("2026-06-12").expect("a day");
    let edition = |id| workspace.edition(id, day).expect("in force");
    let (above, below) = (edition("nova-academy"), edition("uantwerp"));
    told.push_str("\n## A scheme beside the guideline of its alliance\n\n");
    told.push_str("scheme-uantwerpen-micro-credentials.yaml: University of Antwerp, within Nova Academy. It loosens nothing.\n\n");
    told.push_str("| rule | nova-academy | uantwerp |\n|---|---|---|\n");
    for line in &below.listing.rules {
        let same = above.listing.rules.iter();
        let mut same = same.filter(|other| other.rule == line.rule);
        let bound =
            |it: &kava::ListedRule| format!("{} {}", it.strictness.word(), it.bound.get(Lang::En));
        let before = same.next().map_or("–".to_owned(), bound);
        let _ = writeln!(told, "| {} | {before} | {} |", line.rule, bound(line));
    }
}
