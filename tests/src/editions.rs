//! `editions/`: the same programme under one edition after another, with what each answers.

use kava::diagnostics::{Lang, Severity};
use kava::{Day, Moment, Question, Workspace};

use crate::folder::root;

const TARTU: [&str; 3] = ["2022-05-01", "2023-09-01", "2025-09-01"];

/// A programme of `editions/` as one kind, by one edition of a guideline.
struct Answer {
    passes: bool,
    errors: Vec<(&'static str, [String; 2])>,
}

fn text(file: &str) -> String {
    std::fs::read_to_string(root().join("tests/editions").join(file)).expect("a programme")
}

fn as_kind(text: &str, kind: &str) -> String {
    let line = text
        .lines()
        .find(|line| line.trim_start().starts_with("kind "))
        .expect("a kind");
    text.replacen(line, &format!("  kind         {kind}"), 1)
}

fn judged(text: &str, guideline: &str, edition: &str) -> Answer {
    let mut workspace = Workspace::new();
    workspace.set("catalogue.kava", text);
    let as_of = Day::parse("2026-06-10").expect("a day");
    let edition = Day::parse(edition).expect("a day");
    let check = workspace.check(&Question {
        guideline: Some((guideline.to_owned(), Some(edition))),
        ..Question::new(Moment::Draft, as_of)
    });
    let errors = check
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    let told = |lang| move |words: &kava::diagnostics::Words| words.get(lang).to_owned();
    Answer {
        passes: !check.has_errors(),
        errors: errors
            .map(|finding| {
                let message = &finding.message;
                let both = [told(Lang::En)(message), told(Lang::Et)(message)];
                (finding.code, both)
            })
            .collect(),
    }
}

/// A line for what was asked, and under it what was answered.
fn row(guideline: &str, edition: &str, kind: &str, answer: &Answer) -> String {
    let passes = if answer.passes { "passes" } else { "refused" };
    let mut row = format!("{guideline}@{edition}  {kind:<16}  {passes}\n");
    for (code, [en, et]) in &answer.errors {
        row.push_str(&format!("    {code}: {en}\n    {code}: {et}\n"));
    }
    row
}

fn table(file: &str, asked: &[(&str, &str, &str)]) -> (Vec<bool>, String) {
    let source = text(file);
    let mut told = format!("{source}\n");
    let mut passed = Vec::new();
    for (guideline, edition, kind) in asked {
        let answer = judged(&as_kind(&source, kind), guideline, edition);
        passed.push(answer.passes);
        told.push_str(&row(guideline, edition, kind, &answer));
    }
    (passed, told)
}

fn compare(name: &str, told: &str) {
    insta::with_settings!({
        snapshot_path => "../editions",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, told);
    });
}

#[test]
fn nine_ects_as_micro_credential_were_refused_until_the_kind_had_rules_of_its_own() {
    let kind = "micro-credential";
    let [first, second, third] = TARTU.map(|edition| ("tartu", edition, kind));
    let asked = [first, second, third, ("taltech", "2025-10-09", kind)];
    let (passed, told) = table("nine.kava", &asked);
    assert_eq!(passed, [false, false, true, true], "{told}");
    compare("nine", &told);
}

#[test]
fn twenty_six_ects_were_too_many_in_the_first_edition_only() {
    let asked = [
        ("tartu", TARTU[0], "micro-degree"),
        ("tartu", TARTU[0], "micro-credential"),
        ("tartu", TARTU[1], "micro-degree"),
        ("tartu", TARTU[1], "micro-credential"),
        ("tartu", TARTU[2], "micro-degree"),
    ];
    let (passed, told) = table("twenty-six.kava", &asked);
    assert_eq!(passed, [false, false, true, true, true], "{told}");
    compare("twenty-six", &told);
}

/// Without `--guideline` it is the day an intake starts that decides.
#[test]
fn the_day_an_intake_starts_decides_which_edition_applies() {
    let source = text("twenty-six.kava");
    let starting = |day: &str| {
        let intake = format!("  intake first {{\n    starts {day}\n  }}\n}}\n");
        let end = source.rfind('}').expect("a brace");
        format!("{}{intake}", &source[..end])
    };
    let stamps = |day: &str| {
        let mut workspace = Workspace::new();
        workspace.set("catalogue.kava", starting(day));
        let as_of = Day::parse("2026-06-10").expect("a day");
        let check = workspace.check(&Question::new(Moment::Draft, as_of));
        let stamps = check.programmes[0].verdict.summary.stamps.iter();
        let named = stamps.map(|stamp| format!("{}@{}", stamp.guideline, stamp.edition));
        (named.collect::<Vec<_>>(), check.has_errors())
    };
    assert_eq!(
        stamps("2023-08-31"),
        (vec!["tartu@2022-05-01".to_owned()], true)
    );
    assert_eq!(
        stamps("2023-09-01"),
        (vec!["tartu@2023-09-01".to_owned()], false)
    );
    assert_eq!(
        stamps("2025-08-31"),
        (vec!["tartu@2023-09-01".to_owned()], false)
    );
    let (stamped, failed) = stamps("2025-09-01");
    assert_eq!(stamped, ["tartu@2025-09-01", "estonia@2025-09-01"]);
    assert!(!failed);
}
