//! `kava new`: begins with answers, or like one that there is.

use std::fs;
use std::path::Path;

use crate::run::{AS_OF, Folder, Ran, root};

const CATALOGUE: [&str; 10] = [
    "--guideline",
    "taltech",
    "--university",
    "Näidisülikool / Example University",
    "--school",
    "IT-teaduskond / School of IT",
    "--department",
    "Tarkvara instituut / Department of Software",
    "--semester",
    "autumn-2026 2026-08-31 2027-01-24",
];
const PROGRAMME: [&str; 6] = [
    "--title",
    "Andmekaeve / Data Mining",
    "--credits",
    "12",
    "--outcome",
    "kaevandab andmeid / mines data",
];

fn new(folder: &Folder, args: &[&str]) -> Ran {
    folder.kava(&[&["new", "--as-of", AS_OF], args].concat())
}

fn begun() -> Folder {
    let folder = Folder::empty();
    new(&folder, &CATALOGUE).says(0, &["written: catalogue.kava", "next: kava new"]);
    folder
}

/// No error, and laid out as the formatter would.
#[track_caller]
fn holds_as_a_draft(folder: &Folder) {
    folder.check(&["--for", "draft"]).says(0, &["no errors"]);
    folder.kava(&["fmt", "--check"]).says(0, &[]);
}

#[test]
fn a_script_begins_a_catalogue_and_a_programme() {
    let folder = begun();
    holds_as_a_draft(&folder);
    new(&folder, &PROGRAMME).says(0, &["written: data-mining.kava", "no errors", "todo: 25"]);
    holds_as_a_draft(&folder);
    let catalogue = folder.read("catalogue.kava");
    let named = catalogue.lines().next().expect("a head").to_owned();
    insta::assert_snapshot!(catalogue.replace(&named, "catalogue FOLDER {"));
    insta::assert_snapshot!(folder.read("data-mining.kava"));
    let both = Folder::empty();
    new(&both, &[&CATALOGUE[..], &PROGRAMME].concat()).says(0, &["data-mining.kava"]);
    assert_eq!(
        both.read("data-mining.kava"),
        folder.read("data-mining.kava")
    );
}

#[test]
fn every_shipped_guideline_takes_what_is_begun() {
    for id in ["estonia", "taltech", "tartu", "nova-academy", "eu-2022"] {
        let folder = Folder::empty();
        let catalogue = [&["--guideline", id], &CATALOGUE[2..]].concat();
        new(&folder, &[&catalogue[..], &PROGRAMME].concat()).says(0, &["no errors"]);
        holds_as_a_draft(&folder);
    }
}

#[test]
fn what_is_not_known_is_todo() {
    let folder = Folder::empty();
    let open = [
        "--university",
        "todo",
        "--school",
        "todo",
        "--department",
        "todo",
        "--semester",
        "todo",
    ];
    new(&folder, &[&CATALOGUE[..2], &open].concat()).says(0, &[]);
    let open = [
        "--title",
        "todo",
        "--code",
        "p",
        "--credits",
        "todo",
        "--outcome",
        "todo",
    ];
    new(&folder, &open).says(0, &[]);
    holds_as_a_draft(&folder);
}

#[test]
fn a_missing_answer_names_its_flag() {
    let folder = Folder::empty();
    new(&folder, &CATALOGUE[2..]).says(2, &["--guideline is missing", "estonia, eu-2022"]);
    new(&folder, &CATALOGUE[..8]).says(2, &["--semester is missing"]);
    assert_eq!(folder.files(), [""; 0]);
    let folder = begun();
    new(&folder, &PROGRAMME[2..]).says(2, &["--title is missing"]);
    new(&folder, &["--like", "x"]).says(2, &["--for is missing"]);
    assert_eq!(folder.files(), ["catalogue.kava"]);
}

#[test]
fn a_wrong_answer_says_why() {
    let folder = begun();
    let wrong = |args: &[&str], told: &str| {
        let args = [args, &PROGRAMME].concat();
        let mut known: Vec<&str> = Vec::new();
        let mut kept: Vec<&str> = Vec::new();
        for pair in args.chunks(2) {
            if !known.contains(&pair[0]) {
                known.push(pair[0]);
                kept.extend(pair);
            }
        }
        new(&folder, &kept).says(2, &[told]);
        assert_eq!(folder.files(), ["catalogue.kava"]);
    };
    wrong(
        &["--credits", "40"],
        "--credits: the declared volume is 40 ECTS, but 6..30 ECTS is allowed",
    );
    wrong(&["--credits", "12 weeks"], "--credits: ");
    wrong(&["--kind", "micro-degre"], "--kind: ");
    wrong(&["--code", "a b"], "--code: ");
    wrong(&["--code", "todo"], "--code: ");
    wrong(&["--title", "a \" b"], "no straight quotation mark");
    wrong(&["--title", ""], "an answer is needed");
    new(&folder, &PROGRAMME).says(0, &[]);
    new(&folder, &PROGRAMME).says(2, &["--code: a second programme “data-mining”"]);
    assert_eq!(folder.files(), ["catalogue.kava", "data-mining.kava"]);
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let folder = begun().with("data-mining.kava", "// notes\n");
    new(&folder, &PROGRAMME).says(0, &["written: data-mining-2.kava"]);
    assert_eq!(folder.read("data-mining.kava"), "// notes\n");
}

#[cfg(unix)]
mod on_a_terminal {
    use super::*;
    use crate::terminal::{END, Terminal};

    fn asked(folder: &Folder, more: &[&str]) -> Terminal {
        let args = [&["new", "--as-of", AS_OF, "--color", "never"], more].concat();
        Terminal::kava(folder.here(), &args)
    }

