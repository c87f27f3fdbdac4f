//! `kava fmt`: needs no catalogue, changes nothing that it was not asked to change.

use crate::run::{Folder, kava_fed};

const UNTIDY: &str = "course A1 {\ncredits    6 ECTS\n}\n";
const BROKEN: &str = "course A1 {\n  = = =\n";

fn tidy() -> String {
    kava_fed(Folder::empty().here(), &["fmt", "-"], UNTIDY.as_bytes()).out
}

#[test]
fn standard_input_is_laid_out() {
    let folder = Folder::empty();
    let laid = tidy();
    assert!(laid.contains("  credits"), "{laid}");
    kava_fed(folder.here(), &["fmt", "-"], laid.as_bytes()).says(0, &[&laid]);
    kava_fed(folder.here(), &["fmt", "-", "--check"], UNTIDY.as_bytes()).says(1, &["-\n"]);
    kava_fed(folder.here(), &["fmt", "-", "--check"], laid.as_bytes()).says(0, &[]);
    kava_fed(folder.here(), &["fmt", "-", "--diff"], UNTIDY.as_bytes())
        .says(0, &["-credits", "+  credits"]);
    kava_fed(folder.here(), &["fmt", "-"], b"\xff").says(1, &["standard input is not UTF-8 text"]);
}

#[test]
fn broken_text_stays_as_it_stands() {
    let folder = Folder::empty().with("a.kava", BROKEN);
    let fed = kava_fed(folder.here(), &["fmt", "-"], BROKEN.as_bytes());
    fed.says(0, &["= = ="]);
    folder.kava(&["fmt"]).says(0, &[]);
    assert!(folder.read("a.kava").contains("= = ="));
}

#[test]
fn a_folder_is_laid_out_in_place_and_once() {
    let folder = Folder::empty()
        .with("a.kava", UNTIDY)
        .with("sub/b.kava", UNTIDY)
        .with("c.txt", UNTIDY);
    folder
        .kava(&["fmt", "--check"])
        .says(1, &["a.kava\n", "sub/b.kava\n"]);
    folder
        .kava(&["fmt", "--diff"])
        .says(0, &["--- a.kava", "+  credits"]);
    folder
        .kava(&["fmt", "--diff", "--check"])
        .says(1, &["--- a.kava"]);
    assert_eq!(
        folder.read("a.kava"),
        UNTIDY,
        "nothing is changed by looking"
    );
    folder
        .kava(&["fmt"])
        .says(0, &["laid out a.kava", "laid out sub/b.kava"]);
    assert_eq!(folder.read("a.kava"), tidy());
    assert_eq!(folder.read("sub/b.kava"), tidy());
    assert_eq!(folder.read("c.txt"), UNTIDY);
    assert_eq!(
        folder.files(),
        ["a.kava", "c.txt", "sub/b.kava"],
        "nothing is left beside them"
    );
    let again = folder.kava(&["fmt"]);
    again.says(0, &[]);
    assert_eq!(again.out, "");
    folder.kava(&["fmt", "--check"]).says(0, &[]);
}

#[test]
fn one_file_is_laid_out_and_no_other() {
    let folder = Folder::empty()
        .with("a.kava", UNTIDY)
        .with("b.kava", UNTIDY);
    folder
        .kava(&["fmt", "a.kava"])
        .says(0, &["laid out a.kava"]);
    assert_eq!(folder.read("b.kava"), UNTIDY);
}

#[cfg(unix)]
#[test]
fn a_file_that_nobody_may_write_is_told_and_stays() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::empty()
        .with("a.kava", UNTIDY)
        .with("b.kava", UNTIDY);
    let readable = std::fs::Permissions::from_mode(0o444);
    std::fs::set_permissions(folder.path("a.kava"), readable).unwrap();
    folder
        .kava(&["fmt"])
        .says(3, &["a.kava” cannot be written", "laid out b.kava"]);
    assert_eq!(folder.read("a.kava"), UNTIDY);
}
