//! Depth without end.

use super::measured::{Catalogue, grows_with_its_length};

#[test]
fn braces_a_million_deep_are_a_finding() {
    let deep = format!(
        "programme p {}{}",
        "{\n".repeat(1_000_000),
        "}\n".repeat(1_000_000)
    );
    let used = Catalogue::of(&deep).check().within(20, 400);
    used.says(1, &["error[too-deep]"]).says_at_most(10_000);
}

#[test]
fn choices_in_choices_without_end_are_a_finding() {
    let plan = |depth: usize| {
        let (open, close) = ("choose 1 of {\n".repeat(depth), "}\n".repeat(depth));
        format!("programme p {{\n  plan {{\n{open}A\n{close}  }}\n}}\n")
    };
    let used = Catalogue::of(&plan(100_000)).check().within(10, 400);
    used.says(1, &["error[too-deep]"]);
    grows_with_its_length(20_000, plan);
}

#[test]
fn braces_that_only_close_are_one_finding() {
    let used = Catalogue::of(&"}".repeat(1_000_000))
        .check()
        .within(10, 400);
    used.says(1, &["these 1000000 `}` close nothing"])
        .says_at_most(2_000);
    let used = Catalogue::of(&"}\n".repeat(1_000_000))
        .check()
        .within(10, 400);
    used.says(1, &["these 1000000 `}` close nothing"])
        .says_at_most(2_000);
}

#[test]
fn braces_that_only_open_are_a_finding() {
    let used = Catalogue::of(&"{".repeat(1_000_000))
        .check()
        .within(20, 400);
    used.says(1, &[]).says_at_most(10_000);
}

#[test]
fn a_feed_nested_without_end_is_refused() {
    let deep = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    let catalogue = Catalogue::of("").with("feed.json", deep);
    let used = catalogue
        .kava(&["import", "feed.json", "--out", "into"])
        .within(10, 400);
    assert_ne!(used.code, 0);
    assert!(!catalogue.here().join("into").exists());
}
