//! What a director reads, in both languages.

use insta::assert_snapshot;

use crate::run::{Folder, programme};

fn both(name: &str, folder: &Folder, file: &str) {
    for lang in ["en", "et"] {
        let shown = folder.check(&[file, "--lang", lang, "--color", "never"]);
        let errors = shown
            .out
            .split("\n\n")
            .filter(|part| part.starts_with("error") || part.starts_with("viga"));
        assert_snapshot!(
            format!("{name}_{lang}"),
            errors.collect::<Vec<_>>().join("\n\n")
        );
    }
}

#[test]
fn a_choice_of_electives_that_undoes_the_degree_share() {
    let plan = "    ITI8730 teaches mine\n    choose 1 of {\n      course B1 teaches mine {\n        credits 6 ECTS\n        origin degree IAIM\n        assessment exam\n      }\n      course B2 teaches mine {\n        credits 6.5 ECTS\n        origin continuing\n        assessment exam\n      }\n    }\n";
    let text = programme("share", "12..12.5 ECTS")
        .replace("    ITI8730 teaches mine\n    AUT0010 teaches mine\n", plan);
    both(
        "degree_share",
        &Folder::catalogue().with("share.kava", &text),
        "share.kava",
    );
}

#[test]
fn a_volume_beyond_the_bounds() {
    let text = programme("large", "33 ECTS").replace("    AUT0010 teaches mine\n", "    AUT0010 teaches mine\n    course C1 teaches mine {\n      credits 21 ECTS\n      origin degree IAIM\n      assessment exam\n    }\n");
    both(
        "volume",
        &Folder::catalogue().with("large.kava", &text),
        "large.kava",
    );
}

#[test]
fn a_lost_brace_and_a_slip_of_the_pen() {
    let text = programme("torn", "12 ECTS")
        .replace("  outcomes {\n", "  outcomes\n")
        .replace("language  en", "langage   en");
    both(
        "lost_brace",
        &Folder::catalogue().with("torn.kava", &text),
        "torn.kava",
    );
}
