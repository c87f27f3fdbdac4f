//! Input that nobody wishes for: each is told with its file, and none ends in a panic.

use std::fs::{self, File};

use crate::run::{AS_OF, Folder, kava, programme};

#[test]
fn an_empty_file_is_no_fault_and_an_empty_catalogue_names_no_guideline() {
    Folder::catalogue()
        .with("a.kava", "")
        .check(&[])
        .says(0, &["0 programmes"]);
    let folder = Folder::empty()
        .with("catalogue.kava", "")
        .with("a.kava", &programme("a", "12 ECTS"));
    folder.check(&[]).says(1, &[]);
}

#[test]
fn a_folder_without_a_catalogue_is_a_wrong_usage() {
    let folder = Folder::empty().with("a.kava", "");
    for args in [
        &["check"][..],
        &["check", "a.kava"],
        &["build", "--out", "out"],
    ] {
        folder
            .kava(args)
            .says(2, &["no catalogue.kava in", "or in a folder above it"]);
    }
    assert_eq!(folder.files(), ["a.kava"]);
}

#[test]
fn what_is_not_there_cannot_be_read() {
    let folder = Folder::catalogue();
    folder
        .check(&["nowhere"])
        .says(3, &["“nowhere” cannot be read: it does not exist"]);
    folder
        .kava(&["fmt", "nowhere.kava"])
        .says(3, &["“nowhere.kava” cannot be read"]);
}

#[test]
fn a_file_that_is_no_source_is_a_wrong_usage() {
    Folder::catalogue()
        .with("notes.txt", "")
        .check(&["notes.txt"])
        .says(2, &["“notes.txt” is no file of a catalogue"]);
}

#[test]
fn a_file_that_is_not_utf8_is_a_finding_and_the_others_are_judged() {
    let folder = Folder::catalogue().with("good.kava", &programme("good", "33 ECTS"));
    folder.write("bad.kava", b"programme x {\n  title et \"K\xf5ik\"\n}\n");
    let shown = folder.check(&[]);
    shown.says(
        1,
        &[
            "error[not-utf8]",
            "bad.kava:2:14",
            "2 │   title et \"K�ik\"",
            "error[volume-agrees]",
        ],
    );
    folder
        .check(&["bad.kava"])
        .says(1, &["save it with the encoding UTF-8"]);
    folder.write("bad.kava", b"\xff\xfep\0r\0");
    folder
        .check(&["bad.kava"])
        .says(1, &["error[not-utf8]", "UTF-16"]);
}

#[test]
fn a_file_over_the_limit_is_a_finding() {
    let folder = Folder::catalogue();
    let file = File::create(folder.path("large.kava")).unwrap();
    file.set_len(100 * 1024 * 1024).unwrap();
    folder.check(&[]).says(
        1,
        &[
            "error[file-too-large]",
            "“large.kava” is over 64 MB",
            "large.kava:1:1",
        ],
    );
    folder
        .kava(&["fmt", "--check"])
        .says(1, &["“large.kava” is over 64 MB"]);
}

#[test]
fn nesting_without_end_is_a_finding() {
    let folder = Folder::catalogue();
    for deep in [
        "plan {".repeat(100_000),
        "plan {\n".repeat(100_000),
        "{".repeat(100_000),
        "}".repeat(100_000),
    ] {
        folder.write("deep.kava", &deep);
        let shown = folder.check(&["deep.kava", "--format", "short"]);
        shown.says(1, &["deep.kava:1:"]);
        folder.check(&["deep.kava"]).says(1, &["deep.kava:1:"]);
        folder.kava(&["fmt", "--check", "deep.kava"]);
    }
}

#[test]
fn a_long_line_is_cut_in_the_message() {
    let folder = Folder::catalogue();
    folder.write(
        "long.kava",
        format!("course X {{ credit {} }}\n", "9".repeat(1_000_000)),
    );
    let shown = folder.check(&["long.kava"]);
    shown.says(1, &["…"]);
    assert!(shown.out.lines().all(|line| line.chars().count() < 400));
}

#[test]
fn a_catalogue_inside_another_is_a_finding() {
    let folder = Folder::catalogue()
        .with("inner/catalogue.kava", "catalogue inner {\n}\n")
        .with("inner/a.kava", "nonsense");
    let shown = folder.check(&[]);
    shown.says(
        1,
        &[
            "error[inner-catalogue]",
            "inner/catalogue.kava",
            "its folder is left out",
        ],
    );
    assert!(!shown.out.contains("nonsense"));
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_findings_and_broken_ones_cannot_be_read() {
    use std::os::unix::fs::symlink;
    let outside = Folder::empty().with("secret.kava", "programme secret {\n}\n");
    let folder = Folder::catalogue();
    symlink(outside.path("secret.kava"), folder.path("link.kava")).unwrap();
    let shown = folder.check(&[]);
    shown.says(1, &["error[link-leaves-folder]", "link.kava:1:1"]);
    assert!(!shown.out.contains("secret {"));
    fs::remove_file(folder.path("link.kava")).unwrap();
    symlink(folder.path("gone.kava"), folder.path("broken.kava")).unwrap();
    folder.check(&[]).says(
        3,
        &[
            "error[unreadable-file]",
            "“broken.kava” is a link that leads to nothing",
        ],
    );
}

/// A pipe stands for whatever cannot be read, also by an administrator.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_ends_with_three_after_the_others_are_judged() {
    let folder = Folder::catalogue().with("a.kava", &programme("a", "33 ECTS"));
    let made = std::process::Command::new("mkfifo")
        .arg(folder.path("pipe.kava"))
        .status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    for format in ["human", "short", "json"] {
        folder
            .check(&["--format", format])
            .says(3, &["unreadable-file", "pipe.kava", "volume-agrees"]);
    }
    let built = folder.kava(&["build", "--out", "out", "--draft", "--as-of", AS_OF]);
    built.says(3, &["“a” is in no document"]);
}

#[test]
fn nothing_reaches_the_terminal_raw() {
    let folder = Folder::catalogue();
    let hostile = "programme x {\n  title et \"\u{1b}]0;owned\u{7}\u{202e}evil\" wrong\n  \u{9b}31m\n  credit \u{1b}[2J\n}\n";
    folder.write("a\u{1b}[31m.kava", hostile);
    for format in ["human", "short", "json"] {
        for lang in ["en", "et"] {
            let shown = folder.check(&["--format", format, "--lang", lang]);
            shown.says(1, &["control-character"]);
            is_safe(&shown.out);
            is_safe(&shown.err);
        }
    }
    for args in [
        &["explain", "\u{1b}[31mred"][..],
        &["check", "\u{1b}[31m"],
        &["che\u{202e}ck"],
        &["check", "--for", "\u{7}"],
    ] {
        let shown = kava(folder.here(), args);
        is_safe(&shown.out);
        is_safe(&shown.err);
    }
}

#[track_caller]
fn is_safe(text: &str) {
    let raw =
        |char: char| char.is_control() && char != '\n' || "\u{202e}\u{2066}\u{200b}".contains(char);
    assert_eq!(text.find(raw), None, "{text:?}");
}
