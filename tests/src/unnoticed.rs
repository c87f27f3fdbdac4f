//! What no validator of the catalogue standards notices in a document, and Kava does in the text it is
//! made of.

use kava::{Day, Moment, Question, Workspace};

use crate::folder::root;

/// The fault, the text in which `examples/first` has it right, the same with the fault, and the code of
/// the error.
const FAULTS: [(&str, &str, &str, &str); 8] = [
    (
        "a start after the end",
        "announced 2026-04-28",
        "starts 2026-12-01\n    ends 2026-09-01\n    announced 2026-04-28",
        "date-order",
    ),
    (
        "admission that closes before it opens",
        "from 2026-06-15 to 2026-08-21",
        "from 2026-08-21 to 2026-06-15",
        "date-order",
    ),
    (
        "credits that do not add up",
        "  plan {",
        "  volume 13 ECTS\n  plan {",
        "volume-agrees",
    ),
    (
        "negative credits",
        "credits    6 ECTS",
        "credits    -6 ECTS",
        "unexpected",
    ),
    (
        "hours that are not 26 a credit",
        "independent 72 hours",
        "independent 73 hours",
        "hours",
    ),
    (
        "an outcome that is nowhere",
        "teaches ask {",
        "teaches ask, nowhere {",
        "unknown-name",
    ),
    (
        "the field of study that stands for none",
        "field        ISCED-F 0613",
        "field        ISCED-F 9999",
        "study-group",
    ),
    (
        "a currency called euro",
        "80 EUR per ECTS",
        "80 euro per ECTS",
        "bare-number",
    ),
];

fn errors(text: &str) -> Vec<&'static str> {
    let mut workspace = Workspace::new();
    workspace.set("catalogue.kava", text);
    let as_of = Day::parse("2026-06-10").expect("a day");
    let check = workspace.check(&Question::new(Moment::Publication, as_of));
    let errors = check
        .findings
        .iter()
        .filter(|it| it.severity == kava::diagnostics::Severity::Error);
    errors.map(|finding| finding.code).collect()
}

#[test]
fn kava_notices_what_no_validator_of_a_document_does() {
    let file = root().join("examples/first/catalogue.kava");
    let right = std::fs::read_to_string(file).expect("the example");
    assert_eq!(errors(&right), Vec::<&str>::new());
    for (fault, written, wrong, code) in FAULTS {
        assert!(right.contains(written), "{fault}: the example has changed");
        let found = errors(&right.replacen(written, wrong, 1));
        assert!(found.contains(&code), "{fault}: {found:?}");
    }
}
