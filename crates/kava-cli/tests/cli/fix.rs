//! `kava fix`: shown first, written whole, and nothing that needs a person.

use std::fs;

use crate::run::{AS_OF, Folder, Ran, programme};

/// A decimal comma, an Estonian word and a comment; and a volume that is a person's to mend.
fn typed() -> Folder {
    let text = programme("typed", "12,0 EAP  // as the council wrote it");
    Folder::catalogue().with("typed.kava", &text)
}

fn fix(folder: &Folder, more: &[&str]) -> Ran {
    folder.kava(&[&["fix", "--as-of", AS_OF], more].concat())
}

#[test]
fn a_dry_run_shows_and_writes_nothing() {
    let folder = typed();
    let before = folder.read("typed.kava");
    fix(&folder, &["--dry-run"]).says(
        1,
        &[
            "--- typed.kava",
            "-  volume    12,0 EAP  // as the council wrote it",
            "+  volume    12.0 ECTS  // as the council wrote it",
            "typed.kava:14: decimal-comma: ",
            "→ write decimal points",
        ],
    );
    assert_eq!(folder.read("typed.kava"), before);
}

#[test]
fn what_is_certain_is_written_once() {
    let folder = typed();
    fix(&folder, &[]).says(0, &["mended typed.kava", "no errors"]);
    let mended = folder.read("typed.kava");
    assert!(
        mended.contains("12.0 ECTS  // as the council wrote it"),
        "{mended}"
    );
    fix(&folder, &["--lang", "et"]).says(0, &["midagi ei saa parandada ilma inimeseta"]);
    assert_eq!(folder.read("typed.kava"), mended);
}

#[test]
fn what_needs_a_person_is_named() {
    let folder = typed().with("large.kava", &programme("large", "33,0 ECTS"));
    let ran = fix(&folder, &[]);
    ran.says(
        1,
        &[
            "What is left for you",
            "large.kava:14:13: error[volume-agrees]",
        ],
    );
}

#[test]
fn of_one_file_only_that_one_is_mended() {
    let folder = typed().with("other.kava", &programme("other", "12,0 ECTS"));
    let other = folder.read("other.kava");
    fix(&folder, &["typed.kava"]).says(0, &["mended typed.kava"]);
    assert_eq!(folder.read("other.kava"), other);
}

#[test]
fn a_file_that_nobody_may_write_is_told_and_kept_and_the_others_are_mended() {
    let folder = typed().with("other.kava", &programme("other", "12,0 ECTS"));
    let path = folder.path("other.kava");
    let mut rights = fs::metadata(&path).expect("there").permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).expect("set");
    let other = folder.read("other.kava");
    fix(&folder, &[]).says(3, &["other.kava", "cannot be written", "mended typed.kava"]);
    assert_eq!(folder.read("other.kava"), other);
}

#[cfg(unix)]
mod on_a_terminal {
    use super::*;
    use crate::terminal::{END, Terminal};

    fn asked(folder: &Folder, more: &[&str]) -> Terminal {
        let args = [&["fix", "--as-of", AS_OF, "--color", "never"], more].concat();
        let mut terminal = Terminal::kava(folder.here(), &args);
        terminal.wait_for("[y/N]");
        terminal
    }

    #[test]
    fn no_and_no_answer_write_nothing() {
        let folder = typed();
        let before = folder.read("typed.kava");
        for keys in ["n\n", "\n", END] {
            let mut terminal = asked(&folder, &[]);
            terminal.press(keys);
            let (code, shown) = terminal.end();
            assert_eq!(code, Some(1), "{shown}");
            assert!(shown.contains("nothing was written"), "{shown}");
            assert_eq!(folder.read("typed.kava"), before);
        }
    }

    #[test]
    fn yes_writes() {
        let folder = typed();
        let mut terminal = asked(&folder, &[]);
        terminal.press("y\n");
        assert_eq!(terminal.end().0, Some(0));
        assert!(folder.read("typed.kava").contains("12.0 ECTS"));
    }

    #[test]
    fn a_file_that_changed_before_the_answer_is_left_alone() {
        let folder = typed();
        let mut terminal = asked(&folder, &[]);
        let newer = programme("typed", "12,0 EAP  // changed in an editor");
        folder.write("typed.kava", &newer);
        terminal.press("y\n");
        let (code, shown) = terminal.end();
        assert_eq!(code, Some(3), "{shown}");
        assert!(shown.contains("was changed meanwhile"), "{shown}");
        assert_eq!(folder.read("typed.kava"), newer);
    }

    #[test]
    fn with_yes_nobody_is_asked() {
        let folder = typed();
        let args = ["fix", "--as-of", AS_OF, "--yes"];
        let (code, shown) = Terminal::kava(folder.here(), &args).end();
        assert_eq!(code, Some(0), "{shown}");
        assert!(!shown.contains("[y/N]"), "{shown}");
    }
}
