//! `kava record`: one line, and every other byte as it was.

use crate::run::{AS_OF, Folder, Ran, programme};

fn record(folder: &Folder, args: &[&str]) -> Ran {
    folder.kava(&[&["record"], args, &["--as-of", AS_OF]].concat())
}

fn registered(folder: &Folder, more: &[&str]) -> Ran {
    let args = ["dm", "registered", "--on", "2026-05-29", "--code", "999001"];
    record(folder, &[&args, more].concat())
}

fn with(record: &str) -> Folder {
    let text = programme("dm", "12 ECTS");
    let text = format!("{}{record}}}\n", text.trim_end().trim_end_matches('}'));
    Folder::catalogue().with("dm.kava", &text)
}

/// The new text is the old one with these lines in it, and nothing else is other.
#[track_caller]
fn has_only_new(old: &str, new: &str, lines: &str) {
    let at = new
        .find(lines)
        .unwrap_or_else(|| panic!("no {lines:?} in:\n{new}"));
    let rest = format!("{}{}", &new[..at], &new[at + lines.len()..]);
    assert_eq!(rest, old);
}

const RECORD: &str = "\n\n  record {\n    proposed   2026-04-13 by dean // in the council\n    approved   2026-04-20 by vice-rector\n  }\n";

#[test]
fn a_line_comes_behind_its_like_in_their_column() {
    let folder = with(RECORD);
    let old = folder.read("dm.kava");
    registered(&folder, &[]).says(0, &["recorded in dm.kava"]);
    has_only_new(
        &old,
        &folder.read("dm.kava"),
        "    registered 2026-05-29 code 999001\n",
    );
    registered(&folder, &[]).says(0, &["says so already"]);
}

#[test]
fn odd_layout_and_line_ends_stay() {
    let odd = "\tRECORD".replace(
        "RECORD",
        "record   {\n\n\t  proposed      2026-04-13 by dean   //  so\n\n// alone\n\t\t}\n",
    );
    let folder = with(&format!("\n{odd}"));
    let text = folder.read("dm.kava").replace('\n', "\r\n");
    folder.write("dm.kava", &text);
    record(
        &folder,
        &[
            "dm",
            "approved",
            "--on",
            "2026-04-20",
            "--document",
            "1-8/42",
        ],
    )
    .says(0, &[]);
    let line = "\t  approved      2026-04-20 by vice-rector document \"1-8/42\"\r\n";
    has_only_new(&text, &folder.read("dm.kava"), line);
}

#[test]
fn todo_gives_way_and_the_comment_stays() {
    let folder = with("\n  record {\n    registered   todo \"ask\" // soon\n  }\n");
    let old = folder.read("dm.kava");
    registered(&folder, &["--volume", "12 ECTS"]).says(0, &[]);
    let expected = old.replace("todo \"ask\"", "2026-05-29 code 999001 volume 12 ECTS");
    assert_eq!(folder.read("dm.kava"), expected);
}

#[test]
fn a_record_on_one_line_and_an_empty_one_take_a_line() {
    let folder = with("  record { proposed 2026-04-13 by dean }\n");
    registered(&folder, &[]).says(0, &[]);
    let text = folder.read("dm.kava");
    assert!(
        text.contains("record { proposed 2026-04-13 by dean \n"),
        "{text}"
    );
    assert!(
        text.contains("\n    registered 2026-05-29 code 999001\n"),
        "{text}"
    );
    let folder = with("  record {}\n");
    registered(&folder, &[]).says(0, &[]);
    let text = folder.read("dm.kava");
    assert!(
        text.contains("  record {\n    registered 2026-05-29 code 999001\n  }\n"),
        "{text}"
    );
}

#[test]
fn what_is_said_otherwise_is_written_over_only_where_that_is_asked() {
    let folder = with("\n  record {\n    registered 2026-05-01 code 999002 // old\n  }\n");
    let old = folder.read("dm.kava");
    registered(&folder, &[]).says(
        1,
        &[
            "says otherwise: registered 2026-05-01 code 999002",
            "--replace",
        ],
    );
    assert_eq!(folder.read("dm.kava"), old);
    registered(&folder, &["--dry-run", "--replace"]).says(0, &["+    registered 2026-05-29"]);
    assert_eq!(folder.read("dm.kava"), old);
    registered(&folder, &["--replace"]).says(0, &[]);
    let expected = old.replace("2026-05-01 code 999002", "2026-05-29 code 999001");
    assert_eq!(folder.read("dm.kava"), expected);
}

