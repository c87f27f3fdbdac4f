//! Findings written as comments where they are expected, held against those that arise.

use std::collections::BTreeSet;

use crate::copies::is_directive;
use kava::diagnostics::{Columns, Finding, Severity, Sources};
use kava::{Choice, Day, Moment, Question, Workspace};

/// What the first comment lines of a text ask for.
pub struct Directives {
    pub question: Question,
    /// The codes that are compared; all where none is named.
    only: BTreeSet<String>,
    /// The codes of rules that were not asked, and are once a fix is made.
    brings_to_light: BTreeSet<String>,
}

impl Directives {
    /// From lines such as `// for: submission`, `// as-of: 2026-06-10`, `// only: volume, courses`.
    pub fn of(text: &str) -> Directives {
        let value = |key: &str| {
            let lines = text.lines().map_while(|line| line.strip_prefix("// "));
            lines
                .filter_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
                .map(str::trim)
                .next()
        };
        let day = |text: &str| Day::parse(text).unwrap_or_else(|| panic!("no day: {text}"));
        let moment =
            |text: &str| Moment::from_word(text).unwrap_or_else(|| panic!("no moment: {text}"));
        Directives {
            question: Question {
                guideline: value("guideline").map(guideline),
                waivers: value("waivers") != Some("none"),
                ..Question::new(
                    value("for").map_or(Moment::Draft, moment),
                    day(value("as-of").unwrap_or("2026-06-10")),
                )
            },
            only: codes(value("only")),
            brings_to_light: codes(value("brings to light")),
        }
    }
}

impl Directives {
    /// To look at one code alone.
    pub fn only(question: Question, code: &str) -> Directives {
        Directives {
            question,
            only: BTreeSet::from([code.to_owned()]),
            brings_to_light: BTreeSet::new(),
        }
    }

    pub fn may_bring_to_light(&self, code: &str) -> bool {
        self.brings_to_light.contains(code)
    }

    /// Whether findings of this code are looked at.
    pub fn compares(&self, code: &str) -> bool {
        self.only.is_empty() || self.only.contains(code)
    }
}

/// `volume, courses`
fn codes(list: Option<&str>) -> BTreeSet<String> {
    let codes = list.unwrap_or("").split(',').map(str::trim);
    codes
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect()
}

/// `taltech`, `taltech@2025-10-09`
fn guideline(text: &str) -> (String, Option<Day>) {
    match text.split_once('@') {
        Some((id, day)) => (id.to_owned(), Day::parse(day)),
        None => (text.to_owned(), None),
    }
}

/// `file:line error volume taltech:2.1`
type Line = String;

/// Judges the files and compares. Answers with what is missing and what is unexpected.
pub fn compare(files: &[(String, String)], directives: &Directives) -> Result<(), String> {
    let mut workspace = Workspace::new();
    for (name, text) in files {
        workspace.set(name, text.as_str());
    }
    let check = workspace.check(&directives.question);
    let findings = check
        .findings
        .iter()
        .filter(|finding| directives.compares(finding.code));
    let mut actual: Vec<Line> = findings
        .map(|finding| shown(finding, &check.sources))
        .collect();
    let mut expected: Vec<Line> = files
        .iter()
        .flat_map(|(name, text)| expectations(name, text))
        .collect();
    actual.sort();
    expected.sort();
    if actual == expected {
        return Ok(());
    }
    let mut told = String::new();
    for line in left_over(&expected, &actual) {
        told.push_str(&format!("  missing:    {line}\n"));
    }
    for line in left_over(&actual, &expected) {
        let words = check
            .findings
            .iter()
            .find(|finding| shown(finding, &check.sources) == line);
        let words = words.map_or("", |finding| &finding.message.en);
        told.push_str(&format!("  unexpected: {line}   ({words})\n"));
    }
    Err(told)
}

/// What of the first is not in the second, as often as it stands there.
fn left_over(first: &[Line], second: &[Line]) -> Vec<Line> {
    let mut second = second.to_vec();
    let gone =
        |line: &Line, second: &mut Vec<Line>| match second.iter().position(|other| other == line) {
            Some(at) => {
                second.remove(at);
                true
            }
            None => false,
        };
    first
        .iter()
        .filter(|line| !gone(line, &mut second))
        .cloned()
        .collect()
}

fn shown(finding: &Finding, sources: &Sources) -> Line {
    let source = sources.get(finding.place.file);
    let line = source
        .point(finding.place.span.start, Columns::Scalars)
        .line
        + 1;
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let clause = match &finding.citation {
        Some(citation) => format!(" {}:{}", citation.guideline, citation.clause),
        None => String::new(),
    };
    format!("{}:{line} {severity} {}{clause}", source.name, finding.code)
}

/// The comments `//~ error volume taltech:2.1 ~ warning courses`. Alone on a line, such a comment
/// speaks of the nearest line above that says something.
fn expectations(name: &str, text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut spoken_of = 0;
    for (at, line) in text.lines().enumerate() {
        if is_directive(line) {
            continue;
        }
        let (before, comment) = match line.split_once("//~") {
            Some((before, comment)) => (before, comment),
            None => (line, ""),
        };
        if !before.trim().is_empty() {
            spoken_of = at + 1;
        }
        let each = comment
            .split('~')
            .map(str::trim)
            .filter(|one| !one.is_empty());
        found.extend(each.map(|one| format!("{name}:{spoken_of} {one}")));
    }
    found
}
