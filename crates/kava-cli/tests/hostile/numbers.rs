//! Numbers and days at their ends and behind them.

use super::measured::Catalogue;

#[test]
fn no_number_is_too_large_to_be_answered() {
    let numbers = [
        "1000000000000000000",
        "9223372036854775807",
        "92233720368547758.07",
        "340282366920938463463374607431768211456",
        "0",
        "0.001",
    ];
    let long = "9".repeat(1_000_000);
    for number in numbers.iter().copied().chain([&*long]) {
        let text = format!(
            "programme p {{\n  kind micro-degree\n  volume {number} ECTS\n  level EQF {number}\n  duration {number} semesters\n  fee {number} EUR per ECTS\n  transfer up to {number} %\n  study-group {number} places\n  plan {{\n    course A {number} ECTS {{ workload contact {number} hours }}\n    choose {number} ECTS from {{ course B {number} ECTS {{}} }}\n    choose {number} of {{ A }}\n  }}\n}}\n"
        );
        let catalogue = Catalogue::of(&text);
        catalogue
            .check()
            .within(20, 400)
            .says(1, &[])
            .says_at_most(100_000);
        let build = ["build", "--draft", "--out", "out", "--as-of", "2026-06-10"];
        let used = catalogue.kava(&build).within(20, 400);
        assert!(used.code <= 1, "{}", used.err);
    }
}

#[test]
fn no_day_is_too_far_to_be_answered() {
    let days = [
        "0000-01-01",
        "0001-01-01",
        "9999-12-31",
        "10000-01-01",
        "2026-02-30",
        "2026-13-01",
        "99999-99-99",
    ];
    for day in days {
        let text = format!(
            "semester far from {day} to {day} {{\n  apply {day} to {day}\n}}\nprogramme p {{\n  kind micro-degree\n  in-force from {day}\n  intake far {{\n    announced {day}\n    starts {day}\n    ends {day}\n    apply {day} to {day}\n  }}\n  waive courses of taltech\n    because \"x\" until {day} by \"Dean\"\n}}\nrecord p {{\n  approved {day}\n  registered {day} code 1\n}}\n"
        );
        let catalogue = Catalogue::of(&text);
        catalogue
            .check()
            .within(20, 400)
            .says(1, &[])
            .says_at_most(100_000);
        for moment in ["submission", "publication"] {
            let used = catalogue
                .kava(&["check", "--for", moment, "--as-of", "2026-06-10"])
                .within(20, 400);
            assert_eq!(used.code, 1);
        }
        for args in [
            &["list", "--deadlines"][..],
            &["build", "--draft", "--out", "out"],
        ] {
            let used = catalogue.kava(args).within(20, 400);
            assert!(used.code <= 1, "{args:?}: {}", used.err);
        }
    }
    for day in ["0000-01-01", "9999-12-31", "10000-01-01", "x"] {
        let used = Catalogue::of("")
            .kava(&["check", "--as-of", day])
            .within(20, 400);
        assert!([0, 1, 2].contains(&used.code), "{day}: {}", used.err);
    }
}
