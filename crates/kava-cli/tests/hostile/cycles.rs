//! Whatever can name another of its kind names itself, and one that names it back.

use super::measured::Catalogue;

#[test]
fn courses_that_require_one_another_are_told() {
    let course = |code: &str, other: &str| {
        format!(
            "course {code} {{\n  title et \"{code}\"\n  credits 6 ECTS\n  requires {other}\n  recommends {other}\n}}\n"
        )
    };
    let text = [
        course("A-1", "A-1"),
        course("B-1", "B-2"),
        course("B-2", "B-3"),
        course("B-3", "B-1"),
        "programme p {\n  kind micro-degree\n  plan {\n    A-1\n    B-1\n    B-2\n    B-3\n  }\n}\n".to_owned(),
    ];
    Catalogue::of(&text.concat())
        .check()
        .within(10, 400)
        .says(1, &[]);
}

#[test]
fn a_ring_of_ten_thousand_courses_is_told() {
    let course = |at: usize| {
        format!(
            "course R-{at} {{\n  title et \"aine\"\n  credits 1 ECTS\n  requires R-{}\n}}\n",
            (at + 1) % 10_000
        )
    };
    let courses: String = (0..10_000).map(course).collect();
    let text = format!(
        "{courses}programme p {{\n  kind micro-degree\n  plan {{\n    choose 6 ECTS from {{\n      R-0\n      R-1\n      R-9999\n    }}\n  }}\n}}\n"
    );
    Catalogue::of(&text).check().within(60, 400).says(1, &[]);
}

#[test]
fn units_programmes_and_guidelines_in_circles_are_told() {
    let text = "\
school s of s { name et \"S\" en \"S\" }
school t of u { name et \"T\" en \"T\" }
department u of t { name et \"U\" en \"U\" }
college c of c {
  name et \"C\" en \"C\"
  school c
}
programme p {
  kind micro-degree
  unit u
  replaces p
  stacks towards p
  requires programme p
}
programme q {
  kind micro-degree
  unit s
  replaces r
  stacks towards r
  requires programme r
}
programme r {
  kind micro-degree
  unit c
  replaces q
  stacks towards q
  requires programme q
}
";
    let guideline = |id: &str, above: &str| {
        format!(
            "guideline {id} extends {above} et \"{id}\" en \"{id}\" {{\n  in-force from 2020-01-01\n}}\n"
        )
    };
    let catalogue = Catalogue::of(text)
        .with("one.kava", guideline("one", "one"))
        .with("two.kava", guideline("two", "three"))
        .with("three.kava", guideline("three", "two"));
    let commands: [&[&str]; 7] = [
        &["check", "--as-of", "2026-06-10"],
        &["check", "--for", "publication", "--guideline", "two"],
        &["list"],
        &["graph"],
        &["rules", "two"],
        &["build", "--draft", "--out", "out"],
        &["report", "p", "--out", "report"],
    ];
    for args in commands {
        let used = catalogue.kava(args).within(20, 400);
        assert!((0..=2).contains(&used.code), "{args:?}: {}", used.err);
    }
    catalogue.check().says(1, &[]);
}
