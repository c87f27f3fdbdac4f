//! What would steer a terminal never reaches it, wherever it comes from.

use std::process::Command;

use super::measured::Catalogue;

const ESCAPE: &str =
    "\u{1b}]0;owned\u{7}\u{1b}[31m\u{9b}2J\u{1b}]8;;http://example.ee\u{1b}\\x\r\u{7f}";

fn is_raw(char: char) -> bool {
    char.is_control() && !matches!(char, '\n' | '\t')
}

/// Without `fix` and `fmt`: what they write into a file is a text or a change of one, for a program.
fn hostile() -> Catalogue {
    let text = format!(
        "// {ESCAPE}\nprogramme p {{\n  kind micro-degree\n  title et \"{ESCAPE}\" en \"{ESCAPE}\"\n  {ESCAPE} 6\n  director \"{ESCAPE}\" <x@example.ee>\n  intake autumn-2026 {{\n    apply 2026-06-01 to 2026-08-20\n  }}\n  plan {{\n    course A 6 ECTS {{ title et \"{ESCAPE}\" }}\n  }}\n  waive courses of taltech\n    because \"{ESCAPE}\" until 2027-08-31 by \"{ESCAPE}\"\n}}\nrecord p {{\n  approved 2026-05-01 by \"{ESCAPE}\"\n}}\n"
    );
    Catalogue::of(&text)
        .with(
            "a\u{1b}[31m\u{7}b.kava",
            format!("programme {ESCAPE} {{ }}\n"),
        )
        .with(
            "list.csv",
            format!("code,title,{ESCAPE}\n{ESCAPE},{ESCAPE},{ESCAPE}\n"),
        )
        .with("feed.json", format!("{{\"{ESCAPE}\":1}}"))
}

#[test]
fn no_command_sends_an_escape_to_the_terminal() {
    let catalogue = hostile();
    let git = |args: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=x", "-c", "user.email=x@example.ee"]);
        let done = command
            .args(args)
            .current_dir(catalogue.here())
            .output()
            .expect("git");
        assert!(done.status.success(), "{args:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "x"]);
    let day = ["--as-of", "2026-06-10"];
    let commands: Vec<Vec<&str>> = vec![
        vec!["check", "--for", "publication"],
        vec!["check", "--format", "short"],
        vec!["check", "--format", "json"],
        vec!["check", "--format", "sarif"],
        vec!["check", "--format", "github"],
        vec!["list"],
        vec!["list", "--deadlines"],
        vec!["list", "--where", ESCAPE],
        vec!["graph"],
        vec!["impact", "A", "--credits", "7"],
        vec!["impact", ESCAPE, "--credits", "7"],
        vec!["diff", "git:HEAD"],
        vec!["diff", ESCAPE],
        vec!["build", "--draft", "--out", "out"],
        vec!["build", ESCAPE, "--out", "out"],
        vec!["report", ESCAPE, "--out", "report"],
        vec!["record", ESCAPE, "registered"],
        vec!["explain", ESCAPE],
        vec!["rules", ESCAPE],
        vec!["trace", ESCAPE],
        vec!["import", "list.csv", "--out", "into"],
        vec!["import", "feed.json", "--out", "into"],
        vec!["new", "--like", ESCAPE, "--for", ESCAPE],
        vec![ESCAPE],
        vec!["check", "--for", ESCAPE],
        vec!["check", ESCAPE],
    ];
    for mut args in commands {
        if matches!(args[0], "check" | "list" | "build") {
            args.extend(day);
        }
        for lang in ["en", "et"] {
            let mut args = args.clone();
            args.extend(["--lang", lang]);
            let used = catalogue.kava(&args).within(20, 400);
            for said in [&used.out, &used.err] {
                assert_eq!(said.find(is_raw), None, "{args:?}: {said:?}");
            }
        }
    }
}