    #[test]
    fn a_wrong_answer_is_asked_again_with_the_reason() {
        let folder = begun();
        let mut terminal = asked(&folder, &["--lang", "et"]);
        terminal.answer("Mis liiki", "");
        terminal.answer("nimetus", "Andmekaeve / Data Mining");
        terminal.answer("koodiga", "");
        terminal.answer("Mitu EAP-d", "33");
        terminal.answer("6..30 EAP", "12");
        terminal.answer("õppija oskab", "kaevandab andmeid / mines data");
        let (code, shown) = terminal.end();
        assert_eq!(code, Some(0), "{shown}");
        holds_as_a_draft(&folder);
    }

    #[test]
    fn an_end_or_an_interruption_leaves_nothing_half_written() {
        let folder = begun();
        let mut ended = asked(&folder, &[]);
        ended.answer("Of which kind", "");
        ended.wait_for("called");
        ended.press(END);
        let (code, shown) = ended.end();
        assert_eq!(code, Some(2), "{shown}");
        assert!(shown.contains("nothing was written"), "{shown}");
        let mut stopped = asked(&folder, &[]);
        stopped.answer("Of which kind", "");
        stopped.wait_for("called");
        stopped.interrupt();
        assert_eq!(stopped.end().0, None);
        assert_eq!(folder.files(), ["catalogue.kava"]);
    }

    #[test]
    fn flags_answer_before_anybody_is_asked() {
        let folder = begun();
        let mut terminal = asked(&folder, &PROGRAMME[..4]);
        terminal.answer("Of which kind", "micro-credential");
        terminal.answer("By which code", "");
        terminal.answer("able to do", "kaevandab / mines");
        assert_eq!(terminal.end().0, Some(0));
        assert!(folder.read("data-mining.kava").contains("micro-credential"));
    }
}

/// The example, with next year's autumn.
fn next_year(start: &str) -> Folder {
    let folder = Folder::empty();
    let example = root().join("examples/taltech");
    for entry in fs::read_dir(example).expect("the example") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name");
        folder.write(name, fs::read(&path).expect("a file"));
    }
    let semester = format!("semester autumn-2027 from {start} to 2028-01-23\n");
    let catalogue = folder.read("catalogue.kava");
    folder.write("catalogue.kava", format!("{catalogue}{semester}"));
    folder
}

fn copy(folder: &Folder, more: &[&str]) -> Ran {
    new(
        folder,
        &[&["--for", "autumn-2027", "--like"], more].concat(),
    )
}

/// Every programme of the example, in each of the three ways.
#[test]
fn every_copy_holds_as_a_draft() {
    let codes = [
        "ai-data-mining",
        "production-automation",
        "catering-academy",
        "cyber-hygiene",
        "data-basics",
        "data-management",
        "marketing",
        "joint-supply-chain",
    ];
    for start in ["2027-08-30", "2027-09-01"] {
        let (editions, own, intakes) = (next_year(start), next_year(start), next_year(start));
        for code in codes {
            copy(&editions, &[code]).says(0, &["this is a new edition"]);
            copy(&own, &[code, "--code", &format!("{code}-27")]).says(0, &["next: kava check"]);
            if code != "data-basics" {
                copy(&intakes, &[code, "--intake"]).says(0, &["next: kava check"]);
            }
        }
        for folder in [editions, own, intakes] {
            holds_as_a_draft(&folder);
        }
    }
}

#[test]
fn a_copy_keeps_comments_and_moves_its_days() {
    let folder = next_year("2027-08-30");
    copy(&folder, &["marketing"]).says(
        0,
        &[
            "2026-08-24 → 2027-08-23",
            "announced, proposed, approved, registered",
        ],
    );
    insta::assert_snapshot!(folder.read("marketing-autumn-2027.kava"));
}

#[test]
fn an_intake_is_added_and_nothing_else() {
    let folder = next_year("2027-08-30");
    let old = folder.read("ai-data-mining.kava");
    copy(&folder, &["ai-data-mining", "--intake"]).says(0, &["+  intake autumn-2027 {"]);
    let new = folder.read("ai-data-mining.kava");
    let kept: Vec<&str> = new
        .lines()
        .filter(|line| old.lines().any(|it| it == *line))
        .collect();
    assert!(kept.len() >= old.lines().count());
    assert!(
        new.contains("    apply       from 2027-06-14 to 2027-08-20"),
        "{new}"
    );
    copy(&folder, &["ai-data-mining", "--intake"]).says(2, &["has this already for autumn-2027"]);
}

#[test]
fn what_cannot_be_copied_is_refused() {
    let folder = next_year("2027-08-30");
    let before = folder.files();
    copy(&folder, &["marketin"]).says(2, &["did you mean “marketing”?"]);
    let unknown = ["--like", "marketing", "--for", "autumn-2030"];
    new(&folder, &unknown).says(2, &["does not say when autumn-2030 begins"]);
    let never = ["--like", "marketing", "--for", "summer"];
    new(&folder, &never).says(2, &["write for example: semester summer from"]);
    copy(&folder, &["marketing", "--intake", "--code", "x"]).says(2, &[]);
    assert_eq!(folder.files(), before);
    copy(&folder, &["marketing"]).says(0, &[]);
    copy(&folder, &["marketing"]).says(2, &["has this already"]);
}

#[test]
fn there_is_no_folder() {
    let folder = Folder::empty();
    new(&folder, &["nowhere"]).says(3, &["nowhere"]);
    assert!(!Path::new(&folder.path("nowhere")).exists());
}