#[test]
fn a_new_record_comes_where_the_others_are() {
    let inside = with("");
    registered(&inside, &[]).says(0, &[]);
    let text = inside.read("dm.kava");
    assert!(
        text.ends_with("  }\n\n  record {\n    registered 2026-05-29 code 999001\n  }\n}\n"),
        "{text}"
    );
    let other = programme("other", "12 ECTS");
    let apart = "record of other {\n  proposed 2026-04-13 by dean\n}\n";
    let beside = with("").with("other.kava", &format!("{other}\n{apart}"));
    registered(&beside, &[]).says(0, &["recorded in dm.kava"]);
    let text = beside.read("dm.kava");
    assert!(
        text.ends_with("}\n\nrecord of dm {\n  registered 2026-05-29 code 999001\n}\n"),
        "{text}"
    );
    let own = with("")
        .with("other.kava", &other)
        .with("other-record.kava", apart);
    registered(&own, &[]).says(0, &["recorded in dm-record.kava"]);
    let new = "record of dm {\n  registered 2026-05-29 code 999001\n}\n";
    assert_eq!(own.read("dm-record.kava"), new);
    let two = format!("{apart}record of dm2 {{\n  proposed 2026-04-13 by dean\n}}\n");
    let shared = with("")
        .with("other.kava", &other)
        .with("dm2.kava", &programme("dm2", "12 ECTS"))
        .with("records.kava", &two);
    registered(&shared, &[]).says(0, &["recorded in records.kava"]);
    assert_eq!(shared.read("records.kava"), format!("{two}\n{new}"));
}

#[test]
fn an_intake_is_announced_and_a_programme_withdrawn() {
    let folder = with(
        "\n  intake a1 {\n    starts 2026-09-01\n  }\n  intake a2 {\n    starts 2027-02-01\n  }\n",
    );
    let announce = |more: &[&str]| {
        record(
            &folder,
            &[&["dm", "announced", "--on", "2026-04-28"], more].concat(),
        )
    };
    announce(&[]).says(2, &["several intakes", "--intake: a1, a2"]);
    announce(&["--intake", "a3"]).says(2, &["has no intake “a3”"]);
    announce(&["--intake", "a2"]).says(0, &[]);
    assert!(
        folder
            .read("dm.kava")
            .contains("intake a2 {\n    announced 2026-04-28\n")
    );
    announce(&[]).says(0, &["intake a1"]);
    let withdraw = ["dm", "withdrawn", "--on", "2027-06-30"];
    record(&folder, &withdraw).says(2, &["--because is missing"]);
    let because = ["--because", "Uus programm"];
    record(&folder, &[&withdraw[..], &because].concat()).says(0, &[]);
    let line = "  withdrawn from 2027-06-30 because \"Uus programm\"\n";
    assert!(folder.read("dm.kava").contains(line));
}

#[test]
fn days_out_of_order_are_told() {
    let folder = with(RECORD);
    let on = ["dm", "registered", "--on", "2026-04-01", "--code", "999001"];
    record(&folder, &on).says(
        1,
        &["approved on 2026-04-20, after it was registered on 2026-04-01"],
    );
}

#[test]
fn what_cannot_be_recorded_is_refused() {
    let folder = with(RECORD);
    let old = folder.read("dm.kava");
    let bad: [(&[&str], i32, &str); 8] = [
        (
            &["dmx", "proposed", "--on", "2026-04-13"],
            2,
            "did you mean “dm”?",
        ),
        (&["dm", "proposed"], 2, "--on <DATE> is missing"),
        (
            &["dm", "proposd", "--on", "2026-04-13"],
            2,
            "proposed, approved",
        ),
        (
            &["dm", "proposed", "--on", "13.4.2026"],
            2,
            "a date is written as",
        ),
        (
            &["dm", "proposed", "--on", "2026-04-13", "--code", "1"],
            2,
            "--code says nothing of “proposed”",
        ),
        (
            &["dm", "registered", "--on", "2026-05-29", "--code", "9a"],
            2,
            "a registry code is a number",
        ),
        (
            &["dm", "registered", "--on", "2026-05-29", "--volume", "12"],
            2,
            "12 what?",
        ),
        (
            &[
                "dm",
                "approved",
                "--on",
                "2026-04-20",
                "--document",
                "a \" b",
            ],
            2,
            "no straight quotation mark",
        ),
    ];
    for (args, code, told) in bad {
        record(&folder, args).says(code, &[told]);
    }
    assert_eq!(folder.read("dm.kava"), old);
}

#[test]
fn a_torn_programme_is_mended_first() {
    let folder = with(RECORD);
    let text = folder.read("dm.kava");
    let torn = text.trim_end().trim_end_matches('}').to_owned();
    folder.write("dm.kava", &torn);
    registered(&folder, &[]).says(1, &["a brace of this block is missing"]);
    assert_eq!(folder.read("dm.kava"), torn);
}

#[test]
fn of_several_editions_one_is_named() {
    let edition = |from: &str, to: &str| {
        let text = programme("dm", "12 ECTS");
        text.replace("  need ", &format!("  in-force from {from}{to}\n  need "))
    };
    let folder = Folder::catalogue()
        .with("a.kava", &edition("2025-09-01", " to 2026-08-30"))
        .with("b.kava", &edition("2026-08-31", ""));
    registered(&folder, &[]).says(2, &["--edition: 2025-09-01, 2026-08-31"]);
    registered(&folder, &["--edition", "2026-08-31"]).says(0, &["recorded in b.kava"]);
}
