//! Usage: what is asked for, and what is not understood.

use std::path::Path;

use crate::run::kava;

fn said(args: &[&str]) -> crate::run::Ran {
    kava(Path::new("/"), args)
}

#[test]
fn help_speaks_both_languages() {
    let english = said(&["--help"]);
    english.says(
        0,
        &[
            "Usage: kava [OPTIONS] <COMMAND>",
            "Commands:",
            "  check ",
            "  lsp ",
        ],
    );
    let estonian = said(&["--help", "--lang", "et"]);
    estonian.says(0, &["Kasutus: kava", "Käsud:", "Võtmed:", "Näita seda abi"]);
    said(&["check", "--help", "--lang=et"])
        .says(0, &["Argumendid:", "--deny-warnings", "väljumiskoodiga 1"]);
    said(&["build", "-h"]).says(0, &["--out <DIR>", "--all-or-nothing"]);
    for heading in ["Options", "Commands", "Usage"] {
        assert!(
            !estonian.out.contains(&format!("{heading}:")),
            "{}",
            estonian.out
        );
    }
}

#[test]
fn the_version_is_told() {
    said(&["--version"]).says(0, &["kava 0."]);
}

#[test]
fn what_is_not_understood_ends_with_two_and_its_usage() {
    for (args, parts) in [
        (
            &["chek"][..],
            &[
                "there is no command “chek”",
                "did you mean “check”?",
                "Usage: kava",
            ][..],
        ),
        (
            &["check", "--fro", "draft"],
            &["“--fro” is not understood here"],
        ),
        (
            &["check", "--for", "now"],
            &[
                "“now” cannot be the value of --for <MOMENT>",
                "draft, submission, publication",
                "Usage: kava check",
            ],
        ),
        (
            &["check", "--as-of", "10.6.2026"],
            &["a date is written as 2026-06-10"],
        ),
        (
            &["check", "--guideline", "taltech@soon"],
            &["a date is written as"],
        ),
        (&["check", "--lang", "de"], &["write one of: en, et"]),
        (&["check", "--format", "xml"], &["human, short, json"]),
        (&["build"], &["--out <DIR> is missing", "Usage: kava build"]),
        (
            &["build", "--out", "x", "--target", "moon"],
            &["registry, catalogue"],
        ),
        (&["explain"], &["is missing"]),
        (
            &["explain", "degre-share"],
            &[
                "there is no code “degre-share”",
                "did you mean “degree-share”?",
            ],
        ),
        (&["explain", "taltech:99"], &["taltech has no clause “99”"]),
        (
            &["explain", "nobody:1"],
            &["there is no guideline “nobody”"],
        ),
        (
            &["rules", "--guideline", "nobody"],
            &["there is no guideline “nobody”"],
        ),
    ] {
        said(args).says(2, parts);
    }
    said(&["chek", "--lang", "et"]).says(
        2,
        &[
            "viga: käsku „chek“ ei ole",
            "kas mõtlesid „check“?",
            "Kasutus: kava",
        ],
    );
    said(&[]).says(2, &["Usage: kava"]);
}
